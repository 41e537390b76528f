"""Rates from an assessment: its answers and base figures, by the definitions that its framework names."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from practicecheck.assessments import Answer, Assessment, Number
from practicecheck.errors import Code, Problem, Severity
from practicecheck.frameworks import Framework, Measure, TakesNumber
from practicecheck.scoring._stated_rate import before_rounding, contradiction
from practicecheck.scoring.indicators._cell import Cell
from practicecheck.scoring.indicators._definition import Indicator, IndicatorSet
from practicecheck.scoring.indicators._marker import Marker
from practicecheck.scoring.indicators._rate import Rate
from practicecheck.scoring.indicators._unit_figures import NamedCell, UnitFigures
from practicecheck.scoring.indicators._working_out import rates_of


def assessment_rates(
    assessment: Assessment, framework: Framework, definitions: IndicatorSet
) -> tuple[tuple[Rate, ...], tuple[Problem, ...]]:
    """Work out the rates of an assessment.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.
        definitions: The definitions; their figures are ids of items and base figures.

    Returns:
        A rate for each definition, with what its item was answered with, and what is missing where something
        is; and a warning where an answer and the figures beside it can't both be right.
    """
    cells = [NamedCell(figure.id, _cell(figure.id, assessment)) for figure in definitions.inputs]
    rates = tuple(
        attrs.evolve(rate, given=_given(rate.indicator, assessment, framework))
        for rate in rates_of(UnitFigures(unit=assessment.unit, inputs=tuple(cells)), definitions)
    )
    return rates, tuple(problem for rate in rates for problem in (*_differs(rate), *rate_problems(rate)))


def _cell(name: str, assessment: Assessment) -> Cell:
    answer = assessment.by_item.get(name)
    if answer is None:
        number = assessment.base_figures.get(name)
        return Cell(number=number, written="" if number is None else str(number))
    if answer.number is not None:
        return Cell(number=answer.number, written=str(answer.number))
    if answer.not_applicable is not None:
        return Cell(marker=Marker.NOT_APPLICABLE)
    return Cell(marker=Marker.UNAVAILABLE if answer.cannot_answer is not None else None)


def _given(indicator: Indicator, assessment: Assessment, framework: Framework) -> Number | None:
    """The rate that a team gave itself, where its item asks for one."""
    if indicator.item is None or indicator.item not in framework.items:
        return None
    answer = assessment.by_item.get(indicator.item, _NO_ANSWER)
    if indicator.unit == "%":
        return answer.percent
    takes = framework.items[indicator.item].takes
    asked = any(isinstance(taken, TakesNumber) and taken.measure is Measure.RATIO for taken in takes)
    return answer.number if asked else None


_NO_ANSWER = Answer(item="")


def _differs(rate: Rate) -> Iterator[Problem]:
    if rate.given is None or rate.reach is None or rate.exact is None or rate.indicator.item is None:
        return
    if not rate.reach.touches(*before_rounding(rate.given)):
        yield contradiction(
            rate.indicator.item,
            f"{rate.given} {rate.indicator.unit}",
            f"{rate.said} ({rate.working})" if rate.working else rate.said,
            rate.indicator.figures,
            f"The rule is {rate.indicator.formula}.",
        )


def rate_problems(rate: Rate) -> Iterator[Problem]:
    """Find a rate that can't be: a part that is larger than what it is part of.

    Args:
        rate: The rate.
    """
    most = Fraction(rate.indicator.factor)
    if rate.indicator.part and rate.reach is not None and rate.reach.low > most:
        yield Problem(
            code=Code.PART_EXCEEDS_WHOLE,
            message=f"{rate.indicator.id} is {rate.said}, and a part is never more than the whole.",
            remedy=f"Look which of the figures is wrong: the rule is {rate.indicator.formula}.",
            path=(rate.indicator.id,),
            severity=Severity.WARNING,
        )
