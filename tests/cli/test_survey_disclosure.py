"""What ``practicecheck survey`` must not tell: hidden figures by another way, and what one person wrote."""

from __future__ import annotations

import csv
import random
import re
from pathlib import Path

import pytest

from practicecheck.cli._app import run

ITEMS = [f"standard-{n}" for n in range(1, 9)]
STANDARDS = ("--framework", "employer-standards@2014", "--key", "agreement-100")
RENAMED = """\
practicecheck: survey/1
framework: employer-standards@2014
scale: agreement-5
items: {standard-1: {column: standard-1}, standard-2: {column: standard-2}}
groups: {authority: council, job: role}
"""
COMMENT = "My manager Jane Doe shouts at me"


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def survey(name: str, *groups: tuple[str, str, int]) -> None:
    dice = random.Random(20161122)  # noqa: S311 - answers, no secrets
    rows = [
        ",".join([council, role, *(str(dice.randint(1, 5)) for _ in ITEMS)])
        for council, role, people in groups
        for _ in range(people)
    ]
    Path(name).write_text("\n".join([",".join(["council", "role", *ITEMS]), *rows]) + "\n", encoding="utf-8")


def told(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(["survey", *words]) == ends
    shown = capsys.readouterr()
    return " ".join((shown.out + shown.err).split())


def test_a_group_by_another_name_is_no_other_group(capsys) -> None:
    """18 people by council, then 14 of them by authority and job: the other four would be told."""
    survey("s.csv", ("Northshire", "worker", 30), ("Westmoor", "worker", 14), ("Westmoor", "manager", 4))
    Path("q.yaml").write_text(RENAMED, encoding="utf-8")
    release = ("--population", "staff", "--ledger", "l.yaml", "-o", "out.csv")
    told(capsys, "score", "s.csv", *STANDARDS, "--by", "council", *release)
    Path("out.csv").unlink()
    asked = ("--questionnaire", "q.yaml", "--key", "agreement-100", "--by", "authority,job")
    why = told(capsys, "score", "s.csv", *asked, *release, ends=1)
    assert 'PC767 by: "authority" holds the groups that went out as "council"' in why
    assert not Path("out.csv").exists()


def test_another_grouping_of_the_same_people_is_another(capsys) -> None:
    """Nothing is in the way of a table by role after one by council."""
    survey("s.csv", ("Northshire", "worker", 30), ("Westmoor", "worker", 14), ("Westmoor", "manager", 14))
    release = ("--population", "staff", "--ledger", "l.yaml", "-o", "out.csv")
    for by in ("council", "role", "council,role"):
        told(capsys, "score", "s.csv", *STANDARDS, "--by", by, *release)


def test_names_and_comments_are_no_groups(capsys) -> None:
    """Figures of a group of one are hidden, but not what it is called."""
    survey("s.csv", ("Northshire", "", 30), *((f"{COMMENT} {n}", "", 1) for n in range(6)))
    why = told(capsys, "score", "s.csv", *STANDARDS, "--by", "council", ends=1)
    assert 'group "council": 6 of its 7 values are of one person each' in why
    assert "Jane" not in why
    assert "Jane" in told(capsys, "score", "s.csv", *STANDARDS, "--by", "council", "--audience", "working")


def test_a_comment_among_answers_is_counted_and_not_quoted(capsys) -> None:
    """Neither where people are scored, nor where columns are mapped, nor where ballots are made."""
    survey("s.csv", ("Northshire", "worker", 30))
    text = Path("s.csv").read_text(encoding="utf-8")
    Path("s.csv").write_text(f"{text}Northshire,worker,{COMMENT},7,4,4,4,4,4,4\n", encoding="utf-8")
    Path("q.yaml").write_text(RENAMED.replace("groups:", "#"), encoding="utf-8")
    for words, ends in (
        (("score", "s.csv", *STANDARDS, "-o", "out.csv"), 0),
        (("ballots", "s.csv", *STANDARDS, "--perspective", "role", "-o", "b.csv"), 1),
        (("map", "s.csv", "--framework", "employer-standards@2014", "--scale", "agreement-5"), 0),
        (("map", "s.csv", "--check", "q.yaml"), 1),
        (("map", "s.csv", "--check", "q.yaml", "--format", "json"), 1),
    ):
        shown = told(capsys, *words, ends=ends)
        assert "a text of 7 words" in shown, words
        assert '"7' in shown, words
        assert "Jane" not in shown, words


def test_what_many_wrote_is_a_label_and_is_quoted(capsys) -> None:
    """It has to be given a meaning."""
    survey("s.csv", ("Northshire", "worker", 30))
    label = "I would rather not say so"
    text = Path("s.csv").read_text(encoding="utf-8") + f"Northshire,worker,{label},4,4,4,4,4,4,4\n" * 5
    Path("s.csv").write_text(text, encoding="utf-8")
    assert f'"{label}" stands there 5 times' in told(capsys, "score", "s.csv", *STANDARDS)


def test_people_whom_the_ledger_does_not_know_are_told_once(capsys) -> None:
    """Not of each of the items, too."""
    survey("s.csv", ("Northshire", "worker", 30), ("Westmoor", "worker", 14))
    for population in ("staff", "stuff"):
        shown = told(
            capsys,
            "score",
            "s.csv",
            *STANDARDS,
            "--ledger",
            "l.yaml",
            "--population",
            population,
            "-o",
            "o.csv",
        )
    assert shown.count("PC772") == 1


@pytest.mark.parametrize("picture", ["bars", "dots"])
@pytest.mark.parametrize("kind", ["svg", "html"])
def test_a_picture_holds_nothing_that_is_hidden(picture: str, kind: str, capsys) -> None:
    """Neither in what is seen, nor in what lies below it."""
    pytest.importorskip("altair")
    survey("s.csv", ("Northshire", "worker", 30), ("Westmoor", "worker", 7))
    told(capsys, "score", "s.csv", *STANDARDS, "--by", "council", "-o", "w.csv", "--audience", "working")
    told(capsys, "score", "s.csv", *STANDARDS, "--by", "council", "--picture", picture, "-o", f"p.{kind}")
    shown = Path(f"p.{kind}").read_text(encoding="utf-8")
    with Path("w.csv").open(encoding="utf-8-sig", newline="") as opened:
        [row] = [
            own for own in csv.DictReader(opened) if (own["council"], own["kind"]) == ("Westmoor", "section")
        ]
    assert "Westmoor" in shown
    for figure in (row["mean"], row["deviation"], row["low"], row["high"]):
        assert not re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.])", shown)
