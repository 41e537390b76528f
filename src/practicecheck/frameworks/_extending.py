"""Laying extensions over an edition, so that both can be asked together."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from practicecheck.errors import DocumentError
from practicecheck.frameworks._clashes import clashes
from practicecheck.frameworks._extension import Extension
from practicecheck.frameworks._extension_lint import check_extension
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._laying import laid_over


def extend(framework: Framework, extensions: Iterable[Extension]) -> Framework:
    """Lay extensions over an edition, so that both can be asked together.

    Args:
        framework: The edition.
        extensions: The extensions, in any order.

    Returns:
        The edition with the local sections behind its own, and guidance and narrowings beside its questions.
        It has the digest of the edition. Whoever checks or scores by it goes by the edition alone.

    Raises:
        DocumentError: An extension does not fit the edition, or two of them clash. All of it is told.
    """
    given = sorted(extensions, key=lambda extension: extension.id)
    problems = [
        attrs.evolve(problem, file=extension.id)
        for extension in dict.fromkeys(given)
        for problem in check_extension(extension, framework)
    ]
    problems += clashes(given, framework)
    if problems:
        raise DocumentError(problems)
    return laid_over(framework, given)
