"""The catalogue: what there is, and which distribution offers it.

It only collects. It is made on demand, reads a file when what it holds is first used, and
never stops because a plugin is broken: the fault is kept, and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from importlib.resources.abc import Traversable
from typing import Any, Generic, TypeVar, cast, final

import attrs
import pluggy

from practicecheck import __version__, builtin, hookspecs
from practicecheck.errors import Code, DocumentError, NotInCatalogueError, Problem
from practicecheck.exchange import Exporter, read_framework, read_golden_cases, read_key
from practicecheck.frameworks import Framework
from practicecheck.scoring import GoldenCases, ScoringKey

T = TypeVar("T")
_DOCUMENT = re.compile(r"(?P<id>.+@.+)\.(?:yaml|yml|json)")


@final
@attrs.frozen(kw_only=True)
class Origin:
    """The distribution that something comes from.

    Attributes:
        distribution: Its name.
        version: Its version.
        entry_point: The entry point's name; nothing for what this library brings itself.
    """

    distribution: str
    version: str
    entry_point: str | None = None

    def __str__(self) -> str:
        """Name and version, as people write them."""
        return f"{self.distribution} {self.version}".rstrip()


@final
@attrs.frozen(kw_only=True)
class Plugin:
    """A plugin and what it offers.

    Attributes:
        origin: Where it comes from.
        frameworks: The ids of its frameworks.
        keys: The ids of its keys.
        exporters: The names of its exporters.
        problems: What is wrong with it.
    """

    origin: Origin
    frameworks: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    exporters: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@final
@attrs.frozen
class _Offer(Generic[T]):
    origin: Origin
    load: Callable[[], T]


@final
class Shelf(Mapping[str, T]):
    """Things of one kind by name, in alphabetical order. Each is loaded when it is first used.

    A name without its edition or version means the newest one.

    Args:
        kind: What is on it, for messages.
        offers: What there is.
    """

    def __init__(self, kind: str, offers: Mapping[str, _Offer[T]]) -> None:
        self._kind = kind
        self._offers = dict(sorted(offers.items(), key=lambda pair: _by_edition(pair[0])))
        self._loaded: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        """The thing of that name.

        Raises:
            NotInCatalogueError: There is none.
            DocumentError: Its file has problems.
        """
        full = self.full_name(name)
        if full not in self._loaded:
            self._loaded[full] = self._offers[full].load()
        return self._loaded[full]

    def full_name(self, name: str) -> str:
        """The name with its edition or version.

        Args:
            name: A name with or without it.

        Raises:
            NotInCatalogueError: There is none of that name.
        """
        if name in self._offers:
            return name
        newest = [full for full in self._offers if full.partition("@")[0] == name]
        if not newest:
            raise NotInCatalogueError(self._kind, name, self._offers)
        return newest[-1]

    def origin(self, name: str) -> Origin:
        """The distribution that a thing comes from.

        Args:
            name: Its name.

        Raises:
            NotInCatalogueError: There is none of that name.
        """
        return self._offers[self.full_name(name)].origin

    def __iter__(self) -> Iterator[str]:
        return iter(self._offers)

    def __len__(self) -> int:
        return len(self._offers)


def _by_edition(name: str) -> tuple[str, tuple[tuple[int, int | str], ...]]:
    """Order names, and editions of one name by their numbers."""
    start, _, edition = name.partition("@")
    parts = re.findall(r"\d+|\D+", edition)
    return start, tuple((0, int(part)) if part.isdigit() else (1, part) for part in parts)


@final
class Catalogue(Mapping[str, Framework]):
    """Frameworks by id, with keys and exporters beside them, and the origin of each.

    Make one with ``Catalogue.discover()`` or ``Catalogue.builtin()``.

    Args:
        plugins: The entry points of the plugins; our own offers are always there.
    """

    def __init__(self, plugins: Iterable[EntryPoint] = ()) -> None:
        gathering = _Gathering()
        gathering.take(builtin, Origin(distribution="practicecheck", version=__version__))
        for entry in sorted(plugins, key=lambda entry: (_distribution(entry).lower(), entry.name)):
            gathering.load(entry)
        self._frameworks = Shelf("framework", gathering.frameworks)
        self.scoring_keys: Mapping[str, ScoringKey] = Shelf("scoring key", gathering.keys)
        self.golden_cases: Mapping[str, GoldenCases] = Shelf("golden cases", gathering.cases)
        self.exporters: Mapping[str, Exporter] = Shelf("exporter", gathering.exporters)
        self.plugins: tuple[Plugin, ...] = tuple(gathering.plugins)

    @classmethod
    def discover(cls) -> Catalogue:
        """A catalogue of our own offers and those of every installed plugin."""
        return cls(entry_points(group=hookspecs.PROJECT))

    @classmethod
    def builtin(cls) -> Catalogue:
        """A catalogue of our own offers alone."""
        return cls()

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
        raise NotInCatalogueError("exporter for the ending of", file, endings)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _distribution(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.module


class _Gathering:
    """Collects offers, the first of each name, and faults."""

    def __init__(self) -> None:
        self.frameworks: dict[str, _Offer[Framework]] = {}
        self.keys: dict[str, _Offer[ScoringKey]] = {}
        self.cases: dict[str, _Offer[GoldenCases]] = {}
        self.exporters: dict[str, _Offer[Exporter]] = {}
        self.plugins: list[Plugin] = []

    def load(self, entry: EntryPoint) -> None:
        """Load a plugin's module, then take its offers."""
        origin = Origin(
            distribution=_distribution(entry),
            version=entry.dist.version if entry.dist else "",
            entry_point=entry.name,
        )
        try:
            module = entry.load()
        except Exception as fault:  # noqa: BLE001 - whatever a plugin raises must not stop the host
            self.plugins.append(Plugin(origin=origin, problems=(_failed(origin, "load", fault),)))
            return
        self.take(module, origin)

    def take(self, module: Any, origin: Origin) -> None:
        """Take what a plugin offers."""
        problems: list[Problem] = []
        manager = pluggy.PluginManager(hookspecs.PROJECT)
        manager.add_hookspecs(hookspecs)
        try:
            manager.register(module, name=origin.entry_point or hookspecs.PROJECT)
            manager.check_pending()
        except Exception as fault:  # noqa: BLE001 - whatever a plugin raises must not stop the host
            problems.append(_failed(origin, "be registered", fault))
        call = _Caller(manager, origin, problems)
        frameworks = self._documents(call("practicecheck_frameworks"), origin, problems)
        keys = self._documents(call("practicecheck_keys"), origin, problems)
        cases = self._documents(call("practicecheck_golden_cases"), origin, problems)
        exporters = {
            offer.name: offer
            for offer in call("practicecheck_exporters")
            if _is_exporter(offer, origin, problems)
        }
        _add(self.cases, cases, lambda file, _: read_golden_cases(file), origin, problems)
        self.plugins.append(
            Plugin(
                origin=origin,
                frameworks=_add(self.frameworks, frameworks, _framework, origin, problems),
                keys=_add(self.keys, keys, _key, origin, problems),
                exporters=_add(self.exporters, exporters, lambda exporter, _: exporter, origin, problems),
                problems=tuple(problems),
            )
        )

    def _documents(
        self, offers: Iterable[object], origin: Origin, problems: list[Problem]
    ) -> dict[str, Traversable]:
        found: dict[str, Traversable] = {}
        for offer in offers:
            name = _DOCUMENT.fullmatch(offer.name) if isinstance(offer, Traversable) else None
            if name is None:
                problems.append(
                    _rubbish(origin, offer, "a file called after an id: supervision-audit@2026.yaml")
                )
            else:
                found[name["id"]] = cast("Traversable", offer)
        return dict(sorted(found.items()))


