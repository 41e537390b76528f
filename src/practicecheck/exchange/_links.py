"""The documents that a cycle links to, each read from where it lies beside the cycle's own file."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from practicecheck.assessments import Assessment
from practicecheck.cycle import Cycle, Linked, LinkedAssessment, links_of
from practicecheck.errors import Code, DocumentError, Path, Problem, Severity, shortened
from practicecheck.exchange._document import read_any
from practicecheck.exchange._kinds import KINDS, Kind
from practicecheck.exchange._opening import open_source
from practicecheck.exchange._source import Source
from practicecheck.frameworks import Framework


def read_linked(cycle: Cycle, file: str | os.PathLike[str], frameworks: Mapping[str, Framework]) -> Linked:
    """Read what a cycle links to.

    Args:
        cycle: The cycle.
        file: The file that it was read from; links start from its folder.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Raises:
        DocumentError: A file is not there, is of another kind, answers none of the cycle's frameworks, or has
            problems of its own; all of them listed.
    """
    source = open_source(file)
    found: dict[Path, Any] = {}
    problems: list[Problem] = []
    for path, name in links_of(cycle):
        document, told = _read(name, path, FilePath(file).parent, source, frameworks)
        problems += told or _of_another(document, path, name, cycle, source)
        found[path] = document
    if problems:
        raise DocumentError(problems)
    return Linked(
        assessments=tuple(
            LinkedAssessment(file=name, assessment=found["assessments", n])
            for n, name in enumerate(cycle.assessments)
        ),
        plan=found.get(("plan",)),
        last_year=found.get(("last_year", "cycle")),
        last_plan=found.get(("last_year", "plan")),
    )


def _kind_of(path: Path) -> Kind:
    """The kind of document to which a link leads."""
    return KINDS[{"assessments": "assessment", "plan": "plan", "cycle": "cycle"}[_last_name(path)]]


def _last_name(path: Path) -> str:
    return next(str(step) for step in reversed(path) if isinstance(step, str))


def _read(
    name: str, path: Path, folder: FilePath, source: Source, frameworks: Mapping[str, Framework]
) -> tuple[Any, Sequence[Problem]]:
    kind = _kind_of(path)
    place = folder / name
    if not _is_there(place):
        message = f'there is no file "{shortened(name)}" beside this one.'
        remedy = "Mend the name, or bring the file there. A link starts from the folder of this file."
        return None, [_broken(message, remedy, path, source)]
    try:
        document, told = read_any(place, frameworks)
    except DocumentError as fault:
        return None, fault.problems
    errors = [problem for problem in told if problem.severity is Severity.ERROR]
    if document is not None and type(document) is not kind.cls:
        message = f'"{name}" is not of the kind {kind.written}.'
        return None, [_broken(message, "Name the right file.", path, source)]
    return document, errors


def _is_there(place: FilePath) -> bool:
    try:
        return place.is_file()
    except (OSError, ValueError):
        # A name that no file can have, or a folder that may not be entered.
        return False


def _broken(message: str, remedy: str, path: Path, source: Source) -> Problem:
    return source.placed(Problem(code=Code.BROKEN_LINK, message=message, remedy=remedy, path=path))


def _of_another(document: Any, path: Path, name: str, cycle: Cycle, source: Source) -> Sequence[Problem]:
    """Whether an assessment or this year's plan is about none of the frameworks of the cycle."""
    if path[0] == "last_year" or document.framework in cycle.frameworks:
        return ()
    about = "answers" if isinstance(document, Assessment) else "acts on"
    problem = Problem(
        code=Code.LINKED_TO_OTHER,
        message=f'"{name}" {about} {document.framework}, and that is none of the frameworks of this cycle.',
        remedy="Name the right file, or add its framework under frameworks.",
        path=path,
    )
    return [source.placed(problem)]
