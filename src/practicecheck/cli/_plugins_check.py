"""``practicecheck plugins check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, catalogue, table_or_json

if TYPE_CHECKING:
    from practicecheck.catalogue import Catalogue
    from practicecheck.exchange import Plain
    from practicecheck.testing import CheckResult


@click.command("check")
@click.argument("plugin", metavar="DIST|FOLDER")
@table_or_json
@click.option("--digests", type=FILE, help="Hold the wording against what was recorded in this file.")
@click.option("--record", type=FILE, help="Record the wording in this file, and check the rest.")
@click.pass_context
def command(ctx: click.Context, plugin: str, form: str, digests: str | None, record: str | None) -> None:
    """Say whether a plugin keeps what the contract promises, and what to do where it does not.

    DIST is the name of an installed distribution; FOLDER a plain folder with a plugin.yaml, or the source of a
    distribution that is installed.
    """
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import write_file  # noqa: PLC0415 - loaded when needed
    from practicecheck.testing import (  # noqa: PLC0415 - loaded when needed
        check_plugin,
        digests_of,
        digests_text,
        read_digests,
    )

    name, there = _meant(plugin, catalogue())
    if record:
        write_file(record, digests_text(digests_of(name, there)).encode())
        digests = record
    results = check_plugin(name, there, digests=read_digests(digests) if digests else None)
    [name] = results[0].about
    if form == "json":
        show_json(
            {
                "plugin": name,
                "passed": all(result.passed for result in results),
                "checks": [_tree(result) for result in results],
            }
        )
    else:
        _show(name, results)
    if not all(result.passed for result in results):
        ctx.exit(1)


def _meant(plugin: str, there: Catalogue) -> tuple[str, Catalogue]:
    """The plugin's name, and the catalogue that it is in."""
    from practicecheck.plugins import same_distribution  # noqa: PLC0415 - loaded when needed

    folder = Path(plugin).resolve()
    known = [own.origin.distribution for own in there.plugins]
    if any(same_distribution(name, plugin) for name in known) or not folder.is_dir():
        return plugin, there
    if (folder / "pyproject.toml").is_file():
        return _of_source(folder, known), there
    return folder.name, _with(folder, there)


def _of_source(folder: Path, known: list[str]) -> str:
    import tomllib  # noqa: PLC0415 - loaded when needed

    from practicecheck.plugins import same_distribution  # noqa: PLC0415 - loaded when needed

    try:
        name = str(tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise click.UsageError(f"{folder.name} has a pyproject.toml that names no project: {fault}") from fault
    if not any(same_distribution(name, other) for other in known):
        raise click.UsageError(
            f"{folder.name} is the source of {name}, which is not installed. Run: pip install -e {folder.name}"
        )
    return name


def _with(folder: Path, there: Catalogue) -> Catalogue:
    import attrs  # noqa: PLC0415 - loaded when needed

    from practicecheck.catalogue import Catalogue  # noqa: PLC0415 - loaded when needed

    settings = attrs.evolve(there.settings, off=False, folders=(*there.settings.folders, str(folder)))
    return Catalogue.discover(settings=settings)


def _show(name: str, results: tuple[CheckResult, ...]) -> None:
    from practicecheck.cli._terminal import show_heading, show_problems, show_table  # noqa: PLC0415 - when shown

    show_table(
        ("Check", "", "What has to hold"),
        ((result.id, "passed" if result.passed else "FAILED", result.text) for result in results),
    )
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo()
        show_heading(f"{result.id}: {result.text}")
        for file in dict.fromkeys(problem.file for problem in result.problems):
            if file:
                click.echo(file)
            show_problems(problem for problem in result.problems if problem.file == file)
    click.echo()
    count = f"{len(failed)} of {len(results)} checks failed" if failed else f"all {len(results)} checks passed"
    click.echo(f"{name}: {count}")


def _tree(result: CheckResult) -> Plain:
    from practicecheck.exchange import problem_tree  # noqa: PLC0415 - loaded when needed

    return {
        "id": result.id,
        "text": result.text,
        "about": list(result.about),
        "passed": result.passed,
        "problems": [problem_tree(problem) for problem in result.problems],
    }
