"""``practicecheck survey map``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, catalogue, spare, table_or_json, vacant

if TYPE_CHECKING:
    from practicecheck.surveys import CheckedExport, DraftedQuestionnaire, Questionnaire, SurveyTable


@click.command("map")
@click.argument("file", type=FILE)
@click.option("--framework", metavar="ID", help="The edition that the survey asks.")
@click.option("--scale", metavar="ID", help="The scale of the answers, if it should not be found out.")
@click.option("--platform", metavar="NAME", help="Where FILE comes from, if it should not be found out.")
@click.option("--check", "confirmed", type=FILE, help="A confirmed questionnaire to hold against FILE.")
@click.option("-o", "--output", type=FILE, help="The questionnaire to write; none is written without it.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@table_or_json
def survey_map(  # noqa: PLR0913 - each is an option
    file: str,
    framework: str | None,
    scale: str | None,
    platform: str | None,
    confirmed: str | None,
    output: str | None,
    form: str,
    *,
    force: bool,
) -> int:
    """Say which column of FILE holds the answers to which item.

    FILE is what a survey platform exported: CSV, or a workbook (.xlsx). The questionnaire that is written is a
    draft. A person confirms it, and it reads later exports, too: --check says whether it still does.
    """
    if confirmed is not None:
        if framework or scale or output:
            raise click.UsageError("--check reads the questionnaire: leave --framework, --scale and -o out.")
        return _check(file, confirmed, platform, form)
    if framework is None:
        raise click.UsageError("Name the edition that the survey asks: --framework ID.")
    if output is not None:
        spare(output, (file,))
        vacant(output, "a confirmed questionnaire", force=force)
    return _draft(file, framework, scale, platform, output, form)


def _draft(
    file: str, framework: str, scale: str | None, platform: str | None, output: str | None, form: str
) -> int:
    from practicecheck.errors import Severity  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import survey_draft_text, survey_draft_tree, write_file  # noqa: PLC0415 - the same
    from practicecheck.surveys import draft_questionnaire, open_export  # noqa: PLC0415 - loaded when needed

    edition = catalogue()[framework]
    table = open_export(file, platform)
    drafted = draft_questionnaire(table, edition, scale)
    if output is not None:
        write_file(output, survey_draft_text(drafted).encode())
    if form == "json":
        from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed

        show_json(survey_draft_tree(table, drafted))
    else:
        _show_draft(table, drafted)
        _show_next(file, output)
    return int(any(problem.severity is Severity.ERROR for problem in drafted.problems))


def _show_file(table: SurveyTable, rows: int) -> None:
    from practicecheck.cli._terminal import wrapped  # noqa: PLC0415 - when shown

    count = table.detected.heading_rows
    told = (
        f"{table.name}: {table.platform.title}, since {table.detected.why}. {count} heading "
        f"row{'s' if count > 1 else ''}, {len(table.headings)} columns, {rows} people."
    )
    for line in wrapped(told):
        click.echo(line)


def _show_draft(table: SurveyTable, drafted: DraftedQuestionnaire) -> None:
    from practicecheck.cli._terminal import show_problems, show_table, wrapped  # noqa: PLC0415 - when shown
    from practicecheck.errors import shortened  # noqa: PLC0415 - when shown

    own = drafted.questionnaire
    _show_file(table, drafted.rows)
    there = len(drafted.pairs) + len(drafted.left)
    scale = f" on {own.scale}" if own.scale else ""
    click.echo(f"{own.framework}{scale}: {len(drafted.pairs)} of {there} items have a column.")
    click.echo()
    show_table(
        ("Item", "Alike", "The item asks", "The survey asked"),
        (
            (pair.item.id, pair.column.likeness, pair.item.text, _asked(pair.column.heading.statement))
            for pair in drafted.pairs
        ),
        right=(1,),
    )
    click.echo()
    told = [
        (
            "Answers",
            ", ".join(f"{answer.says} is {answer.point}" for answer in own.answers) or "as codes",
        ),
        ("X", ", ".join(map(str, own.not_applicable))),
        ("No answer", ", ".join(map(str, own.missing))),
        ("Groups", ", ".join(f"{group.name} ({shortened(group.column)})" for group in own.groups)),
        ("Tells people apart", own.respondent or ""),
        ("Personal, and no groups", ", ".join(map(shortened, drafted.personal))),
    ]
    for name, text in told:
        for line in wrapped(f"{name}: {text}.", "", "  ") if text else ():
            click.echo(line)
    if drafted.problems:
        click.echo()
        show_problems(drafted.problems)


def _asked(text: str) -> str:
    """A question that fits in a table, without signs that would tell a terminal what to do."""
    shown = "".join(own if own.isprintable() else " " for own in text)
    return shown if len(shown) <= _LONG else f"{shown[: _LONG - 3]}..."


_LONG = 300


def _show_next(file: str, output: str | None) -> None:
    click.echo()
    if output is None:
        click.echo("Nothing was written. Add -o survey.yaml to keep it.")
        return
    click.echo(f"Wrote {output}, a draft. Look at each pair, and write confirmed: true beside it.")
    click.echo("Then write draft: false, and hold it against the file:")
    click.echo(f"practicecheck survey map {file} --check {output}")


def _check(file: str, confirmed: str, platform: str | None, form: str) -> int:
    from practicecheck.errors import Severity  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import read_questionnaire, survey_check_tree  # noqa: PLC0415 - loaded when needed
    from practicecheck.surveys import check_export, open_export  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    questionnaire = read_questionnaire(confirmed, there)
    table = open_export(file, platform or questionnaire.platform)
    checked = check_export(questionnaire, there[questionnaire.framework], table)
    if form == "json":
        from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed

        show_json(survey_check_tree(questionnaire, table, checked))
    else:
        _show_check(questionnaire, table, checked)
    return int(any(problem.severity is not Severity.NOTE for problem in checked.problems))


def _show_check(questionnaire: Questionnaire, table: SurveyTable, checked: CheckedExport) -> None:
    from practicecheck.cli._terminal import show_problems, show_table  # noqa: PLC0415 - when shown
    from practicecheck.errors import some_of  # noqa: PLC0415 - when shown

    _show_file(table, checked.rows)
    columns = checked.columns
    mended = sum(own.was is not None for own in columns.found)
    click.echo(
        f"{len(columns.items)} of {len(questionnaire.items)} items have their column; {mended} go by another "
        f"heading now, {len(columns.missing)} were not found."
    )
    click.echo()
    rows = [
        (own.name, "mended" if own.was else "found", _asked(own.heading.statement)) for own in columns.found
    ]
    rows += [(name, "missing", "-") for name in columns.missing]
    show_table(("For", "Column", "It asks"), rows)
    if checked.problems:
        click.echo()
        show_problems(checked.problems)
    if questionnaire.draft or checked.unconfirmed:
        click.echo()
    if checked.unconfirmed:
        click.echo(f"Nobody has confirmed {some_of(checked.unconfirmed)}.")
    if questionnaire.draft:
        click.echo("It is a draft: write draft: false when you have looked at each pair.")
