"""Rates about health or leave stay in a small unit, and so do those that would give such a figure away."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from tests.comparison.builders import STEPS, framework
from tests.exchange.report_builders import AS_TEXT, DAY, export
from tests.strategies import INDICATORS

from practicecheck.assessments import Answer, Assessment, BaseValue
from practicecheck.comparison import Audience, StaffingRule, rates_held_back, release_card
from practicecheck.exchange import report_content
from practicecheck.scoring import IndicatorSetId, Scorecard, score_assessment

RATES = INDICATORS[IndicatorSetId("social-work-health-check-rates@2009")]
HELD = {"long-term-absence-posts", "absence-rate-wte"}
LEAKS = ("41.9", "57.1", "1119", "8.0")
"""The absence rate, the share of posts, the days, and how many are away."""


def a_unit(heads: int) -> Assessment:
    figures = {"posts": 14, "in-post-headcount": heads, "days-lost": 1119, "working-days": 253}
    base = tuple(BaseValue(figure=name, number=number) for name, number in figures.items())
    return Assessment(
        framework=framework(STEPS).id,
        unit="North team",
        base=(*base, BaseValue(figure="in-post-wte", number=Decimal("10.56"))),
        answers=(
            Answer(item="step-1", number=2),
            Answer(item="step-3", number=8),
            Answer(item="step-34a", percent=Decimal("41.9")),
        ),
    )


def card_of(assessment: Assessment) -> Scorecard:
    return score_assessment(assessment, framework(STEPS), None, rates=RATES)


def shown(card: Scorecard) -> set[str]:
    return {rate.indicator.id for rate in card.rates}


@pytest.mark.parametrize(("heads", "held"), [(9, HELD), (10, set())])
def test_a_small_unit_publishes_no_rate_about_health_or_leave(heads: int, held: set[str]) -> None:
    assessment = a_unit(heads)
    full = card_of(assessment)
    published = release_card(full, assessment, Audience.PUBLISHED)
    assert shown(full) - shown(published) == held
    assert "vacancy-rate-posts" in shown(published)
    assert release_card(full, assessment, Audience.WORKING) is full
    assert {rate.indicator.id for rate in rates_held_back(full, assessment, StaffingRule())} == held


def test_a_rate_that_is_not_marked_goes_with_the_figure_that_it_would_give_away() -> None:
    """Whoever knows the posts and the share knows how many are away."""
    plain = tuple(attrs.evolve(one, sensitive=False) for one in RATES.indicators)
    card = score_assessment(a_unit(9), framework(STEPS), None, rates=attrs.evolve(RATES, indicators=plain))
    assert shown(card) - shown(release_card(card, a_unit(9), Audience.PUBLISHED)) == HELD


def test_a_rate_that_is_marked_goes_though_its_figures_are_not() -> None:
    marked = tuple(attrs.evolve(one, sensitive=one.id == "vacancy-rate-posts") for one in RATES.indicators)
    card = score_assessment(a_unit(9), framework(STEPS), None, rates=attrs.evolve(RATES, indicators=marked))
    assert "vacancy-rate-posts" not in shown(release_card(card, a_unit(9), Audience.PUBLISHED))


def test_no_warning_repeats_a_rate_that_is_held_back() -> None:
    marked = tuple(attrs.evolve(one, sensitive=one.id == "vacancy-rate-posts") for one in RATES.indicators)
    unit = attrs.evolve(a_unit(9), answers=(Answer(item="step-1", number=15),))
    card = score_assessment(unit, framework(STEPS), None, rates=attrs.evolve(RATES, indicators=marked))
    assert "PC734" in {problem.code.value for problem in card.problems}
    assert "PC734" not in {p.code.value for p in release_card(card, unit, Audience.PUBLISHED).problems}


def test_that_a_figure_is_missing_is_no_secret() -> None:
    assessment = attrs.evolve(a_unit(9), base=(BaseValue(figure="in-post-headcount", number=9),), answers=())
    card = card_of(assessment)
    assert shown(release_card(card, assessment, Audience.PUBLISHED)) == shown(card)


def test_days_over_nobody_are_held_back_too() -> None:
    """No rate comes of them, and the days still stand above the line."""
    base = tuple(
        attrs.evolve(value, number=0) if value.figure == "in-post-wte" else value for value in a_unit(9).base
    )
    assessment = attrs.evolve(a_unit(9), base=base)
    card = release_card(card_of(assessment), assessment, Audience.PUBLISHED)
    assert "absence-rate-wte" not in shown(card)


def content(heads: int, audience: Audience):
    assessment = a_unit(heads)
    return report_content([(assessment, framework(STEPS), card_of(assessment))], audience=audience, made_on=DAY)


@pytest.mark.parametrize("name", [name for name in AS_TEXT if name != "calendar"])
def test_nothing_of_them_is_in_anything_published(name: str) -> None:
    published = export(name, content(9, Audience.PUBLISHED))
    assert not [figure for figure in LEAKS if figure in published]
    working = export(name, content(9, Audience.WORKING))
    assert "41.9" in working
    assert "57.1" in working


def test_what_was_held_back_is_told() -> None:
    told = [held.what for held in content(9, Audience.PUBLISHED).withheld]
    assert "absence-rate-wte: the rate" in told
    assert "long-term-absence-posts: the rate" in told
    assert not [
        what for what in [held.what for held in content(10, Audience.PUBLISHED).withheld] if "rate" in what
    ]


def test_that_an_answer_and_its_figures_differ_is_not_told_of_what_is_held_back() -> None:
    assessment = attrs.evolve(a_unit(9), answers=(Answer(item="step-34a", percent=7),))
    card = card_of(assessment)
    assert "PC733" in {problem.code.value for problem in card.problems}
    assert "PC733" not in {p.code.value for p in release_card(card, assessment, Audience.PUBLISHED).problems}
