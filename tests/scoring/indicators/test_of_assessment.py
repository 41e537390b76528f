"""The 39 steps: rates where the base figures are there, and what is missing where they are not."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from tests.strategies import HAWD, INDICATORS, STEPS, an_assessment

from practicecheck.assessments import Answer, BaseValue, Number, Reason
from practicecheck.scoring import IndicatorSetId, Rate, Scorecard, score_assessment

RATES = INDICATORS[IndicatorSetId("social-work-health-check-rates@2009")]
BASE: dict[str, Number] = {
    "posts": 14,
    "in-post-headcount": 12,
    "in-post-wte": Decimal("10.6"),
    "leavers": 3,
    "open-cases": 225,
    "days-lost": 155,
    "working-days": 253,
}
ANSWERS = (
    Answer(item="step-1", number=3),
    Answer(item="step-2", number=2),
    Answer(item="step-3", number=1),
    Answer(item="step-4", percent=25),
    Answer(item="step-5", number=Decimal("21.2")),
    Answer(item="step-34a", percent=Decimal("5.8")),
)


def card(*answers: Answer, **base: Number) -> Scorecard:
    given = {name.replace("_", "-"): number for name, number in base.items()}
    assessment = an_assessment(
        STEPS, *answers, base=tuple(BaseValue(figure=name, number=number) for name, number in given.items())
    )
    return score_assessment(assessment, STEPS, None, rates=RATES)


def by_id(found: Scorecard) -> dict[str, Rate]:
    return {rate.indicator.id: rate for rate in found.rates}


def whole(*answers: Answer, **changed: Number) -> Scorecard:
    base = {name.replace("-", "_"): number for name, number in BASE.items()}
    return card(*(answers or ANSWERS), **{**base, **changed})


def test_steps_1_to_5_and_34_have_rates() -> None:
    assert {name: rate.said for name, rate in by_id(whole()).items()} == {
        "vacancy-rate-posts": "21.4 %",
        "vacancy-rate-wte": "22.1 %",
        "agency-share-posts": "14.3 %",
        "agency-rate-wte": "15.9 %",
        "agency-cover-of-vacancies": "66.7 %",
        "long-term-absence-posts": "7.1 %",
        "turnover-rate-headcount": "25.0 %",
        "caseload-wte": "21.2 cases",
        "absence-rate-wte": "5.8 %",
    }
    assert whole().problems == tuple(p for p in whole().problems if p.code.value != "PC733")


def test_each_rate_names_its_definitions_its_sums_and_what_the_team_said() -> None:
    rate = by_id(whole())["absence-rate-wte"]
    assert rate.definitions == "social-work-health-check-rates@2009"
    assert rate.numerator
    assert rate.numerator.only == 155
    assert rate.denominator
    assert rate.denominator.only == Decimal("2681.8")
    assert rate.given == Decimal("5.8")
    assert by_id(whole())["vacancy-rate-posts"].given is None


def test_what_is_missing_is_named() -> None:
    rates = by_id(card(*ANSWERS))
    assert rates["vacancy-rate-posts"].said == "posts is not given"
    assert rates["turnover-rate-headcount"].said == "leavers is not given; in-post-headcount is not given"
    assert rates["agency-cover-of-vacancies"].said == "66.7 %"
    assert [gap.figure for gap in rates["absence-rate-wte"].missing] == [
        "days-lost",
        "in-post-wte",
        "working-days",
    ]


def test_a_step_without_a_number_is_told_as_what_it_is() -> None:
    rates = by_id(
        whole(
            Answer(item="step-1", cannot_answer=Reason("Kept on paper")),
            Answer(item="step-2", not_applicable=Reason("No agency here")),
            Answer(item="step-3", comment="Later"),
        )
    )
    assert rates["vacancy-rate-posts"].missing[0].why == "unavailable"
    assert rates["agency-share-posts"].missing[0].why == "not applicable"
    assert rates["long-term-absence-posts"].missing[0].why == "not given"


def told(found: Scorecard) -> list[str]:
    return [problem.code.value for problem in found.problems if problem.code.value in {"PC733", "PC734"}]


@pytest.mark.parametrize(
    ("answer", "differs"),
    [
        (Answer(item="step-4", percent=25), False),
        (Answer(item="step-4", percent=26), True),
        (Answer(item="step-5", number=21), False),
        (Answer(item="step-5", number=Decimal("21.3")), True),
        (Answer(item="step-34a", percent=6), False),
        (Answer(item="step-34a", percent=Decimal("5.9")), True),
        (Answer(item="step-34a", number=155, unit="days"), False),
    ],
)
def test_an_answer_that_its_figures_do_not_make_is_told(answer: Answer, *, differs: bool) -> None:
    """As many decimals as the team wrote are held against the figures, and no more."""
    assert told(whole(answer)) == (["PC733"] if differs else [])


def test_more_vacancies_than_posts_are_told() -> None:
    assert told(whole(Answer(item="step-1", number=15))) == ["PC734"]


def test_definitions_may_name_an_item_that_the_framework_does_not_have() -> None:
    """A council's own definitions may serve two frameworks."""
    rates = attrs.evolve(RATES, indicators=(attrs.evolve(RATES.indicators[0], item="step-99"),))
    found = score_assessment(an_assessment(STEPS, *ANSWERS), STEPS, None, rates=rates)
    assert found.rates[0].given is None


def test_who_hands_over_no_definitions_gets_no_rates() -> None:
    assert score_assessment(an_assessment(STEPS, *ANSWERS), STEPS, None).rates == ()
    assert HAWD.rates is None
