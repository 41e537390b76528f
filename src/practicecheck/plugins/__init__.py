"""What plugins say of themselves, and which of them somebody wants: two small documents."""

from practicecheck.plugins._manifest import Manifest, check_manifest
from practicecheck.plugins._settings import (
    NO_PLUGINS,
    PluginSettings,
    Settings,
    check_settings,
    same_distribution,
)

__all__ = [
    "NO_PLUGINS",
    "Manifest",
    "PluginSettings",
    "Settings",
    "check_manifest",
    "check_settings",
    "same_distribution",
]
