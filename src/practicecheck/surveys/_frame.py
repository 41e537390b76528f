"""Scoring somebody's frame, on the engine that holds it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from practicecheck.errors import Code, DocumentError, Problem, shortened
from practicecheck.surveys._cell import strangers, stripped
from practicecheck.surveys._engine import Engine, closed, columns_of, opened
from practicecheck.surveys._expressions import summed
from practicecheck.surveys._plain import said
from practicecheck.surveys._result_columns import CROSS, MISSING, PEOPLE, SCORED, SQUARES, STRANGE, SUM, named
from practicecheck.surveys._rule import SurveyRule, survey_rule
from practicecheck.surveys._tally import (
    Group,
    GroupTally,
    ItemTally,
    PartTally,
    Repeated,
    StrangeAnswer,
    Tallied,
    together,
)

if TYPE_CHECKING:
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import ScoringKey
    from practicecheck.surveys._engine import Frame
    from practicecheck.surveys._questionnaire import Questionnaire


def score(
    frame: Any,
    framework: Framework,
    key: ScoringKey,
    *,
    by: Sequence[str] = (),
    questionnaire: Questionnaire | None = None,
) -> Any:
    """Score the people in a frame and add them up by group, on the engine that holds it.

    Args:
        frame: A frame of polars, pandas, pyarrow, DuckDB or PySpark, with a row for each person.
        framework: The edition that was asked.
        key: A key for the scale of the answers.
        by: What people are grouped by: groups of the questionnaire, or columns.
        questionnaire: Which column holds which item, and what its answers mean. Without it columns are called
            as items are, and hold the codes of the scale.

    Returns:
        A frame of the same kind, lazy where the given one is, with a row for each group: ``people``; of each
        section and of the whole how many are ``scored``, the ``total`` of their scores and the ``squares``;
        of each item how many gave each point, X, no answer, and what means nothing.

    Raises:
        DocumentError: Columns are not there or twice, or nothing is asked.
        KeyMismatchError: The key is for another scale.
        MissingExtraError: The extra ``surveys`` is not installed.
        TypeError: It is no frame.
    """
    asked, engine = opened(frame)
    rule = _rule(asked, framework, key, by, questionnaire)
    return closed(summed(asked, engine, rule), engine)


def tally(
    frame: Any,
    framework: Framework,
    key: ScoringKey,
    *,
    by: Sequence[str] = (),
    questionnaire: Questionnaire | None = None,
) -> Tallied:
    """Score the people in a frame, and fetch what they come to by group.

    Args:
        frame: As `score` takes it.
        framework: The edition that was asked.
        key: A key for the scale of the answers.
        by: What people are grouped by.
        questionnaire: Which column holds which item.

    Returns:
        The groups, added up, and what was written and means nothing.

    Raises:
        DocumentError: As in `score`.
        KeyMismatchError: As in `score`.
        MissingExtraError: As in `score`.
        TypeError: As in `score`.
    """
    asked, engine = opened(frame)
    rule = _rule(asked, framework, key, by, questionnaire)
    groups = tuple(_groups(columns_of(summed(asked, engine, rule).to_native()), rule))
    strange = [own.item for own in rule.asked if any(group.items[own.item].strange for group in groups)]
    return Tallied(
        rule=rule,
        groups=groups,
        strange=tuple(_strange(asked, engine, rule, strange)),
        repeated=_repeated(asked, engine, rule.respondent),
    )


def _rule(
    frame: Frame, framework: Framework, key: ScoringKey, by: Sequence[str], questionnaire: Questionnaire | None
) -> SurveyRule:
    schema = frame.collect_schema()
    rule = survey_rule(framework, key, list(schema), by, questionnaire)
    columns: Iterable[str] = (*(str(own.column) for own in rule.asked), *(own.column for own in rule.by))
    if nested := [name for name in dict.fromkeys(columns) if schema[name].is_nested()]:
        raise DocumentError(
            [
                Problem(
                    code=Code.SURVEY_COLUMN,
                    message=f'column "{shortened(name)}": it holds lists or records, and no single values.',
                    remedy="Unnest it, so that each row is a person with one answer in each column.",
                    path=(name,),
                )
                for name in nested
            ]
        )
    return rule


def _groups(columns: dict[str, list[Any]], rule: SurveyRule) -> list[GroupTally]:
    """The groups as they are said: what an engine holds apart and people call the same is one group."""
    people = columns[PEOPLE]
    keys = zip(*([said(own) for own in columns[group.name]] for group in rule.by), strict=True)
    groups: list[Group] = list(keys) if rule.by else [()] * len(people)
    parts = [_part(part, columns) for part in rule.parts]
    items = [_item(own.item, columns, rule) for own in rule.asked]
    found: dict[Group, list[GroupTally]] = {}
    for n, group in enumerate(groups):
        own = GroupTally(
            group=group,
            people=int(people[n]),
            parts={name: told[n] for name, told in zip(rule.parts, parts, strict=True)},
            items={item.item: told[n] for item, told in zip(rule.asked, items, strict=True)},
        )
        found.setdefault(group, []).append(own)
    return [own[0] if len(own) == 1 else together(own, group) for group, own in sorted(found.items())]


def _part(part: str, columns: dict[str, list[Any]]) -> list[PartTally]:
    """What each group came to in a part."""
    scored, total, squares = (columns[named(part, what)] for what in (SCORED, SUM, SQUARES))
    return [
        PartTally(scored=int(own), total=float(one), squares=float(other))
        for own, one, other in zip(scored, total, squares, strict=True)
    ]


def _item(item: str, columns: dict[str, list[Any]], rule: SurveyRule) -> list[ItemTally]:
    """What each group answered to an item."""
    codes = rule.scale.codes
    counts = (columns[named(item, what)] for what in (*codes, CROSS, MISSING, STRANGE))
    return [
        ItemTally(
            points=dict(zip(codes, map(int, own), strict=False)),
            not_applicable=int(own[-3]),
            missing=int(own[-2]),
            strange=int(own[-1]),
        )
        for own in zip(*counts, strict=True)
    ]


def _repeated(frame: Any, engine: Engine, column: str | None) -> Repeated | None:
    """Who stands in the table several times."""
    if column is None:
        return None
    nw = engine.layer
    who = engine.column(column)
    if not frame.collect_schema()[column].is_numeric():
        who = stripped(who.cast(nw.String))
        who = nw.when(who != "").then(who)
    people = frame.select(who.alias("who")).filter(~nw.col("who").is_null())
    rows = people.group_by("who").agg(nw.len().alias("rows"))
    several = rows.filter(nw.col("rows") > 1).select(
        nw.len().alias("people"), nw.col("rows").cast(nw.Int64).sum().alias("rows")
    )
    found = columns_of(several.to_native())
    [people], [total] = found["people"], found["rows"]
    return Repeated(column=column, people=int(people), rows=int(total)) if people else None


def _strange(frame: Any, engine: Engine, rule: SurveyRule, items: Sequence[str]) -> list[StrangeAnswer]:
    """What means nothing, by what was written. A second look at the table, for the items that need it."""
    nw = engine.layer
    found = []
    for own in rule.asked:
        if own.item not in items:
            continue
        kind = frame.collect_schema()[str(own.column)]
        column = engine.column(str(own.column))
        odd = frame.filter(strangers(column, kind, rule)).select(column.cast(nw.String).alias("__written"))
        counted = columns_of(odd.group_by("__written").agg(nw.len().alias(PEOPLE)).to_native())
        told: Counter[str] = Counter()
        for written, people in zip(counted["__written"], counted[PEOPLE], strict=True):
            told[_as_said(said(written), kind)] += int(people)
        found += [StrangeAnswer(item=own.item, written=one, people=people) for one, people in told.items()]
    return sorted(found, key=lambda own: (own.item, own.written))


def _as_said(text: str, kind: Any) -> str:
    """What an engine made of something that was no text, as it is told of everywhere."""
    if kind.is_numeric():
        return re.sub(r"[.]0+$", "", text)
    return text.capitalize() if text in ("true", "false") else text
