"""Public names are there, in order, few at the top, and in the handbook."""

from __future__ import annotations

import importlib
import pkgutil
from importlib.resources import files

import pytest
from tests.repo.checkout import ROOT

import practicecheck
from practicecheck import hookspecs

API = "\n".join(
    file.read_text(encoding="utf-8")
    for file in (ROOT / "docs" / "reference").rglob("*.md")
    if file.name in {"api.md", "hooks.md"} or file.parent.name == "api"
)
MODULES = [
    found.name
    for found in pkgutil.walk_packages(practicecheck.__path__, "practicecheck.")
    if not any(part.startswith("_") for part in found.name.split("."))
]
PACKAGES = ["practicecheck", *(name for name in MODULES if hasattr(importlib.import_module(name), "__all__"))]
INSIDE = {"practicecheck.cli", "practicecheck.exchange.exporters", "practicecheck.exchange.forms"}
"""Packages that are for us alone: what they name is reached through others."""


def as_ruff_sorts(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions."""
    return (0 if name.isupper() else 1 if name[:1].isupper() else 2, name)


@pytest.mark.parametrize("package", PACKAGES)
def test_all_has_no_ghosts_and_is_sorted(package: str) -> None:
    """Whatever ``__all__`` names is there, once, in order."""
    module = importlib.import_module(package)
    names = list(module.__all__)
    assert [name for name in names if not hasattr(module, name)] == []
    assert len(names) == len(set(names))
    assert names == sorted(names, key=as_ruff_sorts)


def test_a_dozen_names_at_the_top() -> None:
    """Who imports the library sees at a glance what it does."""
    assert len(practicecheck.__all__) <= 12


def test_names_at_the_top_are_loaded_when_they_are_used() -> None:
    """Until then they are listed, and a name that is not there is told as Python does."""
    assert {*practicecheck.__all__} <= {*dir(practicecheck)}
    with pytest.raises(AttributeError, match="no attribute 'scores'"):
        _ = practicecheck.scores  # type: ignore[attr-defined]


@pytest.mark.parametrize("package", [name for name in PACKAGES if name not in INSIDE])
def test_each_public_name_is_in_the_handbook(package: str) -> None:
    """A name without a page is not public."""
    missing = [name for name in importlib.import_module(package).__all__ if f"{package}.{name}" not in API]
    assert missing == []


def test_each_hook_is_in_the_handbook() -> None:
    """Whoever writes a plugin finds every hook."""
    hooks = [name for name in vars(hookspecs) if name.startswith("practicecheck_")]
    page = (ROOT / "docs" / "reference" / "hooks.md").read_text(encoding="utf-8")
    assert hooks
    assert [hook for hook in hooks if f"| `{hook}` |" not in page] == []


def test_types_are_shipped() -> None:
    """Type checkers read our types."""
    assert (files("practicecheck") / "py.typed").is_file()
