"""The plugin keeps what the contract promises."""

from __future__ import annotations

from collections.abc import Callable

from practicecheck.testing import PluginUnderTest


def test_conformance(practicecheck_plugin: Callable[[str], PluginUnderTest]) -> None:
    """Every check of the kit passes, and no wording that was recorded has changed."""
    practicecheck_plugin("practicecheck-northshire").check()
