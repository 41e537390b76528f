"""What a team wrote stands in the document letter for letter, and is never anything but text."""

from __future__ import annotations

import io
import re
from datetime import date
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.comparison.builders import LAW
from tests.exchange.report_builders import content_of, full

from practicecheck.comparison import Audience
from practicecheck.exchange import ReportContent
from practicecheck.exchange.reports import Column, Table
from practicecheck_word import TEMPLATE, practicecheck_exporters
from practicecheck_word._tables import table
from practicecheck_word._template import opened

(WORD,) = practicecheck_exporters()

ODD = {
    "leading and trailing spaces": "  two before, three after   ",
    "many spaces": "a          b",
    "no-break and thin spaces": "a\u00a0b\u2009c\u202fd",
    "lines": "first\nsecond\n\n\nsixth",
    "lines at the ends": "\n\nsaid\n",
    "tabs": "\ta\t\tb\t",
    "line separators": "a\u2028b\u2029c\u0085d",
    "emoji": "👩🏽‍⚕️ 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "combining": "e\u0301 a\u0308\u0304 \u0e01\u0e33",
    "Welsh": "Gwasanaethau cymdeithasol Ŵ ŷ",
    "Arabic": "العمل الاجتماعي 2026",
    "Hebrew and English": "עבודה סוציאלית: social work!",
    "overrides": "\u202eright\u202c to \u2066left\u2069",
    "markup": "<w:p><w:r/></w:p> & &amp; ]]> <!-- -->",
    "placeholders": "{{ report }} {% raw %} ${x} «Field»",
    "a placeholder alone": "{{ report }}",
    "fields": '{ PAGE } { DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/c calc" }',
    "formulas": "=1+1 @SUM(A1) +44 -1",
    "Word's own codes": "^p ^t \\n _x000D_ _x0041_",
    "markdown": "# a\n* b\n1. c\n> d",
    "byte order mark": "\ufeffa",
    "private use": "\ue000\uf8ff",
    "astral": "\U0001d538\U0001d553 \U0010fffd",
    "zero width": "a\u200bb\u200dc\u00add",
    "one long word": "Rindfleischetikettierungsüberwachung" * 300,
    "a very long text": "All of us said so, more than once. " * 5_000,
    "nothing but marks": "... !!! ???",
}


def document_of(content: ReportContent, set_in):
    return set_in(content).element.body


def written(paragraph) -> str:
    """What a paragraph says, with its lines and tabs."""
    said = ""
    for own in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if own.getparent().tag == qn("w:r"):
            said += {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(own.tag, own.text or "")
    return said


def paragraphs(body) -> list[str]:
    return [written(own) for own in body.iter(qn("w:p"))]


def assert_kept(text: str, set_in) -> None:
    content = content_of([full(text)], audience=Audience.WORKING, title=text)
    body = document_of(content, set_in)
    said = paragraphs(body)
    assert said[0] == text  # the title
    assert said.count(text) > 5  # entries, evidence, priorities
    assert f"Comment: {text}" in said
    assert f"{text}\n\n{text}\n{text}" in said
    assert f"Staff in scope:\t{text}" in said
    for own in body.iter(qn("w:t")):
        assert own.get(qn("xml:space")) == "preserve"


@pytest.mark.parametrize("name", ODD)
def test_odd_text_stands_as_it_was_written(name, set_in):
    assert_kept(ODD[name], set_in)


@settings(LAW, max_examples=40)
@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t "), min_size=1
    ).filter(str.strip)
)
def test_any_text_stands_as_it_was_written(text, set_in):
    legible = re.sub("[\ufffe\uffff]", "\ufffd", text)
    content = content_of([full(text)], audience=Audience.WORKING)
    assert f"Comment: {legible}" in paragraphs(document_of(content, set_in))


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "\x1b[31m", "\ud800", "a\ufffe", "\uffff"])
def test_what_xml_can_not_hold_is_marked(text, set_in):
    """No document has such characters, as reading refuses them; who makes values may have overlooked one."""
    said = paragraphs(document_of(content_of([full(text)], audience=Audience.WORKING, title=text), set_in))
    assert said[0] == re.sub("[\x00\x0b\x1b\ud800\ufffe\uffff]", "\ufffd", text)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_lines_end_in_one_way_however_they_were_ended(ending, set_in):
    said = paragraphs(document_of(content_of([], title=f"a{ending}b"), set_in))
    assert said[0] == "a\nb"


def test_no_text_becomes_a_field(set_in):
    content = content_of([full(ODD["fields"])], audience=Audience.WORKING, title=ODD["fields"])
    commands = [own.text.split()[0] for own in document_of(content, set_in).iter(qn("w:instrText"))]
    assert commands == ["TOC"]


@pytest.mark.parametrize(
    ("text", "from_right"),
    [
        (ODD["Arabic"], True),
        (ODD["Hebrew and English"], True),
        ("12: שלום", True),
        ("social work: עבודה", False),
        ("2026", False),
    ],
)
def test_text_that_is_read_from_the_right_is_set_from_the_right(text, from_right, set_in):
    title = next(document_of(content_of([], title=text), set_in).iter(qn("w:p")))
    assert (title.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None) is from_right
    assert (title.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:rtl')}") is not None) is from_right


def test_a_long_title_is_cut_among_the_file_s_properties_alone(set_in):
    document = set_in(content_of([], title="word " * 200))
    assert len(document.core_properties.title) == 255
    assert document.paragraphs[0].text == "word " * 200


def test_a_hostile_title_stays_out_of_the_package():
    data = WORD.export(content_of([full('"/><x>')], title='"/><x>', audience=Audience.WORKING))
    with ZipFile(io.BytesIO(data)) as package:
        assert not [name for name in package.namelist() if b"<x>" in package.read(name)]


def test_a_text_on_two_pages_may_be_split():
    """A row that could be longer than a page is not held together."""
    _, house = opened(TEMPLATE.read_bytes(), "ours")
    made = table(
        Table(caption="c", columns=(Column(title="t"),), rows=(("short",), ("long " * 1_000,))), house, 9_000
    )
    whole = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in made.findall(qn("w:tr"))]
    assert whole == [True, True, False]


def test_the_day_is_the_report_s_own():
    """Nothing asks the clock."""
    early = content_of([], title="t")
    assert early.made_on == date(2026, 11, 3)
    with ZipFile(io.BytesIO(WORD.export(early))) as package:
        assert b"2026-11-03T00:00:00Z" in package.read("docProps/core.xml")
