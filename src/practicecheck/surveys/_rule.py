"""The one rule by which answers in a table are scored: a framework and a key, laid over columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, final

import attrs

from practicecheck.errors import Code, DocumentError, KeyMismatchError, Problem, near, shortened, some_of
from practicecheck.frameworks import Framework, PointCode, Scale
from practicecheck.scoring import Counting, Method, ScoringKey, Totalling, Worth, worth_of
from practicecheck.surveys._questionnaire import AskedItem, GroupColumn, Questionnaire
from practicecheck.surveys._result_columns import check_groups
from practicecheck.values import Value

TOTAL = "total"
"""The whole, beside the sections."""


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemRule(Value):
    """How the answers in one column are scored.

    Attributes:
        item: The item's id.
        column: The column that holds its answers; nothing where the survey does not ask it, so that nobody
            answered it.
        points: What each point gives, by the key's method and weight.
        possible: The most that it can give.
        lowest: The least.
        weight: How much it counts.
        positive: The points that are positive.
    """

    item: str
    column: str | None
    points: Mapping[PointCode, Fraction]
    possible: Fraction
    lowest: Fraction
    weight: Fraction
    positive: frozenset[PointCode]

    @property
    def parts(self) -> tuple[Fraction, ...]:
        """All numbers that a score is made from."""
        return (*self.points.values(), self.possible, self.lowest, self.weight)


@final
@attrs.frozen(kw_only=True, repr=False)
class SectionRule(Value):
    """A section of the survey.

    Attributes:
        id: The section's id.
        title: Its title.
        items: Its scored items.
    """

    id: str
    title: str
    items: tuple[ItemRule, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class SurveyRule(Value):
    """How a table of answers is scored.

    Attributes:
        framework: The edition that was asked.
        key: The key.
        scale: The scale of the answers.
        sections: The sections that the survey asks something of.
        says: Which point each answer in the table means.
        not_applicable: What stands for X.
        missing: What stands for no answer, beside nothing at all.
        by: The columns by which people are grouped.
        respondent: The column that tells one person from another, where there is one.
    """

    framework: Framework
    key: ScoringKey
    scale: Scale
    sections: tuple[SectionRule, ...]
    says: Mapping[PointCode, PointCode]
    not_applicable: frozenset[PointCode]
    missing: frozenset[PointCode]
    by: tuple[GroupColumn, ...]
    respondent: str | None = None

    @property
    def items(self) -> tuple[ItemRule, ...]:
        """All items, in the order of the framework."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def asked(self) -> tuple[ItemRule, ...]:
        """The items that have a column."""
        return tuple(item for item in self.items if item.column is not None)

    @property
    def parts(self) -> tuple[str, ...]:
        """What has a score: each section, and the whole where there are several."""
        own = tuple(section.id for section in self.sections)
        return (*own, TOTAL) if len(own) > 1 else own

    @property
    def whole(self) -> str:
        """What tells whether somebody's answers can be used: the whole, or the only section."""
        return self.parts[-1]

    @property
    def by_sections(self) -> bool:
        """Whether a person's total is the mean of their sections, rather than over all items."""
        return self.key.totalling is Totalling.SECTIONS

    @property
    def scale_mean(self) -> bool:
        """Whether points are divided by the number of items, rather than by what was possible."""
        return self.key.method is Method.SCALE_MEAN

    @property
    def counts_crosses(self) -> bool:
        """Whether X counts, as the lowest point."""
        return self.key.not_applicable is not Counting.EXCLUDED

    @property
    def counts_missing(self) -> bool:
        """Whether a missing answer counts, as the lowest point."""
        return self.key.missing is not Counting.EXCLUDED


def survey_rule(
    framework: Framework,
    key: ScoringKey,
    columns: Sequence[str],
    by: Sequence[str] = (),
    questionnaire: Questionnaire | None = None,
) -> SurveyRule:
    """Lay a framework and a key over the columns of a table.

    Args:
        framework: The edition that was asked.
        key: A key for the scale of the answers.
        columns: The headings of the table.
        by: What people are grouped by: groups of the questionnaire, or headings.
        questionnaire: Which column holds which item, and what its answers mean. Without it columns are called
            as items are, and hold the codes of the scale.

    Raises:
        DocumentError: Columns are not there or twice, or nothing is asked; the questionnaire is a draft.
        KeyMismatchError: The key is for another scale.
    """
    national = framework.national
    scale = _scale(national, key, questionnaire)
    asked = _asked(national, columns, questionnaire)
    named = {group.name: group for group in questionnaire.groups} if questionnaire else {}
    groups = tuple(named.get(name, GroupColumn(name=name, column=name)) for name in by)
    respondent = questionnaire.respondent if questionnaire else None
    if respondent is not None and columns.count(respondent) != 1:
        # Whoever takes names out of a file has good reason to.
        respondent = None
    problems = [
        *_draft(questionnaire),
        *_lacking(columns, [*asked.values(), *(own.column for own in groups)]),
        *_both_alternatives(national, asked),
    ]
    if not asked:
        problems.append(_nothing_asked(national, columns))
    sections = _sections(national, key, asked)
    scored, items = (
        [TOTAL, *(own.id for own in sections)],
        [own.item for part in sections for own in part.items],
    )
    problems += check_groups([own.name for own in groups], scored, items, scale.codes)
    if problems:
        raise DocumentError(problems)
    return SurveyRule(
        framework=national,
        key=key,
        scale=scale,
        sections=sections,
        **_meanings(scale, questionnaire),
        by=groups,
        respondent=respondent,
    )


