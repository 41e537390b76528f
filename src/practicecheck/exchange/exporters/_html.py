"""A report as one HTML file: no script, nothing fetched, every text escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from practicecheck.exchange.reports._blocks import Block
from practicecheck.exchange.reports._content import ReportContent
from practicecheck.exchange.reports._outline import outline_of

_PACKAGE = "practicecheck.exchange.exporters"
_TEMPLATE = "report.html.jinja"
_STYLE = "report.css"


def export(content: ReportContent) -> bytes:
    """A report as HTML.

    Args:
        content: The report's content.

    Returns:
        UTF-8. Its security policy allows its own style and nothing else.
    """
    return page_of(content).encode()


def page_of(content: ReportContent) -> str:
    """A report as the text of an HTML page.

    Args:
        content: The report's content.
    """
    style = _read(_STYLE)
    page = _environment().get_template(_TEMPLATE)
    text: str = page.render(
        outline=outline_of(content),
        style=Markup(style),  # noqa: S704 - our own file
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return text.lstrip()


def _read(name: str) -> str:
    return (files(_PACKAGE) / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader({_TEMPLATE: _read(_TEMPLATE)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["kind"] = _kind
    return environment


def _kind(block: Block) -> str:
    """The name of the macro that renders a block."""
    return type(block).__name__.lower()
