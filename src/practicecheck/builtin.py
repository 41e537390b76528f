"""Our own offers, made through the same hooks as everybody's."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.commands import OURS, Command
from practicecheck.hookspecs import hookimpl
from practicecheck.values import Value

if TYPE_CHECKING:
    import click

    from practicecheck.exchange import Exporter, FormExporter


def _documents(folder: Traversable) -> list[Traversable]:
    return [file for file in folder.iterdir() if file.name.endswith(".yaml")]


@hookimpl
def practicecheck_frameworks() -> Iterable[Traversable]:
    """The national frameworks."""
    return _documents(files("practicecheck.frameworks") / "data")


@hookimpl
def practicecheck_keys() -> Iterable[Traversable]:
    """The scoring keys for their scales."""
    return _documents(files("practicecheck.scoring") / "data")


@hookimpl
def practicecheck_golden_cases() -> Iterable[Traversable]:
    """Worked examples for each key."""
    return _documents(files("practicecheck.scoring") / "data" / "cases")


@hookimpl
def practicecheck_indicators() -> Iterable[Traversable]:
    """The national workforce rates, and those of the 39 steps."""
    return _documents(files("practicecheck.scoring") / "data" / "indicators")


@hookimpl
def practicecheck_crosswalks() -> Iterable[Traversable]:
    """How we read the national frameworks beside each other."""
    return _documents(files("practicecheck.frameworks") / "data" / "crosswalks")


@hookimpl
def practicecheck_policies() -> Iterable[Traversable]:
    """The disclosure policies that are in use elsewhere, and ours."""
    return _documents(files("practicecheck.comparison") / "data" / "policies")


@hookimpl
def practicecheck_exporters() -> Iterable[Exporter | FormExporter]:
    """JSON, CSV, Markdown, HTML, PDF and calendar; and the form in one page."""
    from practicecheck.exchange import EXPORTERS, FORMS  # noqa: PLC0415 - loaded when exporters are first asked for

    return (*EXPORTERS, *FORMS)


@hookimpl
def practicecheck_commands() -> Iterable[Command]:
    """What is typed after ``practicecheck``."""
    return [Command(name=name, summary=summary, load=_OfOurs(name)) for name, summary in OURS.items()]


@final
@attrs.frozen(repr=False)
class _OfOurs(Value):
    """Loads a command of ours when it is called.

    Attributes:
        name: Its name.
    """

    name: str

    def __call__(self) -> click.Command:
        """Load it."""
        command: click.Command = import_module(f"practicecheck.cli._{self.name.replace('-', '_')}").command
        return command
