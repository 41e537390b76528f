"""Workbooks for practicecheck: a form to fill in, its reader, and results with charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from practicecheck.exchange import Exporter, FormExporter, Importer
from practicecheck.hookspecs import hookimpl

if TYPE_CHECKING:
    from practicecheck.exchange import FormContent, Imported, ImportedFile, ReportContent
    from practicecheck.frameworks import Framework

__all__ = ["practicecheck_contract", "practicecheck_exporters", "practicecheck_importers"]

practicecheck_contract = 1


@hookimpl
def practicecheck_exporters() -> Iterable[Exporter | FormExporter]:
    """A results workbook, and a form to fill in."""
    return [
        Exporter(
            name="excel",
            title="Results as a workbook, with charts",
            endings=(".xlsx",),
            export=_results,
        ),
        FormExporter(
            name="workbook",
            title="A workbook to fill in, one sheet for each section",
            endings=(".xlsx",),
            export=_form,
            asks_extensions=True,
        ),
    ]


@hookimpl
def practicecheck_importers() -> Iterable[Importer]:
    """The reader of filled-in workbooks."""
    return [
        Importer(
            name="workbook",
            title="A filled-in workbook, from Excel or LibreOffice",
            # Of those that can't be read it says what to do.
            endings=(".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"),
            read=_read,
        )
    ]


# Each is loaded when it is first used, so that listing what there is waits for no workbook library.


def _results(content: ReportContent) -> bytes:
    from practicecheck_excel.results import results_workbook  # noqa: PLC0415

    return results_workbook(content)


def _form(content: FormContent) -> bytes:
    from practicecheck_excel.form import form_workbook  # noqa: PLC0415

    return form_workbook(content)


def _read(file: ImportedFile, frameworks: Mapping[str, Framework]) -> Iterable[Imported]:
    from practicecheck_excel.reading import read_workbook  # noqa: PLC0415

    return read_workbook(file, frameworks)
