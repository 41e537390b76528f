"""How rates look in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from practicecheck.cli._terminal import show_heading, show_problems, show_table, wrapped
from practicecheck.exchange import WorkforceTable, rates_problems
from practicecheck.scoring import Rate, UnitRates, Verdict

_AT_A_TIME = 5
"""So many rates fit beside the name of a unit."""
_MARKS = {Verdict.EXPLAINED: " ~", Verdict.NOT_EXPLAINED: " !"}


def page_of(table: WorkforceTable, rates: Sequence[UnitRates]) -> None:
    """Print the rates of a table, what differs from what was published, and what is missing.

    Args:
        table: The table.
        rates: Its rates.
    """
    definitions = table.definitions
    show_heading(f"{definitions.title} ({definitions.id})")
    click.echo(f"{table.file}, {', '.join(table.years) or 'no year given'}, {table.digest[:19]}...")
    if table.vintage is not None:
        told = (
            table.vintage.source,
            table.vintage.published and f"published {table.vintage.published}",
            table.vintage.taken and f"taken {table.vintage.taken}",
            table.vintage.note,
        )
        click.echo(", ".join(part for part in told if part))
    ids = [indicator.id for indicator in definitions.indicators]
    for start in range(0, len(ids), _AT_A_TIME):
        shown = range(start, min(start + _AT_A_TIME, len(ids)))
        click.echo()
        show_table(
            ("Unit", "Year", *(ids[n].replace("_", "_\n").replace("-", "-\n") for n in shown)),
            ((_name(own), own.year, *(_cell(own.rates[n]) for n in shown)) for own in rates),
            right=[2 + n for n in range(len(shown))],
        )
    _compared(rates)
    _missing(rates)
    if problems := rates_problems(table, rates):
        click.echo()
        show_problems(problems)


def _name(own: UnitRates) -> str:
    if own.unit:
        return own.unit
    named = ", ".join(name or "(blank)" for _, name in own.group)
    return named or own.level or "all"


def _cell(rate: Rate) -> str:
    mark = _MARKS.get(rate.verdict, "") if rate.verdict else ""
    of = f" ({rate.units} of {rate.of})" if rate.units < rate.of and rate.of > 1 else ""
    return f"{_value(rate)}{of}{mark}"


def _value(rate: Rate) -> str:
    if rate.value is not None:
        return str(rate.value)
    if rate.marker is not None:
        return rate.marker.value
    if rate.reach is not None:
        return _between(rate)
    return "-"


def _between(rate: Rate) -> str:
    """Between what a rate lies; ``>`` where its low end is not among what it can be."""
    low = f"{'>' if rate.reach and rate.reach.above else ''}{rate.low}"
    return f"{low}.." if rate.high is None else f"{low}..{rate.high}"


def _compared(rates: Iterable[UnitRates]) -> None:
    pairs = [(own, rate) for own in rates for rate in own.rates if rate.verdict is not None]
    if not pairs:
        return
    counted = Counter(rate.verdict for _, rate in pairs)
    click.echo()
    verdicts = ", ".join(f"{verdict.value} {counted[verdict]}" for verdict in Verdict)
    click.echo(f"Beside the published rates: {verdicts}.")
    told = [
        (own, rate)
        for own, rate in pairs
        if rate.verdict in {Verdict.EXPLAINED, Verdict.NOT_EXPLAINED, Verdict.NOT_WORKED_OUT}
    ]
    if told:
        click.echo("In the table: ~ explained by rounding, ! not explained.")
        click.echo()
        show_table(
            ("Rate", "Unit", "Year", "Worked out", "Published", "Allowed", "Verdict"),
            (
                (
                    rate.indicator.id,
                    _name(own),
                    own.year,
                    _value(rate),
                    rate.published and rate.published.written,
                    _between(rate) if rate.reach else None,
                    rate.verdict and rate.verdict.value,
                )
                for own, rate in told
            ),
            right=(3, 4, 5),
        )


def _missing(rates: Iterable[UnitRates]) -> None:
    gaps: dict[tuple[str, str, str], list[str]] = {}
    for own in rates:
        for rate in own.rates:
            for gap in rate.missing:
                who = ", ".join(part for part in (_name(own), own.year) if part)
                gaps.setdefault((rate.indicator.id, gap.figure, gap.why), []).append(who)
    if gaps:
        click.echo()
        for line in _gaps(gaps):
            for text in wrapped(line, "", "  "):
                click.echo(text)


def _gaps(gaps: Mapping[tuple[str, str, str], Sequence[str]]) -> Iterator[str]:
    for (rate, figure, why), units in gaps.items():
        who = units[0] if len(units) == 1 else f"{len(units)} units"
        yield f"No {rate}: {figure} is {why} ({who})."
