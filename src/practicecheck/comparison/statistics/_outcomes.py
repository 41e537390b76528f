"""What came of a comparison: not tested, no difference found, a difference found. Three words, never mixed."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TypeAlias, final

import attrs

from practicecheck.scoring import Rounding, rounded
from practicecheck.values import Value


@final
class NotTestedWhy(Enum):
    """Why two figures were not tested against each other."""

    NOBODY = "nobody answered in one of the groups"
    FEW_PEOPLE = "one of the groups has too few people"
    FEW_EXPECTED = "too few people of one kind are to be expected"
    ALL_ALIKE = "everybody gave the same number, so nothing says how far answers vary"
    EVERYONE_ANSWERED = "everyone in both groups answered, so the difference is no matter of chance"


@final
@attrs.frozen(kw_only=True, repr=False)
class Threshold(Value):
    """From what size on groups are tested at all.

    Attributes:
        people: So many must have answered in each group.
        expected: So many of each kind must be expected in each group if there were no difference (W. G. Cochran
            1954, Biometrics 10: 417-451). For proportions only.
    """

    people: int = 10
    expected: int = 5


@final
@attrs.frozen(kw_only=True, repr=False)
class Effect(Value):
    """How large a difference is, whatever the number of people.

    Attributes:
        name: Cohen's h or Hedges' g.
        value: The size, with the sign of the difference.
    """

    name: str
    value: float

    @property
    def words(self) -> str:
        """The size in the words of J. Cohen (1988), Statistical power analysis, second edition."""
        for least, word in ((0.8, "large"), (0.5, "medium"), (0.2, "small")):
            if abs(self.value) >= least:
                return word
        return "very small"


@final
@attrs.frozen(kw_only=True, repr=False)
class DifferenceTest(Value):
    """A difference that was tested.

    Attributes:
        difference: The first figure less the second, exactly.
        low: Where the interval about the difference begins.
        high: Where it ends.
        confidence: The interval's confidence. It is of this difference alone, whatever the family.
        p: How probable so large a difference is if there were none.
        adjusted_p: The same, corrected for the other comparisons of its family; ``p`` where it is alone.
        effect: How large the difference is; nothing where that can't be said.
        method: How it was tested, in words.
    """

    difference: Fraction
    low: float
    high: float
    confidence: float
    p: float
    adjusted_p: float
    effect: Effect | None
    method: str


@final
@attrs.frozen(kw_only=True, repr=False)
class NotTested(Value):
    """Nothing was tested, so nothing is said about chance.

    Attributes:
        why: Why not.
        difference: The first figure less the second; nothing where one is missing.
    """

    why: NotTestedWhy
    difference: Fraction | None

    @property
    def words(self) -> str:
        """What came of it, in plain words."""
        return f"not tested: {self.why.value}"


@final
@attrs.frozen(kw_only=True, repr=False)
class NoDifferenceFound(Value):
    """It was tested, and chance alone could well have made the difference. It is no proof that there is none.

    Attributes:
        test: The test.
    """

    test: DifferenceTest

    @property
    def words(self) -> str:
        """What came of it, in plain words."""
        return "no difference found"


@final
@attrs.frozen(kw_only=True, repr=False)
class DifferenceFound(Value):
    """It was tested, and chance alone would seldom have made so large a difference.

    Attributes:
        test: The test.
    """

    test: DifferenceTest

    @property
    def words(self) -> str:
        """What came of it, in plain words."""
        return "difference found"


Outcome: TypeAlias = NotTested | NoDifferenceFound | DifferenceFound


def decided(test: DifferenceTest, alpha: float) -> NoDifferenceFound | DifferenceFound:
    """Put a test into words.

    Args:
        test: The test.
        alpha: At most so probable may a difference be that is called found.
    """
    return DifferenceFound(test=test) if test.adjusted_p <= alpha else NoDifferenceFound(test=test)


def difference_shown(one: Fraction | Decimal, other: Fraction | Decimal, *, decimals: int = 0) -> Decimal:
    """The difference as it is printed: rounded once, from what it was before its parts were rounded.

    So 52.952 and 58.495, which print as 53 and 58, differ by -6 (Civil Service People Survey 2018, Full
    Technical Guide).

    Args:
        one: The first figure.
        other: The figure that is taken from it.
        decimals: How many decimals are printed.
    """
    return rounded(Fraction(one) - Fraction(other), Rounding(decimals=decimals))
