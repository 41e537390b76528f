"""Asking plugins what they offer. Whatever one of them does wrong is kept, and stops nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, TypeVar, cast, final

import pluggy

from practicecheck import hookspecs
from practicecheck.catalogue._origin import Origin, Plugin
from practicecheck.catalogue._shelf import Offer
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange import Exporter, read_framework, read_golden_cases, read_indicators, read_key
from practicecheck.frameworks import Framework
from practicecheck.scoring import ScoringKey

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from practicecheck.scoring import GoldenCases, IndicatorSet

T = TypeVar("T")
_DOCUMENT = re.compile(r"(?P<id>.+@.+)\.(?:yaml|yml|json)")


def distribution_of(entry: EntryPoint) -> str:
    """The name of the distribution that an entry point comes from.

    Args:
        entry: The entry point.
    """
    return entry.dist.name if entry.dist else entry.module


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
        self.exporters: dict[str, Offer[Exporter]] = {}
        self.plugins: list[Plugin] = []

    def complete(self) -> None:
        """Ask every plugin that has not been asked yet, in the order of their names."""
        waiting, self._waiting = self._waiting, ()
        for entry in sorted(waiting, key=lambda entry: (distribution_of(entry).lower(), entry.name)):
            self.load(entry)
            if self._on_trouble is not None and self.plugins[-1].problems:
                self._on_trouble(self.plugins[-1])

    def load(self, entry: EntryPoint) -> None:
        """Load a plugin's module, then take its offers."""
        origin = Origin(
            distribution=distribution_of(entry),
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
        indicators = self._documents(call("practicecheck_indicators"), origin, problems)
        exporters = _exporters(call("practicecheck_exporters"), origin, problems)
        _add(self.cases, cases, _cases, origin, problems)
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
    shelf: dict[str, Offer[T]],
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


K = TypeVar("K", Framework, ScoringKey, "IndicatorSet")


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


def _exporters(offers: Iterable[object], origin: Origin, problems: list[Problem]) -> dict[str, Exporter]:
    found: dict[str, Exporter] = {}
    for offer in offers:
        if isinstance(offer, Exporter):
            found[offer.name] = offer
        else:
            problems.append(_rubbish(origin, offer, "an Exporter"))
    return found


def _same(exporter: Exporter, _: str) -> Exporter:
    return exporter


def _cases(file: Traversable, _: str) -> GoldenCases:
    return read_golden_cases(file)


def _failed(origin: Origin, what: str, fault: Exception) -> Problem:
    at = f" (entry point {origin.entry_point})" if origin.entry_point else ""
    return Problem(
        code=Code.PLUGIN_FAILED,
        message=f"{origin}{at} could not {what}: {type(fault).__name__}: {fault}",
        remedy=f"Everything else works. Upgrade {origin.distribution}, or install it anew.",
    )


def _rubbish(origin: Origin, offer: object, wanted: str) -> Problem:
    return Problem(
        code=Code.BAD_OFFER,
        message=f"{origin} offers {type(offer).__name__} {str(offer)[:80]!r} where {wanted} belongs.",
        remedy=f"It was left out. Upgrade {origin.distribution}, or tell its authors.",
    )
