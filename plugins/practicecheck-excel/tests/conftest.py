"""Making forms, changing them as people do, and reading them back."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import practicecheck as pc
from practicecheck.assessments import Assessment
from practicecheck.exchange import FormContent, ImportedDocument, ImportedFile, import_documents
from practicecheck.frameworks import Framework
from practicecheck.scoring import ScoringKey, default_key_of
from practicecheck_excel import practicecheck_exporters, practicecheck_importers

CATALOGUE = pc.Catalogue.builtin()
IMPORTER = next(iter(practicecheck_importers()))
RESULTS, FORM = practicecheck_exporters()


class Workbooks:
    """What the tests do with workbooks."""

    catalogue = CATALOGUE
    importer = IMPORTER
    results = RESULTS
    form_exporter = FORM

    @staticmethod
    def form(
        assessment: Assessment, framework: Framework | None = None, key: ScoringKey | None = None
    ) -> bytes:
        """A form, with the scores of the framework's default key."""
        framework = framework or CATALOGUE[assessment.framework]
        name = default_key_of(assessment, framework)
        if key is None and name in CATALOGUE.scoring_keys:
            key = CATALOGUE.scoring_keys[name]
        return FORM.export(FormContent(framework=framework, assessment=assessment, key=key))

    @staticmethod
    def example(name: str) -> Assessment:
        """One of the shipped examples."""
        return pc.read_assessment(str(Path(__file__).parents[3] / "examples" / f"{name}.yaml"), CATALOGUE)

    @staticmethod
    def read(
        data: bytes,
        frameworks: Mapping[str, Framework] = CATALOGUE,
        framework: Framework | None = None,
        name: str = "form.xlsx",
    ) -> ImportedDocument:
        """What the library makes of a workbook."""
        file = ImportedFile(name=name, data=data, framework=framework)
        (document,) = import_documents(IMPORTER, file, frameworks)
        return document

    @staticmethod
    def edited(data: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
        """A workbook that somebody opened, changed and saved."""
        workbook = openpyxl.load_workbook(BytesIO(data))
        change(workbook)
        saved = BytesIO()
        workbook.save(saved)
        return saved.getvalue()

    @staticmethod
    def place(sheet: Worksheet, name: str, heading: str = "Answer") -> str:
        """Where something is answered: ``D7``."""
        cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
        row = next(cell.row for cell in cells if cell.value == name)
        column = next(cell.column_letter for cell in cells if cell.value == heading)
        return f"{column}{row}"

    @classmethod
    def answered(cls, data: bytes, sheet: str, answers: Mapping[tuple[str, str], object]) -> bytes:
        """A form that was filled in: values by name and heading."""

        def change(workbook: openpyxl.Workbook) -> None:
            for (name, heading), value in answers.items():
                own = workbook[sheet]
                own[cls.place(own, name, heading)].value = value

        return cls.edited(data, change)

    @staticmethod
    def packed(parts: Mapping[str, str | bytes]) -> bytes:
        """A package of parts."""
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as packing:
            for name, data in parts.items():
                packing.writestr(name, data)
        return made.getvalue()

    @staticmethod
    def parts(data: bytes) -> dict[str, bytes]:
        """The parts of a package."""
        with ZipFile(BytesIO(data)) as given:
            return {name: given.read(name) for name in given.namelist()}

    @classmethod
    def sheet(cls, rows: str, *, before: str = "", after: str = "") -> bytes:
        """A workbook of one sheet, as bare as the format allows: its rows as XML."""
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        rels = "http://schemas.openxmlformats.org/package/2006/relationships"
        return cls.packed(
            {
                "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="a" '
                f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
                "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                '<sheet name="Form" sheetId="1" r:id="s"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="s" '
                f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
                "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
                f"{after}</worksheet>",
            }
        )


def table(*rows: tuple[object, ...]) -> str:
    """Rows of a sheet, with texts in the cells themselves."""
    return "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str) and value.startswith("<"):
        return value
    if isinstance(value, str):
        escaped = value.replace("&", "&amp;").replace("<", "&lt;")
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'
    return f"<c><v>{value}</v></c>"


@pytest.fixture(scope="session")
def books() -> type[Workbooks]:
    return Workbooks


@pytest.fixture(scope="session")
def rows() -> Callable[..., str]:
    return table


@pytest.fixture
def saved_by_libreoffice(tmp_path: Path) -> Callable[..., list[bytes]]:
    """LibreOffice opens workbooks, works everything out, and saves them."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")

    def save(*files: bytes) -> list[bytes]:
        given, made = tmp_path / "given", tmp_path / "made"
        given.mkdir()
        names = [f"{n}.xlsx" for n in range(len(files))]
        for name, data in zip(names, files, strict=True):
            (given / name).write_bytes(data)
        subprocess.run(
            [
                *(soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
                *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(made)),
                *(str(given / name) for name in names),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
        return [(made / name).read_bytes() for name in names]

    return save
