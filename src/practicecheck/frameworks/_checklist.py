"""What a source asks of the exercise itself: its steps, its set-up questions, its uses of a facilitator."""

from enum import Enum
from typing import final

import attrs

from practicecheck.frameworks._exercise import Event
from practicecheck.frameworks._provenance import Wording
from practicecheck.values import Value


@final
class ChecklistKind(Enum):
    """What the entries of a checklist are."""

    STEPS = "steps"
    QUESTIONS = "questions"
    USES = "uses"


@final
@attrs.frozen(kw_only=True, repr=False)
class ChecklistEntry(Value):
    """One step, question or use.

    Attributes:
        id: Its name for ever, such as ``process-1``.
        text: The text as it should read.
        locator: Where the source prints it.
        number: The number that the source prints.
        details: Points that the source lists under it.
        as_printed: The source's text where ``text`` differs from it.
        erratum: What is wrong with the printed text.
        wording: How ``text`` follows the source, where the framework's mark does not hold.
        when: When in the exercise it is taken (ours), where that of the list does not hold.
        after: Entries that come before it (ours).
        shown_by: Fields of a cycle that show that it is done (ours).
        by: What it has to be done by (ours).
        at: What it is done at (ours); until then it can't be.
    """

    id: str
    text: str
    locator: str
    number: str | None = None
    details: tuple[str, ...] = ()
    as_printed: str | None = None
    erratum: str | None = None
    wording: Wording | None = None
    when: str | None = None
    after: tuple[str, ...] = ()
    shown_by: tuple[str, ...] = ()
    by: Event | None = None
    at: Event | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Checklist(Value):
    """A titled list about the exercise.

    Attributes:
        id: Its name, such as ``process``.
        title: Its heading.
        kind: What its entries are.
        entries: The entries, in the order of the source.
        introduction: What the source says before the list.
        when: When in the exercise it is used (ours): ``before``, ``during`` or ``after``.
        by: What its questions have to be answered by (ours).
        in_confidence: Whether its answers are said in confidence, and never published (ours).
    """

    id: str
    title: str
    kind: ChecklistKind
    entries: tuple[ChecklistEntry, ...]
    introduction: str | None = None
    when: str | None = None
    by: Event | None = None
    in_confidence: bool = False
