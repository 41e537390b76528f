"""Scores as live formulas: what each row gives, and what it comes to by section and in all."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import final

import attrs

from practicecheck.frameworks import Framework, Item
from practicecheck.scoring import Counting, Half, Method, Rounding, ScoringKey, Totalling, Worth, worth_of
from practicecheck.values import Value
from practicecheck_excel.fields import Field, Printed
from practicecheck_excel.form.counted import ANSWERED, MISSING, NOT_ASKED, NOT_COUNTED, Counted, X, said
from practicecheck_excel.form.layout import Layout, Line

NO_SCORE = "no score"
_MOST_DIGITS = 10**9


def why_no_formulas(key: ScoringKey) -> str | None:
    """Why a key's scores can't be worked out by a spreadsheet to the last digit; nothing if they can.

    Args:
        key: The key.
    """
    worth = worth_of(key)
    if min(worth.lowest, worth.possible) < 0 or worth.possible == 0:
        return "The key has points below zero, or none above it."
    if scale_of(key) * 10**key.rounding.decimals > _MOST_DIGITS:
        return "The key's numbers have more digits than a spreadsheet keeps."
    if key.totalling is Totalling.SECTIONS and key.rounding.half is Half.EVEN:
        return "The key rounds a mean of sections in a way that a spreadsheet can't follow."
    return None


def scale_of(key: ScoringKey) -> int:
    """What every sum of points is multiplied by to be a whole number, so that it can be rounded exactly.

    Args:
        key: The key.
    """
    worth = worth_of(key)
    numbers = [*worth.points.values(), *worth.turned.values(), worth.possible, worth.lowest]
    weights = lcm(*(weight.denominator for weight in key.weight_of.values()), 1)
    return lcm(*(number.denominator for number in numbers)) * weights


def scored_pages(layouts: Sequence[Layout], extension: str | None) -> list[Layout]:
    """The pages with points on them of the edition, or of one extension.

    Args:
        layouts: All pages.
        extension: The extension; nothing for the edition.
    """
    return [own for own in layouts if Printed.POINTS in own.columns and own.page.extension == extension]


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Totals(Value):
    """The formulas of one form.

    Attributes:
        key: The key that they follow.
        framework: What is asked.
        layouts: The pages.
        extension: The extension whose pages are counted; nothing for those of the edition.
        counted: What answers are taken for.
        gives: The cells with what each point gives.
        turned: The cells with what each gives where the scale runs the other way.
        sums: The sheet with the scores.
        first: Its row with the first section's score.
    """

    key: ScoringKey
    framework: Framework
    layouts: Sequence[Layout]
    extension: str | None = None
    counted: Counted
    gives: str
    turned: str
    sums: str
    first: int

    @property
    def scored(self) -> list[Layout]:
        """The pages that are counted."""
        return scored_pages(self.layouts, self.extension)

    def comes_to(self, layout: Layout) -> tuple[str, ...]:
        """What a page comes to, as it stands among the scores: points, possible and the score.

        Args:
            layout: The page.
        """
        row = self.first + self.scored.index(layout)
        return tuple(f"='{self.sums}'!${column}${row}" for column in "BCD")

    @property
    def worth(self) -> Worth:
        """What each point gives, exactly."""
        return worth_of(self.key)

    def of_row(self, line: Line, layout: Layout) -> dict[Printed, str]:
        """What a scored item gives.

        Args:
            line: The row with its question.
            layout: Its page.
        """
        item = line.entry.item
        if item is None or not item.scored:
            return {}
        answer = f"${layout.letters(Field.ANSWER)}{line.row}"
        state = self.counted.state(answer)
        if asked := self._asked(item):
            state = f'IF({asked},{state},"{NOT_ASKED}")'
        weight = self.key.weight_of.get(item.id, Fraction(1))
        own = f"${layout.letters(Printed.COUNTS_AS)}{line.row}"
        gives = self.turned if item.id in self.key.reversed_ else self.gives
        points = f"{number(weight)}*{self.counted.points_of(answer, gives)}"
        return {
            Printed.COUNTS_AS: f"={state}",
            Printed.POINTS: self._by_state(own, points, number(weight * self.worth.lowest)),
            Printed.POSSIBLE: self._by_state(own, *([number(weight * self.worth.possible)] * 2)),
        }

    def _by_state(self, own: str, answered: str, lowest: str) -> str:
        x = lowest if self.key.not_applicable is Counting.LOWEST else '""'
        missing = lowest if self.key.missing is Counting.LOWEST else '""'
        none = f'OR({own}="{MISSING}",{own}="{NOT_COUNTED}")'
        return f'=IF({own}="{ANSWERED}",{answered},IF({own}="{X}",{x},IF({none},{missing},"")))'

    def _asked(self, item: Item) -> str:
        """When an item is asked, as a formula; nothing if it always is."""
        alternative = self.framework.section_of[item.id].alternative
        when: list[str] = []
        if alternative is not None and (cell := self._cell(f"choices/{alternative.choice}")):
            own = self.counted.is_option(cell, alternative.choice, alternative.option)
            first = self.framework.choice(alternative.choice).options[0].id == alternative.option
            when.append(f'OR({own},{said(cell)}="")' if first else own)
        if item.condition is not None and (cell := self._cell(item.condition.item)):
            unmet = ("no", "n", "false") if item.condition.answer else ("yes", "y", "true")
            words = ",".join(f'{said(cell)}="{word}"' for word in unmet)
            when.append(f"NOT(OR({words}))")
        return f"AND({','.join(when)})" if when else ""

    def _cell(self, name: str) -> str | None:
        for layout in self.layouts:
            if (line := layout.line(name)) is not None and Field.ANSWER in layout.columns:
                return layout.cell(Field.ANSWER, line.row)
        return None

    def points(self, of: Sequence[Layout], column: Printed = Printed.POINTS) -> str:
        """A sum of points, rounded as the key says.

        Args:
            of: The pages.
            column: Points, or what was possible.
        """
        whole = f"ROUND({self._sum(of, column)}*{scale_of(self.key)},0)"
        return f"={_rounded(whole, str(scale_of(self.key)), Fraction(1), self.key.rounding)}"

    def headline(self, of: Sequence[Layout], enough: str) -> str:
        """The score: points over possible in percent, or the mean.

        Args:
            of: The pages.
            enough: When there is a score at all.
        """
        points, possible = (
            f"ROUND({self._sum(of, column)}*{scale_of(self.key)},0)"
            for column in (Printed.POINTS, Printed.POSSIBLE)
        )
        return f'=IF({enough},{_rounded(points, possible, self._times, self.key.rounding)},"{NO_SCORE}")'

    def exact(self, of: Sequence[Layout], enough: str) -> str:
        """The score before it is rounded, for a mean of sections.

        Args:
            of: The pages.
            enough: When there is a score at all.
        """
        points, possible = (self._sum(of, column) for column in (Printed.POINTS, Printed.POSSIBLE))
        return f'=IF({enough},{number(self._times)}*{points}/{possible},"")'

    def mean_of(self, cells: str, enough: str) -> str:
        """The mean of the sections' scores.

        Args:
            cells: Their scores before rounding.
            enough: When there is a score at all.
        """
        mean = f"ROUND(ROUND(AVERAGE({cells}),9),{self.key.rounding.decimals})"
        return f'=IF(AND({enough},COUNT({cells})>0),{mean},"{NO_SCORE}")'

    @property
    def _times(self) -> Fraction:
        """What points over possible are multiplied by. For a mean this undoes what is possible for an item."""
        return self.worth.possible if self.key.method is Method.SCALE_MEAN else Fraction(100)

    def enough(self, of: Sequence[Layout], answered: str, missing: str) -> str:
        """When there is a score at all.

        Args:
            of: The pages.
            answered: The cell with how many were answered.
            missing: The cell with how many are missing.
        """
        spans = ",".join(layout.span(Printed.POINTS) for layout in of)
        when = [f"COUNT({spans})>0"]
        least = self.key.minimum
        if least.answered is not None:
            when.append(f"{answered}>={least.answered}")
        if least.percent is not None:
            share = Fraction(least.percent)
            when.append(f"{100 * share.denominator}*{answered}>={share.numerator}*({answered}+{missing})")
        return f"AND({','.join(when)})"

    @staticmethod
    def count(of: Sequence[Layout], *states: str) -> str:
        """How many items are in one of some states, as a formula without its equals sign.

        Args:
            of: The pages.
            states: The states.
        """
        spans = (layout.span(Printed.COUNTS_AS) for layout in of)
        return "+".join(f'COUNTIF({span},"{state}")' for span in spans for state in states)

    @staticmethod
    def _sum(of: Sequence[Layout], column: Printed) -> str:
        return f"SUM({','.join(layout.span(column) for layout in of)})"


def number(exact: Fraction) -> str:
    """A number as a formula writes it: a fraction where no decimal is exact.

    Args:
        exact: The number.
    """
    if exact.denominator == 1:
        return str(exact.numerator)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    return f"{decimal:f}" if Fraction(decimal) == exact else f"({exact.numerator}/{exact.denominator})"


def _rounded(points: str, possible: str, times: Fraction, rounding: Rounding) -> str:
    """Points over possible, times something, rounded from whole numbers alone, so that no half is ever lost."""
    shift = 10**rounding.decimals
    top, bottom = f"{times.numerator * shift}*{points}", f"({times.denominator}*{possible})"
    whole = f"INT({top}/{bottom})"
    twice = f"2*({top}-{whole}*{bottom})"
    if rounding.half is Half.UP:
        up = f"{twice}>={bottom}"
    else:
        up = f"OR({twice}>{bottom},AND({twice}={bottom},MOD({whole},2)=1))"
    return f"({whole}+IF({up},1,0))/{shift}"
