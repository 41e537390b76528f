"""What one team gives to the units above it: its figures, points and scores, without its words.

A roll-up of thousands keeps one of these for each team, and lets the assessments go.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import final

import attrs

from practicecheck.assessments import (
    Answer,
    AnswerState,
    Assessment,
    Capture,
    Chosen,
    Number,
    check_figures,
    scale_used,
    standing,
)
from practicecheck.errors import Problem, Severity
from practicecheck.frameworks import Framework, Item, PointCode, TakesNarrative, TakesNumber, times_a_year
from practicecheck.scoring._key import Method, ScoringKey, Totalling
from practicecheck.scoring._score import Score
from practicecheck.scoring._scoring import score_assessment
from practicecheck.values import Value

PERCENT = "%"
A_YEAR = "times a year"
"""The unit in which frequencies are told together."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Given(Value):
    """What a team gave to one item or base figure, without its words.

    Attributes:
        id: The item's or base figure's id.
        state: What became of it.
        number: The number; a frequency is brought to times a year.
        unit: The number's unit; ``%`` for a percentage.
        answer: Yes or no.
        points: The point of the scale, or the options that were chosen.
        texts: How many narratives, entries or sources it has.
    """

    id: str
    state: AnswerState
    number: Number | Fraction | None = None
    unit: str | None = None
    answer: bool | None = None
    points: tuple[PointCode, ...] = ()
    texts: int = 0


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamScore(Value):
    """One score of a team.

    Attributes:
        what: A section's id, a view and group such as ``domain:caring``, or ``total``.
        exact: The percentage or mean, exactly; nothing if there is none.
        points: The sum of points.
        divisor: What the points are divided by; nothing where the key makes the score from other scores.
        complete: Whether every applicable item was given a point.
        why_none: Why there is no score.
    """

    what: str
    exact: Fraction | None
    points: Fraction
    divisor: Fraction | None
    complete: bool
    why_none: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamSplit(Value):
    """An item on which a team's raters differ so much that it must be told.

    Attributes:
        item: The item's id.
        ballots: How many ballots were given.
    """

    item: str
    ballots: int


@final
@attrs.frozen(kw_only=True, repr=False)
class TeamText(Value):
    """A team's own words on an item.

    Attributes:
        item: The item's id.
        text: The narrative, one entry of a list, or one source in a stream of evidence.
    """

    item: str
    text: str


@final
@attrs.frozen(kw_only=True, repr=False)
class Contribution(Value):
    """What one team gives to the units above it.

    Attributes:
        unit: The team's name or id, as its assessment has it.
        organisation: The employer.
        framework: The edition that was answered.
        capture: The parts of the capture protocol that teams may have in common.
        choices: The alternatives that were chosen.
        scale: The scale that was used.
        key: The key that scored it.
        given: What it gave to each base figure and item, in the order of the framework.
        scores: Its scores.
        splits: The items on which its raters differ.
        texts: Its words, where they were asked for.
        held_back: The items and base figures that are not for this audience.
        doubts: Warnings about its figures.
        file: The file that it comes from.
    """

    unit: str | None
    framework: Framework
    capture: Capture
    given: tuple[Given, ...]
    organisation: str | None = None
    choices: tuple[Chosen, ...] = ()
    scale: str | None = None
    key: ScoringKey | None = None
    scores: tuple[TeamScore, ...] = ()
    splits: tuple[TeamSplit, ...] = ()
    texts: tuple[TeamText, ...] = ()
    held_back: frozenset[str] = frozenset()
    doubts: tuple[Problem, ...] = ()
    file: str | None = None


