"""``practicecheck report``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, catalogue, exported, on_a_day, scored_apart, spare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from practicecheck.assessments import Assessment
    from practicecheck.catalogue import Catalogue
    from practicecheck.comparison import Audience
    from practicecheck.exchange import ReportContent
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import Scorecard


@click.command("report")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@exported
@click.option("--title", help="The report's heading.")
@on_a_day("The day of the report")
def command(
    files: tuple[str, ...],
    output: str,
    exporter: str | None,
    audience: str,
    key: str | None,
    title: str | None,
    on: date,
) -> None:
    """Write a report from assessments and a plan in FILEs."""
    from practicecheck.comparison import Audience  # noqa: PLC0415 - loaded when needed

    spare(output, files)
    there = catalogue()
    content = content_of(files, there, Audience(audience), on, key=key, title=title)
    write_report(content, output, there, exporter)
    tell_of_report(content, output)


def tell_of_report(content: ReportContent, output: str) -> None:
    """Say that a report was written, what was held back from it, and what is still to be done by hand.

    Args:
        content: What it was made from.
        output: The file.
    """
    from practicecheck.comparison import Audience  # noqa: PLC0415 - loaded when needed

    click.echo(f"Wrote {output}")
    if content.audience is Audience.PUBLISHED:
        count = len(content.withheld)
        held = f"Held back: {count}; the report says what and why. " if count else ""
        click.echo(f"{held}Narrative stands as it was written: check it for names before it goes out.")


def content_of(
    files: tuple[str, ...],
    there: Catalogue,
    audience: Audience,
    day: date,
    *,
    key: str | None = None,
    title: str | None = None,
) -> ReportContent:
    """Read documents and make a report's content from them.

    Args:
        files: Assessments, and at most one plan.
        there: The catalogue.
        audience: Who the report is for.
        day: The day of the report.
        key: The scoring key's name.
        title: The report's heading.

    Raises:
        DocumentError: Some of the documents have problems, all of them listed.
        click.UsageError: The files are not what a report is made from.
    """
    from practicecheck.assessments import Assessment  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import Code, DocumentError, Problem, Severity  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_any, report_content  # noqa: PLC0415 - loaded when needed
    from practicecheck.plans import Plan, review_plan  # noqa: PLC0415 - loaded when needed

    problems: list[Problem] = []
    assessments: list[Assessment] = []
    plans: list[Plan] = []
    for file in files:
        document, told = read_any(file, there)
        problems += [problem for problem in told if problem.severity is Severity.ERROR]
        match document:
            case None:
                pass
            case Assessment():
                assessments.append(document)
            case Plan():
                plans.append(document)
            case _:
                raise click.UsageError(f"{file} is neither an assessment nor a plan.")
        for problem in told:
            if problem.code is Code.EXTENSION:
                click.echo(f"{file}: {problem.message} {problem.remedy}", err=True)
    if problems:
        raise DocumentError(problems)
    if len(plans) > 1:
        raise click.UsageError("A report tells of one plan; name only one.")
    plan = plans[0] if plans else None
    if plan and assessments and plan.framework not in [each.framework for each in assessments]:
        raise click.UsageError(
            f"The plan acts on {plan.framework}, and none of the assessments answers it. Report them apart."
        )
    return report_content(
        [part for each in dict.fromkeys(assessments) for part in _parts(each, there, key)],
        plan,
        review_plan(plan, there[plan.framework], there.action_rules.values()) if plan else None,
        plan_framework=there[plan.framework] if plan else None,
        audience=audience,
        made_on=day,
        title=title,
    )


def _parts(
    assessment: Assessment, there: Catalogue, key: str | None
) -> Iterator[tuple[Assessment, Framework, Scorecard]]:
    """An assessment, and after it what it answers to each extension, as an assessment of its own."""
    from practicecheck.assessments import local_part  # noqa: PLC0415 - loaded when needed

    found = scored_apart(assessment, there, key)
    yield assessment, there[assessment.framework], found.national
    for extension in found.extensions:
        if card := found.of(extension.id):
            yield local_part(assessment, extension), card.framework, card


def write_report(content: ReportContent, output: str, there: Catalogue, exporter: str | None = None) -> None:
    """Write a report.

    Args:
        content: What it is made from.
        output: The file; its ending chooses the exporter.
        there: The catalogue.
        exporter: The exporter's name, where the ending should not choose it.
    """
    from practicecheck.exchange import write_file  # noqa: PLC0415 - loaded when needed

    chosen = there.exporters[exporter] if exporter else there.exporter_for(output)
    if chosen.needs_plan and content.plan is None:
        raise click.UsageError(f"{chosen.title}: that needs a plan. Name one beside the assessment.")
    write_file(output, chosen.export(content))
