"""The report as a PDF: the HTML page on paper, which screen readers can find their way in."""

from __future__ import annotations

import io
import re
import sys
from html import unescape
from importlib import import_module
from typing import Any

import attrs
import pytest
from pypdf import PdfReader
from tests.exchange.report_builders import BY_NAME, CASES

from practicecheck.errors import MissingExtraError

HOSTILE = '<img src="http://127.0.0.1:9/x.png"><script>alert(1)</script><link rel=stylesheet href="file:///etc/passwd">'


@pytest.fixture(autouse=True, scope="module")
def pango() -> None:
    """What sets the text is no Python package."""
    try:
        import_module("weasyprint")
    except OSError:
        pytest.skip("Pango is not installed: apt install libpango-1.0-0 libpangoft2-1.0-0")


def pdf_of(content: Any) -> PdfReader:
    return PdfReader(io.BytesIO(BY_NAME["pdf"].export(content)))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def whole(pango: None) -> PdfReader:
    return pdf_of(CASES["every kind of answer"])


def kinds_in(node: Any) -> set[str]:
    """The names of all tags beneath one."""
    node = node.get_object()
    if isinstance(node, list):
        return set().union(*map(kinds_in, node))
    if not isinstance(node, dict):
        return set()
    own = {str(node["/S"])} if "/S" in node else set()
    return own | (kinds_in(node["/K"]) if "/K" in node else set())


def test_it_is_tagged_and_says_so(whole: PdfReader) -> None:
    """It claims PDF/UA-1, has a language and a title, and headings, lists and tables with headings in it."""
    root: Any = whole.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()
    assert whole.metadata is not None
    assert str(whole.metadata.title).endswith(CASES["every kind of answer"].title)
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Table", "/TR", "/TH", "/TD"} <= kinds_in(
        root["/StructTreeRoot"]["/K"]
    )


def test_it_has_bookmarks_and_numbered_pages(whole: PdfReader) -> None:
    """Whoever scrolls, or prints, knows where they are."""
    assert any(getattr(own, "title", "") == CASES["every kind of answer"].title for own in whole.outline)
    assert f"1 of {len(whole.pages)}" in " ".join(whole.pages[0].extract_text().split())


def test_the_words_are_those_of_the_page(whole: PdfReader) -> None:
    """Each of them; the list of contents alone is left out, as on any paper."""
    page = BY_NAME["html"].export(CASES["every kind of answer"]).decode()
    words = re.findall(
        r"[A-Za-z]{4,20}", unescape(re.sub(r"<(style|nav|svg).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL))
    )
    assert len(words) > 500
    assert not set(words) - set(re.findall(r"[A-Za-z]+", text_of(whole))) - {"Skip", "content"}


@pytest.mark.parametrize("case", ["empty", "plan alone"])
def test_the_same_content_gives_the_same_bytes(case: str) -> None:
    """So a file under version control changes only where the report does."""
    content = CASES[case]
    assert BY_NAME["pdf"].export(content) == BY_NAME["pdf"].export(attrs.evolve(content))


def test_a_hostile_text_fetches_and_runs_nothing() -> None:
    """It stands there as it was written."""
    reader = pdf_of(attrs.evolve(CASES["empty"], title=HOSTILE))
    root: Any = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA"} & set(root)
    assert set(root.get("/Names", {})) <= {"/Dests"}
    assert "<script>alert(1)" in text_of(reader)
    assert not [ref for page in reader.pages for ref in page.get("/Annots", ())]


def test_where_the_system_sets_no_text_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint is there, and Pango is not."""

    class WithoutPango:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for loaded in [own for own in sys.modules if own.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.delitem(sys.modules, "practicecheck.exchange.exporters._pdf", raising=False)
    monkeypatch.setattr(sys, "meta_path", [WithoutPango(), *sys.meta_path])
    with pytest.raises(MissingExtraError, match="needs Pango, which the system brings: on Debian apt install"):
        BY_NAME["pdf"].export(CASES["empty"])
