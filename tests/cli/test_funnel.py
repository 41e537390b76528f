"""``practicecheck funnel``: what it writes, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from practicecheck.cli._app import run

COUNCILS = Path(__file__).parents[2] / "examples" / "survey-councils.csv"
ASKED = ["--count", "Would recommend", "--of", "Answered"]


@pytest.mark.parametrize(
    ("ending", "begins"), [("svg", "<svg"), ("html", "<!doctype"), ("csv", "\ufefforganisation,")]
)
def test_the_ending_says_what_is_written(ending: str, begins: str, tmp_path: Path) -> None:
    """A picture, a page or a table; nobody's count is in it where there are few."""
    file = tmp_path / f"out.{ending}"
    assert run(["funnel", str(COUNCILS), *ASKED, "-o", str(file)]) == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "Dunmoor,6" not in text


@pytest.mark.parametrize(
    ("rows", "more", "code", "said"),
    [
        ("A,30,40\nA,20,40", [], 1, "PC728"),
        (",30,40", [], 1, "PC728"),
        ("A,about,40", [], 1, "PC726"),
        ("A,50,40", [], 1, "PC734"),
        ("A,3.5,40", [], 1, "PC211"),
        ("", [], 1, "PC721"),
        ("A,30,40", ["--unit", "Councils"], 1, "PC723"),
        ("A,3,4", [], 2, "at least 10"),
        ("A,30,40", ["-o", "out.png"], 2, ".svg"),
        ("A,30,40", ["--exact", "--overdispersion"], 2, "together"),
    ],
)
def test_what_does_not_fit_is_told(
    rows: str, more: list[str], code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a code or the right usage."""
    file = tmp_path / "councils.csv"
    file.write_text(f"Council,Would recommend,Answered\n{rows}\n", encoding="utf-8")
    assert run(["funnel", str(file), *ASKED, *more]) == code
    assert said in capsys.readouterr().err


def test_events_for_each_worker_are_a_rate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What they are laid over may have decimals."""
    file = tmp_path / "cases.csv"
    file.write_text("Council,Would recommend,Answered\nA,300,20.5\nB,280,19.5\n", encoding="utf-8")
    assert run(["funnel", str(file), *ASKED, "--kind", "rate"]) == 0
    assert "14.63" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rows", "how_many"), [("A,5,40\n", "One"), ("A,5,40\nB,1,9\n", "One"), ("A,1,9\n", "No")]
)
def test_one_organisation_is_not_laid_beside_itself(
    rows: str, how_many: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would be its own benchmark, and inside the limits whatever its figure is."""
    table = tmp_path / "one.csv"
    table.write_text(f"Council,Good,All\n{rows}", encoding="utf-8")
    assert run(["funnel", str(table), "--count", "Good", "--of", "All"]) == 2
    said = capsys.readouterr()
    assert f"{how_many} organisation has at least 10" in said.err
    assert not said.out
