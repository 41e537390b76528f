"""A survey's file is read row by row, and what can't be read is told with its place."""

from __future__ import annotations

import contextlib
import os
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.surveys import exports

from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.surveys import open_export, use_of
from practicecheck.surveys.exports._written import cell_of, clean

HEAD = b"council,standard-3,standard-5\n"


def refused(file: Path) -> tuple[str, int | None]:
    """Why a file is refused, and in which row."""
    with pytest.raises(DocumentError) as caught:
        list(open_export(file).rows())
    (problem,) = caught.value.problems
    assert problem.code is Code.SURVEY_FILE
    assert problem.file == str(file)
    assert problem.remedy
    return problem.message, problem.line


def written(folder: Path, data: bytes) -> Path:
    file = folder / "survey.csv"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_separators_are_found_out(encoding: str, delimiter: str, tmp_path: Path) -> None:
    """Names with accents come out whole."""
    rows = [["Council", "Rôle", "standard-3"], ["Ynys Môn", "Café", "3"], ["Sir Gâr; Powys", "a,b", "4"]]
    start = "\ufeff" if encoding == "utf-16-le" else ""
    rows[0][0] = start + rows[0][0]
    file = exports.csv_file(tmp_path / "s.csv", rows, delimiter, encoding)
    table = open_export(file)
    assert [heading.code for heading in table.headings] == ["Council", "Rôle", "standard-3"]
    assert list(table.rows()) == [("Ynys Môn", "Café", 3), ("Sir Gâr; Powys", "a,b", 4)]
    assert [problem.code for problem in table.problems] == [Code.OLD_ENCODING] * (encoding == "cp1252")


def test_a_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    """Some spreadsheets write ``sep=;`` first."""
    table = open_export(written(tmp_path, b"sep=;\r\ncouncil;standard-3\r\nNorthshire;4\r\n"))
    assert list(table.rows()) == [("Northshire", 4)]


def test_an_accent_in_the_last_row_tells_the_encoding(tmp_path: Path) -> None:
    """The beginning of a file may be plain for long."""
    data = HEAD + b"Northshire,3,4\n" * 90_000 + b"M\xf4n,1,2\n"
    table = open_export(written(tmp_path, data))
    assert list(table.rows())[-1] == ("Môn", 1, 2)


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    """A table holds no open file."""
    table = open_export(exports.csv_file(tmp_path / "s.csv", exports.generic()))
    assert list(table.rows()) == list(table.rows())


def test_blank_rows_are_left_out(tmp_path: Path) -> None:
    """Wherever they stand, and however many blanks are in them."""
    table = open_export(written(tmp_path, HEAD + b"\nN,1,2\n,,\n \n  , ,\nE,3,4\n\n"))
    assert list(table.rows()) == [("N", 1, 2), ("E", 3, 4)]


@pytest.mark.parametrize(
    ("said", "cell"),
    [
        *(("3", 3), ("-9", -9), ("0", 0), ("3.0", 3.0), ("2.5", 2.5), ("007", "007"), ("1.10", "1.10")),
        *(("", None), ("  ", None), (" 4 ", 4), ("1e5", "1e5"), ("٣", "٣"), ("-0", "-0"), ("+3", "+3")),
        *(("=1+1", "=1+1"), ("1" * 30, "1" * 30), ("a\x1b[31mb", "a[31mb"), ("\u200f\u05d0\u05d1",) * 2),
        *(
            ("two\nlines", "two\nlines"),
            ("1,5", "1,5"),
            ("nan", "nan"),
            ("inf", "inf"),
            ("12345678901234567890",) * 2,
        ),
    ],
)
def test_a_cell_is_a_number_only_where_it_reads_back_the_same(said: str, cell: object) -> None:
    """A staff number keeps its noughts, and nothing in a cell is run."""
    assert cell_of(said) == cell
    assert type(cell_of(said)) is type(cell)


@given(st.text())
def test_no_text_in_a_cell_fails(text: str) -> None:
    """And a number is written as it was."""
    cell = cell_of(text)
    assert cell is None or str(cell) == clean(text)


