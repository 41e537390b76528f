"""Two assessments beside each other: the verdict first, then what changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

import attrs

from practicecheck.comparison._circumstances import circumstances
from practicecheck.comparison._comparison_rule import COMPARISON, ComparisonRule
from practicecheck.comparison._figure_comparison import (
    FigureComparison,
    RateChange,
    compare_all_rates,
    compare_figures,
)
from practicecheck.comparison._ground import Ground, GroundCode, caveat, refusal, verdict_of
from practicecheck.comparison._item_comparison import (
    ItemComparison,
    Pairing,
    compare_item,
    of_sides,
    pairings,
)
from practicecheck.comparison._lineage import Lineage
from practicecheck.comparison._score_comparison import ScoreComparison, compare_scores
from practicecheck.comparison._scored import Scored
from practicecheck.comparison._sides import Sides
from practicecheck.frameworks import Crosswalk, EditionDiff, Framework, diff_editions
from practicecheck.scoring import Comparability, SectionScore
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Comparison(Value):
    """Two assessments beside each other.

    Attributes:
        earlier: The earlier side, or one of two units.
        later: The later side, or the other unit.
        grounds: What holds for everything.
        comparability: The verdict on the whole.
        items: Each scored question that either side was asked.
        sections: Each section that either side was scored in.
        total: The whole; nothing where nothing is scored.
        figures: The figures that both sides gave.
        rates: The rates that both sides have.
        diff: What became of the items between the two editions; nothing where it is one.
        forced: Whether differences were asked for against the verdict.
    """

    earlier: Scored
    later: Scored
    grounds: tuple[Ground, ...]
    comparability: Comparability
    items: tuple[ItemComparison, ...]
    sections: tuple[ScoreComparison, ...]
    total: ScoreComparison | None
    figures: tuple[FigureComparison, ...]
    rates: tuple[RateChange, ...]
    diff: EditionDiff | None = None
    forced: bool = False

    @property
    def compared(self) -> int:
        """How many scored items are compared."""
        return sum(item.compared and not item.forced for item in self.items)

    @property
    def of(self) -> int:
        """How many scored items either side was asked."""
        return len(self.items)

    def item(self, name: str) -> ItemComparison:
        """A scored question by its id.

        Args:
            name: Its id on the later side, or on the earlier where the later does not ask it.

        Raises:
            KeyError: Neither side was asked it.
        """
        for item in self.items:
            if item.item == name:
                return item
        raise KeyError(name)

    def section(self, name: str) -> ScoreComparison:
        """A section by its id on the later side.

        Args:
            name: Its id.

        Raises:
            KeyError: Neither side was scored in it.
        """
        for section in self.sections:
            if section.id == name:
                return section
        raise KeyError(name)


@final
@attrs.frozen(kw_only=True, repr=False)
class EditionPair(Value):
    """Two editions, made ready once for all the assessments that answer them.

    Attributes:
        grounds: What holds for whatever answers them.
        pairings: Their scored questions, side by side.
        diff: What became of the items; nothing where it is one edition.
    """

    grounds: tuple[Ground, ...]
    pairings: tuple[Pairing, ...]
    diff: EditionDiff | None = None


def pair_editions(earlier: Framework, later: Framework, crosswalk: Crosswalk | None = None) -> EditionPair:
    """Lay the questions of two editions side by side, once for many comparisons.

    Args:
        earlier: The edition that the earlier side answered.
        later: The edition that the later side answered.
        crosswalk: What corresponds to what.
    """
    if earlier.id == later.id and earlier.digest == later.digest:
        return EditionPair(grounds=(), pairings=_same(later))
    related = crosswalk is not None or earlier.name == later.name
    diff = diff_editions(earlier, later, crosswalk) if related else None
    return EditionPair(
        grounds=tuple(_editions(earlier, later, crosswalk)),
        pairings=pairings(diff) if diff else _apart(earlier, later),
        diff=diff,
    )


def _editions(earlier: Framework, later: Framework, crosswalk: Crosswalk | None) -> Iterator[Ground]:
    if crosswalk is not None:
        yield caveat(
            GroundCode.EDITION,
            f"{earlier.id} and {later.id} are laid beside each other by the crosswalk {crosswalk.cited}.",
        )
    elif earlier.name != later.name:
        yield refusal(
            GroundCode.FRAMEWORK,
            f"{earlier.id} and {later.id} ask different things, and no crosswalk says what corresponds.",
        )
    else:
        yield caveat(
            GroundCode.EDITION,
            f"{earlier.id} and {later.id} are two editions, laid beside each other by their ids and texts.",
        )


def _same(framework: Framework) -> tuple[Pairing, ...]:
    return tuple(
        Pairing(item=item.id, earlier=(item.id,), later=(item.id,), section=framework.section_of[item.id].id)
        for item in framework.items.values()
        if item.scored
    )


def _apart(earlier: Framework, later: Framework) -> tuple[Pairing, ...]:
    """The questions of two frameworks of which nobody says how they correspond."""
    new = (
        Pairing(
            item=item.id,
            earlier=(),
            later=(item.id,),
            section=later.section_of[item.id].id,
            grounds=(refusal(GroundCode.NEW, f"{item.id} is asked by {later.id} alone."),),
        )
        for item in later.items.values()
        if item.scored
    )
    gone = (
        Pairing(
            item=item.id,
            earlier=(item.id,),
            later=(),
            section=earlier.section_of[item.id].id,
            grounds=(refusal(GroundCode.RETIRED, f"{item.id} is asked by {earlier.id} alone."),),
        )
        for item in earlier.items.values()
        if item.scored
    )
    return (*new, *gone)


def compare(
    earlier: Scored,
    later: Scored,
    *,
    editions: EditionPair | None = None,
    lineage: Lineage | None = None,
    also: tuple[Ground, ...] = (),
    rule: ComparisonRule = COMPARISON,
    force: bool = False,
) -> Comparison:
    """Lay two assessments beside each other: one unit at two times, or two units.

    The verdict comes first, for each item, section and the whole. A difference is made only where the verdict
    allows it; of sections and the whole over the items that both sides answered, so that no question that was
    left out, added or reworded makes one.

    Args:
        earlier: The earlier side, or one of two units.
        later: The later side, or the other unit.
        editions: The two editions side by side, made ready; by their ids and texts, if nothing is said.
        lineage: Which organisation became which, where the two sides are not of one name.
        also: What must be known with it and neither side tells, such as a break of the series in between.
        rule: From when on a difference in circumstances must be told.
        force: Whether differences are wanted against the verdict. They are marked, and keep their grounds.
            What can't be subtracted at all stays without one: points of two scales, scores of two keys, and
            rates of two definitions.
    """
    pair = editions or pair_editions(earlier.framework, later.framework)
    sides = Sides(
        earlier=earlier,
        later=later,
        over_all=(*pair.grounds, *_keys(earlier, later), *circumstances(earlier, later, rule, lineage), *also),
        key=later.card.key if _one_key(earlier, later) else None,
        rule=rule,
        force=force,
    )
    items = tuple(_items(sides, pair))
    sections = tuple(_sections(sides, items))
    total = _total(sides, items, sections)
    return Comparison(
        earlier=earlier,
        later=later,
        grounds=sides.over_all,
        comparability=total.comparability if total else verdict_of(sides.over_all),
        items=items,
        sections=sections,
        total=total,
        figures=compare_figures(sides, pair.diff),
        rates=compare_all_rates(sides),
        diff=pair.diff,
        forced=force,
    )


def _one_key(earlier: Scored, later: Scored) -> bool:
    """Whether both sides were scored by the very same key."""
    one, other = earlier.card.key, later.card.key
    return one is not None and one == other


def _keys(earlier: Scored, later: Scored) -> Iterator[Ground]:
    one, other = earlier.card.key, later.card.key
    if one is None and other is None:
        return
    if one is None or other is None:
        yield refusal(GroundCode.KEY, "one side is scored, and the other is not.")
    elif one.scale != other.scale:
        yield refusal(
            GroundCode.SCALE, f"one side was answered on {one.scale}, and the other on {other.scale}."
        )
    elif one != other:
        yield refusal(GroundCode.KEY, f"one side was scored by {one.id}, and the other by {other.id}.")


def _items(sides: Sides, pair: EditionPair) -> Iterator[ItemComparison]:
    key = sides.later.card.key
    if key is not None and sides.earlier.card.key is not None:
        for pairing in of_sides(pair.pairings, sides.earlier, sides.later):
            yield compare_item(pairing, sides, key)


def _total(
    sides: Sides, items: tuple[ItemComparison, ...], sections: tuple[ScoreComparison, ...]
) -> ScoreComparison | None:
    totals = sides.earlier.card.total, sides.later.card.total
    if sides.key is None or None in totals:
        return None
    return compare_scores(("total", "The whole"), items, totals, sides, sides.key, sections)


def _sections(sides: Sides, items: tuple[ItemComparison, ...]) -> Iterator[ScoreComparison]:
    if sides.key is None:
        return
    before = {section.id: section for section in sides.earlier.card.sections}
    after = {section.id: section for section in sides.later.card.sections}
    own: dict[str, list[ItemComparison]] = {name: [] for name in (*after, *before)}
    for item in items:
        own[item.section].append(item)
    for name, compared in own.items():
        if not compared:
            continue
        shown = after.get(name) or before[name]
        one = before.get(name) or _alternative(compared, sides.earlier, before)
        scores = one.score if one else None, after[name].score if name in after else None
        yield compare_scores((name, shown.title), compared, scores, sides, sides.key)


def _alternative(
    items: list[ItemComparison], earlier: Scored, sections: dict[str, SectionScore]
) -> SectionScore | None:
    """The section of the earlier side whose questions stand beside these."""
    names = {earlier.framework.section_of[score.item].id for item in items for score in item.earlier}
    return sections.get(names.pop()) if len(names) == 1 else None
