"""Where wording comes from, and how closely it follows its source."""

from enum import Enum
from typing import final

import attrs

from practicecheck.errors import Code, Problem
from practicecheck.values import Value


@final
class Wording(Enum):
    """How a text relates to what its source prints."""

    VERBATIM = "verbatim"
    """Letter for letter."""
    MENDED = "mended"
    """As it should read; the printed form and the fault are kept beside it."""
    PARAPHRASED = "paraphrased"
    """The source's matter in other words."""
    TITLE_ONLY = "title-only"
    """Only the title is known word for word."""
    OURS = "ours"
    """Written or decided by this project, or by the author of the file."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Provenance(Value):
    """Who published a framework, when, where, and on what terms.

    Attributes:
        publisher: The body that published it.
        title: The publication's full title.
        date: When it was published, as exactly as is known: ``2016``, ``2016-01`` or ``2016-01-31``.
        address: Where the publication is or was to be found.
        licence: An SPDX licence name, or ``unknown``.
        attribution: The words that the licence asks to be shown.
        wording: How the texts of the file follow the source, unless an item says otherwise.
        licence_note: What is known of the terms; needed where the licence is ``unknown``.
        held_from: The copy that the texts were taken from, where that is not the publication itself.
    """

    publisher: str
    title: str
    date: str
    address: str
    licence: str
    attribution: str
    wording: Wording
    licence_note: str | None = None
    held_from: str | None = None


def check_provenance(provenance: Provenance) -> tuple[Problem, ...]:
    """Find what is missing in what a document says of its source.

    Args:
        provenance: What it says.

    Returns:
        Problems, with their path in the document. Empty if all is well.
    """
    if provenance.licence != "unknown" or provenance.licence_note:
        return ()
    return (
        Problem(
            code=Code.MISSING_KEY,
            message="the licence is unknown, and nothing says what is known of it.",
            remedy="Add licence_note: who was asked, or where terms were looked for.",
            path=("provenance", "licence"),
        ),
    )


@final
@attrs.frozen(kw_only=True, repr=False)
class Relation(Value):
    """What a framework says of another one. No item of either is claimed to correspond.

    Attributes:
        to: The other framework's name.
        says: What the source says of it: ``complements``, ``maps-onto``, ``builds-on``...
        locator: Where the source says so.
        framework: The other framework's id, if this library has it.
    """

    to: str
    says: str
    locator: str
    framework: str | None = None
