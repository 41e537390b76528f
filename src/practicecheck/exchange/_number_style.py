"""How a table writes its numbers: which sign stands before the tenths, and which between thousands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.errors import Code, shortened
from practicecheck.exchange._source import MOST_DIGITS, Unusable
from practicecheck.scoring import DecimalSign
from practicecheck.values import Value

_PLAIN = re.compile(r"\d+")
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?=[.,]\d+$|$)")
_ONE_SIGN = re.compile(r"(\d*)([.,])(\d+)")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d+)?")
_SHORTENED = re.compile(r"[\d.,]+[eE][+-]?\d+")


@final
@attrs.frozen(kw_only=True, repr=False)
class NumberStyle(Value):
    """How a table writes its numbers.

    Attributes:
        decimal: What stands before the tenths; nothing where the table leaves it open.
        seen_in: Where that shows, for messages; nothing where the mapping says it or it is taken for granted.
        doubtful: Whether it is odd for such a table, so that a number that could be two stays refused.
    """

    decimal: DecimalSign | None
    seen_in: str | None = None
    doubtful: bool = False


_SIGNS: Mapping[str, DecimalSign] = MappingProxyType({".": DecimalSign.POINT, ",": DecimalSign.COMMA})


def sign_shown(written: str) -> DecimalSign | None:
    """Which sign a number must have before its tenths, if it can only be one.

    Args:
        written: The number, without blanks around it.
    """
    if single := _ONE_SIGN.fullmatch(written):
        whole, sign, rest = single.groups()
        # 1,234 may be a thousand and some, or one and a bit; 12,34 or 0,123 or 1234,567 can't be thousands.
        grouped = len(rest) == 3 and 0 < len(whole) <= 3 and not whole.startswith("0")  # noqa: PLR2004 - digits of a thousand
        return None if grouped else _SIGNS[sign]
    if grouped_by := _GROUPED.fullmatch(written):
        return DecimalSign.COMMA if grouped_by[1] == "." else DecimalSign.POINT
    return None


def style_of(numbers: Iterable[str], *, separator: str, said: DecimalSign | None) -> NumberStyle:
    """Find out how a table writes its numbers.

    Args:
        numbers: What stands in its number columns.
        separator: What stands between cells. Tables with commas between cells have points before tenths, unless
            a number shows otherwise.
        said: What the mapping says.
    """
    if said is not None:
        return NumberStyle(decimal=said)
    examples: dict[DecimalSign, str] = {}
    counted: Counter[DecimalSign] = Counter()
    for written in numbers:
        if (sign := sign_shown(written)) is not None:
            examples.setdefault(sign, written)
            counted[sign] += 1
    if counted:
        # What most numbers show holds; the others are told, one by one.
        most = counted.most_common(1)[0][0]
        odd = most is DecimalSign.COMMA and separator != ";"
        return NumberStyle(decimal=most, seen_in=examples[most], doubtful=odd)
    return NumberStyle(decimal=None if separator == ";" else DecimalSign.POINT)


def number_in(written: str, style: NumberStyle) -> Decimal:
    """Read a number.

    Args:
        written: What stands in the cell, without blanks around it.
        style: How its table writes numbers.

    Raises:
        Unusable: It is no number, or could be two.
    """
    if _PLAIN.fullmatch(written):
        return _exact(written)
    if _ONE_SIGN.fullmatch(written) or _GROUPED.fullmatch(written):
        return _signed(written, style)
    if spaced := _SPACED.match(written):
        return number_in(re.sub(r"\D", "", spaced.group()) + written[spaced.end() :], style)
    raise _no_number(written)


def _no_number(written: str) -> Unusable:
    if written.startswith(("-", "\u2212")) and _PLAIN.search(written):
        return Unusable(
            Code.NOT_A_NUMBER, f'"{shortened(written)}" is less than nothing.', "Write how many there are."
        )
    if _SHORTENED.fullmatch(written):
        return Unusable(
            Code.NOT_A_NUMBER,
            f'"{shortened(written)}" is a number that a spreadsheet has shortened.',
            "Widen the column or set its format to a number, and save the table again.",
        )
    return Unusable(
        Code.NOT_A_NUMBER,
        f'"{shortened(written)}" is not a number.',
        "Write digits. If it stands for something that is not known, say so under markers in the mapping.",
    )


def _signed(written: str, style: NumberStyle) -> Decimal:
    sign = sign_shown(written)
    if style.decimal is None or (sign is None and style.doubtful):
        raise Unusable(
            Code.TWO_MEANINGS,
            f'"{shortened(written)}" may be a thousand and more, or less than a thousand with decimals.',
            "Say decimal: point or decimal: comma in the mapping's layout.",
        )
    if sign is not None and sign is not style.decimal:
        other = (
            f'"{shortened(style.seen_in)}" shows otherwise'
            if style.seen_in
            else f"the mapping says decimal: {style.decimal.value}"
        )
        raise Unusable(
            Code.TWO_MEANINGS,
            f'"{shortened(written)}" has a {sign.value} before its decimals, and {other}.',
            "Write all numbers of the table alike.",
        )
    tenths, thousands = (".", ",") if style.decimal is DecimalSign.POINT else (",", ".")
    return _exact(written.replace(thousands, "").replace(tenths, "."))


def _exact(digits: str) -> Decimal:
    if len(digits) > MOST_DIGITS:
        raise Unusable(
            Code.NOT_A_NUMBER,
            f'"{shortened(digits)}" is too long for a number of anything.',
            f"Write it with at most {MOST_DIGITS} digits.",
        )
    return Decimal(digits)
