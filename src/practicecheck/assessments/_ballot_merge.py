"""Bringing ballot papers into their assessment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from practicecheck.assessments._answer import Answer, Ballot
from practicecheck.assessments._assessment import Assessment
from practicecheck.assessments._ballot_paper import BallotPaper
from practicecheck.assessments._ballot_point import ballot_point, perspective_meant
from practicecheck.assessments._state import scale_used
from practicecheck.errors import Problem
from practicecheck.frameworks import X_MARK, Framework, Scale


def with_ballots(assessment: Assessment, framework: Framework, papers: Iterable[BallotPaper]) -> Assessment:
    """Add ballots to an assessment.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.
        papers: Papers with which nothing is wrong, as ``check_ballot_papers`` says.

    Returns:
        The assessment with the new ballots behind those that it has. Items that it had no answer for come last,
        in the order of the framework.
    """
    scale = scale_used(assessment, framework)
    given = [
        attrs.evolve(
            paper,
            perspective=perspective_meant(paper.perspective, assessment, framework) or paper.perspective,
        )
        for paper in papers
    ]
    added = {item: ballots for item in framework.items if (ballots := tuple(_on(item, given, scale)))}
    return attrs.evolve(
        assessment,
        answers=(
            *(
                attrs.evolve(answer, ballots=(*answer.ballots, *added.get(answer.item, ())))
                for answer in assessment.answers
            ),
            *(
                Answer(item=item, ballots=ballots)
                for item, ballots in added.items()
                if item not in assessment.by_item
            ),
        ),
    )


def _on(item: str, papers: Iterable[BallotPaper], scale: Scale | None) -> Iterator[Ballot]:
    for paper in papers:
        for vote in paper.ballots:
            if vote.item == item and scale is not None:
                point = ballot_point(vote.point, scale)
                if not isinstance(point, Problem):
                    crossed = point == X_MARK
                    yield Ballot(
                        rater=paper.rater.strip(),
                        perspective=paper.perspective,
                        score=None if crossed else point,
                        not_applicable=crossed,
                    )
