"""Reading documents: strictly, with every problem at once, each with its file and line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from practicecheck.errors import Code, DocumentError, Path, Problem, Severity, in_reading_order, near
from practicecheck.exchange._json import json_pairs, locate_json, parse_json
from practicecheck.exchange._kinds import HEADER, KINDS, Document, Kind, kind_of_tree
from practicecheck.exchange._source import MOST_BYTES, Source
from practicecheck.exchange._structure import structure, structure_quickly
from practicecheck.exchange._yaml import locate_yaml, parse_yaml

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment, BallotPaper, UnitTree
    from practicecheck.cycle import Cycle
    from practicecheck.frameworks import Framework
    from practicecheck.plans import Plan
    from practicecheck.scoring import GoldenCases, IndicatorSet, ScoringKey

Readable: TypeAlias = "str | os.PathLike[str] | Traversable | Source"
"""A file's name or path, a file in a package, or a text that is held already."""


def source_of(text: str, name: str | None = None) -> Source:
    """Take a text as a document that was not read from a file.

    Args:
        text: The whole text, YAML or JSON.
        name: The name under which problems are told. JSON if it ends in ``.json``, or if there is none and the
            text begins with a brace; YAML otherwise.
    """
    is_json = name.lower().endswith(".json") if name else text.lstrip().startswith("{")
    text, lone = _without_surrogates(text)
    return Source(
        name=name,
        text=text,
        parse=parse_json if is_json and text.strip() else parse_yaml,
        locate=locate_json if is_json else locate_yaml,
        pair_up=json_pairs if is_json and not lone else None,
        noticed=lone,
    )


