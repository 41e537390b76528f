"""``practicecheck check``."""

from __future__ import annotations

import click

from practicecheck.cli._given import FILE, catalogue, table_or_json


@click.command("check")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@table_or_json
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], form: str) -> None:
    """Tell every problem in FILEs of any kind.

    What is still unanswered is told too, and is no problem.
    """
    from practicecheck.cli._terminal import show_json, show_problems  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import Problem, Severity  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import check, problem_tree  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    told = {file: check(file, there) for file in files}

    def wrong(problems: tuple[Problem, ...]) -> list[Problem]:
        return [problem for problem in problems if problem.severity is not Severity.NOTE]

    if form == "json":
        show_json(
            [
                {"file": file, "ok": not wrong(problems), "problems": [problem_tree(p) for p in problems]}
                for file, problems in told.items()
            ]
        )
    else:
        for file, problems in told.items():
            count = len(wrong(problems))
            notes = [problem for problem in problems if problem.severity is Severity.NOTE]
            summary = f"{count} problem{'' if count == 1 else 's'}" if count else "nothing is wrong"
            warnings = sum(problem.severity is Severity.WARNING for problem in problems)
            if warnings:
                summary += f", {warnings} of them {'a warning' if warnings == 1 else 'warnings'}"
            click.echo(f"{file}: {summary}" + (", and this is worth knowing:" if notes and not count else ""))
            show_problems(wrong(problems))
            show_problems(notes)
    if any(wrong(problems) for problems in told.values()):
        ctx.exit(1)
