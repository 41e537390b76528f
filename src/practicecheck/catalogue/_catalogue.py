"""The catalogue itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, final

from practicecheck import builtin, hookspecs
from practicecheck.catalogue._gathering import Gathering
from practicecheck.catalogue._plugin import Plugin
from practicecheck.catalogue._shelf import Shelf
from practicecheck.errors import DocumentError, NotInCatalogueError, Problem
from practicecheck.exchange import Exporter
from practicecheck.frameworks import Framework
from practicecheck.origin import Origin
from practicecheck.version import __version__

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from practicecheck.frameworks import Extension
    from practicecheck.scoring import GoldenCases, IndicatorSet, ScoringKey


@final
class Catalogue(Mapping[str, Framework]):
    """Frameworks by id, with keys, indicator definitions and exporters beside them, and the origin of each.

    Make one with ``Catalogue.discover()`` or ``Catalogue.builtin()``.

    Plugins are loaded when they are needed: for whatever is not ours, or to list what there is.

    Args:
        plugins: The entry points of the plugins; our own offers are always there.
        on_trouble: Is told of each plugin that has problems, once plugins are loaded.
    """

    def __init__(
        self, plugins: Iterable[EntryPoint] = (), on_trouble: Callable[[Plugin], None] | None = None
    ) -> None:
        gathering = Gathering(plugins, on_trouble)
        gathering.take(builtin, Origin(distribution="practicecheck", version=__version__))
        complete = gathering.complete
        self._gathering = gathering
        self._frameworks = Shelf("framework", gathering.frameworks, complete)
        self.scoring_keys: Shelf[ScoringKey] = Shelf("scoring key", gathering.keys, complete)
        self.golden_cases: Shelf[GoldenCases] = Shelf("golden cases", gathering.cases, complete)
        self.indicators: Shelf[IndicatorSet] = Shelf(
            "set of indicator definitions", gathering.indicators, complete
        )
        self.extensions: Shelf[Extension] = Shelf("extension", gathering.extensions, complete)
        self.exporters: Shelf[Exporter] = Shelf("exporter", gathering.exporters, complete)

    @classmethod
    def discover(cls, on_trouble: Callable[[Plugin], None] | None = None) -> Catalogue:
        """A catalogue of our own offers and those of every installed plugin.

        Args:
            on_trouble: Is told of each plugin that has problems, once plugins are loaded.
        """
        return cls(_installed(), on_trouble)

    @classmethod
    def builtin(cls) -> Catalogue:
        """A catalogue of our own offers alone."""
        return cls()

    @property
    def plugins(self) -> tuple[Plugin, ...]:
        """Who offers what: the library itself, then the plugins by name."""
        self._gathering.complete()
        return tuple(self._gathering.plugins)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with plugins. Everything else works."""
        return tuple(problem for plugin in self.plugins for problem in plugin.problems)

    def __getitem__(self, name: str) -> Framework:
        """A framework by its id, its name without an edition, or a name by which it is also known.

        Args:
            name: ``how-are-we-doing@2016``, ``how-are-we-doing``, or ``HCPC standards``.

        Raises:
            NotInCatalogueError: There is none of that name.
            DocumentError: Its file has problems.
        """
        try:
            return self._frameworks[name]
        except NotInCatalogueError:
            known = self._also_known_as(name)
            if known is None:
                raise
            return known

    def _also_known_as(self, name: str) -> Framework | None:
        wanted = _folded(name)
        for framework in self.readable():
            if wanted in map(_folded, (framework.title, *framework.also_known_as)):
                return framework
        return None

    def readable(self) -> Iterator[Framework]:
        """Every framework whose file has no problems, in the order of the ids."""
        for name in self:
            try:
                yield self._frameworks[name]
            except DocumentError:
                continue

    def origin(self, name: str) -> Origin:
        """The distribution that a framework comes from.

        Args:
            name: Its id, or its name without an edition.

        Raises:
            NotInCatalogueError: There is none of that name.
        """
        return self._frameworks.origin(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._frameworks)

    def __len__(self) -> int:
        return len(self._frameworks)

    def exporter_for(self, file: str) -> Exporter:
        """The exporter that a file's ending chooses.

        Args:
            file: A file's name.

        Raises:
            NotInCatalogueError: No exporter has that ending.
        """
        endings = {ending: exporter for exporter in self.exporters.values() for ending in exporter.endings}
        for ending, exporter in endings.items():
            if file.lower().endswith(ending):
                return exporter
        raise NotInCatalogueError("exporter", Path(file).suffix or file, endings)


def _installed() -> Iterator[EntryPoint]:
    """Every installed plugin. Nobody is looked for before the first is asked for."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load, and most need no plugin

    yield from entry_points(group=hookspecs.PROJECT)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
