"""Releasing through a ledger that nobody else changes meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import click

from practicecheck.cli._about import about
from practicecheck.cli._given import DOCUMENTS
from practicecheck.errors import near

if TYPE_CHECKING:
    from collections.abc import Callable

    from practicecheck.comparison.tables import ReleaseLedger


class Released(Protocol):
    """Whatever was released: it says what has gone out once it is published."""

    @property
    def ledger(self) -> ReleaseLedger:
        """What has gone out."""
        raise NotImplementedError  # a protocol: whoever fits it has its own


R = TypeVar("R", bound=Released)


def entered(ledger: str | None, file: str, decide: Callable[[ReleaseLedger], R]) -> R:
    """Decide over a release, and enter it: what is out and not entered could be taken apart by the next one.

    Args:
        ledger: The ledger's file; nothing is entered if none is named.
        file: The file that is released, for what is told of it.
        decide: Decides, given what went out before.

    Raises:
        DocumentError: It may not go out. Nothing was entered.
    """
    from practicecheck.comparison.tables import ReleaseLedger  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import held, read_ledger, write_document  # noqa: PLC0415 - loaded when needed

    if ledger is None:
        with about(file):
            return decide(ReleaseLedger())
    with held(ledger):
        begun = not Path(ledger).exists()
        before = ReleaseLedger() if begun else read_ledger(ledger)
        with about(file):
            done = decide(before)
        if done.ledger != before:
            write_document(done.ledger, ledger)
            click.echo(f"Entered in {ledger}{_begun(Path(ledger)) if begun else ''}", err=True)
    return done


def _begun(ledger: Path) -> str:
    others = [file.stem for file in ledger.parent.iterdir() if _is_document(file) and file.name != ledger.name]
    return f", which begins a new ledger. {near(ledger.stem, others)}".rstrip(". ")


def _is_document(file: Path) -> bool:
    return file.suffix.lower() in DOCUMENTS and not file.name.startswith(".")
