"""Workbooks that were made to do harm, or are no workbooks: each is refused or contained, in plain words."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LAW

from practicecheck.assessments import Assessment, Chosen
from practicecheck.errors import DocumentError, Severity
from practicecheck.frameworks import FrameworkId

HAWD = FrameworkId("how-are-we-doing@2016")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def blank(books) -> bytes:
    return books.form(Assessment(framework=HAWD, choices=(Chosen(choice="integration", option="2A"),)))


def refused(books, data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        books.read(data, framework=books.catalogue[HAWD])
    (problem,) = caught.value.problems
    assert problem.file == "form.xlsx"
    return f"{problem.code.value} {problem.message} {problem.remedy}"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is empty"),
        (b"Item,Answer\nq1-1,3\n", "it is not a workbook, whatever it is called"),
        (b"<html><table></table></html>", "Save as"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (OLE + b"\0" * 600, "before 2007 (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"%PDF-1.7", "not a workbook"),
        (b"\0" * (21 * 1024 * 1024), "larger than 20 MB"),
    ],
)
def test_what_is_no_workbook_is_told_with_what_to_do(books, data: bytes, said: str) -> None:
    """An old format, a password, another program's file: each has its own way out."""
    assert said in refused(books, data)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"xl/workbook.bin": b""}, ".xlsb"),
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}, ".ods"),
        ({"word/document.xml": b""}, "text document"),
        ({"readme.txt": b"hello"}, "holds no workbook"),
    ],
)
def test_other_packages_are_told_apart(books, parts: dict, said: str) -> None:
    """What is zipped as a workbook is, and is none."""
    assert said in refused(books, books.packed(parts))


def with_part(books, blank: bytes, name: str, data: bytes) -> bytes:
    return books.packed({**books.parts(blank), name: data})


def test_a_bomb_is_not_set_off(books, blank: bytes) -> None:
    """A part that is packed a thousand times tighter than any form is not unpacked."""
    data = with_part(books, blank, "xl/media/picture.bin", b"\0" * (40 * 1024 * 1024))
    assert "burst" in refused(books, data)


def test_a_sheet_that_is_too_large_is_not_read(books, blank: bytes) -> None:
    """A million rows, each with a number."""
    row = b'<row r="%d"><c r="A%d"><v>%d</v></c></row>'
    rows = b"".join(row % (n, n, n * 7919 % 1_000_003) for n in range(1, 1_000_001))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    data = with_part(books, blank, "xl/worksheets/sheet2.xml", sheet + rows + b"</sheetData></worksheet>")
    assert "larger than 16 MB" in refused(books, data)


