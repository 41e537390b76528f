"""Whether what was agreed fits the ballots, and the ballots fit the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from practicecheck.assessments._answer import Agreement, Answer
from practicecheck.assessments._assessment import Assessment
from practicecheck.assessments._limits import not_negative
from practicecheck.assessments._median import median_of
from practicecheck.errors import Code, Path, Problem, Severity, near, shortened
from practicecheck.frameworks import Framework, Scale


def check_median(answer: Answer, scale: Scale | None, path: Path) -> Iterator[Problem]:
    """Tell a score that is said to be the median of its ballots, and is not.

    Args:
        answer: The answer, with its ballots.
        scale: The scale that is used.
        path: Where the answer stands.
    """
    if answer.consensus is not Agreement.MEDIAN or answer.score is None or scale is None:
        return
    given = [ballot.score for ballot in answer.ballots]
    median = median_of([given.count(code) for code in scale.codes])
    if median is None or answer.score in scale.codes[median.low : median.high + 1]:
        return
    low, high = scale.codes[median.low], scale.codes[median.high]
    if low == high:
        found, take = f"the median of the ballots is {low}", f"Write score: {low}"
    else:
        found = f"the two middle ballots are {low} and {high}"
        take = f"Take a point from {low} to {high} as the score"
    yield Problem(
        code=Code.NOT_THE_MEDIAN,
        message=f"the score is {answer.score}, and {found}.",
        remedy=f"{take}; or write consensus: discussion, if the room went on talking.",
        path=(*path, "ballots"),
        severity=Severity.WARNING,
    )


def check_room(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    """Find what is wrong with the record of who was in the room.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.
    """
    if not assessment.room:
        return
    known = dict.fromkeys((*framework.perspectives, *assessment.perspectives))
    for present in assessment.room:
        path: Path = ("room", present.perspective)
        yield from not_negative(present.people, path)
        if present.perspective not in known:
            yield unknown_perspective(present.perspective, known, path)
    room = {present.perspective: present.people for present in assessment.room}
    for answer in assessment.answers:
        voted = Counter(ballot.perspective for ballot in answer.ballots)
        for name, count in voted.items():
            there = max(room.get(name, 0), 0)
            if count > there:
                people = f"{there or 'nobody'} of it {'were' if there > 1 else 'was'}"
                yield Problem(
                    code=Code.MORE_THAN_IN_ROOM,
                    message=f"{answer.item} has {count} ballot{'s' if count > 1 else ''} of the perspective "
                    f'"{name}", and {people} in the room.',
                    remedy="Mend the number under room, or look for a ballot that was counted twice.",
                    path=("answers", answer.item, "ballots"),
                    severity=Severity.WARNING,
                )


def unknown_perspective(name: str, known: dict[str, None], path: Path) -> Problem:
    """Tell a perspective that nobody knows.

    Args:
        name: What was written.
        known: The perspectives that the framework knows and the assessment declares.
        path: Where it stands.
    """
    there = f"Known here: {', '.join(known)}. Another one is declared" if known else "Declare it"
    return Problem(
        code=Code.UNKNOWN_PERSPECTIVE,
        message=f'"{shortened(name)}" is not a perspective that is known here.',
        remedy=f"{near(name, known)} {there} under perspectives, at the top of the assessment.".strip(),
        path=path,
    )
