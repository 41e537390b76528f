"""Which plugins somebody wants, as a council's IT writes it down once for everybody."""

from __future__ import annotations

import re
from typing import Final, final

import attrs

from practicecheck.errors import Code, Problem, Severity
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class PluginSettings(Value):
    """Which plugins may be loaded.

    Attributes:
        allow: Only these distributions and folders; all of them, if nothing is said.
        deny: Never these, whatever else is said.
        folders: Plain folders that are plugins, beside what is installed.
        off: Whether no plugin is loaded at all.
    """

    allow: tuple[str, ...] | None = None
    deny: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    off: bool = False

    def why_off(self, name: str) -> str | None:
        """Why a plugin is not loaded.

        Args:
            name: The name of its distribution, or of its folder.

        Returns:
            The reason; nothing if it is loaded.
        """
        if self.off:
            return "all plugins are switched off"
        if any(same_distribution(name, denied) for denied in self.deny):
            return "it is on the deny list"
        if self.allow is not None and not any(same_distribution(name, allowed) for allowed in self.allow):
            return "it is not on the allow list"
        return None


NO_PLUGINS: Final = PluginSettings(off=True)
"""The library's own offers alone."""


def same_distribution(one: str, other: str) -> bool:
    """Whether two names mean the same distribution: capitals, dots, hyphens and underscores make no difference.

    Args:
        one: A name.
        other: Another one.
    """
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).casefold()


@final
@attrs.frozen(kw_only=True, repr=False)
class Settings(Value):
    """What somebody has settled for every call of the library on their machine.

    Attributes:
        plugins: Which plugins may be loaded.
    """

    plugins: PluginSettings = PluginSettings()


def check_settings(settings: Settings) -> tuple[Problem, ...]:
    """Find what contradicts itself in settings.

    Args:
        settings: Settings as they were read.
    """
    both = [name for name in settings.plugins.deny if _is_among(name, settings.plugins.allow or ())]
    return tuple(
        Problem(
            code=Code.SETTINGS,
            message=f'"{name}" is both allowed and denied.',
            remedy="Take it from one of the two lists. As it stands, it is denied.",
            path=("plugins", "deny", settings.plugins.deny.index(name)),
            severity=Severity.WARNING,
        )
        for name in both
    )


def _is_among(name: str, names: tuple[str, ...]) -> bool:
    return any(same_distribution(name, other) for other in names)
