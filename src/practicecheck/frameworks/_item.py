"""Items: whatever is asked."""

from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from typing import final

import attrs

from practicecheck.documents import UNWRITTEN
from practicecheck.frameworks._adding_up import AddsUp, usual_for
from practicecheck.frameworks._answer_types import AnswerType, TakesScore
from practicecheck.frameworks._condition import Condition
from practicecheck.frameworks._local import Guidance, Narrowing
from practicecheck.frameworks._provenance import Wording
from practicecheck.values import Value


@final
class Style(Enum):
    """What kind of question an item is."""

    PRIMARY = "primary"
    SYSTEMIC = "systemic"
    SOLUTION_FOCUSED = "solution-focused"


@final
class DataSource(Enum):
    """Where the answer to a step comes from."""

    REPORTS = "management reports or workforce data"
    PRACTITIONERS = "practitioner reporting"
    BOTH = "combination of both"
    UNKNOWN = "unknown"
    """The source printed it, and it is lost."""


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemView(Value):
    """A view across sections: groups of items that share a mark.

    Attributes:
        id: Its name, such as ``domain``.
        title: Its heading.
        groups: The names of its groups, in the order in which they are shown.
        wording: Who grouped the items.
    """

    id: str
    title: str
    groups: tuple[str, ...]
    wording: Wording


@final
@attrs.frozen(kw_only=True, repr=False)
class Tag(Value):
    """A mark for a view across sections.

    Attributes:
        view: The view, such as ``domain``.
        values: The groups of that view in which the item counts.
        wording: Who says so.
    """

    view: str
    values: tuple[str, ...]
    wording: Wording


@final
@attrs.frozen(kw_only=True, repr=False)
class Item(Value):
    """Whatever is asked: a step, a standard, a question, a figure, a prompt.

    Attributes:
        id: Its name for ever, such as ``q1-1``.
        text: The question as it should read.
        locator: Where the source prints it.
        takes: What it may be answered with; empty where only its parts are answered.
        number: The number that the source prints.
        title: A short name, where the source gives one.
        style: What kind of question it is.
        instruction: What the source tells the reader to do, apart from the question.
        explanation: What the source adds to explain it.
        explanation_locator: Where it does so.
        as_printed: The source's text where ``text`` differs from it.
        erratum: What is wrong with the printed text.
        wording: How ``text`` follows the source, where the framework's mark does not hold.
        condition: When it is asked.
        tags: The views in which it counts.
        data_source: The published class of its data.
        suggested_data_source: A class that the author of the file suggests (ours).
        sensitive: Whether the figure touches a person's health or leave.
        parts: Items that belong to it.
        note: What there is to know about it (ours).
        adds_up: How the answers of teams add up to their parent's; by the answer type, if nothing is said.
        guidance: What extensions say beside it.
        narrowing: What an extension says of where it applies.
    """

    id: str
    text: str
    locator: str
    takes: tuple[AnswerType, ...] = ()
    number: str | None = None
    title: str | None = None
    style: Style | None = None
    instruction: str | None = None
    explanation: str | None = None
    explanation_locator: str | None = None
    as_printed: str | None = None
    erratum: str | None = None
    wording: Wording | None = None
    condition: Condition | None = None
    tags: tuple[Tag, ...] = ()
    data_source: DataSource | None = None
    suggested_data_source: DataSource | None = None
    sensitive: bool = False
    parts: "tuple[Item, ...]" = ()
    note: str | None = None
    adds_up: tuple[AddsUp, ...] = ()
    guidance: tuple[Guidance, ...] = attrs.field(default=(), metadata=UNWRITTEN)
    narrowing: Narrowing | None = attrs.field(default=None, metadata=UNWRITTEN)

    @cached_property
    def scored(self) -> bool:
        """Whether it is answered with a point of a scale."""
        return any(isinstance(taken, TakesScore) for taken in self.takes)

    @property
    def scales(self) -> tuple[str, ...]:
        """The scales that it permits."""
        return next((t.scales for t in self.takes if isinstance(t, TakesScore)), ())

    @property
    def roll_up_rules(self) -> tuple[AddsUp, ...]:
        """How the answers of teams add up: as it says, or as is usual for what it is answered with."""
        return self.adds_up or usual_for(self.takes)

    def walk(self) -> "Iterator[Item]":
        """Itself, then its parts, in the order of the source."""
        yield self
        for part in self.parts:
            yield from part.walk()
