"""What stands in a published table where there is no number. Each means something else, so they stay apart."""

from enum import Enum
from typing import final


@final
class Marker(Enum):
    """A value that is no number."""

    NOT_APPLICABLE = "z"
    """Not applicable: there is nothing below the line."""
    UNAVAILABLE = "x"
    """Unavailable: nobody knows it, or it was not collected."""
    LOW_RELIABILITY = "u"
    """Known, and too unreliable to be told."""
    SUPPRESSED = "c"
    """Known, and held back so that nobody is recognised."""
    LOW = "low"
    """Rounds to 0, and is not 0."""

    @property
    def meaning(self) -> str:
        """What it means, in words."""
        return _MEANINGS[self]


_MEANINGS = {
    Marker.NOT_APPLICABLE: "not applicable",
    Marker.UNAVAILABLE: "unavailable",
    Marker.LOW_RELIABILITY: "of low reliability",
    Marker.SUPPRESSED: "suppressed",
    Marker.LOW: "above 0, and rounds to 0",
}
