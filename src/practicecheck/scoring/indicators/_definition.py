"""Indicator definitions: which figures a rate is made of, who says so, and in which edition. Data."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import Final, NewType, final

import attrs

from practicecheck.assessments import Number
from practicecheck.documents import UNWRITTEN, keyed_by
from practicecheck.frameworks import Provenance, Wording
from practicecheck.origin import Origin
from practicecheck.scoring._key import Rounding
from practicecheck.scoring.indicators._layout import TableLayout
from practicecheck.values import Value

IndicatorSetId = NewType("IndicatorSetId", str)
"""The name of a set of definitions with its edition: ``children-social-work-workforce@2025``."""

ONE_DECIMAL: Final = Rounding()


@final
@attrs.frozen(kw_only=True, repr=False)
class IndicatorInput(Value):
    """A figure that rates are made of.

    Attributes:
        id: Its name: that of the published column, of an item, or of a base figure.
        title: What it counts.
        unit: The word that follows the number.
        nearest: To the nearest what it is published, such as 0.1; exact if nothing is said.
        note: What there is to know about it.
    """

    id: str
    title: str
    unit: str
    nearest: Number | None = None
    note: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class YearNumber(Value):
    """The number of one year.

    Attributes:
        year: The reporting year, as tables write it.
        number: The number.
    """

    year: str
    number: Number


@final
@attrs.frozen(kw_only=True, repr=False)
class YearlyFigure(Value):
    """A figure that is the same for every unit and not for every year, such as working days.

    Attributes:
        id: Its name.
        title: What it counts.
        unit: The word that follows the number.
        by_year: The number of each reporting year that is known. Of another year nothing is guessed.
        wording: Who says so.
        source: Where it comes from.
    """

    id: str
    title: str
    unit: str
    by_year: tuple[YearNumber, ...] = attrs.field(metadata=keyed_by("year", "number"))
    wording: Wording
    source: str

    @cached_property
    def numbers(self) -> Mapping[str, Decimal]:
        """The number of each year, exactly."""
        return MappingProxyType({entry.year: Decimal(entry.number) for entry in self.by_year})


@final
@attrs.frozen(kw_only=True, repr=False)
class Indicator(Value):
    """How one rate is made: a ratio of sums, times a factor, rounded once.

    Attributes:
        id: Its name: that of the published column, or ours.
        title: What people call it.
        measures: What it is a measure of, such as ``turnover``. Two definitions may share that word and differ.
        above: The figures that are added up above the line.
        below: The figures that are added up below the line.
        text: The rule in words.
        locator: Where the source says so.
        wording: How the rule follows its source.
        times: A figure by which the sum below the line is multiplied, such as the year's working days.
        factor: What the ratio is multiplied by: 100 makes percent.
        unit: The word or sign that follows the rate.
        rounding: How it is rounded: once, at the end.
        part: Whether what is above the line is part of what is below, so that no rate is above the factor.
        sensitive: Whether it touches people's health or leave.
        item: The item of a framework that asks for it.
        note: What there is to know about it.
    """

    id: str
    title: str
    measures: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    text: str
    locator: str
    wording: Wording
    times: str | None = None
    factor: Number = 100
    unit: str = "%"
    rounding: Rounding = ONE_DECIMAL
    part: bool = False
    sensitive: bool = False
    item: str | None = None
    note: str | None = None

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """Every figure that it is made of, once."""
        return tuple(dict.fromkeys((*self.above, *self.below, *((self.times,) if self.times else ()))))

    @cached_property
    def on_both_sides(self) -> tuple[str, ...]:
        """The figures that stand above and below the line, such as agency workers in their own rate."""
        return tuple(name for name in self.above if name in self.below)

    @cached_property
    def above_only(self) -> tuple[str, ...]:
        """The figures that stand above the line only."""
        return tuple(name for name in self.above if name not in self.below)

    @cached_property
    def below_only(self) -> tuple[str, ...]:
        """The figures that stand below the line only."""
        return tuple(name for name in self.below if name not in self.above)

    @property
    def formula(self) -> str:
        """The rule in names of figures: ``agency_fte / (agency_fte + inpost_fte) x 100``."""
        below = _sum(self.below)
        line = f"({below} x {self.times})" if self.times else below
        return f"{_sum(self.above)} / {line}" + (f" x {self.factor}" if self.factor != 1 else "")


def _sum(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"({' + '.join(names)})"


@final
@attrs.frozen(kw_only=True, repr=False)
class IndicatorSet(Value):
    """Definitions of rates that belong together: one edition.

    Attributes:
        id: Its name with the edition: ``children-social-work-workforce@2025``.
        title: What people call it.
        summary: What it is for, in a sentence (ours).
        provenance: Who published it, and on what terms.
        inputs: The figures that its rates are made of.
        indicators: Its rates.
        yearly: Figures that are the same for every unit of a year.
        staff: The figures that tell how many people a unit has.
        layout: How its published table is laid out, if it has one.
        note: What there is to know about this edition (ours).
        origin: The distribution that it comes from; the catalogue says it, and no file.
    """

    id: IndicatorSetId
    title: str
    summary: str
    provenance: Provenance
    inputs: tuple[IndicatorInput, ...]
    indicators: tuple[Indicator, ...]
    yearly: tuple[YearlyFigure, ...] = ()
    staff: tuple[str, ...] = ()
    layout: TableLayout | None = None
    note: str | None = None
    origin: Origin | None = attrs.field(default=None, eq=False, metadata=UNWRITTEN)

    @property
    def edition(self) -> str:
        """The edition: ``2025``."""
        return self.id.partition("@")[2]

    @cached_property
    def input_of(self) -> Mapping[str, IndicatorInput]:
        """The inputs by their ids."""
        return MappingProxyType({figure.id: figure for figure in self.inputs})

    @cached_property
    def yearly_of(self) -> Mapping[str, YearlyFigure]:
        """The yearly figures by their ids."""
        return MappingProxyType({figure.id: figure for figure in self.yearly})

    def indicator(self, indicator_id: str) -> Indicator:
        """A rate's definition by its id.

        Args:
            indicator_id: The id, such as ``vacancy_rate_fte``.

        Raises:
            KeyError: There is none.
        """
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)
