"""A run that must be whole leaves nothing out: with PRACTICECHECK_FORBID_SKIPS set, a skipped test fails it."""

from __future__ import annotations

import os

import pytest


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and os.environ.get("PRACTICECHECK_FORBID_SKIPS") and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"{len(skipped)} tests were skipped, and no test may be: see above.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
