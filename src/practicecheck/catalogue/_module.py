"""A plugin that is a Python module: its hooks are called, and whatever goes wrong in them is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from types import ModuleType
from typing import Any, Final, cast, final

import pluggy

from practicecheck import hookspecs
from practicecheck.catalogue._containment import contained
from practicecheck.catalogue._contract import contract_problem
from practicecheck.catalogue._fault import STOPS, cause_of, failed, rubbish, said
from practicecheck.catalogue._offers import (
    ACTION_RULES,
    COMMANDS,
    DATA_KINDS,
    DOCUMENT,
    EXPORTERS,
    FORMS,
    IMPORTERS,
    NAME,
    SPACED_NAME,
    Answer,
    Offered,
    OfferKind,
    document_offer,
)
from practicecheck.commands import Command
from practicecheck.errors import Code, Problem, shortened
from practicecheck.exchange import Exporter, FormExporter, Importer
from practicecheck.origin import Origin
from practicecheck.plans import ActionRule

_SAYS_CONTRACT: Final = "practicecheck_contract"


def hook_manager() -> pluggy.PluginManager:
    """A manager that knows the hooks, for whoever asks one module after another."""
    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    return manager


def module_answer(
    load: Callable[[], ModuleType], origin: Origin, manager: pluggy.PluginManager, name: str = ""
) -> Answer:
    """What a module offers.

    Args:
        load: Imports the module.
        origin: The plugin that it is.
        manager: Knows the hooks. When the module is asked, no other is registered with it, nor afterwards.
        name: The module's name.
    """
    asking = _Asking(origin, manager)
    try:
        module = load()
    except STOPS as fault:
        asking.failed("load", fault, name)
        return asking.answer()
    try:
        contract: object = getattr(module, _SAYS_CONTRACT, 1)
        refused = contract_problem(contract, origin)
        if refused is not None:
            return Answer(problems=(refused,), contract=contract if isinstance(contract, int) else 0)
        asking.register(module)
    except STOPS as fault:
        asking.failed("be registered", fault)
    try:
        return _asked(asking)
    finally:
        if manager.is_registered(module):
            manager.unregister(module)


def _asked(asking: _Asking) -> Answer:
    for kind in DATA_KINDS:
        asking.documents(kind)
    asking.objects("practicecheck_exporters", "an Exporter or a FormExporter", (Exporter, FormExporter))
    asking.objects("practicecheck_importers", "an Importer", (Importer,))
    asking.objects("practicecheck_action_rules", "an ActionRule", (ActionRule,))
    asking.objects("practicecheck_commands", "a Command", (Command,))
    return asking.answer()


_KIND_OF: dict[type, OfferKind] = {
    Exporter: EXPORTERS,
    FormExporter: FORMS,
    Importer: IMPORTERS,
    ActionRule: ACTION_RULES,
    Command: COMMANDS,
}


_A: dict[type, str] = {
    Exporter: "an Exporter",
    FormExporter: "a FormExporter",
    Importer: "an Importer",
    ActionRule: "an ActionRule",
    Command: "a Command",
}


@final
class _Asking:
    """One module while it is asked, what it has offered so far, and what was wrong."""

    def __init__(self, origin: Origin, manager: pluggy.PluginManager) -> None:
        self._origin = origin
        self._manager = manager
        self._offered: list[Offered] = []
        self._problems: list[Problem] = []
        self._causes: list[str] = []

    def answer(self) -> Answer:
        """All that it answered."""
        return Answer(offered=tuple(self._offered), problems=tuple(self._problems), causes=tuple(self._causes))

    def failed(self, what: str, fault: BaseException, module: str = "") -> None:
        """It raised something."""
        self._problems.append(failed(self._origin, what, fault, module))
        self._causes.append(cause_of(fault))

    def register(self, module: ModuleType) -> None:
        """Find its hooks. One that is misspelt raises."""
        self._manager.register(module, name=self._origin.entry_point or hookspecs.PROJECT)
        self._manager.check_pending()

    def documents(self, kind: OfferKind) -> None:
        """Ask for files of one kind."""
        for offer in self._call(kind.hook):
            name = _id_of(offer)
            if name is None:
                wanted = "a file called after an id, such as supervision-audit@2026.yaml,"
                example = f'files("package") / "{kind.name}" / "supervision-audit@2026.yaml"'
                yours = f"If {self._origin.distribution} is yours"
                remedy = f"{yours}, return what importlib.resources finds: {example}."
                self._problems.append(rubbish(self._origin, kind.hook, offer, wanted, remedy))
            else:
                self._offered.append(document_offer(kind, cast("Traversable", offer), name))

    def objects(self, hook: str, wanted: str, classes: tuple[type, ...]) -> None:
        """Ask for Python objects."""
        for offer in self._call(hook):
            if type(offer) not in classes:
                self._problems.append(rubbish(self._origin, hook, offer, wanted))
            elif (name := _name_of(offer)) is None:
                self._problems.append(_misnamed(self._origin, hook, offer))
            else:
                self._offered.append(Offered(kind=_KIND_OF[type(offer)], name=name, load=_containing(offer)))

    def _call(self, hook: str) -> list[object]:
        try:
            answers: Iterable[object] = getattr(self._manager.hook, hook)()
            return [offer for answer in answers for offer in self._listed(hook, answer)]
        except STOPS as fault:
            self.failed(f"answer {hook}", fault)
            return []

    def _listed(self, hook: str, answer: object) -> Iterable[object]:
        if isinstance(answer, Iterable) and not isinstance(answer, str):
            return answer
        self._problems.append(rubbish(self._origin, hook, answer, "a list"))
        return ()


def _containing(offer: Any) -> Callable[[Origin], Any]:
    return lambda origin: contained(offer, origin)


def _id_of(offer: object) -> str | None:
    """The id that a file is called after; nothing if this is no such file."""
    try:
        found = DOCUMENT.fullmatch(offer.name) if isinstance(offer, Traversable) else None
    except STOPS:
        return None
    return found["id"] if found else None


def _misnamed(origin: Origin, hook: str, offer: Any) -> Problem:
    rule = isinstance(offer, ActionRule)
    name, called = (offer.id, "northshire:sign-off") if rule else (offer.name, "northshire-page")
    shown = shortened(said(name))
    return Problem(
        code=Code.BAD_OFFER,
        message=f'{hook} of {origin} returns {_A[type(offer)]} called "{shown}", which is no name for one.',
        remedy=f"It was left out. Use small letters, digits and hyphens, such as {called}.",
    )


def _name_of(offer: Any) -> str | None:
    """The name of an object; nothing if it is no name."""
    name: object = offer.id if isinstance(offer, ActionRule) else offer.name
    pattern = SPACED_NAME if isinstance(offer, ActionRule) else NAME
    return name if isinstance(name, str) and pattern.fullmatch(name) else None
