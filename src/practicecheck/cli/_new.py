"""``practicecheck new``."""

from __future__ import annotations

import click

from practicecheck.cli._given import FILE, catalogue, choices_of, vacant, with_extensions


@click.command("new")
@click.argument("framework")
@click.option(
    "--choose", multiple=True, metavar="NAME=OPTION", help="Take a decision: integration=2A, scale=rag."
)
@with_extensions
@click.option("-o", "--output", type=FILE, help="The file to write; the terminal, if none is named.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(
    framework: str, choose: tuple[str, ...], extend: tuple[str, ...], output: str | None, *, force: bool
) -> None:
    """Make a blank assessment of FRAMEWORK, the questions beside the blanks."""
    from practicecheck.exchange import blank_assessment, write_file  # noqa: PLC0415 - loaded when needed

    if output is not None and output.lower().endswith(".json"):
        raise click.UsageError(
            "The questions stand in comments, which JSON can't hold. Name a file that ends in .yaml."
        )
    there = catalogue()
    found = there[framework]
    text = blank_assessment(found, choices_of(choose, found), [there.extensions[name] for name in extend])
    if output is None:
        click.echo(text, nl=False)
        return
    vacant(output, "answers", force=force)
    write_file(output, text.encode())
    click.echo(f"Wrote {output}. Fill it in, then run: practicecheck check {output}")
