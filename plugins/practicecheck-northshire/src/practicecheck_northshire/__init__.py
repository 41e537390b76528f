"""What Northshire County Council adds to practicecheck in Python: an exporter, a rule for plans and a command.

Its framework, extension, key, rates and crosswalk are YAML beside this module. ``plugin.yaml`` says so; no hook
is needed for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from practicecheck.commands import Command
from practicecheck.exchange import Exporter
from practicecheck.hookspecs import hookimpl
from practicecheck_northshire.budget_holder import BUDGET_HOLDER

if TYPE_CHECKING:
    import click

    from practicecheck.exchange import ReportContent
    from practicecheck.plans import ActionRule

__all__ = [
    "practicecheck_action_rules",
    "practicecheck_commands",
    "practicecheck_contract",
    "practicecheck_exporters",
]

practicecheck_contract = 1


@hookimpl
def practicecheck_exporters() -> Iterable[Exporter]:
    """One page of plain text."""
    return [
        Exporter(
            name="brief", title="One page of plain text for a one-to-one", endings=(".txt",), export=_brief
        )
    ]


@hookimpl
def practicecheck_action_rules() -> Iterable[ActionRule]:
    """Who may release what an action needs."""
    return [BUDGET_HOLDER]


@hookimpl
def practicecheck_commands() -> Iterable[Command]:
    """A brief for each team at once."""
    return [
        Command(name="northshire-briefs", summary="Write a brief for each team's assessment.", load=_briefs)
    ]


def _brief(content: ReportContent) -> bytes:
    from practicecheck_northshire.brief import export  # noqa: PLC0415 - loaded when a brief is first made

    return export(content)


def _briefs() -> click.Command:
    from practicecheck_northshire.briefs import command  # noqa: PLC0415 - loaded when it is called

    return command
