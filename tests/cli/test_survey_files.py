"""``practicecheck survey score`` on files as they come: the same answers whoever reads them, or why not."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from practicecheck.cli._app import run
from practicecheck.exchange import survey_files

ITEMS = [f"standard-{n}" for n in range(1, 9)]
HEAD = ",".join(["council", *ITEMS])
STANDARDS = ("--framework", "employer-standards@2014", "--key", "agreement-100")


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def people(count: int = 24, *councils: str) -> list[list[str]]:
    dice = random.Random(20161122)  # noqa: S311 - answers, no secrets
    named = councils or ("Northshire", "Westmoor")
    return [[named[n % len(named)], *(str(dice.randint(1, 5)) for _ in ITEMS)] for n in range(count)]


def lines(rows: list[list[str]], head: str = HEAD) -> str:
    return "\n".join([head, *(",".join(row) for row in rows)]) + "\n"


def scored(engine: str, *words: str, by: str = "council", out: str = "out.csv") -> str:
    asked = ("--by", by, "--engine", engine, "--audience", "working", "-o", out)
    assert run(["survey", "score", *words, *STANDARDS, *asked]) == 0
    return Path(out).read_text(encoding="utf-8-sig")


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run(["survey", "score", *words, *STANDARDS, "-o", "out.csv"]) == 1
    assert not Path("out.csv").exists()
    return capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        lines(people(24, "007", "08")),
        lines(people(24, "1.0", "2.50")),
        lines(people(24, "true", "false")),
        "\n" + lines(people()).replace("\nWestmoor", "\n\n,,,,,,,,\n , ,,,,,,,\nWestmoor"),
        ",,,\n" + lines(people()),
        lines(people()).replace(",", ";"),
        "sep=;\n" + lines(people()).replace(",", ";"),
        lines(people()).replace("\n", "\r\n"),
        lines(people())[:-1],
        lines([[*row, "", ""] for row in people()]),
        lines([[*row, ""] for row in people()], HEAD + ","),
        lines(
            [[own, f" 0{one}", f"{two}.00", f"{three}.0", *more] for own, one, two, three, *more in people()]
        ),
        lines([['"North, ""old""\n\nand new"', *row[1:]] for row in people()]),
        lines(people(), HEAD.replace("standard-1", ' "standard-1 "').replace("standard-2", '"standard-2"')),
        lines(people(12_000)) + "Northshire,no idea,4,4,4,4,4,4,4\n",
    ],
    ids=[
        *(
            "noughts",
            "decimals",
            "truths",
            "blank-rows",
            "blank-first",
            "semicolons",
            "separator-named",
            "windows",
        ),
        *("no-last-end", "longer-rows", "no-heading", "padded", "quoted", "quoted-headings", "late-word"),
    ],
)
def test_a_large_csv_file_is_read_as_a_small_one(text: str, capsys) -> None:
    """Whatever a spreadsheet puts into it."""
    Path("s.csv").write_text(text, encoding="utf-8", newline="")
    small = scored("plain", "s.csv")
    told = capsys.readouterr()
    assert scored("polars", "s.csv") == small
    assert capsys.readouterr() == told


@pytest.mark.parametrize(
    ("data", "code", "why"),
    [
        (lines(people())[:-6].encode(), "PC722 line 25", "row 25 has 7 cells"),
        (lines(people()).encode() + b"N,1\nN,1,2,3,4,5,1,2,3\n", "PC722 line 26", "row 26 has 2 cells"),
        (lines(people()).encode() + b"N,1,2,3,4,5,1,2,3,4,5\n", "PC722 line 26", "row 26 has 11 cells"),
        (lines(people()).encode() + b'"N,1,2,3,4,5,1,2,3\n', "PC721", "quotation mark is missing"),
        (
            lines(people()).replace("standard-2", "standard-1").encode(),
            "PC782",
            "2 columns are called standard-1",
        ),
        (lines(people()).encode("utf-16"), "PC721", "not UTF-8"),
        (lines(people()).replace("N", "N\0", 1).encode(), "PC721", "not UTF-8"),
        (lines(people(24, "Môn")).encode("latin-1"), "PC785", "not UTF-8"),
        (HEAD.encode() + b"\n", "PC785", "nobody's answers"),
        (b"", "PC785", "nobody's answers"),
    ],
    ids=["cut", "shorter", "longer", "mark", "twice", "utf-16", "nul", "latin-1", "nobody", "empty"],
)
def test_a_large_csv_file_that_is_amiss_is_refused(data: bytes, code: str, why: str, capsys) -> None:
    """No engine says so by itself: a row that stops early would be a person who skipped the rest."""
    Path("s.csv").write_bytes(data)
    told = refused(capsys, "s.csv", "--engine", "polars", "--by", "council")
    assert told.startswith("s.csv: 1 problem\n")
    assert code in told
    assert why in told


def test_no_answer_is_quoted_where_a_cell_cannot_be_read(capsys) -> None:
    """What an engine says of it would quote the cell."""
    Path("s.csv").write_text(lines(people()) + 'N,""she shouts"" at me,2,3,4,5,1,2,3\n', encoding="utf-8")
    told = refused(capsys, "s.csv", "--engine", "polars")
    assert "shouts" not in told
    assert "a cell can't be read" in told


def test_the_old_encoding_is_told(capsys) -> None:
    """Names may be wrong."""
    Path("s.csv").write_bytes(lines(people(24, "Môn")).encode("cp1252"))
    scored("auto", "s.csv")
    assert "read as Windows-1252" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a[1].csv", "räte, täglich & *.csv", "?.csv", "-x.csv"])
def test_a_name_is_no_pattern(name: str) -> None:
    """A download is often called so."""
    Path(name).write_text(lines(people()), encoding="utf-8")
    assert scored("polars", f"./{name}") == scored("plain", f"./{name}")


def test_problems_with_columns_are_told_with_the_file(capsys) -> None:
    """Several may be open."""
    Path("s.csv").write_text(lines(people()), encoding="utf-8")
    for engine in ("plain", "polars"):
        assert refused(capsys, "s.csv", "--engine", engine, "--by", "county").startswith("s.csv: 1 problem")


def test_a_file_is_read_once_by_whatever_name() -> None:
    """A folder, and a file in it."""
    Path("all").mkdir()
    Path("all/s.csv").write_text(lines(people()), encoding="utf-8")
    assert survey_files(["all", "all/s.csv", "./all/../all/s.csv"]) == ("all/s.csv",)


def test_what_another_program_has_not_finished_is_left_out() -> None:
    """Spark writes folders that are called as a file, and keeps books in them."""
    frame = pl.DataFrame(people(), schema=["council", *ITEMS], orient="row")
    for name in ("answers.parquet/part-0.parquet", "answers.parquet/_temporary/0/part-1.parquet"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        frame.write_parquet(name)
    Path("answers.parquet/.part-0.parquet").write_bytes(b"half")
    Path("answers.parquet/empty.parquet").mkdir()
    assert survey_files(["answers.parquet"]) == ("answers.parquet/part-0.parquet",)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_folders_that_say_what_they_hold_are_columns(kind: str) -> None:
    """As warehouses lay tables down: ``year=2026/part.parquet``."""
    for year in ("year=2025", "year=2026", "year=__HIVE_DEFAULT_PARTITION__"):
        Path("answers", year).mkdir(parents=True)
        frame = pl.DataFrame(people(), schema=["council", *ITEMS], orient="row")
        if kind == "csv":
            frame.write_csv(Path("answers", year, "part-0.csv"))
        else:
            frame.cast(dict.fromkeys(ITEMS, pl.Int8)).write_parquet(Path("answers", year, "part-0.parquet"))
    found = scored("auto", "answers", by="year")
    assert [line.split(",")[0] for line in found.splitlines() if "section" in line] == [
        "not said",
        "2025",
        "2026",
    ]


def test_numbers_in_one_file_and_text_in_another_are_the_same_answers() -> None:
    """Each year was saved by somebody else."""
    frame = pl.DataFrame(people(), schema=["council", *ITEMS], orient="row")
    frame.write_parquet("a.parquet")
    frame.cast(dict.fromkeys(ITEMS, pl.Int8)).write_parquet("b.parquet")
    Path("c.csv").write_text(lines(people() + people()), encoding="utf-8")
    assert scored("polars", "a.parquet", "b.parquet") == scored("plain", "c.csv")


def test_columns_that_no_type_holds_are_told(capsys) -> None:
    """Days in one file, and numbers in the other."""
    frame = pl.DataFrame(people(), schema=["council", *ITEMS], orient="row")
    frame.with_columns(pl.date(2026, 1, 1).alias("standard-1")).write_parquet("a.parquet")
    frame.with_columns(pl.lit(value=True).alias("standard-1")).write_parquet("b.parquet")
    told = refused(capsys, "a.parquet", "b.parquet")
    assert "other kinds of values in one of the files" in told


def test_a_damaged_page_is_told(capsys) -> None:
    """A Parquet file may be whole at its ends."""
    frame = pl.DataFrame(people(), schema=["council", *ITEMS], orient="row")
    frame.write_parquet("s.parquet")
    data = bytearray(Path("s.parquet").read_bytes())
    data[4:90] = bytes(86)
    Path("s.parquet").write_bytes(data)
    assert "PC785" in refused(capsys, "s.parquet", "--by", "council")


def test_groups_are_never_taken_for_everybody() -> None:
    """Nor those who say nothing for a council that is called so."""
    Path("s.csv").write_text(lines(people(60, "everybody", "not said", "")), encoding="utf-8")
    assert run(["survey", "score", "s.csv", *STANDARDS, "--by", "council", "-o", "out.csv"]) == 0
    found = Path("out.csv").read_text(encoding="utf-8-sig")
    starts = [line.split(",section")[0] for line in found.splitlines() if ",section," in line]
    assert starts == ["not said", '"""everybody"""', '"""not said"""']


@pytest.mark.parametrize("name", ["people", "Mean", "standards__scored", "council,council"])
def test_groups_are_not_called_as_results_are(name: str, capsys) -> None:
    """Two columns of one name, and nobody knows which is which."""
    Path("s.csv").write_text(lines(people(), HEAD.replace("council", name.split(",", maxsplit=1)[0])), "utf-8")
    told = refused(capsys, "s.csv", "--by", name)
    assert "PC782 by: group" in told


def test_what_means_nothing_is_counted_to_the_end(capsys) -> None:
    """Twenty are told one by one, the most frequent first; the others together."""
    odd = [[f"slip {n}"] * (40 - n) for n in range(30)]
    rows = [["N", written, *"4444444"] for own in odd for written in own]
    Path("s.csv").write_text(lines(rows), encoding="utf-8")
    scored("plain", "s.csv")
    told = capsys.readouterr().err
    assert '"slip 0" stands there 40 times' in told
    assert f"PC783 10 more answers mean nothing, {sum(40 - n for n in range(20, 30))} times." in told


def test_a_run_that_is_killed_leaves_no_half_file(tmp_path: Path) -> None:
    """Neither the results, nor a part of them under their name."""
    Path("s.csv").write_text(lines(people()), encoding="utf-8")
    Path("out.csv").write_text("as it was", encoding="utf-8")
    killed = (
        "import os, signal, sys\n"
        "from practicecheck.cli._app import run\n"
        "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "run(sys.argv[1:])\n"
    )
    words = [sys.executable, "-c", killed, "survey", "score", "s.csv", *STANDARDS, "-o", "out.csv"]
    assert subprocess.run(words, cwd=tmp_path, check=False).returncode < 0
    assert Path("out.csv").read_text(encoding="utf-8") == "as it was"
