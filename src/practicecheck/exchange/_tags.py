"""Values of several classes, told apart in a document by one key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, final

import attrs

from practicecheck.frameworks import (
    ADDS_UP,
    ADVICE,
    ANSWER_TYPES,
    CHECKS,
    DEMANDS,
    AddsUp,
    Advice,
    AnswerType,
    Check,
    Demand,
)
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Tagged(Value):
    """A union and the names of its members.

    Attributes:
        union: The union of classes.
        key: The key that tells which one is meant.
        classes: The classes by their names.
    """

    union: Any
    key: str
    classes: Mapping[str, type]


TAGGED: tuple[Tagged, ...] = (
    Tagged(union=AnswerType, key="type", classes=ANSWER_TYPES),
    Tagged(union=AddsUp, key="how", classes=ADDS_UP),
    Tagged(union=Check, key="rule", classes=CHECKS),
    Tagged(union=Demand, key="rule", classes=DEMANDS),
    Tagged(union=Advice, key="rule", classes=ADVICE),
)
