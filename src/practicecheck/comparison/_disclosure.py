"""Disclosure control: what of an assessment and its scorecard an audience may have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from practicecheck.assessments import Answer, Assessment, national_part, scale_used
from practicecheck.comparison._audience import Audience
from practicecheck.comparison._ballots import BallotRule, full_spread, published_spread
from practicecheck.comparison._release import BallotSpread, Released, Withheld
from practicecheck.comparison._room import published_room
from practicecheck.comparison._staffing import StaffingRule, held_back, rates_held_back
from practicecheck.errors import Code, Problem
from practicecheck.frameworks import Framework
from practicecheck.scoring import Finding, FindingKind, ItemScore, PerspectiveGap, Score, Scorecard, View

BALLOTS = BallotRule()
STAFFING = StaffingRule()


def release(
    assessment: Assessment,
    framework: Framework,
    audience: Audience,
    *,
    ballots: BallotRule = BALLOTS,
    staffing: StaffingRule = STAFFING,
) -> Released:
    """Make an assessment ready for an audience.

    Args:
        assessment: The assessment, as it was read.
        framework: The edition that it answers.
        audience: Who it is for. The team itself gets everything.
        ballots: How few ballots are people.
        staffing: From how many staff sensitive figures may be told.

    Returns:
        Published: an assessment without ballots and without the answers that were held back, the spread of each
        item's ballots as far as it may be told, and what was held back.
    """
    scale = scale_used(assessment, framework)
    voted = [
        assessment.by_item[item]
        for item in framework.items
        if item in assessment.by_item and assessment.by_item[item].ballots
    ]
    if audience is Audience.WORKING:
        return Released(
            assessment=assessment,
            spreads=tuple(full_spread(answer.item, answer.ballots, scale) for answer in voted),
        )
    assessment = _without_local(assessment)
    hidden = held_back(assessment, framework, staffing)
    room = published_room(assessment, framework, ballots)
    told = {
        answer.item: published_spread(answer.item, answer.ballots, scale, ballots)
        for answer in voted
        if answer.item not in hidden
    }
    return Released(
        assessment=attrs.evolve(
            assessment,
            perspectives=tuple(p.perspective for p in room if p.perspective not in framework.perspectives),
            room=room,
            base=tuple(value for value in assessment.base if value.figure not in hidden),
            answers=tuple(_answers(assessment.answers, hidden, few_ballots(assessment, ballots))),
        ),
        spreads=tuple(spread for spread in told.values() if spread is not None),
        withheld=(
            *_of_figures(assessment, hidden, staffing),
            *([_BY_RATER] if voted else []),
            *_of_ballots(told, ballots),
        ),
    )


def _without_local(assessment: Assessment) -> Assessment:
    """The national part, which names its extensions: their answers are made ready by themselves."""
    return attrs.evolve(
        national_part(assessment),
        extensions=assessment.extensions,
        extension_digests=assessment.extension_digests,
    )


def few_ballots(assessment: Assessment, rule: BallotRule) -> frozenset[str]:
    """Items with so few ballots that nothing is told of them.

    Args:
        assessment: The full assessment.
        rule: How few are too few.
    """
    return frozenset(answer.item for answer in assessment.answers if 0 < len(answer.ballots) < rule.in_all)


def _answers(answers: Iterable[Answer], hidden: frozenset[str], few: frozenset[str]) -> Iterator[Answer]:
    """The answers without ballots. Of one that is held back only a score stays, which the totals would tell."""
    for answer in answers:
        if answer.item not in hidden:
            # The median of one ballot is that ballot; and two who agreed on nothing differ.
            yield attrs.evolve(answer, ballots=(), consensus=None if answer.item in few else answer.consensus)
        elif answer.score is not None:
            yield Answer(item=answer.item, score=answer.score)


_BY_RATER = Withheld(
    what="ballots: who gave which",
    why="Nothing that was said is used against anybody, so ballots are never told by rater.",
)


def _of_figures(assessment: Assessment, hidden: frozenset[str], rule: StaffingRule) -> Iterator[Withheld]:
    why = (
        "It touches people's health or leave, and the unit has fewer than "
        f"{rule.staff} staff or does not say how many."
    )
    for value in assessment.base:
        if value.figure in hidden:
            yield Withheld(what=f"{value.figure}: the figure", why=why)
    for answer in assessment.answers:
        if answer.item in hidden:
            part = "the whole answer" if answer.score is None else "all of the answer but its score"
            yield Withheld(what=f"{answer.item}: {part}", why=why)


def _of_ballots(told: dict[str, BallotSpread | None], rule: BallotRule) -> Iterator[Withheld]:
    for item, spread in told.items():
        if spread is None:
            yield Withheld(
                what=f"{item}: the spread of its ballots, whether they differ, and how its score was agreed",
                why=f"Fewer than {rule.in_all} ballots are people: a spread is told from {rule.in_all}.",
            )
        elif not spread.by_perspective:
            yield Withheld(
                what=f"{item}: the spread by perspective",
                why=f"Fewer than {rule.perspectives} groups of {rule.in_perspective} ballots could be formed.",
            )


def release_card(
    card: Scorecard,
    assessment: Assessment,
    audience: Audience,
    *,
    ballots: BallotRule = BALLOTS,
    staffing: StaffingRule = STAFFING,
) -> Scorecard:
    """Make a scorecard ready for an audience.

    Scores, coverage and states stay those of the full assessment; whatever could repeat an answer that is held
    back goes.

    Args:
        card: The card of the full assessment.
        assessment: The full assessment.
        audience: Who it is for. The team itself gets everything.
        ballots: How few ballots are people; that so few of them differ is not told either.
        staffing: From how many staff sensitive figures may be told.
    """
    if audience is Audience.WORKING:
        return card
    given = {*assessment.by_item, *assessment.base_figures}
    hidden = held_back(assessment, card.framework, staffing) & given
    untold = rates_held_back(card, assessment, staffing)
    unnamed = hidden | {name for rate in untold for name in (rate.indicator.id, rate.indicator.item) if name}
    few = few_ballots(assessment, ballots)
    gaps = tuple(_told_gaps(card, assessment, ballots, hidden))
    return attrs.evolve(
        card,
        total=card.total and _score(card.total, hidden),
        sections=tuple(
            attrs.evolve(
                section,
                score=_score(section.score, hidden),
                splits=tuple(item for item in section.splits if item not in few),
            )
            for section in card.sections
        ),
        views=tuple(_view(view, hidden) for view in card.views),
        figures=tuple(figure for figure in card.figures if figure.id not in hidden),
        evidence=tuple(shown for shown in card.evidence if shown.item not in hidden),
        splits=tuple(split for split in card.splits if split.item not in {*few, *hidden}),
        perspective_gaps=gaps,
        findings=tuple(
            finding
            for found in card.findings
            if found.item not in hidden
            and not (found.kind is FindingKind.SPLIT and found.item in few)
            and (finding := _with_told_gap(found, gaps))
        ),
        problems=tuple(problem for problem in card.problems if not touches(problem, unnamed)),
        rates=tuple(rate for rate in card.rates if rate not in untold),
    )


def _told_gaps(
    card: Scorecard, assessment: Assessment, rule: BallotRule, hidden: frozenset[str]
) -> Iterator[PerspectiveGap]:
    """The gaps of which both perspectives are shown by themselves."""
    scale = scale_used(assessment, card.framework)
    for gap in card.perspective_gaps:
        spread = published_spread(gap.item, assessment.by_item[gap.item].ballots, scale, rule)
        shown = (
            {own.perspective for own in spread.by_perspective if own.perspective != rule.merged}
            if spread
            else set()
        )
        if gap.item not in hidden and {gap.lower.perspective, gap.upper.perspective} <= shown:
            yield gap


def _with_told_gap(finding: Finding, gaps: Iterable[PerspectiveGap]) -> Finding | None:
    """A gap between perspectives as the widest that is told; none where none of the item is told."""
    if finding.kind is not FindingKind.PERSPECTIVE_GAP:
        return finding
    return next((attrs.evolve(finding, why=gap.told) for gap in gaps if gap.item == finding.item), None)


def _view(view: View, hidden: frozenset[str]) -> View:
    return attrs.evolve(
        view, groups=tuple(attrs.evolve(group, score=_score(group.score, hidden)) for group in view.groups)
    )


def _score(score: Score, hidden: frozenset[str]) -> Score:
    return attrs.evolve(score, items=tuple(_item(item, hidden) for item in score.items))


def _item(item: ItemScore, hidden: frozenset[str]) -> ItemScore:
    """What an item gives, without a reason that is held back."""
    if item.item not in hidden or item.left_out is None:
        return item
    return attrs.evolve(item, left_out=item.state.value)


_OF_BALLOTS = frozenset({Code.BALLOT, Code.NOT_THE_MEDIAN, Code.MORE_THAN_IN_ROOM})


def touches(problem: Problem, hidden: frozenset[str]) -> bool:
    """Whether a problem is about ballots, or could repeat a figure: it stands at its place, or names it.

    Args:
        problem: A problem of an assessment.
        hidden: The items and base figures that are held back.
    """
    if problem.code in _OF_BALLOTS or "ballots" in problem.path:
        return True
    named = set(re.findall(r"[\w-]+", f"{problem.message} {problem.remedy}"))
    return not hidden.isdisjoint({*map(str, problem.path), *named})
