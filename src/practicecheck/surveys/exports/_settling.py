"""Finding a questionnaire's columns in a new export. A heading that was mended is found again, and told.

Nothing is guessed: where two columns would do, or a code asks something else now, a person has to look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, final

import attrs

from practicecheck.errors import Code, DocumentError, Path, Problem, Severity, near, shortened
from practicecheck.surveys._questionnaire import Questionnaire
from practicecheck.surveys.exports._heading import Heading
from practicecheck.surveys.exports._likeness import is_turned, letters_of, spelled_alike
from practicecheck.surveys.exports._platforms import GENERIC
from practicecheck.values import Value

MENDED: Final = 0.85
"""A heading that is spelled less alike was not only mended."""
_CLEAR: Final = 0.05
"""So much more alike than the next column."""
_NEAR_MISS: Final = 0.6


@final
@attrs.frozen(kw_only=True, repr=False)
class FoundColumn(Value):
    """A column of a questionnaire in a file.

    Attributes:
        name: What it is for: an item's id, a group's name, or ``respondent``.
        place: Its place in the file, counted from 0.
        heading: Its heading in the file.
        was: How the questionnaire names it, where it goes by another heading now.
    """

    name: str
    place: int
    heading: Heading
    was: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class SettledColumns(Value):
    """Where the columns of a questionnaire stand in a file.

    Attributes:
        items: Those that hold answers, in the order of the questionnaire.
        groups: Those by which people are grouped.
        respondent: The one that tells people apart.
        missing: The names of those that were not found.
        problems: What was mended, and what was not found.
    """

    items: tuple[FoundColumn, ...]
    groups: tuple[FoundColumn, ...] = ()
    respondent: FoundColumn | None = None
    missing: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def names(self, headings: Iterable[Heading]) -> tuple[str, ...]:
        """What the columns of the file are called where the questionnaire's names go for those it has.

        Args:
            headings: The headings of the file's columns.
        """
        asked = {own.place: own.was or own.heading.code for own in self.found}
        return tuple(asked.get(n, heading.code) for n, heading in enumerate(headings))

    @property
    def found(self) -> tuple[FoundColumn, ...]:
        """All of them."""
        return (*self.items, *self.groups, *((self.respondent,) if self.respondent else ()))


@final
@attrs.frozen(kw_only=True, repr=False)
class _Wanted(Value):
    name: str
    column: str
    wording: str | None
    path: Path


def settled(
    questionnaire: Questionnaire, headings: Iterable[Heading | str], file: str | None = None
) -> SettledColumns:
    """Find a questionnaire's columns in a file.

    Args:
        questionnaire: The questionnaire.
        headings: The headings of the file's columns.
        file: The file's name, for problems.

    Returns:
        The place of each column, with a note for each whose heading was mended.

    Raises:
        DocumentError: A column is not there, is there twice, or could be one of several.
    """
    found = find_columns(questionnaire, headings, file)
    if faults := [problem for problem in found.problems if problem.severity is Severity.ERROR]:
        raise DocumentError(faults)
    return found


def find_columns(
    questionnaire: Questionnaire, headings: Iterable[Heading | str], file: str | None = None
) -> SettledColumns:
    """Find as many of a questionnaire's columns in a file as there are.

    Args:
        questionnaire: The questionnaire.
        headings: The headings of the file's columns.
        file: The file's name, for problems.

    Returns:
        The columns, and the problems with the others.
    """
    search = _Search(
        [own if isinstance(own, Heading) else GENERIC.headings([[own]])[0] for own in headings], file
    )
    items = [
        _Wanted(name=own.item, column=own.column, wording=own.wording, path=("items", own.item))
        for own in questionnaire.items
    ]
    groups = [
        _Wanted(name=own.name, column=own.column, wording=None, path=("groups", own.name))
        for own in questionnaire.groups
    ]
    told = questionnaire.respondent
    people = (
        [] if told is None else [_Wanted(name="respondent", column=told, wording=None, path=("respondent",))]
    )
    wanted = [*items, *groups, *people]
    search.by_heading(wanted)
    search.by_wording(wanted)
    return SettledColumns(
        items=search.of(items),
        groups=search.of(groups),
        respondent=next(iter(search.of(people)), None),
        missing=tuple(own.name for own in wanted if own.path not in search.places),
        problems=tuple(search.problems),
    )


@final
class _Search:
    """A search for columns: first by headings, then by wordings among those that nothing else was found for."""

    def __init__(self, headings: Sequence[Heading], file: str | None) -> None:
        self.headings = headings
        self.places: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._file = file
        self._told: set[Path] = set()
        self._codes = Counter(own.code for own in headings)
        self._place = {own.code: n for n, own in enumerate(headings)}
        self._folded: dict[str, list[int]] = {}
        for n, own in enumerate(headings):
            self._folded.setdefault(letters_of(own.code), []).append(n)

    def of(self, wanted: Iterable[_Wanted]) -> tuple[FoundColumn, ...]:
        return tuple(
            FoundColumn(
                name=own.name,
                place=self.places[own.path],
                heading=self.headings[self.places[own.path]],
                was=None if self.headings[self.places[own.path]].code == own.column else own.column,
            )
            for own in wanted
            if own.path in self.places
        )

    def by_heading(self, wanted: Iterable[_Wanted]) -> None:
        for own in wanted:
            count = self._codes[own.column]
            if count > 1:
                self._fault(own, f"{count} columns have that heading.", "Give each a heading of its own.")
            elif count == 1:
                self._called_so(own, self._place[own.column])
            elif len(same := self._folded.get(letters_of(own.column), [])) == 1 and letters_of(own.column):
                self.places[own.path] = same[0]
                self._mended(own, same[0])

    def _called_so(self, own: _Wanted, place: int) -> None:
        """Take a column that has the code, unless it asks something else now."""
        now = self.headings[place].wording
        if own.wording is not None and now is not None and not _same_question(own.wording, now):
            elsewhere = [n for n, other in enumerate(self.headings) if _says(other, own.wording)]
            moved = (
                f' "{shortened(own.wording)}" is {self.headings[elsewhere[0]].code} now.' if elsewhere else ""
            )
            self._fault(
                own,
                f'it asks something else now: "{now}".{moved}',
                "Look at the two wordings. If the column is right, write its new wording in the questionnaire; "
                "otherwise name the right column.",
            )
            return
        self.places[own.path] = place
        if own.wording is not None and now is not None and letters_of(own.wording) != letters_of(now):
            self._note(own, f'its wording was mended: "{now}".')

    def by_wording(self, wanted: Sequence[_Wanted]) -> None:
        open_to = [own for own in wanted if own.path not in self.places and own.path not in self._told]
        free = [n for n in range(len(self.headings)) if n not in self.places.values()]
        likes = {own.path: self._likes(own, free) for own in open_to}
        best = {path: found[0][1] for path, found in likes.items() if found and found[0][0] >= MENDED}
        claims = Counter(best.values())
        for own in open_to:
            found = likes[own.path]
            if own.path not in best:
                self._fault(own, "there is no such column.", self._near(own, found))
            elif claims[best[own.path]] > 1 or (len(found) > 1 and found[0][0] - found[1][0] < _CLEAR):
                shown = " or ".join(f'"{shortened(self.headings[n].statement)}"' for _, n in found[:2])
                self._fault(own, f"it may be {shown}: nothing tells which.", "Name the right column.")
            else:
                self.places[own.path] = best[own.path]
                self._mended(own, best[own.path])

    def _likes(self, own: _Wanted, free: Iterable[int]) -> list[tuple[float, int]]:
        """The free columns that are spelled alike, the likest first."""
        asked = own.wording
        if asked is None:
            # A code is no wording: q3 is spelled much like q4.
            asked = GENERIC.headings([[own.column]])[0].wording
        if asked is None:
            return []
        found: list[tuple[float, int]] = []
        for n in free:
            # A platform that has a grid puts its question in front of each statement, and another doesn't.
            texts = [text for text in self.headings[n].texts if not is_turned(asked, text)]
            like = max((spelled_alike(asked, text) for text in texts), default=0.0)
            if like >= _NEAR_MISS:
                found.append((like, n))
        return sorted(found, key=lambda pair: (-pair[0], self.headings[pair[1]].code))

    def _near(self, own: _Wanted, found: Sequence[tuple[float, int]]) -> str:
        if found:
            shown = " or ".join(
                f'"{shortened(self.headings[n].statement)}" ({like:.2f})' for like, n in found[:3]
            )
            return f"The nearest are {shown}. Name the right column in the questionnaire."
        return near(own.column, [own.code for own in self.headings]) or (
            "Name the right column, or leave it out of the questionnaire if it is not asked any more."
        )

    def _mended(self, own: _Wanted, place: int) -> None:
        self._note(own, f'its heading was mended: "{self.headings[place].statement}".')

    def _note(self, own: _Wanted, what: str) -> None:
        self._tell(
            own, what, "Look whether it is the same question. If not, name the right column.", Severity.NOTE
        )

    def _fault(self, own: _Wanted, what: str, remedy: str) -> None:
        self._told.add(own.path)
        self._tell(own, what, remedy, Severity.ERROR)

    def _tell(self, own: _Wanted, what: str, remedy: str, severity: Severity) -> None:
        self.problems.append(
            Problem(
                code=Code.SURVEY_COLUMN,
                message=f'column "{shortened(_statement(own.column))}" ({own.name}): {what}',
                remedy=remedy,
                file=self._file,
                severity=severity,
            )
        )


def _statement(column: str) -> str:
    """What tells a column from its neighbours, where a grid's question stands in front of it."""
    return column[column.rindex("[") + 1 : -1] if column.endswith("]") and " [" in column else column


def _same_question(one: str, other: str) -> bool:
    return spelled_alike(one, other) >= MENDED and not is_turned(one, other)


def _says(heading: Heading, wording: str) -> bool:
    return heading.wording is not None and letters_of(heading.wording) == letters_of(wording)
