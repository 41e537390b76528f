"""A plugin in a test of its own."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import final

from practicecheck.errors import PracticeCheckError
from practicecheck.testing._digest_file import DIGESTS, read_digests
from practicecheck.testing._plugin import check_plugin
from practicecheck.testing._result import CheckResult, report_text


@final
class PluginUnderTest:
    """A plugin in a test of its own.

    Args:
        distribution: The name of its distribution.
        folder: The folder of the test, in which its recorded digests are looked for.
    """

    def __init__(self, distribution: str, folder: Path) -> None:
        self.distribution = distribution
        self.folder = folder

    @cached_property
    def results(self) -> tuple[CheckResult, ...]:
        """What each check came to.

        Raises:
            NotInCatalogueError: No plugin has that name.
            DocumentError: The recorded digests can't be read.
        """
        file = self.folder / DIGESTS
        return check_plugin(self.distribution, digests=read_digests(file) if file.exists() else None)

    def check(self) -> None:
        """Fail with everything that does not hold, each with its place and what to do."""
        # pytest shows where an assertion stands; here the report says all there is to know.
        __tracebackhide__ = True
        try:
            results = self.results
        except PracticeCheckError as fault:
            raise AssertionError(str(fault)) from None
        if not all(result.passed for result in results):
            raise AssertionError(report_text(self.distribution, results))
