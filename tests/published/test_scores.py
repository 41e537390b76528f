"""Published figures come out: each test names its source."""

from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

import pytest
from attrs import evolve

from practicecheck.assessments import Answer, Assessment, Chosen
from practicecheck.exchange import read_framework, read_key
from practicecheck.frameworks import Framework, Wording
from practicecheck.scoring import (
    CaseSection,
    Expected,
    GoldenCase,
    GoldenCases,
    KeyId,
    Method,
    PointValue,
    Rounding,
    Scorecard,
    ScoringKey,
    rounded,
    run_golden_cases,
    score_assessment,
)

WHOLE = Rounding(decimals=0)


def a_framework(name: str) -> Framework:
    return read_framework(files("practicecheck.frameworks") / "data" / f"{name}.yaml")


def a_key(name: str) -> ScoringKey:
    return read_key(files("practicecheck.scoring") / "data" / f"{name}.yaml")


def card(framework: Framework, key: ScoringKey, scores: dict[str, int | str], **choices: str) -> Scorecard:
    assessment = Assessment(
        framework=framework.id,
        answers=tuple(Answer(item=item, score=score) for item, score in scores.items()),
        choices=tuple(Chosen(choice=choice, option=option) for choice, option in choices.items()),
    )
    return score_assessment(assessment, framework, key)


def test_maxima_of_how_are_we_doing():
    """23 scored questions; 16, 16, 16, 16 and 28 points, 92 in all.

    Source: How are we doing? (2016), counted from its templates.
    """
    framework = a_framework("how-are-we-doing@2016")
    scored = {
        item: 4 for item, asked in framework.items.items() if asked.scored and not item.startswith("q2b-")
    }
    assert len(scored) == 23
    found = card(framework, a_key("extent-points@1"), scored, integration="2A")
    assert {section.id: section.possible for section in found.sections} == {
        "1": 16,
        "2A": 16,
        "3": 16,
        "4": 16,
        "5": 28,
    }
    assert found.total.possible == found.total.points == 92
    assert found.total.not_applicable == 0


def test_one_persons_score_in_the_civil_service_people_survey():
    """Strongly agree, agree, agree, neither and disagree make 65.

    Source: Civil Service People Survey 2018, Full Technical Guide, worked example (Open Government
    Licence): 100, 75, 75, 50 and 25, added up and divided by five.
    """
    said = ("strongly agree", "agree", "agree", "neither agree nor disagree", "disagree")
    framework = a_framework("employer-standards@2014")
    codes = {point.anchor: point.code for point in framework.scale("agreement-5").points}
    scores = {f"standard-{n}": codes[words] for n, words in enumerate(said, start=1)}
    total = card(framework, a_key("agreement-100@1"), scores, scale="agreement-5").total
    assert [item.points for item in total.items if item.counts] == [100, 75, 75, 50, 25]
    assert total.percent == 65


def test_points_of_agreement_as_the_civil_service_people_survey_reads_them():
    """0, 25, 50, 75 and 100.

    Source: the same.
    """
    assert [*a_key("agreement-100@1").worth.values()] == [0, 25, 50, 75, 100]


def test_a_difference_is_rounded_last():
    """52.952 and 58.495 are shown as 53 and 58, and differ by 6.

    Source: Civil Service People Survey 2018, Full Technical Guide.
    """
    a, b = Fraction("52.952"), Fraction("58.495")
    assert (rounded(a, WHOLE), rounded(b, WHOLE), rounded(a - b, WHOLE)) == (53, 58, -6)


def test_the_lowest_share_of_top_on_six_points():
    """1 of 6 is 16.7: this way of scoring does not begin at 0.

    Source: NHSScotland iMatter reports.
    """
    key = ScoringKey(
        id=KeyId("six-points@1"),
        title="Share of the top of six points",
        summary="x / 6 x 100",
        scale="six-points",
        method=Method.SHARE_OF_TOP,
        values=tuple(PointValue(code=n, value=n) for n in range(1, 7)),
        wording=Wording.VERBATIM,
        source="NHSScotland iMatter reports",
    )
    case = GoldenCase(
        name="Lowest",
        answers=(CaseSection(section="a", answers=(1,)),),
        total=Expected(percent=Decimal("16.7")),
    )
    assert run_golden_cases(key, GoldenCases(key=key.id, cases=(case,))) == ()


@pytest.mark.parametrize(
    ("score", "band"),
    [
        ("0", "low"),
        ("50", "low"),
        ("50.5", "moderate"),
        ("51", "moderate"),
        ("74", "moderate"),
        ("74.5", "high"),
        ("75", "high"),
        ("100", "high"),
    ],
)
def test_bands_of_the_national_survey(score, band):
    """0-50 low, 51-74 moderate, 75-100 high, after rounding half up.

    Source: the bands are those of the national survey of the employer standards, as published in
    2024; rounding half up first is this project's decision.
    """
    framework = a_framework("employer-standards@2014")
    total = card(framework, a_key("agreement-100@1"), {"standard-1": 1}, scale="agreement-5").total
    assert evolve(total, exact=Fraction(score)).band == band


def test_a_response_rate_is_rounded_half_up_to_whole_percent():
    """114,188 usable of 189,281 issued are 60 %.

    Source: Health and Social Care Staff Experience Report 2024.
    """
    assert rounded(100 * Fraction(114188, 189281), WHOLE) == 60
