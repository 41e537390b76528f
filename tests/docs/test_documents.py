"""The page about documents knows every key, and shows each in an example.

The tables of that page are made from the classes. ``python -m tests.docs.test_documents`` renews them.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

import attrs
import pytest

from practicecheck.documents import KEYED, spelled, written_fields
from practicecheck.exchange import KINDS, source_of
from practicecheck.exchange._tags import TAGGED
from practicecheck.frameworks import AddsUp, Advice, Check, Demand

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "documents.md"
MARK = re.compile(r"<!-- keys: (?P<module>[\w.]+) (?P<cls>\w+) -->\n.*?<!-- end -->", re.DOTALL)
TOLD = {"chosen"}
"""Keys that no shipped framework has a use for: the page tells of them in words."""
TEXT = PAGE.read_text(encoding="utf-8")


def below(kind: Any, seen: dict[type, None]) -> Iterator[type]:
    """Every class of ours of which a document is made."""
    if isinstance(kind, type) and attrs.has(kind) and kind not in seen:
        seen[kind] = None
        attrs.resolve_types(kind)
        yield kind
        for field in written_fields(kind):
            yield from below(field.type, seen)
    for inner in get_args(kind):
        yield from below(inner, seen)


SEEN: dict[type, None] = {}
CLASSES = [cls for kind in KINDS.values() for cls in below(kind.cls, SEEN)]


def meanings(cls: type) -> dict[str, str]:
    """What each attribute is, as the class's docstring says it."""
    told: dict[str, str] = {}
    name = ""
    for line in (inspect.getdoc(cls) or "").partition("Attributes:\n")[2].splitlines():
        if start := re.match(r" {4}(\w+): (.*)", line):
            name = start[1]
            told[name] = start[2]
        elif name and line.strip():
            told[name] += f" {line.strip()}"
    return {name: text.replace("``", "`") for name, text in told.items()}


def holds(kind: Any) -> str:
    """What belongs behind a key, in words."""
    members = [member for member in get_args(kind) if member is not type(None)]
    if get_origin(kind) is tuple:
        return f"a list: {holds(members[0])}"
    for tagged in TAGGED:
        if set(members) == set(get_args(tagged.union)):
            return {
                AddsUp: "a [way to add up](#ways-to-add-up)",
                Check: "a [check](#checks)",
                Demand: "a [demand](#demands)",
                Advice: "a kind of [advice](#advice)",
            }.get(tagged.union, "an [answer type](#answer-types)")
    if len(members) == 1:
        return holds(members[0])
    if members:
        return "a number" if Decimal in members else "a whole number or text"
    if hasattr(kind, "__supertype__"):
        return holds(kind.__supertype__)
    if issubclass(kind, Enum):
        return " or ".join(f"`{member.value}`" for member in kind)
    if attrs.has(kind):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return {str: "text", bool: "`true` or `false`", int: "a whole number", Decimal: "a number", date: "a date"}[
        kind
    ]


def table_of(cls: type) -> str:
    """The keys of a class as a table."""
    told = meanings(cls)
    rows = ["| Key | Holds | What it is |", "|---|---|---|"]
    attrs.resolve_types(cls)
    for field in written_fields(cls):
        key = f"`{spelled(field.name)}`" + (" (must be there)" if field.default is attrs.NOTHING else "")
        keyed = field.metadata.get(KEYED)
        what = holds(field.type)
        if keyed:
            inner = get_args(field.type)[0]
            value = holds(attrs.fields_dict(inner)[keyed.value].type) if keyed.value else holds(inner)
            what = f"a mapping from each `{spelled(keyed.key)}` to: {value}"
        rows.append(f"| {key} | {what} | {told[field.name]} |")
    return "\n".join(rows)


def renewed(text: str) -> str:
    """The page with its tables as they should be."""

    def table(found: re.Match[str]) -> str:
        cls = getattr(importlib.import_module(found["module"]), found["cls"])
        return f"<!-- keys: {found['module']} {found['cls']} -->\n\n{table_of(cls)}\n\n<!-- end -->"

    return MARK.sub(table, text)


def keys_used(tree: Any) -> Iterator[str]:
    """Every key of an example."""
    if isinstance(tree, dict):
        for key, inner in tree.items():
            yield str(key)
            yield from keys_used(inner)
    elif isinstance(tree, list):
        for inner in tree:
            yield from keys_used(inner)


def test_the_tables_are_those_of_the_classes() -> None:
    """If not: python -m tests.docs.test_documents."""
    assert renewed(TEXT) == TEXT


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_each_class_has_a_table_or_no_keys(cls: type) -> None:
    """Nothing that a document may hold goes untold. Keys of mappings have no name of their own."""
    tables = {(found["module"], found["cls"]) for found in MARK.finditer(TEXT)}
    written_as_mapping = cls.__name__ in {
        *("Chosen", "BaseValue", "ItemWeight", "CaseSection", "SectionExpected"),
        *("YearNumber", "ColumnOf", "NearestOf", "MarkerMeaning"),
        *("TeamPart", "QuestionAnswer", "ExtensionDigest", "GroupColumn"),
    }
    rooms = {".".join(cls.__module__.split(".")[:2]), cls.__module__.partition("._")[0]}
    assert any((room, cls.__name__) in tables for room in rooms) or written_as_mapping or not attrs.fields(cls)


@pytest.mark.parametrize("kind", KINDS)
def test_each_key_stands_in_an_example(kind: str) -> None:
    """A key that nobody has seen written is a key that nobody will find."""
    # An extension's items are written like those of a framework, which are shown once.
    shown_by = {f"{kind}/1", *(["framework/1"] if kind == "extension" else [])}
    examples = [
        tree
        for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
        if isinstance(tree := source_of(block).tree, dict) and tree.get("practicecheck") in shown_by
    ]
    used = {key for tree in examples for key in keys_used(tree)}
    wanted: set[str] = set()
    implied: set[str] = set()
    for cls in below(KINDS[kind].cls, {}):
        for field in written_fields(cls):
            wanted.add(spelled(field.name))
            if keyed := field.metadata.get(KEYED):
                implied |= {spelled(keyed.key), spelled(keyed.value or "")}
    assert wanted - used - implied - TOLD == set()


def test_each_kind_of_value_is_named() -> None:
    """The words that tell answer types, checks and demands apart are all on the page."""
    for tagged in TAGGED:
        for name in tagged.classes:
            assert f"`{name}`" in TEXT


if __name__ == "__main__":
    PAGE.write_text(renewed(TEXT), encoding="utf-8")
