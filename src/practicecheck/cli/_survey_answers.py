"""The answers that a command is about: what was asked, how it is scored, and who reads the files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, final

import attrs
import click

from practicecheck.cli._about import about
from practicecheck.cli._given import FILE, FILES, catalogue
from practicecheck.errors import Code, DocumentError
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.catalogue import Catalogue
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import ScoringKey
    from practicecheck.surveys import Questionnaire, SurveyMoments, SurveyRule, Tallied, Written

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., object])
ByRows: TypeAlias = "Callable[[Iterable[Sequence[Written]], Sequence[str], SurveyRule], T]"
"""What works rows out without any engine."""
ByFrame: TypeAlias = "Callable[[Any, Framework, ScoringKey, Sequence[str], Questionnaire | None], T]"
"""What works a frame out on the engine that holds it."""


def with_answers(function: F) -> F:
    """Add TABLES and the options that say what was asked, how it is scored, and who works.

    Args:
        function: A command's function, which takes ``tables``, ``framework``, ``questionnaire``, ``key`` and
            ``engine``.
    """
    for option in reversed(
        [
            click.argument("tables", nargs=-1, required=True, type=FILES, metavar="TABLE..."),
            click.option("--framework", metavar="ID", help="The framework. Columns are called as its items."),
            click.option(
                "--questionnaire",
                type=FILE,
                metavar="FILE",
                help="Which column holds which item: a survey/1 document.",
            ),
            click.option(
                "--key", metavar="KEY", help="The scoring key; the default key of the scale, if none is named."
            ),
            click.option(
                "--engine",
                type=click.Choice(["auto", "plain", "polars"]),
                default="auto",
                help="Who works: Polars, or nobody but Python. Small CSV files need no engine (auto).",
            ),
        ]
    ):
        function = option(function)
    return function


@final
@attrs.frozen(kw_only=True, repr=False)
class Answers(Value):
    """The answers that a command is about.

    Attributes:
        tables: The files, as they were typed.
        framework: The edition that was asked.
        key: The key.
        questionnaire: Which column holds which item, where a file says so.
        engine: Who works.
    """

    tables: tuple[str, ...]
    framework: Framework
    key: ScoringKey
    questionnaire: Questionnaire | None
    engine: str

    @classmethod
    def typed(
        cls,
        tables: tuple[str, ...],
        framework: str | None,
        questionnaire: str | None,
        key: str | None,
        engine: str,
    ) -> Answers:
        """The answers, as they were typed.

        Args:
            tables: The files.
            framework: The framework's id.
            questionnaire: The questionnaire's file.
            key: The key's name.
            engine: Who works.
        """
        form, scored_by, asked = rules(catalogue(), framework, questionnaire, key)
        return cls(tables=tables, framework=form, key=scored_by, questionnaire=asked, engine=engine)

    def worked_out(self, by: Sequence[str], by_rows: ByRows[T], by_frame: ByFrame[T]) -> T:
        """What the answers come to. Who reads the files decides which of two ways to it is taken.

        Args:
            by: What people are grouped by.
            by_rows: The way without any engine.
            by_frame: The way on an engine.
        """
        from practicecheck.cli._survey_export import export_rows, is_export  # noqa: PLC0415 - loaded when needed
        from practicecheck.cli._terminal import show_problems  # noqa: PLC0415 - loaded when needed
        from practicecheck.exchange import is_small, read_survey_rows, survey_files  # noqa: PLC0415 - when needed
        from practicecheck.surveys import survey_rule  # noqa: PLC0415 - loaded when needed

        if self.questionnaire is not None and is_export(self.tables, self.questionnaire):
            return by_rows(*export_rows(self.tables, by, self.framework, self.key, self.questionnaire))
        files = survey_files(self.tables)
        if self.engine == "polars" or (self.engine == "auto" and not is_small(files)):
            return self._by_polars(files, by, by_frame)
        if any(name.lower().endswith(".parquet") for name in files):
            raise click.UsageError("Parquet needs an engine. Leave --engine plain out.")
        table = read_survey_rows(files)
        show_problems(table.problems, err=True)
        with about(files[0], Code.SURVEY_COLUMN):
            rule = survey_rule(self.framework, self.key, table.columns, by, self.questionnaire)
        return by_rows(table.rows, table.columns, rule)

    def words(self, by: Sequence[str]) -> list[str]:
        """The columns that are read as words, whatever they look like: groups, and who people are.

        Args:
            by: What people are grouped by.
        """
        if self.questionnaire is None:
            return list(by)
        named = {own.name: own.column for own in self.questionnaire.groups}
        return [*(named.get(name, name) for name in by), self.questionnaire.respondent or ""]

    def _by_polars(self, files: tuple[str, ...], by: Sequence[str], by_frame: ByFrame[T]) -> T:
        from practicecheck.cli._waiting import waiting  # noqa: PLC0415 - loaded when needed
        from practicecheck.exchange import open_survey, unreadable  # noqa: PLC0415 - loaded when needed

        first, told = files[0], f"{len(files)} file{'s' if len(files) > 1 else ''}"

        def opened(*, as_text: bool = False) -> Any:
            with waiting(f"Looking at {told}"):
                return open_survey(files, words=self.words(by), as_text=as_text)

        def worked(frame: Any) -> T:
            with waiting(f"Scoring {told}"), about(first, Code.SURVEY_COLUMN):
                return by_frame(frame, self.framework, self.key, by, self.questionnaire)

        frame = opened()
        from narwhals.exceptions import NarwhalsError  # noqa: PLC0415 - an extra; open_survey looked
        from polars.exceptions import PolarsError  # noqa: PLC0415 - the same

        try:
            try:
                return worked(frame)
            except (PolarsError, NarwhalsError) as fault:
                # A word below thousands of numbers: the columns are read again, as text.
                if not first.lower().endswith(".csv") or "could not parse" not in str(fault):
                    raise
                return worked(opened(as_text=True))
        except (PolarsError, NarwhalsError, OSError) as fault:
            where = first if len(files) == 1 else "one of the files"
            raise DocumentError([unreadable(where, fault)]) from fault

    def tallied(self, by: Sequence[str]) -> Tallied:
        """The people, scored and added up by group.

        Args:
            by: What people are grouped by.
        """
        from practicecheck.exchange import no_answers  # noqa: PLC0415 - loaded when needed
        from practicecheck.surveys import tally, tally_rows  # noqa: PLC0415 - loaded when needed

        found = self.worked_out(
            by,
            tally_rows,
            lambda frame, framework, key, by, questionnaire: tally(
                frame, framework, key, by=by, questionnaire=questionnaire
            ),
        )
        if not found.people:
            raise DocumentError([no_answers(self.tables[0])])
        return found

    def moments(self, by: Sequence[str]) -> SurveyMoments:
        """How answers go together, added up by group.

        Args:
            by: What people are grouped by.
        """
        from practicecheck.surveys import moments_of_rows, survey_moments  # noqa: PLC0415 - loaded when needed

        return self.worked_out(
            by,
            moments_of_rows,
            lambda frame, framework, key, by, questionnaire: survey_moments(
                frame, framework, key, by=by, questionnaire=questionnaire
            ),
        )


def names_in(typed: str | None) -> list[str]:
    """Names that were typed with commas between them.

    Args:
        typed: What was typed.
    """
    return [name.strip() for name in typed.split(",") if name.strip()] if typed else []


def rules(
    there: Catalogue, framework: str | None, questionnaire: str | None, key: str | None
) -> tuple[Framework, ScoringKey, Questionnaire | None]:
    """What was asked, and how it is scored, as it was typed.

    Args:
        there: The catalogue.
        framework: The framework's id.
        questionnaire: The questionnaire's file.
        key: The key's name; the default key of the scale, if none is named.

    Raises:
        click.UsageError: It can't be told what was asked, or by which key it is scored.
        DocumentError: The questionnaire has problems.
    """
    from practicecheck.exchange import read_questionnaire  # noqa: PLC0415 - loaded when needed

    if questionnaire is None and framework is None:
        raise click.UsageError("Say what was asked: --framework ID, or --questionnaire FILE.")
    asked = read_questionnaire(questionnaire, there) if questionnaire else None
    form = there[asked.framework if asked else str(framework)]
    if asked and framework and there[framework].id != form.id:
        raise click.UsageError(f"The questionnaire asks {form.id}. Leave --framework out.")
    if not form.scales:
        raise click.UsageError(f"{form.id} is not scored.")
    if key is not None:
        return form, there.scoring_keys[key], asked
    named = asked.scale if asked else None
    if named is None and len(form.scales) > 1:
        scales = ", ".join(f"{own.default_key} for {own.id}" for own in form.scales)
        raise click.UsageError(
            f"{form.id} has several scales. Name a key for the one in use with --key: {scales}."
        )
    scale = form.scale(named) if named else next(iter(form.scales))
    return form, there.scoring_keys[scale.default_key], asked
