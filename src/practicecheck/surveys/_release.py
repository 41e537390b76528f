"""What of a survey may be published: decided over all its results together, and over what went out before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NoReturn, final

import attrs

from practicecheck.comparison.tables import (
    Cell,
    Dimension,
    DisclosurePolicy,
    Measure,
    ReleasedCell,
    ReleaseLedger,
    Table,
    Treatment,
    release,
)
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.frameworks import Point
from practicecheck.scoring import Marker
from practicecheck.surveys._group_check import check_names, check_sharing
from practicecheck.surveys._grouping import dimensions_of, shown_group
from practicecheck.surveys._point_shares import PointShare, shares_to_publish
from practicecheck.surveys._results import ItemResult, PartResult, SurveyResults, figure
from practicecheck.surveys._rows import OF_HUNDRED, SurveyRow, ends_of, in_order, row_of
from practicecheck.surveys._rule import TOTAL, ItemRule, SurveyRule
from practicecheck.surveys._tally import Group
from practicecheck.surveys._told import Told
from practicecheck.surveys.weighting._weighting import Weighting
from practicecheck.values import Value

_NOTHING_BEFORE = ReleaseLedger()


@final
@attrs.frozen(kw_only=True, repr=False)
class ReleasedSurvey(Value):
    """A survey's results as they may be published. Only `release_survey` makes them.

    Attributes:
        framework: The id of the edition that was asked.
        digest: The digest of its wording.
        key: The id of the key.
        by: By what people are grouped.
        population: The people that it is about.
        period: Which round of figures it is of.
        rows: The results.
        hidden: In how many of the rows something is held back.
        policy: The policy that it was released through.
        scale: The points of the answers, lowest first.
        ends: The lowest mean that there can be, and the highest.
        weighting: How people are weighted, and who answered; nothing where all count alike.
    """

    framework: str
    digest: str
    key: str
    by: tuple[str, ...]
    population: str
    period: str
    rows: tuple[SurveyRow, ...]
    hidden: int
    policy: DisclosurePolicy
    scale: tuple[Point, ...] = ()
    ends: tuple[Decimal, Decimal] = OF_HUNDRED
    weighting: Weighting | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class SurveyRelease(Value):
    """What may be published of a survey, and for ourselves what has gone out once it is.

    Attributes:
        survey: What may be published.
        ledger: What has gone out: keep it for the next release.
        warnings: What is worth knowing before it goes out, such as people whom the ledger does not know.
    """

    survey: ReleasedSurvey
    ledger: ReleaseLedger
    warnings: tuple[Problem, ...] = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError("A release can't leave: publish its survey, and keep its ledger.")


def release_survey(
    results: SurveyResults,
    policy: DisclosurePolicy,
    ledger: ReleaseLedger = _NOTHING_BEFORE,
    *,
    population: str,
    period: str = "",
) -> SurveyRelease:
    """Decide what of a survey's results may be published, over all of them together.

    A group is hidden where it has fewer people than the policy asks for, or where it can be worked out from
    what went out before; so is a section's or an item's figure where too few of the group answered, or where
    all gave the same. Totals over groups are no part of a survey's results, so nothing can be worked out by
    subtraction within them. Points of the scale that fewer people gave are told together with their neighbours.

    Args:
        results: What the survey comes to.
        policy: The policy.
        ledger: What went out before.
        population: The people that it is about.
        period: Which round of figures it is of.

    Raises:
        DocumentError: The policy has problems, a group tells people apart, something went out before in
            another way or under another name, or nothing is left.
    """
    problems = [*check_sharing(results), *check_names(results, ledger, population, period)]
    if problems:
        raise DocumentError(problems)
    tables = [_people(results, population, period), *_parts(results, policy, population, period)]
    done = release(tables, policy, ledger)
    written = done.tables[0].written
    told = {own.name: {cell.key: cell for cell in own.cells} for own in done.tables}
    rows = tuple(_rows(results, told, policy, written))
    return SurveyRelease(
        survey=ReleasedSurvey(
            framework=results.rule.framework.id,
            digest=results.rule.framework.digest,
            key=results.rule.key.id,
            by=tuple(group.name for group in results.rule.by),
            population=population,
            period=period,
            rows=rows,
            hidden=sum(policy.markers.hidden in (row.mean, row.positive) for row in rows),
            policy=policy,
            scale=results.rule.scale.points,
            ends=ends_of(results.rule.key),
        ),
        ledger=done.ledger,
        # Of scores over several items, and of shares, it is seen here what a mean would give away. Whom the
        # ledger does not know is said once, and not of each item.
        warnings=tuple(
            own
            for own in done.warnings
            if own.code is not Code.VALUES_NOT_SEEN
            and (own.code is not Code.NOT_IN_LEDGER or own.path[:1] == (tables[0].name,))
        ),
    )


def _dimensions(results: SurveyResults) -> tuple[Dimension, ...]:
    groups = [shown_group(group) for group in dict.fromkeys(own.group for own in results.parts)]
    return dimensions_of([own.name for own in results.rule.by], groups)


def _people(results: SurveyResults, population: str, period: str) -> Table:
    people = {own.group: own.people for own in results.parts}
    return Table(
        name="people",
        population=population,
        period=period,
        dimensions=_dimensions(results),
        cells=tuple(Cell(key=shown_group(group), people=count) for group, count in people.items()),
    )


def _parts(results: SurveyResults, policy: DisclosurePolicy, population: str, period: str) -> Iterator[Table]:
    """A table of means for each section and item. Those who answered one are people of their own."""
    dimensions = _dimensions(results)
    by_name: dict[str, list[PartResult | ItemResult]] = {}
    scales = dict(_scales(results.rule))
    told: list[PartResult | ItemResult] = [*results.parts, *results.items]
    for own in told:
        by_name.setdefault(_name(own), []).append(own)
    for name, own_results in by_name.items():
        yield Table(
            name=name,
            population=f"{population}: {name}",
            period=period,
            dimensions=dimensions,
            cells=tuple(
                # The mean of two values is how many agree.
                _cell(one, withheld=not scales[name] and _alike(one, policy))
                for one in own_results
            ),
            measure=Measure.MEAN,
            decimals=results.rule.key.rounding.decimals,
            scale=scales[name],
        )


def _scales(rule: SurveyRule) -> Iterator[tuple[str, tuple[Decimal, ...]]]:
    """The scores that a person can have, as far as a mean near an end of them tells what people answered.

    Where an item gives two values only, its mean is the percentage of positive answers, and guarded as that.
    """
    for name in rule.parts:
        items = [own for section in rule.sections if name in (section.id, TOTAL) for own in section.items]
        own = _values(items[0], rule)
        if len(own) <= _TWO:
            yield figure(name), ()
            continue
        low, high = (own[1] - own[0]) / len(items), (own[-1] - own[-2]) / len(items)
        ends = {own[0], own[0] + low, own[-1] - high, own[-1]}
        yield figure(name), tuple(sorted(ends))
    for item in rule.asked:
        own = _values(item, rule)
        yield figure(item.item, item=True), own if len(own) > _TWO else ()


_TWO = 2


def _values(item: ItemRule, rule: SurveyRule) -> tuple[Decimal, ...]:
    """What an answer to an item gives, in the unit of a score."""
    below = item.weight if rule.scale_mean else item.possible
    times = 1 if rule.scale_mean else 100
    given = {times * value / below for value in item.points.values()} if below else {Fraction(), Fraction(1)}
    return tuple(Decimal(own.numerator) / own.denominator for own in sorted(given))


def _name(result: PartResult | ItemResult) -> str:
    return figure(result.item, item=True) if isinstance(result, ItemResult) else figure(result.part)


def _cell(result: PartResult | ItemResult, *, withheld: bool) -> Cell:
    spread = result.spread
    mean = None if spread.exact is None else Decimal(spread.exact.numerator) / spread.exact.denominator
    return Cell(
        key=shown_group(result.group),
        people=spread.people,
        total=None if mean is None else mean * spread.people,
        same=mean if spread.same else None,
        withheld=withheld,
    )


def _rows(
    results: SurveyResults,
    told: dict[str, dict[Group, ReleasedCell]],
    policy: DisclosurePolicy,
    written: Callable[[Marker], str],
) -> Iterator[SurveyRow]:
    for own in in_order(results):
        row, key = row_of(own, results.rule), shown_group(own.group)
        group, cell = told["people"][key], told[_name(own)][key]
        guarded = _guarded(row, own, (group, cell), policy, written)
        yield attrs.evolve(guarded, points=_shares(guarded, own, results.rule, policy))


def _alike(result: PartResult | ItemResult, policy: DisclosurePolicy) -> bool:
    """Whether nearly all agree, or nearly none: so many as the policy's width must be left on either side."""
    if policy.full is Treatment.SHOW or not isinstance(result, ItemResult):
        return False
    return min(result.agreed, result.spread.people - result.agreed) < policy.width


