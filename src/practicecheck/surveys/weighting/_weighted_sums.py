"""The numbers of people who don't count alike, added up: a weighted mean needs no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite, sqrt
from typing import final

import attrs

from practicecheck.comparison.statistics import Estimate, normal_quantile, t_quantile
from practicecheck.errors import DocumentError, shortened
from practicecheck.surveys.weighting._post_stratification import weighting_problem
from practicecheck.surveys.weighting._weights import Cell, Weights, effective_size
from practicecheck.values import Value

_SLACK = 1e-9
"""So much may sums that an engine made in floating point be off."""


@final
@attrs.frozen(kw_only=True, repr=False)
class WeightedSums(Value):
    """The numbers of a group's people and what each counts, added up. Five sums; any engine can make them.

    Attributes:
        n: How many people.
        weight: The sum of their weights.
        weight_squares: The sum of the squares of their weights.
        total: The sum of weight times number.
        squares: The sum of weight times the square of the number.
    """

    n: int
    weight: Fraction | float
    weight_squares: Fraction | float
    total: Fraction | float
    squares: Fraction | float

    def __attrs_post_init__(self) -> None:
        sums = (self.weight, self.weight_squares, self.total, self.squares)
        if not all(map(isfinite, sums)) or not self._possible:
            raise ValueError(
                "no people and weights have these sums: look at n, the sums of the weights and of their "
                "squares, and the weighted sums of the numbers and of their squares"
            )

    @property
    def _possible(self) -> bool:
        if self.n <= 0 or self.weight <= 0:
            return self.n == 0 and not any((self.weight, self.weight_squares, self.total, self.squares))
        # Cauchy and Schwarz: no numbers and weights break these.
        return self.n * self.weight_squares >= self.weight**2 * (1 - _SLACK) and (
            self.squares * self.weight >= self.total**2 * (1 - _SLACK)
        )

    @classmethod
    def of(cls, people: Iterable[tuple[int | Decimal | Fraction, int | Decimal | Fraction]]) -> WeightedSums:
        """Add up exactly.

        Args:
            people: For each person the weight and the number.
        """
        exact = [(Fraction(weight), Fraction(number)) for weight, number in people]
        if any(weight < 0 for weight, _ in exact):
            raise ValueError("nobody counts less than nothing: a weight is below 0")
        zero = Fraction(0)
        return cls(
            n=len(exact),
            weight=sum((weight for weight, _ in exact), zero),
            weight_squares=sum((weight**2 for weight, _ in exact), zero),
            total=sum((weight * number for weight, number in exact), zero),
            squares=sum((weight * number**2 for weight, number in exact), zero),
        )

    @classmethod
    def alike(cls, n: int, total: Fraction | float, squares: Fraction | float) -> WeightedSums:
        """The sums of people who all count 1.

        Args:
            n: How many people.
            total: The sum of their numbers.
            squares: The sum of the squares of their numbers.
        """
        return cls(n=n, weight=Fraction(n), weight_squares=Fraction(n), total=total, squares=squares)

    def times(self, weight: Fraction | float) -> WeightedSums:
        """The same people, of whom each counts some times as much.

        Args:
            weight: How many times.
        """
        return WeightedSums(
            n=self.n,
            weight=self.weight * weight,
            weight_squares=self.weight_squares * weight**2,
            total=self.total * weight,
            squares=self.squares * weight,
        )

    def __add__(self, other: WeightedSums) -> WeightedSums:
        return WeightedSums(
            n=self.n + other.n,
            weight=self.weight + other.weight,
            weight_squares=self.weight_squares + other.weight_squares,
            total=self.total + other.total,
            squares=self.squares + other.squares,
        )

    @property
    def mean(self) -> Fraction | float:
        """The weighted mean.

        Raises:
            ZeroDivisionError: There is nobody.
        """
        return self.total / self.weight

    @property
    def effective(self) -> Fraction | float:
        """Kish's effective sample size.

        Raises:
            ValueError: There is nobody.
        """
        return effective_size(self.weight, self.weight_squares)

    @property
    def deviation(self) -> float | None:
        """The weighted standard deviation, or nothing where fewer than two effective people tell of it.

        The weighted mean square about the mean times m / (m - 1), where m is the effective sample size: n - 1
        below the line where all count alike.
        """
        if self.n < 2 or self.effective - 1 <= _SLACK:  # noqa: PLR2004 - a variance needs two
            return None
        about = float(self.squares / self.weight - self.mean**2)
        # Where all numbers are alike, floating point may miss 0 by a hair.
        return sqrt(max(0.0, about) * float(self.effective / (self.effective - 1)))


NOBODY = WeightedSums(
    n=0, weight=Fraction(0), weight_squares=Fraction(0), total=Fraction(0), squares=Fraction(0)
)
"""The sums of nobody, to which others are added."""


def weighted_sums(weights: Weights, cells: Mapping[Cell, WeightedSums]) -> WeightedSums:
    """Weight what is known of each cell, and add it up.

    All people of a cell count alike. So an engine adds up each cell as it is and knows nothing of weights, and
    other weights need no second pass over the answers.

    Args:
        weights: The weights.
        cells: The sums of the people of each cell, all of whom count 1.

    Raises:
        DocumentError: A cell with people has no weight.
    """
    of = weights.of
    unweighted = [cell for cell, own in cells.items() if own.n and cell not in of]
    if unweighted:
        raise DocumentError(
            weighting_problem(
                f"{', '.join(map(shortened, cell))} has no weight, and {cells[cell].n} people.",
                "Weight people by the cells in which they are added up.",
                cell,
            )
            for cell in unweighted
        )
    return sum((own.times(of[cell]) for cell, own in cells.items() if own.n), NOBODY)


def weighted_mean_interval(sums: WeightedSums, *, confidence: float = 0.95) -> Estimate | None:
    """An interval for a weighted mean: Student's t on the effective sample size.

    It is an approximation: weights are taken as given, and as having nothing to do with the answers (L. Kish
    1965, Survey sampling, section 11.7). Where weights make up for differences that show in the answers, the
    true interval is narrower; it is not narrowed for a group of which many answered, either.

    Args:
        sums: The sums.
        confidence: Between 0 and 1.

    Returns:
        The interval; nothing where fewer than two effective people tell how far numbers vary.

    Raises:
        MissingExtraError: scipy is not installed.
    """
    normal_quantile(confidence)
    if (deviation := sums.deviation) is None:
        return None
    effective, mean = float(sums.effective), float(sums.mean)
    reach = t_quantile(confidence, effective - 1) * deviation / sqrt(effective)
    return Estimate(
        value=Fraction(sums.mean),
        low=mean - reach,
        high=mean + reach,
        confidence=confidence,
        n=sums.n,
        method=f"t interval on an effective {effective:.1f} people (Kish)",
    )
