"""Files of many people's answers: CSV and Parquet, one or many, and larger than memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, final

import attrs

from practicecheck.errors import Code, DocumentError, MissingExtraError, Problem, some_of
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
    """

    columns: tuple[str, ...]
    rows: tuple[Sequence[Written], ...]


def survey_files(given: Iterable[str]) -> tuple[str, ...]:
    """The files of a survey, where folders may be given, too.

    Args:
        given: Files, and folders of which all tables are taken, those of folders within among them.

    Raises:
        DocumentError: A folder has no table, or a file is none.
    """
    found: list[str] = []
    problems: list[Problem] = []
    for name in given:
        if Path(name).is_dir():
            own = sorted(str(file) for file in Path(name).rglob("*") if file.suffix.lower() in TABLES)
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
    return tuple(dict.fromkeys(found))


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
    for n, name in enumerate(files):
        table = read_table_text(name)
        if not table.rows:
            raise DocumentError([_no_rows(name)])
        if n == 0:
            columns = table.heading
        elif problem := _other_columns(name, columns, table.heading):
            raise DocumentError([problem])
        if table.heading == columns:
            rows += [row.cells for row in table.rows]
        else:
            order = [table.heading.index(own) for own in columns]
            rows += [tuple(row.cells[at] for at in order) for row in table.rows]
    return SurveyRows(columns=columns, rows=tuple(rows))


def open_survey(files: Sequence[str], *, as_text: bool = False) -> Any:
    """Open files as a lazy frame of Polars. They are read only when a result is asked for.

    Args:
        files: CSV files, or Parquet files. All have the same columns.
        as_text: Whether the columns of a CSV file are left as text, where numbers and words are mixed.

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
        if Path(name).suffix.lower() == ".parquet":
            frame = pl.scan_parquet(name)
        else:
            looked = {"infer_schema": False} if as_text else {"infer_schema_length": _LOOKED_AT}
            frame = pl.scan_csv(name, **looked)
        try:
            own = tuple(frame.collect_schema().names())
        except (pl.exceptions.PolarsError, OSError) as fault:
            raise DocumentError([unreadable(name, fault)]) from fault
        if n == 0:
            columns = own
        elif problem := _other_columns(name, columns, own):
            raise DocumentError([problem])
        frames.append(frame.select(columns))
    return frames[0] if len(frames) == 1 else pl.concat(frames, how="vertical_relaxed")


def unreadable(name: str, fault: Exception) -> Problem:
    """What an engine could not read, as a problem.

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
        return _no_rows(name)
    if "utf-8" in words.lower() or "utf8" in words.lower():
        return _amiss(name, "its text is not UTF-8", 'Save it again with the encoding "UTF-8".')
    if Path(name).suffix.lower() == ".parquet":
        return _amiss(name, "the file stops halfway, or is no Parquet file", "Fetch it again.")
    return _amiss(name, f"it can't be read ({words[:200]})", "Look at its quotation marks, or export it again.")


def _no_rows(name: str) -> Problem:
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


def _amiss(name: str, why: str, remedy: str) -> Problem:
    return Problem(code=Code.SURVEY_FILE, message=f"{why}. Nothing was scored.", remedy=remedy, file=name)
