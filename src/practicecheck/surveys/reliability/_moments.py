"""What people answered to the items of a scale, added up: how items hang together needs no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import isfinite, sqrt
from operator import mul
from typing import Any, TypeAlias, final

import attrs

from practicecheck.errors import shortened, some_of
from practicecheck.values import Value

Number: TypeAlias = int | float | Decimal | Fraction

# mul's own type is more than type checkers follow through map.
_TIMES: Callable[[Any, Any], int | Fraction] = mul

_SLACK = Fraction(1, 10**9)
"""So much may sums that an engine made in floating point be off."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Moments(Value):
    """The answers of people who answered every item of a scale, added up: nobody's own answers are in it.

    Any engine can make them, in one pass: a count, a sum for each item, and a sum of products for each pair.

    Attributes:
        items: The items.
        n: How many people. Whoever left an item out is not among them.
        sums: The sum of each item's numbers.
        products: For each item and each item, the sum of the products of their numbers.
    """

    items: tuple[str, ...]
    n: int
    sums: tuple[Fraction, ...]
    products: tuple[tuple[Fraction, ...], ...]

    def __attrs_post_init__(self) -> None:
        size = len(self.items)
        if len(set(self.items)) < size:
            raise ValueError("an item is named twice")
        if len(self.sums) != size or [len(row) for row in self.products] != [size] * size:
            raise ValueError(f"{size} items have {size} sums and {size} times {size} sums of products")
        if self.n < 0 or not self._possible:
            raise ValueError(
                "no answers have these moments: look at n, the sums, and the sums of products, which are the "
                "same both ways round"
            )

    @property
    def _possible(self) -> bool:
        if not self.n:
            return not any(self.sums) and not any(any(row) for row in self.products)
        for i, own in enumerate(self.products):
            if own[i] * self.n < self.sums[i] ** 2 * (1 - _SLACK):
                return False
            if any(own[j] != self.products[j][i] for j in range(i)):
                return False
        return True

    @classmethod
    def of(cls, items: Sequence[str], people: Iterable[Sequence[Number]]) -> Moments:
        """Add up exactly.

        Args:
            items: The items.
            people: For each person the number of each item, in that order.

        Raises:
            ValueError: Somebody has more or fewer numbers than there are items, or one that is not finite.
        """
        rows = list(people)
        if odd := {len(row) for row in rows} - {len(items)}:
            raise ValueError(f"somebody has {min(odd)} numbers for {len(items)} items")
        columns = (
            [list(map(_exact, column)) for column in zip(*rows, strict=True)] if rows else [[]] * len(items)
        )
        return cls.of_sums(
            items,
            len(rows),
            [sum(column) for column in columns],
            [[sum(map(_TIMES, one, other)) for other in columns[: i + 1]] for i, one in enumerate(columns)],
        )

    @classmethod
    def of_sums(
        cls, items: Sequence[str], n: int, sums: Sequence[Number], products: Sequence[Sequence[Number]]
    ) -> Moments:
        """Take what an engine added up.

        Whole numbers, such as points of a scale, are added up exactly in floating point, too.

        Args:
            items: The items.
            n: How many people answered all of them.
            sums: The sum of each item's numbers.
            products: The sums of products. Of each pair one is enough: the rows may end at the item itself.

        Raises:
            ValueError: No answers have such sums.
        """
        places = range(len(items))
        if len(products) != len(items) or any(len(row) <= i for i, row in enumerate(products)):
            raise ValueError(f"{len(items)} items have a sum of products for each pair of them")
        exact = [[Fraction(_exact(number)) for number in row] for row in products]
        return cls(
            items=tuple(items),
            n=n,
            sums=tuple(Fraction(_exact(number)) for number in sums),
            products=tuple(tuple(exact[max(i, j)][min(i, j)] for j in places) for i in places),
        )

    def __add__(self, other: Moments) -> Moments:
        if self.items != other.items:
            raise ValueError("moments of other items can't be added: name the same items in the same order")
        return Moments(
            items=self.items,
            n=self.n + other.n,
            sums=tuple(a + b for a, b in zip(self.sums, other.sums, strict=True)),
            products=tuple(
                tuple(a + b for a, b in zip(one, two, strict=True))
                for one, two in zip(self.products, other.products, strict=True)
            ),
        )

    def without(self, item: str) -> Moments:
        """The moments of the other items, of the same people.

        Args:
            item: The item to leave out.

        Raises:
            ValueError: There is no such item.
        """
        left = self._place(item)
        kept = [place for place in range(len(self.items)) if place != left]
        return Moments(
            items=tuple(self.items[place] for place in kept),
            n=self.n,
            sums=tuple(self.sums[place] for place in kept),
            products=tuple(tuple(self.products[i][j] for j in kept) for i in kept),
        )

    def reversed(self, item: str, *, ends: int | Fraction) -> Moments:
        """The moments that there would be if an item ran the other way.

        Args:
            item: The item.
            ends: The lowest and the highest number of its scale, added up: 100 for a scale from 0 to 100.

        Raises:
            ValueError: There is no such item.
        """
        turned = self._place(item)
        places = range(len(self.items))
        sums = list(self.sums)
        products = [list(row) for row in self.products]
        sums[turned] = ends * self.n - self.sums[turned]
        for j in places:
            if j == turned:
                products[j][j] = ends**2 * self.n - 2 * ends * self.sums[j] + self.products[j][j]
            else:
                products[turned][j] = products[j][turned] = ends * self.sums[j] - self.products[turned][j]
        return Moments(
            items=self.items, n=self.n, sums=tuple(sums), products=tuple(tuple(row) for row in products)
        )

    def _place(self, item: str) -> int:
        if item not in self.items:
            raise ValueError(f"{shortened(item)} is none of these items: {some_of(self.items)}")
        return self.items.index(item)

    @property
    def covariances(self) -> tuple[tuple[Fraction, ...], ...]:
        """The covariance of each item with each, with n - 1; an item's variance is with itself.

        Raises:
            ZeroDivisionError: There are fewer than two people.
        """
        places = range(len(self.items))
        return tuple(
            tuple((self.products[i][j] - self.sums[i] * self.sums[j] / self.n) / (self.n - 1) for j in places)
            for i in places
        )

    @property
    def unvarying(self) -> tuple[str, ...]:
        """The items to which everybody gave the same answer.

        Raises:
            ZeroDivisionError: There is nobody.
        """
        return tuple(
            item
            for item, total, row, place in zip(
                self.items, self.sums, self.products, range(len(self.items)), strict=True
            )
            if row[place] * self.n - total**2 <= _SLACK * row[place] * self.n
        )

    @property
    def correlations(self) -> tuple[tuple[float, ...], ...]:
        """The correlation of each item with each.

        Raises:
            ZeroDivisionError: There are fewer than two people, or an item does not vary.
        """
        covariances = self.covariances
        spread = [sqrt(row[place]) for place, row in enumerate(covariances)]
        return tuple(
            tuple(1.0 if i == j else float(own) / (spread[i] * spread[j]) for j, own in enumerate(row))
            for i, row in enumerate(covariances)
        )


def _exact(number: Number) -> int | Fraction:
    # Whole numbers stay such: with them sums of products take a twentieth of the time.
    if isinstance(number, int):
        return number
    if not isfinite(number):
        raise ValueError("a number, or a sum of numbers, is not finite")
    exact = Fraction(number)
    return exact.numerator if exact.denominator == 1 else exact
