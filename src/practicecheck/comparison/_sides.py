"""The two sides of a comparison, and what holds for everything that is compared."""

from __future__ import annotations

from functools import cached_property
from typing import final

import attrs

from practicecheck.comparison._comparison_rule import ComparisonRule
from practicecheck.comparison._ground import Ground, verdict_of
from practicecheck.comparison._scored import Scored
from practicecheck.scoring import Comparability, ScoringKey
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Sides(Value):
    """Two sides that are laid beside each other.

    Attributes:
        earlier: The earlier side, or one of two units.
        later: The later side, or the other unit.
        over_all: Grounds that hold for everything.
        key: The key by which both were scored; nothing where there is no such key.
        rule: From when on a difference in circumstances must be told.
        force: Whether differences are wanted against the verdict.
    """

    earlier: Scored
    later: Scored
    over_all: tuple[Ground, ...]
    key: ScoringKey | None
    rule: ComparisonRule
    force: bool

    @cached_property
    def bare(self) -> Comparability:
        """The verdict on whatever has no grounds of its own."""
        return verdict_of(self.over_all)

    def verdict(self, grounds: tuple[Ground, ...]) -> Comparability:
        """The verdict that some grounds give with those that hold for everything.

        Args:
            grounds: What speaks of one thing alone.
        """
        return verdict_of((*self.over_all, *grounds)) if grounds else self.bare
