"""A problem as JSON."""

from __future__ import annotations

from practicecheck.errors import Problem
from practicecheck.exchange._source import Plain


def problem_tree(problem: Problem) -> Plain:
    """A problem as plain values.

    Args:
        problem: The problem.
    """
    return {
        "code": problem.code.value,
        "severity": problem.severity.value,
        "file": problem.file,
        "line": problem.line,
        "where": problem.where,
        "place": problem.place,
        "message": problem.message,
        "remedy": problem.remedy,
    }
