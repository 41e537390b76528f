"""A house's template gives the style, keeps what stands in it, and never spoils a report by what it lacks."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from importlib.resources import files
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from tests.exchange.report_builders import CASES, PLAN, content_of, scored

from practicecheck.comparison import Audience
from practicecheck.errors import Code, Severity
from practicecheck.exchange import Exporter
from practicecheck.exchange.reports import Column, Outline, Table
from practicecheck_word import TEMPLATE, check_template, word_exporter
from practicecheck_word._house import STYLES
from practicecheck_word._tables import widths

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT = CASES["scored, working copy"]


def saved(document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def house(*paragraphs: str):
    """A template as somebody makes it in Word: not ours, and with words on it."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(own: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w") as package:
        for name, data in own.items():
            package.writestr(name, data)
    return made.getvalue()


def without_style(data: bytes, *names: str) -> bytes:
    document = Document(io.BytesIO(data))
    for style in list(document.styles.element.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")).lower() in {name.lower() for name in names}:
            style.getparent().remove(style)
    return saved(document)


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_an_exporter_is_made_in_one_line():
    made = word_exporter(
        TEMPLATE, name="northshire-word", title="On our letterhead", endings=(".northshire.docx",)
    )
    assert isinstance(made, Exporter)
    assert (made.name, made.title, made.endings) == (
        "northshire-word",
        "On our letterhead",
        (".northshire.docx",),
    )
    assert made.export(CONTENT).startswith(b"PK")


def test_a_template_is_a_file_of_a_package_or_its_bytes():
    file = files("practicecheck_word") / "template.docx"
    given = [word_exporter(own, name="a").export(CONTENT) for own in (file, file.read_bytes())]
    assert given[0] == given[1]


def test_the_report_takes_the_place_that_is_kept_for_it(set_in):
    document = set_in(
        CONTENT, saved(house("Northshire County Council", "  {{ report }} ", "Printed on both sides"))
    )
    said = texts(document)
    assert said[0] == "Northshire County Council"
    assert said[1] == CONTENT.title
    assert said[-1] == "Printed on both sides"
    assert "{{ report }}" not in "".join(said)


def test_where_no_place_is_kept_the_report_stands_at_the_end(set_in):
    said = texts(set_in(CONTENT, saved(house("Northshire County Council"))))
    assert said[:2] == ["Northshire County Council", CONTENT.title]


def test_a_title_that_reads_like_the_place_stays(set_in):
    """What the report says is never looked through for places."""
    document = set_in(content_of([], title="{{ report }}"), saved(house("Cover", "{{ report }}")))
    assert texts(document)[:2] == ["Cover", "{{ report }}"]


def test_the_first_of_two_places_is_taken(set_in):
    said = texts(set_in(CONTENT, saved(house("{{ report }}", "{{ report }}"))))
    assert said[0] == CONTENT.title
    assert said[-1] == "{{ report }}"


def test_the_house_s_fonts_and_colours_are_used(set_in):
    template = house("{{ report }}")
    template.styles["Heading 1"].font.color.rgb = RGBColor(0x70, 0x00, 0x40)
    template.styles["Normal"].font.name = "Georgia"
    document = set_in(CONTENT, saved(template))
    heading = next(own for own in document.paragraphs if own.style.name == "Heading 1")
    assert heading.style.font.color.rgb == RGBColor(0x70, 0x00, 0x40)
    assert document.styles["Normal"].font.name == "Georgia"


@pytest.mark.parametrize("style", [name for name in STYLES if name != "Title"])
def test_a_style_that_is_lacking_is_made_up_and_told(style, set_in):
    template = without_style(TEMPLATE.read_bytes(), style)
    (note,) = check_template(template, "letterhead.docx")
    assert (note.code, note.severity, note.file) == (Code.BAD_OFFER, Severity.NOTE, "letterhead.docx")
    assert f'no style "{style}"' in note.message
    named = [
        own.find(qn("w:name")).get(qn("w:val"))
        for own in set_in(CONTENT, template).styles.element.findall(qn("w:style"))
    ]
    assert named.count(style) == 1


def test_our_template_lacks_nothing():
    assert check_template(TEMPLATE) == ()


def test_a_template_with_no_styles_at_all_makes_a_report(set_in):
    own = parts(TEMPLATE.read_bytes())
    own["word/styles.xml"] = (
        b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    )
    document = set_in(CONTENT, packed(own))
    assert "Heading 2" in {own.style.name for own in document.paragraphs if own.style is not None}
    ids = [style.style_id for style in document.styles]
    assert len(ids) == len(set(ids))
    for style in document.styles.element.iter(qn("w:basedOn")):
        assert style.get(qn("w:val")) in ids


def test_a_heading_that_is_lacking_looks_like_the_one_above_it(set_in):
    document = set_in(CONTENT, without_style(TEMPLATE.read_bytes(), "heading 3", "heading 4"))
    third, fourth = (document.styles[f"Heading {level}"] for level in (3, 4))
    assert third.base_style.name == "Heading 2"
    assert fourth.base_style.name == "Heading 3"
    assert third.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == "2"


def test_a_style_of_another_kind_does_not_count():
    """A character style that is called Quote can't set a paragraph."""
    own = Document(io.BytesIO(without_style(TEMPLATE.read_bytes(), "Quote")))
    own.styles.add_style("Quote", WD_STYLE_TYPE.CHARACTER, builtin=True)
    assert 'no style "Quote"' in check_template(saved(own))[0].message


def test_a_template_without_lists_makes_lists(set_in):
    own = parts(TEMPLATE.read_bytes())
    del own["word/numbering.xml"]
    own["[Content_Types].xml"] = own["[Content_Types].xml"].replace(
        b"/word/numbering.xml", b"/word/nothing.xml"
    )
    relations = own["word/_rels/document.xml.rels"].decode()
    own["word/_rels/document.xml.rels"] = "".join(
        line for line in relations.splitlines() if "numbering" not in line
    ).encode()
    numbering = set_in(CASES["every kind of answer"], packed(own)).part.numbering_part.element
    kinds = [level.get(qn("w:val")) for level in numbering.iter(qn("w:numFmt"))]
    assert sorted(set(kinds)) == ["bullet", "decimal"]
    tags = [child.tag for child in numbering]
    assert tags == sorted(tags, key=[qn("w:abstractNum"), qn("w:num")].index)


def test_a_template_of_word_is_as_good_as_a_document(set_in):
    """A house style is often a ``.dotx``."""
    own = parts(saved(house("Cover")))
    own["[Content_Types].xml"] = own["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    assert texts(set_in(CONTENT, packed(own)))[:2] == ["Cover", CONTENT.title]


def test_the_house_s_header_stays_beneath_the_mark_of_a_working_copy(set_in):
    template = house()
    template.sections[0].header.paragraphs[0].text = "Northshire, for everybody"
    document = set_in(CONTENT, saved(template))
    assert [own.text for own in document.sections[0].header.paragraphs] == [
        "Working copy, not for publication.",
        "Northshire, for everybody",
    ]


def test_the_mark_is_on_first_and_even_pages_too(set_in):
    template = house()
    template.sections[0].different_first_page_header_footer = True
    template.settings.odd_and_even_pages_header_footer = True
    section = set_in(CONTENT, saved(template)).sections[0]
    for header in (section.header, section.first_page_header, section.even_page_header):
        assert header.paragraphs[0].text == "Working copy, not for publication."
    assert section.even_page_footer.paragraphs[-1].text == "Page 1 of 1"
    assert section.first_page_footer.is_linked_to_previous


def test_the_mark_is_in_every_section_that_has_a_header_of_its_own(set_in):
    template = house("Cover")
    template.add_section(WD_SECTION.NEW_PAGE)
    template.sections[1].header.is_linked_to_previous = False
    template.sections[1].header.paragraphs[0].text = "Inside"
    template.add_section(WD_SECTION.NEW_PAGE)
    first, second, third = set_in(CONTENT, saved(template)).sections
    assert first.header.paragraphs[0].text == "Working copy, not for publication."
    assert [own.text for own in second.header.paragraphs] == ["Working copy, not for publication.", "Inside"]
    assert third.header.is_linked_to_previous


def test_pages_that_the_house_numbers_are_not_numbered_twice(set_in):
    template = house()
    footer = template.sections[0].footer.paragraphs[0]._p  # noqa: SLF001 - a field, which python-docx has none of
    simple = footer.makeelement(qn("w:fldSimple"), {qn("w:instr"): r" PAGE \* MERGEFORMAT "})
    footer.append(simple)
    made = set_in(CONTENT, saved(template)).sections[0].footer
    assert len(made.paragraphs) == 1
    assert made._element.findall(f".//{qn('w:instrText')}") == []  # noqa: SLF001


def test_what_the_house_says_in_the_footer_stays_above_the_page_number(set_in):
    template = house()
    template.sections[0].footer.paragraphs[0].text = "County Hall, Northshire"
    made = set_in(CONTENT, saved(template)).sections[0].footer
    assert [own.text for own in made.paragraphs] == ["County Hall, Northshire", "Page 1 of 1"]


def test_tables_are_as_wide_as_the_section_in_which_the_report_stands(set_in):
    template = house("Cover")
    section = template.add_section(WD_SECTION.NEW_PAGE)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    wide = [
        sum(int(own.get(qn("w:w"))) for own in table.iter(qn("w:gridCol")))
        for table in set_in(CONTENT, saved(template)).element.body.iter(qn("w:tbl"))
    ]
    assert Mm(180) < max(wide) * 635 <= Mm(257)


def test_a_section_that_ends_with_the_kept_place_stays_a_section(set_in):
    template = house("Cover", "{{ report }}")
    template.add_section(WD_SECTION.NEW_PAGE)
    template.add_paragraph("Back")
    document = set_in(CONTENT, saved(template))
    assert len(document.sections) == 2
    assert texts(document)[-1] == "Back"
    assert "{{ report }}" not in texts(document)


def test_nobody_who_made_the_template_is_named(set_in):
    template = house()
    told = template.core_properties
    told.author, told.last_modified_by, told.comments = "Jo Designer", "Jo Designer", "ask Jo"
    told.keywords, told.created = "jo", datetime(2001, 1, 1, tzinfo=UTC)
    made = word_exporter(saved(template), name="a").export(CONTENT)
    assert not [name for name, data in parts(made).items() if b"Jo Designer" in data or b"ask Jo" in data]
    assert set_in(CONTENT, saved(template)).core_properties.created.date() == date(2026, 11, 3)


def test_drawings_of_the_house_keep_their_numbers(set_in):
    """Two drawings of one number make Word mend the file."""
    own = parts(saved(house("x")))
    drawing = (
        b'<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        b'wordprocessingDrawing"><wp:docPr id="7" name="Logo" descr="Our logo"/>'
        b"</wp:inline></w:drawing></w:r></w:p>"
    )
    own["word/document.xml"] = own["word/document.xml"].replace(b"<w:body>", b"<w:body>" + drawing)
    body = set_in(CONTENT, packed(own)).element.body
    ids = [found.get("id") for found in body.iter(qn("wp:docPr"))]
    assert ids[0] == "7"
    assert len(ids) == len(set(ids))
    assert min(map(int, ids)) == 7


def test_a_report_made_from_a_report_has_one_of_everything(set_in):
    """An officer may take a report for a template, and empty it."""
    first = word_exporter(TEMPLATE, name="a").export(content_of([scored()], PLAN, audience=Audience.WORKING))
    document = set_in(CASES["scored"], first)
    names = [own.find(qn("w:name")).get(qn("w:val")) for own in document.styles.element.findall(qn("w:style"))]
    assert len(names) == len(set(names))
    assert len(document.sections[0].footer.paragraphs) == 1
    charts = [own.partname for own in document.part.package.iter_parts() if "/charts/" in own.partname]
    assert len(charts) == len(set(charts))


def test_one_page_is_set_closer_in_the_house_s_own_styles(set_in, shipped):
    template = house("{{ report }}")
    template.styles["Normal"].font.size = Pt(14)
    template.sections[0].left_margin = Mm(10)
    document = set_in(shipped["cycle-northshire brief", Audience.PUBLISHED], saved(template))
    assert document.styles["Normal"].font.size == Pt(9)
    section = document.sections[0]
    assert [round(own.mm) for own in (section.left_margin, section.right_margin)] == [10, 14]


@pytest.mark.parametrize(
    "section",
    ["", "<w:sectPr/>", '<w:sectPr><w:pgMar w:left="wide" w:right="9999999"/></w:sectPr>'],
    ids=["no section", "a section that says nothing", "margins that are none"],
)
def test_a_page_of_no_known_width_is_taken_for_an_ordinary_one(section, set_in):
    own = parts(TEMPLATE.read_bytes())
    body = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{section}</w:body></w:document>'
    own["word/document.xml"] = body.encode()
    document = set_in(CASES["scored"], packed(own))
    assert document.paragraphs[0].text == CASES["scored"].title
    for table in document.element.body.iter(qn("w:tbl")):
        assert all(int(column.get(qn("w:w"))) > 0 for column in table.iter(qn("w:gridCol")))


def test_a_report_that_ends_in_a_table_ends_in_a_paragraph(set_in, monkeypatch):
    """Word mends a document that does not, and says that it was damaged."""
    table = Table(caption="c", columns=(Column(title="t"),), rows=(("r",),))
    outline = Outline(title="T", banner=None, lead=(table,), parts=())
    monkeypatch.setattr("practicecheck_word._report.outline_of", lambda _: outline)
    *_, last, section = set_in(CASES["nothing"]).element.body
    assert (last.tag, section.tag) == (qn("w:p"), qn("w:sectPr"))


def test_columns_share_what_room_there_is():
    """However many they are, and however long their words."""
    wide = tuple(Column(title="Rindfleischetikettierung") for _ in range(30))
    assert sum(widths(Table(caption="c", columns=wide, rows=(("x" * 99,) * 30,)), 9_000)) <= 9_000
    two = Table(caption="c", columns=wide[:2], rows=(("short", "long " * 200),))
    short, long = widths(two, 9_000)
    assert short < long
    assert short + long == pytest.approx(9_000, abs=2)
