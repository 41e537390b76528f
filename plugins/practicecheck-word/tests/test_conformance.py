"""The contract with practicecheck, kept."""

from __future__ import annotations


def test_conformance(practicecheck_plugin) -> None:
    """Every check that fits what the plugin offers."""
    practicecheck_plugin("practicecheck-word").check()
