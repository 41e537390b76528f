"""By which key each part of a form is scored, with exact numbers that a script can add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from practicecheck.exchange._form import FormContent
from practicecheck.exchange._source import Plain
from practicecheck.frameworks import PointCode, Scale, Section
from practicecheck.scoring import Bands, Method, Rounding, ScoringKey, worth_of


def reckonings(content: FormContent, sections: tuple[Section, ...], scale: Scale | None) -> Iterator[Plain]:
    """The parts that are scored: the edition first, then each extension apart. There is no sum of both.

    Args:
        content: What the form is made from.
        sections: The sections that the form has.
        scale: The scale that the edition's answers are on.
    """
    parts: dict[str | None, Scale | None] = {
        section.extension: section.scale or scale
        for section in sections
        if any(item.scored for item in section.walk())
    }
    for extension, on in sorted(parts.items(), key=lambda part: part[0] or ""):
        keys = (content.key, *content.local_keys)
        own = None if on is None or on is scale else on.default_key
        key = content.key if own is None else next((key for key in keys if key and key.id == own), None)
        if key is not None and on is not None and key.scale == on.id and tuple(key.worth) == on.codes:
            yield {"extension": extension, "key": key_numbers(key)}


def key_numbers(key: ScoringKey) -> Plain:
    """A key with whatever a score needs, every number exact.

    Args:
        key: The key.

    Returns:
        Plain values; a number is written as a fraction: ``75/1``.
    """
    worth = worth_of(key)
    least = key.minimum
    return {
        "id": key.id,
        "title": key.title,
        "scale": key.scale,
        "mean": key.method is Method.SCALE_MEAN,
        "points": _by_code(worth.points),
        "turned": _by_code(worth.turned),
        "possible": _exact(worth.possible),
        "lowest": _exact(worth.lowest),
        "highest": _exact(worth.highest),
        "reversed": list(key.reversed_),
        "weights": {item: _exact(weight) for item, weight in key.weight_of.items()},
        "not_applicable": key.not_applicable.value,
        "missing": key.missing.value,
        "least_answered": least.answered,
        "least_percent": None if least.percent is None else _exact(Fraction(least.percent)),
        "totalling": key.totalling.value,
        "rounding": _rounding(key.rounding),
        "bands": None if key.bands is None else _bands(key.bands),
        "split": {"range": key.split.range_, "ballots": key.split.ballots},
    }


def _by_code(points: Mapping[PointCode, Fraction]) -> Plain:
    return [[code, _exact(gives)] for code, gives in points.items()]


def _exact(number: Fraction) -> str:
    return f"{number.numerator}/{number.denominator}"


def _rounding(rounding: Rounding) -> Plain:
    return {"decimals": rounding.decimals, "half": rounding.half.value}


def _bands(bands: Bands) -> Plain:
    return {
        "rounding": _rounding(bands.rounding),
        "ranges": [
            {"label": band.label, "from": _exact(Fraction(band.from_)), "to": _exact(Fraction(band.to))}
            for band in bands.ranges
        ],
    }
