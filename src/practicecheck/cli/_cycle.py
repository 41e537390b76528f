"""``practicecheck cycle``."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import (
    DOCUMENTS,
    FILE,
    catalogue,
    exported,
    on_a_day,
    scored,
    spare,
    table_or_json,
    vacant,
)

if TYPE_CHECKING:
    from datetime import date

    from practicecheck.catalogue import Catalogue
    from practicecheck.cycle import Cycle, CycleStatus, Renewal

_ASKED = 60
"""So much of what a source asks is shown in the table."""
_DAYS_SHOWN = 4
"""So many days of the calendar are shown."""


@click.group("cycle")
def command() -> None:
    """Start a year's exercise, say where it stands, and report it."""


@command.command("new")
@click.argument("what", nargs=-1, required=True, metavar="FILE|FRAMEWORK...")
@click.option("-o", "--output", type=FILE, help="The file to write; the terminal, if none is named.")
@on_a_day("The day from which last year's plan is looked at")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def new(what: tuple[str, ...], output: str | None, on: date, *, force: bool) -> None:
    """Make a cycle to be filled in, the questions beside the blanks.

    A first one for each FRAMEWORK that is named; or next year's, from this year's in FILE: with the same
    protocol, last year's actions for their outcome, and sponsor and forum to be confirmed.
    """
    from practicecheck.cycle import Cycle, renew_cycle  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import cycle_form, read_cycle, read_linked, write_file  # noqa: PLC0415 - loaded when needed

    if output is not None and output.lower().endswith(".json"):
        raise click.UsageError(
            "The questions stand in comments, which JSON can't hold. Name a file that ends in .yaml."
        )
    there = catalogue()
    renewal, earlier = None, None
    if _is_file(what):
        if output is not None:
            spare(output, what)
        earlier = read_cycle(what[0], there)
        linked = read_linked(earlier, what[0], there)
        plan_file = None if earlier.plan is None else str(Path(what[0]).parent / earlier.plan)
        renewal = renew_cycle(
            earlier,
            on,
            linked.plan,
            cycle_file=_seen_from(output, what[0]),
            plan_file=plan_file and _seen_from(output, plan_file),
        )
        if output is not None and plan_file:
            spare(output, (plan_file,))
        cycle = renewal.cycle
    else:
        cycle = Cycle(frameworks=tuple(dict.fromkeys(there[name].id for name in what)))
    text = cycle_form(cycle, [there[name] for name in cycle.frameworks], earlier)
    if output is None:
        click.echo(text, nl=False)
        return
    vacant(output, "your cycle", force=force)
    write_file(output, text.encode())
    click.echo(f"Wrote {output}. Fill it in, then run: practicecheck cycle status {output}")
    if renewal is not None:
        _show_renewal(renewal, there)


def _is_file(what: tuple[str, ...]) -> bool:
    """Whether a file is named, and not frameworks."""
    files = [name for name in what if name.lower().endswith(DOCUMENTS) or Path(name).is_file()]
    if files and len(what) > 1:
        raise click.UsageError("Name one cycle, whose next year begins; or frameworks, for a first one.")
    return bool(files)


def _seen_from(output: str | None, file: str) -> str:
    """A file as it is seen from the folder of the file to be written."""
    try:
        return Path(os.path.relpath(file, Path(output).parent if output else ".")).as_posix()
    except ValueError:
        raise click.UsageError(
            f"{output} lies on another drive than {file}, and could not link to it. Name a file on that drive."
        ) from None


def _show_renewal(renewal: Renewal, there: Catalogue) -> None:
    from practicecheck.cli._terminal import wrapped  # noqa: PLC0415 - when shown

    carried = len(renewal.cycle.last_year.actions)
    told = [
        ("The same as last year", ", ".join(renewal.kept)),
        ("A year later", ", ".join(renewal.moved)),
        ("To be confirmed", ", ".join(renewal.to_confirm)),
        ("To be done anew", ", ".join(renewal.anew)),
        ("Carried in for its outcome", _counted(carried) if carried else ""),
    ]
    for title, names in told:
        for line in wrapped(f"{title}: {names}." if names else "", "  ", "    ") if names else ():
            click.echo(line)
    for name in renewal.cycle.frameworks:
        newest = there[name.partition("@")[0]].id
        if newest != name:
            click.echo(
                f"  There is a newer edition, {newest}. This cycle stays with {name}, so that years compare."
            )


def _counted(actions: int) -> str:
    return f"{actions} action{'' if actions == 1 else 's'} of last year's plan"


