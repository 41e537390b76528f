"""Rules about answers that a framework carries as data."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias, final

import attrs

from practicecheck.frameworks._answer_types import Period, times_a_year
from practicecheck.frameworks._condition import Condition
from practicecheck.frameworks._provenance import Wording
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class PartOfWhole(Value):
    """A figure that counts towards a whole.

    Attributes:
        item: The item that gives the figure.
        condition: When it counts; always, if nothing is said.
    """

    item: str
    condition: Condition | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class WithinWhole(Value):
    """Parts together are at most the whole.

    Attributes:
        id: The rule's name.
        parts: The figures that are added up.
        whole: The item that gives the whole.
        wording: Who says so.
        note: Why, in a sentence.
    """

    id: str
    parts: tuple[PartOfWhole, ...]
    whole: str
    wording: Wording
    note: str


@final
@attrs.frozen(kw_only=True, repr=False)
class AtLeastAsOften(Value):
    """A frequency is at least the one named.

    Attributes:
        id: The rule's name.
        item: The item that gives the frequency.
        times: How many times at the least.
        per: In which period.
        wording: Who says so.
        note: Why, and where it is laid down.
    """

    id: str
    item: str
    times: int
    per: Period
    wording: Wording
    note: str


@final
@attrs.frozen(kw_only=True, repr=False)
class BasisStated(Value):
    """The capture protocol says whether figures are heads or whole-time equivalents.

    Attributes:
        id: The rule's name.
        items: The figures that depend on it.
        wording: Who says so.
        note: Why, in a sentence.
    """

    id: str
    items: tuple[str, ...]
    wording: Wording
    note: str


Check: TypeAlias = WithinWhole | AtLeastAsOften | BasisStated

CHECKS: Mapping[str, type[Check]] = MappingProxyType(
    {"within-whole": WithinWhole, "at-least-as-often": AtLeastAsOften, "basis-stated": BasisStated}
)
"""The name of each kind of check in a document."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Expectation(Value):
    """Something measurable that a standard lays down about how often a thing happens.

    Attributes:
        id: Its name.
        item: The standard that it belongs to.
        who: Whom it is for.
        times: How many times at the least.
        per: In which period.
        text: The rule in words.
        locator: Where it is laid down.
        wording: How ``text`` follows the source.
        minimum_hours: How long each time at the least.
    """

    id: str
    item: str
    who: str
    times: int
    per: Period
    text: str
    locator: str
    wording: Wording
    minimum_hours: Decimal | None = None

    def met_by(self, times: Decimal | int, per: Period, hours: Decimal | int | None = None) -> bool:
        """Whether something happens often enough, and for long enough.

        Args:
            times: How many times.
            per: In which period.
            hours: How long each time, in hours; nothing is said of the length if it is not given.
        """
        long_enough = hours is None or self.minimum_hours is None or hours >= self.minimum_hours
        return long_enough and times_a_year(times, per) >= times_a_year(self.times, self.per)
