"""A section, or the whole, on two sides: over the items that both have, and as each side scored it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import is_
from typing import final

import attrs

from practicecheck.comparison._comparison_rule import ComparisonRule
from practicecheck.comparison._ground import Ground, GroundCode, caveat, refusal
from practicecheck.comparison._item_comparison import ItemComparison
from practicecheck.comparison._sides import Sides
from practicecheck.scoring import Comparability, ItemScore, Score, ScoringKey, rounded, score_of
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class LikeForLike(Value):
    """Two scores over the very same items, and how far they are apart.

    Attributes:
        earlier: The earlier side's score over them.
        later: The later side's.
        difference: The later less the earlier, in the unit of the key, rounded once from the exact values;
            nothing where one of the two has no score.
    """

    earlier: Score
    later: Score
    difference: Decimal | None


@final
@attrs.frozen(kw_only=True, repr=False)
class ScoreComparison(Value):
    """A section or the whole on two sides.

    Attributes:
        id: The section's id on the later side; ``total`` for the whole.
        title: Its title there.
        grounds: Why the two can, or can't, be laid beside each other. What holds for all is not repeated.
        comparability: The verdict, with what holds for everything.
        compared: How many items are compared.
        of: How many items either side was asked.
        earlier: What the earlier side scored, over all that it was asked; nothing if it has no such section.
        later: What the later side scored.
        alike: The two over the items that are compared; nothing where the verdict forbids it.
        forced: Whether ``alike`` is given against the verdict, because somebody asked for it.
    """

    id: str
    title: str
    grounds: tuple[Ground, ...]
    comparability: Comparability
    compared: int
    of: int
    earlier: Score | None
    later: Score | None
    alike: LikeForLike | None = None
    forced: bool = False

    @property
    def difference(self) -> Decimal | None:
        """The later less the earlier, over the items that are compared; nothing where there is none."""
        return self.alike.difference if self.alike else None


def compare_scores(
    place: tuple[str, str],
    items: Sequence[ItemComparison],
    scores: tuple[Score | None, Score | None],
    sides: Sides,
    key: ScoringKey,
    sections: Sequence[ScoreComparison] = (),
) -> ScoreComparison:
    """Lay a section, or the whole, beside itself.

    Args:
        place: Its id and title.
        items: Its items, compared.
        scores: What either side scored over all that it was asked.
        sides: The two sides.
        key: The key of both.
        sections: The sections, for a key that makes the total from them.
    """
    both = [item for item in items if item.compared]
    # What is forced makes no verdict better.
    sound = [item for item in both if not item.forced]
    grounds = (*_coverage(len(sound), len(items), sides.rule), *_of_items(sound), *_crosses(scores, sides.rule))
    comparability = sides.verdict(grounds)
    refused = comparability is Comparability.NOT_COMPARABLE
    alike = _alike(both, scores, key, sections) if both and (sides.force or not refused) else None
    return ScoreComparison(
        id=place[0],
        title=place[1],
        grounds=grounds,
        comparability=comparability,
        compared=len(sound),
        of=len(items),
        earlier=scores[0],
        later=scores[1],
        alike=alike,
        forced=alike is not None and (refused or len(sound) < len(both)),
    )


def _coverage(compared: int, of: int, rule: ComparisonRule) -> Iterator[Ground]:
    if compared == of:
        return
    text = f"{compared} of {of} items can be compared"
    if compared < rule.least_share * of:
        yield refusal(GroundCode.COVERAGE, f"{text}, which is too few to speak for the rest.")
    else:
        yield caveat(GroundCode.COVERAGE, f"{text}. The difference is over these alone.")


def _of_items(compared: Iterable[ItemComparison]) -> Iterator[Ground]:
    """What the compared items themselves need to have said, each kind once."""
    told: dict[GroundCode, list[str]] = {}
    for item in compared:
        for ground in item.grounds:
            if ground.comparability is not Comparability.COMPARABLE:
                told.setdefault(ground.code, []).append(item.item)
    for code, names in told.items():
        yield caveat(code, f"{_WORDS.get(code, code.value)}: {', '.join(dict.fromkeys(names))}.")


_WORDS = {
    GroundCode.REWORDED: "worded differently, and judged to ask the same",
    GroundCode.MOVED: "moved",
    GroundCode.ALTERNATIVE: "asked by two alternatives",
}


def _crosses(scores: tuple[Score | None, Score | None], rule: ComparisonRule) -> Iterator[Ground]:
    """How much was X on either side: leaving out what goes badly makes a score look better."""
    one, other = scores
    if one is None or other is None or not one.items or not other.items:
        return
    shares = [Fraction(100 * score.not_applicable, len(score.items)) for score in (one, other)]
    if abs(shares[0] - shares[1]) >= rule.x_share:
        yield caveat(
            GroundCode.X_SHARE,
            f"{one.not_applicable} of {len(one.items)} were X, and then {other.not_applicable} of "
            f"{len(other.items)}.",
        )


def _alike(
    compared: Sequence[ItemComparison],
    scores: tuple[Score | None, Score | None],
    key: ScoringKey,
    sections: Sequence[ScoreComparison],
) -> LikeForLike:
    alike = [section.alike for section in sections if section.alike is not None]
    earlier = _over(
        [score for item in compared for score in item.earlier], scores[0], key, [own.earlier for own in alike]
    )
    later = _over(
        [score for item in compared for score in item.later], scores[1], key, [own.later for own in alike]
    )
    difference = None
    if earlier.exact is not None and later.exact is not None:
        difference = rounded(later.exact - earlier.exact, key.rounding)
    return LikeForLike(earlier=earlier, later=later, difference=difference)


def _over(items: list[ItemScore], scored: Score | None, key: ScoringKey, sections: list[Score]) -> Score:
    """The score over some items: the one that there is, where it is over the same."""
    if scored is not None and len(items) == len(scored.items) and all(map(is_, items, scored.items)):
        return scored
    return score_of(tuple(items), key, tuple(sections))
