"""What each point of a scale gives under a key: the five ways, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import final

import attrs

from practicecheck.frameworks import PointCode
from practicecheck.scoring._key import Method, ScoringKey
from practicecheck.values import Value

_HUNDRED = Fraction(100)


@final
@attrs.frozen(kw_only=True, repr=False)
class Worth(Value):
    """What points give, before weights.

    Attributes:
        points: What each point gives.
        turned: What each point gives on an item whose scale runs the other way.
        possible: The most that the method counts for an item.
        lowest: The least that any point gives, whichever way the scale runs.
        highest: The most that any point gives.
    """

    points: Mapping[PointCode, Fraction]
    turned: Mapping[PointCode, Fraction]
    possible: Fraction
    lowest: Fraction
    highest: Fraction


def worth_of(key: ScoringKey) -> Worth:
    """Work out what each point gives.

    A reversed item's value is lowest + highest - value, before anything else is done with it; its positive
    points are counted from the other end of the scale.

    Args:
        key: The key.

    Returns:
        Points by code. ``points`` and ``scale mean``: the value itself; ``centred``:
        (x - lowest) / (highest - lowest) x 100; ``share of top``: x / highest x 100; ``percent positive``:
        100 for a positive point, 0 for another.
    """
    values = key.worth
    codes = tuple(values)
    opposite = dict(zip(codes, reversed(codes), strict=True))

    def gives(code: PointCode, value: Fraction) -> Fraction:
        match key.method:
            case Method.POINTS | Method.SCALE_MEAN:
                return value
            case Method.CENTRED:
                return (value - key.lowest) / (key.highest - key.lowest) * 100
            case Method.SHARE_OF_TOP:
                return value / key.highest * 100
            case Method.PERCENT_POSITIVE:
                return _HUNDRED if code in key.positive else Fraction()

    raw = key.method in (Method.POINTS, Method.SCALE_MEAN)
    points = {code: gives(code, value) for code, value in values.items()}
    return Worth(
        points=points,
        turned={
            code: gives(opposite[code], key.lowest + key.highest - value) for code, value in values.items()
        },
        possible=key.highest if raw else _HUNDRED,
        lowest=key.lowest if raw else min(points.values()),
        highest=key.highest if raw else max(points.values()),
    )
