"""What is known of a group of people: a count of them, or the sums of their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import final

import attrs

from practicecheck.values import Value


@final
@attrs.frozen(repr=False)
class Proportion(Value):
    """How many of a group's people are of a kind.

    Attributes:
        count: The people of that kind.
        of: All people who answered.
        population: The size of the whole group, where it is known. People who did not answer are in it.
    """

    count: int
    of: int
    population: int | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.count <= self.of:
            raise ValueError(
                f"a count lies between 0 and the number of people; {self.count} of {self.of} can't be"
            )
        _fits(self.of, self.population)

    @property
    def share(self) -> Fraction:
        """The proportion, exactly.

        Raises:
            ZeroDivisionError: Nobody answered.
        """
        return Fraction(self.count, self.of)

    @property
    def counts_as(self) -> float:
        """How many answers out of an endless population tell as much."""
        return effective(self.of, self.population)


@final
@attrs.frozen(repr=False)
class Sums(Value):
    """The numbers of a group's people, added up: no person's own number is in it.

    Attributes:
        n: How many people.
        total: The sum of their numbers.
        squares: The sum of the squares of their numbers.
        population: The size of the whole group, where it is known.
    """

    n: int
    total: Fraction
    squares: Fraction
    population: int | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if (
            self.n < 0
            or self.squares * self.n < self.total**2
            or (self.n == 0 and (self.total or self.squares))
        ):
            raise ValueError("no numbers have these sums: look at n, the sum and the sum of squares")
        _fits(self.n, self.population)

    @classmethod
    def of(cls, numbers: Iterable[int | Decimal | Fraction], *, population: int | None = None) -> Sums:
        """Add up numbers exactly.

        Args:
            numbers: One number for each person.
            population: The size of the whole group, where it is known.
        """
        exact = [Fraction(number) for number in numbers]
        squares = sum((number**2 for number in exact), Fraction(0))
        return cls(len(exact), sum(exact, Fraction(0)), squares, population=population)

    @property
    def mean(self) -> Fraction:
        """The mean, exactly.

        Raises:
            ZeroDivisionError: There is nobody.
        """
        return self.total / self.n

    @property
    def variance(self) -> Fraction:
        """The variance with n - 1, exactly.

        Raises:
            ZeroDivisionError: There are fewer than two people.
        """
        return (self.squares - self.total**2 / self.n) / (self.n - 1)

    @property
    def mean_variance(self) -> float:
        """The variance of the mean: smaller where much of a known group has answered."""
        counts_as = effective(self.n, self.population)
        return 0.0 if counts_as == inf else float(self.variance) / counts_as


def effective(n: int, population: int | None) -> float:
    """How many answers out of an endless population tell as much: the finite population correction.

    The correction is W. G. Cochran (1977), Sampling techniques, third edition, section 2.6, in the form
    (N - n) / (N - 1) that the Civil Service People Survey publishes.

    Args:
        n: The people who answered.
        population: The size of the whole group, where it is known.
    """
    if population is None or n == 0:
        return float(n)
    return inf if n == population else n * (population - 1) / (population - n)


def _fits(n: int, population: int | None) -> None:
    if population is not None and population < n:
        raise ValueError(
            f"{n} people answered, and the group is said to have {population}: one of them is wrong"
        )
