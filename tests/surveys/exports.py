"""Files as survey platforms export them, made to their documented layouts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

STATEMENTS = {
    "standard-1": "There is a clear social work accountability framework where I work",
    "standard-2": "Effective workforce planning makes sure that we have the right number of social workers",
    "standard-3": "My workload is safe and manageable",
    "standard-4": "I can do my job safely and have the practical tools and resources I need",
    "standard-5": "I have regular and appropriate social work supervision",
    "standard-6": "I have opportunities for effective continuing professional development",
    "standard-7": "I am supported to maintain my professional registration",
    "standard-8": "We have effective partnerships with higher education institutions and other organisations",
}
"""What a council asks its social workers, by the standard that it asks about."""
LABELS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
COUNCILS = ("Northshire", "Westmere", "Eastham")
COUNCIL = "Which council do you work for?"
GRID = "How far do you agree with each statement?"


def answers(people: int = 12) -> list[list[str]]:
    """Labels: one row for each person, one cell for each statement."""
    return [[LABELS[(person + 2 * n) % 5] for n in range(len(STATEMENTS))] for person in range(people)]


def councils(people: int = 12) -> list[str]:
    return [COUNCILS[person % 3] for person in range(people)]


def as_codes(rows: Iterable[Sequence[str]], start: str = "") -> list[list[str]]:
    """The same answers as codes, such as 3 or A3."""
    return [[f"{start}{LABELS.index(cell) + 1}" if cell in LABELS else cell for cell in row] for row in rows]


def surveymonkey(rows: Sequence[Sequence[str]] | None = None) -> list[list[str]]:
    own = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address"]
    said = answers() if rows is None else rows
    statements = list(STATEMENTS.values())
    first = [*own, COUNCIL, GRID, *[""] * (len(statements) - 1), "Anything else?"]
    second = [*[""] * len(own), "Response", *statements, "Open-Ended Response"]
    return [
        first,
        second,
        *(
            [
                *(f"1180522{n:05}", "446111201", "05/04/2026 10:00", "05/04/2026 10:07", "192.0.2.7", ""),
                *(council, *row, f"Remark {n}"),
            ]
            for n, (row, council) in enumerate(zip(said, councils(len(said)), strict=True))
        ),
    ]


def microsoft_forms(rows: Sequence[Sequence[str]] | None = None) -> list[list[str]]:
    said = answers() if rows is None else rows
    return [
        ["ID", "Start time", "Completion time", "Email", "Name", COUNCIL, *STATEMENTS.values()],
        *(
            [str(n), "2026-04-05 10:00", "2026-04-05 10:07", "anonymous", "", council, *row]
            for n, (row, council) in enumerate(zip(said, councils(len(said)), strict=True), start=1)
        ),
    ]


def limesurvey(rows: Sequence[Sequence[str]] | None = None, heading: str = "code") -> list[list[str]]:
    said = as_codes(answers(), "A") if rows is None else rows
    codes = [f"G01Q02[SQ{n:03}]" for n in range(1, len(STATEMENTS) + 1)]
    full = [f"{GRID} [{text}]" for text in STATEMENTS.values()]
    own = {
        "code": ["id", "submitdate", "lastpage", "startlanguage", "seed", "ipaddr", "G01Q01", *codes],
        "full": [
            *("Response ID", "Date submitted", "Last page", "Start language", "Seed", "IP address"),
            *(COUNCIL, *full),
        ],
        "both": [
            *("id. Response ID", "submitdate. Date submitted", "lastpage. Last page"),
            *("startlanguage. Start language", "seed. Seed", "ipaddr. IP address", f"G01Q01. {COUNCIL}"),
            *(f"{code}. {text}" for code, text in zip(codes, full, strict=True)),
        ],
    }[heading]
    return [
        own,
        *(
            [str(n), "2026-04-05 10:07:00", "2", "en", "118230417", "192.0.2.7", council, *row]
            for n, (row, council) in enumerate(zip(said, councils(len(said)), strict=True), start=1)
        ),
    ]


def qualtrics(rows: Sequence[Sequence[str]] | None = None, headings: int = 3) -> list[list[str]]:
    said = answers() if rows is None else rows
    names = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "ResponseId", "RecipientEmail", "Q1"]
    titles = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Response ID"]
    ids = ["startDate", "endDate", "status", "ipAddress", "progress", "_recordId", "recipientEmail", "QID1"]
    texts = list(STATEMENTS.values())
    three = [
        [*names, *(f"Q2_{n}" for n in range(1, len(texts) + 1))],
        [*titles, "Recipient Email", COUNCIL, *(f"{GRID} - {text}" for text in texts)],
        [f'{{"ImportId":"{own}"}}' for own in [*ids, *(f"QID2_{n}" for n in range(1, len(texts) + 1))]],
    ]
    return [
        *three[:headings],
        *(
            [
                *("2026-04-05 10:00:00", "2026-04-05 10:07:00", "IP Address", "192.0.2.7", "100", f"R_{n:04}"),
                *("", council, *row),
            ]
            for n, (row, council) in enumerate(zip(said, councils(len(said)), strict=True))
        ),
    ]


def kobo(rows: Sequence[Sequence[str]] | None = None, *, labels: bool = False) -> list[list[str]]:
    said = as_codes(answers()) if rows is None else rows
    names = [f"grid/{item.replace('-', '_')}" for item in STATEMENTS]
    own = [f"About work/{text}" for text in STATEMENTS.values()] if labels else names
    return [
        ["start", "end", COUNCIL if labels else "grid/council", *own, "_id", "_uuid", "_submission_time"],
        *(
            [
                *("2026-04-05T10:00", "2026-04-05T10:07", council, *row),
                *(str(3000 + n), f"0b2f-{n:04}", "2026-04-05T10:07:11"),
            ]
            for n, (row, council) in enumerate(zip(said, councils(len(said)), strict=True))
        ),
    ]


def generic(rows: Sequence[Sequence[str]] | None = None) -> list[list[str]]:
    said = as_codes(answers()) if rows is None else rows
    return [
        ["council", *STATEMENTS],
        *([council, *row] for row, council in zip(said, councils(len(said)), strict=True)),
    ]


def csv_file(file: Path, rows: Iterable[Sequence[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    file.write_bytes(out.getvalue().encode(encoding))
    return file


def xlsx_file(file: Path, rows: Iterable[Sequence[object]], title: str = "Sheet1") -> Path:
    """A workbook as a spreadsheet saves it: numbers are numbers."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append([int(cell) if isinstance(cell, str) and cell.isdigit() else cell or None for cell in row])
    book.save(file)
    return file


_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def bare_xlsx(file: Path, sheet_data: str, before: str = "") -> Path:
    """A workbook of the fewest parts, whose rows are written by hand."""
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" Type="{_TYPES}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        package.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns:r="{_TYPES}"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_TYPES}/worksheet" '
            'Target="worksheets/s.xml"/></Relationships>',
        )
        package.writestr("xl/worksheets/s.xml", before + _SHEET.format(sheet_data))
    return file