@pytest.mark.parametrize(
    ("data", "why", "line"),
    [
        (b"", "it is empty.", None),
        (b"\n\n", "first row is empty", None),
        (b",,,\n1,2,3,4\n", "first row is empty", None),
        (HEAD + b'N,"1', "stops within a cell", 2),
        (HEAD + b"N,1,2\nN,3,4\nE,5", "its last row has fewer cells", 4),
        (HEAD + b"N,1,2\nN,3\nE,5,5\n", "fewer cells than the heading", 3),
        (HEAD + b"N,1,2\nN,3,4,5\n", "more cells than the heading", 3),
        (HEAD + b'N,1,2\n"N"x,3,4\n', "quotation mark is missing or too many", 3),
        (HEAD + b"N,1,\x002\n", "character NUL", None),
        (HEAD + b"N,\x81,2\n", "no text in UTF-8, UTF-16 or Windows-1252", None),
        (HEAD.decode().encode("utf-16")[:-1], "breaks off or is damaged", None),
        ("a,b\n1,2\n".encode("utf-16-le"), "character NUL", None),
        (b"\xd0\xcf\x11\xe0 an old workbook", "before 2007", None),
        (b"PAR1 columns", "Parquet", None),
        (b"PK\x03\x04 half a workbook", "no workbook, or it stops halfway", None),
        (HEAD + b'N,"' + b"x" * 140_000 + b'",2\n', "more than 131072 characters", 2),
    ],
)
def test_what_can_not_be_read_is_told_with_its_row(
    data: bytes, why: str, line: int | None, tmp_path: Path
) -> None:
    """One problem, and what to do."""
    message, row = refused(written(tmp_path, data))
    assert why in message
    assert row == line


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """As is a folder."""
    assert "can't be read" in refused(tmp_path / "gone.csv")[0]
    assert "can't be read" in refused(tmp_path)[0]


@given(st.integers(min_value=0))
def test_a_file_cut_anywhere_is_told_or_is_whole_rows(cut: int) -> None:
    """No row of a cut file is another than it was, but for the end of the last text."""
    rows = [["council", "standard-3"], *(["North, or\nEast", str(n)] for n in range(10, 20))]
    with tempfile.TemporaryDirectory() as folder:
        whole = exports.csv_file(Path(folder) / "s.csv", rows)
        data = whole.read_bytes()
        whole.write_bytes(data[: len(data) - cut % (len(data) - 30)])
        read: list[tuple[object, ...]] = []
        with contextlib.suppress(DocumentError):
            read.extend(open_export(whole).rows())
    assert [row[0] for row in read] == ["North, or\nEast"] * len(read)
    assert [row[1] for row in read[:-1]] == list(range(10, 10 + len(read[:-1])))


def test_columns_of_one_name_are_told(tmp_path: Path) -> None:
    """None of them can be named."""
    table = open_export(written(tmp_path, b"a,b,a,a\n1,2,3,4\n"))
    (problem,) = table.problems
    assert (problem.code, problem.severity) == (Code.SURVEY_COLUMN, Severity.WARNING)
    assert 'columns 1, 3, 4 are all called "a"' in problem.message
    assert table.named == {"b": 1}


def test_ten_thousand_columns_are_read(tmp_path: Path) -> None:
    """Each has its place."""
    rows = [[f"q{n}" for n in range(10_000)], [str(n % 5) for n in range(10_000)]]
    table = open_export(exports.csv_file(tmp_path / "s.csv", rows))
    assert table.named["q9999"] == 9_999
    assert use_of(table).columns[9_999].values == (4,)


def test_nobody_answered(tmp_path: Path) -> None:
    """Headings alone are no survey."""
    with pytest.raises(DocumentError, match="nobody answered"):
        use_of(open_export(written(tmp_path, HEAD)))


# Workbooks.


def test_a_workbook_without_openpyxl_is_read(tmp_path: Path) -> None:
    """Texts in cells, gaps, sparse rows, numbers, booleans and faults: the standard library is enough."""
    file = exports.bare_xlsx(
        tmp_path / "s.xlsx",
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>coun</t></r><r><t>cil</t></r><rPh><t>x</t></rPh></is></c>'
        '<c r="C1" t="str"><f>1+1</f><v>q_x0041_</v></c></row>'
        '<row r="3"><c r="B3"><v>2.5</v></c><c r="C3"><v>3.0</v></c></row>'
        '<row><c><v>1E1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
    )
    table = open_export(file)
    assert [heading.code for heading in table.headings] == ["council", "", "qA"]
    assert list(table.rows()) == [(None, 2.5, 3), (10, "TRUE", None)]


