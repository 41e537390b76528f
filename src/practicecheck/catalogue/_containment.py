"""Functions of plugins, contained: whatever one of them does wrong is told with its owner's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, final

import attrs

from practicecheck.catalogue._fault import STOPS, told
from practicecheck.commands import Command
from practicecheck.errors import PluginError, PracticeCheckError
from practicecheck.exchange import Exporter, FormExporter, Imported, Importer
from practicecheck.origin import Origin
from practicecheck.plans import ActionRule, Judgement
from practicecheck.values import Value

T = TypeVar("T", Exporter, FormExporter, Importer, ActionRule, Command)


@final
@attrs.frozen(kw_only=True, repr=False)
class _Contained(Value):
    """A plugin's function, and who is named if it fails.

    Attributes:
        function: The function.
        what: What it is: ``the exporter brief``.
        origin: Where it comes from.
        check: Says what is wrong with what it returned, and gives back what is right.
    """

    function: Callable[..., Any]
    what: str
    origin: Origin
    check: Callable[[Any], Any]

    def __call__(self, *given: Any) -> Any:
        """Call the function.

        Raises:
            PluginError: It raised something of its own, or returned rubbish.
            PracticeCheckError: It raised one of our errors on purpose.
        """
        try:
            return self.check(self.function(*given))
        except PracticeCheckError:
            raise
        except STOPS as fault:
            raise PluginError(f"{self.what} of {self.origin}", told(fault), self.origin.distribution) from fault


def contained(offer: T, origin: Origin) -> T:
    """The same offer, with its function contained, and with its origin.

    Args:
        offer: What a plugin offers.
        origin: Where it comes from.
    """

    def wrap(function: Callable[..., Any], what: str, check: Callable[[Any], Any]) -> Any:
        return _Contained(function=function, what=what, origin=origin, check=check)

    match offer:
        case Exporter():
            export = wrap(offer.export, f"the exporter {offer.name}", _bytes)
            return attrs.evolve(offer, export=export, origin=origin)
        case FormExporter():
            export = wrap(offer.export, f"the exporter {offer.name}", _bytes)
            return attrs.evolve(offer, export=export, origin=origin)
        case Importer():
            read = wrap(offer.read, f"the importer {offer.name}", _documents)
            return attrs.evolve(offer, read=read, origin=origin)
        case ActionRule():
            judge = wrap(offer.judge, f"the action rule {offer.id}", _judgement)
            return attrs.evolve(offer, judge=judge, origin=origin)
        case Command():
            return attrs.evolve(offer, origin=origin)


def _bytes(made: object) -> bytes:
    if not isinstance(made, bytes):
        message = f"it returned {type(made).__name__} where bytes belong"
        raise TypeError(message)
    return made


def _documents(found: Iterable[object]) -> tuple[Imported, ...]:
    documents: list[Imported] = []
    for document in found:
        if not isinstance(document, Imported):
            message = f"it found {type(document).__name__} where an Imported belongs"
            raise TypeError(message)
        documents.append(document)
    return tuple(documents)


def _judgement(made: object) -> Judgement:
    if not isinstance(made, Judgement):
        message = f"it returned {type(made).__name__} where a Judgement belongs"
        raise TypeError(message)
    return made
