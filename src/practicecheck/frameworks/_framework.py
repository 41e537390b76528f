"""A framework: one edition of a published set of questions, standards or steps."""

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cached_property
from types import MappingProxyType
from typing import NewType, final

import attrs

from practicecheck.documents import UNWRITTEN
from practicecheck.frameworks._adding_up import AddsUp, usual_for_measure
from practicecheck.frameworks._answer_types import Measure
from practicecheck.frameworks._check import Check, Expectation
from practicecheck.frameworks._checklist import Checklist
from practicecheck.frameworks._digest import framework_digest
from practicecheck.frameworks._exercise import ExerciseRule
from practicecheck.frameworks._item import Item, ItemView
from practicecheck.frameworks._plan_template import PlanTemplate
from practicecheck.frameworks._provenance import Provenance, Relation, Wording
from practicecheck.frameworks._scale import Scale
from practicecheck.origin import Origin
from practicecheck.values import Value

FrameworkId = NewType("FrameworkId", str)
"""An id with its edition: ``how-are-we-doing@2016``."""


@final
@attrs.frozen(kw_only=True, repr=False)
class ChoiceOption(Value):
    """One of the alternatives.

    Attributes:
        id: What the assessment writes down: ``2A``.
        title: When to take it.
    """

    id: str
    title: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Choice(Value):
    """A decision between alternatives that is taken once for an assessment.

    Attributes:
        id: The decision's name: ``integration``.
        question: What is to be decided.
        options: The alternatives.
        locator: Where the source offers them.
    """

    id: str
    question: str
    options: tuple[ChoiceOption, ...]
    locator: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Alternative(Value):
    """The option under which a section is asked.

    Attributes:
        choice: The decision.
        option: The option that it needs.
    """

    choice: str
    option: str


@final
class Likeness(Enum):
    """How far items of two alternatives ask the same."""

    SAME = "same"
    SIMILAR = "similar"
    NOT_COMPARABLE = "not-comparable"


@final
@attrs.frozen(kw_only=True, repr=False)
class Equivalence(Value):
    """How far two items of different alternatives ask the same thing.

    Attributes:
        items: The two items.
        likeness: How far.
        reason: Why.
        wording: Who says so.
    """

    items: tuple[str, str]
    likeness: Likeness
    reason: str
    wording: Wording


@final
@attrs.frozen(kw_only=True, repr=False)
class BaseFigure(Value):
    """A figure that rates need and no item asks for.

    Attributes:
        id: Its name under ``base``.
        title: What it is.
        measure: What it counts.
        unit: The word that follows the number.
        wording: Who asks for it.
        sensitive: Whether it touches people's health or leave.
        adds_up: How the figures of teams add up to their parent's; by the measure, if nothing is said.
    """

    id: str
    title: str
    measure: Measure
    unit: str
    wording: Wording
    sensitive: bool = False
    adds_up: tuple[AddsUp, ...] = ()

    @property
    def roll_up_rules(self) -> tuple[AddsUp, ...]:
        """How the figures of teams add up: as it says, or as is usual for what it counts."""
        return self.adds_up or usual_for_measure(self.measure)


@final
@attrs.frozen(kw_only=True, repr=False)
class Section(Value):
    """A titled group of items.

    Attributes:
        id: Its name, such as ``1`` or ``2A``.
        title: Its heading as a person reads it.
        items: What it asks.
        locator: Where the source prints it.
        number: The number that the source prints.
        introduction: What the source says before the questions.
        closing: What the source asks for at the end of the section.
        as_printed: The printed heading where it differs.
        erratum: What is wrong with the printed text.
        alternative: The option under which it is asked; always, if nothing is said.
        extension: The extension that asks it, among the sections of an edition.
        scale: The extension's own scale, on which its items are answered there.
    """

    id: str
    title: str
    items: tuple[Item, ...]
    locator: str
    number: str | None = None
    introduction: str | None = None
    closing: str | None = None
    as_printed: str | None = None
    erratum: str | None = None
    alternative: Alternative | None = None
    extension: str | None = attrs.field(default=None, metadata=UNWRITTEN)
    scale: Scale | None = attrs.field(default=None, metadata=UNWRITTEN)

    def walk(self) -> Iterator[Item]:
        """Every item and part, in the order of the source."""
        for item in self.items:
            yield from item.walk()


