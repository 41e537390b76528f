"""Figures about people's health and leave, which in a small unit are figures about somebody.

The rule is our decision. The whole answer is held back, not the figure alone, since a comment or a
narrative could repeat it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.assessments import Assessment, Number
from practicecheck.frameworks import Framework
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.scoring import Rate, Scorecard


@final
@attrs.frozen(kw_only=True, repr=False)
class StaffingRule(Value):
    """From how many staff sensitive figures may be told.

    Attributes:
        staff: So many people at the least. Where their number is not known, nothing is told.
    """

    staff: int = 10


def staff_of(assessment: Assessment, framework: Framework) -> Number | None:
    """How many people sensitive figures may be about, at the least.

    Args:
        assessment: The assessment.
        framework: The edition that it answers, which names the figures that tell.

    Returns:
        The smallest of the figures that were given, since a sickness rate may speak of some of the staff only.
        A percentage is taken of the first of them. None of a kind of staff is nobody's figure, and left out.
        Whole-time equivalents stand for heads, of which there can't be fewer. Nothing if none was given.
    """
    whole: Number | None = None
    found: list[Number] = []
    for name in framework.staff:
        figure = _figure(name, assessment, whole)
        whole = figure if whole is None else whole
        if figure is not None and figure > 0:
            found.append(figure)
    return min(found, default=None)


def _figure(name: str, assessment: Assessment, whole: Number | None) -> Number | None:
    answer = assessment.by_item.get(name)
    if answer is None:
        return assessment.base_figures.get(name)
    if answer.number is None and answer.percent is not None and whole is not None:
        return Decimal(whole) * Decimal(answer.percent) / 100
    return answer.number


def held_back(assessment: Assessment, framework: Framework, rule: StaffingRule) -> frozenset[str]:
    """The figures that may not be published of this unit.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.
        rule: From how many staff they may.

    Returns:
        Ids of items and base figures, given or not. Parts go with the item that they belong to.
    """
    return sensitive(framework) if _small(assessment, framework, rule) else frozenset()


def _small(assessment: Assessment, framework: Framework, rule: StaffingRule) -> bool:
    staff = staff_of(assessment, framework)
    return staff is None or staff < rule.staff


def rates_held_back(card: Scorecard, assessment: Assessment, rule: StaffingRule) -> tuple[Rate, ...]:
    """The rates that may not be published of this unit.

    Args:
        card: The unit's full scorecard.
        assessment: The assessment that it was made of.
        rule: From how many staff they may.

    Returns:
        Those about health or leave, and those from which a figure that is held back could be worked out. A rate
        for which a figure is missing tells nothing, and is not among them.
    """
    if not _small(assessment, card.framework, rule):
        return ()
    hidden = sensitive(card.framework)
    return tuple(
        rate
        for rate in card.rates
        if (rate.numerator is not None or rate.given is not None)
        and (rate.indicator.sensitive or not hidden.isdisjoint((*rate.indicator.figures, rate.indicator.item)))
    )


def sensitive(framework: Framework) -> frozenset[str]:
    """The items and base figures that touch people's health or leave.

    Args:
        framework: The edition.
    """
    items = {below.id for item in framework.items.values() if item.sensitive for below in item.walk()}
    return frozenset(items | {figure.id for figure in framework.base if figure.sensitive})
