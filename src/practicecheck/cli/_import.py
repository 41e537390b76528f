"""``practicecheck import``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, FILES, catalogue, spare, vacant

if TYPE_CHECKING:
    from practicecheck.catalogue import Catalogue
    from practicecheck.errors import Problem
    from practicecheck.exchange import ImportedDocument

_MOST_BYTES = 32 * 1024 * 1024
"""A larger file is not read. A filled-in workbook has some 50 kB, a year's survey a few MB."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option("--importer", metavar="NAME", help="The importer, where the ending should not choose it.")
@click.option("--framework", metavar="FRAMEWORK", help="The edition that was answered, if no file says.")
@click.option(
    "-o",
    "--output",
    required=True,
    type=FILES,
    help="The file to write; or a folder, where there may be several documents.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def command(
    files: tuple[str, ...], importer: str | None, framework: str | None, output: str, *, force: bool
) -> None:
    """Read what was filled in elsewhere, in FILEs, into documents.

    Every fault is told with its place. While there is one, nothing is written: mend it in the file.
    """
    from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import DocumentError, Severity  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import write_document  # noqa: PLC0415 - loaded when needed

    spare(output, files)
    there = catalogue()
    found = [(file, document) for file in files for document in _read(file, importer, framework, there)]
    problems: list[Problem] = [problem for _, document in found for problem in document.problems]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise DocumentError(problem for problem in problems if problem.severity is not Severity.NOTE)
    if not found:
        raise click.ClickException("There is nothing in it to import.")
    targets = _targets(found, output)
    for target in targets:
        vacant(target, "answers", force=force)
    for target, (_, document) in zip(targets, found, strict=True):
        if document.document is not None:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            write_document(document.document, target)
            click.echo(f"Wrote {target}")
    show_problems(problem for problem in problems if problem.severity is Severity.WARNING)
    show_problems(_told(problems))


def _told(problems: list[Problem]) -> list[Problem]:
    """Notes of the importer itself; what is still unanswered, ``check`` tells."""
    from practicecheck.errors import Code, Severity  # noqa: PLC0415 - loaded when needed

    return [p for p in problems if p.severity is Severity.NOTE and p.code is not Code.UNANSWERED]


def _read(
    file: str, importer: str | None, framework: str | None, there: Catalogue
) -> tuple[ImportedDocument, ...]:
    from practicecheck.exchange import ImportedFile, import_documents, open_bytes  # noqa: PLC0415 - when needed

    chosen = there.importers[importer] if importer else there.importer_for(file)
    given = ImportedFile(
        name=file,
        data=open_bytes(Path(file), file, _MOST_BYTES),
        framework=there[framework] if framework else None,
    )
    return import_documents(chosen, given, there)


def _targets(found: list[tuple[str, ImportedDocument]], output: str) -> list[str]:
    """Where each document goes: the file that was named, or a file of its own in the folder that was named."""
    if output.lower().endswith((".yaml", ".yml", ".json")):
        if len(found) > 1:
            raise click.UsageError(f"There are {len(found)} documents. Name a folder for them.")
        return [output]
    names: list[str] = []
    for file, document in found:
        told = re.sub(r"[^A-Za-z0-9]+", "-", document.name or "").strip("-")
        name = f"{Path(file).stem}-{told}" if told else Path(file).stem
        alike = sum(other == name or other.startswith(f"{name}~") for other in names)
        names.append(f"{name}~{alike + 1}" if alike else name)
    return [str(Path(output, f"{name}.yaml")) for name in names]
