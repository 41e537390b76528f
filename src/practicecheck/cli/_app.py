"""The commands, each loaded when it is called, and how faults are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import final

import click

from practicecheck import __version__
from practicecheck.errors import PracticeCheckError

_COMMANDS = {
    "frameworks": "List the editions that there are.",
    "show": "Print a framework as it reads on paper.",
    "new": "Make a blank assessment, the questions beside the blanks.",
    "check": "Tell every problem in documents of any kind.",
    "score": "Show the scorecard of an assessment.",
    "ballots": "Give each rater a form, and bring the ballots together.",
    "rollup": "Add teams up into services and the organisation.",
    "keys": "List the scoring keys, and run their worked examples.",
    "indicators": "Work out rates from a table of workforce figures.",
    "plan": "Suggest a plan, review it, and say what is late.",
    "cycle": "Start a year's exercise, say where it stands, and report it.",
    "report": "Write a report: HTML, Markdown, CSV, JSON or a calendar.",
    "schema": "Print the JSON Schema of a kind of document.",
    "plugins": "List who offers what.",
    "demo": "Do the main job on the shipped example.",
}


@final
class _Commands(click.Group):
    """Commands that are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"practicecheck.cli._{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command explains itself: practicecheck COMMAND --help",
)
@click.version_option(__version__, prog_name="practicecheck")
def _practicecheck() -> None:
    """Check whether the conditions of social work practice are right, and act on it."""


def run(words: Sequence[str]) -> int:
    """Run the command line.

    Args:
        words: What was typed after ``practicecheck``.

    Returns:
        The exit code: 0 fine, 1 problems in what was given, 2 wrong usage.
    """
    try:
        code: object = _practicecheck.main(args=list(words), prog_name="practicecheck", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.NoArgsIsHelpError as end:
        end.show(file=sys.stdout)
        return 0
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except PracticeCheckError as fault:
        click.echo(str(fault), err=True)
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone, as in `practicecheck show ... | head`.
        _let_go_of_output()
        return 0
    except OSError as fault:
        _let_go_of_output()
        click.echo(f"This could not be printed: {fault.strerror or fault}.", err=True)
        return 1
    return code if isinstance(code, int) else 0


def _let_go_of_output() -> None:
    """Send what is still to be printed nowhere, so that the end of the process does not fail on it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
