"""Scoring: from answers and a key to a scorecard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from practicecheck.assessments import (
    Answer,
    AnswerState,
    Assessment,
    national_part,
    scale_used,
    section_is_asked,
    standing,
)
from practicecheck.errors import (
    Code,
    DocumentError,
    Problem,
    Severity,
    in_reading_order,
    near,
)
from practicecheck.frameworks import (
    Framework,
    Section,
    TakesNumber,
)
from practicecheck.scoring._ballot_places import places_taken
from practicecheck.scoring._finding import findings_of
from practicecheck.scoring._item_scores import item_scores
from practicecheck.scoring._key import ScoringKey
from practicecheck.scoring._perspective_gap import perspective_gaps
from practicecheck.scoring._score import ItemScore, score_of
from practicecheck.scoring._scorecard import (
    Figure,
    ItemEvidence,
    Scorecard,
    SectionCoverage,
    SectionScore,
    View,
    ViewGroup,
    coverage_of,
)
from practicecheck.scoring._split import split_of

if TYPE_CHECKING:
    from practicecheck.scoring.indicators._definition import IndicatorSet
    from practicecheck.scoring.indicators._rate import Rate

T = TypeVar("T")


def default_key_of(assessment: Assessment, framework: Framework) -> str | None:
    """The name of the key that scores an assessment when nobody names one.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.

    Returns:
        The default key of the scale that was used; nothing if the framework has no scales.
    """
    scale = scale_used(assessment, framework)
    return None if scale is None else scale.default_key


def score_assessment(
    assessment: Assessment,
    framework: Framework,
    key: ScoringKey | None,
    *,
    rates: IndicatorSet | None = None,
) -> Scorecard:
    """Score an assessment's answers to its edition. Extensions play no part in it.

    Args:
        assessment: The assessment, as it was read.
        framework: The edition that it answers.
        key: A key for the scale that was used; nothing where the framework is not scored.
        rates: The definitions that make rates of the framework's figures.

    Returns:
        The scorecard, with everything that its numbers are made of. It is the same in whatever order the
        answers stand in the file.

    Raises:
        DocumentError: The assessment contradicts the framework, or the key does not fit the scale.
        KeyMismatchError: The key is for another scale.
    """
    # Whatever else was asked and answered plays no part in the score of an edition.
    framework, assessment = framework.national, national_part(assessment)
    given = standing(assessment, framework)
    found, problems = given.states, given.problems
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise DocumentError(problem for problem in problems if problem.severity is Severity.ERROR)
    scores = {} if key is None else item_scores(assessment, framework, key, found)
    if key is not None:
        problems = (*problems, *_strangers(key, framework))
    worked_out, doubts = _rates(assessment, framework, rates)
    apart = () if key is None else _far_apart(assessment, key, scores)
    splits = () if key is None else tuple(split for answer in apart if (split := split_of(answer, key)))
    gaps = () if key is None else tuple(gap for answer in apart for gap in perspective_gaps(answer, key))
    asked = [s for s in framework.sections if section_is_asked(s, assessment, framework)]
    differing = {split.item for split in splits}
    of_section = _by_section(framework, found)
    scored = _by_section(framework, scores)
    sections = () if key is None else tuple(_sections(asked, assessment, key, scored, differing))
    return Scorecard(
        framework=framework,
        digest=framework.digest,
        organisation=assessment.organisation,
        unit=assessment.unit,
        capture=assessment.capture,
        key=key,
        total=None
        if key is None
        else score_of(tuple(scores.values()), key, tuple(section.score for section in sections)),
        sections=sections,
        views=() if key is None else tuple(_views(framework, asked, key, scores)),
        states=tuple(found.items()),
        coverage=tuple(_coverage(section, assessment, of_section[section.id]) for section in asked),
        figures=tuple(_figures(assessment, framework)),
        evidence=tuple(_evidence(assessment, framework)),
        splits=splits,
        perspective_gaps=gaps,
        findings=findings_of(assessment, framework, key, scores, (*splits, *gaps)),
        problems=in_reading_order((*problems, *doubts)),
        rates=worked_out,
    )


def _far_apart(assessment: Assessment, key: ScoringKey, scores: Iterable[str]) -> tuple[Answer, ...]:
    """The answers whose ballots lie so far apart that there may be something to tell."""
    answers, least = assessment.by_item, min(key.split.range_, key.perspective_gap.range_)
    voted = (answer for item in scores if (answer := answers.get(item)) and answer.ballots)
    return tuple(
        answer for answer in voted if (taken := places_taken(answer, key)) and max(taken) - min(taken) >= least
    )


def _rates(
    assessment: Assessment, framework: Framework, definitions: IndicatorSet | None
) -> tuple[tuple[Rate, ...], tuple[Problem, ...]]:
    if definitions is None:
        return (), ()
    # Most frameworks make no rates, and need not wait for what works them out.
    from practicecheck.scoring.indicators._of_assessment import assessment_rates  # noqa: PLC0415

    return assessment_rates(assessment, framework, definitions)


def _evidence(assessment: Assessment, framework: Framework) -> Iterator[ItemEvidence]:
    """What shows each answer; a stream of evidence is both the answer and what shows it."""
    shown = {answer.item: answer for answer in assessment.answers if answer.evidence or answer.stream}
    if not shown:
        return
    for item in framework.items:
        if answer := shown.get(item):
            stream = (f"{entry.what}: {entry.says}" for entry in answer.stream)
            yield ItemEvidence(item=item, evidence=(*answer.evidence, *stream))


def _strangers(key: ScoringKey, framework: Framework) -> Iterator[Problem]:
    scored = [item.id for item in framework.items.values() if item.scored]
    for name in dict.fromkeys((*key.reversed_, *key.weight_of)):
        if name not in scored:
            yield Problem(
                code=Code.KEY_DOES_NOT_FIT,
                message=f'the key {key.id} weighs or reverses "{name}", which {framework.id} does not score.',
                remedy=near(name, scored) or "Mend its id in the key, if it was meant for this framework.",
                severity=Severity.WARNING,
            )


def _by_section(framework: Framework, values: Mapping[str, T]) -> Mapping[str, tuple[T, ...]]:
    """Values of items, by the sections that the items stand in."""
    found: dict[str, list[T]] = {section.id: [] for section in framework.sections}
    for item, value in values.items():
        found[framework.section_of[item].id].append(value)
    return {section: tuple(own) for section, own in found.items()}


def _sections(
    asked: list[Section],
    assessment: Assessment,
    key: ScoringKey,
    scores: Mapping[str, tuple[ItemScore, ...]],
    splits: set[str],
) -> Iterator[SectionScore]:
    for section in asked:
        own = scores[section.id]
        if not own:
            continue
        record = assessment.section(section.id)
        yield SectionScore(
            id=section.id,
            title=section.title,
            score=score_of(own, key),
            splits=tuple(item.item for item in own if item.item in splits),
            priorities=record.priorities,
            note=record.note,
            speaks_for=record.speaks_for,
        )


def _views(
    framework: Framework, asked: list[Section], key: ScoringKey, scores: Mapping[str, ItemScore]
) -> Iterator[View]:
    items = [item for section in asked for item in section.walk() if item.id in scores]
    for view in framework.views:
        members = {
            group: tuple(
                scores[item.id]
                for item in items
                if any(tag.view == view.id and group in tag.values for tag in item.tags)
            )
            for group in view.groups
        }
        yield View(
            id=view.id,
            title=view.title,
            groups=tuple(
                ViewGroup(id=group, score=score_of(own, key)) for group, own in members.items() if own
            ),
        )


def _coverage(section: Section, assessment: Assessment, found: Iterable[AnswerState]) -> SectionCoverage:
    record = assessment.section(section.id)
    return SectionCoverage(
        id=section.id,
        title=section.title,
        coverage=coverage_of(found),
        priorities=record.priorities,
        note=record.note,
        speaks_for=record.speaks_for,
    )


def _figures(assessment: Assessment, framework: Framework) -> Iterator[Figure]:
    for figure in framework.base:
        if figure.id in assessment.base_figures:
            yield Figure(
                id=figure.id, text=figure.title, value=assessment.base_figures[figure.id], unit=figure.unit
            )
    for item in framework.items.values():
        answer = assessment.by_item.get(item.id)
        if answer is None:
            continue
        section = framework.section_of[item.id].id
        if answer.number is not None:
            units = [taken.unit for taken in item.takes if isinstance(taken, TakesNumber)]
            unit = answer.unit or (units[0] if units else None)
            yield Figure(id=item.id, text=item.text, value=answer.number, unit=unit, section=section)
        if answer.percent is not None:
            yield Figure(id=item.id, text=item.text, value=answer.percent, unit="%", section=section)
        if answer.times is not None:
            yield Figure(id=item.id, text=item.text, value=answer.times, per=answer.per, section=section)
