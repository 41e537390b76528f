"""Comparisons as a tidy table: one row for each pair and each thing that is compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from practicecheck.comparison import (
    Comparison,
    FigureComparison,
    Ground,
    ItemComparison,
    RateChange,
    ScoreComparison,
)
from practicecheck.exchange._comparison_json import headline
from practicecheck.exchange._csv_text import Cell, csv_of
from practicecheck.exchange._origin_json import origin_text
from practicecheck.scoring import ItemScore

COMPARISON_COLUMNS = (
    *("earlier", "later", "framework_earlier", "framework_later", "key"),
    *("level", "id", "comparability", "codes", "forced", "compared", "of"),
    *("value_earlier", "value_later", "alike_earlier", "alike_later", "difference", "why"),
    *("framework_origin_earlier", "framework_origin_later", "key_origin", "crosswalk_origin"),
)


def comparison_csv(found: Iterable[Comparison]) -> str:
    """Comparisons as CSV.

    Args:
        found: The comparisons.

    Returns:
        A header and a row for the whole, each section, item, figure and rate of each comparison. A difference
        that is not allowed is blank; ``codes`` and ``why`` say what speaks against it, what holds for the whole
        included.
    """
    return csv_of(COMPARISON_COLUMNS, (row for comparison in found for row in comparison_rows(comparison)))


def comparison_rows(found: Comparison) -> Iterator[Mapping[str, Cell]]:
    """The rows of one comparison, under the names of the columns.

    Args:
        found: The comparison.
    """
    key = found.later.card.key
    crosswalk = found.diff.crosswalk if found.diff else None
    about: dict[str, Cell] = {
        "earlier": found.earlier.name,
        "later": found.later.name,
        "framework_earlier": found.earlier.framework.id,
        "framework_later": found.later.framework.id,
        "key": key and key.id,
        "framework_origin_earlier": origin_text(found.earlier.framework.origin),
        "framework_origin_later": origin_text(found.later.framework.origin),
        "key_origin": origin_text(key.origin) if key else None,
        "crosswalk_origin": origin_text(crosswalk.origin) if crosswalk else None,
    }
    for row in _rows(found):
        yield {**about, **row}


def _rows(found: Comparison) -> Iterator[dict[str, Cell]]:
    if found.total is None:
        yield {
            "level": "total",
            "id": "total",
            "comparability": found.comparability.value,
            **_said((), found),
        }
    else:
        yield _score("total", found.total, found)
    for section in found.sections:
        yield _score("section", section, found)
    for item in found.items:
        yield _item(item, found)
    for figure in found.figures:
        yield _measured("figure", figure, found)
    for rate in found.rates:
        yield _measured("rate", rate, found)


def _measured(level: str, part: FigureComparison | RateChange, found: Comparison) -> dict[str, Cell]:
    return {
        "level": level,
        "id": part.id,
        "comparability": part.comparability.value,
        **_said(part.grounds, found),
        "forced": _yes(part.forced),
        "value_earlier": part.earlier.value,
        "value_later": part.later.value,
        "difference": part.difference,
    }


def _score(level: str, section: ScoreComparison, found: Comparison) -> dict[str, Cell]:
    alike = section.alike
    return {
        "level": level,
        "id": section.id,
        "comparability": section.comparability.value,
        **_said(section.grounds, found),
        "forced": _yes(section.forced),
        "compared": section.compared,
        "of": section.of,
        "value_earlier": headline(section.earlier),
        "value_later": headline(section.later),
        "alike_earlier": headline(alike.earlier) if alike else None,
        "alike_later": headline(alike.later) if alike else None,
        "difference": section.difference,
    }


def _item(item: ItemComparison, found: Comparison) -> dict[str, Cell]:
    return {
        "level": "item",
        "id": item.item,
        "comparability": item.comparability.value,
        **_said(item.grounds, found),
        "forced": _yes(item.forced),
        "value_earlier": _codes(item.earlier),
        "value_later": _codes(item.later),
        "difference": item.difference,
    }


def _codes(scores: tuple[ItemScore, ...]) -> Cell:
    return "; ".join("" if score.code is None else str(score.code) for score in scores) or None


def _said(grounds: tuple[Ground, ...], found: Comparison) -> dict[str, Cell]:
    told = (*found.grounds, *grounds)
    return {
        "codes": "; ".join(dict.fromkeys(ground.code.value for ground in told)) or None,
        "why": " ".join(dict.fromkeys(ground.why for ground in told)) or None,
    }


def _yes(value: object) -> Cell:
    return "yes" if value else None
