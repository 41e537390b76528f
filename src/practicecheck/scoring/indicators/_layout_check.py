"""What must hold within a table's layout and a column mapping, and between them and the definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from practicecheck.errors import Code, Path, Problem, Severity, near
from practicecheck.scoring.indicators._definition import IndicatorSet
from practicecheck.scoring.indicators._layout import TableLayout
from practicecheck.scoring.indicators._mapping import ColumnMapping
from practicecheck.scoring.indicators._number_check import amiss, check_nearest, check_years


def check_mapping(mapping: ColumnMapping) -> tuple[Problem, ...]:
    """Find what contradicts itself in a column mapping.

    Args:
        mapping: The mapping as it was read.

    Returns:
        Problems, each with its path; a note where the mapping is a draft. ``mapping_misfits`` holds it against
        its definitions.
    """
    return (
        *layout_problems(mapping.layout),
        *(found for own in mapping.yearly for found in check_years(own.by_year, "yearly", own.figure)),
        *([attrs.evolve(_DRAFT, severity=Severity.NOTE)] if mapping.draft else []),
    )


_DRAFT = Problem(
    code=Code.DRAFT_MAPPING,
    message="this mapping was drafted by likeness of names, and nobody has confirmed it.",
    remedy="Look at each column, mend what is wrong, then delete the line draft: true.",
    path=("draft",),
)


def layout_problems(layout: TableLayout, *top: str) -> Iterator[Problem]:
    """Find what contradicts itself in a layout.

    Args:
        layout: The layout.
        top: Keys that lead to what stands in it.
    """
    path = (*top, "layout")
    if not layout.units:
        yield amiss(
            "no column names the units.", "Add units: [{name: the heading of that column}].", *path, "units"
        )
    if not layout.inputs:
        yield amiss("no column holds a figure.", "Name the column of at least one figure.", *path, "inputs")
    if layout.period is not None and layout.year is not None:
        yield amiss(
            "the year is given twice, by a column and for all rows.", "Keep one of the two.", *path, "year"
        )
    yield from _levels(layout, path)
    yield from _twice(layout, path)
    for entry in layout.nearest:
        yield from check_nearest(entry.nearest, *path, "nearest", entry.figure)
    written = [entry.written.casefold() for entry in layout.markers]
    for n, name in enumerate(written):
        if name in written[:n]:
            yield amiss(
                "it has a meaning already.", "Keep one of the two.", *path, "markers", layout.markers[n].written
            )


def _levels(layout: TableLayout, path: Path) -> Iterator[Problem]:
    levels = layout.levels
    if (layout.level is None) != (not levels) or (levels and len(levels) != len(layout.units)):
        yield amiss(
            "it is left open of which level a row is.",
            "Name the column of levels, and give each entry of units its level; or leave both out.",
            *path,
            "level",
        )
    elif layout.level is None and len(layout.units) > 1:
        yield amiss(
            "nothing says which of these columns names the unit.",
            "Keep one, or give each a level.",
            *path,
            "units",
        )
    for n, level in enumerate(levels):
        if level in levels[:n]:
            yield amiss(f'"{level}" is there already.', "Name each level once.", *path, "units", n, "level")


def _twice(layout: TableLayout, path: Path) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for place, entries in (("inputs", layout.inputs), ("published", layout.published)):
        for entry in entries:
            if entry.column in seen:
                yield Problem(
                    code=Code.MAPPED_TWICE,
                    message=f'the column "{entry.column}" holds {seen[entry.column]} already.',
                    remedy="A column holds one thing. Name another one, or delete this line.",
                    path=(*path, place, entry.figure),
                )
            seen.setdefault(entry.column, entry.figure)


def mapping_misfits(mapping: ColumnMapping, definitions: IndicatorSet) -> tuple[Problem, ...]:
    """Hold a mapping against the definitions that it is to be used with.

    Args:
        mapping: The mapping.
        definitions: The definitions.

    Returns:
        Whatever keeps it from being used: other definitions, figures that they do not have, a number of a year
        that they give otherwise, a draft that nobody has confirmed.
    """
    if mapping.definitions != definitions.id:
        return (
            Problem(
                code=Code.OTHER_DEFINITIONS,
                message=f"this mapping is for {mapping.definitions}, and the definitions are {definitions.id}.",
                remedy="Name the definitions that it is for, or make a mapping for these.",
                path=("definitions",),
            ),
        )
    problems = [*layout_misfits(mapping.layout, definitions), *_years(mapping, definitions)]
    if mapping.draft:
        problems.append(_DRAFT)
    return tuple(problems)


def layout_misfits(layout: TableLayout, definitions: IndicatorSet) -> Iterator[Problem]:
    """Find figures of a layout that the definitions do not have.

    Args:
        layout: The layout.
        definitions: The definitions.
    """
    rates = [indicator.id for indicator in definitions.indicators]
    for place, entries, known in (
        ("inputs", layout.inputs, list(definitions.input_of)),
        ("published", layout.published, rates),
        ("nearest", layout.nearest, [*definitions.input_of, *rates]),
    ):
        for entry in entries:
            if entry.figure not in known:
                yield _unknown(entry.figure, known, definitions, "layout", place, entry.figure)


def _years(mapping: ColumnMapping, definitions: IndicatorSet) -> Iterator[Problem]:
    for own in mapping.yearly:
        known = definitions.yearly_of.get(own.figure)
        if known is None:
            yield _unknown(own.figure, definitions.yearly_of, definitions, "yearly", own.figure)
            continue
        for entry in own.by_year:
            if known.numbers.get(entry.year, entry.number) != entry.number:
                yield Problem(
                    code=Code.OTHER_DEFINITIONS,
                    message=f"{definitions.id} says otherwise for {entry.year}: {known.numbers[entry.year]}.",
                    remedy="Delete it here, or make definitions of your own.",
                    path=("yearly", own.figure, "by_year", entry.year),
                )


def _unknown(name: str, known: Iterable[str], definitions: IndicatorSet, *path: str) -> Problem:
    names = list(known)
    return Problem(
        code=Code.UNKNOWN_FIGURE,
        message=f'{definitions.id} has no "{name}" here.',
        remedy=near(name, names) or f"There are: {', '.join(names) or 'none'}.",
        path=path,
    )
