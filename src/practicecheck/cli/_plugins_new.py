"""``practicecheck plugins new``."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


@click.command("new")
@click.argument("name")
@click.option(
    "--with", "offers", metavar="OFFER,...", help="Python that it offers, too: exporter, importer, rules."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to make; practicecheck-NAME, if none is named.",
)
def command(name: str, offers: str | None, output: Path | None) -> None:
    """Make a plugin NAME: a whole distribution that can be installed, and whose tests pass.

    It has a framework, a scoring key and golden cases of its own, all of them YAML.
    """
    from practicecheck.starter import OFFERS, name_fault, new_plugin  # noqa: PLC0415 - loaded when needed

    if fault := name_fault(name):
        raise click.BadParameter(fault, param_hint="NAME")
    wanted = [offer.strip() for offer in (offers or "").split(",") if offer.strip()]
    for offer in wanted:
        if offer not in OFFERS:
            raise click.BadParameter(f'"{offer}" is none of {", ".join(OFFERS)}.', param_hint="--with")
    own = name.removeprefix("practicecheck-")
    folder = output or Path(f"practicecheck-{own}")
    files = new_plugin(own, date.today(), dict.fromkeys(wanted))  # noqa: DTZ011 - the day where the person is
    _place(files, folder)
    click.echo(f"Wrote {folder}: {len(files)} files. Everything works as it stands. Next:\n")
    click.echo(f"cd {folder}\npip install -e '.[dev]'\npytest\n")
    click.echo(
        f"README.md says what to make your own, and practicecheck plugins check {own} whether all is well."
    )


def _place(files: Mapping[str, str], folder: Path) -> None:
    """Write the files, all of them or none."""
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is there already, and not empty. Name another folder with -o.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Made beside its place, and put there as a whole.
        aside = Path(tempfile.mkdtemp(prefix=".practicecheck-", dir=folder.parent))
        try:
            made = aside / "new"
            for path, text in files.items():
                file = made / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
            if folder.exists():
                folder.rmdir()
            made.rename(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as fault:
        raise click.ClickException(f"{folder} could not be made: {fault.strerror or fault}.") from fault
