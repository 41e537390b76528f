"""Drafting a column mapping by likeness of names. A person confirms it before anything is worked out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from practicecheck.scoring.indicators._definition import IndicatorSet
from practicecheck.scoring.indicators._layout import ColumnOf, TableLayout, UnitColumns
from practicecheck.scoring.indicators._mapping import ColumnMapping

_ALIKE = 0.5
"""Less alike names are left for a person to fill in."""
_SAME = (
    (r"whole[ -]time equivalents?|full[ -]time equivalents?|\bwtes?\b|\bftes?\b", " fte "),
    (r"head ?counts?|\bpeople\b|\bheads\b|\bhc\b", " headcount "),
    (r"\bin post\b|\binpost\b|\bemployed\b", " inpost "),
    (r"\bsickness\b|\babsence\b|\bsick\b", " absence "),
    (r"\bsocial workers?\b|\bstaff\b|\bworkers?\b|\bnumber of\b|\byear\b|\b30 september\b", " "),
    (r"\b(?:the|of|on|in|at|to|with|who|hold|least|one)\b", " "),
    (r"ies\b", "y"),
    (r"s\b", ""),
)
_YEARS = ("time_period", "reporting year", "year", "period")
_UNITS = ("team", "unit", "service", "la_name", "local authority", "council", "organisation", "name")
"""The finest first: in a table of teams by council, the team is the unit."""


def draft_mapping(heading: Sequence[str], definitions: IndicatorSet) -> ColumnMapping:
    """Draft a column mapping.

    Args:
        heading: The headings of a table's columns.
        definitions: The definitions.

    Returns:
        A draft. The layout of the published table, where the columns of it are all there; otherwise each figure
        and rate has the column whose name is most like its own, and is left out if none is.
    """
    if definitions.layout is not None and columns_of(definitions.layout) <= {*heading}:
        return ColumnMapping(definitions=definitions.id, layout=definitions.layout, draft=True)
    free = [column for column in heading if column.strip()]
    period = _first(free, _YEARS)
    unit = _first([column for column in free if column != period], _UNITS)
    rest = [column for column in free if column not in (period, unit)]
    wanted = [(figure.id, figure.title) for figure in definitions.inputs]
    rates = [(indicator.id, indicator.title) for indicator in definitions.indicators]
    pairs = dict(_pairs([*wanted, *rates], rest))
    return ColumnMapping(
        definitions=definitions.id,
        layout=TableLayout(
            units=(UnitColumns(name=unit or "the column that names the unit"),),
            period=period,
            inputs=tuple(ColumnOf(figure=name, column=pairs[name]) for name, _ in wanted if name in pairs),
            published=tuple(ColumnOf(figure=name, column=pairs[name]) for name, _ in rates if name in pairs),
        ),
        draft=True,
    )


def columns_of(layout: TableLayout) -> set[str]:
    """Every column that a layout names.

    Args:
        layout: The layout.
    """
    own = (layout.level, layout.period, *(name for unit in layout.units for name in (unit.name, unit.code)))
    figures = (entry.column for entry in (*layout.inputs, *layout.published))
    return {column for column in (*own, *figures) if column is not None}


def _first(columns: Sequence[str], words: Iterable[str]) -> str | None:
    for word in words:
        for column in columns:
            if word in (column.strip().lower(), *column.strip().lower().split()):
                return column
    return None


def _pairs(wanted: Sequence[tuple[str, str]], columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The likest pairs first; each name and each column once."""
    likeness = sorted(
        (
            (-max(_likeness(name, column), _likeness(title, column)), n, c)
            for n, (name, title) in enumerate(wanted)
            for c, column in enumerate(columns)
        ),
    )
    names: set[int] = set()
    taken: set[int] = set()
    for against, n, c in likeness:
        if -against >= _ALIKE and n not in names and c not in taken:
            names.add(n)
            taken.add(c)
            yield wanted[n][0], columns[c]


def _likeness(one: str, other: str) -> float:
    left, right = _words(one), _words(other)
    if not left or not right:
        return 0.0
    shared = len({*left} & {*right}) / len({*left} | {*right})
    letters = difflib.SequenceMatcher(None, " ".join(left), " ".join(right)).ratio()
    return (shared + letters) / 2


def _words(name: str) -> list[str]:
    text = re.sub(r"[\W_]+", " ", name.lower())
    for pattern, word in _SAME:
        text = re.sub(pattern, word, text)
    return sorted(text.split())
