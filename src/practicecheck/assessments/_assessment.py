"""An assessment: one unit's answers to one edition, for one period of capture."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.assessments._answer import Answer, Number
from practicecheck.assessments._standing import Standing
from practicecheck.documents import UNWRITTEN, keyed_by
from practicecheck.frameworks import FrameworkId
from practicecheck.values import Value


@final
class Basis(Enum):
    """What staffing figures count."""

    HEADCOUNT = "headcount"
    WTE = "wte"


@final
class Voice(Enum):
    """Who filled in the assessment."""

    ON_BEHALF = "on behalf"
    """Others, on behalf of social workers."""
    JOINTLY = "jointly"
    """Others together with social workers."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Capture(Value):
    """The capture protocol: how the data were collected.

    Attributes:
        from_: The first day of the period.
        to: The last day of the period.
        basis: Whether staffing figures are heads or whole-time equivalents.
        case: What counts as a case.
        scope: Which staff are in scope.
        services: Which services the figures are about, where the template was adapted.
        voice: Whether it was completed on behalf of social workers or jointly with them.
        sources: Where the data come from.
        aggregation: How results are added up.
        publication: How and to whom results will be published.
        series_break: What changed since the last time, so that the two can't be laid beside each other.
    """

    from_: date | None = None
    to: date | None = None
    basis: Basis | None = None
    case: str | None = None
    scope: str | None = None
    services: str | None = None
    voice: Voice | None = None
    sources: tuple[str, ...] = ()
    aggregation: str | None = None
    publication: str | None = None
    series_break: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Chosen(Value):
    """A decision that was taken for the whole assessment.

    Attributes:
        choice: The decision's name: ``integration``, or ``scale``.
        option: What was decided.
    """

    choice: str
    option: str


@final
@attrs.frozen(kw_only=True, repr=False)
class BaseValue(Value):
    """A base figure's value.

    Attributes:
        figure: The base figure's id.
        number: Its value.
    """

    figure: str
    number: Number


@final
@attrs.frozen(kw_only=True, repr=False)
class Presence(Value):
    """How many people of one perspective were in the room. They are counted, and never named.

    Attributes:
        perspective: For whom they speak.
        people: How many they were.
    """

    perspective: str
    people: int


@final
@attrs.frozen(kw_only=True, repr=False)
class SectionRecord(Value):
    """What a team says of a section as a whole.

    Attributes:
        section: The section's id.
        priorities: Its priorities for action.
        note: A remark.
        speaks_for: The staff that the section was answered for, if not all.
    """

    section: str
    priorities: tuple[str, ...] = ()
    note: str | None = None
    speaks_for: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class ExtensionDigest(Value):
    """Which wording of an extension was answered.

    Attributes:
        extension: The extension's id.
        digest: The digest of what it asks.
    """

    extension: str
    digest: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Assessment(Value):
    """One unit's answers to one edition of a framework.

    Attributes:
        framework: The edition that was answered.
        digest: The digest of the wording that was answered.
        extensions: Local extensions that were answered with it.
        extension_digests: The digest of each one's wording, by its id.
        organisation: The employer.
        unit: The team, service or organisation that answers.
        capture: How the data were collected.
        perspectives: Perspectives that this file uses beside the known ones.
        room: Who was in the room when scores were agreed: how many people of each perspective.
        choices: Decisions for the whole assessment: alternatives, and the scale.
        base: Figures that rates need and no item asks for.
        answers: The answers, in the order of the file.
        sections: Priorities and notes by section.
        note: A remark on the whole.
        beside: Answers that are not judged here, on which it hangs whether some items are asked.
    """

    framework: FrameworkId
    digest: str | None = None
    extensions: tuple[str, ...] = ()
    extension_digests: tuple[ExtensionDigest, ...] = attrs.field(
        default=(), metadata=keyed_by("extension", "digest")
    )
    organisation: str | None = None
    unit: str | None = None
    capture: Capture = Capture()
    perspectives: tuple[str, ...] = ()
    room: tuple[Presence, ...] = attrs.field(default=(), metadata=keyed_by("perspective", "people"))
    choices: tuple[Chosen, ...] = attrs.field(default=(), metadata=keyed_by("choice", "option"))
    base: tuple[BaseValue, ...] = attrs.field(default=(), metadata=keyed_by("figure", "number"))
    answers: tuple[Answer, ...] = attrs.field(default=(), metadata=keyed_by("item"))
    sections: tuple[SectionRecord, ...] = attrs.field(default=(), metadata=keyed_by("section"))
    note: str | None = None
    beside: tuple[Answer, ...] = attrs.field(default=(), metadata=UNWRITTEN)

    @cached_property
    def by_item(self) -> Mapping[str, Answer]:
        """The answers by their items' ids."""
        return MappingProxyType({answer.item: answer for answer in self.answers})

    def decider(self, item: str) -> Answer | None:
        """The answer on which it hangs whether another item is asked.

        Args:
            item: The item that decides.
        """
        return self.by_item.get(item) or next((own for own in self.beside if own.item == item), None)

    @cached_property
    def base_figures(self) -> Mapping[str, Number]:
        """The base figures by their ids."""
        return MappingProxyType({value.figure: value.number for value in self.base})

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """How it stands against editions, as far as that was asked; for `standing` alone."""
        return {}

    def option(self, choice: str) -> str | None:
        """What was decided.

        Args:
            choice: The decision's name: ``integration``, or ``scale``.
        """
        return next((made.option for made in self.choices if made.choice == choice), None)

    def section(self, section_id: str) -> SectionRecord:
        """What the team says of a section; an empty record if it says nothing.

        Args:
            section_id: The section's id.
        """
        for record in self.sections:
            if record.section == section_id:
                return record
        return SectionRecord(section=section_id)
