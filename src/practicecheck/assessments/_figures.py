"""Figures that can't all be right, by the rules that a framework carries as data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from practicecheck.assessments._answer import Answer, Number
from practicecheck.assessments._assessment import Assessment
from practicecheck.errors import Code, Problem, Severity
from practicecheck.frameworks import AtLeastAsOften, BasisStated, Framework, WithinWhole, times_a_year


def check_figures(assessment: Assessment, framework: Framework) -> tuple[Problem, ...]:
    """Hold an assessment's figures against the framework's checks.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.

    Returns:
        Warnings, each with the figures at odds, and notes on what happens less often than it should.
    """
    found: list[Problem] = []
    for check in framework.checks:
        match check:
            case WithinWhole():
                found += _within_whole(check, assessment)
            case AtLeastAsOften():
                found += _at_least_as_often(check, assessment)
            case BasisStated():
                found += _basis_stated(check, assessment)
    return tuple(found)


def _within_whole(check: WithinWhole, assessment: Assessment) -> Iterator[Problem]:
    answers = assessment.by_item
    whole = answers[check.whole].number if check.whole in answers else None
    counted: list[tuple[str, Number]] = []
    for part in check.parts:
        if part.condition:
            decider = answers.get(part.condition.item)
            if decider is None or decider.answer is not part.condition.answer:
                continue
        figure = _figure(answers.get(part.item), whole)
        if figure is not None:
            counted.append((part.item, figure))
    total = sum(figure for _, figure in counted)
    limit = whole if whole is not None else _hundred_percent(check, assessment)
    if counted and limit is not None and total - _slack(check, assessment, limit) > limit:
        parts = " + ".join(f"{_shown(figure)} ({item})" for item, figure in counted)
        sum_of = f"{parts} = {_shown(total)}" if len(counted) > 1 else parts
        yield Problem(
            code=Code.MORE_THAN_WHOLE,
            message=f"{sum_of} is more than the whole, {limit} ({check.whole}).",
            remedy=f"Mend one of the figures. {check.note}",
            path=("answers", counted[-1][0]),
            severity=Severity.WARNING,
        )


def _slack(check: WithinWhole, assessment: Assessment, whole: Number) -> Decimal:
    """What rounding may add: half of the last digit of each part that is a percentage."""
    percents = [
        Decimal(answer.percent)
        for part in check.parts
        if (answer := assessment.by_item.get(part.item)) is not None and answer.percent is not None
    ]
    if len(percents) < 2:  # noqa: PLR2004 - one part alone is no sum
        return Decimal(0)
    halves = sum((Decimal(5).scaleb(int(percent.as_tuple().exponent) - 1) for percent in percents), Decimal(0))
    return halves * Decimal(whole) / 100


def _shown(number: Number) -> str:
    return f"{Decimal(number).normalize():f}"


def _figure(answer: Answer | None, whole: Number | None) -> Number | None:
    """A part as a number; a percentage becomes one where the whole is known."""
    if answer is None:
        return None
    if answer.number is not None:
        return answer.number if whole is not None else None
    if answer.percent is None:
        return None
    if whole is None:
        return answer.percent
    return Decimal(whole) * Decimal(answer.percent) / 100


def _hundred_percent(check: WithinWhole, assessment: Assessment) -> Number | None:
    """The whole where it is not known and every part that is given is a percentage of it."""
    given = [assessment.by_item[part.item] for part in check.parts if part.item in assessment.by_item]
    if any(answer.number is not None for answer in given):
        return None
    return 100


def _at_least_as_often(check: AtLeastAsOften, assessment: Assessment) -> Iterator[Problem]:
    answer = assessment.by_item.get(check.item)
    if answer is None or answer.times is None or answer.per is None:
        return
    if times_a_year(answer.times, answer.per) < Fraction(check.times) * check.per.in_a_year:
        yield Problem(
            code=Code.LESS_OFTEN,
            message=f"{answer.times} a {answer.per.value} is less often than "
            f"{check.times} a {check.per.value}.",
            remedy=f"If the figure is right, it is something to act on. {check.note}",
            path=("answers", check.item, "times"),
            severity=Severity.NOTE,
        )


def _basis_stated(check: BasisStated, assessment: Assessment) -> Iterator[Problem]:
    if assessment.capture.basis is not None:
        return
    if any(
        answer.number is not None
        for item in check.items
        if (answer := assessment.by_item.get(item)) is not None
    ):
        yield Problem(
            code=Code.NO_BASIS,
            message="figures of staff are given, and nothing says whether they are heads or "
            "whole-time equivalents.",
            remedy="Write basis: headcount or basis: wte under capture.",
            path=("capture",),
            severity=Severity.WARNING,
        )
