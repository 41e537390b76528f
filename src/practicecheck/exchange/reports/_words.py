"""The words for answers, numbers, dates and scores that every report uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from practicecheck.assessments import (
    Answer,
    AnswerState,
    Assessment,
    Basis,
    Number,
    Presence,
    StreamEntry,
    Voice,
    scale_used,
)
from practicecheck.comparison import BallotSpread, spread_agreement
from practicecheck.frameworks import Framework, Item, Measure, PointCode, TakesChoice, TakesNumber
from practicecheck.scoring import Coverage, Measured, Method, Score

WORKING_COPY = "Working copy, not for publication"
HELD_BACK = "Held back"

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_STATES = {
    AnswerState.ANSWERED: "Answered",
    AnswerState.NOT_APPLICABLE: "Not applicable (X)",
    AnswerState.CANNOT_ANSWER: "Cannot be answered",
    AnswerState.UNANSWERED: "Not answered yet",
    AnswerState.NOT_ASKED: "Not asked",
}


def state_text(state: AnswerState) -> str:
    """What became of an item.

    Args:
        state: The item's state.
    """
    return _STATES[state]


def date_text(day: date) -> str:
    """A day as people write it: ``1 April 2026``, whatever the computer's language.

    Args:
        day: The day.
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period_text(first: date | None, last: date | None) -> str | None:
    """A period in words; nothing if neither end is known.

    Args:
        first: Its first day.
        last: Its last day.
    """
    if first is None and last is None:
        return None
    if first == last and first is not None:
        return date_text(first)
    start = f"from {date_text(first)}" if first else ""
    end = f"to {date_text(last)}" if last else ""
    return " ".join(filter(None, [start, end]))


def number_text(number: Number) -> str:
    """A number with all its digits: ``1,240``, ``7.5``.

    Args:
        number: The number.
    """
    return format(number, ",f") if not isinstance(number, int) else format(number, ",")


def counted(number: int, thing: str) -> str:
    """A number of things: ``1 ballot``, ``2 ballots``.

    Args:
        number: How many.
        thing: What one of them is called.
    """
    return f"{number} {thing}{'' if number == 1 else 's'}"


def value_text(item: Item, answer: Answer, framework: Framework, assessment: Assessment) -> str | None:
    """The value that an answer gives, in a line; lists and streams stand apart.

    Args:
        item: The item.
        answer: Its answer.
        framework: The edition.
        assessment: The assessment, for its scale and basis.

    Returns:
        The value, or nothing if the answer gives words, or none.
    """
    said = list(_values(item, answer, framework, assessment))
    return "; ".join(said) if said else None


def _values(item: Item, answer: Answer, framework: Framework, assessment: Assessment) -> Iterator[str]:
    if answer.score is not None:
        yield point_text(answer.score, framework, assessment)
    if answer.number is not None:
        yield _with_unit(item, answer, answer.number, assessment)
    if answer.percent is not None:
        yield f"{number_text(answer.percent)}%"
    if answer.answer is not None:
        yield "Yes" if answer.answer else "No"
    if answer.times is not None:
        times = "time" if answer.times == 1 else "times"
        yield f"{number_text(answer.times)} {times} a {answer.per.value if answer.per else 'period'}"
    titles = {
        option.id: option.title
        for taken in item.takes
        if isinstance(taken, TakesChoice)
        for option in taken.options
    }
    yield from (titles.get(option, option) for option in answer.chosen)


def point_text(code: PointCode, framework: Framework, assessment: Assessment) -> str:
    """A point with its meaning: ``3: to a good extent``.

    Args:
        code: The point.
        framework: The edition.
        assessment: The assessment, for its scale.
    """
    scale = scale_used(assessment, framework)
    return f"{code}: {scale.anchor(code)}" if scale is not None and code in scale.codes else str(code)


