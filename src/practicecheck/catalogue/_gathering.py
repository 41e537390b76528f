"""Asking plugins what they offer. Whatever one of them does wrong is kept, and stops nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from importlib.resources.abc import Traversable
from operator import itemgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar, cast, final

import pluggy

from practicecheck import hookspecs
from practicecheck.catalogue._plugin import Plugin
from practicecheck.catalogue._shelf import Offer
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange import (
    Exporter,
    read_extension,
    read_framework,
    read_golden_cases,
    read_indicators,
    read_key,
)
from practicecheck.frameworks import Framework
from practicecheck.origin import Origin
from practicecheck.scoring import ScoringKey

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from practicecheck.frameworks import Extension
    from practicecheck.scoring import GoldenCases, IndicatorSet

T = TypeVar("T")
_DOCUMENT = re.compile(r"(?P<id>.+@.+)\.(?:yaml|yml|json)")
_ASKING = RLock()
"""One thread asks plugins; the others wait, and find all that there is."""
_STOPS = (Exception, SystemExit)
"""Whatever a plugin raises must not stop the host; a script that was taken for a plugin, and exits, neither."""


def distribution_of(entry: EntryPoint) -> str:
    """The name of the distribution that an entry point comes from.

    Args:
        entry: The entry point.
    """
    # What was uninstalled by halves has an entry point and no name.
    try:
        return str(entry.dist.metadata["Name"] or entry.value) if entry.dist else entry.value
    except Exception:  # noqa: BLE001 - how it fails differs from one version of Python to the next
        return entry.value


def _version_of(entry: EntryPoint) -> str:
    try:
        return str(entry.dist.metadata["Version"] or "") if entry.dist else ""
    except Exception:  # noqa: BLE001 - as for the name: half-removed distributions fail in many ways
        return ""


class Gathering:
    """Collects offers, the first of each name, and faults.

    Args:
        waiting: The entry points of plugins that have not been asked yet.
        on_trouble: Is told of each plugin that has problems.
    """

    def __init__(
        self, waiting: Iterable[EntryPoint] = (), on_trouble: Callable[[Plugin], None] | None = None
    ) -> None:
        self._waiting: Iterable[EntryPoint] = waiting
        self._on_trouble = on_trouble
        self.frameworks: dict[str, Offer[Framework]] = {}
        self.keys: dict[str, Offer[ScoringKey]] = {}
        self.cases: dict[str, Offer[GoldenCases]] = {}
        self.indicators: dict[str, Offer[IndicatorSet]] = {}
        self.extensions: dict[str, Offer[Extension]] = {}
        self.exporters: dict[str, Offer[Exporter]] = {}
        self.plugins: list[Plugin] = []

    def complete(self) -> None:
        """Ask every plugin that has not been asked yet, in the order of their names."""
        with _ASKING:
            waiting, self._waiting = self._waiting, ()
            for entry in sorted(waiting, key=lambda entry: (distribution_of(entry).lower(), entry.name)):
                self.load(entry)
                if self._on_trouble is not None and self.plugins[-1].problems:
                    self._on_trouble(self.plugins[-1])

    def load(self, entry: EntryPoint) -> None:
        """Load a plugin's module, then take its offers."""
        origin = Origin(
            distribution=distribution_of(entry),
            version=_version_of(entry),
            entry_point=entry.name,
        )
        try:
            module = entry.load()
        except _STOPS as fault:
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
        except _STOPS as fault:
            problems.append(_failed(origin, "be registered", fault))
        call = _Caller(manager, origin, problems)
        frameworks = self._documents(call("practicecheck_frameworks"), origin, problems)
        keys = self._documents(call("practicecheck_keys"), origin, problems)
        cases = self._documents(call("practicecheck_golden_cases"), origin, problems)
        indicators = self._documents(call("practicecheck_indicators"), origin, problems)
        exporters = _exporters(call("practicecheck_exporters"), origin, problems)
        extensions = self._documents(call("practicecheck_extensions"), origin, problems)
        _add(self.cases, cases, _cases, origin, problems)
        _add(self.extensions, extensions, _extension, origin, problems)
        self.plugins.append(
            Plugin(
                origin=origin,
                frameworks=_add(self.frameworks, frameworks, _framework, origin, problems),
                keys=_add(self.keys, keys, _key, origin, problems),
                indicators=_add(self.indicators, indicators, _indicators, origin, problems),
                exporters=_add(self.exporters, exporters, _same, origin, problems),
                problems=tuple(problems),
            )
        )

    def _documents(
        self, offers: Iterable[object], origin: Origin, problems: list[Problem]
    ) -> list[tuple[str, Traversable]]:
        found: list[tuple[str, Traversable]] = []
        for offer in offers:
            name = _id_of(offer)
            if name is None:
                problems.append(
                    _rubbish(origin, offer, "a file called after an id: supervision-audit@2026.yaml")
                )
            else:
                found.append((name, cast("Traversable", offer)))
        return sorted(found, key=itemgetter(0))


