"""What must hold within a scoring key, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from practicecheck.errors import Code, Problem
from practicecheck.scoring._key import Method, Rounding, ScoringKey

_KEY_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*@[1-9][0-9]*")
_MOST_DECIMALS = 6


def check_key(key: ScoringKey) -> tuple[Problem, ...]:
    """Find what contradicts itself in a key.

    Args:
        key: The key as it was read.

    Returns:
        Problems, each with its path. Empty if all is well.
    """
    return (
        *_id(key),
        *_values(key),
        *_named_points(key),
        *_positive(key),
        *_weights(key),
        *_minimum(key),
        *_rounding(key.rounding, "rounding"),
        *_bands(key),
        *_split(key),
    )


def _misfit(message: str, remedy: str, *path: str | int) -> Problem:
    return Problem(code=Code.KEY_DOES_NOT_FIT, message=message, remedy=remedy, path=path)


def _id(key: ScoringKey) -> Iterator[Problem]:
    if not _KEY_ID.fullmatch(key.id):
        yield Problem(
            code=Code.MALFORMED_ID,
            message=f'"{key.id}" is not the id of a key.',
            remedy="Write a name in small letters and hyphens, an @ and a whole number: extent-points@1.",
            path=("id",),
        )


def _values(key: ScoringKey) -> Iterator[Problem]:
    codes = [point.code for point in key.values]
    for n, code in enumerate(codes):
        if code in codes[:n]:
            yield Problem(
                code=Code.REPEATED_ID,
                message=f"the point {code} has a value already.",
                remedy="Keep one of the two.",
                path=("values", n, "code"),
            )
    worth = [point.value for point in key.values]
    if len(worth) < 2 or any(left >= right for left, right in pairwise(worth)):  # noqa: PLR2004 - a scale has two ends
        yield _misfit(
            "the values do not rise from the first point to the last.",
            "List at least two points, lowest first; a reversed item belongs under reversed.",
            "values",
        )
    elif key.method in (Method.POINTS, Method.SHARE_OF_TOP) and worth[-1] <= 0:
        yield _misfit("the highest point is worth nothing.", "Give it a value above 0.", "values")


def _named_points(key: ScoringKey) -> Iterator[Problem]:
    codes = [point.code for point in key.values]
    for name, points in (("positive", key.positive), ("gaps", key.gaps), ("strengths", key.strengths)):
        for n, code in enumerate(points):
            if code not in codes:
                yield _misfit(
                    f"{code} has no value in this key.",
                    f"Name one of: {', '.join(map(str, codes))}.",
                    name,
                    n,
                )
    places = [codes.index(code) for code in key.strengths if code in codes]
    for n, code in enumerate(key.gaps):
        if code in codes and places and codes.index(code) >= min(places):
            yield _misfit(
                f"{code} is a gap, and {codes[min(places)]} is a strength.",
                "A gap lies lower on the scale than any strength; mend one of the two lists.",
                "gaps",
                n,
            )


def _positive(key: ScoringKey) -> Iterator[Problem]:
    codes = [point.code for point in key.values]
    if key.method is not Method.PERCENT_POSITIVE:
        if key.positive:
            yield _misfit(
                f"positive means nothing to the method {key.method.value}.",
                f"Leave it out, or write method: {Method.PERCENT_POSITIVE.value}",
                "positive",
            )
    elif not key.positive:
        yield _misfit("nothing says which points are positive.", "Add positive: a list of points.", "positive")
    elif {*key.positive} <= {*codes} and {*key.positive} != {*codes[-len({*key.positive}) :]}:
        yield _misfit(
            "a point above a positive one is not positive.",
            "Name the top points of the scale, without a gap, so that a better answer never lowers a score.",
            "positive",
        )


def _weights(key: ScoringKey) -> Iterator[Problem]:
    for entry in key.weights:
        if entry.weight <= 0:
            yield _misfit(
                f"{entry.item} would count {entry.weight} times.",
                "Write a weight above 0.",
                "weights",
                entry.item,
            )


def _minimum(key: ScoringKey) -> Iterator[Problem]:
    if key.minimum.answered is not None and key.minimum.answered < 0:
        yield _misfit(
            f"{key.minimum.answered} answers can't be asked for.", "Write 0 or more.", "minimum", "answered"
        )
    if key.minimum.percent is not None and not 0 <= key.minimum.percent <= 100:  # noqa: PLR2004 - a percentage
        yield _misfit(
            f"{key.minimum.percent} % of the answers can't be asked for.",
            "Write a percentage from 0 to 100.",
            "minimum",
            "percent",
        )


def _rounding(rounding: Rounding, *path: str) -> Iterator[Problem]:
    if not 0 <= rounding.decimals <= _MOST_DECIMALS:
        yield _misfit(
            f"a score can't be rounded to {rounding.decimals} decimals.",
            f"Write a whole number from 0 to {_MOST_DECIMALS}.",
            *path,
            "decimals",
        )


def _split(key: ScoringKey) -> Iterator[Problem]:
    if key.split.range_ < 1:
        yield _misfit(
            "raters who agree would be split.",
            "Write how many points apart is too far: 1 or more.",
            "split",
            "range",
        )
    if key.split.ballots < 2:  # noqa: PLR2004 - nobody disagrees alone
        yield _misfit("one rater can't disagree alone.", "Write 2 or more.", "split", "ballots")
    if key.perspective_gap.range_ < 1:
        yield _misfit(
            "there would be a gap between perspectives that agree.",
            "Write how many points apart is too far: 1 or more.",
            "perspective_gap",
            "range",
        )
    if key.perspective_gap.ballots < 1:
        yield _misfit(
            "a perspective without a ballot says nothing.", "Write 1 or more.", "perspective_gap", "ballots"
        )


def _bands(key: ScoringKey) -> Iterator[Problem]:
    if key.bands is None:
        return
    wrong = tuple(_rounding(key.bands.rounding, "bands", "rounding"))
    yield from wrong
    for n, band in enumerate(key.bands.ranges):
        if band.to < band.from_:
            yield _misfit(
                f'the band "{band.label}" ends before it begins.',
                "Exchange from and to.",
                "bands",
                "ranges",
                n,
            )
    if wrong:
        return
    step = Decimal(f"1E-{key.bands.rounding.decimals}")
    for n, (lower, upper) in enumerate(pairwise(key.bands.ranges)):
        if upper.from_ != lower.to + step:
            yield _misfit(
                f'there is a hole or an overlap between "{lower.label}" and "{upper.label}".',
                f"Begin the upper band {step} above the end of the lower one, since scores are rounded first.",
                "bands",
                "ranges",
                n + 1,
                "from",
            )
