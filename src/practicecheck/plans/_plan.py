"""A plan: what will be done about findings."""

from datetime import date
from enum import Enum
from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.frameworks import FrameworkId, Origin
from practicecheck.values import Value


@final
class Status(Enum):
    """How an action stands."""

    NOT_STARTED = "not started"
    ON_TRACK = "on track"
    DELAYED = "delayed"
    DONE = "done"
    STOPPED = "stopped"


_FINDINGS = frozenset({"gap", "split", "perspective-gap", "watch", "strength"})
"""Kinds of findings, as the ids of findings begin."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Measure(Value):
    """What will show that an action worked: an item, an indicator, or a figure that is named.

    Attributes:
        item: An item of the framework; the next assessment then tells whether the target was met.
        indicator: The name of an indicator.
        figure: Another figure, named in words.
        baseline: Its value when the action began.
        target: The value to be reached.
        unit: The unit of both.
    """

    item: str | None = None
    indicator: str | None = None
    figure: str | None = None
    baseline: Number | None = None
    target: Number | None = None
    unit: str | None = None

    @property
    def of(self) -> str | None:
        """What is measured, whichever way it is named."""
        return self.item or self.indicator or self.figure


@final
@attrs.frozen(kw_only=True, repr=False)
class Monitoring(Value):
    """One time that progress is looked at.

    Attributes:
        on: The day.
        forum: Where.
    """

    on: date
    forum: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Progress(Value):
    """A note on how an action stands.

    Attributes:
        on: The day of the note.
        status: How it stands.
        note: What there is to say.
        plain: The same in plain words, for people who use services and their families.
    """

    on: date
    status: Status
    note: str | None = None
    plain: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Move(Value):
    """A completion date that was moved.

    Attributes:
        from_: The date before.
        to: The date after.
        why: Why it was moved.
    """

    from_: date
    to: date
    why: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Action(Value):
    """One thing that will be done.

    Attributes:
        id: Its name in the plan.
        draft: Whether it is a suggestion that nobody has taken up yet.
        action: What will be done, in one sentence.
        plain: The same in plain words, for people who use services and their families.
        for_whom: For whom it is done.
        addresses: The items or findings that it is about: ``q1-1``, or ``gap:q1-1``.
        section: The section that it serves.
        builds_on: Whether it mends a gap or builds on a strength.
        why: What was found.
        measure: What will show that it worked.
        lead: Who leads it, by role.
        lead_agreed: Whether the lead has agreed.
        resources: What it needs.
        released_by: Who releases what it needs.
        systemic_impact: What it changes in the wider system.
        start: The day that it begins.
        monitoring: When and where progress is looked at.
        completion: The day that it is to be completed.
        sign_off: The body that signs it off.
        quick_win: Whether it can be done almost at once.
        progress: How it stood, day by day.
        moved: How its completion date was moved.
        notes: A remark.
    """

    id: str
    draft: bool = False
    action: str | None = None
    plain: str | None = None
    for_whom: str | None = None
    addresses: tuple[str, ...] = ()
    section: str | None = None
    builds_on: Origin | None = None
    why: str | None = None
    measure: Measure | None = None
    lead: str | None = None
    lead_agreed: bool = False
    resources: str | None = None
    released_by: str | None = None
    systemic_impact: str | None = None
    start: date | None = None
    monitoring: tuple[Monitoring, ...] = ()
    completion: date | None = None
    sign_off: str | None = None
    quick_win: bool = False
    progress: tuple[Progress, ...] = ()
    moved: tuple[Move, ...] = ()
    notes: str | None = None

    @property
    def items(self) -> tuple[str, ...]:
        """The items that it is about, whether they are addressed themselves or by a finding: ``gap:q1-1``."""
        return tuple(
            item if kind in _FINDINGS else name
            for name in self.addresses
            for kind, _, item in [name.partition(":")]
        )

    def stands(self, on: date | None = None) -> Status:
        """How the action stands by its latest note; of two on one day, by the one that is written last.

        Args:
            on: Notes after this day are not read; all are if nothing is said.
        """
        notes = [note for note in self.progress if on is None or note.on <= on]
        return max(reversed(notes), key=lambda note: note.on).status if notes else Status.NOT_STARTED


@final
@attrs.frozen(kw_only=True, repr=False)
class PlanFor(Value):
    """The assessment that a plan acts on.

    Attributes:
        organisation: The employer.
        unit: The unit that answered.
        from_: The first day of its period of capture.
        to: The last day.
        file: The file's name.
    """

    organisation: str | None = None
    unit: str | None = None
    from_: date | None = None
    to: date | None = None
    file: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Plan(Value):
    """What will be done about findings.

    Attributes:
        framework: The edition whose findings it acts on.
        for_: The assessment that it acts on.
        title: What people call it.
        sponsor: The senior sponsor, by role.
        lead: The project lead, by role.
        forum: The governance forum that it reports to.
        accountable_to: The people to whom it accounts: front-line staff, people using services.
        actions: What will be done.
        notes: A remark.
    """

    framework: FrameworkId
    for_: PlanFor = PlanFor()
    title: str | None = None
    sponsor: str | None = None
    lead: str | None = None
    forum: str | None = None
    accountable_to: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    notes: str | None = None
