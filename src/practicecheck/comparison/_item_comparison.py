"""One scored question on two sides: the verdict first, then how far it moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import final

import attrs

from practicecheck.assessments import AnswerState
from practicecheck.comparison._ground import Ground, GroundCode, caveat, refusal
from practicecheck.comparison._scored import Scored
from practicecheck.comparison._sides import Sides
from practicecheck.frameworks import (
    Correspondence,
    EditionDiff,
    Framework,
    ItemChange,
    ItemLink,
    Likeness,
)
from practicecheck.scoring import Comparability, ItemScore, ScoringKey, rounded
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemComparison(Value):
    """A scored question on two sides.

    Attributes:
        item: Its id on the later side; on the earlier, where the later does not ask it.
        earlier: What it gave on the earlier side, by the ids there: none, one, or several that were merged.
        later: What it gave on the later side: none, one, or several into which it was split.
        section: The section in which the later side asks it; the earlier, where the later does not.
        grounds: Why the two can, or can't, be laid beside each other. What holds for the whole is not repeated.
        comparability: The verdict, with what holds for the whole.
        difference: The later points less the earlier; nothing where the verdict forbids it, or nothing is to
            be subtracted.
        forced: Whether the difference is given against the verdict, because somebody asked for it.
    """

    item: str
    earlier: tuple[ItemScore, ...]
    later: tuple[ItemScore, ...]
    section: str
    grounds: tuple[Ground, ...]
    comparability: Comparability
    difference: Decimal | None = None
    forced: bool = False

    @property
    def compared(self) -> bool:
        """Whether it is part of a like-for-like score: answered on both sides, and the verdict allows it."""
        return self.difference is not None


@final
@attrs.frozen(kw_only=True, repr=False)
class Pairing(Value):
    """Which question of the earlier side is laid beside which of the later, and what is to be said of it.

    Attributes:
        item: The id under which they are told.
        earlier: The earlier items.
        later: The later items.
        section: The section in which they are told.
        grounds: What is to be said of the questions, whoever answered them.
    """

    item: str
    earlier: tuple[str, ...]
    later: tuple[str, ...]
    section: str
    grounds: tuple[Ground, ...] = ()


def pairings(diff: EditionDiff) -> tuple[Pairing, ...]:
    """The scored questions of two editions, side by side. Nobody's answers play a part.

    Args:
        diff: What became of each item between the editions.
    """
    return tuple(
        _pairing(link, diff) for link in diff.links if any(item.scored for item in (*link.earlier, *link.later))
    )


def _pairing(link: ItemLink, diff: EditionDiff) -> Pairing:
    shown = (link.later or link.earlier)[0]
    edition = diff.later if link.later else diff.earlier
    return Pairing(
        item=shown.id,
        earlier=tuple(item.id for item in link.earlier),
        later=tuple(item.id for item in link.later),
        section=edition.section_of[shown.id].id,
        grounds=tuple(_question_grounds(link)),
    )


def _question_grounds(link: ItemLink) -> Iterator[Ground]:
    """What is to be said of the questions themselves."""
    judged = link.relation in (Correspondence.EQUAL, Correspondence.EQUIVALENT)
    for note in link.notes:
        code = _CODES.get(note.change)
        if code is None:
            continue
        if note.change is ItemChange.REWORDED and judged:
            row = link.rows[0]
            why = f"{note.why} It is judged to be {row.relation.value}: {row.rationale}"
            yield caveat(code, why)
        elif note.change is ItemChange.EDITORIAL:
            yield Ground(code=code, comparability=Comparability.COMPARABLE, why=note.why)
        elif note.change is ItemChange.MOVED:
            yield caveat(code, note.why)
        else:
            yield refusal(code, note.why)
    if link.one_to_one and link.relation in _PARTLY:
        row = link.rows[0]
        yield refusal(GroundCode.REWORDED, f"It is judged to be {_PARTLY[row.relation]}: {row.rationale}")


_CODES: Mapping[ItemChange, GroundCode] = {
    ItemChange.EDITORIAL: GroundCode.EDITORIAL,
    ItemChange.REWORDED: GroundCode.REWORDED,
    ItemChange.RESCALED: GroundCode.RESCALED,
    ItemChange.MOVED: GroundCode.MOVED,
    ItemChange.SPLIT: GroundCode.SPLIT,
    ItemChange.MERGED: GroundCode.MERGED,
    ItemChange.ADDED: GroundCode.NEW,
    ItemChange.RETIRED: GroundCode.RETIRED,
}
_PARTLY: Mapping[Correspondence | None, str] = {
    Correspondence.SUBSET: "a part of what is asked now",
    Correspondence.SUPERSET: "more than is asked now",
    Correspondence.INTERSECTS: "only partly what is asked now",
}


def of_sides(found: Iterable[Pairing], earlier: Scored, later: Scored) -> Iterator[Pairing]:
    """Pairings of what was asked, the alternatives of a section beside each other.

    Args:
        found: The pairings of the two editions.
        earlier: The earlier side.
        later: The later side.
    """
    only_earlier: dict[str, Pairing] = {}
    only_later: dict[str, Pairing] = {}
    asked: list[Pairing] = []
    for pairing in found:
        was_asked = any(name in earlier.items for name in pairing.earlier)
        is_asked = any(name in later.items for name in pairing.later)
        if was_asked and is_asked:
            asked.append(pairing)
        elif was_asked:
            only_earlier[pairing.earlier[0]] = pairing
        elif is_asked:
            only_later[pairing.later[0]] = pairing
    for name, pairing in only_later.items():
        other = _alternative_of(name, later.framework, only_earlier)
        if other is None:
            asked.append(pairing)
            continue
        earlier_name, ground = other
        before = only_earlier.pop(earlier_name)
        asked.append(attrs.evolve(pairing, earlier=before.earlier, grounds=(*before.grounds, ground)))
    yield from asked
    yield from only_earlier.values()


def _alternative_of(
    name: str, framework: Framework, unpaired: Mapping[str, Pairing]
) -> tuple[str, Ground] | None:
    """The question that the other alternative asks in its place, as the framework says."""
    for same in framework.equivalences:
        if name not in same.items:
            continue
        other = same.items[0] if same.items[1] == name else same.items[1]
        if other in unpaired:
            why = f"{other} and {name} are of two alternatives, and {_LIKENESS[same.likeness]}: {same.reason}"
            make = refusal if same.likeness is Likeness.NOT_COMPARABLE else caveat
            return other, make(GroundCode.ALTERNATIVE, why)
    return None


_LIKENESS = {
    Likeness.SAME: "ask the same",
    Likeness.SIMILAR: "ask something similar",
    Likeness.NOT_COMPARABLE: "can't be compared",
}


def compare_item(pairing: Pairing, sides: Sides, key: ScoringKey) -> ItemComparison:
    """Lay a question's two answers beside each other.

    Args:
        pairing: Which they are.
        sides: The two sides.
        key: The key that says how a difference is rounded.
    """
    before = _given(pairing.earlier, sides.earlier.items)
    after = _given(pairing.later, sides.later.items)
    grounds = pairing.grounds
    if not before or not after:
        grounds = (*grounds, *_one_sided(pairing, before, after, sides))
    elif not_answered := [*_unanswered(before, "earlier"), *_unanswered(after, "later")]:
        grounds = (*grounds, *not_answered)
    allowed = sides.verdict(grounds)
    refused = allowed is Comparability.NOT_COMPARABLE
    difference = None
    # The points of two scales, and what two keys make of them, are never subtracted.
    if len(before) == len(after) == 1 and (not refused or (sides.force and sides.key is not None)):
        difference = _difference(before[0], after[0], key)
    return ItemComparison(
        item=pairing.item,
        earlier=before,
        later=after,
        section=pairing.section,
        grounds=grounds,
        comparability=allowed,
        difference=difference,
        forced=refused and difference is not None,
    )


def _given(names: tuple[str, ...], scores: Mapping[str, ItemScore]) -> tuple[ItemScore, ...]:
    return tuple([scores[name] for name in names if name in scores])


def _one_sided(
    pairing: Pairing, before: tuple[ItemScore, ...], after: tuple[ItemScore, ...], sides: Sides
) -> Iterator[Ground]:
    """A question that both editions have, and that one side was not asked."""
    if not after and before and pairing.later:
        yield _not_asked(pairing.item, sides.later, "later")
    if not before and after and pairing.earlier:
        yield _not_asked(pairing.item, sides.earlier, "earlier")


def _not_asked(item: str, side: Scored, which: str) -> Ground:
    section = side.framework.section_of.get(item)
    of = f"section {section.id}" if section and section.alternative else item
    return refusal(GroundCode.ALTERNATIVE, f"the {which} side was not asked {of}.")


def _unanswered(scores: tuple[ItemScore, ...], which: str) -> list[Ground]:
    return [
        refusal(GroundCode.NOT_ANSWERED, f"{score.item} {_said(score.state)} on the {which} side.")
        for score in scores
        if score.state is not AnswerState.ANSWERED
    ]


def _said(state: AnswerState) -> str:
    if state is AnswerState.NOT_APPLICABLE:
        return "is X"
    return "can't be answered" if state is AnswerState.CANNOT_ANSWER else f"is {state.value}"


_ONCE = (1, 1)


def _difference(before: ItemScore, after: ItemScore, key: ScoringKey) -> Decimal | None:
    if before.state is not AnswerState.ANSWERED or after.state is not AnswerState.ANSWERED:
        return None
    one, other = before.points, after.points
    if not before.weight.as_integer_ratio() == after.weight.as_integer_ratio() == _ONCE:
        if not before.weight or not after.weight:
            return None
        one, other = one / before.weight, other / after.weight
    (above, below), (above_after, below_after) = one.as_integer_ratio(), other.as_integer_ratio()
    if below == below_after == 1:
        # Most points are whole, and what is whole needs no rounding.
        return Decimal(above_after - above)
    value = rounded(other - one, key.rounding)
    whole = value.to_integral_value()
    return whole if whole == value else value
