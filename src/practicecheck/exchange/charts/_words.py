"""What stands in pictures of a survey: titles, names of groups and wrapped texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from practicecheck.frameworks import Point
from practicecheck.surveys import PointShare, ReleasedSurvey, SurveyRow, Told, WorkingSurvey

WORKING = "Working copy, not for publication: small groups are in it."
SPLIT = "split(datum.label, '\\n')"
"""How a label of several lines is drawn."""
_LINES = 6
_CLAIMED = frozenset(
    (
        *("constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"),
        *("toLocaleString", "toString", "valueOf", "__proto__"),
        *("__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"),
    )
)


def counted(number: int, what: str) -> str:
    """A number of things in words.

    Args:
        number: How many there are.
        what: What one of them is called.
    """
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def title_of(survey: ReleasedSurvey | WorkingSurvey) -> str:
    """What a picture of a survey is called, if nobody says.

    Args:
        survey: The survey.
    """
    if isinstance(survey, ReleasedSurvey):
        return ", ".join(filter(None, (survey.population, survey.period)))
    return f"{survey.framework} by {survey.key}"


def notes_of(survey: ReleasedSurvey | WorkingSurvey, says: Iterable[str] = ()) -> list[str]:
    """What must stand below the title.

    Args:
        survey: The survey.
        says: What else stands there.
    """
    if isinstance(survey, WorkingSurvey):
        return [*says, WORKING]
    about = f"{survey.framework} by {survey.key}"
    held = f"Held back ({survey.policy.markers.hidden}): too few people, or all alike; by {survey.policy.id}"
    return [about, *says, *([held] if survey.hidden or _partly(survey) else [])]


def _partly(survey: ReleasedSurvey) -> bool:
    return any(row.positive == survey.policy.markers.hidden for row in survey.rows)


def group_of(row: SurveyRow) -> str:
    """What a group is called.

    Args:
        row: A line of the results.
    """
    return ", ".join(row.group) or "everybody"


def wrapped(text: str, width: int) -> str:
    """A text in lines. Only what is very long is cut; the table beside the picture has all of it.

    Args:
        text: The text.
        width: The most letters on a line.
    """
    return unclaimed("\n".join(wrap(plain(text), width, max_lines=_LINES, placeholder=" …")) or "-")


def unclaimed(text: str) -> str:
    """A text that means nothing to what draws: it takes a name that every object of JavaScript has for such.

    Args:
        text: The text.
    """
    return text + "\N{NO-BREAK SPACE}" if text in _CLAIMED else text


def plain(text: str) -> str:
    """A text without what can't be printed, which would spoil a picture or its file.

    Args:
        text: The text.
    """
    return "".join(letter if letter.isprintable() else " " for letter in text)


def apart(names: Sequence[str]) -> list[str]:
    """Names that differ, so that two groups never share a line of a picture.

    Args:
        names: The names.
    """
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return found if len(set(found)) == len(found) else apart(found)


def points_told(share: PointShare, scale: Sequence[Point]) -> str:
    """What a share is of: a point with its anchor, or the codes of the first and the last.

    Args:
        share: The share.
        scale: The points of the answers.
    """
    if share.first != share.last:
        return plain(f"{share.first}\N{EN DASH}{share.last}")
    return next(point_told(point) for point in scale if point.code == share.first)


def point_told(point: Point) -> str:
    """A point with its anchor.

    Args:
        point: The point.
    """
    return plain(f"{point.code} {point.anchor}")


def stands_for(told: Told, survey: ReleasedSurvey | WorkingSurvey) -> str:
    """What is written where there is no figure.

    Args:
        told: What stands there.
        survey: The survey.
    """
    if isinstance(survey, ReleasedSurvey) and told == survey.policy.markers.hidden:
        return plain(f"{told}: held back")
    return "nobody answered" if told is None or isinstance(survey, ReleasedSurvey) else str(told)


def lines_in(labels: Sequence[str]) -> int:
    """How many lines the longest of the labels has.

    Args:
        labels: The labels.
    """
    return max((label.count("\n") + 1 for label in labels), default=1)
