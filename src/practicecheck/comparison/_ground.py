"""Why two results can, can with a caveat, or can't be laid beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import final

import attrs

from practicecheck.scoring import Comparability
from practicecheck.values import Value


@final
class GroundCode(Enum):
    """What speaks against a comparison, or must be known with it."""

    # The questions.
    FRAMEWORK = "framework"
    """Two frameworks, with no crosswalk between them."""
    EDITION = "edition"
    EDITORIAL = "editorial"
    REWORDED = "reworded"
    RESCALED = "rescaled"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    RETIRED = "retired"
    ALTERNATIVE = "alternative"
    """Two alternatives of a section, such as 2A and 2B."""
    NOT_ANSWERED = "not-answered"
    """X, or no answer, on one side at least."""
    # How the numbers are made.
    KEY = "key"
    SCALE = "scale"
    DEFINITION = "definition"
    X_SHARE = "x-share"
    COVERAGE = "coverage"
    """So few items can be compared that they don't speak for the whole."""
    # How the answers came together.
    PERIOD = "period"
    PERIOD_LENGTH = "period-length"
    PERIOD_ORDER = "period-order"
    CASE = "case"
    SCOPE = "scope"
    BASIS = "basis"
    BASE_SIZE = "base-size"
    WHO_RATED = "who-rated"
    ORGANISATION = "organisation"
    SERIES_BREAK = "series-break"


@final
@attrs.frozen(kw_only=True, repr=False)
class Ground(Value):
    """One reason for a verdict.

    Attributes:
        code: What kind of reason.
        comparability: How far a comparison is possible, if this were all.
        why: What was found, in a sentence.
    """

    code: GroundCode
    comparability: Comparability
    why: str


def caveat(code: GroundCode, why: str) -> Ground:
    """A reason that must be told with a difference.

    Args:
        code: What kind of reason.
        why: What was found.
    """
    return Ground(code=code, comparability=Comparability.CAVEAT, why=why)


def refusal(code: GroundCode, why: str) -> Ground:
    """A reason that forbids a difference.

    Args:
        code: What kind of reason.
        why: What was found.
    """
    return Ground(code=code, comparability=Comparability.NOT_COMPARABLE, why=why)


def verdict_of(grounds: Iterable[Ground]) -> Comparability:
    """The verdict that several grounds give together: the worst of them.

    Args:
        grounds: The grounds.
    """
    found = {ground.comparability for ground in grounds}
    for worst in (Comparability.NOT_COMPARABLE, Comparability.CAVEAT):
        if worst in found:
            return worst
    return Comparability.COMPARABLE
