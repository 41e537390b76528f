"""What a check came to, and a whole report in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

import attrs

from practicecheck.errors import Problem
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class CheckResult(Value):
    """One check of a plugin, and what came of it.

    Attributes:
        id: The check's name for ever, such as ``exporters.same-bytes``.
        text: What has to hold, in a sentence.
        about: The names of what was checked.
        problems: What does not hold, each with its place and what to do; none, if all is well.
    """

    id: str
    text: str
    about: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether all is well."""
        return not self.problems


def report_text(distribution: str, results: Iterable[CheckResult]) -> str:
    """What failed, for a person who is to mend it.

    Args:
        distribution: The plugin.
        results: What its checks came to.

    Returns:
        A line on the whole, then each check that failed with its problems.
    """
    told = list(results)
    failed = [result for result in told if not result.passed]
    if not failed:
        return f"{distribution}: {len(told)} of {len(told)} checks passed"
    lines = [f"{distribution}: {len(failed)} of {len(told)} checks failed"]
    for result in failed:
        lines += ["", f"{result.id}: {result.text}"]
        for problem in result.problems:
            file = f"{problem.file}: " if problem.file else ""
            lines += ["  " + line for line in f"{file}{problem}".splitlines()]
    return "\n".join(lines)