@final
@attrs.frozen(kw_only=True, repr=False)
class Framework(Value):
    """One edition of a framework.

    Attributes:
        id: Its name with the edition: ``how-are-we-doing@2016``.
        title: What people call it.
        provenance: Who published it, and on what terms.
        sections: What it asks.
        summary: What it is for, in a sentence (ours).
        also_known_as: Other names under which people look for it.
        scales: The scales that its items are answered on.
        views: Views across sections.
        choices: Decisions between alternatives.
        equivalences: How far the items of alternatives correspond.
        base: Figures that rates need and no item asks for.
        staff: The items and base figures that tell how many people there are, the whole first. The smallest
            that is given decides whether figures about health or leave may be published.
        rates: The id of the indicator definitions that make rates of its figures.
        checks: Rules about answers.
        expectations: Measurable rules that its standards lay down.
        checklists: What it asks of the exercise itself.
        exercise: What it advises about the exercise: its order, its pacing, and the team.
        perspectives: Whose views it wants to hear.
        plan: The plan that it asks for.
        relations: What it says of other frameworks.
        note: What there is to know about this edition (ours).
        origin: The distribution that it comes from; the catalogue says it, and no file.
        over: The edition alone, where this one is asked with extensions laid over it.
    """

    id: FrameworkId
    title: str
    provenance: Provenance
    sections: tuple[Section, ...]
    summary: str
    also_known_as: tuple[str, ...] = ()
    scales: tuple[Scale, ...] = ()
    views: tuple[ItemView, ...] = ()
    choices: tuple[Choice, ...] = ()
    equivalences: tuple[Equivalence, ...] = ()
    base: tuple[BaseFigure, ...] = ()
    staff: tuple[str, ...] = ()
    rates: str | None = None
    checks: tuple[Check, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    exercise: tuple[ExerciseRule, ...] = ()
    perspectives: tuple[str, ...] = ()
    plan: PlanTemplate | None = None
    relations: tuple[Relation, ...] = ()
    note: str | None = None
    origin: Origin | None = attrs.field(default=None, eq=False, metadata=UNWRITTEN)
    over: "Framework | None" = attrs.field(default=None, metadata=UNWRITTEN, repr=False)

    @property
    def national(self) -> "Framework":
        """The edition alone, without the extensions that may be laid over it. Whatever judges goes by it."""
        return self.over or self

    def is_called(self, name: str) -> bool:
        """Whether people call it so, whatever the capitals and blanks.

        Args:
            name: A title, or another name under which people look for it.
        """
        return _name_folded(name) in map(_name_folded, (self.title, *self.also_known_as))

    @property
    def name(self) -> str:
        """Its id without the edition: ``how-are-we-doing``."""
        return self.id.partition("@")[0]

    @property
    def edition(self) -> str:
        """The edition: ``2016``."""
        return self.id.partition("@")[2]

    @cached_property
    def digest(self) -> str:
        """The digest of its meaning, by which an assessment says which wording it answered."""
        return framework_digest(self.national)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item and part by its id, in the order of the source."""
        return MappingProxyType({item.id: item for section in self.sections for item in section.walk()})

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of every item and part."""
        return MappingProxyType({item.id: section for section in self.sections for item in section.walk()})

    def item(self, item_id: str) -> Item:
        """An item or part by its id.

        Args:
            item_id: The id, such as ``q5-a-obstacles``.

        Raises:
            KeyError: There is no such item.
        """
        return self.items[item_id]

    def section(self, section_id: str) -> Section:
        """A section by its id.

        Args:
            section_id: The id, such as ``2A``.

        Raises:
            KeyError: There is no such section.
        """
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def scale(self, scale_id: str) -> Scale:
        """A scale by its id.

        Args:
            scale_id: The id, such as ``extent-0-4``.

        Raises:
            KeyError: There is no such scale.
        """
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)

    def choice(self, choice_id: str) -> Choice:
        """A decision between alternatives by its id.

        Args:
            choice_id: The id, such as ``integration``.

        Raises:
            KeyError: There is no such decision.
        """
        for choice in self.choices:
            if choice.id == choice_id:
                return choice
        raise KeyError(choice_id)

    @property
    def scored(self) -> bool:
        """Whether any item is answered on a scale."""
        return any(item.scored for item in self.items.values())


def _name_folded(name: str) -> str:
    return " ".join(name.casefold().split())
