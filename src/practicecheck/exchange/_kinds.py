"""The kinds of documents, and the schema version of each that this library knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias, final

import attrs

from practicecheck.assessments import Assessment
from practicecheck.errors import Code, Problem, near
from practicecheck.exchange._source import Plain, shortened
from practicecheck.frameworks import Framework
from practicecheck.plans import Plan
from practicecheck.scoring import GoldenCases, ScoringKey

Document: TypeAlias = Framework | ScoringKey | GoldenCases | Assessment | Plan

HEADER = "practicecheck"
_WRITTEN = re.compile(r"(?P<name>[a-z-]+)/(?P<version>[1-9][0-9]{0,5})")


@final
@attrs.frozen(kw_only=True)
class Kind:
    """One kind of document.

    Attributes:
        name: Its name, such as ``assessment``.
        cls: The class that holds it.
        version: The newest schema version that is known.
    """

    name: str
    cls: type[Document]
    version: int = 1

    @property
    def written(self) -> str:
        """What stands behind the document's first key: ``assessment/1``."""
        return f"{self.name}/{self.version}"


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "framework": Kind(name="framework", cls=Framework),
        "key": Kind(name="key", cls=ScoringKey),
        "key-cases": Kind(name="key-cases", cls=GoldenCases),
        "assessment": Kind(name="assessment", cls=Assessment),
        "plan": Kind(name="plan", cls=Plan),
    }
)


def kind_of(document: Document) -> Kind:
    """The kind of a document.

    Args:
        document: A document.
    """
    return next(kind for kind in KINDS.values() if isinstance(document, kind.cls))


def kind_of_tree(tree: Plain) -> tuple[Kind | None, tuple[Problem, ...]]:
    """The kind that a document says it is.

    Args:
        tree: Its plain values.

    Returns:
        The kind, or what is wrong with what it says.
    """
    example = "Begin the file with its kind, such as practicecheck: assessment/1"
    if tree is None:
        return None, (Problem(code=Code.EMPTY, message="there is nothing in it.", remedy=f"{example}."),)
    if not isinstance(tree, dict):
        return None, (
            Problem(code=Code.NO_KIND, message="this is not one of our documents.", remedy=f"{example}."),
        )
    said = tree.get(HEADER)
    if said is None:
        return None, (
            Problem(
                code=Code.NO_KIND,
                message="nothing says what kind of document this is.",
                remedy=f"{example}. The kinds are: {', '.join(KINDS)}.",
            ),
        )
    found = _WRITTEN.fullmatch(said) if isinstance(said, str) else None
    shown = shortened(said) if isinstance(said, str) else str(said) if isinstance(said, int) else "..."
    name = found["name"] if found else shown
    kind = KINDS.get(name)
    if found is None or kind is None:
        return None, (
            Problem(
                code=Code.UNKNOWN_KIND,
                message=f'"{shown}" is not a kind of document.',
                remedy=near(name, [known.written for known in KINDS.values()])
                or f"Write one of: {', '.join(known.written for known in KINDS.values())}.",
                path=(HEADER,),
            ),
        )
    if int(found["version"]) > kind.version:
        return None, (
            Problem(
                code=Code.NEWER_VERSION,
                message=f"this is {said}, and the newest that is known here is {kind.written}.",
                remedy="Install a newer practicecheck; this one would lose what it doesn't know.",
                path=(HEADER,),
            ),
        )
    return kind, ()