def test_shared_texts_are_read_as_a_spreadsheet_saves_them(tmp_path: Path) -> None:
    """What openpyxl writes comes back."""
    rows = exports.microsoft_forms()
    table = open_export(exports.xlsx_file(tmp_path / "f.xlsx", rows))
    assert [row[6:] for row in table.rows()] == [tuple(row[6:]) for row in rows[1:]]
    assert [row[0] for row in table.rows()] == list(range(1, 13))


def test_other_sheets_are_told(tmp_path: Path) -> None:
    """Only the first is read."""
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.append(["council"])
    book.create_sheet("Codes")
    book.save(tmp_path / "s.xlsx")
    (problem,) = open_export(tmp_path / "s.xlsx").problems
    assert problem.message == 'only the sheet "Sheet" is read, not Codes.'


@pytest.mark.parametrize(
    ("sheet", "before", "why"),
    [
        ("<row><c><v>1</v></c>", "", "damaged, or stops halfway"),
        ("<row><c><v>abc</v></c></row>", "", "damaged, or stops halfway"),
        ('<row r="0"><c><v>1</v></c></row>', "", "damaged, or stops halfway"),
        ('<row r="5"><c><v>1</v></c></row><row r="4"/>', "", "damaged, or stops halfway"),
        ('<row r="99999999"><c><v>1</v></c></row>', "", "damaged, or stops halfway"),
        ('<row><c r="ZZZZZZ1"><v>1</v></c></row>', "", "damaged, or stops halfway"),
        ('<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', "", "damaged, or stops halfway"),
        ("<row/>", '<!DOCTYPE x [<!ENTITY a "b">]>', "declares a document type"),
        ("<row/>", "", "first row is empty"),
        ("", "", "first row is empty"),
    ],
)
def test_a_hostile_sheet_is_refused(sheet: str, before: str, why: str, tmp_path: Path) -> None:
    """Whatever somebody wrote into it by hand."""
    assert why in refused(exports.bare_xlsx(tmp_path / "s.xlsx", sheet, before))[0]


def test_a_cell_as_long_as_a_book_is_refused(tmp_path: Path) -> None:
    """No spreadsheet lets anybody write it."""
    text = os.urandom(5_000_000).hex()
    sheet = f'<row><c t="str"><v>{text}</v></c></row>'
    assert "damaged, or stops halfway" in refused(exports.bare_xlsx(tmp_path / "s.xlsx", sheet))[0]


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    """A sheet of spaces that would fill the memory."""
    file = exports.bare_xlsx(tmp_path / "s.xlsx", " " * 40_000_000)
    assert file.stat().st_size < 100_000
    assert "packed so tight" in refused(file)[0]


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["a.txt"], "holds no workbook"),
        (["xl/workbook.bin"], "of another format"),
        (["mimetype", "content.xml"], "of another format"),
        ([f"{n}.xml" for n in range(2_001)], "too many parts"),
    ],
)
def test_what_is_no_workbook_is_told(names: list[str], why: str, tmp_path: Path) -> None:
    """A packed file may be anything."""
    file = tmp_path / "s.xlsx"
    with zipfile.ZipFile(file, "w") as package:
        for name in names:
            package.writestr(name, "x")
    assert why in refused(file)[0]


def test_a_workbook_cut_anywhere_is_refused(tmp_path: Path) -> None:
    """The list of its parts stands at its end."""
    whole = exports.xlsx_file(tmp_path / "w.xlsx", exports.generic()).read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        file = tmp_path / "cut.xlsx"
        file.write_bytes(whole[: int(len(whole) * share)])
        assert "no workbook, or it stops halfway" in refused(file)[0]


def test_a_workbook_with_a_broken_part_is_refused(tmp_path: Path) -> None:
    """Bytes in the middle were lost."""
    file = exports.xlsx_file(tmp_path / "w.xlsx", exports.generic())
    with zipfile.ZipFile(file) as package:
        member = package.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(file.read_bytes())
    for n in range(member.header_offset + 80, member.header_offset + 120):
        data[n] ^= 0xFF
    file.write_bytes(data)
    assert "damaged, or stops halfway" in refused(file)[0]
