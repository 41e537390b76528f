"""What people type, as the library wants it: formats, choices, files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from practicecheck.cli._plugin_options import options_of
from practicecheck.errors import some_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeVar

    from practicecheck.assessments import Assessment
    from practicecheck.catalogue import Catalogue, Plugin
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import ExtendedScore, Scorecard

    F = TypeVar("F", bound=Callable[..., Any])

FILE = click.Path(dir_okay=False, path_type=str)
FILES = click.Path(path_type=str)
"""A file, a folder, or a pattern such as ``teams/*.yaml``."""
DOCUMENTS = (".yaml", ".yml", ".json")
"""How the names of documents end."""


def expanded(given: tuple[str, ...], but_not: str) -> tuple[str, ...]:
    """The files that are meant, where folders and patterns may be given, too.

    Not every shell opens patterns, and thousands of names don't fit on a line.

    Args:
        given: Files, folders and patterns. Of a folder its documents are taken, not those of folders in it.
        but_not: A file that is left out, since it is named for another purpose.

    Returns:
        The files of each folder and pattern in the order of their names.

    Raises:
        click.UsageError: There is no document in a folder.
    """
    files: list[str] = []
    for name in given:
        if Path(name).is_dir():
            found = [str(file) for file in Path(name).iterdir() if _is_document(file)]
            if not found:
                raise click.UsageError(
                    f"{name} is a folder without a document: a file ending in .yaml or .json."
                )
        else:
            pattern = "*" in name and not Path(name).exists()
            found = [str(file) for file in Path(name).parent.glob(Path(name).name)] if pattern else []
        files += sorted(found) or [name]
    # Many a shell has opened the pattern already, so the tree may stand among the names, too.
    return tuple(file for file in files if not _same(file, but_not))


def _is_document(file: Path) -> bool:
    return file.is_file() and file.suffix.lower() in DOCUMENTS and not file.name.startswith(".")


def _same(one: str, other: str) -> bool:
    if Path(one).exists() and Path(other).exists():
        return Path(one).samefile(other)
    return Path(one).resolve() == Path(other).resolve()


def spare(output: str, files: tuple[str, ...]) -> None:
    """Refuse to write over a file that is being read: it may be the only copy of a team's answers.

    Args:
        output: The file to write.
        files: The files that are read.

    Raises:
        click.UsageError: The output is one of them, by whatever name.
    """
    for file in files:
        if _same(output, file):
            raise click.UsageError(f"{output} is the file that is read from. Name another file to write to.")


def vacant(output: str, what: str, *, force: bool) -> None:
    """Refuse to write over a file that is there already.

    Args:
        output: The file to write.
        what: What it may hold.
        force: Whether it shall be replaced all the same.

    Raises:
        click.UsageError: It is there, and nobody said that it shall be replaced.
    """
    if Path(output).exists() and not force:
        raise click.UsageError(
            f"{output} is there already, and may hold {what}. Name another file, or add --force."
        )


def with_key(function: F) -> F:
    """Add ``--key``.

    Args:
        function: A command's function, which takes ``key``.
    """
    return click.option(
        "--key", metavar="KEY", help="The scoring key; the framework's default key, if none is named."
    )(function)


def with_audience(function: F) -> F:
    """Add ``--audience published|working``.

    Args:
        function: A command's function, which takes ``audience``.
    """
    return click.option(
        "--audience",
        type=click.Choice(["published", "working"]),
        default="published",
        help="Published (the default), with nobody in it who could be recognised; or the team's working copy.",
    )(function)


def on_a_day(meant: str) -> Callable[[F], F]:
    """Add ``--on``, a day such as 2026-11-22.

    Args:
        meant: What the day is, for the help.

    Returns:
        What adds it to a command's function, which takes ``on``: the day; today, if none was named.
    """
    return click.option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_day,
        help=f"{meant}, such as 2026-11-22; today, if none is named.",
    )


def _day(_: click.Context, __: click.Parameter, on: date | None) -> date:
    return date(on.year, on.month, on.day) if on else date.today()  # noqa: DTZ011 - the day where the person is


def exported(function: F) -> F:
    """Add the options of what an exporter writes: ``-o``, ``--exporter``, ``--audience`` and ``--key``.

    Args:
        function: A command's function, which takes ``output``, ``exporter``, ``audience`` and ``key``.
    """
    for option in reversed(
        [
            click.option(
                "-o",
                "--output",
                required=True,
                type=FILE,
                help="The file to write; its ending chooses the exporter.",
            ),
            click.option(
                "--exporter", metavar="NAME", help="The exporter, where the ending should not choose it."
            ),
            with_audience,
            with_key,
        ]
    ):
        function = option(function)
    return function


def table_or_json(function: F) -> F:
    """Add ``--format table|json``.

    Args:
        function: A command's function, which takes ``form``.
    """
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "json"]),
        default="table",
        help="A table for people (the default), or JSON for programs.",
    )(function)


def catalogue(ctx: click.Context | None = None) -> Catalogue:
    """The catalogue. Plugins that fail are named on the error stream once they are asked, and nothing stops.

    One call of the command line makes one catalogue.

    Args:
        ctx: The call; the one that is running, if nothing is said.
    """
    root = (ctx or click.get_current_context()).find_root()
    if _CATALOGUE not in root.meta:
        from practicecheck.catalogue import Catalogue  # noqa: PLC0415 - `--help` needs none of it

        troubled: list[Plugin] = []
        root.meta[_TROUBLED] = troubled
        root.call_on_close(lambda: _tell(root))
        root.meta[_CATALOGUE] = Catalogue.discover(troubled.append, settings=options_of(root).settings())
    found: Catalogue = root.meta[_CATALOGUE]
    return found


_CATALOGUE = "practicecheck.catalogue"
_TROUBLED = "practicecheck.troubled"
"""The plugins that are told of at the end, in one line."""


def told_of_plugins(ctx: click.Context) -> None:
    """Say nothing more of plugins with problems at the end: the command tells of them itself.

    Args:
        ctx: The call.
    """
    ctx.find_root().meta[_TROUBLED].clear()


def _tell(root: click.Context) -> None:
    names = list(dict.fromkeys(str(plugin.origin) for plugin in root.meta[_TROUBLED]))
    if names:
        has = "has" if len(names) == 1 else "have"
        click.echo(f"{some_of(names)} {has} problems: see {doctor_call(root)}", err=True)


def doctor_call(ctx: click.Context) -> str:
    """The call that says what is wrong with plugins, with what was typed about them.

    Args:
        ctx: The call that is running.
    """
    return f"practicecheck plugins doctor {options_of(ctx.find_root()).words}".rstrip()


def scored(assessment: Assessment, there: Catalogue, key: str | None = None) -> Scorecard:
    """Score an assessment with whatever keys and definitions of rates are installed.

    Args:
        assessment: The assessment.
        there: The catalogue.
        key: The scoring key's name; the framework's default key, if none is named.
    """
    from practicecheck.scorer import score  # noqa: PLC0415 - loaded when needed

    framework = there[assessment.framework]
    return score(assessment, framework, key, keys=there.scoring_keys, indicators=there.indicators)


def scored_apart(assessment: Assessment, there: Catalogue, key: str | None = None) -> ExtendedScore:
    """Score an assessment, and what it answers to extensions apart.

    Args:
        assessment: The assessment.
        there: The catalogue.
        key: The scoring key's name; the framework's default key, if none is named.
    """
    from practicecheck.scorer import score_extended  # noqa: PLC0415 - loaded when needed

    return score_extended(
        assessment,
        there[assessment.framework],
        there.extensions,
        key,
        keys=there.scoring_keys,
        indicators=there.indicators,
    )


def extended(framework: Framework, names: tuple[str, ...], there: Catalogue) -> Framework:
    """An edition with the extensions laid over it that were typed.

    Args:
        framework: The edition.
        names: The extensions' names.
        there: The catalogue.

    Raises:
        NotInCatalogueError: There is no extension of that name.
        DocumentError: An extension does not fit the edition, or two of them clash.
    """
    from practicecheck.frameworks import extend  # noqa: PLC0415 - loaded when needed

    return extend(framework, [there.extensions[name] for name in names])


def with_extensions(function: F) -> F:
    """Add ``--extend``, which may be given several times.

    Args:
        function: A command's function, which takes ``extend``.
    """
    return click.option(
        "--extend",
        multiple=True,
        metavar="EXTENSION",
        help="Lay an extension over the framework: northshire-local@2026. May be given several times.",
    )(function)


def choices_of(pairs: tuple[str, ...], framework: Framework) -> Mapping[str, str]:
    """The decisions that were typed as ``integration=2A``.

    Args:
        pairs: What was typed.
        framework: The edition that offers them.

    Raises:
        click.BadParameter: It is not a decision of this framework, or not one of its options.
    """
    offered = {choice.id: [option.id for option in choice.options] for choice in framework.choices}
    if len(framework.scales) > 1:
        offered["scale"] = [scale.id for scale in framework.scales]
    taken: dict[str, str] = {}
    for pair in pairs:
        name, _, option = pair.partition("=")
        if name in taken:
            raise click.BadParameter(f"{name} is chosen twice.")
        if name not in offered:
            known = ", ".join(f"{n}={'|'.join(o)}" for n, o in offered.items()) or "none"
            raise click.BadParameter(f'"{name}" is no choice of {framework.id}. It offers: {known}.')
        if option not in offered[name]:
            raise click.BadParameter(f'{name} can be {" or ".join(offered[name])}, not "{option}".')
        taken[name] = option
    return taken
