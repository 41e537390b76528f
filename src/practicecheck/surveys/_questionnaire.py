"""How a survey's file asks what a framework asks: which column holds which item, and what its answers mean."""

from typing import final

import attrs

from practicecheck.assessments import Number
from practicecheck.documents import keyed_by
from practicecheck.frameworks import FrameworkId, PointCode
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class AskedItem(Value):
    """A column that holds the answers to an item.

    Attributes:
        item: The item's id.
        column: The column's heading, or the code that the platform gives it.
        wording: The question as the platform printed it. By it the column is found again when its heading was
            mended.
        likeness: How like the item's wording it is, from 0 to 1, where a program found it.
        confirmed: Whether a person has looked at the pair.
    """

    item: str
    column: str
    wording: str | None = None
    likeness: Number | None = None
    confirmed: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class AnswerMeaning(Value):
    """What an answer in the file means.

    Attributes:
        says: What stands in the file: a label, or a code.
        point: The point of the scale that it means.
    """

    says: PointCode
    point: PointCode


@final
@attrs.frozen(kw_only=True, repr=False)
class GroupColumn(Value):
    """A column by which people are grouped.

    Attributes:
        name: What the group is called in results: ``council``.
        column: The column's heading.
    """

    name: str
    column: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Questionnaire(Value):
    """How a survey's file asks what a framework asks.

    Attributes:
        framework: The edition that is asked.
        scale: The scale of the answers, where the framework permits several.
        platform: Where the file comes from: ``microsoft-forms``. It tells how many heading rows there are.
        items: Which column holds the answers to which item.
        answers: What the answers mean. Without it they are the codes of the scale.
        not_applicable: What stands for X, beside ``X`` itself.
        missing: What stands for no answer, beside an empty cell.
        groups: Columns by which people are grouped. A column that is not named goes by its own heading.
        respondent: The column that tells one person from another, where there is one.
        draft: Whether a program drafted it and nobody has confirmed it. A draft is not used.
        note: A remark.
    """

    framework: FrameworkId
    scale: str | None = None
    platform: str | None = None
    items: tuple[AskedItem, ...] = attrs.field(default=(), metadata=keyed_by("item"))
    answers: tuple[AnswerMeaning, ...] = ()
    not_applicable: tuple[PointCode, ...] = ()
    missing: tuple[PointCode, ...] = ()
    groups: tuple[GroupColumn, ...] = attrs.field(default=(), metadata=keyed_by("name", "column"))
    respondent: str | None = None
    draft: bool = False
    note: str | None = None