def test_a_size_that_lies_does_not_help(books, blank: bytes) -> None:
    """A part says that it is small, and is not: it is unpacked no further than its limit."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packing:
        for name, part in books.parts(blank).items():
            packing.writestr(name, part if name != "xl/styles.xml" else b" " * (30 * 1024 * 1024))
    data = bytearray(made.getvalue())
    true_size = (30 * 1024 * 1024).to_bytes(4, "little")
    assert data.count(true_size) == 2
    lie = bytes(data).replace(true_size, (1000).to_bytes(4, "little"))
    assert "PC10" in refused(books, lie)


def test_too_many_parts_are_not_opened(books, blank: bytes) -> None:
    """A workbook has dozens, not thousands."""
    parts = books.parts(blank) | {f"xl/x{n}.xml": b"" for n in range(2_001)}
    assert "parts" in refused(books, books.packed(parts))


def test_a_part_that_is_there_twice(books, blank: bytes) -> None:
    """One program reads the first, another the last: it is not read at all."""
    made = BytesIO(blank)
    with ZipFile(made, "a") as packing, pytest.warns(UserWarning, match="Duplicate name"):
        packing.writestr(ZipInfo("xl/workbook.xml"), b"<workbook/>")
    assert "there twice" in refused(books, made.getvalue())


DOCTYPES = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]>',
    '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;&a;"><!ENTITY d "&c;&c;&c;&c;">]>',
)


@pytest.mark.parametrize("doctype", DOCTYPES)
@pytest.mark.parametrize(
    "part",
    [
        "xl/worksheets/sheet1.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/workbook.xml",
        "xl/styles.xml",
        "_rels/.rels",
    ],
)
def test_entities_are_refused_in_every_part(books, blank: bytes, doctype: str, part: str) -> None:
    """No part may declare a document type: nothing outside is fetched, and nothing inside grows."""
    parts = books.parts(blank)
    body = parts[part]
    start = body.find(b"?>") + 2 if body.startswith(b"<?xml") else 0
    data = books.packed({**parts, part: body[:start] + doctype.encode() + body[start:]})
    assert "document type" in refused(books, data)


def test_entities_are_refused_among_shared_texts(books, blank: bytes) -> None:
    """Where most programs keep what people wrote."""
    parts = books.parts(blank)
    name = "xl/_rels/workbook.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    relation = f'<Relationship Id="t" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    data = books.packed(
        {
            **parts,
            name: parts[name].replace(b"</Relationships>", relation.encode()),
            "xl/sharedStrings.xml": f"{DOCTYPES[1]}<sst><si><t>&a;</t></si></sst>",
        }
    )
    assert "document type" in refused(books, data)


def test_entities_in_utf16_are_refused(books, rows) -> None:
    """Another encoding hides nothing."""
    sheet = books.sheet(rows(("Item", "Answer"), ("q1-1", 3)))
    parts = books.parts(sheet)
    text = '<?xml version="1.0" encoding="UTF-16"?>' + DOCTYPES[0] + parts["xl/worksheets/sheet1.xml"].decode()
    data = books.packed({**parts, "xl/worksheets/sheet1.xml": text.encode("utf-16")})
    assert "document type" in refused(books, data)


def test_macros_are_not_run_and_told(books, blank: bytes) -> None:
    """The answers of a workbook with macros are read; its macros are bytes."""
    data = with_part(books, blank, "xl/vbaProject.bin", b"Sub Auto_Open()")
    document = books.read(data, name="form.xlsm")
    assert document.document is not None
    assert any(
        "macros" in problem.message and problem.severity is Severity.NOTE for problem in document.problems
    )


def test_links_to_other_files_are_not_followed_and_told(books, blank: bytes) -> None:
    """The value that was last shown is read."""
    data = with_part(books, blank, "xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    document = books.read(data)
    assert any("points to other files" in problem.message for problem in document.problems)


def test_a_sheet_of_many_rows_is_read_to_its_limit_and_told(books, rows) -> None:
    """What stands beyond is not passed over in silence."""
    far = '<row r="1000000"><c r="A1000000"><v>1</v></c></row>'
    data = books.sheet(rows(("Item", "Answer"), ("q1-1", 3)) + far)
    document = books.read(data, framework=books.catalogue[HAWD])
    assert document.document.by_item["q1-1"].score == 3
    assert any(problem.where == 'sheet "Form", cell A1000000' for problem in document.problems)


def test_a_hundred_thousand_rows_are_contained(books, rows) -> None:
    """They are read no further than row 5,000."""
    many = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(4, 100_000))
    document = books.read(
        books.sheet(rows(("Item", "Answer"), ("q1-1", 3)) + many), framework=books.catalogue[HAWD]
    )
    assert document.document.by_item["q1-1"].score == 3
    assert any("A5001" in (problem.where or "") for problem in document.problems)


def test_a_merge_over_a_whole_sheet_costs_nothing(books, rows) -> None:
    """17 billion cells in 40 letters."""
    merge = '<mergeCells><mergeCell ref="C3:XFD1048576"/><mergeCell ref="A1048577:nonsense"/></mergeCells>'
    data = books.sheet(rows(("Item", "Answer"), ("q1-1", 3)), after=merge)
    assert books.read(data, framework=books.catalogue[HAWD]).document.by_item["q1-1"].score == 3


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="ZZZZ1"><v>1</v></c>',
        '<c r="A0"><v>1</v></c>',
        '<c s="999999"><v>1</v></c>',
        '<c t="nonsense"><v>1</v></c>',
        '<c t="s"><v>-5</v></c>',
        "<c><v/></c>",
        '<c t="d"><v>spring</v></c>',
        '<c t="inlineStr"/>',
        "<c><v>nan</v></c>",
    ],
)
def test_odd_cells_break_nothing(books, rows, cell: str) -> None:
    """Whatever a cell says of itself, the others are read."""
    data = books.sheet(rows(("Item", "Answer"), ("q1-1", 3)) + f"<row r='9'>{cell}</row>")
    assert books.read(data, framework=books.catalogue[HAWD]).document.by_item["q1-1"].score == 3


def test_a_control_character_is_told_with_its_cell(books, rows) -> None:
    """It is spelled out in the file, and no document may hold it."""
    data = books.sheet(rows(("Item", "Answer", "Comment"), ("q1-1", 3, "a_x0007_b")))
    document = books.read(data, framework=books.catalogue[HAWD])
    assert [(p.code.value, p.where) for p in document.problems if p.severity is Severity.ERROR] == [
        ("PC110", 'sheet "Form", cell C2')
    ]


@pytest.mark.parametrize(
    "target", ["../../../etc/passwd", "/etc/passwd", "http://127.0.0.1:9/", "C:\\x.xml", ""]
)
def test_a_part_outside_the_file_is_never_opened(books, blank: bytes, target: str) -> None:
    """Names lead to parts of the file, and nowhere else."""
    parts = books.parts(blank)
    name = "_rels/.rels"
    broken = parts[name].replace(b"xl/workbook.xml", target.encode())
    assert "holds no workbook" in refused(books, books.packed({**parts, name: broken}))


@LAW
@given(at=st.integers(0, 30_000), byte=st.integers(0, 255), cut=st.booleans())
def test_a_broken_file_is_read_or_refused(books, at: int, byte: int, cut: bool) -> None:  # noqa: FBT001
    """Whatever byte is wrong: a document, or a reason; never a crash."""
    data = bytearray(books.form(Assessment(framework=FrameworkId("employer-standards@2014"))))
    at %= len(data)
    data[at] = byte
    try:
        document = books.read(bytes(data[:at] if cut else data))
    except DocumentError as fault:
        problems = fault.problems
    else:
        problems = document.problems
    assert problems  # a form with nothing in it has something to tell, too
