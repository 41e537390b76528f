"""What the answers in a survey's file mean on a scale: its codes, its anchors, X, or no answer at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, final

import attrs

from practicecheck.frameworks import X_MARK, PointCode, Scale
from practicecheck.surveys._questionnaire import AnswerMeaning
from practicecheck.surveys.exports._likeness import is_turned, letters_of, spelled_alike
from practicecheck.surveys.exports._written import Cell
from practicecheck.values import Value

_ALIKE: Final = 0.85
"""A label that is spelled less alike than this is no anchor."""
_CLEAR: Final = 0.05
"""So much more alike than the next anchor."""
_LEADING = re.compile(r"(?P<code>-?\d{1,3})\s*[-=:.)\u2013\u2014]+\s*(?P<label>\S.*)")
_TRAILING = re.compile(r"(?P<label>.*\S)\s*[(\[](?P<code>-?\d{1,3})[)\]]")
_LETTERED = re.compile(r"[A-Z]{1,3}0*(?P<number>\d{1,2})")
_NOT_APPLICABLE = (
    *("x", "n a", "na", "not applicable", "does not apply", "doesn t apply", "not relevant"),
    *("not applicable to me", "not applicable to my role", "does not apply to me", "does not apply to my role"),
)
_MISSING = (
    *("don t know", "do not know", "dont know", "dk", "not sure", "unsure", "prefer not to say"),
    *("prefer not to answer", "rather not say", "no answer", "no response", "not answered", "no opinion"),
    *("cannot say", "can t say", "skipped", "null", "none", "nan"),
)
_MISSING_NUMBERS = frozenset({-99, -98, -97, -9, -8, -7, -1, 97, 98, 99, 888, 999, -999, -888})
_MIDDLE = ("neutral", "neither", "neither agree nor disagree", "neither agree or disagree")


@final
@attrs.frozen(kw_only=True, repr=False)
class Meanings(Value):
    """What the answers in a file mean.

    Attributes:
        answers: Labels and codes, and the points that they mean; empty where each is the code of a point.
        not_applicable: What stands for X.
        missing: What stands for no answer.
        unexplained: What may mean anything.
        mixed: Whether some answers are labels and others codes.
        known: How many different answers are points of the scale.
    """

    answers: tuple[AnswerMeaning, ...]
    not_applicable: tuple[PointCode, ...]
    missing: tuple[PointCode, ...]
    unexplained: tuple[str, ...]
    mixed: bool
    known: int


def meanings_on(scale: Scale, values: Iterable[Cell]) -> Meanings:
    """Find out what answers mean on a scale.

    Args:
        scale: The scale.
        values: The different values in the columns that hold answers.

    Returns:
        What each means, in the order of the scale. What is not clear is unexplained, and never guessed.
    """
    different = sorted({plain_answer(value) for value in values if value is not None}, key=_order)
    lettered = _lettered(scale, different)
    found: dict[PointCode, PointCode] = {}
    not_applicable: list[PointCode] = []
    missing: list[PointCode] = []
    unexplained: list[str] = []
    for value in different:
        point = lettered.get(value) if lettered else point_of(value, scale)
        if point is not None:
            found[value] = point
        elif _is_one_of(value, _NOT_APPLICABLE) or _is_anchor_of_x(value, scale):
            if value != X_MARK:
                not_applicable.append(value)
        elif _is_one_of(value, _MISSING) or value in _MISSING_NUMBERS:
            missing.append(value)
        else:
            unexplained.append(str(value))
    labels = [value for value, point in found.items() if value != point]
    places = {code: n for n, code in enumerate(scale.codes)}
    ordered = sorted(found.items(), key=lambda pair: (places[pair[1]], _order(pair[0])))
    return Meanings(
        answers=tuple(AnswerMeaning(says=says, point=point) for says, point in ordered) if labels else (),
        not_applicable=tuple(not_applicable),
        missing=tuple(missing),
        unexplained=tuple(unexplained),
        mixed=0 < len(labels) < len(found),
        known=len(found),
    )


def point_of(value: PointCode, scale: Scale) -> PointCode | None:
    """The point that an answer means: its code, or what is printed beside it.

    Args:
        value: What stands in the file.
        scale: The scale.

    Returns:
        The point's code; nothing if it is not clear.
    """
    for code in scale.codes:
        if value == code or (isinstance(value, str) and value.casefold() == str(code).casefold()):
            return code
    if not isinstance(value, str):
        return None
    printed = _LEADING.fullmatch(value) or _TRAILING.fullmatch(value)
    if printed:
        # The number beside a label must be that of its point: a scale may be printed the other way round.
        code = int(printed["code"])
        labelled = _by_label(printed["label"], scale)
        return labelled if labelled == code or (labelled is not None and code not in scale.codes) else None
    return _by_label(value, scale)


def _by_label(label: str, scale: Scale) -> PointCode | None:
    said = letters_of(label)
    exact = [point.code for point in scale.points if letters_of(point.anchor) == said]
    if len(exact) == 1:
        return exact[0]
    if said in _MIDDLE:
        middle = [point.code for point in scale.points if letters_of(point.anchor).startswith("neither")]
        return middle[0] if len(middle) == 1 else None
    alike = sorted(
        (
            (spelled_alike(said, point.anchor), n)
            for n, point in enumerate(scale.points)
            if not is_turned(said, point.anchor)
        ),
        reverse=True,
    )
    if not alike or alike[0][0] < _ALIKE or (len(alike) > 1 and alike[0][0] - alike[1][0] < _CLEAR):
        return None
    return scale.points[alike[0][1]].code


def _lettered(scale: Scale, values: Sequence[PointCode]) -> dict[PointCode, PointCode]:
    """Answers such as A1 to A5, where all of them are so and the numbers are those of the scale."""
    found: dict[PointCode, PointCode] = {}
    for value in values:
        if _is_one_of(value, _NOT_APPLICABLE) or _is_one_of(value, _MISSING):
            continue
        one = _LETTERED.fullmatch(value) if isinstance(value, str) else None
        if one is None or int(one["number"]) not in scale.codes:
            return {}
        found[value] = int(one["number"])
    return found


def _is_one_of(value: PointCode, known: Iterable[str]) -> bool:
    if not isinstance(value, str):
        return False
    said = letters_of(value)
    return said in known or (value.strip("- ") == "" and known is _MISSING)


def _is_anchor_of_x(value: PointCode, scale: Scale) -> bool:
    return (
        isinstance(value, str)
        and scale.not_applicable is not None
        and letters_of(value).startswith(letters_of(scale.not_applicable))
    )


def plain_answer(value: Cell) -> PointCode:
    """What stands in a cell as a questionnaire writes it: 3.0 is 3.

    Args:
        value: What stands in the cell.
    """
    if isinstance(value, float):
        return int(value) if value.is_integer() else repr(value)
    return "" if value is None else value


def _order(value: PointCode) -> tuple[bool, float, str]:
    return (isinstance(value, str), 0.0 if isinstance(value, str) else value, str(value))
