"""``practicecheck form``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import (
    DOCUMENTS,
    FILE,
    catalogue,
    choices_of,
    spare,
    vacant,
    with_extensions,
    with_key,
)

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment
    from practicecheck.catalogue import Catalogue
    from practicecheck.exchange import FormContent


@click.command("form")
@click.argument("what", metavar="FRAMEWORK|FILE")
@click.option(
    "--choose", multiple=True, metavar="NAME=OPTION", help="Take a decision: integration=2A, scale=rag."
)
@with_extensions
@with_key
@click.option(
    "-o", "--output", required=True, type=FILE, help="The file to write; its ending chooses the form."
)
@click.option("--exporter", metavar="NAME", help="The form's exporter, where the ending should not choose it.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
def command(
    what: str,
    choose: tuple[str, ...],
    extend: tuple[str, ...],
    key: str | None,
    output: str,
    exporter: str | None,
    *,
    force: bool,
) -> None:
    """Make a form of FRAMEWORK, or of the assessment in FILE, to be filled in elsewhere.

    Plugins bring the forms: practicecheck plugins list names them. practicecheck import reads a form back.
    """
    from practicecheck.exchange import write_file  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    chosen = there.forms[exporter] if exporter else there.form_for(output)
    if what.lower().endswith(DOCUMENTS):
        spare(output, (what,))
    assessment = _assessment(what, choose, extend, there)
    local = () if chosen.asks_extensions else assessment.extensions
    if local and extend:
        raise click.UsageError(f"The form {chosen.name} asks the national questions alone. Leave --extend out.")
    vacant(output, "answers", force=force)
    write_file(output, chosen.export(_content(assessment, key, there, local=bool(local))))
    then = chosen.then or f"When it is filled in, run:\npracticecheck import {output} -o FILE.yaml"
    click.echo(f"Wrote {output}: a working copy. {then}")
    if local:
        names = ", ".join(local)
        click.echo(f"It asks the national questions alone: what was answered to {names} stays in {what}.")


def _assessment(what: str, choose: tuple[str, ...], extend: tuple[str, ...], there: Catalogue) -> Assessment:
    """What the form begins with: the answers in a file, or none."""
    from practicecheck.exchange import blank_assessment, read_assessment, source_of  # noqa: PLC0415 - when needed

    if what.lower().endswith(DOCUMENTS) or Path(what).is_file():
        if choose or extend:
            raise click.UsageError("Decisions and extensions stand in the file; leave the options out.")
        return read_assessment(what, there)
    framework = there[what]
    extensions = [there.extensions[name] for name in extend]
    return read_assessment(
        source_of(blank_assessment(framework, choices_of(choose, framework), extensions)), there
    )


def _content(assessment: Assessment, key: str | None, there: Catalogue, *, local: bool) -> FormContent:
    """What the form is made from; without what is local, where the form can't ask it."""
    from practicecheck.assessments import extensions_named, national_part  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import FormContent  # noqa: PLC0415 - loaded when needed
    from practicecheck.frameworks import extend  # noqa: PLC0415 - loaded when needed
    from practicecheck.scoring import default_key_of  # noqa: PLC0415 - loaded when needed

    framework = there[assessment.framework]
    name = key or default_key_of(assessment, framework)
    # What is answered to an extension that is not installed stays as it is.
    laid = () if local else extensions_named(assessment, framework, there.extensions)[0]
    framework = extend(framework, laid)
    own = {section.scale.default_key for section in framework.sections if section.scale}
    return FormContent(
        framework=framework,
        assessment=national_part(assessment) if local else assessment,
        key=there.scoring_keys[name] if name else None,
        local_keys=tuple(there.scoring_keys[key] for key in sorted(own) if key in there.scoring_keys),
        extensions=laid,
    )
