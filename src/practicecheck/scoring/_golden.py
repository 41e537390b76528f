"""Golden cases: worked examples that stand beside a key and can be read by a practitioner."""

from collections.abc import Iterator
from decimal import Decimal
from typing import final

import attrs

from practicecheck.assessments import Answer, Assessment, Chosen, Number, Reason
from practicecheck.documents import keyed_by
from practicecheck.errors import Code, DocumentError, Path, Problem
from practicecheck.frameworks import (
    X_MARK,
    Framework,
    FrameworkId,
    Item,
    Point,
    PointCode,
    Provenance,
    Scale,
    Section,
    TakesScore,
    Wording,
)
from practicecheck.scoring._key import KeyId, ScoringKey
from practicecheck.scoring._score import Score
from practicecheck.scoring._scoring import score_assessment
from practicecheck.values import Value

CANNOT = "cannot answer"


@final
@attrs.frozen(kw_only=True, repr=False)
class CaseSection(Value):
    """The answers of one section in a case.

    Attributes:
        section: The section's name.
        answers: Points of the scale, ``X``, ``cannot answer``, or a blank. The first one answers the item
            called after the section and ``-1``: ``a-1``.
    """

    section: str
    answers: tuple[PointCode | None, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Expected(Value):
    """What must come out. What is not named is not compared.

    Attributes:
        points: The sum of points.
        possible: The most that the same items could give.
        percent: Points over possible, in percent.
        mean: The mean of the points themselves.
        low: The lowest that the score could still be.
        high: The highest that it could still be.
        band: The named range.
        applicable: How many items apply.
        answered: How many were given a point.
        not_applicable: How many were given X.
        cannot_answer: How many could not be answered.
        unanswered: How many are blank.
        complete: Whether nothing is missing.
        no_score: Whether there is no score at all.
    """

    points: Number | None = None
    possible: Number | None = None
    percent: Number | None = None
    mean: Number | None = None
    low: Number | None = None
    high: Number | None = None
    band: str | None = None
    applicable: int | None = None
    answered: int | None = None
    not_applicable: int | None = None
    cannot_answer: int | None = None
    unanswered: int | None = None
    complete: bool | None = None
    no_score: bool | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class SectionExpected(Value):
    """What must come out for a section.

    Attributes:
        section: The section's name.
        expect: What must come out.
    """

    section: str
    expect: Expected


@final
@attrs.frozen(kw_only=True, repr=False)
class GoldenCase(Value):
    """One worked example.

    Attributes:
        name: What it shows.
        answers: The answers, by section.
        total: What must come out for the whole.
        sections: What must come out for sections.
        source: Where the example was published, if it was.
    """

    name: str
    answers: tuple[CaseSection, ...] = attrs.field(metadata=keyed_by("section", "answers"))
    total: Expected | None = None
    sections: tuple[SectionExpected, ...] = attrs.field(default=(), metadata=keyed_by("section", "expect"))
    source: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class GoldenCases(Value):
    """The worked examples of one key.

    Attributes:
        key: The key that they are for.
        cases: The examples.
    """

    key: KeyId
    cases: tuple[GoldenCase, ...]


def check_golden_cases(cases: GoldenCases) -> tuple[Problem, ...]:
    """Find what contradicts itself in golden cases.

    Args:
        cases: The cases as they were read.
    """
    return tuple(
        Problem(
            code=Code.UNKNOWN_SECTION,
            message=f'"{case.name}" expects something of "{expected.section}", which it does not answer.',
            remedy="Name a section under which answers are listed.",
            path=("cases", n, "sections", expected.section),
        )
        for n, case in enumerate(cases.cases)
        for expected in case.sections
        if expected.section not in [section.section for section in case.answers if section.answers]
    )


def run_golden_cases(key: ScoringKey, cases: GoldenCases) -> tuple[Problem, ...]:
    """Score every case and compare.

    Args:
        key: The key.
        cases: Its cases.

    Returns:
        A problem for each figure that comes out otherwise; empty if all cases hold.
    """
    if cases.key != key.id:
        return (
            Problem(
                code=Code.GOLDEN_CASE,
                message=f"these cases are for {cases.key}, and were run with {key.id}.",
                remedy="Run them with their own key.",
                path=("key",),
            ),
        )
    return tuple(problem for n, case in enumerate(cases.cases) for problem in _run(key, case, ("cases", n)))


def _run(key: ScoringKey, case: GoldenCase, path: Path) -> Iterator[Problem]:
    try:
        card = score_assessment(_answers(key, case), _form(key, case), key)
    except DocumentError as fault:
        for problem in fault.problems:
            yield attrs.evolve(problem, message=f'"{case.name}": {problem.message}', path=(*path, "answers"))
        return
    if case.total is not None and card.total is not None:
        yield from _differences(case, "the total", case.total, card.total, (*path, "total"))
    for expected in case.sections:
        yield from _differences(
            case,
            f"section {expected.section}",
            expected.expect,
            card.section(expected.section).score,
            (*path, "sections", expected.section),
        )


def _form(key: ScoringKey, case: GoldenCase) -> Framework:
    """A framework that asks just what the case answers."""
    scale = Scale(
        id=key.scale,
        title=key.scale,
        points=tuple(Point(code=point.code, anchor=str(point.code)) for point in key.values),
        default_key=key.id,
        locator=case.name,
        not_applicable="not applicable",
    )
    return Framework(
        id=FrameworkId("golden-case@1"),
        title=case.name,
        summary=case.name,
        provenance=Provenance(
            publisher="",
            title=case.name,
            date="",
            address="",
            licence="CC0-1.0",
            attribution="",
            wording=Wording.OURS,
        ),
        scales=(scale,),
        sections=tuple(
            Section(
                id=section.section,
                title=section.section,
                locator=case.name,
                items=tuple(
                    Item(
                        id=f"{section.section}-{place}",
                        text=case.name,
                        locator=case.name,
                        takes=(TakesScore(scales=(key.scale,)),),
                    )
                    for place in range(1, len(section.answers) + 1)
                ),
            )
            for section in case.answers
        ),
    )


def _answers(key: ScoringKey, case: GoldenCase) -> Assessment:
    return Assessment(
        framework=FrameworkId("golden-case@1"),
        choices=(Chosen(choice="scale", option=key.scale),),
        answers=tuple(
            _answer(f"{section.section}-{place}", given)
            for section in case.answers
            for place, given in enumerate(section.answers, start=1)
        ),
    )


def _answer(item: str, given: PointCode | None) -> Answer:
    if given == X_MARK:
        return Answer(item=item, not_applicable=Reason("golden case"))
    if given == CANNOT:
        return Answer(item=item, cannot_answer=Reason("golden case"))
    return Answer(item=item, score=given)


def _differences(
    case: GoldenCase, what: str, expected: Expected, score: Score, path: Path
) -> Iterator[Problem]:
    came_out: dict[str, object] = {
        "points": score.points,
        "possible": score.possible,
        "percent": score.percent,
        "mean": score.mean,
        "low": score.bounds.low if score.bounds else None,
        "high": score.bounds.high if score.bounds else None,
        "band": score.band,
        "applicable": score.applicable,
        "answered": score.answered,
        "not_applicable": score.not_applicable,
        "cannot_answer": score.cannot_answer,
        "unanswered": score.unanswered,
        "complete": score.complete,
        "no_score": score.exact is None,
    }
    for field in attrs.fields(Expected):
        wanted: object = getattr(expected, field.name)
        got = came_out[field.name]
        if wanted is not None and wanted != got:
            shown = got if not isinstance(got, Decimal) else format(got, "f")
            yield Problem(
                code=Code.GOLDEN_CASE,
                message=f'"{case.name}": {field.name} of {what} should be {wanted}, and comes out as {shown}.',
                remedy="Mend the key or the case, whichever is wrong.",
                path=(*path, field.name),
            )
