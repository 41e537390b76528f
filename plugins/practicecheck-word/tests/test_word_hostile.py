"""A template that runs, fetches or hides something, or that is none, is refused in words that help."""

from __future__ import annotations

import io
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.comparison.builders import LAW
from tests.exchange.report_builders import CASES

from practicecheck.errors import Code, DocumentError, Severity
from practicecheck_word import TEMPLATE, check_template, word_exporter
from practicecheck_word._package import MOST_BYTES, MOST_PARTS, MOST_UNPACKED

GOOD = TEMPLATE.read_bytes()
with ZipFile(io.BytesIO(GOOD)) as _package:
    PARTS = {name: _package.read(name) for name in _package.namelist()}
TYPES, MAIN, RELATIONS = "[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(parts: dict[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", how) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return made.getvalue()


def with_part(name: str, data: bytes = b"x") -> bytes:
    return packed({**PARTS, name: data})


def replaced(part: str, old: str, new: str) -> bytes:
    assert old in PARTS[part].decode()
    return packed({**PARTS, part: PARTS[part].replace(old.encode(), new.encode())})


def related(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    own = f'<Relationship Id="rId99" Type="{KIND}{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(RELATIONS, "</Relationships>", own)


def fields(*commands: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{own}</w:instrText></w:r>" for own in commands)
    return replaced(MAIN, "<w:sectPr>", f"<w:p>{runs}</w:p><w:sectPr>")


def doctype(text: str, encoding: str = "utf-8") -> bytes:
    body = f'<?xml version="1.0" encoding="{encoding}"?>{text}<w:document {W}><w:body/></w:document>'
    return packed({**PARTS, MAIN: body.encode(encoding)})


def locked() -> bytes:
    """The first entry says that a password is needed."""
    data = bytearray(GOOD)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def bomb() -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, data in PARTS.items():
            package.writestr(name, data)
        for n in range(11):
            package.writestr(f"word/media/{n}.xml", b" " * 10_000_000)
    return made.getvalue()


def lying_bomb() -> bytes:
    """A part is larger than the package says."""
    made = bytearray(packed({**PARTS, "word/media/a.xml": b" " * 50_000}))
    entry = made.rindex(b"PK\x01\x02")
    made[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    return bytes(made)


def twice() -> bytes:
    made = io.BytesIO(GOOD)
    with ZipFile(made, "a") as package:
        package.writestr(ZipInfo("WORD/document.xml"), PARTS[MAIN])
    return made.getvalue()


REFUSED = {
    "nothing": (b"", Code.UNREADABLE),
    "text": (b"Dear all,", Code.UNREADABLE),
    "a PDF": (b"%PDF-1.7\n", Code.UNREADABLE),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Code.UNREADABLE),
    "HTML": (b"<html><body>Report</body></html>", Code.UNREADABLE),
    "half a document": (GOOD[: len(GOOD) // 2], Code.UNREADABLE),
    "a document without its end": (GOOD[:-30], Code.UNREADABLE),
    "a zip of something else": (packed({"a.txt": b"a"}), Code.UNREADABLE),
    "a spreadsheet": (
        replaced(TYPES, "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
        Code.UNREADABLE,
    ),
    "no main part": (packed({name: own for name, own in PARTS.items() if name != MAIN}), Code.UNREADABLE),
    "no relations": (
        packed({name: own for name, own in PARTS.items() if name != "_rels/.rels"}),
        Code.UNREADABLE,
    ),
    "another root": (packed({**PARTS, MAIN: b"<html/>"}), Code.UNREADABLE),
    "no body": (packed({**PARTS, MAIN: f"<w:document {W}/>".encode()}), Code.UNREADABLE),
    "a locked one": (locked(), Code.UNREADABLE),
    "a package that nobody packs like that": (packed(PARTS, ZIP_BZIP2), Code.UNREADABLE),
    "a name twice": (twice(), Code.UNREADABLE),
    "a bomb": (bomb(), Code.TOO_LARGE),
    "a bomb that lies": (lying_bomb(), Code.UNREADABLE),
    "too many parts": (
        packed({**PARTS, **{f"p/{n}.txt": b"" for n in range(MOST_PARTS)}}, ZIP_STORED),
        Code.TOO_LARGE,
    ),
    "too many bytes": (b"PK" + b"\0" * MOST_BYTES, Code.TOO_LARGE),
    "no XML": (packed({**PARTS, MAIN: b"<w:document"}), Code.SYNTAX),
    "an undeclared prefix": (packed({**PARTS, MAIN: b"<w:document/>"}), Code.SYNTAX),
    "an entity that is not there": (replaced(MAIN, "{{ report }}", "&nbsp;"), Code.SYNTAX),
    "a document type": (doctype("<!DOCTYPE w:document>"), Code.EXPANDS),
    "a document type in UTF-16": (doctype("<!DOCTYPE w:document>", "utf-16"), Code.EXPANDS),
    "laughs": (doctype('<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'), Code.EXPANDS),
    "an outer entity": (doctype('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), Code.EXPANDS),
    "a document type among the relations": (
        packed({**PARTS, "_rels/.rels": b"<!DOCTYPE r>" + PARTS["_rels/.rels"].partition(b"?>")[2]}),
        Code.EXPANDS,
    ),
    "a document with macros": (replaced(TYPES, "document.main+xml", "macroEnabled.main+xml"), Code.BAD_OFFER),
    "a project of macros": (with_part("word/vbaProject.bin"), Code.BAD_OFFER),
    "macros by another name": (related("vbaProject", "x.bin", ""), Code.BAD_OFFER),
    "data of macros": (with_part("word/vbaData.xml", b"<a/>"), Code.BAD_OFFER),
    "a control": (with_part("word/activeX/activeX1.xml", b"<a/>"), Code.BAD_OFFER),
    "an embedded file": (with_part("word/embeddings/sheet.xlsx"), Code.BAD_OFFER),
    "an embedded object": (with_part("word/embeddings/oleObject1.bin"), Code.BAD_OFFER),
    "a chunk of another format": (related("aFChunk", "chunk.html", ""), Code.BAD_OFFER),
    "another document": (related("subDocument", "file:///other.docx"), Code.BAD_OFFER),
    "a template from elsewhere": (related("attachedTemplate", "http://example.org/a.dotm"), Code.BAD_OFFER),
    "a picture from elsewhere": (related("image", "https://example.org/pixel.png"), Code.BAD_OFFER),
    "a share": (related("image", "\\\\10.0.0.1\\share\\a.png"), Code.BAD_OFFER),
    "a frame": (related("frame", "https://example.org"), Code.BAD_OFFER),
    "a link that runs": (related("hyperlink", "javascript:alert(1)"), Code.BAD_OFFER),
    "a link to a file": (related("hyperlink", "file:///c:/windows/system32/calc.exe"), Code.BAD_OFFER),
    "a link to Word's own handlers": (related("hyperlink", "ms-msdt:/id"), Code.BAD_OFFER),
    "mode in capitals": (related("image", "https://example.org/a", ' TargetMode="EXTERNAL"'), Code.BAD_OFFER),
    "an exchange with another program": (fields(" DDEAUTO c:\\\\cmd.exe "), Code.BAD_OFFER),
    "the same in pieces": (fields(" DD", "EAU", "TO c:\\\\cmd.exe "), Code.BAD_OFFER),
    "the same in small letters": (fields(" ddeauto x "), Code.BAD_OFFER),
    "an included picture": (fields(' INCLUDEPICTURE "https://example.org/a.png" '), Code.BAD_OFFER),
    "an included text": (fields(' INCLUDETEXT "c:\\\\a.docx" '), Code.BAD_OFFER),
    "a button": (fields(" MACROBUTTON Run me "), Code.BAD_OFFER),
    "a simple field": (
        replaced(MAIN, "<w:sectPr>", '<w:p><w:fldSimple w:instr=" DDE a b "/></w:p><w:sectPr>'),
        Code.BAD_OFFER,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_what_is_wrong_and_what_to_do(name):
    data, code = REFUSED[name]
    problems = check_template(data, "letterhead.docx")
    assert code in {problem.code for problem in problems}
    assert all(own.severity is Severity.ERROR and own.file == "letterhead.docx" for own in problems)
    assert all(own.message.endswith(".") and own.remedy.endswith(".") for own in problems)
    with pytest.raises(DocumentError) as refused:
        word_exporter(data, name="house").export(CASES["nothing"])
    assert {problem.code for problem in refused.value.problems} == {problem.code for problem in problems}
    assert str(refused.value).startswith("the template of house: ")


def test_every_fault_is_told_at_once():
    parts = {**PARTS, "word/vbaProject.bin": b"x", "word/embeddings/a.xlsx": b"x"}
    assert len(check_template(packed(parts))) == 2


@pytest.mark.parametrize("target", ["https://www.example.org/", "HTTP://example.org", "mailto:psw@example.org"])
def test_links_to_websites_and_people_may_stay(target):
    assert check_template(related("hyperlink", target)) == ()


def test_fields_that_fetch_nothing_may_stay():
    assert check_template(fields(" DOCPROPERTY Title ", ' HYPERLINK "https://example.org" ')) == ()


def test_a_word_is_no_field():
    """What stands in a text may be called like a field."""
    assert check_template(replaced(MAIN, "{{ report }}", "LINK DDE")) == ()


def test_the_limits_leave_room_for_a_letterhead_with_pictures():
    parts = {**PARTS, "word/media/image1.png": bytes(range(256)) * 20_000}
    assert check_template(packed(parts, ZIP_STORED)) == ()
    assert MOST_BYTES < MOST_UNPACKED


@settings(LAW, max_examples=150)
@given(name=st.sampled_from(sorted(PARTS)), data=st.data())
def test_whatever_is_broken_in_it_makes_a_report_or_is_refused(name, data):
    """Nothing else happens: no other error, and no report that can't be opened."""
    own = bytearray(PARTS[name])
    start = data.draw(st.integers(0, len(own)))
    own[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12) | st.just(b"<w:p/>"))
    exporter = word_exporter(packed({**PARTS, name: bytes(own)}), name="broken")
    try:
        made = exporter.export(CASES["scored, working copy"])
    except DocumentError:
        return
    assert Document(io.BytesIO(made)).paragraphs
