"""Whether a plugin is found, was made for this contract, and can be read."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.catalogue import diagnose
from practicecheck.errors import Code, Problem, Severity
from practicecheck.testing._subject import DOCUMENTS, OBJECTS, Subject, amiss


def found(subject: Subject) -> Iterator[Problem]:
    """It is switched on, and offers something.

    Args:
        subject: The plugin.
    """
    for plugin in subject.plugins:
        if plugin.off:
            yield amiss(
                f"{plugin.origin} is not loaded: {plugin.off}.",
                "Allow it, or take it from the list of denied plugins: see practicecheck plugins doctor.",
            )
    if not any(subject.names(kind) for kind in (*DOCUMENTS, *OBJECTS)):
        yield amiss(
            f"{subject.distribution} offers nothing.",
            "Put definitions into the folders of its data package, or give its module a hook. "
            "practicecheck plugins doctor says what was found.",
        )


def contract(subject: Subject) -> Iterator[Problem]:
    """Each part of it was made for a version of the contract that works here.

    Args:
        subject: The plugin.
    """
    for plugin in subject.plugins:
        yield from (problem for problem in plugin.problems if problem.code is Code.CONTRACT)


def sound(subject: Subject) -> Iterator[Problem]:
    """All that it offers can be read, and nothing is told against it: neither faults nor warnings.

    Args:
        subject: The plugin.
    """
    for diagnosis in diagnose(subject.catalogue):
        if diagnosis.plugin in subject.plugins:
            yield from (
                problem
                for problem in diagnosis.problems
                if problem.severity is not Severity.NOTE and problem.code is not Code.CONTRACT
            )
