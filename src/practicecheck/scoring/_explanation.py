"""How a number came about, for reading and for other programs."""

from __future__ import annotations

from fractions import Fraction
from typing import final

import attrs

from practicecheck.assessments import AnswerState
from practicecheck.origin import Origin
from practicecheck.scoring._key import Counting, Method, Rounding, ScoringKey, Totalling
from practicecheck.scoring._rounding import shown
from practicecheck.scoring._score import ItemScore, Score
from practicecheck.values import Value

_RULES = {
    Method.POINTS: "The points are added up and divided by what the same items could give.",
    Method.CENTRED: "Each answer becomes (x - lowest) / (highest - lowest) x 100; the score is their mean.",
    Method.SHARE_OF_TOP: "Each answer becomes x / highest x 100; the score is their mean.",
    Method.PERCENT_POSITIVE: "The score is the share of answers that are positive, in percent.",
    Method.SCALE_MEAN: "The score is the mean of the points themselves.",
}


@final
@attrs.frozen(kw_only=True, repr=False)
class Explanation(Value):
    """How a number came about.

    Attributes:
        what: The section's id, the view and group, or ``total``.
        title: What it is called.
        key: The key that made it.
        rule: What was done, in sentences.
        items: What each item gave, or why it was left out.
        result: The result, in a sentence.
        score: The score itself.
        asked_by: The distribution that the questions come from. That of the key stands on the key.
    """

    what: str
    title: str
    key: ScoringKey
    rule: tuple[str, ...]
    items: tuple[ItemScore, ...]
    result: str
    score: Score
    asked_by: Origin | None = None

    def __str__(self) -> str:
        """All of it as text."""
        width = max((len(item.item) for item in self.items), default=0)
        lines = [f"{self.title} ({self.what}), by {self.key.id}", ""]
        lines += [f"  {item.item:<{width}}  {told(item)}" for item in self.items]
        return "\n".join([*lines, "", *(f"  {sentence}" for sentence in self.rule), "", f"  {self.result}"])


def told(item: ItemScore) -> str:
    """What an item gave, or why it was left out, in a few words.

    Args:
        item: What the item gives.
    """
    if item.left_out is not None:
        return f"left out: {item.left_out}"
    given = f"{shown(item.points)} of {shown(item.possible)}"
    if item.state is not AnswerState.ANSWERED:
        return f"{given} (counted as the lowest point: {item.state.value})"
    how = [f"answered {item.code}"]
    if item.reversed_:
        how.append("its scale runs the other way")
    if item.weight != 1:
        how.append(f"counts {shown(item.weight)} times")
    return f"{given} ({', '.join(how)})"


def explanation_of(what: str, title: str, score: Score, asked_by: Origin | None = None) -> Explanation:
    """Explain a score.

    Args:
        what: Which score it is.
        title: What it is called.
        score: The score.
        asked_by: The distribution that the questions come from.
    """
    whole = what == "total"
    return Explanation(
        what=what,
        title=title,
        key=score.key,
        rule=(*_rule(score.key, whole=whole), *_brought(score.key.origin, asked_by)),
        items=score.items,
        result=_result(score, whole=whole),
        score=score,
        asked_by=asked_by,
    )


def _rule(key: ScoringKey, *, whole: bool) -> tuple[str, ...]:
    sentences = [_RULES[key.method]]
    if key.method is Method.PERCENT_POSITIVE:
        sentences.append(f"Positive: {', '.join(map(str, key.positive))}.")
    if whole and key.totalling is Totalling.SECTIONS:
        sentences.append("The total is the mean of the sections' scores.")
    sentences.append(
        "X comes out of both points and possible."
        if key.not_applicable is Counting.EXCLUDED
        else "X counts as the lowest point."
    )
    sentences.append(
        "A missing answer is never a zero: it comes out of both, and the score is incomplete."
        if key.missing is Counting.EXCLUDED
        else "A missing answer counts as the lowest point, and the score is incomplete."
    )
    if key.minimum.answered is not None:
        sentences.append(f"There is a score from {key.minimum.answered} answered items on.")
    if key.minimum.percent is not None:
        sentences.append(
            f"There is a score where at least {key.minimum.percent} % of what applies is answered."
        )
    sentences.append(f"Rounded once, at the end, to {_digits(key.rounding)}.")
    if key.bands is not None:
        sentences.append(
            f"For its band the exact score is rounded to {_digits(key.bands.rounding)} ({key.bands.source})."
        )
    sentences.append(f"Laid down in: {key.source} ({key.wording.value}).")
    return tuple(sentences)


def _brought(key: Origin | None, questions: Origin | None) -> tuple[str, ...]:
    """Which distribution brings the key, and which the questions."""
    if key is None or questions is None:
        return tuple(
            f"The {what} come{'s' if what == 'key' else ''} with {origin}."
            for what, origin in (("key", key), ("questions", questions))
            if origin is not None
        )
    if key == questions:
        return (f"Key and questions come with {key}.",)
    return (f"The key comes with {key}, the questions with {questions}.",)


def _digits(rounding: Rounding) -> str:
    return f"{rounding.decimals} decimal{'' if rounding.decimals == 1 else 's'}, half {rounding.half.value}"


def _result(score: Score, *, whole: bool) -> str:
    points, possible = shown(score.exact_points), shown(score.exact_possible)
    if score.why_none is not None:
        return f"No score: {score.why_none}."
    if whole and score.key.totalling is Totalling.SECTIONS:
        headline = f"{score.percent} %" if score.mean is None else str(score.mean)
        text = f"{points} of {possible} points; the mean of the sections is {headline}"
    elif score.key.method is Method.SCALE_MEAN:
        weight = sum((item.weight for item in score.items if item.counts), Fraction())
        text = f"{points} / {shown(weight)} = {score.mean}"
    else:
        text = f"{points} / {possible} x 100 = {score.percent} %"
    if score.band is not None:
        text += f", which is {score.band}"
    if not score.complete and score.bounds is not None:
        missing = score.cannot_answer + score.unanswered
        text += (
            f". Incomplete: with the {missing} missing it could still be anything "
            f"from {score.bounds.low} to {score.bounds.high}"
        )
    return f"{text}."
