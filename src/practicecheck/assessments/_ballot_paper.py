"""A ballot paper: what one rater gives, before it is brought into the assessment."""

import re
from typing import final

import attrs

from practicecheck.assessments._assessment import Chosen
from practicecheck.documents import keyed_by
from practicecheck.frameworks import FrameworkId, PointCode
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Vote(Value):
    """One line of a ballot paper.

    Attributes:
        item: The item's id.
        point: The point of the scale, or ``X``.
    """

    item: str
    point: PointCode


@final
@attrs.frozen(kw_only=True, repr=False)
class BallotPaper(Value):
    """One rater's ballots on the items of an assessment.

    Attributes:
        framework: The edition that is answered.
        rater: Who votes, by a code that is no name.
        perspective: For whom the rater speaks.
        digest: The digest of the wording that was read.
        unit: The unit whose assessment it is.
        choices: Decisions that the assessment has taken: alternatives, and the scale.
        ballots: The points, by item; ``X`` where an item does not apply. What the rater can't judge is left
            blank.
    """

    framework: FrameworkId
    rater: str
    perspective: str
    digest: str | None = None
    unit: str | None = None
    choices: tuple[Chosen, ...] = attrs.field(default=(), metadata=keyed_by("choice", "option"))
    ballots: tuple[Vote, ...] = attrs.field(default=(), metadata=keyed_by("item", "point"))


_CODE = re.compile(r"[^\W_][\w.-]{0,39}")


def is_rater_code(text: str) -> bool:
    """Whether a text can be a rater's code: letters, digits, hyphens and full stops, without a blank.

    Args:
        text: What was written. That it is nobody's name, no program can tell.
    """
    return _CODE.fullmatch(text) is not None
