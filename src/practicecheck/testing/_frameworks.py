"""Frameworks: a blank form reads as nothing answered, and whatever is filled in can be scored and kept."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING, Final

from practicecheck.assessments import check_assessment
from practicecheck.errors import PracticeCheckError, Problem, Severity
from practicecheck.exchange import blank_assessment, read_assessment, source_of
from practicecheck.scorer import score
from practicecheck.testing._filling import filled_in, ways
from practicecheck.testing._round_trip import comes_back
from practicecheck.testing._subject import Subject, amiss, first_line

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import Scorecard

FORMS: Final = 5
"""So many forms of each framework are filled in, for each way to take its decisions."""


def blank(subject: Subject) -> Iterator[Problem]:
    """A blank form has no fault, and counts as nothing answered.

    Args:
        subject: The plugin.
    """
    for framework in subject.frameworks:
        for way in ({}, *ways(framework)):
            try:
                read = read_assessment(source_of(blank_assessment(framework, way)), subject.catalogue)
                card = scored(read, framework, subject)
            except PracticeCheckError as fault:
                yield amiss(
                    f"a blank form can't be used: {first_line(fault)}",
                    "Mend the framework; practicecheck new makes the form, and practicecheck check reads it.",
                    file=framework.id,
                )
                continue
            if card.whole_coverage.answered:
                yield amiss(
                    f"{card.whole_coverage.answered} items of a blank form count as answered.",
                    "Tell the authors of practicecheck.",
                    file=framework.id,
                )


def filled(subject: Subject) -> Iterator[Problem]:
    """Forms that are filled in by chance have no fault, are scored, and come back from their files.

    Args:
        subject: The plugin.
    """
    for framework in subject.frameworks:
        chance = Random(framework.id)  # noqa: S311 - the same forms each time, and nothing secret
        for way in ways(framework):
            for _ in range(FORMS):
                yield from _filled(filled_in(framework, way, chance), framework, subject)


def _filled(made: Assessment, framework: Framework, subject: Subject) -> Iterator[Problem]:
    errors = [p for p in check_assessment(made, framework) if p.severity is Severity.ERROR]
    if errors:
        yield amiss(
            f"a form with an answer to each item has a fault at {errors[0].place}: {errors[0].message}",
            f"Look whether the framework's own rules can all be kept at once. {errors[0].remedy}",
            file=framework.id,
        )
        return
    try:
        card = scored(made, framework, subject)
    except PracticeCheckError as fault:
        yield amiss(
            f"a filled-in form can't be scored: {first_line(fault)}", "Mend the framework.", file=framework.id
        )
        return
    # Where there are few questions, chance may well give a reason instead of an answer to each of them.
    given = any(answer.not_applicable is None and answer.cannot_answer is None for answer in made.answers)
    if framework.scored and given and not card.whole_coverage.answered:
        yield amiss(
            "no item of a filled-in form counts as answered.", "Mend the items' takes.", file=framework.id
        )
    yield from comes_back(made, subject, f"{framework.id}, a filled-in form")


def scored(made: Assessment, framework: Framework, subject: Subject) -> Scorecard:
    """Score with whatever keys and definitions of rates there are.

    Args:
        made: The assessment.
        framework: What it answers.
        subject: The plugin, for its catalogue.
    """
    there = subject.catalogue
    return score(made, framework, keys=there.scoring_keys, indicators=there.indicators)
