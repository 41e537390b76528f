"""``practicecheck ballots``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, catalogue, spare, vacant
from practicecheck.errors import WriteError, near

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment
    from practicecheck.frameworks import Framework

_MOST = 99
"""More raters than that are a survey."""


_FILES = (".yaml", ".yml", ".json", ".xlsx", ".xls", ".ods", ".tsv", ".txt")
"""How the name of a file ends, which is no name for a folder of papers."""


@click.group("ballots")
def command() -> None:
    """Give each rater a form, and bring the ballots together."""


@command.command("new")
@click.argument("file", type=FILE)
@click.option(
    "--rater",
    "raters",
    multiple=True,
    metavar="CODE=PERSPECTIVE",
    help="A rater's code and perspective: r1=practitioner. Without it, a code for everybody under room.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=str),
    help="A folder, for a file for each rater; or a file that ends in .csv, for one table of the whole room.",
)
@click.option("--force", is_flag=True, help="Replace files that are there already.")
def new(file: str, raters: tuple[str, ...], output: str, *, force: bool) -> None:
    """Make ballot papers for the assessment in FILE."""
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        blank_ballot_paper,
        blank_ballot_table,
        read_assessment,
        write_file,
    )

    there = catalogue()
    assessment = read_assessment(file, there)
    framework = there[assessment.framework]
    if not framework.scored:
        raise click.UsageError(f"{framework.id} is not scored, so nobody can vote on it.")
    if still_open := _open_choices(assessment, framework):
        raise click.UsageError(
            f"Settle first what is voted on. Write under choices in {file}: {'; '.join(still_open)}."
        )
    if assessment.extensions:
        names = ", ".join(assessment.extensions)
        click.echo(f"The papers ask the national questions alone, and nothing of {names}.", err=True)
    known = _raters(raters, assessment, framework)
    if output.lower().endswith(_FILES):
        raise click.UsageError(
            f"{output} looks like a file. Name a folder, for a file for each rater; or, for one table, "
            "a file that ends in .csv."
        )
    if output.lower().endswith(".csv"):
        papers = {Path(output): blank_ballot_table(assessment, framework, known)}
    else:
        papers = {
            Path(output) / f"{rater}.yaml": blank_ballot_paper(assessment, framework, rater, speaks).encode()
            for rater, speaks in known
        }
    if not force and (old := [path for path in papers if path.exists()]):
        raise click.UsageError(
            f"{', '.join(map(str, old))}: there already, and may hold ballots. "
            "Name another place, or add --force."
        )
    for path, data in papers.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise WriteError(str(path.parent), fault.strerror or str(fault)) from None
        write_file(path, data)
        click.echo(f"Wrote {path}")
    click.echo("Once they are filled in, bring them together:")
    click.echo(f"practicecheck ballots merge {file} {' '.join(map(str, papers))} -o merged.yaml")


def _open_choices(assessment: Assessment, framework: Framework) -> list[str]:
    """Decisions on which it depends what is voted on, as they would be written."""
    offered = {choice.id: [option.id for option in choice.options] for choice in framework.choices}
    if len(framework.scales) > 1:
        offered["scale"] = [scale.id for scale in framework.scales]
    return [
        f"{name}: {' or '.join(options)}"
        for name, options in offered.items()
        if assessment.option(name) is None
    ]


def _raters(typed: Sequence[str], assessment: Assessment, framework: Framework) -> tuple[tuple[str, str], ...]:
    """The raters' codes and perspectives, as they were typed or as the room has them."""
    from practicecheck.assessments import is_rater_code  # noqa: PLC0415 - loaded when needed

    many = len(typed) or sum(present.people for present in assessment.room)
    if many > _MOST:
        raise click.UsageError(f"{many} raters are no room. Papers are made for {_MOST} at the most.")
    room = [present.perspective for present in assessment.room for _ in range(present.people)]
    pairs = [pair.partition("=") for pair in typed] or [
        (f"r{n}", "=", perspective) for n, perspective in enumerate(room, start=1)
    ]
    if not pairs:
        raise click.UsageError(
            "Nothing says who votes. Write room: at the top of the assessment, such as {practitioner: 3}; "
            "or add --rater r1=practitioner for each rater."
        )
    known = (*framework.perspectives, *assessment.perspectives)
    seen: set[str] = set()
    for code, _, perspective in pairs:
        if not is_rater_code(code):
            raise click.BadParameter(
                f'"{code}" is no code. Letters, digits, hyphens and full stops make one: r1, and never a name.'
            )
        if code.casefold() in seen:
            raise click.BadParameter(f"{code} is named twice. Give each rater a code of their own.")
        seen.add(code.casefold())
        if perspective not in known:
            hint = near(perspective, known) or f"Known here: {', '.join(known)}."
            raise click.BadParameter(f'{code}: "{perspective}" is no perspective of {framework.id}. {hint}')
    return tuple((code, perspective) for code, _, perspective in pairs)


@command.command("merge")
@click.argument("file", type=FILE)
@click.argument("ballots", nargs=-1, required=True, type=FILE, metavar="BALLOTS...")
@click.option("-o", "--output", type=FILE, help="The file to write; the terminal, if none is named.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def merge(file: str, ballots: tuple[str, ...], output: str | None, *, force: bool) -> None:
    """Bring the BALLOTS of raters into the assessment in FILE, as a new file."""
    from practicecheck.assessments import check_assessment  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        document_text,
        merge_ballots,
        read_assessment,
        write_document,
    )

    if output is not None:
        spare(output, (file, *ballots))
        vacant(output, "answers", force=force)
    there = catalogue()
    assessment = read_assessment(file, there)
    merged = merge_ballots(assessment, ballots, there)
    if output is None:
        click.echo(document_text(merged), nl=False)
        return
    write_document(merged, output)
    _tell(assessment, merged, there[merged.framework])
    click.echo(f"Wrote {output}. {file} is unchanged; its comments stay there, and all else is in both.")
    if told := [p for p in check_assessment(merged, there[merged.framework]) if "ballots" in p.path]:
        from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed

        click.echo("Something to look at:")
        show_problems(told)


def _tell(before: Assessment, merged: Assessment, framework: Framework) -> None:
    """Say what was added, and on what nobody has voted yet."""
    old = sum(len(answer.ballots) for answer in before.answers)
    whole = [ballot for answer in merged.answers for ballot in answer.ballots]
    count = len({ballot.rater for ballot in whole})
    added = len(whole) - old
    were = "ballot was" if added == 1 else "ballots were"
    raters = "rater" if count == 1 else "raters"
    click.echo(f"{added} {were} added to {old}: {len(whole)} now, of {count} {raters}.")
    from practicecheck.exchange import voted_on  # noqa: PLC0415 - loaded when needed

    voted = {answer.item for answer in merged.answers if answer.ballots}
    if none := [item.id for _, items in voted_on(merged, framework) for item in items if item.id not in voted]:
        click.echo(f"Nobody has voted on: {', '.join(none)}.")
