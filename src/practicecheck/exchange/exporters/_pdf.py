"""A report as a tagged PDF: the HTML page on paper, in which screen readers find headings, lists and tables."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from practicecheck.errors import MissingExtraError
from practicecheck.exchange.exporters._html import page_of

if TYPE_CHECKING:
    from practicecheck.exchange.reports._content import ReportContent

try:
    # It says nothing of its types.
    _weasyprint: Any = import_module("weasyprint")
except OSError:
    # It is there, and the library by which it sets text is not.
    raise MissingExtraError(
        "The exporter pdf",
        "pdf",
        "Pango, which the system brings: on Debian apt install libpango-1.0-0 libpangoft2-1.0-0",
    ) from None


def export(content: ReportContent) -> bytes:
    """A report as PDF/UA-1.

    Args:
        content: The report's content.

    Returns:
        A tagged PDF. Nothing is fetched for it, and of when it was made it tells the report's own day alone.
    """
    page = _weasyprint.HTML(string=page_of(content), url_fetcher=_nothing)
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))


def _nothing(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"a report fetches nothing, and {url[:80]} was asked for")