def _without_surrogates(text: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        line = text.count("\n", 0, fault.start) + 1
        sound = text.encode(errors="replace").decode()
        return sound, (
            Problem(
                code=Code.CONTROL_CHARACTER,
                message=f"the text holds half a character, U+{ord(text[fault.start]):04X}.",
                remedy="Delete it; it often comes from copying out of another program.",
                line=line,
            ),
        )
    return text, ()


def open_source(readable: Readable) -> Source:
    """Read a file's text.

    Args:
        readable: A file's name or path, a file in a package, or a text that is held already.

    Raises:
        DocumentError: It can't be read, is too large, or is not text.
    """
    if isinstance(readable, Source):
        return readable
    file = FilePath(readable) if isinstance(readable, str | os.PathLike) else readable
    name = os.fspath(readable) if isinstance(readable, str | os.PathLike) else readable.name
    data = open_bytes(file, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise DocumentError(
            [
                Problem(
                    code=Code.NOT_UTF8,
                    message=f"it is not UTF-8 text: byte {fault.start + 1} belongs to another encoding.",
                    remedy='Save it again with the encoding "UTF-8".',
                    file=name,
                    line=data.count(b"\n", 0, fault.start) + 1,
                )
            ]
        ) from None
    return source_of(text, name)


def open_bytes(file: FilePath | Traversable, name: str) -> bytes:
    """Read a file's bytes.

    Args:
        file: The file.
        name: Its name, for problems.

    Raises:
        DocumentError: It can't be read, or is too large.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise DocumentError(
            [
                Problem(
                    code=Code.UNREADABLE,
                    message=f"it can't be read: {getattr(fault, 'strerror', None) or fault}.",
                    remedy="Look at the file's name and folder, and whether you may open it.",
                    file=name,
                )
            ]
        ) from None
    if len(data) > MOST_BYTES:
        raise DocumentError([_too_large(name)])
    return data


def _too_large(name: str) -> Problem:
    return Problem(
        code=Code.TOO_LARGE,
        message=f"it is larger than {MOST_BYTES // 1024 // 1024} MB.",
        remedy="A full assessment has some 50 kB. Look whether this is the right file.",
        file=name,
    )


def read_framework(readable: Readable) -> Framework:
    """Read a framework.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("Framework", read_document(readable, KINDS["framework"], {}))


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


def read_assessment(readable: Readable, frameworks: Mapping[str, Framework]) -> Assessment:
    """Read an assessment and hold it against the edition that it answers.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Raises:
        DocumentError: It has problems, all of them listed. Warnings and notes alone raise nothing:
            ``check`` tells them.
    """
    return cast("Assessment", read_document(readable, KINDS["assessment"], frameworks))


def read_units(readable: Readable) -> UnitTree:
    """Read a tree of units.

    Args:
        readable: A file, or a text that is held already.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    return cast("UnitTree", read_document(readable, KINDS["units"], {}))


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


def check(readable: Readable, frameworks: Mapping[str, Framework]) -> tuple[Problem, ...]:
    """Find everything there is to say about a document of any kind.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Returns:
        Errors, warnings and notes in the order of the file.
    """
    try:
        return read_any(readable, frameworks)[1]
    except DocumentError as fault:
        return fault.problems


def read_any(
    readable: Readable, frameworks: Mapping[str, Framework]
) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read a document of any kind.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Returns:
        The document, or nothing if it has errors; and all that there is to say about it.

    Raises:
        DocumentError: The file can't be read at all.
    """
    source = open_source(readable)
    document, problems = _document(source, frameworks)
    told = in_reading_order(source.placed(problem) for problem in problems)
    failed = any(problem.severity is Severity.ERROR for problem in told)
    return (None if failed else document), told


def paper_to_merge(source: Source) -> BallotPaper:
    """Read one rater's ballots without holding them against anything: the merge does that, with all the others.

    Args:
        source: A file that has been opened.

    Raises:
        DocumentError: It is no ballot paper.
    """
    return cast("BallotPaper", read_document(source, KINDS["ballots"], None))


def read_document(readable: Readable, wanted: Kind, frameworks: Mapping[str, Framework] | None) -> Any:
    """Read a document of one kind.

    Args:
        readable: A file, or a text that is held already.
        wanted: The kind.
        frameworks: The frameworks by id; nothing where the document is not held against anything.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    source = open_source(readable)
    if (document := _quickly(source, wanted)) is not None:
        found = _checked(document, wanted, frameworks)
        if not (errors := [problem for problem in found if problem.severity is Severity.ERROR]):
            return document
        raise DocumentError(source.placed(problem) for problem in errors)
    kind, _ = kind_of_tree(source.tree)
    if kind is not None and kind is not wanted:
        other = Problem(
            code=Code.UNKNOWN_KIND,
            message=f"this is another kind of document, {kind.written}; {wanted.written} is needed.",
            remedy="Name the right file.",
            path=(HEADER,),
        )
        raise DocumentError([source.placed(other)])
    document, problems = _document(source, frameworks)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise DocumentError(source.placed(problem) for problem in errors)
    return document


def _quickly(source: Source, wanted: Kind) -> Document | None:
    """The document, if it is sound JSON of the kind that is wanted; otherwise it has to be read with care."""
    pairs = source.pair_up(source.text) if source.pair_up else None
    if not isinstance(pairs, tuple):
        return None
    body = dict(pairs)
    if len(body) != len(pairs) or body.pop(HEADER, None) != wanted.written:
        return None
    return structure_quickly(body, wanted.cls)


def _document(
    source: Source, frameworks: Mapping[str, Framework] | None
) -> tuple[Document | None, list[Problem]]:
    problems = list(source.problems)
    if problems and source.tree is None:
        return None, problems
    kind, faults = kind_of_tree(source.tree)
    problems += faults
    if kind is None or not isinstance(source.tree, dict):
        return None, problems
    body = {key: value for key, value in source.tree.items() if key != HEADER}
    document, faults = structure(body, kind.cls)
    garbled = {problem.path for problem in problems}
    problems += [fault for fault in faults if fault.path not in garbled]
    if document is not None:
        around = {problem.path[:n] for problem in problems for n in range(1, len(problem.path) + 1)}
        problems += [found for found in _checked(document, kind, frameworks) if not _is_echo(found, around)]
    return document, problems


_LEANS_ON: Mapping[Code, tuple[str, ...]] = MappingProxyType(
    {
        Code.OFF_SCALE: ("choices",),
        Code.OTHER_SCALE: ("choices",),
        Code.BALLOT: ("choices", "perspectives"),
        Code.TWO_READINGS: ("choices",),
        Code.NOT_THE_MEDIAN: ("choices",),
        Code.UNKNOWN_PERSPECTIVE: ("perspectives",),
        Code.MORE_THAN_IN_ROOM: ("room",),
        Code.ADDS_UP: ("sections", "base"),
        Code.NO_FIGURE: ("sections", "base"),
        Code.UNKNOWN_REFERENCE: (
            "scales",
            "views",
            "choices",
            "sections",
            "base",
            "inputs",
            "yearly",
            "indicators",
        ),
        Code.KEY_DOES_NOT_FIT: ("values", "positive", "bands"),
    }
)
"""Where a fault may make sound parts of a document look wrong."""


def _is_echo(problem: Problem, around: set[Path]) -> bool:
    """Whether a problem may be there only because faulty parts were set aside: then it isn't told yet.

    Args:
        problem: What was found in the sound parts.
        around: The places of all faults, and the places around them.
    """
    return problem.path in around or any((top,) in around for top in _LEANS_ON.get(problem.code, ()))


def _checked(document: Document, kind: Kind, frameworks: Mapping[str, Framework] | None) -> Iterable[Problem]:
    if frameworks is None:
        return ()
    named: list[tuple[Path, str]] = []
    if kind.answers_edition:
        named = [(("framework",), cast("Assessment | BallotPaper | Plan", document).framework)]
    elif kind.spans_editions:
        named = [(("frameworks", n), name) for n, name in enumerate(cast("Cycle", document).frameworks)]
    found = [_edition(name, frameworks, path) for path, name in named]
    problems = [problem for _, told in found for problem in told]
    return problems or kind.problems(document, *(framework for framework, _ in found if framework))


def _edition(
    name: str, frameworks: Mapping[str, Framework], path: Path
) -> tuple[Framework | None, tuple[Problem, ...]]:
    try:
        framework = frameworks[name]
    except KeyError:
        known = sorted(frameworks)
        hint = near(name, known)
        remedy = f"{hint + ' ' if hint else ''}There are: {', '.join(known) or 'none'}."
        message = f'no framework is called "{name}".'
    else:
        if framework.id == name:
            return framework, ()
        message = f'"{name}" does not name an edition by its id.'
        remedy = f"Write {'framework' if path == ('framework',) else 'the id'}: {framework.id}"
    return None, (Problem(code=Code.UNKNOWN_FRAMEWORK, message=message, remedy=remedy, path=path),)
