"""The kinds of things that plugins offer, and what one plugin offers of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, final

import attrs

from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange import (
    HEADER,
    open_source,
    read_crosswalk,
    read_extension,
    read_framework,
    read_golden_cases,
    read_indicators,
    read_key,
    read_policy,
)
from practicecheck.origin import Origin
from practicecheck.values import Value

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DOCUMENT: Final = re.compile(
    r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*)\.(?:yaml|yml|json)"
)
"""What a file that holds a definition is called: after the definition's id, in plain letters."""
NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an exporter, an importer or a command may be called."""
SPACED_NAME: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*:[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an action rule may be called: its owner's namespace, a colon and a name."""


@final
@attrs.frozen(kw_only=True, repr=False)
class OfferKind(Value):
    """A kind of things that plugins offer.

    Attributes:
        name: What they are called together, and the folder in which a data plugin has them.
        one: What one of them is called in messages.
        read: Reads one from its file; nothing for those that are Python objects.
        holds: The kind of document that such a file is.
    """

    name: str
    one: str
    read: Callable[[Traversable], Any] | None = None
    holds: str | None = None

    @property
    def hook(self) -> str:
        """The hook that offers them."""
        return f"practicecheck_{self.name.replace('-', '_')}"


FRAMEWORKS: Final = OfferKind(name="frameworks", one="framework", read=read_framework, holds="framework")
KEYS: Final = OfferKind(name="keys", one="scoring key", read=read_key, holds="key")
GOLDEN_CASES: Final = OfferKind(
    name="golden-cases", one="golden cases", read=read_golden_cases, holds="key-cases"
)
INDICATORS: Final = OfferKind(
    name="indicators", one="set of indicator definitions", read=read_indicators, holds="indicators"
)
EXTENSIONS: Final = OfferKind(name="extensions", one="extension", read=read_extension, holds="extension")
CROSSWALKS: Final = OfferKind(name="crosswalks", one="crosswalk", read=read_crosswalk, holds="crosswalk")
POLICIES: Final = OfferKind(name="policies", one="disclosure policy", read=read_policy, holds="policy")
EXPORTERS: Final = OfferKind(name="exporters", one="exporter")
FORMS: Final = OfferKind(name="forms", one="exporter of forms")
IMPORTERS: Final = OfferKind(name="importers", one="importer")
ACTION_RULES: Final = OfferKind(name="action-rules", one="action rule")
COMMANDS: Final = OfferKind(name="commands", one="command")
DATA_KINDS: Final = (FRAMEWORKS, EXTENSIONS, KEYS, GOLDEN_CASES, INDICATORS, CROSSWALKS, POLICIES)
"""Those that are files."""
ALL_KINDS: Final = (*DATA_KINDS, EXPORTERS, FORMS, IMPORTERS, ACTION_RULES, COMMANDS)


@final
@attrs.frozen(kw_only=True, repr=False)
class Offered(Value):
    """One thing that a plugin offers.

    Attributes:
        kind: Its kind.
        name: Its name.
        load: Makes it, for the origin that it comes from.
    """

    kind: OfferKind
    name: str
    load: Callable[[Origin], Any]


@final
@attrs.frozen(kw_only=True, repr=False)
class Answer(Value):
    """All that one plugin answered.

    Attributes:
        offered: What it offers.
        problems: What is wrong with it.
        causes: What Python says of those faults that an exception told.
        contract: The version of the contract that it was made for.
        version: The version that it says it has, where no distribution says it.
        folder: The folder in which its definitions lie, if it is data alone.
    """

    offered: tuple[Offered, ...] = ()
    problems: tuple[Problem, ...] = ()
    causes: tuple[str, ...] = ()
    contract: int = 1
    version: str | None = None
    folder: str | None = None


def document_offer(kind: OfferKind, file: Traversable, name: str) -> Offered:
    """Offer what is in a file. It is read when it is first used.

    Args:
        kind: What kind of definition the file holds.
        file: The file.
        name: The id that it is called after.
    """

    def load(origin: Origin) -> Any:
        try:
            document = _document(kind, file, name)
        except DocumentError as fault:
            told = tuple(_told(file, problem) for problem in fault.problems)
            if origin.entry_point is None and origin.location is None:
                raise DocumentError(told) from None
            raise DocumentError(
                attrs.evolve(problem, file=f"{origin.distribution}, {file.name}") for problem in told
            ) from None
        return attrs.evolve(document, origin=origin) if hasattr(document, "origin") else document

    return Offered(kind=kind, name=name, load=load)


def _document(kind: OfferKind, file: Traversable, name: str) -> Any:
    if kind.read is None:
        raise TypeError(kind.name)
    document = kind.read(file)
    said = getattr(document, "id", name)
    if said != name:
        raise DocumentError([_misnamed(file, name, said)])
    return document


def _told(file: Traversable, problem: Problem) -> Problem:
    """A problem; of a definition that lies among those of another kind, with the place where it belongs."""
    if problem.code is not Code.UNKNOWN_KIND:
        return problem
    tree = open_source(file).tree
    said = str(tree.get(HEADER)).partition("/")[0] if isinstance(tree, dict) else ""
    other = next((kind for kind in DATA_KINDS if kind.holds == said), None)
    if other is None:
        return problem
    remedy = f"Move the file to the folder {other.name}, or offer it with the hook {other.hook}."
    return attrs.evolve(problem, remedy=remedy)


def _misnamed(file: Traversable, name: str, said: str) -> Problem:
    return Problem(
        code=Code.FILE_NAME,
        message=f'the file is called after "{name}", and holds "{said}".',
        remedy=f"Call the file {said}{PurePath(file.name).suffix}, or write in it id: {name}",
        path=("id",),
        file=file.name,
    )
