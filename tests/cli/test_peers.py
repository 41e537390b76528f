"""``practicecheck peers``, and the benchmarks of peers in a funnel: what is told, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from practicecheck.cli._app import run

EXAMPLES = Path(__file__).parents[2] / "examples"
COUNCILS = str(EXAMPLES / "councils.csv")
SURVEY = str(EXAMPLES / "survey-councils.csv")
FUNNEL = ["funnel", SURVEY, "--count", "Would recommend", "--of", "Answered"]


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run([*words]) == ends
    out, err = capsys.readouterr()
    return err if ends else out


def written(text: str, name: str = "table.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_everybody_is_a_peer_or_named_with_the_reason(capsys) -> None:
    """The nearest first; the own organisation is neither."""
    words = ("peers", COUNCILS, "--of", "Westmere", "--near", "Population", "--same", "Kind", "--most", "3")
    tree = json.loads(said(capsys, *words, "--format", "json"))
    assert [own["organisation"] for own in tree["peers"]] == ["Inglewick", "Ravensby", "Hollinbrook"]
    why = {own["organisation"]: own["why"] for own in tree["left_out"]}
    assert (why["Calderfield"], why["Larkham"]) == ("farther away than the 3 nearest", "another Kind")
    assert len(tree["peers"]) + len(why) == 19
    table = said(capsys, *words)
    assert all(name in table for name in (*why, "Inglewick", "301,000"))


def test_columns_are_named_with_commas_or_one_by_one(capsys) -> None:
    """And a heading with a comma of its own is found, too."""
    table = written('Council,"Poor, in percent",People\nA,10 %,100\nB,12 %,110\nC,30 %,900\n')
    found = {
        said(capsys, "peers", table, "--of", "A", "--format", "csv", *near)
        for near in (
            ["--near", "Poor, in percent", "--near", "People"],
            ["--near", "Poor, in percent", "--near", " People ,People"],
        )
    }
    assert len(found) == 1
    assert found.pop().splitlines()[1].startswith("A,B,yes,")


def test_a_number_may_be_below_nothing(capsys) -> None:
    """How many moved in or away, or how far west a place lies."""
    table = written("Council,Moved in\nA,-1.5\nB,\u22121.0\nC,1.5\n")
    rows = [*csv.DictReader(io.StringIO(said(capsys, *_moved(table), "--format", "csv")))]
    assert [row["organisation"] for row in rows] == ["B", "C"]
    assert float(rows[0]["distance"]) * 6 == pytest.approx(float(rows[1]["distance"]), rel=1e-3)


def _moved(table: str) -> tuple[str, ...]:
    return "peers", table, "--of", "A", "--near", "Moved in"


def test_each_column_writes_its_numbers_in_its_own_way(capsys) -> None:
    table = written('Council,Moved in,Poor\nA,"1,500",2.5\nB,"2,500",3.5\n')
    assert "1,500" in said(capsys, *_moved(table), "--near", "Poor")


@pytest.mark.parametrize(
    ("rows", "more", "ends", "told"),
    [
        ("A,1\nB,2", ["--near", "Moved out"], 1, "PC723"),
        ("A,1\nA,2", ["--near", "Moved in"], 1, "PC728"),
        (",1\nA,2", ["--near", "Moved in"], 1, "PC728"),
        ("A,1\nB,some", ["--near", "Moved in"], 1, "PC726"),
        ("A,1\nB,--2", ["--near", "Moved in"], 1, "PC726"),
        ("A,1\nB,-", ["--near", "Moved in"], 1, "PC726"),
        ("A,1\nB,1e9", ["--near", "Moved in"], 1, "PC726"),
        ("B,1\nC,2", ["--near", "Moved in"], 1, "PC752"),
        ("A,\nB,2", ["--near", "Moved in"], 1, "PC756 line 2"),
        ("A,\nB,2", ["--same", "Moved in"], 1, "PC756 line 2"),
        ("", ["--near", "Moved in"], 1, "PC721"),
        ("A,1\nB,2", ["--near", "Moved in", "--unit", "Town"], 1, "PC723"),
        ("A,1\nB,2", [], 2, "--near COLUMN, --same COLUMN"),
        ("A,1\nB,2", ["--near", ","], 2, "--near COLUMN, --same COLUMN"),
        ("A,1\nB,2", ["--near", "Moved in", "-o", "x.csv"], 2, "A table is for the terminal"),
        ("A,1\nB,2", ["--near", "Moved in", "--format", "csv", "-o", "table.csv"], 2, "read from"),
        ("A,1\nB,2", ["--near", "Moved in", "--most", "0"], 2, "0"),
    ],
)
def test_what_does_not_fit_is_told(capsys, rows: str, more: list[str], ends: int, told: str) -> None:
    """With a code and what to do, or the right usage."""
    table = written(f"Council,Moved in\n{rows}\n")
    assert told in said(capsys, "peers", table, "--of", "A", *more, ends=ends)


def test_a_name_that_was_mistyped_is_suggested(capsys) -> None:
    assert "Did you mean Larkham?" in said(
        capsys, "peers", COUNCILS, "--of", "Larkam", "--same", "Kind", ends=1
    )


def test_what_was_chosen_is_laid_beside_in_a_funnel(capsys) -> None:
    """The own figure, and both benchmarks of the peers by their names; it is in neither of them."""
    words = ("peers", COUNCILS, "--of", "Northshire", "--same", "Kind", "--format", "csv", "-o", "peers.csv")
    assert said(capsys, *words) == "Wrote peers.csv\n"
    tree = json.loads(said(capsys, *FUNNEL, "--peers", "peers.csv", "--format", "json"))["peers"]
    assert tree["of"] == "Northshire"
    assert tree["figure"] == pytest.approx(120 / 260)
    counties = {"Ashmere", "Fernshire", "Kestrelton", "Penfold", "Quarrington", "Stanmoor"}
    assert {*tree["peers"]} == counties
    assert {own["name"]: own["organisations"] for own in tree["benchmarks"]} == {
        "mean of people": 6,
        "median of organisations": 6,
    }
    assert tree["benchmarks"][0]["value"] == pytest.approx(1480 / 2280)
    assert "Among the peers of Northshire" in said(capsys, *FUNNEL, "--peers", "peers.csv")
    said(capsys, *FUNNEL, "--peers", "peers.csv", "-o", "out.html")
    assert "Among the peers of Northshire" in Path("out.html").read_text(encoding="utf-8")


def test_peers_without_a_figure_are_named_and_those_too_small_are_not_told(capsys) -> None:
    """A list that was made by hand needs two columns."""
    written("organisation,of\nAshmere,Dunmoor\nDunmoor,Dunmoor\nElsewhere,Dunmoor\n", "peers.csv")
    tree = json.loads(said(capsys, *FUNNEL, "--peers", "peers.csv", "--format", "json"))["peers"]
    assert (tree["figure"], tree["peers"], tree["left_out"]) == (None, ["Ashmere"], ["Elsewhere"])
    out = said(capsys, *FUNNEL, "--peers", "peers.csv")
    assert "in no benchmark: Elsewhere." in " ".join(out.split())
    assert "Dunmoor has" not in out


def test_of_peers_without_any_figure_no_benchmark_is_told(capsys) -> None:
    written("organisation,of\nElsewhere,Ashmere\n", "peers.csv")
    tree = json.loads(said(capsys, *FUNNEL, "--peers", "peers.csv", "--format", "json"))["peers"]
    assert [own["value"] for own in tree["benchmarks"]] == [None, None]
    assert "Among the peers" not in said(capsys, *FUNNEL, "--peers", "peers.csv")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("organisation,of\nAshmere,Northshire\nPenfold,Westmere\n", "PC755"),
        ("organisation,of\nAshmere,\n", "PC755"),
        ("organisation,of\nAshmere,Northshire\nAshmere,Northshire\n", "PC728"),
        ("organisation,of\nAshmere,Nortshire\n", "PC752"),
        ("organisation\nAshmere\n", "PC723"),
        ("Council,of\nAshmere,Northshire\n", "PC723"),
        ("organisation,of\n", "PC721"),
    ],
)
def test_a_list_that_is_none_is_told(capsys, text: str, code: str) -> None:
    """With its code."""
    assert code in said(capsys, *FUNNEL, "--peers", written(text), ends=1)


def test_a_list_is_not_written_over(capsys) -> None:
    table = written("organisation,of\nAshmere,Northshire\n")
    assert "read from" in said(capsys, *FUNNEL, "--peers", table, "-o", table, ends=2)
