"""What Northshire County Council adds to practicecheck: a local framework, local rates and an exporter."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from practicecheck.exchange import Exporter
from practicecheck.hookspecs import hookimpl

if TYPE_CHECKING:
    from practicecheck.exchange import ReportContent

__all__ = ["practicecheck_exporters", "practicecheck_frameworks", "practicecheck_indicators"]


@hookimpl
def practicecheck_frameworks() -> Iterable[Traversable]:
    """The yearly audit of supervision."""
    return [files("practicecheck_northshire") / "supervision-audit@2026.yaml"]


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
