"""The command ``practicecheck northshire-briefs``: one brief for each team."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

import practicecheck as pc
from practicecheck.assessments import Assessment
from practicecheck.comparison import Audience
from practicecheck.errors import DocumentError, Problem, Severity
from practicecheck.exchange import read_any, report_content, write_file
from practicecheck_northshire.brief import export

_ENDINGS = {".yaml", ".yml", ".json"}


@click.command("northshire-briefs")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to. Briefs that are there already are replaced.",
)
def command(folder: Path, output: Path) -> None:
    """Write a brief for publication of each assessment in FOLDER.

    While one of them has a problem, none is written.
    """
    catalogue = pc.Catalogue.discover()
    found: list[tuple[Path, Assessment]] = []
    problems: list[Problem] = []
    for file in sorted(file for file in folder.iterdir() if file.suffix.lower() in _ENDINGS):
        document, told = read_any(file, catalogue)
        problems += [problem for problem in told if problem.severity is Severity.ERROR]
        if isinstance(document, Assessment):
            found.append((file, document))
    if problems:
        raise DocumentError(problems)
    if not found:
        raise click.UsageError(f"There is no assessment in {folder}.")
    output.mkdir(parents=True, exist_ok=True)
    for file, assessment in found:
        target = output / f"{file.stem}.txt"
        write_file(target, _brief(assessment, catalogue))
        click.echo(f"Wrote {target}")


def _brief(assessment: Assessment, catalogue: pc.Catalogue) -> bytes:
    framework = catalogue[assessment.framework]
    card = pc.score(assessment, framework, keys=catalogue.scoring_keys, indicators=catalogue.indicators)
    today = date.today()  # noqa: DTZ011 - the day where the person is
    return export(report_content([(assessment, framework, card)], audience=Audience.PUBLISHED, made_on=today))
