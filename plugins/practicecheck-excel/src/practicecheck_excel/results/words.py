"""How results are said in a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.assessments import Answer, AnswerState
from practicecheck.comparison import Audience
from practicecheck.exchange import ReportContent, ReportedAssessment
from practicecheck.frameworks import Item, TakesNumber
from practicecheck_excel.cells import Shown
from practicecheck_excel.form.cover import WORKING_COPY

MARKS = {Audience.WORKING: WORKING_COPY, Audience.PUBLISHED: "For publication"}


def place_of(reported: ReportedAssessment) -> str:
    """Who answered what.

    Args:
        reported: The assessment.
    """
    assessment = reported.assessment
    named = ", ".join(filter(None, (assessment.unit, assessment.organisation)))
    return f"{named}: {reported.framework.title}" if named else reported.framework.title


def name_of(reported: ReportedAssessment, content: ReportContent) -> str:
    """Who answered what, with the days that it is about where that alone tells it from others.

    Args:
        reported: The assessment.
        content: The report's content.
    """
    place = place_of(reported)
    capture = reported.assessment.capture
    period = " to ".join(day.isoformat() for day in (capture.from_, capture.to) if day)
    alike = sum(place_of(own) == place for own in content.assessments) > 1
    return f"{place}, {period}" if alike and period else place


def value_of(item: Item, answer: Answer) -> tuple[Shown | None, str | None]:
    """An answer's value as it was given, and its unit.

    Args:
        item: The item.
        answer: Its answer.
    """
    if answer.score is not None:
        return answer.score, None
    if answer.number is not None:
        units = [taken.unit for taken in item.takes if isinstance(taken, TakesNumber)]
        return answer.number, answer.unit or (units[0] if units else None)
    if answer.percent is not None:
        return answer.percent, "%"
    if answer.times is not None:
        return answer.times, f"times a {answer.per.value}" if answer.per else None
    if answer.answer is not None:
        return "yes" if answer.answer else "no", None
    return "\n".join(answer.chosen) or None, None


def words_of(answer: Answer) -> str:
    """An answer in words: its narrative, its list or its sources.

    Args:
        answer: The answer.
    """
    return "\n".join(_words(answer))


def _words(answer: Answer) -> Iterator[str]:
    if answer.narrative:
        yield answer.narrative
    yield from answer.entries
    for source in answer.stream:
        days = " to ".join(day.isoformat() for day in (source.from_, source.to) if day)
        yield f"{source.what}{f' ({days})' if days else ''}: {source.says}"


def held_back(answer: Answer | None, state: AnswerState) -> str | None:
    """Whether an answer was given and is not told here.

    Args:
        answer: The answer, as the audience may have it.
        state: What became of the item.
    """
    blank = state in (AnswerState.UNANSWERED, AnswerState.NOT_ASKED)
    return "held back" if answer is None and not blank else None
