"""Reading a document of any kind: plain values, then classes, then checks; every problem at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from practicecheck.errors import Code, DocumentError, Path, Problem, Severity, in_reading_order, near
from practicecheck.exchange._kinds import HEADER, Document, Kind, kind_of_tree
from practicecheck.exchange._opening import Readable, open_source
from practicecheck.exchange._source import Source
from practicecheck.exchange._structure import structure, structure_quickly
from practicecheck.frameworks import Extending

if TYPE_CHECKING:
    from practicecheck.cycle import Cycle
    from practicecheck.frameworks import Crosswalk, Framework


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
    kind, _ = kind_of_tree(source.tree, wanted)
    if kind is not None and kind is not wanted:
        other = Problem(
            code=Code.UNKNOWN_KIND,
            message=f"this is another kind of document, {kind.written}; {wanted.written} is needed.",
            remedy="Name the right file.",
            path=(HEADER,),
        )
        raise DocumentError([source.placed(other)])
    document, problems = _document(source, frameworks, wanted)
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
    source: Source, frameworks: Mapping[str, Framework] | None, wanted: Kind | None = None
) -> tuple[Document | None, list[Problem]]:
    problems = list(source.problems)
    if problems and source.tree is None:
        return None, problems
    kind, faults = kind_of_tree(source.tree, wanted)
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
        named = [((kind.names_edition,), getattr(document, kind.names_edition))]
    elif kind.spans_editions:
        named = [(("frameworks", n), name) for n, name in enumerate(cast("Cycle", document).frameworks)]
    elif kind.pairs_editions and frameworks:
        crosswalk = cast("Crosswalk", document)
        named = [(("from",), crosswalk.from_), (("to",), crosswalk.to)]
    found = [_edition(name, frameworks, path) for path, name in named]
    problems = [problem for _, told in found for problem in told]
    # Mappings of frameworks alone will do: then no extension is known.
    extensions = frameworks.extensions if isinstance(frameworks, Extending) else None
    editions = [framework for framework, _ in found if framework]
    return problems or kind.problems(document, *editions, extensions=extensions)


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
        remedy = f"Write {path[0] if len(path) == 1 else 'the id'}: {framework.id}"
    return None, (Problem(code=Code.UNKNOWN_FRAMEWORK, message=message, remedy=remedy, path=path),)
