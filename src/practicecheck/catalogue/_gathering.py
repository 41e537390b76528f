"""Asking plugins what they offer, each in its turn. The first to a name has it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from threading import RLock
from time import perf_counter
from typing import Any, final

import attrs

from practicecheck.catalogue._fault import cause_of, failed
from practicecheck.catalogue._found import Found
from practicecheck.catalogue._offers import ALL_KINDS, Answer, Offered, OfferKind
from practicecheck.catalogue._plugin import Plugin
from practicecheck.catalogue._shelf import Offer
from practicecheck.errors import Code, Problem, Severity, shortened
from practicecheck.origin import Origin
from practicecheck.plugins import PluginSettings

_ASKING = RLock()
"""One thread asks plugins; the others wait, and find all that there is."""


@final
class Gathering:
    """Collects offers, the first of each name, and faults.

    Args:
        waiting: Plugins that have not been asked yet.
        settings: Which of them may be loaded.
        on_trouble: Is told of each plugin that has problems.
    """

    def __init__(
        self,
        waiting: Iterable[Found],
        settings: PluginSettings,
        on_trouble: Callable[[Plugin], None] | None = None,
    ) -> None:
        self._waiting = waiting
        self._settings = settings
        self._on_trouble = on_trouble
        self._offers: dict[str, dict[str, Offer[Any]]] = {kind.name: {} for kind in ALL_KINDS}
        self._owners: dict[str, Origin] = {}
        self.plugins: list[Plugin] = []

    def offers(self, kind: OfferKind) -> dict[str, Offer[Any]]:
        """What there is of a kind, by name. It grows while plugins are asked.

        Args:
            kind: The kind.
        """
        return self._offers[kind.name]

    def complete(self) -> None:
        """Ask every plugin that has not been asked yet, in the order of their names."""
        with _ASKING:
            waiting, self._waiting = self._waiting, ()
            for found in sorted(waiting, key=_by_name):
                off = self._settings.why_off(found.origin.distribution)
                if off is not None:
                    self.plugins.append(Plugin(origin=found.origin, off=off))
                    continue
                self.ask(found)
                if self._on_trouble is not None and not self.plugins[-1].sound:
                    self._on_trouble(self.plugins[-1])

    def ask(self, found: Found) -> None:
        """Ask one plugin.

        Args:
            found: The plugin.
        """
        begun = perf_counter()
        answer = _asked(found)
        origin = attrs.evolve(found.origin, version=found.origin.version or answer.version or "")
        problems = list(answer.problems)
        taken: dict[str, Any] = self._take(answer, origin, problems)
        self.plugins.append(
            Plugin(
                origin=origin,
                contract=answer.contract,
                folder=answer.folder,
                problems=tuple(problems),
                causes=answer.causes,
                seconds=perf_counter() - begun,
                **taken,
            )
        )

    def _take(self, answer: Answer, origin: Origin, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
        """Put what is offered on the shelves. What was taken comes back under the attributes of ``Plugin``."""
        taken: dict[str, list[str]] = {kind.name: [] for kind in ALL_KINDS}
        for offered in sorted(answer.offered, key=lambda offered: offered.name):
            shelf = self._offers[offered.kind.name]
            if offered.name in shelf:
                problems.append(_taken(offered, origin, shelf[offered.name].origin))
                continue
            owner = self._owner(offered, origin)
            if (owner.distribution, owner.location) != (origin.distribution, origin.location):
                problems.append(_others_name(offered, origin, owner))
            shelf[offered.name] = Offer(origin, partial(offered.load, origin))
            taken[offered.kind.name].append(offered.name)
        return {kind.replace("-", "_"): tuple(names) for kind, names in taken.items()}

    def _owner(self, offered: Offered, origin: Origin) -> Origin:
        """Whose name it is: the first to offer an edition of it, or anything in its namespace."""
        name, at, _ = offered.name.partition("@")
        space, colon, _ = offered.name.partition(":")
        owned = f"{offered.kind.name} {name}@" if at else f"{space}:" if colon else ""
        return self._owners.setdefault(owned, origin) if owned else origin


def _asked(found: Found) -> Answer:
    """What a plugin answers, whatever else it does: what it prints would be taken for our own output."""
    printed, limit = StringIO(), sys.getrecursionlimit()
    try:
        with redirect_stdout(printed):
            answer = found.ask()
    except KeyboardInterrupt:
        raise
    except BaseException as fault:  # noqa: BLE001 - nothing that a plugin raises may stop the host
        answer = Answer(problems=(failed(found.origin, "be asked", fault),), causes=(cause_of(fault),))
    finally:
        sys.setrecursionlimit(limit)
    text = "" if printed.closed else printed.getvalue().strip()
    if not text:
        return answer
    return attrs.evolve(answer, problems=(*answer.problems, _noisy(found.origin, text)))


def _noisy(origin: Origin, text: str) -> Problem:
    return Problem(
        code=Code.BAD_OFFER,
        message=f"{origin} prints when it is loaded: {shortened(text)!r}.",
        remedy="It was kept off the output. Upgrade it, or tell its authors.",
        severity=Severity.WARNING,
    )


def _by_name(found: Found) -> tuple[str, str, str]:
    origin = found.origin
    return origin.distribution.casefold(), origin.entry_point or "", origin.location or ""


def _taken(offered: Offered, origin: Origin, first: Origin) -> Problem:
    return Problem(
        code=Code.NAME_TAKEN,
        message=f'{_apart(origin, first)} offers "{offered.name}", '
        f"which {_apart(first, origin)} offers already.",
        remedy="The first one is used. Rename the other one, or uninstall its distribution.",
    )


def _apart(origin: Origin, other: Origin) -> str:
    """An origin as it is told from another, which may be a folder of the same name."""
    return str(origin) if str(origin) != str(other) else f"{origin} in {origin.location}"


def _others_name(offered: Offered, origin: Origin, owner: Origin) -> Problem:
    return Problem(
        code=Code.OTHERS_NAME,
        message=f'{_apart(origin, owner)} offers "{offered.name}", '
        f"and {_apart(owner, origin)} offers others of that name.",
        remedy="It is found only by its name in full. Give one of the two a name of its own.",
        severity=Severity.WARNING,
    )
