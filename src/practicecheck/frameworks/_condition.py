"""Conditions: when something is asked at all."""

from typing import final

import attrs

from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Condition(Value):
    """When an item is asked at all.

    Attributes:
        item: The item that decides.
        answer: The answer that must have been given to it.
    """

    item: str
    answer: bool

    @property
    def said(self) -> str:
        """The condition in words: ``only if workforce-15 is answered yes``."""
        return f"only if {self.item} is answered {'yes' if self.answer else 'no'}"
