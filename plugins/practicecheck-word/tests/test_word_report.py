"""A report for Word says what the others say, in the structure that Word and screen readers know."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import entry_points
from itertools import pairwise
from pathlib import Path
from runpy import run_path
from zipfile import ZipFile

import attrs
import pytest
from docx.oxml.ns import qn
from lxml import etree
from tests.comparison.builders import FIGURE
from tests.exchange.report_builders import CASES, PLAN, content_of, full, leaky_years, scored, two_years
from tests.exchange.test_export_html import HOSTILE

import practicecheck as pc
from practicecheck.comparison import Audience
from practicecheck.exchange import Comparing
from practicecheck.exchange.reports import (
    Block,
    Facts,
    Listing,
    Outline,
    Paragraph,
    Part,
    Spread,
    Table,
    outline_of,
)
from practicecheck_word import TEMPLATE, practicecheck_exporters, word_exporter

(WORD,) = practicecheck_exporters()


def told(outline: Outline) -> Iterator[str]:
    """Every text of an outline, in order."""
    yield outline.title
    if outline.banner:
        yield outline.banner
    for block in (*outline.lead, *outline.parts):
        yield from _told(block)


def _told(block: Block) -> Iterator[str]:
    match block:
        case Part():
            yield block.title
            for own in block.blocks:
                yield from _told(own)
        case Paragraph():
            yield from filter(None, [block.label, block.text])
        case Listing():
            yield from filter(None, [block.label])
            yield from block.entries
        case Facts():
            for fact in block.facts:
                yield from (fact.name, fact.value)
        case Spread():
            yield from _told(block.table)
        case Table():
            yield block.caption
            yield from (column.title for column in block.columns)
            for row in block.rows:
                yield from row


def text_of(element) -> str:
    """The text of everything in an element, a line for each paragraph."""
    lines = []
    for paragraph in element.iter(qn("w:p")):
        said = ""
        for own in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
            said += {qn("w:br"): "\n", qn("w:tab"): "\t"}.get(own.tag, own.text or "")
        lines.append(said)
    return "\n".join(lines)


def assert_says(document, content) -> None:
    text, at = text_of(document.element.body), 0
    for words in told(outline_of(content)):
        found = text.find(words, at)
        assert found >= 0, words
        at = found + len(words)


def levels(document) -> list[int]:
    names = [paragraph.style.name for paragraph in document.paragraphs]
    return [int(name.removeprefix("Heading ")) for name in names if name.startswith("Heading ")]


def assert_well_built(document) -> None:
    body = document.element.body
    titles = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Title"]
    assert len(titles) == 1
    found = levels(document)
    assert found[:1] in ([], [1])
    assert all(below <= above + 1 for above, below in pairwise(found))
    for table in body.iter(qn("w:tbl")):
        first, *others = table.findall(qn("w:tr"))
        assert first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in others)
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}").get(qn("w:val"))
        assert table.getprevious().find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "Caption"
        assert table.getnext().tag == qn("w:p")
        assert all(cell.findall(qn("w:p")) for cell in table.iter(qn("w:tc")))
    pictures = list(body.iter(qn("wp:docPr")))
    assert all(picture.get("descr") for picture in pictures)
    assert len(pictures) == len(list(body.iter(qn("w:drawing"))))
    ids = [picture.get("id") for picture in pictures] + [
        mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))
    ]
    assert len(ids) == len(set(ids))
    assert {style.get(qn("w:val")) for style in body.iter(qn("w:pStyle"))} <= {
        style.style_id for style in document.styles
    }
    begun, ended = (
        sum(own.get(qn("w:fldCharType")) == kind for own in body.iter(qn("w:fldChar")))
        for kind in ("begin", "end")
    )
    assert begun == ended


@pytest.mark.parametrize("case", CASES)
def test_every_kind_of_report_says_what_the_others_say_and_is_well_built(case, set_in):
    document = set_in(CASES[case])
    assert_says(document, CASES[case])
    assert_well_built(document)


def test_each_shipped_example_says_what_the_others_say_and_is_well_built(content, set_in):
    document = set_in(content)
    assert_says(document, content)
    assert_well_built(document)


def test_it_is_found_through_its_entry_point_and_chosen_by_its_ending():
    assert "word" in {entry.name for entry in entry_points(group="practicecheck")}
    there = pc.Catalogue.discover()
    assert there.exporter_for("report.docx").name == "word"
    assert there.problems == ()


def parts_of(content) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(WORD.export(content))) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("audience", Audience)
def test_what_is_withheld_of_a_small_unit_is_not_in_its_comparison(audience):
    content = content_of(leaky_years(), audience=audience, comparing=Comparing())
    there = b"".join(parts_of(content).values()).replace(b",", b"")
    assert (FIGURE.encode() in there) is (audience is Audience.WORKING)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_the_reasons_of_a_comparison_stays_text(text):
    """The definition of a case stands in a reason, the unit in a heading."""
    parts = parts_of(content_of(two_years(text), comparing=Comparing(force=True)))
    plain = parts_of(content_of(two_years("plain"), comparing=Comparing(force=True)))
    assert parts.keys() == plain.keys()
    body = etree.fromstring(parts["word/document.xml"])
    as_plain = etree.fromstring(plain["word/document.xml"])
    tags = {own.tag for own in body.iter() if isinstance(own.tag, str)}
    assert tags <= {own.tag for own in as_plain.iter() if isinstance(own.tag, str)} | BREAKS
    said = " ".join("".join(own.text or "" for own in body.iter(qn("w:t"))).split())
    assert " ".join(text.split()) in said


BREAKS = {qn("w:br"), qn("w:tab")}


def test_nothing_heavy_is_loaded_before_a_report_is_made():
    ask = "import sys, practicecheck_word; sys.exit('docx' in sys.modules or 'lxml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", ask], check=False).returncode == 0


def test_the_same_content_makes_the_same_bytes_on_any_day():
    content = CASES["several"]
    first = WORD.export(content)
    assert first == WORD.export(content)
    with ZipFile(io.BytesIO(first)) as package:
        assert {own.date_time for own in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert WORD.export(attrs.evolve(content, title="Another")) != first


def test_every_part_is_well_formed_and_every_relation_leads_to_a_part():
    with ZipFile(io.BytesIO(WORD.export(CASES["scored, working copy"]))) as package:
        names = set(package.namelist())
        for name in names:
            assert etree.fromstring(package.read(name)) is not None
        relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        targets = {own.get("Target") for own in relations}
    assert targets <= {name.removeprefix("word/") for name in names}
    assert any(target.startswith("charts/") for target in targets)


def test_the_file_says_what_it_is_and_of_which_day(set_in):
    content = content_of([scored()], PLAN, audience=Audience.WORKING, title="Our check")
    told_ = set_in(content).core_properties
    assert (told_.title, told_.language) == ("Our check", "en-GB")
    assert told_.subject == content.assessments[0].framework.title
    assert told_.author == (content.assessments[0].assessment.organisation or "practicecheck")
    assert told_.created == told_.modified == datetime(2026, 11, 3, tzinfo=UTC)
    assert told_.content_status == "Working copy, not for publication"


def test_the_text_is_said_to_be_british_english(set_in):
    defaults = set_in(CASES["scored"]).styles.element.find(qn("w:docDefaults"))
    assert [own.get(qn("w:val")) for own in defaults.iter(qn("w:lang"))] == ["en-GB"]


def test_a_working_copy_says_so_on_top_and_on_every_page(set_in):
    document = set_in(CASES["scored, working copy"])
    (header,) = [section.header for section in document.sections]
    assert [own.text for own in header.paragraphs] == ["Working copy, not for publication."]
    assert document.paragraphs[1].text == "Working copy, not for publication."


def test_what_is_published_has_no_such_mark(set_in):
    document = set_in(CASES["scored"])
    assert all(section.header.is_linked_to_previous for section in document.sections)
    assert "Working copy" not in text_of(document.element.body)
    assert document.core_properties.content_status == "For publication"


def test_each_page_says_which_it_is_and_of_how_many(set_in):
    (footer,) = [section.footer for section in set_in(CASES["scored"]).sections]
    assert footer.paragraphs[0].text == "Page 1 of 1"
    commands = [own.text.strip() for own in footer._element.iter(qn("w:instrText"))]  # noqa: SLF001
    assert commands == ["PAGE", "NUMPAGES"]


def test_scores_are_drawn_as_bars_and_the_picture_says_the_same_in_words(set_in):
    content = CASES["scored"]
    document = set_in(content)
    results = outline_of(content).parts[0]
    (table,) = [own for own in results.blocks if isinstance(own, Table) and own.bars]
    (picture,) = [
        own for own in document.element.body.iter(qn("wp:docPr")) if own.get("descr").startswith("Bar chart")
    ]
    for row, bar in zip(table.rows, table.bars, strict=True):
        assert f"{row[0]}: {'no bar' if bar is None else f'{bar}%'}" in picture.get("descr")
        assert bar is None or f"{bar}%" in row
    (chart,) = [own for own in document.part.package.iter_parts() if "charts" in own.partname]
    values = etree.fromstring(chart.blob).iter(qn("c:numCache"))
    drawn = {int(own.get("idx")): own[0].text for found in values for own in found.iter(qn("c:pt"))}
    assert drawn == {n: str(bar) for n, bar in enumerate(table.bars) if bar is not None}


def test_a_bar_is_as_high_as_its_ballots_are_many_and_stands_beneath_their_number(set_in):
    document = set_in(CASES["scored, working copy"])
    heights = {}
    for drawing in document.element.body.iter(qn("w:drawing")):
        said = drawing.find(f".//{qn('wp:docPr')}").get("descr")
        if (found := re.fullmatch(r"Bar: (\d+) of (\d+)", said)) is None:
            continue
        cell = next(own for own in drawing.iterancestors() if own.tag == qn("w:tc"))
        assert text_of(cell).strip() == found[1]
        heights[int(found[1])] = int(drawing.find(f".//{qn('wp:extent')}").get("cy"))
    assert len(heights) > 1
    most = max(heights)
    assert all(abs(high / heights[most] - count / most) < 0.01 for count, high in heights.items())


def test_each_numbered_list_begins_with_one(set_in):
    content = content_of([full()], audience=Audience.WORKING)
    document = set_in(content)
    used = [
        own.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val"))
        for own in document.element.body.iter(qn("w:p"))
        if own.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    ]
    numbering = document.part.numbering_part.element
    there = [own.get(qn("w:numId")) for own in numbering.iter(qn("w:num"))]
    assert set(used) <= set(there)
    assert len(there) == len(set(there))
    lists = list(_lists(outline_of(content)))
    assert len(set(used)) == len(lists)
    begun = [own for own in numbering.iter(qn("w:startOverride")) if own.get(qn("w:val")) == "1"]
    assert len(begun) == sum(block.ordered for block in lists) > 0


def _lists(outline: Outline) -> Iterator[Listing]:
    blocks = [*outline.lead, *outline.parts]
    while blocks:
        own = blocks.pop()
        if isinstance(own, Part):
            blocks += own.blocks
        elif isinstance(own, Listing):
            yield own


def test_the_contents_lead_to_the_parts(set_in):
    content = CASES["scored"]
    body = set_in(content).element.body
    links = {own.get(qn("w:anchor")): text_of_runs(own) for own in body.iter(qn("w:hyperlink"))}
    marks = {own.get(qn("w:name")): text_of_runs(own.getparent()) for own in body.iter(qn("w:bookmarkStart"))}
    assert links == marks
    assert list(links.values()) == [part.title for part in outline_of(content).parts]


def text_of_runs(element) -> str:
    return "".join(own.text or "" for own in element.iter(qn("w:t")))


def test_columns_are_never_wider_than_the_page(set_in):
    for content in CASES.values():
        document = set_in(content)
        section = document.sections[-1]
        room = (section.page_width - section.left_margin - section.right_margin) // 635
        for table in document.element.body.iter(qn("w:tbl")):
            wide = [int(own.get(qn("w:w"))) for own in table.find(qn("w:tblGrid"))]
            assert sum(wide) <= room
            assert min(wide) > 0


def test_deeper_than_word_has_headings_a_heading_stays_at_the_deepest_level(set_in, monkeypatch):
    part = Part(id="p", title="deepest", blocks=())
    for n in range(12):
        part = Part(id=f"p{n}", title=str(n), blocks=(part,))
    outline = Outline(title="Deep", banner=None, lead=(), parts=(part,))
    monkeypatch.setattr("practicecheck_word._report.outline_of", lambda _: outline)
    assert levels(set_in(CASES["nothing"])) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9, 9]


def test_the_shipped_template_is_what_its_sources_make(tmp_path):
    folder = Path(__file__).parents[1]
    script = run_path(str(folder / "make_template.py"))
    script["pack"].__globals__["PACKED"] = tmp_path / "again.docx"
    script["pack"]()
    with ZipFile(tmp_path / "again.docx") as again, ZipFile(io.BytesIO(TEMPLATE.read_bytes())) as shipped:
        assert again.namelist() == shipped.namelist()
        assert all(again.read(name) == shipped.read(name) for name in again.namelist())


def test_an_exporter_is_a_value():
    assert word_exporter(b"", name="a") == word_exporter(b"", name="a")
    assert word_exporter(b"", name="a") != word_exporter(b"1", name="a")
