"""The catalogue: what there is, and which distribution offers it.

It only collects. It is made on demand, reads a file when what it holds is first used, and
never stops because a plugin is broken: the fault is kept, and told.
"""

from practicecheck.catalogue._catalogue import Catalogue
from practicecheck.catalogue._diagnosis import Diagnosis, diagnose, settings_problems
from practicecheck.catalogue._environment import ALLOW, DENY, FILE, FOLDERS, OFF, settings_file, settings_of
from practicecheck.catalogue._plugin import Plugin
from practicecheck.catalogue._shelf import Shelf
from practicecheck.origin import Origin
from practicecheck.plugins import PluginSettings

__all__ = [
    "ALLOW",
    "DENY",
    "FILE",
    "FOLDERS",
    "OFF",
    "Catalogue",
    "Diagnosis",
    "Origin",
    "Plugin",
    "PluginSettings",
    "Shelf",
    "diagnose",
    "settings_file",
    "settings_of",
    "settings_problems",
]
