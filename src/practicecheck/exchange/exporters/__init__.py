"""The library's own exporters, each loaded when it is first used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.errors import MissingExtraError
from practicecheck.exchange._exporter import Exporter
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.exchange.reports._content import ReportContent

__all__ = ["EXPORTERS"]


@final
@attrs.frozen(kw_only=True, repr=False)
class _WhenUsed(Value):
    """An exporter's function, in a module that is loaded when it is first called.

    Attributes:
        module: The module beside this one that has a function ``export``.
        needs: The package that it can't do without.
        extra: The extra that brings that package.
    """

    module: str
    needs: str | None = None
    extra: str = ""

    def __call__(self, content: ReportContent) -> bytes:
        """Make the bytes.

        Args:
            content: The report's content.

        Raises:
            MissingExtraError: What the exporter needs is not installed.
        """
        try:
            module = import_module(f"{__name__}.{self.module}")
        except ModuleNotFoundError as missing:
            if self.needs is None or (missing.name or "").partition(".")[0] != self.needs:
                raise
            raise MissingExtraError(f"The exporter {self.extra}", self.extra) from None
        export: Callable[[ReportContent], bytes] = module.export
        return export(content)


EXPORTERS = (
    Exporter(
        name="json",
        title="Everything, for other programs",
        endings=(".json",),
        export=_WhenUsed(module="_json"),
    ),
    Exporter(
        name="csv",
        title="One row for each item, for spreadsheets",
        endings=(".csv",),
        export=_WhenUsed(module="_csv"),
    ),
    Exporter(
        name="markdown",
        title="A report as plain text with headings and tables",
        endings=(".md", ".markdown"),
        export=_WhenUsed(module="_markdown"),
    ),
    Exporter(
        name="html",
        title="A report for the browser and for print",
        endings=(".html", ".htm"),
        export=_WhenUsed(module="_html", needs="jinja2", extra="html"),
    ),
    Exporter(
        name="pdf",
        title="A report on paper, tagged for screen readers",
        endings=(".pdf",),
        export=_WhenUsed(module="_pdf", needs="weasyprint", extra="pdf"),
    ),
    Exporter(
        name="calendar",
        title="The plan's dates for a calendar",
        endings=(".ics",),
        export=_WhenUsed(module="_calendar", needs="icalendar", extra="calendar"),
        needs_plan=True,
    ),
)
"""The library's own exporters. Nothing of theirs is loaded until one of them is called."""
