"""Drafting a questionnaire from a survey's file. A person confirms it before anything is scored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, Severity, near, shortened, some_of
from practicecheck.frameworks import Framework, Scale
from practicecheck.surveys._questionnaire import AskedItem, GroupColumn, Questionnaire
from practicecheck.surveys._questionnaire_check import check_questionnaire
from practicecheck.surveys._stray import quoted
from practicecheck.surveys.exports._column_use import ColumnUse, TableUse, use_of
from practicecheck.surveys.exports._heading import ColumnKind, Heading
from practicecheck.surveys.exports._meanings import Meanings, meanings_on
from practicecheck.surveys.exports._pair_items import DraftedPair, OpenItem, paired
from practicecheck.surveys.exports._platform import folded_name
from practicecheck.surveys.exports._platforms import GENERIC
from practicecheck.surveys.exports._table import SurveyTable
from practicecheck.surveys.exports._written import Cell
from practicecheck.values import Value

MOST_GROUPS: Final = 40
"""A column with more different values is not proposed for grouping: each group would be a few people."""
_LONGEST_GROUP: Final = 80
_PEOPLE: Final = 2
"""So many people at the least stand behind each value of a column by which people are grouped."""
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?.*")
_ASKING = re.compile(
    r"which|what|who|where|when|how|do|does|did|you|your|yours|are|is|the|a|an|of|for|in|at|to|work|"
    r"works|working|long|have|been|with|by|please|choose|select|tell|us|best|describes|belong|from|"
    r"current|currently"
)
_TOLD: Final = 12


@final
@attrs.frozen(kw_only=True, repr=False)
class DraftedQuestionnaire(Value):
    """A draft, and what a person should know who looks at it.

    Attributes:
        questionnaire: The draft.
        pairs: The items with the columns that were found for them, in the order of the framework.
        left: The items for which none was found.
        personal: Columns that may tell who somebody is. Nobody is grouped by them.
        unexplained: Answers that may mean anything.
        rows: How many people answered.
        skipped: How many rows nobody answered in earnest.
        problems: What is doubtful.
    """

    questionnaire: Questionnaire
    pairs: tuple[DraftedPair, ...]
    left: tuple[OpenItem, ...]
    personal: tuple[str, ...]
    unexplained: tuple[str, ...]
    rows: int
    skipped: int
    problems: tuple[Problem, ...]


def draft_questionnaire(
    table: SurveyTable, framework: Framework, scale: str | None = None
) -> DraftedQuestionnaire:
    """Draft a questionnaire by likeness of wording.

    Args:
        table: A survey's file.
        framework: The edition that it asks.
        scale: The scale of the answers. Without it, it is the one on which most answers mean something.

    Returns:
        A draft: each item with the column whose heading names it or is likest, what answers mean, and columns
        by which people may be grouped. What is not clear is left out, and told.

    Raises:
        DocumentError: The file can't be read to its end, nobody answered, no column is like any item, or the
            framework has no such scale.
    """
    scales = _scales(framework, scale)
    respondent = _respondent(table)
    use = use_of(table, respondent)
    uses = {code: use.columns[n] for code, n in table.named.items()}
    open_to = {
        heading.code: heading
        for heading in table.headings
        if heading.code in uses and heading.kind is ColumnKind.ASKED and not uses[heading.code].many
    }
    answered = {code: any(_answered(uses[code], own) for own in scales) for code in open_to}
    ids = {own.id for own in scales}
    items = [item for item in framework.items.values() if item.scored and ids & {*item.scales}]
    pairs, left = paired(items, open_to.values(), answered)
    if not pairs:
        raise DocumentError([_nothing_alike(table, framework, left)])
    values = [value for pair in pairs for value in uses[pair.column.heading.code].values]
    chosen, meanings = _chosen(scales, values)
    personal = tuple(own.code for own in table.headings if own.kind is ColumnKind.PERSONAL and own.code)
    questionnaire = Questionnaire(
        framework=framework.id,
        scale=chosen.id if chosen is not None and len(framework.scales) > 1 else None,
        platform=table.platform.name,
        items=tuple(_asked(pair) for pair in pairs),
        answers=meanings.answers,
        not_applicable=meanings.not_applicable,
        missing=meanings.missing,
        groups=_groups(open_to, uses, pairs, answered),
        respondent=_told_apart(table, use, respondent),
        draft=True,
    )
    return DraftedQuestionnaire(
        questionnaire=questionnaire,
        pairs=pairs,
        left=left,
        personal=personal,
        unexplained=meanings.unexplained,
        rows=use.rows,
        skipped=use.skipped,
        problems=(
            *table.problems,
            *check_questionnaire(questionnaire, framework),
            *_doubts(table, use, left, meanings, chosen),
        ),
    )


def _scales(framework: Framework, wanted: str | None) -> list[Scale]:
    used = {name for item in framework.items.values() for name in item.scales}
    scales = {scale.id: scale for scale in framework.scales if scale.id in used}
    if wanted is None:
        return list(scales.values())
    if wanted not in scales:
        raise DocumentError(
            [
                Problem(
                    code=Code.SCALE_NOT_PERMITTED,
                    message=f'{framework.id} does not offer scale: "{shortened(wanted)}".',
                    remedy=near(wanted, scales) or f"Write one of: {', '.join(scales) or 'none'}.",
                )
            ]
        )
    return [scales[wanted]]


def _respondent(table: SurveyTable) -> int | None:
    for name in table.platform.respondent:
        for code, place in table.named.items():
            if folded_name(code) == name:
                return place
    return None


def _told_apart(table: SurveyTable, use: TableUse, place: int | None) -> str | None:
    """The column that tells people apart. In a plain table an id may be anything, unless each is another."""
    if place is None or not use.columns[place].filled:
        return None
    sure = table.platform is not GENERIC or use.columns[place].distinct
    return table.headings[place].code if sure else None


def _answered(use: ColumnUse, scale: Scale) -> bool:
    """Whether most of what stands in a column is a point of a scale, X, or a way to say nothing."""
    meanings = meanings_on(scale, use.values)
    return meanings.known > len(meanings.unexplained)


def _chosen(scales: Sequence[Scale], values: Sequence[Cell]) -> tuple[Scale | None, Meanings]:
    """The scale on which the answers mean something; none if two would do as well."""
    tried = [(scale, meanings_on(scale, values)) for scale in scales]
    tried.sort(key=lambda own: -_worth(own[1]))
    worths = [_worth(meanings) for _, meanings in tried]
    if not tried or (len(tried) > 1 and (worths[0] == worths[1] or not worths[0])):
        return None, _NO_MEANINGS
    return tried[0]


def _worth(meanings: Meanings) -> float:
    there = meanings.known + len(meanings.unexplained)
    return meanings.known / there if there else 0.0


_NO_MEANINGS = Meanings(answers=(), not_applicable=(), missing=(), unexplained=(), mixed=False, known=0)


def _asked(pair: DraftedPair) -> AskedItem:
    return AskedItem(
        item=pair.item.id,
        column=pair.column.heading.code,
        wording=pair.column.heading.wording,
        likeness=pair.column.likeness,
    )


def _groups(
    open_to: Mapping[str, Heading],
    uses: Mapping[str, ColumnUse],
    pairs: Sequence[DraftedPair],
    answered: Mapping[str, bool],
) -> tuple[GroupColumn, ...]:
    asked = {pair.column.heading.code for pair in pairs}
    made: dict[str, str] = {}
    for code, heading in open_to.items():
        if code in asked or answered[code] or not _groups_people(uses[code]):
            continue
        name = _group_name(heading)
        while name in made:
            name += "-2"
        made[name] = code
    return tuple(GroupColumn(name=name, column=column) for name, column in made.items())


def _groups_people(use: ColumnUse) -> bool:
    return 1 < len(use.values) <= min(MOST_GROUPS, use.filled // _PEOPLE) and all(
        isinstance(value, str) and len(value) <= _LONGEST_GROUP and not _DATE.fullmatch(value)
        for value in use.values
    )


def _group_name(heading: Heading) -> str:
    words = re.sub(r"[\W_]+", " ", heading.part or heading.asked).casefold().split()
    said = [word for word in words if not _ASKING.fullmatch(word)] or words
    return "-".join(said[:2]) or "group"


def _nothing_alike(table: SurveyTable, framework: Framework, left: Sequence[OpenItem]) -> Problem:
    if any(own.doubtful for own in left):
        why = "several columns are as like each item, so none was taken"
    else:
        why = f"no column asks anything that is like an item of {framework.id}"
    return Problem(
        code=Code.SURVEY_COLUMN,
        message=f"{why}.",
        remedy="Look whether it asks this framework. If so, export it with the questions as headings, not "
        "their codes alone; or give the columns the ids of the items, which "
        f"`practicecheck show {framework.id}` prints.",
        file=table.name,
    )


def _doubts(
    table: SurveyTable,
    use: TableUse,
    left: Sequence[OpenItem],
    meanings: Meanings,
    scale: Scale | None,
) -> Iterator[Problem]:
    for own in left:
        shown = some_of([f'"{shortened(like.heading.statement)}" ({like.likeness})' for like in own.nearest])
        if own.doubtful:
            message = f"several columns are as like {own.item.id}, so none was taken: {shown}."
        else:
            message = f"no column was found for {own.item.id}{f'; the nearest are {shown}' if shown else ''}."
        yield Problem(
            code=Code.SURVEY_COLUMN,
            message=message,
            remedy="Write its column under items, if the survey asks it.",
            file=table.name,
            severity=Severity.WARNING if own.doubtful else Severity.NOTE,
        )
    named = scale.id if scale is not None else "the scale"
    for value in meanings.unexplained[:_TOLD]:
        yield Problem(
            code=Code.SURVEY_ANSWER,
            message=f"{quoted(value)} stands among the answers, and is no point of {named}.",
            remedy="Say under answers, not_applicable or missing what it means.",
            file=table.name,
            severity=Severity.WARNING,
        )
    if len(meanings.unexplained) > _TOLD:
        yield Problem(
            code=Code.SURVEY_ANSWER,
            message=f"{len(meanings.unexplained) - _TOLD} more answers are no points of {named}.",
            remedy="Look whether each column really holds answers on that scale.",
            file=table.name,
            severity=Severity.WARNING,
        )
    if meanings.mixed:
        yield Problem(
            code=Code.SURVEY_ANSWER,
            message="some answers are labels, and others are codes.",
            remedy="Look whether both were given on the same scale, then keep what is written under answers.",
            file=table.name,
            severity=Severity.WARNING,
        )
    if use.skipped and table.platform.skipped is not None:
        yield Problem(
            code=Code.SURVEY_FILE,
            message=f"{use.skipped} rows are left out: {table.platform.skipped.what}.",
            remedy="Nothing needs to be done.",
            file=table.name,
            severity=Severity.NOTE,
        )
