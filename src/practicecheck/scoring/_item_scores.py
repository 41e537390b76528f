"""What each item gives to a score."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from practicecheck.assessments import Answer, AnswerState, Assessment, scale_used
from practicecheck.errors import Code, DocumentError, KeyMismatchError, Problem
from practicecheck.frameworks import Framework, Item
from practicecheck.scoring._key import Counting, ScoringKey
from practicecheck.scoring._score import ItemScore
from practicecheck.scoring._worth import Worth, worth_of

_NO_ANSWER = Answer(item="")
_ONCE = Fraction(1)


def item_scores(
    assessment: Assessment, framework: Framework, key: ScoringKey, found: Mapping[str, AnswerState]
) -> dict[str, ItemScore]:
    """Work out what each scored item gives.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.
        key: The key.
        found: The state of every item that takes an answer.

    Returns:
        Scores by item id, in the order of the framework; none for what is not asked.

    Raises:
        DocumentError: The key gives values to other points than the scale has.
        KeyMismatchError: The key is for another scale.
    """
    scale = scale_used(assessment, framework)
    if scale is None or scale.id != key.scale:
        raise KeyMismatchError(key.id, key.scale, None if scale is None else scale.id)
    if scale.codes != tuple(key.worth):
        raise DocumentError(
            [
                Problem(
                    code=Code.KEY_DOES_NOT_FIT,
                    message=f"the key {key.id} gives values to other points than the scale {scale.id} has, "
                    "or in another order.",
                    remedy=f"Give a value to each of {', '.join(map(str, scale.codes))}, in this order, "
                    "and to nothing else.",
                    path=("values",),
                )
            ]
        )
    worth, answers = worth_of(key), assessment.by_item
    return {
        name: _item_score(item, state, answers.get(name, _NO_ANSWER), key, worth)
        for name, item in framework.items.items()
        if item.scored and (state := found[name]) is not AnswerState.NOT_ASKED
    }


def _item_score(item: Item, state: AnswerState, answer: Answer, key: ScoringKey, worth: Worth) -> ItemScore:
    reversed_ = item.id in key.reversed_
    gives = worth.turned if reversed_ else worth.points
    left_out = None
    if answer.score is not None and state is AnswerState.ANSWERED:
        points = gives[answer.score]
    else:
        points = worth.lowest
        reason: str | None = answer.not_applicable or answer.cannot_answer
        if state is AnswerState.ANSWERED:
            # Where an item takes words or figures as well, they are an answer, but not one that can be scored.
            state, reason = AnswerState.UNANSWERED, "answered without a score"
        counting = key.not_applicable if state is AnswerState.NOT_APPLICABLE else key.missing
        if counting is Counting.EXCLUDED:
            left_out = f"{state.value} ({reason})" if reason else state.value
    possible, lowest, highest = worth.possible, worth.lowest, worth.highest
    weight = key.weight_of.get(item.id)
    if weight is not None:
        points, possible, lowest, highest = (part * weight for part in (points, possible, lowest, highest))
    return ItemScore(
        item=item.id,
        state=state,
        code=answer.score,
        weight=_ONCE if weight is None else weight,
        points=points,
        possible=possible,
        lowest=lowest,
        highest=highest,
        reversed_=reversed_,
        left_out=left_out,
    )
