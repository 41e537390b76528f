"""Tables of text, whatever a spreadsheet did to them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LAW

from practicecheck.errors import DocumentError
from practicecheck.exchange import read_table_text, table_text
from practicecheck.exchange._table_text import MOST_TABLE_BYTES

PLAIN = "Team,Cases\nEast,12\nWest,9\n"


def rows(data: bytes | str) -> list[tuple[str, ...]]:
    return [row.cells for row in table_text(data.encode() if isinstance(data, str) else data, "a.csv").rows]


def codes(data: bytes | str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        table_text(data.encode() if isinstance(data, str) else data, "a.csv")
    return [f"{problem.code.value} {problem.line}" for problem in caught.value.problems]


WANTED = [("East", "12"), ("West", "9")]


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.removesuffix("\n"),
        PLAIN.replace(",", ";"),
        PLAIN.replace(",", "\t"),
        PLAIN.replace(",", "|"),
        "sep=;\n" + PLAIN.replace(",", ";"),
        PLAIN.replace(",", " , "),
        PLAIN.replace("East", '"East"'),
        PLAIN.replace("\nWest", "\n\n,\n \nWest"),
        "\n\n" + PLAIN,
        PLAIN.replace("Cases", "Cases,,").replace("12", "12,,").replace("9", "9,,"),
        PLAIN.replace("12", "12,,"),
        PLAIN.replace("East", "East\u00a0"),
    ],
)
def test_it_is_the_same_table_however_it_was_saved(data: bytes | str) -> None:
    """Byte-order marks, line ends, separators, blank rows and columns, and blanks around cells say nothing."""
    assert rows(data) == WANTED


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    table = table_text(PLAIN.replace("\nWest", "\n\nWest").encode(), "a.csv")
    assert [row.number for row in table.rows] == [2, 4]
    table = table_text(b"sep=,\n" + PLAIN.encode(), "a.csv")
    assert [row.number for row in table.rows] == [2, 3]


def test_text_may_hold_what_separates_cells_and_lines() -> None:
    assert rows('Team,Cases\n"East, and\nWest",12\n') == [("East, and\nWest", "12")]
    assert rows('Team;Cases\n"East; ""old""";"1,5"\n') == [('East; "old"', "1,5")]


def test_an_old_encoding_is_read_and_told() -> None:
    table = table_text("Team,Cases\nCafé,1\n".encode("cp1252"), "a.csv")
    assert table.rows[0].cells == ("Café", "1")
    assert table.encoding == "windows-1252"
    assert [(problem.code.value, problem.severity.value) for problem in table.problems] == [("PC737", "note")]
    assert table_text("Team,Cases\nCafé,1\n".encode(), "a.csv").problems == ()


def test_a_table_says_which_file_it_was() -> None:
    table = table_text(PLAIN.encode(), "a.csv")
    assert (table.name, table.separator, table.encoding, table.heading) == (
        "a.csv",
        ",",
        "utf-8",
        ("Team", "Cases"),
    )
    assert table.digest != table_text(PLAIN.encode() + b"\n", "a.csv").digest


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ("", ["PC721 None"]),
        ("\n  \n", ["PC721 None"]),
        (b"PK\x03\x04 and so on", ["PC721 None"]),
        (b"\xd0\xcf\x11\xe0 and so on", ["PC721 None"]),
        (b"Team,Cases\nEast,\x00\n", ["PC721 None"]),
        ("Team,Cases\nEast,1\nWe\x1b[2Jst,2\n", ["PC110 3"]),
        (b"Team,Cases\nCaf\x81,1\n", ["PC721 None"]),
        (b"\xff\xfeT\x00e\x00a", ["PC721 None"]),
        ('Team,Cases\nEast,"12\nWest,9\n', ["PC721 2"]),
        ("Team,Cases\n\x1b[31mEast,12\n\nWest\x9b2J,9\n", ["PC110 2", "PC110 4"]),
        ("Te\x07am,Cases\nEast,12\n", ["PC110 1"]),
        ("Team,Cases\nEast\n", ["PC722 2"]),
        ("Team,Cases\nEast,1,2\nWest,1\nNorth,1,2,3\n", ["PC722 2", "PC722 4"]),
        ("Workforce, 2025\nTeam,Cases,Staff\nEast,1,2\n", ["PC722 2", "PC722 3"]),
    ],
)
def test_what_is_no_table_is_refused_with_its_row(data: bytes | str, wanted: list[str]) -> None:
    assert codes(data) == wanted


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(MOST_TABLE_BYTES + 1)
    with pytest.raises(DocumentError, match="PC104 it is larger than 64 MB"):
        read_table_text(tmp_path / "a.csv")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="PC101"):
        read_table_text(tmp_path / "none.csv")
    (tmp_path / "a.csv").write_text(PLAIN)
    assert [row.cells for row in read_table_text(str(tmp_path / "a.csv")).rows] == WANTED


@LAW
@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_are_told(data: bytes) -> None:
    with contextlib.suppress(DocumentError):
        table = table_text(data, "a.csv")
        assert all(len(row.cells) == len(table.heading) for row in table.rows)
