"""What is wrong with ballot papers, each by itself and all of them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from practicecheck.assessments._assessment import Assessment
from practicecheck.assessments._ballot_paper import BallotPaper, is_rater_code
from practicecheck.assessments._ballot_point import ballot_point, perspective_meant
from practicecheck.assessments._consensus_check import unknown_perspective
from practicecheck.assessments._state import item_is_asked, scale_used, section_is_asked
from practicecheck.errors import Code, Path, Problem, near, shortened, some_of
from practicecheck.frameworks import Framework, Item, PointCode


def check_ballot_paper(paper: BallotPaper, framework: Framework) -> tuple[Problem, ...]:
    """Find what is wrong with a ballot paper by itself.

    Whether its perspective is known, and whether the rater has voted already, the assessment decides.

    Args:
        paper: The paper as it was read.
        framework: The edition that it answers.
    """
    alone = Assessment(framework=paper.framework, choices=paper.choices)
    return (
        *_same_wording(paper, alone, framework),
        *_votes(paper, alone, framework),
    )


def check_ballot_papers(
    papers: Sequence[tuple[str, BallotPaper]], assessment: Assessment, framework: Framework
) -> Iterator[tuple[int, Problem]]:
    """Find everything that is wrong with ballot papers, held against the assessment that they belong to.

    Args:
        papers: The papers, each with the name of the file that it stands in.
        assessment: The assessment.
        framework: The edition that it answers.

    Yields:
        Problems, each with the place of its paper among the others. Two ballots of one rater for one item are a
        problem of the second, whether or not they say the same.
    """
    voted: dict[tuple[str, str], str] = {}
    speaks: dict[str, tuple[str, str]] = {}
    for answer in assessment.answers:
        for ballot in answer.ballots:
            voted[_same(ballot.rater), answer.item] = "the assessment"
            speaks.setdefault(_same(ballot.rater), (ballot.perspective, "the assessment"))
    for n, (name, paper) in enumerate(papers):
        if paper.framework != assessment.framework:
            yield n, _other_form("framework", paper.framework, assessment.framework)
            continue
        yield from ((n, problem) for problem in _one(paper, assessment, framework))
        rater = _same(paper.rater)
        said = perspective_meant(paper.perspective, assessment, framework) or paper.perspective
        perspective, where = speaks.setdefault(rater, (said, name))
        if perspective != said:
            yield n, _two_perspectives(paper, perspective, where)
        second: dict[str, list[str]] = {}
        for vote in paper.ballots:
            if (rater, vote.item) in voted:
                second.setdefault(voted[rater, vote.item], []).append(vote.item)
        for where, items in second.items():
            yield n, _second(paper.rater, items, where)
        voted |= {(rater, vote.item): name for vote in paper.ballots if (rater, vote.item) not in voted}


def _same(rater: str) -> str:
    """A rater's code as it is compared: ``R1`` and ``r1`` are one rater."""
    return rater.strip().casefold()


