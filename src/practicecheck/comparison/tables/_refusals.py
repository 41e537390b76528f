"""Why a release is refused. No message repeats a number of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from practicecheck.comparison.tables._entering import digest_of
from practicecheck.comparison.tables._knowledge import Knowledge
from practicecheck.comparison.tables._ledger import ReleaseLedger
from practicecheck.comparison.tables._policy import DisclosurePolicy
from practicecheck.comparison.tables._released import ReleasedTable
from practicecheck.comparison.tables._table import Measure, Table
from practicecheck.comparison.tables._table_check import place_of
from practicecheck.errors import Code, Problem, some_of


def revised_counts(knowledge: Knowledge) -> Iterator[Problem]:
    """Find numbers that changed since they went out, or that two tables give otherwise.

    Args:
        knowledge: What an outsider knows.

    Yields:
        A problem for each: the change shows who came or left.
    """
    counts: dict[int, tuple[int, str]] = {}
    for table in knowledge.system.tables:
        for key, number in knowledge.system.cells_of(table):
            people = table.by_key[key].people
            low, high = knowledge.told_before.get(number, (people, people))
            before = counts.setdefault(number, (people, place_of(table, key)))
            if not low <= people <= high or before[0] != people:
                other = "what went out before" if before[0] == people else before[1]
                yield Problem(
                    code=Code.FIGURES_REVISED,
                    message=f"{place_of(table, key)} has another number of people than {other}.",
                    remedy=(
                        "The difference would tell of those who are in one and not in the other. Give a"
                        " revision a period of its own, and people who are counted otherwise their own"
                        " population."
                    ),
                    path=(table.name,),
                )


def released_otherwise(
    tables: Iterable[Table], policy: DisclosurePolicy, ledger: ReleaseLedger
) -> Iterator[Problem]:
    """Find tables whose people were told of through another policy.

    Args:
        tables: The tables.
        policy: The policy that is asked for.
        ledger: What went out before.

    Yields:
        A problem for each table.
    """
    for table in tables:
        others = {
            entry.policy
            for entry in ledger.about(table.population, table.period)
            if (entry.policy, entry.digest) != (policy.id, digest_of(policy))
        }
        if others:
            yield Problem(
                code=Code.RELEASED_OTHERWISE,
                message=(
                    f"{table.name}: figures about {table.population}"
                    f"{f', {table.period},' if table.period else ''} went out through"
                    f" {', '.join(sorted(others))},"
                    f" and now {policy.id} is asked for{' with other rules' if policy.id in others else ''}."
                ),
                remedy="What one hides the other may show: release them through the policy that went before.",
                path=(table.name,),
            )


def percentages(table: Table) -> Problem:
    """A table that tells of each group how many of it something holds for.

    Args:
        table: The table.
    """
    return Problem(
        code=Code.NOT_PROTECTED,
        message=(
            f"{table.name} tells percentages: with the number of people each tells how many they are."
            if table.measure is Measure.PERCENT
            else f"{table.name} tells means of two values, which are percentages by another name: with the"
            " number of people each tells how many brought the higher one."
        ),
        remedy=(
            "Release the answers as numbers of people, with a dimension for the answer: few people with one"
            " answer are then guarded as any other group. The command: --by Team,Answer --answers Answer."
        ),
        path=(table.name,),
    )


def means_beside_rounded(table: Table, policy: DisclosurePolicy) -> Problem:
    """A table of means whose numbers of people are rounded in vain.

    Args:
        table: The table.
        policy: The policy.
    """
    return Problem(
        code=Code.NOT_PROTECTED,
        message=(
            f"{policy.id} rounds numbers of people, and {table.name} tells means of the true numbers: only the"
            " true ones fit them."
        ),
        remedy=(
            "Release the numbers of people by themselves, or the means through a policy that does not round."
        ),
        path=(table.name,),
    )


def unprotected(knowledge: Knowledge, lost: frozenset[int]) -> Iterator[Problem]:
    """Tell of cells that can't be protected.

    Args:
        knowledge: What an outsider knows.
        lost: The cells.

    Yields:
        A problem for each.
    """
    named: set[int] = set()
    for table in knowledge.system.tables:
        for key, number in knowledge.system.cells_of(table):
            if number in lost:
                named.add(number)
                yield _cannot_protect(place_of(table, key), table.name)
    if lost - named:
        names = [
            " and ".join(
                f"{dimension} {some_of(sorted(members))}" for dimension, members in sorted(who, key=str)
            )
            for who, number in knowledge.system.number.items()
            if number in lost - named
        ]
        for name in names:
            yield _cannot_protect(name or "everybody", knowledge.system.tables[0].name)


def _cannot_protect(name: str, table: str) -> Problem:
    return Problem(
        code=Code.NOT_PROTECTED,
        message=f"{name} can be worked out, whatever else is hidden.",
        remedy=(
            "Leave the group or a dimension out, merge small categories, or ask for less doubt in the policy;"
            " what went out before can't be taken back."
        ),
        path=(table,),
    )


def ring_too_large(names: str, table: Table) -> Problem:
    """Tables in a ring, and so many cells in the one behind them that nothing can be proved.

    Args:
        names: The dimensions of that table.
        table: One of the tables.
    """
    return Problem(
        code=Code.NOT_PROTECTED,
        message=f"the table by {names} that lies behind a ring of tables has too many cells to prove anything.",
        remedy="Release fewer tables together, or the one by all these dimensions.",
        path=(table.name,),
    )


def nothing_left(table: ReleasedTable, policy: DisclosurePolicy) -> Problem:
    """A table of which nothing could be told.

    Args:
        table: The table.
        policy: The policy.
    """
    return Problem(
        code=Code.HIDES_EVERYTHING,
        message=f"through {policy.id} not one cell of {table.name} can be told.",
        remedy="Publish it by fewer or larger groups, or leave it out: a table of markers helps nobody.",
        path=(table.name,),
    )
