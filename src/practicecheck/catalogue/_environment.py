"""Which plugins somebody wants here: as the environment says, then as the settings file says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs

from practicecheck.exchange import read_settings
from practicecheck.plugins import NO_PLUGINS, PluginSettings

_PREFIX: Final = "PRACTICECHECK_"
ALLOW: Final = f"{_PREFIX}PLUGINS_ALLOW"
DENY: Final = f"{_PREFIX}PLUGINS_DENY"
FOLDERS: Final = f"{_PREFIX}PLUGINS_DIR"
OFF: Final = f"{_PREFIX}NO_PLUGINS"
FILE: Final = f"{_PREFIX}SETTINGS"
_FILE_NAME = "settings.yaml"
_NO = ("", "0", "no", "false", "off")


def settings_file(environment: Mapping[str, str]) -> Path | None:
    """The settings file: what ``PRACTICECHECK_SETTINGS`` names, or ``settings.yaml`` in the user's own folder.

    Args:
        environment: The environment's variables.

    Returns:
        The file; nothing if there is none, or if platformdirs is not installed to say where it would be.
    """
    named = environment.get(FILE)
    if named:
        return Path(named)
    try:
        from platformdirs import user_config_path  # noqa: PLC0415 - an extra, needed for this alone
    except ModuleNotFoundError:
        return None
    file = user_config_path("practicecheck", appauthor=False) / _FILE_NAME
    return file if file.exists() else None


def settings_of(environment: Mapping[str, str]) -> PluginSettings:
    """Which plugins are wanted: what the environment doesn't say, the settings file does.

    Args:
        environment: The environment's variables.

    Raises:
        DocumentError: The settings file has problems. Nobody can tell what it was to keep out, so nothing is
            loaded.
    """
    if environment.get(OFF, "").casefold() not in _NO:
        return NO_PLUGINS
    file = settings_file(environment)
    said = _of_file(file) if file is not None else PluginSettings()
    allow, deny, folders = (environment.get(name) for name in (ALLOW, DENY, FOLDERS))
    return attrs.evolve(
        said,
        allow=said.allow if allow is None else _names(allow, ","),
        deny=said.deny if deny is None else _names(deny, ","),
        folders=said.folders if folders is None else _names(folders, os.pathsep),
    )


def _of_file(file: Path) -> PluginSettings:
    """What a settings file says. Folders are meant as seen from it."""
    said = read_settings(file).plugins
    return attrs.evolve(
        said, folders=tuple(str(file.parent / Path(folder).expanduser()) for folder in said.folders)
    )


def _names(text: str, between: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(between) if name.strip())