def _guarded(
    row: SurveyRow,
    result: PartResult | ItemResult,
    cells: tuple[ReleasedCell, ReleasedCell],
    policy: DisclosurePolicy,
    written: Callable[[Marker], str],
) -> SurveyRow:
    (group, cell), hidden = cells, policy.markers.hidden
    people: Told = group.people if group.people_marker is None else written(group.people_marker)
    if group.hidden or cell.hidden:
        return attrs.evolve(
            row,
            people=people,
            answered=hidden,
            mean=hidden,
            deviation=hidden,
            low=hidden,
            high=hidden,
            band=None if row.band is None else hidden,
            positive=None if row.positive is None else hidden,
            not_applicable=hidden,
            missing=hidden,
        )
    answered: Told = cell.people if cell.people_marker is None else written(cell.people_marker)
    return attrs.evolve(
        row,
        people=people,
        answered=answered,
        mean=row.mean if row.mean is not None else policy.markers.not_applicable,
        positive=hidden if _alike(result, policy) else row.positive,
    )


def _shares(
    guarded: SurveyRow, result: PartResult | ItemResult, rule: SurveyRule, policy: DisclosurePolicy
) -> tuple[PointShare, ...]:
    """The shares of points; nothing where the percentage of positive answers is held back."""
    if isinstance(result, PartResult) or guarded.positive == policy.markers.hidden:
        return ()
    return shares_to_publish(result, rule, policy.minimum)
