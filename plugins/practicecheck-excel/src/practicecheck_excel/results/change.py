"""What changed between the assessments, or how they lie beside each other: the verdict first."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from practicecheck.exchange import headline
from practicecheck.exchange.comparisons import (
    FORCED_NOTE,
    change_text,
    codes_text,
    diff_text,
    difference_word,
    grounds_of,
    in_percent,
    is_forced,
    items_told,
    measured_changes,
    measured_grounds,
    points_text,
    side_words,
    title_text,
    verdict_text,
)
from practicecheck.scoring import Comparability
from practicecheck_excel.results.table import ResultSheet, Row

if TYPE_CHECKING:
    from openpyxl import Workbook

    from practicecheck.comparison import Comparison, Ground, ItemComparison, ScoreComparison, Scored
    from practicecheck.scoring import Score

_WIDTHS = (36, 14, 10, 10, 14, 20, 58)
_REFUSED = "not comparable"


def change_sheet(workbook: Workbook, name: str, mark: str, found: Comparison) -> None:
    """Write a comparison.

    Args:
        workbook: The workbook.
        name: The sheet's name.
        mark: What each copy must say.
        found: The comparison.
    """
    sheet = ResultSheet(workbook, name, title_text(found), mark, _WIDTHS)
    one, other = side_words(found)
    sheet.line(verdict_text(found), band=True)
    sheet.facts(((one, _side(found.earlier)), (other, _side(found.later))))
    if found.diff is not None:
        by = f" By the crosswalk {found.diff.crosswalk.cited}." if found.diff.crosswalk else ""
        sheet.facts([("The two editions", f"{diff_text(found.diff)}{by}")])
    if is_forced(found):
        sheet.line(FORCED_NOTE, banner=True)
    _grounds(sheet, "What must be known with it", grounds_of(found))
    if found.total is not None:
        _scores(sheet, found, found.total)
    if found.items:
        sheet.line("Questions", band=True)
        sheet.table(
            ("Question", "Section", one, other, *_last(found)),
            [_item(item, found) for item in items_told(found, everything=True)],
        )
    measured = list(_measured(found))
    if measured:
        sheet.line("Figures and rates", band=True)
        titles = (
            "Figure or rate",
            "Unit",
            one,
            other,
            difference_word(found),
            "Verdict",
            "What is to be known",
        )
        sheet.table(titles, measured)
        _grounds(sheet, "What is to be known of these figures", measured_grounds(found))
    sheet.done()


def _side(side: Scored) -> str:
    capture = side.assessment.capture
    period = " to ".join(day.isoformat() for day in (capture.from_, capture.to) if day)
    named = side.assessment.unit or side.assessment.organisation
    return ", ".join(filter(None, (named, period, f"{side.framework.title} ({side.framework.id})")))


def _grounds(sheet: ResultSheet, heading: str, grounds: tuple[Ground, ...]) -> None:
    if grounds:
        sheet.line(heading, band=True)
        sheet.facts((ground.code.value, ground.why) for ground in grounds)


def _scores(sheet: ResultSheet, found: Comparison, total: ScoreComparison) -> None:
    one, other = side_words(found)
    sections = (*found.sections, total)
    sheet.line("Scores, like for like: over the questions that both answered", band=True)
    sheet.table(
        ("Section", "Items comparable", one, other, *_last(found, in_points=in_percent(found))),
        [
            (
                _name(section, total),
                f"{section.compared} of {section.of}",
                *(
                    (_number(section.alike.earlier), _number(section.alike.later))
                    if section.alike
                    else (None, None)
                ),
                _difference(section.difference, section.comparability, forced=section.forced),
                section.comparability.value,
                codes_text(section.grounds) or None,
            )
            for section in sections
        ],
    )
    sheet.line("Scores, as each side was scored by itself", band=True)
    sheet.table(
        ("Section", "", one, other),
        [
            (_name(section, total), None, _number(section.earlier), _number(section.later))
            for section in sections
        ],
    )


def _last(found: Comparison, *, in_points: bool = False) -> tuple[str, str, str]:
    """The headings of the columns that every table of a comparison ends with."""
    points = " in percentage points" if in_points else ""
    return f"{difference_word(found)}{points}", "Verdict", "What is to be known"


def _name(section: ScoreComparison, total: ScoreComparison) -> str:
    return "In all" if section is total else section.title


def _number(score: Score | None) -> Decimal | None:
    number = headline(score)
    return number if isinstance(number, Decimal) else None


def _difference(
    difference: Decimal | None, comparability: Comparability, *, forced: bool, unit: str = ""
) -> Decimal | str | None:
    """A number that can be reckoned with; words where it must be known what it is, or there is none."""
    if difference is None:
        return _REFUSED if comparability is Comparability.NOT_COMPARABLE else None
    return change_text(difference, forced=forced, unit=unit) if forced or unit == "%" else difference


def _item(item: ItemComparison, found: Comparison) -> Row:
    side = found.later if item.later else found.earlier
    own = side.framework.item(item.item)
    return (
        f"{own.title or own.text} ({item.item})",
        item.section,
        _point(points_text(item.earlier, "no answer")),
        _point(points_text(item.later, "no answer")),
        _difference(item.difference, item.comparability, forced=item.forced),
        item.comparability.value,
        " ".join(ground.why for ground in item.grounds) or None,
    )


def _point(text: str | None) -> int | str:
    if text is None:
        return "not asked"
    return int(text) if text.isdecimal() and text.isascii() else text


def _measured(found: Comparison) -> Iterator[Row]:
    for own in measured_changes(found):
        yield (
            own.title,
            own.unit or None,
            own.earlier,
            own.later,
            _difference(own.difference, own.comparability, forced=own.forced, unit=own.unit),
            own.comparability.value,
            own.why or None,
        )
