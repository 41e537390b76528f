"""What is wrong with ballots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from practicecheck.assessments._answer import Answer
from practicecheck.assessments._assessment import Assessment
from practicecheck.assessments._scale_check import off_scale
from practicecheck.errors import Code, Path, Problem, near
from practicecheck.frameworks import Framework, Item, Scale


def check_perspectives(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    """Find perspectives that nobody knows; each is told once, where it first stands.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.
    """
    known = dict.fromkeys((*framework.perspectives, *assessment.perspectives))
    given = {perspective for answer in assessment.answers for perspective in answer.points_by_perspective}
    if given <= known.keys():
        return
    first: dict[str, Path] = {}
    count: Counter[str] = Counter()
    for answer in assessment.answers:
        for n, ballot in enumerate(answer.ballots):
            if ballot.perspective not in known:
                first.setdefault(ballot.perspective, ("answers", answer.item, "ballots", n, "perspective"))
                count[ballot.perspective] += 1
    for name, path in first.items():
        ballots = f"{count[name]} ballot{'s' if count[name] > 1 else ''}"
        there = f"Known here: {', '.join(known)}. Another one is declared" if known else "Declare it"
        yield _ballot(
            f'"{name}" is not a perspective that is known here ({ballots}).',
            f"{near(name, known)} {there} under perspectives, at the top of the file.".strip(),
            path,
        )


def check_ballots(answer: Answer, item: Item, scale: Scale | None, path: Path) -> Iterator[Problem]:
    """Find what is wrong with the ballots on one item.

    Args:
        answer: The answer, with at least one ballot.
        item: The item.
        scale: The scale that is used.
        path: Where the answer stands.
    """
    if not item.scored:
        yield _ballot(f"{item.id} is not scored, so nobody can vote on it.", "Leave its ballots out.", path)
        return
    if (
        scale is not None
        and len({ballot.rater for ballot in answer.ballots}) == len(answer.ballots)
        and answer.ballot_points.issubset(scale.codes)
        and not [ballot for ballot in answer.ballots if ballot.not_applicable or ballot.score is None]
    ):
        return
    raters: set[str] = set()
    for n, ballot in enumerate(answer.ballots):
        here: Path = (*path, "ballots", n)
        if ballot.rater in raters:
            yield _ballot(
                f"{ballot.rater} votes on {item.id} a second time.",
                "Keep one of the two ballots, or give the other rater a code of their own.",
                here,
            )
        raters.add(ballot.rater)
        if (ballot.score is None) is not ballot.not_applicable:
            yield _ballot(
                "a ballot gives a score or X, one of the two.",
                "Write score: a point of the scale, or not_applicable: true.",
                here,
            )
        elif ballot.score is not None and scale and (fault := off_scale(ballot.score, scale, (), here)):
            yield _ballot(fault.message, fault.remedy, (*here, "score"))
        elif ballot.not_applicable and scale and scale.not_applicable is None:
            yield _ballot(f"the scale {scale.id} has no X.", "Give a score, or leave the ballot out.", here)


def _ballot(message: str, remedy: str, path: Path) -> Problem:
    return Problem(code=Code.BALLOT, message=message, remedy=remedy, path=path)
