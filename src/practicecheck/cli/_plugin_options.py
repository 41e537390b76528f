"""What is typed about plugins, and how a plugin's command fails."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.errors import PluginError
from practicecheck.values import Value

if TYPE_CHECKING:
    import click

    from practicecheck.commands import Command
    from practicecheck.plugins import PluginSettings


@final
@attrs.frozen(kw_only=True, repr=False)
class PluginOptions(Value):
    """What was typed about plugins. It counts before the environment, and that before the settings file.

    Attributes:
        off: Whether no plugin is wanted.
        allow: The only plugins that are wanted, with commas between them.
        deny: Plugins that are not wanted, with commas between them.
        folders: Plain folders that are plugins.
    """

    off: bool = False
    allow: str | None = None
    deny: str | None = None
    folders: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What was typed, to be typed again behind ``practicecheck plugins doctor``."""
        words = [
            *(["--no-plugins"] if self.off else []),
            *(["--plugins-allow", self.allow] if self.allow else []),
            *(["--plugins-deny", self.deny] if self.deny else []),
            *(word for folder in self.folders for word in ("--plugins-dir", folder)),
        ]
        return shlex.join(words)

    def settings(self) -> PluginSettings:
        """What is wanted in all.

        Raises:
            DocumentError: The settings file has problems.
        """
        from practicecheck.catalogue import ALLOW, DENY, FOLDERS, OFF, settings_of  # noqa: PLC0415 - when needed

        typed = {ALLOW: self.allow, DENY: self.deny, OFF: "1" if self.off else None}
        if self.folders:
            typed[FOLDERS] = os.pathsep.join(self.folders)
        return settings_of(
            {**os.environ, **{name: value for name, value in typed.items() if value is not None}}
        )


def options_of(root: click.Context) -> PluginOptions:
    """What was typed about plugins.

    Args:
        root: The call of ``practicecheck`` itself.
    """
    typed = root.params
    return PluginOptions(
        off=bool(typed.get("off")),
        allow=typed.get("allow"),
        deny=typed.get("deny"),
        folders=tuple(typed.get("folders") or ()),
    )


def failure(command: Command, fault: BaseException) -> PluginError:
    """What is told when the command of a plugin fails.

    Args:
        command: The command.
        fault: What it raised.
    """
    origin = command.origin
    return PluginError(
        f"the command {command.name} of {origin}",
        f"{type(fault).__name__}: {fault}",
        origin.distribution if origin else command.name,
    )