def _with_unit(item: Item, answer: Answer, number: Number, assessment: Assessment) -> str:
    taken = [t for t in item.takes if isinstance(t, TakesNumber) and answer.unit in (None, t.unit)]
    unit = answer.unit or (taken[0].unit if taken else "")
    basis = ""
    if taken and taken[0].measure is Measure.STAFF and assessment.capture.basis is not None:
        basis = f" ({basis_text(assessment.capture.basis)})"
    if number == 1 and unit:
        # A unit is written in the plural.
        return f"1 ({unit}){basis}"
    return f"{number_text(number)} {unit}".strip() + basis


def basis_text(basis: Basis) -> str:
    """What staffing figures count.

    Args:
        basis: The basis.
    """
    return "head count" if basis is Basis.HEADCOUNT else "whole-time equivalents"


def room_text(room: Iterable[Presence]) -> str:
    """Who was in the room, by perspective and never by name: ``practitioner 3, AMHP 1``.

    Args:
        room: How many people of each perspective.
    """
    return ", ".join(f"{present.perspective} {present.people}" for present in room)


def spread_text(spread: BallotSpread) -> str | None:
    """How far the ballots on an item agree, in a line; nothing where nobody gave a point.

    Args:
        spread: The spread, as far as it may be told.
    """
    found = spread_agreement(spread)
    if not spread.median or found.range_ is None:
        return None
    median = " to ".join(map(str, spread.median))
    apart = "all on one point" if not found.range_ else f"{counted(found.range_, 'point')} apart at the most"
    a = f"; {found.a.statistic.value} {number_text(found.a.shown)}" if found.a.shown is not None else ""
    return f"median {median}; {apart}{a}"


def measured_text(measured: Measured) -> str:
    """A measure of agreement with what it can't say.

    Args:
        measured: The measure.
    """
    name = measured.statistic.value
    if measured.shown is None:
        return f"{name} can't be told: {measured.why_none}."
    return f"{name} {number_text(measured.shown)}. {measured.statistic.cannot_say}"


def voice_text(voice: Voice) -> str:
    """Who filled in the assessment.

    Args:
        voice: Who did.
    """
    return "on behalf of social workers" if voice is Voice.ON_BEHALF else "jointly with social workers"


def stream_text(entry: StreamEntry) -> str:
    """One source of a stream of evidence.

    Args:
        entry: The source.
    """
    period = period_text(entry.from_, entry.to)
    return f"{entry.what}{f' ({period})' if period else ''}: {entry.says}"


def reason_text(answer: Answer) -> str | None:
    """Why an item was not answered.

    Args:
        answer: The answer.
    """
    return answer.not_applicable or answer.cannot_answer


def score_text(score: Score) -> str:
    """A score in a line: ``7 of 12 points, 58.3%``.

    Args:
        score: The score.
    """
    if score.why_none is not None:
        return f"No score: {score.why_none}"
    said = headline(score)
    if score.key.method is Method.POINTS:
        said = f"{number_text(score.points)} of {number_text(score.possible)} points, {said}"
    return f"{said} ({score.band})" if score.band else said


def headline(score: Score) -> str:
    """The percentage or the mean.

    Args:
        score: The score.
    """
    if score.mean is not None:
        return f"mean {number_text(score.mean)}"
    return "none" if score.percent is None else f"{number_text(score.percent)}%"


def bounds_text(score: Score) -> str:
    """What a score could still become, if something is missing.

    Args:
        score: The score.
    """
    if score.complete or score.bounds is None:
        return "as it stands"
    sign = "" if score.key.method is Method.SCALE_MEAN else "%"
    return f"{number_text(score.bounds.low)}{sign} to {number_text(score.bounds.high)}{sign}"


def answered_text(score: Score) -> str:
    """How many of the items that apply were given a point: ``3 of 4``.

    Args:
        score: The score.
    """
    return f"{score.answered} of {score.applicable}"


def coverage_text(coverage: Coverage) -> str:
    """How many items are in which state, in a sentence.

    Args:
        coverage: The counts.
    """
    rest = [
        (coverage.not_applicable, "not applicable"),
        (coverage.cannot_answer, "cannot be answered"),
        (coverage.unanswered, "not answered yet"),
    ]
    said = [f"{coverage.answered} of {coverage.asked} answered"]
    return ", ".join([*said, *(f"{count} {state}" for count, state in rest if count)])
