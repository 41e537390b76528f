"""The way from one framework to another, over one crosswalk or several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from itertools import islice
from typing import Final, TypeAlias, final

import attrs

from practicecheck.frameworks._crosswalk import Confidence, Correspondence, Crosswalk
from practicecheck.frameworks._framework import FrameworkId
from practicecheck.frameworks._item_pair import STRENGTH, ItemPair, composed_pairs, item_pairs, settled
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class RouteStep(Value):
    """One crosswalk on the way, as it is written or turned round.

    Attributes:
        crosswalk: The crosswalk.
        turned: Whether it is walked from its end to its start.
    """

    crosswalk: Crosswalk
    turned: bool = False

    @property
    def from_(self) -> FrameworkId:
        """The edition that is walked from."""
        return self.crosswalk.to if self.turned else self.crosswalk.from_

    @property
    def to(self) -> FrameworkId:
        """The edition that is walked to."""
        return self.crosswalk.from_ if self.turned else self.crosswalk.to

    @property
    def inverse(self) -> RouteStep:
        """The same crosswalk, walked the other way."""
        return RouteStep(crosswalk=self.crosswalk, turned=not self.turned)

    @cached_property
    def pairs(self) -> tuple[ItemPair, ...]:
        """What it says, item by item."""
        return settled(item_pairs(self.crosswalk, turned=self.turned))


@final
@attrs.frozen(kw_only=True, repr=False)
class Route(Value):
    """A way from one framework to another.

    Attributes:
        steps: The crosswalks, one after the other. There is one at least, and each begins where the one before
            it ends.
    """

    steps: tuple[RouteStep, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse crosswalks that do not meet."""
        ends = [step.to for step in self.steps[:-1]]
        if not self.steps or ends != [step.from_ for step in self.steps[1:]]:
            message = "a route has steps, and each begins where the one before it ends"
            raise ValueError(message)

    @property
    def from_(self) -> FrameworkId:
        """The edition that is walked from."""
        return self.steps[0].from_

    @property
    def to(self) -> FrameworkId:
        """The edition that is walked to."""
        return self.steps[-1].to

    @property
    def inverse(self) -> Route:
        """The same way back."""
        return Route(steps=tuple(step.inverse for step in reversed(self.steps)))

    @cached_property
    def pairs(self) -> tuple[ItemPair, ...]:
        """What the whole way shows of the items at its ends. Through several hops the weakest counts."""
        return reduce(composed_pairs, (step.pairs for step in self.steps))

    @cached_property
    def strength(self) -> tuple[int, ...]:
        """How much it says: pairs that ask the same, parts, those that share something; then how sure."""
        said = Counter(STRENGTH[pair.relation] for pair in self.pairs if pair.to is not None)
        sure = sum(pair.confidence is Confidence.HIGH for pair in self.pairs if pair.to is not None)
        top, least = STRENGTH[Correspondence.EQUAL], STRENGTH[Correspondence.NONE]
        return (*(said[own] for own in range(top, least, -1)), sure)


def routes_between(start: str, end: str, crosswalks: Iterable[Crosswalk]) -> tuple[Route, ...]:
    """Every shortest way from one framework to another.

    Crosswalks can be walked both ways. Each step of a way comes nearer to its end, so crosswalks in a circle do
    no harm.

    Args:
        start: The id of the edition that is walked from.
        end: The id of the edition that is walked to.
        crosswalks: The crosswalks that there are.

    Returns:
        The ways, the strongest first: those that say the most of the most items; of equals those that turn
        fewer crosswalks round, then by the crosswalks' ids. None if no way leads there.
    """
    if start == end:
        return ()
    arriving, leaving = _by_ends(crosswalks)
    far = _distances(end, arriving)
    ways = islice(_shortest(start, far, leaving), _MOST_WAYS) if start in far else ()
    return tuple(sorted((Route(steps=way) for way in ways), key=_order))


_Steps: TypeAlias = dict[str, list[RouteStep]]
_MOST_WAYS: Final = 1_000
"""So many ways of one length are weighed, in the order of the crosswalks' ids."""


def _by_ends(crosswalks: Iterable[Crosswalk]) -> tuple[_Steps, _Steps]:
    """Each crosswalk both ways: by where it arrives, and by where it leaves."""
    arriving: _Steps = {}
    leaving: _Steps = {}
    for own in sorted(crosswalks, key=lambda own: own.id):
        for step in (RouteStep(crosswalk=own), RouteStep(crosswalk=own, turned=True)):
            arriving.setdefault(step.to, []).append(step)
            leaving.setdefault(step.from_, []).append(step)
    return arriving, leaving


def _distances(end: str, arriving: _Steps) -> dict[str, int]:
    """How many crosswalks lie between each framework and the end, at least."""
    far = {end: 0}
    reached = [end]
    for here in reached:
        for step in arriving.get(here, ()):
            if step.from_ not in far:
                far[step.from_] = far[here] + 1
                reached.append(step.from_)
    return far


def _shortest(here: str, far: dict[str, int], leaving: _Steps) -> Iterator[tuple[RouteStep, ...]]:
    """Every way that comes nearer to the end with each step."""
    if far[here] == 0:
        yield ()
        return
    for step in leaving[here]:
        if far.get(step.to, far[here]) < far[here]:
            for onward in _shortest(step.to, far, leaving):
                yield (step, *onward)


def _order(route: Route) -> tuple[tuple[int, ...], int, tuple[str, ...]]:
    return (
        tuple(-count for count in route.strength),
        sum(step.turned for step in route.steps),
        tuple(step.crosswalk.id for step in route.steps),
    )


def route_between(start: str, end: str, crosswalks: Iterable[Crosswalk]) -> Route | None:
    """The way from one framework to another: the shortest, and of the shortest the strongest.

    Args:
        start: The id of the edition that is walked from.
        end: The id of the edition that is walked to.
        crosswalks: The crosswalks that there are.

    Returns:
        The way; nothing if none leads there.
    """
    return next(iter(routes_between(start, end, crosswalks)), None)


def route_over(crosswalk: Crosswalk, start: str) -> Route | None:
    """The way over one crosswalk: as it is written, or turned round.

    Args:
        crosswalk: The crosswalk.
        start: The id of the edition that is walked from.

    Returns:
        The way; nothing if the crosswalk neither starts nor ends there.
    """
    if start not in (crosswalk.from_, crosswalk.to):
        return None
    return Route(steps=(RouteStep(crosswalk=crosswalk, turned=start != crosswalk.from_),))
