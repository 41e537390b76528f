"""The pages that people see, as LibreOffice sets them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import RGBColor

from practicecheck.comparison import Audience
from practicecheck.exchange import ReportContent
from practicecheck.exchange.reports import Table, outline_of
from practicecheck_word import TEMPLATE, practicecheck_exporters, word_exporter

(WORD,) = practicecheck_exporters()
NEEDED = ("soffice", "pdftotext", "pdfinfo")
MISSING = [tool for tool in NEEDED if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")


def run(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True, timeout=240).stdout


@pytest.fixture(scope="module")
def pages_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], list[str]]:
    """Sets a document, and gives the text of each page."""
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def pages(data: bytes) -> list[str]:
        folder = tmp_path_factory.mktemp("report")
        (folder / "report.docx").write_bytes(data)
        options = [
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
        ]
        run("soffice", *options, str(folder / "report.docx"))
        count = int(re.findall(r"^Pages: +(\d+)$", run("pdfinfo", str(folder / "report.pdf")), re.MULTILINE)[0])
        text = run("pdftotext", "-layout", str(folder / "report.pdf"), "-")
        own = text.split("\f")[:-1]
        assert len(own) == count > 0
        return own

    return pages


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def headings(data: bytes) -> list[str]:
    styles = ("Heading", "Caption", "Report Label", "TOC Heading")
    document = Document(io.BytesIO(data))
    return [own.text for own in document.paragraphs if own.style.name.startswith(styles) and own.text]


def assert_well_set(pages: list[str], data: bytes, content: ReportContent) -> None:
    whole = squeezed(" ".join(re.sub(r"Page \d+ of \d+\s*$", "", page) for page in pages))
    assert squeezed(content.title) in whole
    for part in outline_of(content).parts:
        assert squeezed(part.title) in whole
        for block in part.blocks:
            if isinstance(block, Table):
                for cell in (cell for row in block.rows for cell in row if re.search(r"\d", cell)):
                    assert set(re.findall(r"\d+(?:\.\d+)?", cell)) <= set(
                        re.findall(r"\d+(?:\.\d+)?", " ".join(pages))
                    )
    for n, page in enumerate(pages, start=1):
        assert page.rstrip().endswith(f"Page {n} of {len(pages)}")
        last = squeezed(re.sub(r"Page \d+ of \d+\s*$", "", page))
        stranded = [own for own in headings(data) if last.endswith(squeezed(own))]
        assert stranded == []


EXAMPLES = [
    ("how are we doing, with its plan", Audience.WORKING),
    ("how are we doing, with its plan", Audience.PUBLISHED),
    ("health check", Audience.PUBLISHED),
    ("several", Audience.PUBLISHED),
    ("cycle-northshire self-evaluation", Audience.PUBLISHED),
    ("cycle-northshire staff", Audience.PUBLISHED),
    ("cycle-northshire people", Audience.PUBLISHED),
    ("cycle-westmere self-evaluation", Audience.WORKING),
]


@pytest.mark.parametrize("name", EXAMPLES, ids=lambda own: f"{own[0]}, {own[1].value}")
def test_headings_and_numbers_are_on_the_pages_and_no_heading_stands_alone_at_the_foot(name, shipped, pages_of):
    data = WORD.export(shipped[name])
    pages = pages_of(data)
    assert_well_set(pages, data, shipped[name])
    marked = ["Working copy, not for publication." in page.partition("\n")[0] for page in pages]
    assert all(marked) if name[1] is Audience.WORKING else not any(marked)


@pytest.mark.parametrize("year", ["northshire", "westmere"])
@pytest.mark.parametrize("audience", Audience, ids=lambda own: own.value)
def test_a_brief_is_one_page(year, audience, shipped, pages_of):
    content = shipped[f"cycle-{year} brief", audience]
    data = WORD.export(content)
    pages = pages_of(data)
    assert len(pages) == 1
    assert_well_set(pages, data, content)


def test_a_house_s_cover_and_header_are_on_the_pages(shipped, pages_of):
    template = Document()
    template.add_paragraph("Northshire County Council")
    template.add_paragraph("{{ report }}")
    template.sections[0].header.paragraphs[0].text = "On our letterhead"
    template.styles["Heading 1"].font.color.rgb = RGBColor(0x70, 0, 0x40)
    made = io.BytesIO()
    template.save(made)
    content = shipped["cycle-northshire self-evaluation", Audience.PUBLISHED]
    data = word_exporter(made.getvalue(), name="house").export(content)
    pages = pages_of(data)
    assert "Northshire County Council" in pages[0]
    assert all("On our letterhead" in page.partition("\n")[0] for page in pages)
    assert_well_set(pages, data, content)


def test_our_template_alone_is_an_empty_page(pages_of):
    assert [page.strip() for page in pages_of(TEMPLATE.read_bytes())] == ["{{ report }}"]


def test_a_report_is_read_again_by_word_processors_without_loss(shipped, tmp_path):
    """LibreOffice saves it as a Word file again, and everything that is said is still there."""
    content = shipped["cycle-northshire self-evaluation", Audience.PUBLISHED]
    (tmp_path / "report.docx").write_bytes(WORD.export(content))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    again = Path(tmp_path / "again")
    run(
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(again),
        str(tmp_path / "report.docx"),
    )
    first, second = (Document(file) for file in (tmp_path / "report.docx", again / "report.docx"))
    assert said(second) == said(first)
    assert [own.style.name for own in second.tables] == [own.style.name for own in first.tables]


def said(document) -> list[str]:
    """What each paragraph says, those in tables and in the list of contents too."""
    lines = (
        "".join(own.text or "" for own in line.iter(qn("w:t")))
        for line in document.element.body.iter(qn("w:p"))
    )
    return [line for line in lines if line]
