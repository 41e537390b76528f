"""The catalogue: what there is, and which distribution offers it.

It only collects. It is made on demand, reads a file when what it holds is first used, and
never stops because a plugin is broken: the fault is kept, and told.
"""

from practicecheck.catalogue._catalogue import Catalogue
from practicecheck.catalogue._plugin import Plugin
from practicecheck.catalogue._shelf import Shelf
from practicecheck.origin import Origin

__all__ = ["Catalogue", "Origin", "Plugin", "Shelf"]