def _scale(framework: Framework, key: ScoringKey, questionnaire: Questionnaire | None) -> Scale:
    named = questionnaire.scale if questionnaire else None
    for scale in framework.scales:
        if scale.id == (named or key.scale):
            if scale.id != key.scale or scale.codes != tuple(key.worth):
                raise KeyMismatchError(key.id, key.scale, scale.id)
            return scale
    raise KeyMismatchError(key.id, key.scale, named or None)


def _asked(
    framework: Framework, columns: Sequence[str], questionnaire: Questionnaire | None
) -> Mapping[str, str]:
    """The column of each item that is asked."""
    scored = [item.id for item in framework.items.values() if item.scored]
    given = (
        questionnaire.items
        if questionnaire and questionnaire.items
        else [AskedItem(item=name, column=name) for name in scored if name in columns]
    )
    column_of = {own.item: own.column for own in given}
    return {name: column_of[name] for name in scored if name in column_of}


def _both_alternatives(framework: Framework, asked: Mapping[str, str]) -> list[Problem]:
    """Whoever answers one alternative leaves the other blank, which would count against the whole."""
    options: dict[str, list[str]] = {}
    for section in framework.sections:
        if section.alternative and any(item.id in asked for item in section.walk()):
            options.setdefault(section.alternative.choice, []).append(section.id)
    return [
        Problem(
            code=Code.SURVEY_COLUMN,
            message=f"sections {' and '.join(sections)} are alternatives, and there are columns for both.",
            remedy="Score those who answered one apart from the others, each with its own questionnaire.",
            path=(choice,),
        )
        for choice, sections in options.items()
        if len(sections) > 1
    ]


def _draft(questionnaire: Questionnaire | None) -> list[Problem]:
    if questionnaire is None or not questionnaire.draft:
        return []
    return [
        Problem(
            code=Code.QUESTIONNAIRE,
            message="a program drafted it, and nobody has confirmed it.",
            remedy="Look at each pair of item and column, then write draft: false.",
            path=("draft",),
        )
    ]


def _lacking(columns: Sequence[str], wanted: Sequence[str]) -> list[Problem]:
    problems = []
    for name in dict.fromkeys(wanted):
        times = columns.count(name)
        if times == 1:
            continue
        what = "there is no such column" if not times else f"{times} columns are called so"
        remedy = (
            near(name, columns) or f"There are: {some_of([shortened(own) for own in columns])}."
            if not times
            else "Give each column a heading of its own."
        )
        problems.append(
            Problem(
                code=Code.SURVEY_COLUMN,
                message=f'column "{shortened(name)}": {what}.',
                remedy=remedy,
                path=(name,),
            )
        )
    return problems


def _nothing_asked(framework: Framework, columns: Sequence[str]) -> Problem:
    return Problem(
        code=Code.SURVEY_COLUMN,
        message=f"no column is called as an item of {framework.id} is.",
        remedy=f"There are: {some_of([shortened(own) for own in columns])}."
        " `practicecheck survey map` drafts which column holds which item.",
    )


def _sections(framework: Framework, key: ScoringKey, asked: Mapping[str, str]) -> tuple[SectionRule, ...]:
    found = []
    worth = worth_of(key)
    for section in framework.sections:
        scored = [item.id for item in section.walk() if item.scored]
        # A section of which nothing is asked is no part of the survey.
        if any(name in asked for name in scored):
            items = tuple(_item(name, asked.get(name), key, worth) for name in scored)
            found.append(SectionRule(id=section.id, title=section.title, items=items))
    return tuple(found)


def _item(name: str, column: str | None, key: ScoringKey, worth: Worth) -> ItemRule:
    weight = key.weight_of.get(name, Fraction(1))
    reversed_ = name in key.reversed_
    gives = worth.turned if reversed_ else worth.points
    # What counts as positive is the key's; where it says nothing, what it calls a strength.
    good = frozenset(key.positive or key.strengths)
    if reversed_:
        codes = tuple(key.worth)
        opposite = dict(zip(codes, reversed(codes), strict=True))
        good = frozenset(opposite[code] for code in good)
    return ItemRule(
        item=name,
        column=column,
        points={code: value * weight for code, value in gives.items()},
        possible=worth.possible * weight,
        lowest=worth.lowest * weight,
        weight=weight,
        positive=good,
    )


def _marks(given: Iterable[PointCode]) -> frozenset[PointCode]:
    """What stands for no point, as a number or as its figure."""
    return frozenset(mark for own in given for mark in _written(own))


def _written(code: PointCode) -> tuple[PointCode, ...]:
    # With noughts behind the point other programs write a column of whole numbers of which some are missing.
    if not isinstance(code, int):
        return (code,)
    padded = (f"{code:02}",) if 0 <= code <= _FIGURE else ()
    return (code, str(code), f"{code}.0", f"{code}.00", *padded)


_FIGURE = 9


def _meanings(scale: Scale, questionnaire: Questionnaire | None) -> dict[str, Any]:
    """What is written in the table, as one thing each: a point, X, or no answer.

    What the questionnaire says goes before what is written by itself: the codes of the scale, X, and nothing.
    """
    answers = questionnaire.answers if questionnaire else ()
    given = {written: own.point for own in answers for written in _written(own.says)}
    crosses = _marks(questionnaire.not_applicable if questionnaire else ()) - given.keys()
    missing = _marks(questionnaire.missing if questionnaire else ()) - given.keys() - crosses
    said = {*given, *crosses, *missing}
    codes = {written: code for code in scale.codes for written in _written(code) if written not in said}
    by_itself: frozenset[PointCode] = frozenset({"X", "x"}) if scale.not_applicable is not None else frozenset()
    return {
        "says": codes | given,
        "not_applicable": crosses | (by_itself - said - codes.keys()),
        "missing": missing | (frozenset({""}) - said),
    }
