"""Reading disclosure policies and release ledgers, and the policies that ship."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Final, cast

from practicecheck.errors import NotInCatalogueError
from practicecheck.exchange._document import read_document
from practicecheck.exchange._kinds import KINDS
from practicecheck.exchange._opening import Readable

if TYPE_CHECKING:
    from practicecheck.comparison.tables import DisclosurePolicy, ReleaseLedger

POLICIES: Final = ("at-least-10@1", "at-least-11@1", "at-least-5@1", "hide-1-to-7@1")
"""The disclosure policies that ship; the first is what counts if nothing is said."""


def shipped_policy(name: str = POLICIES[0]) -> DisclosurePolicy:
    """A disclosure policy that ships.

    Args:
        name: Its name, with its version or without.

    Raises:
        NotInCatalogueError: None has that name.
    """
    for own in POLICIES:
        if name in (own, own.partition("@")[0]):
            return read_policy(files("practicecheck.comparison") / "data" / "policies" / f"{own}.yaml")
    raise NotInCatalogueError("disclosure policy", name, POLICIES)


def read_policy(readable: Readable) -> DisclosurePolicy:
    """Read a disclosure policy.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("DisclosurePolicy", read_document(readable, KINDS["policy"], {}))


def read_ledger(readable: Readable) -> ReleaseLedger:
    """Read what went out before.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("ReleaseLedger", read_document(readable, KINDS["ledger"], {}))
