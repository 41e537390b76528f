"""Totals that stand out, or against which the team's own marks speak, are pointed to."""

from __future__ import annotations

from decimal import Decimal

from tests.scoring.builders import answers_to, shipped_framework, shipped_key

from practicecheck.assessments import Answer, Assessment, Flag, Mark, SectionRecord
from practicecheck.cycle import STANDS_OUT, Surprise, SurpriseKind, surprises
from practicecheck.scoring import Scorecard, score_assessment

HAWD = shipped_framework("how-are-we-doing@2016")
KEY = shipped_key("extent-points@1")


def card(points: dict[str, int], *, priorities: tuple[str, ...] = ("1", "3", "4"), **flags: Mark) -> Scorecard:
    assessment = Assessment(
        framework=HAWD.id,
        answers=tuple(
            Answer(
                item=item,
                score=point,
                flag=Flag(is_=flags[item.replace("-", "_")]) if item.replace("-", "_") in flags else None,
            )
            for item, point in points.items()
        ),
        sections=tuple(SectionRecord(section=own, priorities=("Something",)) for own in priorities),
    )
    return score_assessment(assessment, HAWD, KEY)


def found(made: Scorecard) -> list[tuple[str, str]]:
    return [(own.kind.value, own.section) for own in surprises(made)]


def test_a_section_stands_out_from_ten_points_on() -> None:
    """The farthest first; with its score and how far it is away."""
    made = card({"q1-1": 4, "q3-1": 2, "q4-1": 2})
    assert STANDS_OUT == 10
    assert surprises(made) == (
        Surprise(
            kind=SurpriseKind.STANDS_OUT,
            section="1",
            title="Professional leadership",
            percent=Decimal("100.0"),
            away=Decimal("33.3"),
        ),
        *(
            Surprise(
                kind=SurpriseKind.STANDS_OUT,
                section=section,
                title=HAWD.section(section).title,
                percent=Decimal("50.0"),
                away=Decimal("-16.7"),
            )
            for section in ("3", "4")
        ),
    )


def test_a_hair_less_than_ten_points_is_no_surprise() -> None:
    """Exact fractions are held against the number, not rounded ones."""
    even = card({"q1-1": 2, "q3-1": 2, "q4-1": 2})
    assert found(even) == []


def test_a_flag_that_speaks_against_the_score_is_told_with_its_items() -> None:
    """Either way round; a flag that agrees is not."""
    made = card({"q1-1": 2, "q1-2": 3, "q3-1": 2, "q4-1": 3}, q1_1=Mark.STRENGTH, q1_2=Mark.GAP, q3_1=Mark.GAP)
    told = [own for own in surprises(made) if own.kind is SurpriseKind.FLAG_AGAINST_SCORE]
    assert [(own.section, own.items) for own in told] == [("1", ("q1-2", "q1-1"))]


def test_a_low_section_for_which_nobody_wants_anything_is_told() -> None:
    """However little it is below the whole."""
    made = card(
        {"q1-1": 3, "q1-2": 3, "q1-3": 3, "q3-1": 3, "q3-2": 3, "q3-3": 2, "q4-1": 3}, priorities=("1", "4")
    )
    assert ("low without priority", "3") in found(made)


def test_where_nothing_is_scored_nothing_surprises() -> None:
    """Nor where means are made, which are no percentages."""
    steps = shipped_framework("social-work-health-check@2009")
    assert surprises(score_assessment(answers_to(steps), steps, None)) == ()
    assert surprises(score_assessment(Assessment(framework=HAWD.id), HAWD, KEY)) == ()
    standards = shipped_framework("employer-standards@2014")
    agreed = answers_to(standards, Answer(item="standard-1", score=3), scale="agreement-5")
    assert surprises(score_assessment(agreed, standards, shipped_key("agreement-mean@1"))) == ()