def contribution_of(
    assessment: Assessment,
    framework: Framework,
    key: ScoringKey | None = None,
    *,
    texts: bool = False,
    file: str | None = None,
) -> Contribution:
    """Reduce a team's assessment to what the units above it need.

    Args:
        assessment: The assessment, as it was read.
        framework: The edition that it answers.
        key: The key that scores it; nothing where the framework is not scored, or scores are not wanted.
        texts: Whether the team's words are kept.
        file: The file that it was read from.

    Returns:
        The figures, points and scores of the full assessment, for the team itself. What others may have of them
        ``practicecheck.comparison.release_contribution`` decides.

    Raises:
        DocumentError: The assessment contradicts the framework, or the key does not fit.
        KeyMismatchError: The key is for another scale.
    """
    given = [_base(figure.id, assessment.base_figures.get(figure.id), figure.unit) for figure in framework.base]
    answers = assessment.by_item
    words: list[TeamText] = []
    for name, state in standing(assessment, framework).states.items():
        answer = answers.get(name)
        if answer is None or state is not AnswerState.ANSWERED:
            given.append(_GIVEN(id=name, state=state))
            continue
        said = _words(answer, framework.items[name])
        given.append(_given(answer, framework.items[name], len(said)))
        if texts:
            words += [TeamText(item=name, text=text) for text in said]
    scale = scale_used(assessment, framework)
    scores, splits = ((), ()) if key is None else _scores(assessment, framework, key)
    capture = assessment.capture
    return Contribution(
        unit=assessment.unit,
        organisation=assessment.organisation,
        framework=framework,
        # Sources and what will be published are words, too.
        capture=Capture(
            from_=capture.from_, to=capture.to, basis=capture.basis, case=capture.case, scope=capture.scope
        ),
        choices=tuple(made for made in assessment.choices if made.choice != "scale"),
        scale=None if scale is None else scale.id,
        key=key,
        given=tuple(given),
        scores=scores,
        splits=splits,
        texts=tuple(words),
        doubts=tuple(
            attrs.evolve(problem, file=file)
            for problem in check_figures(assessment, framework)
            if problem.severity is Severity.WARNING
        ),
        file=file,
    )


_GIVEN = lru_cache(maxsize=8192, typed=True)(Given)
"""Thousands of teams say yes to the same question: equal values are one object."""


def _base(figure: str, number: Number | None, unit: str) -> Given:
    if number is None:
        return _GIVEN(id=figure, state=AnswerState.UNANSWERED)
    return _GIVEN(id=figure, state=AnswerState.ANSWERED, number=number, unit=unit)


def _given(answer: Answer, item: Item, texts: int) -> Given:
    number: Number | Fraction | None = None
    unit: str | None = None
    if answer.number is not None:
        units = [taken.unit for taken in item.takes if isinstance(taken, TakesNumber)]
        number, unit = answer.number, answer.unit or (units[0] if units else None)
    elif answer.percent is not None:
        number, unit = answer.percent, PERCENT
    elif answer.times is not None and answer.per is not None:
        number, unit = times_a_year(answer.times, answer.per), A_YEAR
    return _GIVEN(
        id=item.id,
        state=AnswerState.ANSWERED,
        number=number,
        unit=unit,
        answer=answer.answer,
        points=answer.chosen if answer.score is None else (answer.score,),
        texts=texts,
    )


def _words(answer: Answer, item: Item) -> list[str]:
    """A stream's sources, or a list's entries and the narrative that goes with them."""
    if answer.stream:
        return [f"{entry.what}: {entry.says}" for entry in answer.stream]
    told = item.scored or any(isinstance(taken, TakesNarrative) for taken in item.takes)
    narrative = [answer.narrative] if told and answer.narrative and answer.narrative.strip() else []
    return [*answer.entries, *narrative]


def _scores(
    assessment: Assessment, framework: Framework, key: ScoringKey
) -> tuple[tuple[TeamScore, ...], tuple[TeamSplit, ...]]:
    card = score_assessment(assessment, framework, key)
    scores = [_score(section.id, section.score) for section in card.sections]
    scores += [_score(f"{view.id}:{group.id}", group.score) for view in card.views for group in view.groups]
    if card.total is not None:
        total = _score("total", card.total)
        by_sections = key.totalling is Totalling.SECTIONS
        scores.append(attrs.evolve(total, divisor=None) if by_sections else total)
    splits = tuple(
        TeamSplit(item=item, ballots=len(assessment.by_item[item].ballots))
        for section in card.sections
        for item in section.splits
    )
    return tuple(scores), splits


def _score(what: str, score: Score) -> TeamScore:
    mean = score.key.method is Method.SCALE_MEAN
    weights = sum((item.weight for item in score.items if item.counts), Fraction())
    return TeamScore(
        what=what,
        exact=score.exact,
        points=score.exact_points,
        divisor=weights if mean else score.exact_possible,
        complete=score.complete,
        why_none=score.why_none,
    )
