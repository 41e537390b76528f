"""Bringing the files of a room together: every ballot into the assessment, or every fault at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path as FilePath
from typing import TypeAlias

from practicecheck.assessments import (
    Assessment,
    BallotPaper,
    check_assessment,
    check_ballot_papers,
    with_ballots,
)
from practicecheck.errors import DocumentError, Problem, Severity
from practicecheck.exchange._ballot_table import ballot_table
from practicecheck.exchange._opening import open_bytes, open_source
from practicecheck.exchange._reader import paper_to_merge
from practicecheck.frameworks import Framework

_Placed: TypeAlias = tuple[str, BallotPaper, Callable[[Problem], Problem]]

_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")
"""How the name of a table ends. A workbook is told as one, and how to save it."""


def merge_ballots(
    assessment: Assessment, files: Iterable[str | os.PathLike[str]], frameworks: Mapping[str, Framework]
) -> Assessment:
    """Bring ballots into the assessment that they are for.

    Args:
        assessment: The assessment, with the ballots that it has already.
        files: Ballot papers in YAML or JSON, and tables of a room in CSV.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.

    Returns:
        The assessment with all ballots. What was given is not changed.

    Raises:
        DocumentError: Something is wrong with the files, or two ballots are of one rater for one item; every
            fault is told, and nothing is merged.
    """
    framework = frameworks[assessment.framework]
    papers: list[_Placed] = []
    problems: list[Problem] = []
    for file in files:
        name = os.fspath(file)
        try:
            papers += _table(name, framework) if name.lower().endswith(_TABLES) else [_paper(name)]
        except DocumentError as fault:
            problems += fault.problems
    for n, problem in check_ballot_papers([(name, paper) for name, paper, _ in papers], assessment, framework):
        placed = papers[n][2]
        problems.append(placed(problem))
    if problems:
        raise DocumentError(problems)
    merged = with_ballots(assessment, framework, [paper for _, paper, _ in papers])
    if left := [p for p in check_assessment(merged, framework) if p.severity is Severity.ERROR]:
        raise DocumentError(left)
    return merged


def _table(name: str, framework: Framework) -> Iterator[_Placed]:
    for column in ballot_table(open_bytes(FilePath(name), name), name, framework.id):
        yield name, column.paper, partial(column.placed, file=name)


def _paper(name: str) -> _Placed:
    source = open_source(name)
    return name, paper_to_merge(source), source.placed
