"""Attributes that no document holds: they are carried by values, and neither read nor written."""

from __future__ import annotations

import attrs
import pytest

from practicecheck.documents import UNWRITTEN, keyed_by, written_fields
from practicecheck.exchange._schema import _Page
from practicecheck.exchange._structure import structure, structure_quickly
from practicecheck.exchange._writer import plain
from practicecheck.values import Value


@attrs.frozen(kw_only=True, repr=False)
class Entry(Value):
    """An entry.

    Attributes:
        name: Its name.
        origin: Where it comes from.
        says: What it says.
    """

    name: str
    origin: str | None = attrs.field(default=None, metadata=UNWRITTEN, eq=False)
    says: str = ""


@attrs.frozen(kw_only=True, repr=False)
class Page(Value):
    """A page.

    Attributes:
        entries: Its entries.
        seen: How often it was seen.
    """

    entries: tuple[Entry, ...] = attrs.field(default=(), metadata=keyed_by("name"))
    seen: int = attrs.field(default=0, metadata=UNWRITTEN)


PAGE = Page(entries=(Entry(name="one", origin="there", says="a word"),), seen=3)
WRITTEN = {"entries": {"one": {"says": "a word"}}}


def test_it_is_not_written() -> None:
    assert plain(PAGE) == WRITTEN


def test_what_is_read_has_the_default() -> None:
    for made in (structure_quickly(WRITTEN, Page), structure(WRITTEN, Page)[0]):
        assert made is not None
        assert (made.seen, made.entries[0].origin) == (0, None)
        assert made.entries == PAGE.entries


@pytest.mark.parametrize(
    ("tree", "place"),
    [({**WRITTEN, "seen": 3}, "seen"), ({"entries": {"one": {"origin": "there"}}}, "entries.one.origin")],
)
def test_a_document_that_holds_it_has_a_key_that_is_not_known(tree, place) -> None:
    assert structure_quickly(tree, Page) is None
    _, problems = structure(tree, Page)
    assert [(problem.code.value, problem.place) for problem in problems] == [("PC114", place)]
    assert place.rpartition(".")[2] not in problems[0].remedy


def test_the_other_parts_are_kept_where_it_stands() -> None:
    made, _ = structure({**WRITTEN, "seen": 3}, Page)
    assert made == Page(entries=PAGE.entries)


def test_no_schema_has_it() -> None:
    page = _Page()
    assert list(page.of_class(Page)["properties"]) == ["entries"]
    assert list(page.definitions["Entry"]["properties"]) == ["says"]


def test_the_fields_of_a_document_are_all_the_others() -> None:
    assert [field.name for field in written_fields(Entry)] == ["name", "says"]
