"""The kinds of documents, and the schema version of each that this library knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, final

import attrs

from practicecheck.errors import Code, Problem, near, shortened
from practicecheck.exchange._source import Plain
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment, BallotPaper, UnitTree
    from practicecheck.comparison import Lineage
    from practicecheck.comparison.tables import DisclosurePolicy, ReleaseLedger
    from practicecheck.cycle import Cycle
    from practicecheck.exchange.released import ReleaseDocument
    from practicecheck.frameworks import Crosswalk, Extension, Framework
    from practicecheck.plans import Plan
    from practicecheck.plugins import Manifest, Settings
    from practicecheck.scoring import ColumnMapping, GoldenCases, IndicatorSet, ScoringKey
    from practicecheck.surveys import Questionnaire

Definition: TypeAlias = "Framework | Extension | ScoringKey | GoldenCases | IndicatorSet | Crosswalk"
Layout: TypeAlias = "ColumnMapping | Questionnaire"
Record: TypeAlias = "Assessment | BallotPaper | UnitTree | Plan | Cycle | Lineage"
Release: TypeAlias = "DisclosurePolicy | ReleaseLedger | ReleaseDocument"
Document: TypeAlias = "Definition | Layout | Record | Release | Manifest | Settings"

HEADER = "practicecheck"
_WRITTEN = re.compile(r"(?P<name>[a-z-]+)/(?P<version>[1-9][0-9]{0,5})")


@final
@attrs.frozen(kw_only=True, repr=False)
class Kind(Value):
    """One kind of document. What holds and checks it is loaded when it is first used.

    Attributes:
        name: Its name, such as ``assessment``.
        room: The package that has its class and its check.
        class_name: The name of the class that holds it.
        check_name: The name of the function that checks it.
        answers_edition: Whether it is held against an edition of a framework.
        names_edition: The attribute that names the edition.
        spans_editions: Whether it is held against several, which it names under ``frameworks``.
        is_extended: Whether it may name extensions, against which it is held, too.
        pairs_editions: Whether it lies between two, which it names under ``from`` and ``to``.
        version: The newest schema version that is known.
    """

    name: str
    room: str
    class_name: str
    check_name: str
    answers_edition: bool = False
    names_edition: str = "framework"
    spans_editions: bool = False
    is_extended: bool = False
    pairs_editions: bool = False
    version: int = 1

    @property
    def written(self) -> str:
        """What stands behind the document's first key: ``assessment/1``."""
        return f"{self.name}/{self.version}"

    @property
    def cls(self) -> type[Document]:
        """The class that holds it."""
        found: type[Document] = self._get(self.class_name)
        return found

    def problems(
        self, document: Document, *editions: Framework, extensions: Mapping[str, Extension] | None = None
    ) -> tuple[Problem, ...]:
        """Check a document of this kind.

        Args:
            document: The document.
            editions: The edition, for a kind that is held against one; all of them, for one that spans several.
            extensions: The extensions that there are by id, for a kind that may name some.
        """
        given: tuple[object, ...] = (document, editions) if self.spans_editions else (document, *editions)
        if self.is_extended and extensions is not None:
            given = (*given, extensions)
        found: tuple[Problem, ...] = self._get(self.check_name)(*given)
        return found

    def _get(self, name: str) -> Any:
        return getattr(import_module(f"practicecheck.{self.room}"), name)


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            Kind(name="framework", room="frameworks", class_name="Framework", check_name="check_framework"),
            Kind(
                name="extension",
                room="frameworks",
                class_name="Extension",
                check_name="check_extension",
                answers_edition=True,
                names_edition="extends",
            ),
            Kind(name="key", room="scoring", class_name="ScoringKey", check_name="check_key"),
            Kind(name="key-cases", room="scoring", class_name="GoldenCases", check_name="check_golden_cases"),
            Kind(
                name="assessment",
                room="assessments",
                class_name="Assessment",
                check_name="check_assessment",
                answers_edition=True,
                is_extended=True,
            ),
            Kind(
                name="ballots",
                room="assessments",
                class_name="BallotPaper",
                check_name="check_ballot_paper",
                answers_edition=True,
            ),
            Kind(name="units", room="assessments", class_name="UnitTree", check_name="check_units"),
            Kind(name="plan", room="plans", class_name="Plan", check_name="check_plan", answers_edition=True),
            Kind(name="cycle", room="cycle", class_name="Cycle", check_name="check_cycle", spans_editions=True),
            Kind(name="indicators", room="scoring", class_name="IndicatorSet", check_name="check_indicators"),
            Kind(name="mapping", room="scoring", class_name="ColumnMapping", check_name="check_mapping"),
            Kind(
                name="crosswalk",
                room="frameworks",
                class_name="Crosswalk",
                check_name="check_crosswalk",
                pairs_editions=True,
            ),
            Kind(
                name="policy",
                room="comparison.tables",
                class_name="DisclosurePolicy",
                check_name="check_policy",
            ),
            Kind(
                name="ledger", room="comparison.tables", class_name="ReleaseLedger", check_name="check_ledger"
            ),
            Kind(
                name="release",
                room="exchange.released",
                class_name="ReleaseDocument",
                check_name="check_release_document",
            ),
            Kind(name="lineage", room="comparison", class_name="Lineage", check_name="check_lineage"),
            Kind(
                name="survey",
                room="surveys",
                class_name="Questionnaire",
                check_name="check_questionnaire",
                answers_edition=True,
            ),
            Kind(name="plugin", room="plugins", class_name="Manifest", check_name="check_manifest"),
            Kind(name="settings", room="plugins", class_name="Settings", check_name="check_settings"),
        )
    }
)


def kind_of(document: Document) -> Kind:
    """The kind of a document.

    Args:
        document: A document.
    """
    return next(kind for kind in KINDS.values() if type(document).__name__ == kind.class_name)


def kind_of_tree(tree: Plain, wanted: Kind | None = None) -> tuple[Kind | None, tuple[Problem, ...]]:
    """The kind that a document says it is.

    Args:
        tree: Its plain values.
        wanted: The kind that is needed, if it is known.

    Returns:
        The kind, or what is wrong with what it says.
    """
    example = (
        f"Begin the file with its kind, {HEADER}: {wanted.written}"
        if wanted
        else f"Begin the file with its kind, such as {HEADER}: assessment/1"
    )
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
                remedy=f"{example}." if wanted else f"{example}. The kinds are: {', '.join(KINDS)}.",
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
