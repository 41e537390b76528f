"""Files of many people's answers: CSV and Parquet, one or many, and larger than memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, final
from urllib.parse import unquote

import attrs

from practicecheck.errors import Code, DocumentError, MissingExtraError, Problem, shortened, some_of
from practicecheck.exchange._large_csv import large_csv
from practicecheck.exchange._table_text import read_table_text
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.surveys import Written

TABLES = (".csv", ".parquet")
"""How the names of files end that hold many people's answers."""
_SMALL = 32_000_000
"""CSV files of so many bytes together are read without an engine: it takes seconds at most."""
_LOOKED_AT = 10_000
"""So many rows of a CSV file are looked at to find out whether a column holds numbers."""


@final
@attrs.frozen(kw_only=True, repr=False)
class SurveyRows(Value):
    """A survey's rows, read without an engine.

    Attributes:
        columns: The headings.
        rows: The cells of each row.
        problems: Notes about how it was read.
    """

    columns: tuple[str, ...]
    rows: tuple[Sequence[Written], ...]
    problems: tuple[Problem, ...] = ()


def survey_files(given: Iterable[str]) -> tuple[str, ...]:
    """The files of a survey, where folders may be given, too.

    Args:
        given: Files, and folders of which all tables are taken, those of folders within among them. What begins
            with a dot or a stroke is left out: it is another program's, and half written perhaps.

    Raises:
        DocumentError: A folder has no table, or a file is none.
    """
    found: list[str] = []
    problems: list[Problem] = []
    for name in given:
        if Path(name).is_dir():
            own = sorted(str(file) for file in Path(name).rglob("*") if _is_part(file, Path(name)))
            if not own:
                problems.append(
                    _amiss(name, "there is no table in the folder", "Put CSV or Parquet files into it.")
                )
            found += own
        elif Path(name).suffix.lower() not in TABLES:
            problems.append(
                _amiss(
                    name,
                    "it is neither CSV nor Parquet",
                    "Save the sheet as CSV UTF-8, or fetch the export as CSV, and name that file.",
                )
            )
        else:
            found.append(name)
    if problems:
        raise DocumentError(problems)
    kinds = {Path(name).suffix.lower() for name in found}
    if len(kinds) > 1:
        raise DocumentError(
            [_amiss(found[0], "CSV and Parquet are mixed", "Name files of one kind, or a folder of one kind.")]
        )
    # By whatever name: whoever names a folder and a file in it means each person once.
    return tuple({Path(name).resolve(): name for name in reversed(found)}.values())[::-1]


def _is_part(file: Path, folder: Path) -> bool:
    within = file.relative_to(folder).parts
    return (
        file.suffix.lower() in TABLES
        and not any(own.startswith((".", "_")) for own in within)
        and file.is_file()
    )


def _partition(name: str) -> Mapping[str, str | None]:
    """What the folders of a file say of all its rows, as ``year=2026`` does."""
    found = (re.fullmatch("([^=]+)=(.*)", own) for own in Path(name).parent.parts)
    said = {unquote(own[1]): unquote(own[2]) for own in found if own}
    return {column: None if value == _NO_PARTITION else value for column, value in said.items()}


_NO_PARTITION = "__HIVE_DEFAULT_PARTITION__"


def is_small(files: Sequence[str]) -> bool:
    """Whether files are read best without an engine.

    Args:
        files: The files.
    """
    if any(Path(name).suffix.lower() != ".csv" for name in files):
        return False
    return sum(Path(name).stat().st_size for name in files if Path(name).exists()) <= _SMALL


def read_survey_rows(files: Sequence[str]) -> SurveyRows:
    """Read CSV files without an engine.

    Args:
        files: The files. All have the same columns, in whatever order.

    Raises:
        DocumentError: A file can't be read, or has other columns than the first.
    """
    columns: tuple[str, ...] = ()
    rows: list[Sequence[Written]] = []
    problems: list[Problem] = []
    for n, name in enumerate(files):
        table = read_table_text(name)
        if not table.rows:
            raise DocumentError([no_answers(name)])
        problems += table.problems
        beside = {own: said for own, said in _partition(name).items() if own not in table.heading}
        heading, said = (*table.heading, *beside), tuple(beside.values())
        if n == 0:
            columns = heading
        elif problem := _other_columns(name, columns, heading):
            raise DocumentError([problem])
        own_rows = ((*row.cells, *said) if said else row.cells for row in table.rows)
        if heading == columns:
            rows += own_rows
        else:
            order = [heading.index(own) for own in columns]
            rows += [tuple(cells[at] for at in order) for cells in own_rows]
    return SurveyRows(columns=columns, rows=tuple(rows), problems=tuple(problems))