def _one(paper: BallotPaper, assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    if not is_rater_code(paper.rater.strip()):
        yield Problem(
            code=Code.BALLOT,
            message=f'"{shortened(paper.rater)}" is no code for a rater.',
            remedy="Write a code such as r1, of letters, digits and hyphens; a name does not belong here.",
            path=("rater",),
        )
    if len(framework.scales) > 1 and assessment.option("scale") is None:
        yield Problem(
            code=Code.CHOICE_OPEN,
            message="the assessment does not say which scale its answers are on.",
            remedy=f"Write scale: {' or '.join(scale.id for scale in framework.scales)} under its choices.",
            path=("choices",),
        )
    yield from _same_wording(paper, assessment, framework)
    if paper.unit is not None and assessment.unit is not None and paper.unit != assessment.unit:
        yield _other_form("unit", paper.unit, assessment.unit)
    differing = [
        (made, taken)
        for made in paper.choices
        if (taken := assessment.option(made.choice)) is not None and taken != made.option
    ]
    for made, taken in differing:
        yield _other_form(made.choice, made.option, taken, "choices")
    if perspective_meant(paper.perspective, assessment, framework) is None:
        known = dict.fromkeys((*framework.perspectives, *assessment.perspectives))
        yield unknown_perspective(paper.perspective, known, ("perspective",))
    if not differing:
        yield from _votes(paper, assessment, framework)


def _same_wording(paper: BallotPaper, assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    if paper.digest not in (None, assessment.digest or framework.digest):
        yield Problem(
            code=Code.OTHER_FORM,
            message=f"it was filled in with another wording of {framework.id} than the assessment.",
            remedy="Look which questions the rater read, and whether the points still hold; then write "
            f"digest: {assessment.digest or framework.digest}",
            path=("digest",),
        )


def _votes(paper: BallotPaper, assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    one = len(framework.scales) == 1 or assessment.option("scale") is not None
    scale = scale_used(assessment, framework) if one else None
    for vote in paper.ballots:
        path: Path = ("ballots", vote.item)
        item = framework.items.get(vote.item)
        if item is None:
            yield Problem(
                code=Code.UNKNOWN_ITEM,
                message=f'"{shortened(vote.item)}" is not an item of {framework.id}.',
                remedy=near(vote.item, framework.items)
                or f"`practicecheck show {framework.id}` prints its items.",
                path=path,
            )
            continue
        point: PointCode | Problem | None = _not_asked(item, assessment, framework, path)
        if point is None and scale is not None:
            point = ballot_point(vote.point, scale, path)
        if isinstance(point, Problem):
            yield point


def _not_asked(item: Item, assessment: Assessment, framework: Framework, path: Path) -> Problem | None:
    if not item.scored:
        return Problem(
            code=Code.NOT_TAKEN,
            message=f"{item.id} is not scored, so nobody can vote on it.",
            remedy="Leave its ballot out; a narrative is written in the assessment.",
            path=path,
        )
    section = framework.section_of[item.id]
    chosen = section.alternative is None or assessment.option(section.alternative.choice) is not None
    if chosen and not section_is_asked(section, assessment, framework):
        return Problem(
            code=Code.OTHER_ALTERNATIVE,
            message=f"{item.id} belongs to the alternative that was not chosen.",
            remedy="Leave its ballot out, or mend the choice in the assessment.",
            path=path,
        )
    if not item_is_asked(item, assessment):
        return Problem(
            code=Code.CONDITION_NOT_MET,
            message=f"{item.id} is not asked, as the assessment stands.",
            remedy="Leave its ballot out, or mend the answer that it depends on.",
            path=path,
        )
    return None


def _other_form(key: str, said: str, wanted: str, *above: str) -> Problem:
    return Problem(
        code=Code.OTHER_FORM,
        message=f'these ballots are for {key} "{said}", and the assessment is for "{wanted}".',
        remedy="Look whether this is the right file; if it is, mend the one of the two that is wrong.",
        path=(*above, key),
    )


def _two_perspectives(paper: BallotPaper, perspective: str, where: str) -> Problem:
    return Problem(
        code=Code.TWO_PERSPECTIVES,
        message=f'{paper.rater} speaks for "{paper.perspective}" here, and for "{perspective}" in {where}.',
        remedy="If they are two people, give one of them another code; if not, mend the perspective.",
        path=("perspective",),
    )


def _second(rater: str, items: Sequence[str], where: str) -> Problem:
    return Problem(
        code=Code.SECOND_BALLOT,
        message=f"{rater} has voted on {some_of(items, _SHOWN)} already, in {where}.",
        remedy="Leave one of the two ballots out, or give the other rater a code of their own."
        if len(items) == 1
        else "If it is the same paper, leave it out; if not, give the other rater a code of their own.",
        path=("ballots", items[0]),
    )


_SHOWN = 3
"""So many items with a second ballot are named; the others are counted."""
