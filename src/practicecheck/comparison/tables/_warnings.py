"""What whoever publishes a release should know: where nothing was held against it, or could be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from practicecheck.comparison.tables._ledger import ReleaseLedger
from practicecheck.comparison.tables._policy import DisclosurePolicy, Treatment
from practicecheck.comparison.tables._table import Measure, Table
from practicecheck.errors import Code, Problem, Severity, near, some_of


def not_held_against(tables: Iterable[Table], ledger: ReleaseLedger) -> Iterator[Problem]:
    """Find tables about people of whom a ledger that has been begun knows nothing: it may be a slip.

    Args:
        tables: The tables.
        ledger: What went out before.

    Yields:
        A warning for each people and period.
    """
    if not ledger.entries:
        return
    populations = list(dict.fromkeys(entry.population for entry in ledger.entries))
    for table in {(own.population, own.period): own for own in tables}.values():
        periods = [entry.period for entry in ledger.entries if entry.population == table.population]
        if table.period in periods:
            continue
        if periods:
            message = f"the ledger knows {table.population} of {_periods(periods)}, and nothing of"
            message = f"{message} {_period(table.period)}: nothing is held against it."
            remedy = (
                "If it revises them, don't publish both: together they show who came or left. If the period is"
                " a slip, don't publish this: run it again with the right one."
            )
            found = near(table.period, filter(None, periods))
        else:
            message = f"the ledger knows {some_of(populations)}, and nothing of {table.population}:"
            message = f"{message} nothing is held against it."
            remedy = "If it knows these people, don't publish this: run it again and call them as it does."
            found = near(table.population, populations)
        yield Problem(
            code=Code.NOT_IN_LEDGER,
            message=message,
            remedy=f"{found} {remedy}".strip(),
            path=(table.name,),
            severity=Severity.WARNING,
        )


def _period(name: str) -> str:
    return name or "no period"


def _periods(names: Iterable[str]) -> str:
    return some_of(list(dict.fromkeys(map(_period, names))))


def values_not_seen(tables: Iterable[Table], policy: DisclosurePolicy) -> Iterator[Problem]:
    """Find means of which it is not known which values a person can bring.

    Args:
        tables: The tables.
        policy: The policy.

    Yields:
        A warning for each table.
    """
    for table in tables:
        if table.measure is Measure.MEAN and not table.scale and policy.full is Treatment.HIDE:
            yield Problem(
                code=Code.VALUES_NOT_SEEN,
                message=(
                    f"which values people brought to {table.name} is not known, so a mean that tells that all"
                    " of a group brought the same, or how many brought which, is not seen."
                ),
                remedy=(
                    "Name the values that a person can bring, or give a row for each person. The command:"
                    " --scale 1..5."
                ),
                path=(table.name,),
                severity=Severity.WARNING,
            )