def open_survey(files: Sequence[str], *, words: Sequence[str] = (), as_text: bool = False) -> Any:
    """Open files as a lazy frame of Polars. They are read only when a result is asked for.

    Args:
        files: CSV files, or Parquet files. All have the same columns.
        words: Columns of a CSV file that are text even where they look like numbers: ``007`` is a team.
        as_text: Whether all columns of a CSV file are, where numbers and words are mixed in one.

    Raises:
        DocumentError: A file can't be read, or has other columns than the first.
        MissingExtraError: Polars is not installed.
    """
    try:
        pl = import_module("polars")
    except ImportError as missing:
        raise MissingExtraError("reading large tables", "surveys") from missing
    columns: tuple[str, ...] = ()
    frames = []
    for n, name in enumerate(files):
        try:
            if Path(name).suffix.lower() == ".parquet":
                frame = pl.scan_parquet(name, glob=False, hive_partitioning=False)
            else:
                frame = _scan_csv(pl, name, words, as_text=as_text)
            own = tuple(frame.collect_schema().names())
        except (pl.exceptions.PolarsError, OSError) as fault:
            raise DocumentError([unreadable(name, fault)]) from fault
        beside = {column: said for column, said in _partition(name).items() if column not in own}
        own = (*own, *beside)
        if n == 0:
            columns = own
        elif problem := _other_columns(name, columns, own):
            raise DocumentError([problem])
        said = [pl.lit(value, pl.String).alias(column) for column, value in beside.items()]
        frames.append(frame.with_columns(*said).select(columns))
    return frames[0] if len(frames) == 1 else pl.concat(frames, how="vertical_relaxed")


def _scan_csv(pl: Any, name: str, words: Sequence[str], *, as_text: bool) -> Any:
    own = large_csv(name)
    named = [heading for heading in own.headings if heading]
    if twice := [heading for heading in named if named.count(heading) > 1]:
        message = f"{named.count(twice[0])} columns are called {shortened(twice[0])}"
        raise DocumentError(
            [_amiss(name, message, "Give each column a heading of its own.", Code.SURVEY_COLUMN)]
        )
    # An engine wants a name for each column; those without a heading are nobody's, and left out.
    names = [heading or f"\0{n}" for n, heading in enumerate(own.headings)]
    looked: Mapping[str, Any] = {"infer_schema_length": _LOOKED_AT}
    if as_text:
        looked = {"infer_schema": False}
    frame = pl.scan_csv(
        name,
        glob=False,
        separator=own.separator,
        skip_rows=own.before,
        with_column_names=lambda there: [*names, *(f"\0{n}" for n in range(len(names), len(there)))],
        truncate_ragged_lines=own.longer,
        schema_overrides={word: pl.String for word in words if word in names},
        **looked,
    ).select(named)
    anything = pl.all().cast(pl.String).str.strip_chars() != ""
    return frame.filter(pl.any_horizontal(anything)) if own.blank else frame


def unreadable(name: str, fault: Exception) -> Problem:
    """What an engine could not read, as a problem. What the engine says may quote somebody's answer.

    Args:
        name: The file.
        fault: What the engine says.
    """
    words = " ".join(str(fault).split())
    if isinstance(fault, FileNotFoundError):
        return Problem(
            code=Code.UNREADABLE, message="there is no such file.", remedy="Look at its name.", file=name
        )
    if "empty CSV" in words or "empty data" in words:
        return no_answers(name)
    if "utf-8" in words.lower() or "utf8" in words.lower():
        return _amiss(name, "its text is not UTF-8", 'Save it again with the encoding "UTF-8".')
    if "type" in words and ("incompatible" in words or "supertype" in words):
        return _amiss(
            name,
            "a column holds other kinds of values in one of the files",
            "Score them apart; or write that column alike in all of them.",
        )
    if Path(name).suffix.lower() == ".parquet":
        return _amiss(name, "the file stops halfway, or is no Parquet file", "Fetch it again.")
    place = re.search(r"at column '(.{1,80}?)' \(column number", words)
    where = f" in column {shortened(place[1])}" if place else ""
    return _amiss(
        name, f"a cell can't be read{where}", "Look at the quotation marks there, or export it again."
    )


def no_answers(name: str) -> Problem:
    """That a file has columns and no rows, as a problem.

    Args:
        name: The file.
    """
    return _amiss(name, "nobody's answers are in it", "Export it again, with the answers.")


def _other_columns(name: str, first: Sequence[str], own: Sequence[str]) -> Problem | None:
    lacks, more = [c for c in first if c not in own], [c for c in own if c not in first]
    if not lacks and not more:
        return None
    what = " and ".join(
        part
        for part in (
            f"lacks {some_of(lacks)}" if lacks else "",
            f"has {some_of(more)}, which the first has not" if more else "",
        )
        if part
    )
    return _amiss(name, f"it {what}", "Score files of one layout together, and others apart.")


def _amiss(name: str, why: str, remedy: str, code: Code = Code.SURVEY_FILE) -> Problem:
    return Problem(code=code, message=f"{why}. Nothing was scored.", remedy=remedy, file=name)
