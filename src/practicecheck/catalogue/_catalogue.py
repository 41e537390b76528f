"""The catalogue itself."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, final

from practicecheck import builtin
from practicecheck.catalogue._environment import settings_of
from practicecheck.catalogue._found import Found, found_folder, found_installed, installed
from practicecheck.catalogue._gathering import Gathering
from practicecheck.catalogue._module import hook_manager, module_answer
from practicecheck.catalogue._offers import (
    ACTION_RULES,
    COMMANDS,
    CROSSWALKS,
    EXPORTERS,
    EXTENSIONS,
    FORMS,
    FRAMEWORKS,
    GOLDEN_CASES,
    IMPORTERS,
    INDICATORS,
    KEYS,
    POLICIES,
    OfferKind,
)
from practicecheck.catalogue._plugin import Plugin
from practicecheck.catalogue._shelf import Shelf
from practicecheck.errors import DocumentError, NotInCatalogueError, Problem
from practicecheck.exchange import Exporter, FormExporter, Importer
from practicecheck.frameworks import Framework
from practicecheck.origin import Origin
from practicecheck.plugins import NO_PLUGINS, PluginSettings
from practicecheck.version import __version__

if TYPE_CHECKING:
    from practicecheck.commands import Command
    from practicecheck.comparison.tables import DisclosurePolicy
    from practicecheck.frameworks import Crosswalk, Extension
    from practicecheck.plans import ActionRule
    from practicecheck.scoring import GoldenCases, IndicatorSet, ScoringKey

E = TypeVar("E", Exporter, FormExporter, Importer)
T = TypeVar("T")


@final
class Catalogue(Mapping[str, Framework]):
    """Frameworks by id, all else that plugins can offer beside them, and the origin of each.

    Make one with ``Catalogue.discover()`` or ``Catalogue.builtin()``.

    Plugins are loaded when they are needed: for whatever is not ours, or to list what there is.

    Args:
        plugins: The entry points of the plugins; our own offers are always there.
        on_trouble: Is told of each plugin that has problems, once plugins are loaded.
        settings: Which plugins may be loaded, and the plain folders that are plugins, too.
    """

    def __init__(
        self,
        plugins: Iterable[EntryPoint | Found] = (),
        on_trouble: Callable[[Plugin], None] | None = None,
        *,
        settings: PluginSettings | None = None,
    ) -> None:
        wanted = settings or PluginSettings()
        gathering = Gathering(_found(plugins, wanted), wanted, on_trouble)
        ours = Origin(distribution="practicecheck", version=__version__)
        gathering.ask(Found(origin=ours, ask=lambda: module_answer(lambda: builtin, ours, hook_manager())))
        self.settings = wanted
        self._gathering = gathering
        self._frameworks: Shelf[Framework] = self._shelf(FRAMEWORKS)
        self.scoring_keys: Shelf[ScoringKey] = self._shelf(KEYS)
        self.golden_cases: Shelf[GoldenCases] = self._shelf(GOLDEN_CASES)
        self.indicators: Shelf[IndicatorSet] = self._shelf(INDICATORS)
        self.extensions: Shelf[Extension] = self._shelf(EXTENSIONS)
        self.crosswalks: Shelf[Crosswalk] = self._shelf(CROSSWALKS)
        self.policies: Shelf[DisclosurePolicy] = self._shelf(POLICIES)
        self.exporters: Shelf[Exporter] = self._shelf(EXPORTERS)
        self.forms: Shelf[FormExporter] = self._shelf(FORMS)
        self.importers: Shelf[Importer] = self._shelf(IMPORTERS)
        self.action_rules: Shelf[ActionRule] = self._shelf(ACTION_RULES)
        self.commands: Shelf[Command] = self._shelf(COMMANDS)

    def _shelf(self, kind: OfferKind) -> Shelf[T]:
        return Shelf(kind.one, self._gathering.offers(kind), self._gathering.complete)

    @classmethod
    def discover(
        cls, on_trouble: Callable[[Plugin], None] | None = None, *, settings: PluginSettings | None = None
    ) -> Catalogue:
        """A catalogue of our own offers and those of every plugin that is installed and wanted.

        Args:
            on_trouble: Is told of each plugin that has problems, once plugins are loaded.
            settings: Which plugins may be loaded; as the environment and the user's settings file say, if
                nothing is said.

        Raises:
            DocumentError: The settings file has problems.
        """
        wanted = settings_of(os.environ) if settings is None else settings
        return cls(installed(), on_trouble, settings=wanted)

    @classmethod
    def builtin(cls) -> Catalogue:
        """A catalogue of our own offers alone."""
        return cls(settings=NO_PLUGINS)

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
        """Ours first: no plugin changes what people mean by a name."""
        for full in self._frameworks.names_in_order():
            try:
                framework = self._frameworks[full]
            except DocumentError:
                continue
            if framework.is_called(name):
                return framework
        return None

    def readable(self) -> Iterator[Framework]:
        """Every framework whose file has no problems, in the order of the ids."""
        return self._frameworks.readable()

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
        """The exporter of reports that a file's ending chooses.

        Args:
            file: A file's name.

        Raises:
            NotInCatalogueError: No exporter has that ending.
        """
        return _chosen(self.exporters, file)

    def form_for(self, file: str) -> FormExporter:
        """The exporter of forms that a file's ending chooses.

        Args:
            file: A file's name.

        Raises:
            NotInCatalogueError: No exporter of forms has that ending.
        """
        return _chosen(self.forms, file)

    def importer_for(self, file: str) -> Importer:
        """The importer that a file's ending chooses.

        Args:
            file: A file's name.

        Raises:
            NotInCatalogueError: No importer has that ending.
        """
        return _chosen(self.importers, file)


def _chosen(shelf: Shelf[E], file: str) -> E:
    """The longest ending chooses; of equals, the one that was offered first: ours, then by distribution."""
    endings = [(ending.lower(), offer) for offer in shelf.in_order() for ending in offer.endings]
    fitting = [(ending, offer) for ending, offer in endings if ending and file.lower().endswith(ending)]
    if not fitting:
        wanted = Path(file).suffix or file
        raise NotInCatalogueError(shelf.kind, wanted, {ending for ending, _ in endings})
    return max(fitting, key=lambda pair: len(pair[0]))[1]


def _found(plugins: Iterable[EntryPoint | Found], settings: PluginSettings) -> Iterator[Found]:
    """Every plugin. Nobody is looked for before the first is asked for."""
    if settings.off:
        return
    yield from found_installed(plugins)
    for folder in settings.folders:
        yield found_folder(Path(folder))
