"""How an assessment stands against an edition: what became of each item, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import final

import attrs

from practicecheck.assessments._answer import AnswerState
from practicecheck.errors import Problem
from practicecheck.frameworks import Framework
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Standing(Value):
    """How an assessment stands against an edition.

    Attributes:
        framework: The edition.
        states: The state of every item that takes an answer.
        problems: What is wrong, and what is worth knowing.
    """

    framework: Framework
    states: Mapping[str, AnswerState]
    problems: tuple[Problem, ...]
