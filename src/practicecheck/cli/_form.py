"""``practicecheck form``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import DOCUMENTS, FILE, catalogue, choices_of, spare, vacant, with_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from practicecheck.catalogue import Catalogue
    from practicecheck.exchange import FormContent


@click.command("form")
@click.argument("what", metavar="FRAMEWORK|FILE")
@click.option(
    "--choose", multiple=True, metavar="NAME=OPTION", help="Take a decision: integration=2A, scale=rag."
)
@with_key
@click.option(
    "-o", "--output", required=True, type=FILE, help="The file to write; its ending chooses the form."
)
@click.option("--exporter", metavar="NAME", help="The form's exporter, where the ending should not choose it.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(
    what: str, choose: tuple[str, ...], key: str | None, output: str, exporter: str | None, *, force: bool
) -> None:
    """Make a form of FRAMEWORK, or of the assessment in FILE, to be filled in elsewhere.

    Plugins bring the forms: practicecheck plugins list names them. practicecheck import reads a form back.
    """
    from practicecheck.exchange import write_file  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    chosen = there.forms[exporter] if exporter else there.form_for(output)
    if what.lower().endswith(DOCUMENTS):
        spare(output, (what,))
    content = _content(what, choose, key, there)
    vacant(output, "answers", force=force)
    write_file(output, chosen.export(content))
    click.echo(f"Wrote {output}: a working copy. When it is filled in, run:")
    click.echo(f"practicecheck import {output} -o FILE.yaml")


def _content(what: str, choose: tuple[str, ...], key: str | None, there: Catalogue) -> FormContent:
    from practicecheck.exchange import (  # noqa: PLC0415 - loaded when needed
        FormContent,
        blank_assessment,
        read_assessment,
        source_of,
    )
    from practicecheck.scoring import default_key_of  # noqa: PLC0415 - loaded when needed

    if what.lower().endswith(DOCUMENTS) or Path(what).is_file():
        if choose:
            raise click.UsageError("Decisions stand in the file; leave --choose out.")
        assessment = read_assessment(what, there)
        framework = there[assessment.framework]
    else:
        framework = there[what]
        choices: Mapping[str, str] = choices_of(choose, framework)
        assessment = read_assessment(source_of(blank_assessment(framework, choices)), there)
    name = key or default_key_of(assessment, framework)
    return FormContent(
        framework=framework, assessment=assessment, key=there.scoring_keys[name] if name else None
    )
