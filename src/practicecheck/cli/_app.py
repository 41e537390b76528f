"""The commands, each loaded when it is called, and how faults are told."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import final

import click

from practicecheck import __version__
from practicecheck.cli._plugin_options import failure
from practicecheck.commands import OURS, Command
from practicecheck.errors import PracticeCheckError

_PLUGINS = "--plugins-"
_NO_PLUGINS = "--no-plugins"


@final
class _Commands(click.Group):
    """Commands that are loaded when they are called: ours, then those of plugins."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*OURS, *(command.name for command in self._of_plugins(ctx))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in OURS:
            ours: click.Command = import_module(f"practicecheck.cli._{cmd_name}").command
            return ours
        for command in self._of_plugins(ctx):
            if command.name == cmd_name:
                ctx.meta[_RUNS] = command
                return command.load()
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(OURS.items()))
        others = [(command.name, command.summary) for command in self._of_plugins(ctx)]
        if others:
            with formatter.section("Commands of plugins"):
                formatter.write_dl(others)

    def invoke(self, ctx: click.Context) -> object:
        try:
            answer: object = super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, PracticeCheckError, OSError):
            raise
        except (Exception, SystemExit) as fault:
            if _RUNS not in ctx.meta:
                raise
            raise failure(ctx.meta[_RUNS], fault) from fault
        return answer

    def _of_plugins(self, ctx: click.Context) -> list[Command]:
        if ctx.resilient_parsing:
            return []
        from practicecheck.cli._given import catalogue  # noqa: PLC0415 - loaded when needed

        return [command for command in catalogue(ctx).commands.values() if command.name not in OURS]


_RUNS = "practicecheck.runs"
"""Which command of a plugin is running."""


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command explains itself: practicecheck COMMAND --help",
)
@click.version_option(__version__, prog_name="practicecheck")
@click.option(_NO_PLUGINS, "off", is_flag=True, is_eager=True, help="Load no plugin.")
@click.option(f"{_PLUGINS}allow", "allow", metavar="NAME,...", is_eager=True, help="Load these plugins alone.")
@click.option(f"{_PLUGINS}deny", "deny", metavar="NAME,...", is_eager=True, help="Never load these plugins.")
@click.option(
    f"{_PLUGINS}dir",
    "folders",
    multiple=True,
    is_eager=True,
    type=click.Path(exists=True, file_okay=False),
    help="Take a plain folder for a plugin. May be given several times.",
)
def _practicecheck(**_: object) -> None:
    """Check whether the conditions of social work practice are right, and act on it."""


def _plugin_options_first(words: Sequence[str]) -> list[str]:
    """The words with those about plugins in front, so that they may stand anywhere."""
    ours, others, waiting = list[str](), list[str](), list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*ours, *others, word, *waiting]
        if word == _NO_PLUGINS or (word.startswith(_PLUGINS) and "=" in word):
            ours.append(word)
        elif word.startswith(_PLUGINS):
            ours += [word, *waiting[:1]]
            waiting = waiting[1:]
        else:
            others.append(word)
    return [*ours, *others]


def run(words: Sequence[str]) -> int:
    """Run the command line.

    Args:
        words: What was typed after ``practicecheck``.

    Returns:
        The exit code: 0 fine, 1 problems in what was given, 2 wrong usage.
    """
    try:
        code: object = _practicecheck.main(
            args=_plugin_options_first(words), prog_name="practicecheck", standalone_mode=False
        )
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