def _id_of(offer: object) -> str | None:
    """The id that a file is called after; nothing if this is no such file."""
    try:
        found = _DOCUMENT.fullmatch(offer.name) if isinstance(offer, Traversable) else None
    except _STOPS:
        return None
    return found["id"] if found else None


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
        except _STOPS as fault:
            self._problems.append(_failed(self._origin, f"answer {hook}", fault))
            return []


def _add(
    shelf: dict[str, Offer[T]],
    offers: Iterable[tuple[str, Any]],
    load: Callable[[Any, str], T],
    origin: Origin,
    problems: list[Problem],
) -> tuple[str, ...]:
    taken: list[str] = []
    for name, offer in offers:
        if name in shelf:
            problems.append(
                Problem(
                    code=Code.NAME_TAKEN,
                    message=f'{origin} offers "{name}", which {shelf[name].origin} offers already.',
                    remedy="The first one is used. Rename the other one, or uninstall its distribution.",
                )
            )
            continue
        shelf[name] = Offer(origin, partial(load, offer, name))
        taken.append(name)
    return tuple(taken)


def _framework(file: Traversable, name: str) -> Framework:
    return _named(read_framework(file), file, name)


def _key(file: Traversable, name: str) -> ScoringKey:
    return _named(read_key(file), file, name)


def _indicators(file: Traversable, name: str) -> IndicatorSet:
    return _named(read_indicators(file), file, name)


def _extension(file: Traversable, name: str) -> Extension:
    # Held against its edition where it is used: it must be there to be upgraded when that has moved on.
    return _named(read_extension(file), file, name)


K = TypeVar("K", Framework, ScoringKey, "IndicatorSet", "Extension")


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


def _exporters(offers: Iterable[object], origin: Origin, problems: list[Problem]) -> list[tuple[str, Exporter]]:
    found: list[tuple[str, Exporter]] = []
    for offer in offers:
        if isinstance(offer, Exporter):
            found.append((offer.name, offer))
        else:
            problems.append(_rubbish(origin, offer, "an Exporter"))
    return found


def _same(exporter: Exporter, _: str) -> Exporter:
    return exporter


def _cases(file: Traversable, _: str) -> GoldenCases:
    return read_golden_cases(file)


def _said(thing: object) -> str:
    """What a plugin's own object says of itself, if it can."""
    try:
        return str(thing)
    except _STOPS:
        return "it can't say what it is"


def _failed(origin: Origin, what: str, fault: BaseException) -> Problem:
    at = f" (entry point {origin.entry_point})" if origin.entry_point else ""
    return Problem(
        code=Code.PLUGIN_FAILED,
        message=f"{origin}{at} could not {what}: {type(fault).__name__}: {_said(fault)}",
        remedy=f"Everything else works. Upgrade {origin.distribution}, or install it anew.",
    )


def _rubbish(origin: Origin, offer: object, wanted: str) -> Problem:
    return Problem(
        code=Code.BAD_OFFER,
        message=f"{origin} offers {type(offer).__name__} {_said(offer)[:80]!r} where {wanted} belongs.",
        remedy=f"It was left out. Upgrade {origin.distribution}, or tell its authors.",
    )
