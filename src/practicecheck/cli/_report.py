"""``practicecheck report``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, catalogue, exported, on_a_day, scored_apart, spare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from practicecheck.assessments import Assessment
    from practicecheck.catalogue import Catalogue
    from practicecheck.comparison import Audience, EditionPair
    from practicecheck.comparison.tables import ReleasedTable
    from practicecheck.exchange import Comparing, ReportContent
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import Scorecard


@click.command("report")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@exported
@click.option("--title", help="The report's heading.")
@on_a_day("The day of the report")
@click.option(
    "--compare",
    "against",
    type=click.Choice(["previous", "first", "each"]),
    help="Tell what changed: each assessment against the one before it of its unit, against the first that is "
    "named, or against every other.",
)
@click.option(
    "--crosswalk", metavar="ID", help="With --compare: what corresponds to what, between two editions."
)
@click.option(
    "--lineage",
    type=FILE,
    help="With --compare: which organisation became which, a lineage/1 document.",
)
@click.option(
    "--tables",
    multiple=True,
    type=FILE,
    help="Results about groups of people, as practicecheck release wrote them to JSON. May be given several "
    "times.",
)
def command(  # noqa: PLR0913 - one for each option
    *,
    files: tuple[str, ...],
    output: str,
    exporter: str | None,
    audience: str,
    key: str | None,
    title: str | None,
    on: date,
    against: str | None,
    crosswalk: str | None,
    lineage: str | None,
    tables: tuple[str, ...],
) -> None:
    """Write a report from assessments and a plan in FILEs."""
    from practicecheck.comparison import Audience  # noqa: PLC0415 - loaded when needed

    spare(output, (*files, *tables, *([lineage] if lineage else [])))
    there = catalogue()
    content = content_of(
        files,
        there,
        Audience(audience),
        on,
        key=key,
        title=title,
        comparing=_comparing(there, against, crosswalk, lineage),
        tables=_tables(tables),
    )
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


def _comparing(
    there: Catalogue, against: str | None, crosswalk: str | None, lineage: str | None
) -> Comparing | None:
    """How the assessments are laid beside each other, as it was typed; nothing if they are not."""
    if against is None:
        if crosswalk or lineage:
            raise click.UsageError(
                "--crosswalk and --lineage say how assessments are compared. Add --compare previous."
            )
        return None
    from practicecheck.comparer import editions_beside  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison import Against  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import Comparing, read_lineage  # noqa: PLC0415 - loaded when needed

    def beside(earlier: Framework, later: Framework) -> EditionPair:
        try:
            return editions_beside(earlier, later, there, crosswalk)
        except ValueError as fault:
            raise click.UsageError(f"{fault}. Name another crosswalk.") from fault

    return Comparing(
        against=Against(against), editions=beside, lineage=read_lineage(lineage) if lineage else None
    )


def _tables(files: tuple[str, ...]) -> tuple[ReleasedTable, ...]:
    """The released tables that were named.

    Raises:
        DocumentError: Some of the files have problems, or hold no released table. All of them are told.
    """
    if not files:
        return ()
    from practicecheck.errors import DocumentError, Problem  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_released_tables  # noqa: PLC0415 - loaded when needed

    found: list[tuple[ReleasedTable, ...]] = []
    problems: list[Problem] = []
    for file in dict.fromkeys(files):
        try:
            found.append(read_released_tables(file))
        except DocumentError as fault:
            problems += fault.problems
    if problems:
        raise DocumentError(problems)
    _tell_of_two_releases(found)
    return tuple(dict.fromkeys(table for tables in found for table in tables))


def _tell_of_two_releases(found: list[tuple[ReleasedTable, ...]]) -> None:
    """What one release hides, another about the same people may show: only their ledger can tell."""
    who = [{(table.population, table.period) for table in tables} for tables in found]
    twice = sorted({one for n, own in enumerate(who) for one in own if any(one in other for other in who[:n])})
    for population, period in twice:
        click.echo(
            f"Two files tell of {', '.join(filter(None, (population, period)))}. Nothing can be worked out "
            "from both only if both were released with one --ledger.",
            err=True,
        )


def content_of(  # noqa: PLR0913 - one for each thing that a report may have
    files: tuple[str, ...],
    there: Catalogue,
    audience: Audience,
    day: date,
    *,
    key: str | None = None,
    title: str | None = None,
    comparing: Comparing | None = None,
    tables: Iterable[ReleasedTable] = (),
) -> ReportContent:
    """Read documents and make a report's content from them.

    Args:
        files: Assessments, and at most one plan.
        there: The catalogue.
        audience: Who the report is for.
        day: The day of the report.
        key: The scoring key's name.
        title: The report's heading.
        comparing: How the assessments are laid beside each other; nothing if they are not.
        tables: Results about groups of people.

    Raises:
        DocumentError: Some of the documents have problems, all of them listed.
        click.UsageError: The files are not what a report is made from.
    """
    from practicecheck.assessments import Assessment  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import Code, DocumentError, Problem, Severity  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_any, report_content  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange.released import ReleaseDocument  # noqa: PLC0415 - loaded when needed
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
            case ReleaseDocument():
                raise click.UsageError(f"{file} holds released tables. Name it with --tables {file}")
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
    content = report_content(
        [part for each in dict.fromkeys(assessments) for part in _parts(each, there, key)],
        plan,
        review_plan(plan, there[plan.framework], there.action_rules.values()) if plan else None,
        plan_framework=there[plan.framework] if plan else None,
        audience=audience,
        made_on=day,
        title=title,
        comparing=comparing,
        tables=tables,
    )
    if comparing is not None and not content.comparisons:
        raise click.UsageError(_NOTHING_TO_COMPARE if len(content.assessments) > 1 else _ONE_TO_COMPARE)
    return content


_NOTHING_TO_COMPARE = (
    "No two of the assessments are of one unit, so none has one before it. Say --compare first or --compare "
    "each."
)
_ONE_TO_COMPARE = "--compare lays assessments beside each other. Name two of them at least."


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
