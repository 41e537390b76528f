"""A survey's answers become ballots of a team's assessment."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.surveys.strategies import doing, key

from practicecheck.cli._app import run
from practicecheck.errors import Code, DocumentError
from practicecheck.surveys import ballot_papers, survey_rule

ASKED = doing(key("extent-points@1"))
COLUMNS = ["who", "team", *ASKED.items]
RULE = survey_rule(ASKED.framework, ASKED.key, COLUMNS, ["who"])


def answers(who: str, first: object, team: str = "Harbour") -> list[object]:
    """Somebody who answers two items."""
    return [who, team, first, "X", *[""] * (len(ASKED.items) - 2)]


def test_each_person_has_a_paper_with_a_code_of_its_own() -> None:
    """By perspective and by answers: the order in which people answered is gone."""
    rows = [answers("practitioner", 3), answers("medical", 1), answers("practitioner", 0)]
    papers = ballot_papers(rows, COLUMNS, RULE, "who")  # type: ignore[arg-type]
    assert [(own.rater, own.perspective, own.ballots[0].point) for own in papers] == [
        ("r1", "medical", 1),
        ("r2", "practitioner", 0),
        ("r3", "practitioner", 3),
    ]
    assert papers == ballot_papers(rows[::-1], COLUMNS, RULE, "who")  # type: ignore[arg-type]
    assert papers[0].ballots[1].point == "X"


def test_what_can_be_no_ballot_is_refused() -> None:
    """An answer that means nothing, and people who don't say for whom they speak; all at once."""
    with pytest.raises(DocumentError) as told:
        ballot_papers([answers("", 3), answers("medical", 9)], COLUMNS, RULE, "who")  # type: ignore[list-item]
    assert [(own.code, "9" in own.message, "don't say" in own.message) for own in told.value.problems] == [
        (Code.SURVEY_ANSWER, True, False),
        (Code.SURVEY_ANSWER, False, True),
    ]


def test_a_survey_goes_into_a_teams_assessment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the file of answers to a scorecard with ballots, by commands alone."""
    monkeypatch.chdir(tmp_path)
    rows = [COLUMNS, *(answers(who, n % 5) for n, who in enumerate(["practitioner"] * 4 + ["medical"] * 3))]
    rows.append(answers("practitioner", 4, "Another"))
    Path("answers.csv").write_text("\n".join(",".join(map(str, row)) for row in rows), encoding="utf-8")
    Path("team.yaml").write_text(
        "practicecheck: assessment/1\nframework: how-are-we-doing@2016\nchoices: {integration: 2A}\n"
        "answers:\n  q1-1: {score: 2}\n",
        encoding="utf-8",
    )
    ask = ["survey", "ballots", "answers.csv", "--framework", "how-are-we-doing@2016", "--perspective", "who"]
    assert run([*ask, "--only", "team=Harbour", "-o", "room.csv"]) == 0
    assert "ballots of 7 people" in capsys.readouterr().out
    assert run(["ballots", "merge", "team.yaml", "room.csv", "-o", "merged.yaml"]) == 0
    assert run(["score", "merged.yaml", "--ballots"]) == 0
    merged = Path("merged.yaml").read_text(encoding="utf-8")
    assert merged.count("perspective: practitioner") == 8
    assert merged.count("perspective: medical") == 6
    assert run([*ask, "--only", "team=Harbour", "-o", "room.csv"]) == 2
    assert "add --force" in capsys.readouterr().err
    assert run([*ask, "--only", "team=Nobody", "-o", "other.csv"]) == 2
    assert run([*ask, "--only", "Harbour", "-o", "other.csv"]) == 2
