"""The library's own forms to be filled in, each loaded when it is first made."""

from __future__ import annotations

from practicecheck.exchange._form import FormExporter
from practicecheck.exchange._when_used import WhenUsed

__all__ = ["FORMS"]

FORMS = (
    FormExporter(
        name="page",
        title="A form for the browser, filled in offline, and for print",
        endings=(".html", ".htm"),
        export=WhenUsed(module=f"{__name__}._page", needs="jinja2", extra="html"),
        asks_extensions=True,
        then="Open it in a browser. What it saves is read as it is:\npracticecheck score ANSWERS.json",
    ),
)
"""The library's own forms. Nothing of theirs is loaded until one of them is made."""