@command.command("status")
@click.argument("file", type=FILE)
@on_a_day("The day")
@table_or_json
def status(file: str, on: date, form: str) -> None:
    """Say which steps of the cycle in FILE are done, which are due, and what follows."""
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
    from practicecheck.cycle import cycle_status  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_cycle, read_linked, status_tree  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    cycle = read_cycle(file, there)
    linked = read_linked(cycle, file, there)
    found = cycle_status(cycle, [there[name] for name in cycle.frameworks], on, linked)
    if form == "json":
        show_json(status_tree(found))
    else:
        _show_status(cycle, found, Path(file).parent)


def _show_status(cycle: Cycle, found: CycleStatus, folder: Path) -> None:
    from practicecheck.cli._terminal import show_heading, show_problems, show_table, wrapped  # noqa: PLC0415 - when shown

    if cycle.title:
        show_heading(cycle.title)
    done = f"{len(found.done)} of {len(found.steps)} steps {'is' if len(found.done) == 1 else 'are'} done"
    click.echo(f"On {found.on}: {done}, {len(found.due)} due.")
    for line in wrapped(_readiness(found)):
        click.echo(line)
    if found.problems:
        click.echo()
        show_problems(found.problems)
    click.echo()
    show_table(
        ("Step", "State", "Day", "What the source asks", "What shows it, or is missing"),
        (
            (own.step.id, own.state.value, own.due, shorten(own.step.text, _ASKED, placeholder=" ..."), own.why)
            for own in found.steps
        ),
    )
    if found.next_:
        click.echo()
        show_heading("What follows")
        for own in found.next_:
            when = f", {'on' if own.step.at else 'by'} {own.due}" if own.due else ""
            for line in wrapped(f"{own.step.id}{when}: {own.step.text} ({own.step.locator})", "  ", "      "):
                click.echo(line)
    if found.coming:
        click.echo()
        show_heading("The next days of the calendar")
        for day in found.coming[:_DAYS_SHOWN]:
            click.echo(f"  {day.on}  {day.event.value}{f': {day.what}' if day.what else ''}")
    if found.plan is not None:
        late = len(found.plan.late)
        click.echo()
        click.echo(
            f"The plan: {found.plan.counts.done} of {len(found.plan.actions)} actions done, {late} late. "
            f"See: practicecheck plan progress {folder / (cycle.plan or '')}"
        )
    if found.differences:
        click.echo()
        show_table(
            ("Other than last year", "Last year", "This year"),
            ((own.field, own.earlier, own.later) for own in found.differences),
        )
    if found.advice:
        click.echo()
        show_heading("Where pace or team depart from what the source advises (advice, not a fault)")
        show_problems(found.advice)


def _readiness(found: CycleStatus) -> str:
    before = [own for own in found.steps if own.step.before]
    if not before:
        return "These frameworks ask for nothing before the assessment."
    open_ = [own.step.id for own in before if own.state.value != "done"]
    if not open_:
        return "Set-up is finished."
    begin = "" if found.begun else " The assessment waits for it."
    return f"Set-up is not finished: {', '.join(open_)}.{begin}"


@command.command("report")
@click.argument("file", type=FILE)
@click.option(
    "--as",
    "form",
    required=True,
    type=click.Choice(["self-evaluation", "brief", "staff", "people"]),
    help="What for: the self-evaluation report; one page for the director's one-to-one; you said, we did, for "
    "staff; or the same for people who use services and their families.",
)
@exported
@on_a_day("The day of the report")
def report(
    file: str, form: str, output: str, exporter: str | None, audience: str, key: str | None, on: date
) -> None:
    """Write one of the reports of the year in FILE, from what it links to."""
    from practicecheck.cli._report import tell_of_report, write_report  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison import Audience  # noqa: PLC0415 - loaded when needed
    from practicecheck.cycle import links_of  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import ReportForm, cycle_content, read_cycle, read_linked  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    cycle = read_cycle(file, there)
    spare(output, (file, *(str(Path(file).parent / name) for _, name in links_of(cycle))))
    linked = read_linked(cycle, file, there)
    content = cycle_content(
        cycle,
        [there[name] for name in cycle.frameworks],
        linked,
        [
            (given, there[given.framework], scored(given, there, key))
            for given in (own.assessment for own in linked.assessments)
        ],
        form=ReportForm(form),
        audience=Audience(audience),
        made_on=on,
    )
    write_report(content, output, there, exporter)
    tell_of_report(content, output)
