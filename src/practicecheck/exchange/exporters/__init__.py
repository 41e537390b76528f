"""The library's own exporters, each loaded when it is first used."""

from __future__ import annotations

from practicecheck.exchange._exporter import Exporter
from practicecheck.exchange._when_used import WhenUsed

__all__ = ["EXPORTERS"]


EXPORTERS = (
    Exporter(
        name="json",
        title="Everything, for other programs",
        endings=(".json",),
        export=WhenUsed(module=f"{__name__}._json"),
    ),
    Exporter(
        name="csv",
        title="One row for each item, for spreadsheets",
        endings=(".csv",),
        export=WhenUsed(module=f"{__name__}._csv"),
    ),
    Exporter(
        name="markdown",
        title="A report as plain text with headings and tables",
        endings=(".md", ".markdown"),
        export=WhenUsed(module=f"{__name__}._markdown"),
    ),
    Exporter(
        name="html",
        title="A report for the browser and for print",
        endings=(".html", ".htm"),
        export=WhenUsed(module=f"{__name__}._html", needs="jinja2", extra="html"),
    ),
    Exporter(
        name="pdf",
        title="A report on paper, tagged for screen readers",
        endings=(".pdf",),
        export=WhenUsed(module=f"{__name__}._pdf", needs="weasyprint", extra="pdf"),
    ),
    Exporter(
        name="calendar",
        title="The plan's dates for a calendar",
        endings=(".ics",),
        export=WhenUsed(module=f"{__name__}._calendar", needs="icalendar", extra="calendar"),
        needs_plan=True,
    ),
)
"""The library's own exporters. Nothing of theirs is loaded until one of them is called."""
