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
    recorded = digests_of(name, there) if record else None
    results = check_plugin(name, there, digests=read_digests(digests) if digests else recorded)
    [name] = results[0].about
    passed = all(result.passed for result in results)
    if record and recorded is not None and passed:
        write_file(record, digests_text(recorded).encode())
    if form == "json":
        show_json(
            {
                "plugin": name,
                "passed": passed,
                "checks": [_tree(result) for result in results],
            }
        )
    else:
        _show(results)
        if record:
            done = (
                f"Recorded the wording in {record}."
                if passed
                else "Nothing was recorded, since a check failed."
            )
            click.echo(done)
        elif not digests:
            click.echo("Whether the wording was changed was not looked at: add --digests tests/digests.json")
        _sum_up(name, results)
    if not passed:
        ctx.exit(1)


def _meant(plugin: str, there: Catalogue) -> tuple[str, Catalogue]:
    """The plugin's name, and the catalogue that it is in."""
    from practicecheck.plugins import same_distribution  # noqa: PLC0415 - loaded when needed

    folder = Path(plugin).resolve()
    known = [own.origin.distribution for own in there.plugins]
    if any(same_distribution(name, plugin) for name in known) or not folder.is_dir():
        return plugin, there
    for own in there.plugins:
        if own.folder is not None and Path(own.folder) == folder:
            # The very folder that is installed. Seen twice, each of its names would be taken.
            return own.origin.distribution, there
    source = _source_of(folder)
    name = _name_of(source) if source else None
    if source and name and any(same_distribution(name, other) for other in known):
        if not _editable(name):
            click.echo(
                f"This checks {name} as it is installed, and not {plugin}. To check what you change there, run "
                f"first: pip install -e {source}",
                err=True,
            )
        return name, there
    if source == folder:
        raise click.UsageError(
            f"{folder.name} is the source of {name}, which is not installed. Run: pip install -e {plugin}"
        )
    return folder.name, _with(folder, there)


def _source_of(folder: Path) -> Path | None:
    """The source of the distribution that a folder is, or is the package of: ``src/westmere_questions``."""
    for above in (folder, folder.parent, folder.parent.parent):
        if (above / "pyproject.toml").is_file() and (above == folder or (folder / "plugin.yaml").is_file()):
            return above
    return None


def _editable(name: str) -> bool:
    """Whether a distribution is installed as a link to its source."""
    import json  # noqa: PLC0415 - loaded when needed
    from importlib.metadata import PackageNotFoundError, distribution  # noqa: PLC0415 - the same

    try:
        said = json.loads(distribution(name).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return False
    return bool(said.get("dir_info", {}).get("editable"))


def _name_of(source: Path) -> str:
    import tomllib  # noqa: PLC0415 - loaded when needed

    try:
        return str(tomllib.loads((source / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise click.UsageError(f"{source.name} has a pyproject.toml that names no project: {fault}") from fault


def _with(folder: Path, there: Catalogue) -> Catalogue:
    import attrs  # noqa: PLC0415 - loaded when needed

    from practicecheck.catalogue import Catalogue  # noqa: PLC0415 - loaded when needed

    settings = attrs.evolve(there.settings, off=False, folders=(*there.settings.folders, str(folder)))
    return Catalogue.discover(settings=settings)


def _show(results: tuple[CheckResult, ...]) -> None:
    from practicecheck.cli._terminal import show_by_file, show_heading, show_table  # noqa: PLC0415 - when shown

    show_table(
        ("Check", "", "What has to hold"),
        ((result.id, "passed" if result.passed else "FAILED", result.text) for result in results),
    )
    for result in results:
        if not result.passed:
            click.echo()
            show_heading(f"{result.id}: {result.text}")
            show_by_file(result.problems)
    click.echo()


def _sum_up(name: str, results: tuple[CheckResult, ...]) -> None:
    failed = [result for result in results if not result.passed]
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
