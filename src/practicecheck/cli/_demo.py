"""``practicecheck demo``."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import click

from practicecheck.cli._given import catalogue

DAY = date(2026, 11, 22)
"""The invented plan is looked at on this day."""


@click.command("demo")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(".demo"),
    help="The folder to write to.",
)
def command(output: Path) -> None:
    """Do the main job on the shipped example: score it, review its plan, write its reports."""
    from practicecheck.cli._card_table import show_card  # noqa: PLC0415 - loaded when needed
    from practicecheck.cli._plan import show_progress, show_review  # noqa: PLC0415 - loaded when needed
    from practicecheck.cli._report import content_of, write_report  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison import Audience  # noqa: PLC0415 - loaded when needed
    from practicecheck.plans import plan_progress  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    shipped = files("practicecheck") / "examples"
    with (
        as_file(shipped / "how-are-we-doing-northshire.yaml") as assessment,
        as_file(shipped / "plan-northshire.yaml") as plan,
    ):
        click.echo(f"Reading {assessment.name} and {plan.name}: an invented council.\n")
        content = content_of((str(assessment), str(plan)), there, Audience.WORKING, DAY)
        show_card(content.assessments[0].card)
        if content.plan and content.review:
            click.echo("\nThe plan, held against SMART and the framework's own rules\n")
            show_review(content.plan, content.review)
            click.echo("\nThe plan on the day\n")
            show_progress(plan_progress(content.plan, DAY))
        published = content_of((str(assessment), str(plan)), there, Audience.PUBLISHED, DAY)
    output.mkdir(parents=True, exist_ok=True)
    click.echo("")
    for ending in ("html", "md"):
        file = output / f"northshire.{ending}"
        write_report(published, str(file), there)
        click.echo(f"Wrote {file}")
