"""Who answered, as it is told: in a working copy, or as far as it may be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn, final

import attrs

from practicecheck.comparison.tables import (
    Cell,
    DisclosurePolicy,
    ReleasedTable,
    ReleaseLedger,
    Table,
    release,
)
from practicecheck.errors import Problem
from practicecheck.surveys._grouping import dimensions_of, shown_group
from practicecheck.surveys._response import ResponseRate
from practicecheck.surveys._response_table import ResponseTable
from practicecheck.surveys._results import figure
from practicecheck.surveys._told import Told
from practicecheck.values import Value

_NOTHING_BEFORE = ReleaseLedger()


@final
@attrs.frozen(kw_only=True, repr=False)
class ResponseRow(Value):
    """How many of a group answered. Where no figure is told its marker stands.

    Attributes:
        group: What its people have in common; nothing for all of them.
        issued: How many there are.
        returned: How many sent something back.
        usable: How many of those can be scored.
        without_answer: How many gave no usable answer.
        percent: Usable answers of all people, in whole percent.
        words: The rate in a sentence.
    """

    group: tuple[str, ...]
    issued: Told
    returned: Told
    usable: Told
    without_answer: Told
    percent: Told
    words: str


@final
@attrs.frozen(kw_only=True, repr=False)
class ToldResponse(Value):
    """How many answered of each group, as it is told.

    Attributes:
        by: What tells the groups apart.
        rows: The groups.
        whole: All people.
        audience: ``published``, or ``working``.
        policy: The policy that it was released through.
        population: The people that it is about, where it is published.
        period: Which round of figures it is of.
    """

    by: tuple[str, ...]
    rows: tuple[ResponseRow, ...]
    whole: ResponseRow
    audience: str = "working"
    policy: DisclosurePolicy | None = None
    population: str = ""
    period: str = ""

    @property
    def hidden(self) -> int:
        """How many of the lines are held back."""
        if self.policy is None:
            return 0
        return sum(own.usable == self.policy.markers.hidden for own in (*self.rows, self.whole))


@final
@attrs.frozen(kw_only=True, repr=False)
class ResponseRelease(Value):
    """What may be published of who answered, and for ourselves what has gone out once it is.

    Attributes:
        response: What may be published, table by table.
        ledger: What has gone out: keep it for the next release.
        problems: What must be known of the groups that are told.
        warnings: What is worth knowing before it goes out.
    """

    response: tuple[ToldResponse, ...]
    ledger: ReleaseLedger
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError("A release can't leave: publish its response, and keep its ledger.")


def working_response(table: ResponseTable) -> ToldResponse:
    """Who answered, with everything in it: a working copy.

    Args:
        table: Who answered.
    """
    return ToldResponse(by=table.by, rows=tuple(map(_row, table.rates)), whole=_row(table.whole))


def _row(rate: ResponseRate) -> ResponseRow:
    return ResponseRow(
        group=rate.group,
        issued=rate.issued,
        returned=rate.returned,
        usable=rate.usable,
        without_answer=rate.without_answer,
        percent=rate.percent,
        words=rate.words,
    )


def release_response(
    tables: Sequence[ResponseTable],
    policy: DisclosurePolicy,
    ledger: ReleaseLedger = _NOTHING_BEFORE,
    *,
    population: str,
    period: str = "",
) -> ResponseRelease:
    """Decide what of who answered may be published, over all of it together.

    Three numbers stand behind a rate: how many there are, how many sent something back, and how many answers
    can be used. Each is released as a number of people, and the last two are those of a survey's results: what
    is told here and there is held together by the ledger. A line of which one is held back is held back whole.

    Args:
        tables: Who answered.
        policy: The policy.
        ledger: What went out before.
        population: The people that it is about: the same as for the survey's results.
        period: Which round of figures it is of.

    Raises:
        DocumentError: The policy has problems, something went out before in another way, or nothing is left.
    """
    counts = [own for table in tables for own in _counts(table, population, period)]
    done = release([*counts, *_wholes(tables[0], population, period)], policy, ledger)
    told = {own.name: own for own in done.tables}
    response = tuple(
        ToldResponse(
            by=table.by,
            rows=tuple(_guarded(own, _names(table), told, policy) for own in table.rates),
            whole=_guarded(table.whole, _names(attrs.evolve(table, by=())), told, policy),
            audience="published",
            policy=policy,
            population=population,
            period=period,
        )
        for table in tables
    )
    return ResponseRelease(
        response=response,
        ledger=done.ledger,
        problems=tuple(
            problem
            for table, own in zip(tables, response, strict=True)
            for problem in _of_told(table, own, policy.markers.hidden)
        ),
        # That nobody has told before how many were asked is no slip.
        warnings=tuple(own for own in done.warnings if str(own.path[0]).startswith(_BACK)),
    )


_ASKED, _BACK, _USABLE = "asked", "back", "usable"


def _names(table: ResponseTable) -> Mapping[str, str]:
    """What the table of each number is called."""
    by = " and ".join(table.by) or "everybody"
    return {what: f"{what} by {by}" for what in (_ASKED, _BACK, _USABLE)}


def _counts(table: ResponseTable, population: str, period: str) -> Iterator[Table]:
    names, about = _names(table), _populations(table, population)
    answered = (*table.rates, *table.unplaced)
    for what, rates, count in (
        (_ASKED, table.rates, _issued),
        (_BACK, answered, _returned),
        (_USABLE, answered, _usable),
    ):
        cells = tuple(Cell(key=shown_group(own.group), people=count(own)) for own in rates)
        yield Table(
            name=names[what],
            population=about[what],
            period=period,
            dimensions=dimensions_of(table.by, [own.key for own in cells]),
            cells=cells,
        )


def _wholes(table: ResponseTable, population: str, period: str) -> Iterator[Table]:
    names, about = _names(attrs.evolve(table, by=())), _populations(table, population)
    for what, count in ((_ASKED, _issued), (_BACK, _returned), (_USABLE, _usable)):
        cell = Cell(key=(), people=count(table.whole))
        yield Table(name=names[what], population=about[what], period=period, dimensions=(), cells=(cell,))


def _populations(table: ResponseTable, population: str) -> Mapping[str, str]:
    return {_ASKED: f"{population}: asked", _BACK: population, _USABLE: f"{population}: {figure(table.part)}"}


def _issued(rate: ResponseRate) -> int:
    return rate.issued


def _returned(rate: ResponseRate) -> int:
    return rate.returned


def _usable(rate: ResponseRate) -> int:
    return rate.usable


def _guarded(
    rate: ResponseRate, names: Mapping[str, str], told: Mapping[str, ReleasedTable], policy: DisclosurePolicy
) -> ResponseRow:
    found = {what: told[name].by_key[shown_group(rate.group)].people for what, name in names.items()}
    issued, returned, usable = found[_ASKED], found[_BACK], found[_USABLE]
    if issued is None or returned is None or usable is None:
        return _held_back(rate, policy)
    # Of what is told, so that a policy that rounds is not undone by a rate.
    return _row(ResponseRate(group=rate.group, issued=issued, returned=returned, usable=usable))


def _held_back(rate: ResponseRate, policy: DisclosurePolicy) -> ResponseRow:
    hidden = policy.markers.hidden
    return ResponseRow(
        group=rate.group,
        issued=hidden,
        returned=hidden,
        usable=hidden,
        without_answer=hidden,
        percent=hidden,
        words="held back",
    )


def withheld_response(
    table: ResponseTable, policy: DisclosurePolicy, population: str, period: str = ""
) -> ToldResponse:
    """Who answered, where nothing of it can go out beside what did.

    Args:
        table: Who answered.
        policy: The policy.
        population: The people that it is about.
        period: Which round of figures it is of.
    """
    return ToldResponse(
        by=table.by,
        rows=tuple(_held_back(own, policy) for own in table.rates),
        whole=_held_back(table.whole, policy),
        audience="published",
        policy=policy,
        population=population,
        period=period,
    )


def _of_told(table: ResponseTable, told: ToldResponse, hidden: str) -> Iterator[Problem]:
    """What must be known of the groups that are told, and of none beside them."""
    shown = {own.group for own in told.rows if own.usable != hidden}
    rates = tuple(own for own in table.rates if own.group in shown)
    yield from attrs.evolve(table, rates=rates, unplaced=()).problems
