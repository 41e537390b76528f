"""What must hold within a set of indicator definitions, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from practicecheck.errors import Code, Path, Problem, near
from practicecheck.frameworks import check_provenance
from practicecheck.scoring.indicators._definition import Indicator, IndicatorSet
from practicecheck.scoring.indicators._layout_check import layout_misfits, layout_problems
from practicecheck.scoring.indicators._number_check import amiss, check_nearest, check_years

_SET_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*@[A-Za-z0-9.-]+")
_ID = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_MOST_DECIMALS = 6


def check_indicators(definitions: IndicatorSet) -> tuple[Problem, ...]:
    """Find what contradicts itself in a set of definitions.

    Args:
        definitions: The definitions as they were read.

    Returns:
        Problems, each with its path. Empty if all is well.
    """
    return (
        *_names(definitions),
        *check_provenance(definitions.provenance),
        *_inputs(definitions),
        *(
            problem
            for n, indicator in enumerate(definitions.indicators)
            for problem in _indicator(indicator, definitions, ("indicators", n))
        ),
        *_staff(definitions),
        *_layout(definitions),
    )


def _names(definitions: IndicatorSet) -> Iterator[Problem]:
    if not _SET_ID.fullmatch(definitions.id):
        yield Problem(
            code=Code.MALFORMED_ID,
            message=f'"{definitions.id}" is not the id of an edition.',
            remedy="Write a name in small letters and hyphens, an @ and the edition: our-workforce@2026.",
            path=("id",),
        )
    seen: set[str] = set()
    for place, names in (
        ("inputs", [figure.id for figure in definitions.inputs]),
        ("yearly", [figure.id for figure in definitions.yearly]),
        ("indicators", [indicator.id for indicator in definitions.indicators]),
    ):
        for n, name in enumerate(names):
            if not _ID.fullmatch(name):
                yield Problem(
                    code=Code.MALFORMED_ID,
                    message=f'"{name}" is not the id of a figure.',
                    remedy="Use letters A to Z, digits, hyphens and underscores, such as inpost_fte.",
                    path=(place, n, "id"),
                )
            if name in seen:
                yield Problem(
                    code=Code.REPEATED_ID,
                    message=f'"{name}" is the id of something else already.',
                    remedy="Give each figure and each rate an id of its own.",
                    path=(place, n, "id"),
                )
            seen.add(name)


def _inputs(definitions: IndicatorSet) -> Iterator[Problem]:
    for n, figure in enumerate(definitions.inputs):
        yield from check_nearest(figure.nearest, "inputs", n, "nearest")
    for n, yearly in enumerate(definitions.yearly):
        yield from check_years(yearly.by_year, "yearly", n)
    if not definitions.indicators:
        yield amiss("no rate is defined.", "Define at least one under indicators.", "indicators")


def _indicator(indicator: Indicator, definitions: IndicatorSet, path: Path) -> Iterator[Problem]:
    known = list(definitions.input_of)
    for place, names in (("above", indicator.above), ("below", indicator.below)):
        if not names:
            yield amiss(f"nothing stands {place} the line.", f"Name a figure under {place}.", *path, place)
        for n, name in enumerate(names):
            if name not in known:
                yield _unknown(name, known, (*path, place, n))
            if name in names[:n]:
                yield amiss(f'"{name}" stands there already.', "Count it once.", *path, place, n)
    if indicator.times is not None:
        if indicator.times not in (*known, *definitions.yearly_of):
            yield _unknown(indicator.times, (*known, *definitions.yearly_of), (*path, "times"))
        if {*indicator.above} & {*indicator.below}:
            yield amiss(
                "a figure on both sides of the line can't be multiplied on one of them.",
                "Leave times out, or the figure.",
                *path,
                "times",
            )
    if indicator.factor <= 0:
        yield amiss("the factor is not above 0.", "Write 100 for percent, or 1.", *path, "factor")
    if not 0 <= indicator.rounding.decimals <= _MOST_DECIMALS:
        yield amiss(
            f"no rate has {indicator.rounding.decimals} decimals.",
            f"Write 0 to {_MOST_DECIMALS}.",
            *path,
            "rounding",
            "decimals",
        )


def _staff(definitions: IndicatorSet) -> Iterator[Problem]:
    for n, name in enumerate(definitions.staff):
        if name not in definitions.input_of:
            yield _unknown(name, definitions.input_of, ("staff", n))


def _layout(definitions: IndicatorSet) -> Iterator[Problem]:
    if definitions.layout is not None:
        yield from layout_problems(definitions.layout)
        for problem in layout_misfits(definitions.layout, definitions):
            yield attrs.evolve(problem, code=Code.UNKNOWN_REFERENCE)


def _unknown(name: str, known: Iterable[str], path: Path) -> Problem:
    names = list(known)
    return Problem(
        code=Code.UNKNOWN_REFERENCE,
        message=f'"{name}" is not a figure of these definitions.',
        remedy=near(name, names) or f"There are: {', '.join(names) or 'none'}.",
        path=path,
    )
