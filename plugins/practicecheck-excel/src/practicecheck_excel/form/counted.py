"""What a formula takes an answer for: the same as the reader does, or it says that it can't."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.frameworks import Choice, Scale
from practicecheck.values import Value
from practicecheck_excel.form.lists import Lists
from practicecheck_excel.meaning import CANNOT_WORDS, X_WORDS, ways_of

ANSWERED, X, MISSING, NOT_ASKED = "answered", "X", "missing", "not asked"
NOT_COUNTED = "not counted"
"""What is said of an answer that is no point of the scale: the reader refuses it, and no formula counts it."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Counted(Value):
    """Where the words stand in which answers can be given.

    Attributes:
        points: The cells with the words for each point, a row for each.
        x: The cells with the words for X.
        cannot: The cells with the words for what can't be answered.
        options: The cells with the words for an option, by its choice and its id.
    """

    points: str
    x: str
    cannot: str
    options: dict[tuple[str, str], str]

    def state(self, answer: str) -> str:
        """What an answer counts as, as a formula.

        Args:
            answer: The answer's cell.
        """
        text = said(answer)
        return (
            f'IF({text}="","{MISSING}",IF({self._stands(self.points, text)}=1,"{ANSWERED}",'
            f'IF({self._stands(self.x, text)},"{X}",IF({self._stands(self.cannot, text)},"{MISSING}",'
            f'"{NOT_COUNTED}"))))'
        )

    def points_of(self, answer: str, gives: str) -> str:
        """What an answer gives, as a formula.

        Args:
            answer: The answer's cell.
            gives: The cells with what each point gives.
        """
        return f"SUMPRODUCT(({self.points}={said(answer)})*{gives})"

    def is_option(self, answer: str, choice: str, option: str) -> str:
        """Whether an option was chosen, as a formula.

        Args:
            answer: The cell with what was chosen.
            choice: The choice.
            option: The option.
        """
        return f"{self._stands(self.options[choice, option], said(answer))}>0"

    @staticmethod
    def _stands(cells: str, text: str) -> str:
        return f"SUMPRODUCT(--({cells}={text}))"


def said(answer: str) -> str:
    """A cell's text without what makes no difference, as a formula.

    Args:
        answer: The cell.
    """
    return f'LOWER(TRIM({answer}&""))'


def counted(scale: Scale, choices: tuple[Choice, ...], lists: Lists) -> Counted:
    """Put the words in their place.

    Args:
        scale: The scale that the answers are on.
        choices: What is chosen for the whole form.
        lists: Where they go.
    """
    return Counted(
        points=lists.place([ways_of(str(point.code), point.anchor) for point in scale.points]),
        x=lists.place([X_WORDS]),
        cannot=lists.place([CANNOT_WORDS]),
        options={
            (choice.id, option.id): lists.place([ways_of(option.id, option.title)])
            for choice in choices
            for option in choice.options
        },
    )
