"""What there is to say about a table of figures that could be read: units twice, years, small units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from practicecheck.assessments import Number
from practicecheck.comparison import StaffingRule
from practicecheck.errors import Code, Problem, Severity, some_of
from practicecheck.scoring import Cell, IndicatorSet, UnitFigures


def table_notes(
    units: Iterable[UnitFigures], definitions: IndicatorSet, file: str, *, grouped: bool
) -> Iterator[Problem]:
    """Find what there is to say about the rows of a table.

    Args:
        units: The rows.
        definitions: The definitions that it was read for.
        file: The table's name.
        grouped: Whether units are to be added up. One that is there twice would count twice then, which is an
            error.
    """
    rows = list(units)
    yield from _repeated(rows, file, grouped=grouped)
    yield from _totals(rows, file, grouped=grouped)
    yield from _years_not_listed(rows, definitions, file)
    yield from _few_staff(rows, definitions, file)


def _repeated(units: Iterable[UnitFigures], file: str, *, grouped: bool) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], UnitFigures] = {}
    for own in units:
        key = (own.level, own.year, own.code, own.unit, own.groups)
        if key in seen:
            who = own.unit or own.code or "a unit without a name"
            when = f" in {own.year}" if own.year else ""
            yield Problem(
                code=Code.ROW_TWICE,
                message=f"rows {seen[key].row} and {own.row} are both of {who}{when}.",
                remedy="Delete one of them, or name the column that tells them apart.",
                file=file,
                line=own.row,
                severity=Severity.ERROR if grouped else Severity.WARNING,
            )
        seen.setdefault(key, own)


_WHOLES = frozenset(
    {"all", "all teams", "all units", "england", "grand total", "overall", "sum", "total", "totals"}
)


def _totals(units: Iterable[UnitFigures], file: str, *, grouped: bool) -> Iterator[Problem]:
    """Rows that look like the sum of the others, where no column of levels tells them apart."""
    for own in units:
        if own.level is None and (own.unit or "").strip(" :").casefold() in _WHOLES:
            yield Problem(
                code=Code.TOTAL_AMONG_UNITS,
                message=f"row {own.row} is called {own.unit}, and stands among units as if it were one.",
                remedy="Delete it before units are added up, or give the table a column of levels.",
                file=file,
                line=own.row,
                severity=Severity.ERROR if grouped else Severity.NOTE,
            )


def _years_not_listed(units: Iterable[UnitFigures], definitions: IndicatorSet, file: str) -> Iterator[Problem]:
    years = {own.year for own in units}
    for figure in definitions.yearly:
        if unknown := sorted(year or "no year" for year in years if year not in figure.numbers):
            years_told = ", ".join(unknown)
            yield Problem(
                code=Code.YEAR_NOT_LISTED,
                message=f"{definitions.id} does not know {figure.id} of {years_told}, and nothing is guessed.",
                remedy="Write them into a mapping, which --draft-mapping makes: "
                f"yearly: {{{figure.id}: {{by_year: ...}}}}.",
                file=file,
                severity=Severity.WARNING,
            )


def _few_staff(units: Iterable[UnitFigures], definitions: IndicatorSet, file: str) -> Iterator[Problem]:
    """A note on small units, whose rates about health or leave are rates of somebody."""
    sensitive = [indicator for indicator in definitions.indicators if indicator.sensitive]
    least = StaffingRule().staff
    small = [
        own
        for own in units
        if 0 < min((n for n in _staff(own, definitions) if n), default=0) < least
        and any(all(not own.input_of.get(name, Cell()).missing for name in one.above) for one in sensitive)
    ]
    if small:
        names = ", ".join(one.id for one in sensitive)
        rows = some_of([f"{own.unit} (row {own.row})" for own in small])
        yield Problem(
            code=Code.FEW_STAFF,
            message=f"these units have fewer than {least} staff: {rows}.",
            remedy=f"Do not publish {names} of your own small units: people could be recognised.",
            file=file,
            severity=Severity.NOTE,
        )


def _staff(own: UnitFigures, definitions: IndicatorSet) -> Iterator[Number]:
    for name in definitions.staff:
        number = own.input_of.get(name, Cell()).number
        if number is not None:
            yield number