@final
class _Caller:
    """Calls one plugin's hooks; what it raises, or answers that is no list, is a problem and no offer."""

    def __init__(self, manager: pluggy.PluginManager, origin: Origin, problems: list[Problem]) -> None:
        self._manager = manager
        self._origin = origin
        self._problems = problems

    def __call__(self, hook: str) -> list[object]:
        try:
            answers = getattr(self._manager.hook, hook)()
            return [offer for answer in answers for offer in answer]
        except Exception as fault:  # noqa: BLE001 - whatever a plugin raises must not stop the host
            self._problems.append(_failed(self._origin, f"answer {hook}", fault))
            return []


def _add(
    shelf: dict[str, _Offer[T]],
    offers: Mapping[str, Any],
    load: Callable[[Any, str], T],
    origin: Origin,
    problems: list[Problem],
) -> tuple[str, ...]:
    taken: list[str] = []
    for name, offer in offers.items():
        if name in shelf:
            problems.append(
                Problem(
                    code=Code.NAME_TAKEN,
                    message=f'{origin} offers "{name}", which {shelf[name].origin} offers already.',
                    remedy=f"The first one is used. Rename it in {origin.distribution}, or uninstall one of the two.",
                )
            )
            continue
        shelf[name] = _Offer(origin, lambda offer=offer, name=name: load(offer, name))
        taken.append(name)
    return tuple(taken)


def _framework(file: Traversable, name: str) -> Framework:
    return _named(read_framework(file), file, name)


def _key(file: Traversable, name: str) -> ScoringKey:
    return _named(read_key(file), file, name)


K = TypeVar("K", Framework, ScoringKey)


def _named(document: K, file: Traversable, name: str) -> K:
    if document.id != name:
        raise DocumentError(
            [
                Problem(
                    code=Code.FILE_NAME,
                    message=f'the file is called after "{name}", and holds "{document.id}".',
                    remedy="Rename the file, or mend the id in it.",
                    path=("id",),
                    file=file.name,
                )
            ]
        )
    return document


def _is_exporter(offer: object, origin: Origin, problems: list[Problem]) -> bool:
    if isinstance(offer, Exporter):
        return True
    problems.append(_rubbish(origin, offer, "an Exporter"))
    return False


def _failed(origin: Origin, what: str, fault: Exception) -> Problem:
    return Problem(
        code=Code.PLUGIN_FAILED,
        message=f"{origin} (entry point {origin.entry_point}) could not {what}: {type(fault).__name__}: {fault}",
        remedy=f"Everything else works. Upgrade {origin.distribution}, or uninstall it.",
    )


def _rubbish(origin: Origin, offer: object, wanted: str) -> Problem:
    return Problem(
        code=Code.BAD_OFFER,
        message=f"{origin} offers {type(offer).__name__} {str(offer)[:80]!r} where {wanted} belongs.",
        remedy=f"It was left out. Upgrade {origin.distribution}, or tell its authors.",
    )
