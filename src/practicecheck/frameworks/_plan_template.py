"""The plan that a framework asks for, and its rules as data."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeAlias, final

import attrs

from practicecheck.frameworks._provenance import Wording
from practicecheck.values import Value


@final
class Weight(Enum):
    """How much a rule weighs."""

    ADVICE = "advice"
    """The source suggests or recommends it."""
    REQUIRED = "required"
    """The plan can't be followed without it."""


@final
class Origin(Enum):
    """What an action builds on."""

    GAP = "gap"
    STRENGTH = "strength"


@final
@attrs.frozen(kw_only=True, repr=False)
class TemplateField(Value):
    """A heading or column of the printed plan.

    Attributes:
        id: The field of a plan or of an action that it stands for.
        text: The heading as it should read.
        locator: Where the source prints it.
        as_printed: The printed heading where it differs.
        erratum: What is wrong with the printed heading.
        wording: How ``text`` follows the source, where the framework's mark does not hold.
    """

    id: str
    text: str
    locator: str
    as_printed: str | None = None
    erratum: str | None = None
    wording: Wording | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class MostActions(Value):
    """No more than so many actions.

    Attributes:
        number: How many at the most.
    """

    number: int


@final
@attrs.frozen(kw_only=True, repr=False)
class Quota(Value):
    """How many actions sections get.

    Attributes:
        sections: The sections that share the number, such as 2A and 2B.
        number: How many actions.
    """

    sections: tuple[str, ...]
    number: int


@final
@attrs.frozen(kw_only=True, repr=False)
class ActionsPerSection(Value):
    """So many actions for each section.

    Attributes:
        quotas: How many for which sections.
    """

    quotas: tuple[Quota, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class MixedOrigins(Value):
    """Some actions build on each of the named origins.

    Attributes:
        origins: What some action must build on.
    """

    origins: tuple[Origin, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class PlanFields(Value):
    """The plan as a whole states what it must.

    Attributes:
        fields: Fields of the plan: ``sponsor``, ``lead``, ``forum``, ``accountable_to``.
    """

    fields: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class ActionFields(Value):
    """Every action states what it must.

    Attributes:
        fields: Fields of an action: ``lead``, ``sign_off``, ``systemic_impact``, ``monitoring``.
    """

    fields: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class MovesExplained(Value):
    """A date that was moved has a reason."""


Demand: TypeAlias = MostActions | ActionsPerSection | MixedOrigins | PlanFields | ActionFields | MovesExplained

DEMANDS: Mapping[str, type[Demand]] = MappingProxyType(
    {
        "most-actions": MostActions,
        "actions-per-section": ActionsPerSection,
        "mixed-origins": MixedOrigins,
        "plan-fields": PlanFields,
        "action-fields": ActionFields,
        "moves-explained": MovesExplained,
    }
)
"""The name of each kind of demand in a document."""


@final
@attrs.frozen(kw_only=True, repr=False)
class PlanRule(Value):
    """A rule that a plan should keep to.

    Attributes:
        id: The rule's name.
        demands: What it asks of a plan.
        weight: How much it weighs.
        text: The rule in words.
        locator: Where it is laid down.
        wording: How ``text`` follows the source.
    """

    id: str
    demands: Demand
    weight: Weight
    text: str
    locator: str
    wording: Wording


@final
@attrs.frozen(kw_only=True, repr=False)
class PlanTemplate(Value):
    """The plan that a framework asks for.

    Attributes:
        title: Its heading.
        locator: Where the source prints it.
        fields: What the plan as a whole states.
        columns: What each action states.
        rules: What a plan should keep to.
    """

    title: str
    locator: str
    fields: tuple[TemplateField, ...] = ()
    columns: tuple[TemplateField, ...] = ()
    rules: tuple[PlanRule, ...] = ()
