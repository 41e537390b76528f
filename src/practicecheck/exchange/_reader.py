"""Reading documents, each kind under its own name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from practicecheck.assessments import national_part
from practicecheck.exchange._document import read_document
from practicecheck.exchange._kinds import KINDS
from practicecheck.exchange._opening import Readable
from practicecheck.exchange._source import Source

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment, BallotPaper, UnitTree
    from practicecheck.comparison import Lineage
    from practicecheck.cycle import Cycle
    from practicecheck.frameworks import Crosswalk, Extension, Framework
    from practicecheck.plans import Plan
    from practicecheck.plugins import Manifest, Settings
    from practicecheck.scoring import GoldenCases, IndicatorSet, ScoringKey
    from practicecheck.surveys import Questionnaire


def read_framework(readable: Readable) -> Framework:
    """Read a framework.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("Framework", read_document(readable, KINDS["framework"], {}))


def read_extension(readable: Readable, frameworks: Mapping[str, Framework] | None = None) -> Extension:
    """Read an extension and hold it against the edition over which it is laid.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping. Without them it is read as it
            stands, as an upgrade needs it: the edition may have moved on.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("Extension", read_document(readable, KINDS["extension"], frameworks))


def read_key(readable: Readable) -> ScoringKey:
    """Read a scoring key.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("ScoringKey", read_document(readable, KINDS["key"], {}))


def read_golden_cases(readable: Readable) -> GoldenCases:
    """Read the golden cases of a scoring key.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("GoldenCases", read_document(readable, KINDS["key-cases"], {}))


def read_indicators(readable: Readable) -> IndicatorSet:
    """Read indicator definitions.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: They have problems, all of them listed.
    """
    return cast("IndicatorSet", read_document(readable, KINDS["indicators"], {}))


def read_assessment(
    readable: Readable, frameworks: Mapping[str, Framework], *, national: bool = False
) -> Assessment:
    """Read an assessment and hold it against the edition that it answers, and the extensions that it names.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping, and has extensions, too. Where
            no extension is known, local answers are kept, and not looked at.
        national: Whether it shall be as if no extension had been laid over the edition: local answers are not
            looked at, and left out.

    Raises:
        DocumentError: It has problems, all of them listed. Warnings and notes alone raise nothing:
            ``check`` tells them.
    """
    if not national:
        return cast("Assessment", read_document(readable, KINDS["assessment"], frameworks))
    # Behind the proxy is a mapping of frameworks and no more: nobody finds extensions in it.
    alone = MappingProxyType(frameworks)
    return national_part(cast("Assessment", read_document(readable, KINDS["assessment"], alone)))


def read_units(readable: Readable) -> UnitTree:
    """Read a tree of units.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("UnitTree", read_document(readable, KINDS["units"], {}))


def read_questionnaire(readable: Readable, frameworks: Mapping[str, Framework]) -> Questionnaire:
    """Read how a survey's file asks what a framework asks, and hold it against the edition.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("Questionnaire", read_document(readable, KINDS["survey"], frameworks))


def read_lineage(readable: Readable) -> Lineage:
    """Read which organisation became which.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("Lineage", read_document(readable, KINDS["lineage"], {}))


def read_ballot_paper(readable: Readable, frameworks: Mapping[str, Framework]) -> BallotPaper:
    """Read one rater's ballots and hold them against the edition that they answer.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Raises:
        DocumentError: They have problems, all of them listed. What only the assessment can tell, such as
            whether the rater has voted already, ``merge_ballots`` finds.
    """
    return cast("BallotPaper", read_document(readable, KINDS["ballots"], frameworks))


def read_plan(readable: Readable, frameworks: Mapping[str, Framework]) -> Plan:
    """Read a plan and hold it against the edition whose findings it acts on.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Raises:
        DocumentError: It has problems, all of them listed. What it could do better is told by ``review_plan``.
    """
    return cast("Plan", read_document(readable, KINDS["plan"], frameworks))


def read_cycle(readable: Readable, frameworks: Mapping[str, Framework]) -> Cycle:
    """Read a cycle and hold it against the editions that it names. What it links to is not opened.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Raises:
        DocumentError: It has problems, all of them listed. What is due is told by ``cycle_status``.
    """
    return cast("Cycle", read_document(readable, KINDS["cycle"], frameworks))


def read_crosswalk(readable: Readable, frameworks: Mapping[str, Framework] | None = None) -> Crosswalk:
    """Read a crosswalk, and hold it against the two editions that it lies between, if they are at hand.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping. Without them only the rows
            themselves are looked at.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("Crosswalk", read_document(readable, KINDS["crosswalk"], frameworks or {}))


def read_manifest(readable: Readable) -> Manifest:
    """Read what the folder of a data plugin says of itself.

    Args:
        readable: Its ``plugin.yaml``, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("Manifest", read_document(readable, KINDS["plugin"], {}))


def read_settings(readable: Readable) -> Settings:
    """Read settings.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: They have problems, all of them listed.
    """
    return cast("Settings", read_document(readable, KINDS["settings"], {}))


def paper_to_merge(source: Source) -> BallotPaper:
    """Read one rater's ballots without holding them against anything: the merge does that, with all the others.

    Args:
        source: A file that has been opened.

    Raises:
        DocumentError: It is no ballot paper.
    """
    return cast("BallotPaper", read_document(source, KINDS["ballots"], None))
