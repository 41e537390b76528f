"""What Northshire County Council adds to practicecheck: a framework, an extension, rates and an exporter."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from practicecheck.exchange import Exporter
from practicecheck.hookspecs import hookimpl

if TYPE_CHECKING:
    from practicecheck.exchange import ReportContent

__all__ = [
    "practicecheck_exporters",
    "practicecheck_extensions",
    "practicecheck_frameworks",
    "practicecheck_indicators",
]


@hookimpl
def practicecheck_frameworks() -> Iterable[Traversable]:
    """The yearly audit of supervision."""
    return [files("practicecheck_northshire") / "supervision-audit@2026.yaml"]


@hookimpl
def practicecheck_extensions() -> Iterable[Traversable]:
    """Local questions beside those of "How are we doing?"."""
    return [files("practicecheck_northshire") / "northshire-local@2026.yaml"]


@hookimpl
def practicecheck_indicators() -> Iterable[Traversable]:
    """Rates that the workforce board looks at beside the national ones."""
    return [files("practicecheck_northshire") / "northshire-workforce@2026.yaml"]


@hookimpl
def practicecheck_exporters() -> Iterable[Exporter]:
    """One page of plain text."""
    return [
        Exporter(
            name="brief", title="One page of plain text for a one-to-one", endings=(".txt",), export=_brief
        )
    ]


def _brief(content: ReportContent) -> bytes:
    from practicecheck_northshire.brief import export  # noqa: PLC0415 - loaded when a brief is first made

    return export(content)
