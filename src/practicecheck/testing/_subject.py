"""What a check is given: one plugin, whatever of it can be read, and all else that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, final

import attrs

from practicecheck.catalogue import Catalogue, Plugin, Shelf
from practicecheck.errors import Code, DocumentError, PracticeCheckError, Problem
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.exchange import Document, Exporter, FormExporter, Importer
    from practicecheck.frameworks import Framework
    from practicecheck.plans import ActionRule
    from practicecheck.testing._rehearsal import Rehearsal

DOCUMENTS: Final = ("frameworks", "extensions", "keys", "golden_cases", "indicators", "crosswalks", "policies")
"""The attributes of a plugin that name definitions."""
OBJECTS: Final = ("exporters", "forms", "importers", "action_rules", "commands")
"""The attributes of a plugin that name Python objects."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Definition(Value):
    """One definition of the plugin that can be read.

    Attributes:
        kind: The attribute of a plugin that names it, such as ``frameworks``.
        name: Its id.
        document: The definition.
    """

    kind: str
    name: str
    document: Document


@final
@attrs.define(kw_only=True, slots=False, eq=False)
class Subject:
    """One distribution under test. What several checks look at is made once.

    Attributes:
        distribution: Its name.
        plugins: What the catalogue found of it, one for each of its entry points.
        catalogue: All that there is.
        digests: The digests that its author recorded; nothing if there are none to hold it against.
    """

    distribution: str
    plugins: tuple[Plugin, ...]
    catalogue: Catalogue
    digests: Mapping[str, Mapping[str, str]] | None = None

    def names(self, kind: str) -> tuple[str, ...]:
        """What it offers of a kind.

        Args:
            kind: The attribute of a plugin that names it, such as ``frameworks``.
        """
        return tuple(name for plugin in self.plugins for name in getattr(plugin, kind))

    @property
    def installed(self) -> bool:
        """Whether it is a distribution, and not a plain folder under whichever name."""
        return any(plugin.origin.entry_point for plugin in self.plugins)

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Every definition of it that can be read. Those that can't are told by ``plugin.sound``."""
        return tuple(self._definitions())

    def _definitions(self) -> Iterator[Definition]:
        for kind in DOCUMENTS:
            for name in self.names(kind):
                try:
                    document = self.shelf(kind)[name]
                except PracticeCheckError:
                    continue
                yield Definition(kind=kind, name=name, document=document)

    def of_kind(self, kind: str) -> dict[str, Any]:
        """Its readable definitions of one kind, by id.

        Args:
            kind: The attribute of a plugin that names them.
        """
        return {own.name: own.document for own in self.definitions if own.kind == kind}

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """Its own frameworks."""
        return tuple(self.of_kind("frameworks").values())

    @cached_property
    def every_framework(self) -> tuple[Framework, ...]:
        """Every framework that can be read, whoever offers it."""
        return tuple(self.catalogue.readable())

    def shelf(self, kind: str) -> Mapping[str, Any]:
        """Where the catalogue has things of a kind.

        Args:
            kind: The attribute of a plugin that names them.
        """
        if kind == "frameworks":
            return self.catalogue
        found: Shelf[Any] = getattr(self.catalogue, "scoring_keys" if kind == "keys" else kind)
        return found

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """Its exporters of reports."""
        return tuple(self.catalogue.exporters[name] for name in self.names("exporters"))

    @property
    def forms(self) -> tuple[FormExporter, ...]:
        """Its exporters of forms."""
        return tuple(self.catalogue.forms[name] for name in self.names("forms"))

    @property
    def importers(self) -> tuple[Importer, ...]:
        """Its importers."""
        return tuple(self.catalogue.importers[name] for name in self.names("importers"))

    @property
    def action_rules(self) -> tuple[ActionRule, ...]:
        """Its action rules."""
        return tuple(self.catalogue.action_rules[name] for name in self.names("action_rules"))

    @cached_property
    def rehearsal(self) -> Rehearsal:
        """Its exporters, run twice on everything."""
        from practicecheck.testing._rehearsal import rehearse  # noqa: PLC0415 - it builds on this module

        return rehearse(self)


def amiss(message: str, remedy: str, *, file: str | None = None, code: Code = Code.CONFORMANCE) -> Problem:
    """Something that a plugin does not keep.

    Args:
        message: What was found.
        remedy: What its author is to do.
        file: The definition that it was found in.
        code: What kind of problem it is.
    """
    return Problem(code=code, message=message, remedy=remedy, file=file)


def first_line(fault: PracticeCheckError) -> str:
    """An error in one line.

    Args:
        fault: The error.
    """
    if isinstance(fault, DocumentError):
        return "; ".join(problem.message for problem in fault.problems)
    return str(fault).splitlines()[0]
