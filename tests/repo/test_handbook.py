"""The handbook knows every code, command, option and kind, and no link of it leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.repo.checkout import ROOT, tracked

from practicecheck.builtin import practicecheck_exporters, practicecheck_keys
from practicecheck.cli._app import _practicecheck
from practicecheck.errors import Code
from practicecheck.exchange import KINDS

REFERENCE = ROOT / "docs" / "reference"
PAGES = [file for file in tracked() if file.suffix == ".md" and "tests" not in file.relative_to(ROOT).parts]
LANGUAGES = {"console", "python", "sh", "text", "toml", "yaml"}
"""Fences in which a person writes. Those in braces are orders to Sphinx."""


def read(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def commands(group: click.Group, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name."""
    context = click.Context(group, resilient_parsing=True)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        assert command is not None
        full = f"{name} {word}".strip()
        if isinstance(command, click.Group):
            yield from commands(command, full)
        else:
            yield full, command


COMMANDS = dict(commands(_practicecheck))


def sections(text: str) -> dict[str, str]:
    """The text under each heading."""
    parts = re.split(r"^#+ (.*)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_each_code_has_a_heading_an_example_and_an_explanation(code: Code) -> None:
    """What is printed can be looked up."""
    own = {
        title: text
        for title, text in sections(read("error-codes.md")).items()
        if title.startswith(f"{code.value}:")
    }
    assert len(own) == 1
    text = next(iter(own.values()))
    assert "```" in text
    assert len(text.partition("```")[0].split()) >= 8


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_and_option_is_told(name: str) -> None:
    """Under its own heading, with each of its options."""
    text = sections(read("command-line.md"))[name]
    assert f"practicecheck {name}" in text
    options = [param.opts for param in COMMANDS[name].params if isinstance(param, click.Option)]
    assert [names for names in options if not any(option in text for option in names)] == []


def test_each_kind_of_document_is_told() -> None:
    """With the line that begins it."""
    assert [
        kind.written
        for kind in KINDS.values()
        if f"`practicecheck: {kind.written}`" not in read("documents.md")
    ] == []


def test_each_key_and_exporter_is_told() -> None:
    """What comes with the library is on its page."""
    keys = [file.name.removesuffix(".yaml") for file in practicecheck_keys()]
    assert [key for key in keys if key not in sections(read("keys.md"))] == []
    told = read("command-line.md")
    exporters = list(practicecheck_exporters())
    assert [
        e.name for e in exporters if f"| `{e.name}` | {', '.join(f'`{x}`' for x in e.endings)} |" not in told
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_leads_nowhere(page: Path) -> None:
    """Files that a page points to are there, and so are headings."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, heading = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        assert there.exists(), target
        if heading:
            titles = sections(there.read_text(encoding="utf-8"))
            slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
            assert heading in slugs, target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_each_example_is_of_a_language_that_is_run_or_known(page: Path) -> None:
    """An example in a fence of another name would not be run, and nobody would notice."""
    fences = re.findall(
        r"^```(\S*)[^\n]*\n.*?^```$", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    assert {fence for fence in fences if not fence.startswith("{")} <= LANGUAGES


def test_the_walk_through_the_code_names_what_is_there() -> None:
    """Modules and folders that the newcomer is sent to have not moved."""
    source = ROOT / "src" / "practicecheck"
    modules = {str(file.relative_to(source)) for file in source.rglob("*.py")}
    folder = ""
    for name in re.findall(
        r"`([\w/@.-]+)`", (ROOT / "docs" / "explanation" / "how-the-code-reads.md").read_text("utf-8")
    ):
        if name.endswith(".py"):
            if "/" in name:
                folder = name.rpartition("/")[0]
            path = f"{folder}/{name}" if name.startswith("_") and name != "__init__.py" else name
            assert path in modules, path
        elif name.endswith("/"):
            assert (
                (source / name).is_dir() or (ROOT / name).is_dir() or (source / "exchange" / name).is_dir()
            ), name
