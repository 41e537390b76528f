"""Answers of a survey as ballots, so that a team's assessment can take them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from practicecheck.assessments import BallotPaper, Vote
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.surveys._plain import AnswerReader, Written, said
from practicecheck.surveys._rule import SurveyRule
from practicecheck.surveys._stray import quoted


def ballot_papers(
    rows: Iterable[Sequence[Written]], columns: Sequence[str], rule: SurveyRule, perspective: str
) -> tuple[BallotPaper, ...]:
    """Make a ballot paper of each person's answers.

    Codes are given anew, by perspective and then by answers: neither a name nor the order in which people
    answered goes on. Who gave no point and no X has no paper.

    Args:
        rows: The rows.
        columns: Their headings.
        rule: The rule.
        perspective: The column that says for whom somebody speaks.

    Raises:
        DocumentError: Some rows don't say for whom they speak; or an answer means nothing.
    """
    at = list(columns).index(perspective)
    reader = AnswerReader(rule, columns)
    found: list[tuple[str, tuple[Vote, ...]]] = []
    silent = 0
    for row in rows:
        votes = tuple(_votes(reader.places(row), rule))
        who = said(row[at])
        if votes and who:
            found.append((who, votes))
        silent += bool(votes) and not who
    problems = [
        Problem(
            code=Code.SURVEY_ANSWER,
            message=f"{own.people} wrote {quoted(own.written, own.people)} for {own.item}, which means "
            "nothing.",
            remedy="Say in a questionnaire what it means, or mend the file: a ballot is a point or X.",
        )
        for own in reader.strange
    ]
    if silent:
        problems.append(
            Problem(
                code=Code.SURVEY_ANSWER,
                message=f"{silent} people don't say in {perspective} for whom they speak.",
                remedy="Fill it in, or leave those rows out.",
            )
        )
    if problems:
        raise DocumentError(problems)
    found.sort(key=lambda own: (own[0], [(vote.item, str(vote.point)) for vote in own[1]]))
    return tuple(
        BallotPaper(
            framework=rule.framework.id,
            digest=rule.framework.digest,
            rater=f"r{n}",
            perspective=who,
            ballots=votes,
        )
        for n, (who, votes) in enumerate(found, start=1)
    )


def _votes(places: Sequence[int], rule: SurveyRule) -> Iterator[Vote]:
    codes = rule.scale.codes
    for own, place in zip(rule.items, places, strict=True):
        if place >= 0:
            yield Vote(item=own.item, point=codes[place])
        elif place == AnswerReader.CROSS:
            yield Vote(item=own.item, point="X")
