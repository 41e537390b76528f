"""A run that must be whole leaves nothing out: with PRACTICECHECK_FORBID_SKIPS set, a skipped test fails it.

One reason is allowed: the sources, which are no part of this repository, do not stand beside the checkout.
"""

from __future__ import annotations

import os

import pytest


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    reports = reporter.stats.get("skipped", []) if reporter else []
    skipped = [report for report in reports if "the sources do not stand beside" not in str(report.longrepr)]
    if skipped and os.environ.get("PRACTICECHECK_FORBID_SKIPS") and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"{len(skipped)} tests were skipped, and no test may be: see above.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
