"""Small forms, their answers and keys, so that a test says only what it is about."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import attrs

from practicecheck.assessments import Answer, Assessment, Ballot, Chosen, Reason
from practicecheck.exchange import read_framework, read_golden_cases, read_key
from practicecheck.frameworks import (
    AnswerType,
    Framework,
    FrameworkId,
    Item,
    ItemView,
    Point,
    PointCode,
    Provenance,
    Scale,
    Section,
    Tag,
    TakesScore,
    Wording,
)
from practicecheck.scoring import (
    GoldenCases,
    KeyId,
    Method,
    PointValue,
    Scorecard,
    ScoringKey,
    score_assessment,
)

X = "X"
CANNOT = "cannot answer"
BLANK = None

Given = PointCode | None
"""A point, X, CANNOT or BLANK."""

KEYS = files("practicecheck.scoring") / "data"
CASES = KEYS / "cases"
FRAMEWORKS = files("practicecheck.frameworks") / "data"
KEY_IDS = sorted(file.name.removesuffix(".yaml") for file in KEYS.iterdir() if file.name.endswith(".yaml"))


@cache
def shipped_key(key_id: str) -> ScoringKey:
    return read_key(KEYS / f"{key_id}.yaml")


@cache
def golden_cases(key_id: str) -> GoldenCases:
    return read_golden_cases(CASES / f"{key_id}.yaml")


@cache
def shipped_framework(framework_id: str) -> Framework:
    return read_framework(FRAMEWORKS / f"{framework_id}.yaml")


def a_key(values: Mapping[PointCode, object] | None = None, **changes: object) -> ScoringKey:
    """Points 0 to 4 added up, unless the test says otherwise."""
    points = {code: code for code in range(5)} if values is None else values
    key = ScoringKey(
        id=KeyId("test@1"),
        title="Test",
        summary="Test",
        scale="test",
        method=Method.POINTS,
        values=tuple(PointValue(code=code, value=value) for code, value in points.items()),
        wording=Wording.OURS,
        source="a test",
    )
    return attrs.evolve(key, **changes)


def a_form(
    lengths: Mapping[str, int],
    codes: Sequence[PointCode] = range(5),
    *,
    crossed: str | None = "not applicable",
    also_takes: tuple[AnswerType, ...] = (),
    tags: Mapping[str, tuple[Tag, ...]] | None = None,
    views: tuple[ItemView, ...] = (),
) -> Framework:
    """Sections of so many scored items, called a-1, a-2 and so on."""
    return Framework(
        id=FrameworkId("form@1"),
        title="Form",
        summary="A form",
        provenance=Provenance(
            publisher="Test",
            title="Form",
            date="2026",
            address="-",
            licence="CC0-1.0",
            attribution="Test",
            wording=Wording.OURS,
        ),
        scales=(
            Scale(
                id="test",
                title="test",
                points=tuple(Point(code=code, anchor=f"point {code}") for code in codes),
                default_key="test@1",
                locator="-",
                not_applicable=crossed,
            ),
        ),
        views=views,
        sections=tuple(
            Section(
                id=section,
                title=f"Section {section}",
                locator="-",
                items=tuple(
                    Item(
                        id=f"{section}-{n}",
                        text="?",
                        locator="-",
                        takes=(TakesScore(scales=("test",)), *also_takes),
                        tags=(tags or {}).get(f"{section}-{n}", ()),
                    )
                    for n in range(1, length + 1)
                ),
            )
            for section, length in lengths.items()
        ),
    )


def an_answer(item: str, given: Given) -> Answer:
    if given == X:
        return Answer(item=item, not_applicable=Reason("there is none"))
    if given == CANNOT:
        return Answer(item=item, cannot_answer=Reason("not recorded"))
    return Answer(item=item, score=given)


def answers_to(framework: Framework, *answers: Answer, **choices: str) -> Assessment:
    return Assessment(
        framework=framework.id,
        perspectives=("practitioner",),
        answers=answers,
        choices=tuple(Chosen(choice=choice, option=option) for choice, option in choices.items()),
    )


def score_of(given: Mapping[str, Sequence[Given]], key: ScoringKey) -> Scorecard:
    """Score lists of answers, section by section."""
    form = a_form({section: len(answers) for section, answers in given.items()}, tuple(key.worth))
    answers = [
        an_answer(f"{section}-{n}", answer)
        for section, own in given.items()
        for n, answer in enumerate(own, start=1)
    ]
    return score_assessment(answers_to(form, *answers), form, key)


def ballots(*points: Given) -> tuple[Ballot, ...]:
    return tuple(
        Ballot(rater=f"r{n}", perspective="practitioner", not_applicable=True)
        if point == X
        else Ballot(rater=f"r{n}", perspective="practitioner", score=point)
        for n, point in enumerate(points, start=1)
    )
