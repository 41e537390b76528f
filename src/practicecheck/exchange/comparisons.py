"""A comparison in words and rows: what the terminal, reports and workbooks say of it alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, final

import attrs

from practicecheck.assessments import AnswerState, Number
from practicecheck.comparison import Comparison, Ground, ItemComparison
from practicecheck.exchange.reports._words import date_text
from practicecheck.frameworks import EditionDiff, ItemChange
from practicecheck.scoring import Comparability, ItemScore
from practicecheck.values import Value

__all__ = [
    "ALIKE_NOTE",
    "FORCED_NOTE",
    "POINTS_NOTE",
    "MeasuredChange",
    "change_text",
    "codes_text",
    "diff_text",
    "difference_word",
    "ground_text",
    "grounds_of",
    "in_percent",
    "is_forced",
    "is_one_unit",
    "items_told",
    "measured_changes",
    "measured_grounds",
    "points_text",
    "short_verdict",
    "side_words",
    "title_text",
    "verdict_text",
]

ALIKE_NOTE: Final = (
    "Earlier and later are as each was scored; like for like, and the change, are over the items that both "
    "answered."
)
"""What must be known of the scores of a comparison."""
POINTS_NOTE: Final = "Changes of percentages are in percentage points."
"""What must be known of the changes, where scores are percentages."""
FORCED_NOTE: Final = "Differences marked ! are given against the verdict, because they were asked for."
"""What must be known of differences that were forced."""


@final
@attrs.frozen(kw_only=True, repr=False)
class MeasuredChange(Value):
    """A figure or a rate on two sides, as it is told.

    Attributes:
        id: Its id.
        label: What a narrow table calls it: a figure's id, a rate's title.
        title: What was asked, with its id; a rate's title.
        earlier: Its earlier value.
        later: Its later value.
        difference: The later less the earlier; nothing where the verdict forbids it.
        change: The difference as it is written: ``-2.5 points``; nothing where there is none.
        forced: Whether the difference is given against the verdict.
        unit: What it is counted in.
        comparability: The verdict.
        why: Why there is no difference, or what must be known with it, in a few words.
    """

    id: str
    label: str
    title: str
    earlier: Number | None
    later: Number | None
    difference: Decimal | None
    change: str | None
    forced: bool
    unit: str
    comparability: Comparability
    why: str


def is_one_unit(found: Comparison) -> bool:
    """Whether both sides are of one unit, so that what is between them is a change.

    Args:
        found: The comparison.
    """
    one, other = found.earlier.assessment, found.later.assessment
    return (one.organisation, one.unit) == (other.organisation, other.unit)


def title_text(found: Comparison) -> str:
    """What a comparison is headed by: ``Change since 30 June 2025``, or both units.

    Args:
        found: The comparison.
    """
    if not is_one_unit(found):
        one, other = _names(found)
        return f"{one} beside {other}"
    since = found.earlier.assessment.capture.to
    return f"Change since {date_text(since)}" if since else "Change"


def _names(found: Comparison) -> tuple[str, str]:
    one, other = found.earlier.assessment, found.later.assessment
    for pair in ((one.unit, other.unit), (one.organisation, other.organisation)):
        if pair[0] and pair[1] and pair[0] != pair[1]:
            return pair[0], pair[1]
    return found.earlier.name, found.later.name


def side_words(*comparisons: Comparison) -> tuple[str, str]:
    """What the two sides are called: earlier and later where a unit is laid beside itself.

    Args:
        comparisons: One comparison, or several that are told in one table.
    """
    return ("Earlier", "Later") if all(map(is_one_unit, comparisons)) else ("The first", "The other")


def difference_word(*comparisons: Comparison) -> str:
    """What the later less the earlier is called: a change, where a unit is laid beside itself.

    Args:
        comparisons: One comparison, or several that are told in one table.
    """
    return "Change" if all(map(is_one_unit, comparisons)) else "Difference"


def verdict_text(found: Comparison) -> str:
    """The verdict on the whole, with its coverage: ``Comparable: 23 of 23 scored items``.

    Args:
        found: The comparison.
    """
    said = found.comparability.value
    text = said[0].upper() + said[1:]
    return f"{text}: {found.compared} of {found.of} scored items." if found.of else f"{text}."


def ground_text(ground: Ground) -> str:
    """A reason with its kind: ``case: what counts as a case changed``.

    Args:
        ground: The reason.
    """
    return f"{ground.code.value}: {ground.why}"


def codes_text(grounds: Iterable[Ground]) -> str:
    """Reasons in a few words, each kind once: ``coverage, reworded``.

    Args:
        grounds: The reasons.
    """
    return ", ".join(dict.fromkeys(ground.code.value for ground in grounds))


def short_verdict(comparability: Comparability, why: str) -> str:
    """The verdict on one thing with what speaks against it: ``not comparable: case``.

    Args:
        comparability: The verdict.
        why: What speaks against it, in a few words; blank if nothing does.
    """
    return f"{comparability.value}: {why}" if why else comparability.value


def grounds_of(found: Comparison) -> tuple[Ground, ...]:
    """What holds for all of a comparison, each reason once.

    Args:
        found: The comparison.
    """
    return tuple(dict.fromkeys((*found.grounds, *(found.total.grounds if found.total else ()))))


def measured_grounds(found: Comparison) -> tuple[Ground, ...]:
    """What holds for figures and rates. Several may have one reason, which is told once.

    Args:
        found: The comparison.
    """
    figures = (ground for figure in found.figures for ground in figure.grounds)
    rates = (ground for rate in found.rates for ground in rate.grounds)
    return tuple(dict.fromkeys((*figures, *rates)))


def is_forced(found: Comparison) -> bool:
    """Whether any difference is given against the verdict.

    Args:
        found: The comparison.
    """
    return (
        any(item.forced for item in found.items)
        or any(section.forced for section in found.sections)
        or any(figure.forced for figure in found.figures)
        or any(rate.forced for rate in found.rates)
    )


def in_percent(found: Comparison) -> bool:
    """Whether its scores are percentages, so that their changes are percentage points.

    Args:
        found: The comparison.
    """
    alike = found.total.alike if found.total else None
    return alike is not None and alike.later.percent is not None


def change_text(difference: Decimal | None, *, forced: bool, unit: str = "") -> str | None:
    """A difference with its sign: ``+15.0``, ``-2.5 points`` of a percentage, ``+3 !`` against the verdict.

    Args:
        difference: The difference; nothing where there is none.
        forced: Whether it is given against the verdict.
        unit: What is counted.
    """
    if difference is None:
        return None
    sign = "+" if difference > 0 else ""
    # From 10 % to 15 % are 5 points, and half as much again.
    points = " points" if unit == "%" else ""
    return f"{sign}{difference}{points}{' !' if forced else ''}"


def items_told(found: Comparison, *, everything: bool = False) -> tuple[ItemComparison, ...]:
    """The questions that are told one by one: those that changed or can't be compared.

    Args:
        found: The comparison.
        everything: Whether all of them are told.
    """
    return tuple(item for item in found.items if everything or not item.compared or _moved(item))


def _moved(item: ItemComparison) -> bool:
    """Whether another point was given, though the key may make the same of it."""
    return bool(item.difference) or [own.code for own in item.earlier] != [own.code for own in item.later]


def points_text(scores: Iterable[ItemScore], unanswered: str = "-") -> str | None:
    """The points that a question was given on one side: ``3``, ``X``, or several; nothing if it was not asked.

    Args:
        scores: What it gave there.
        unanswered: What stands for a question that was asked and not answered.
    """
    marks = (
        "X" if own.code is None and own.state is AnswerState.NOT_APPLICABLE else own.code for own in scores
    )
    return ", ".join(unanswered if mark is None else str(mark) for mark in marks) or None


def measured_changes(found: Comparison) -> Iterator[MeasuredChange]:
    """The figures and rates of a comparison.

    Args:
        found: The comparison.
    """
    for figure in found.figures:
        per = f"a {figure.later.per.value}" if figure.later.per else ""
        unit = figure.later.unit or per
        yield MeasuredChange(
            id=figure.id,
            label=figure.id,
            title=f"{figure.text} ({figure.id})",
            earlier=figure.earlier.value,
            later=figure.later.value,
            difference=figure.difference,
            change=change_text(figure.difference, forced=figure.forced, unit=unit),
            forced=figure.forced,
            unit=unit,
            comparability=figure.comparability,
            why=codes_text(figure.grounds),
        )
    for rate in found.rates:
        unit = rate.later.indicator.unit
        # What the rounding of its figures makes up is no change.
        apart = [] if rate.told_apart is not False else ["rounding may make it up"]
        yield MeasuredChange(
            id=rate.id,
            label=rate.title,
            title=rate.title,
            earlier=rate.earlier.value,
            later=rate.later.value,
            difference=rate.difference,
            change=change_text(rate.difference, forced=rate.forced, unit=unit),
            forced=rate.forced,
            unit=unit,
            comparability=rate.comparability,
            why=", ".join(filter(None, [codes_text(rate.grounds), *apart])),
        )


def diff_text(found: EditionDiff) -> str:
    """What became of the questions between two editions, counted: ``7 reworded, 1 added``.

    Args:
        found: The two editions beside each other.
    """
    counts = [f"{count} {change.value}" for change in ItemChange if (count := found.count(change))]
    return f"{', '.join(counts)}."
