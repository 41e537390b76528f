"""What must hold within definitions and mappings, and what the shipped ones say."""

from __future__ import annotations

from decimal import Decimal

import attrs
import pytest
from tests.scoring.indicators.builders import a_set, an_indicator
from tests.strategies import CHILDREN, INDICATORS, STEPS

from practicecheck.scoring import (
    ColumnMapping,
    ColumnOf,
    IndicatorSet,
    IndicatorSetId,
    Marker,
    MarkerMeaning,
    NearestOf,
    TableLayout,
    UnitColumns,
    YearNumber,
    YearsOf,
    check_indicators,
    check_mapping,
    mapping_misfits,
)

RATIO = an_indicator("a", "b")
SOUND = a_set(RATIO)
LAYOUT = TableLayout(units=(UnitColumns(name="Team"),), inputs=(ColumnOf(figure="a", column="A"),))
MAPPING = ColumnMapping(definitions=SOUND.id, layout=LAYOUT)


def codes(problems) -> list[str]:
    return [f"{problem.code.value} {problem.place}" for problem in problems]


# --- what is shipped --------------------------------------------------------------------------


def test_three_sets_are_shipped() -> None:
    assert sorted(INDICATORS) == [
        "adult-social-care-workforce@2019",
        "children-social-work-workforce@2025",
        "social-work-health-check-rates@2009",
    ]


@pytest.mark.parametrize("definitions", INDICATORS.values(), ids=lambda own: own.id)
def test_what_is_shipped_is_in_order_and_says_where_it_comes_from(definitions: IndicatorSet) -> None:
    assert check_indicators(definitions) == ()
    assert definitions.provenance.attribution
    assert all(one.locator and one.text for one in definitions.indicators)
    assert definitions.edition == definitions.id.partition("@")[2]


def test_the_nine_published_rates_have_the_names_of_their_columns() -> None:
    assert [one.id for one in CHILDREN.indicators] == [
        "turnover_rate_fte",
        "turnover_rate_headcount",
        "agency_rate_fte",
        "agency_rate_headcount",
        "agency_cover_rate_fte",
        "vacancy_rate_fte",
        "vacancy_agency_cover_rate_fte",
        "caseload_fte",
        "absence_rate_fte",
    ]
    assert CHILDREN.layout is not None
    assert {entry.figure: entry.column for entry in CHILDREN.layout.published} == {
        one.id: one.id for one in CHILDREN.indicators
    }
    assert CHILDREN.indicator("absence_rate_fte").sensitive
    with pytest.raises(KeyError):
        CHILDREN.indicator("absence")


def test_the_rates_of_the_39_steps_are_made_of_its_items_and_base_figures() -> None:
    rates = INDICATORS[IndicatorSetId(STEPS.rates or "")]
    known = {*STEPS.items, *(figure.id for figure in STEPS.base)}
    assert {figure.id for figure in rates.inputs} <= known
    assert {one.item for one in rates.indicators} == {
        "step-1",
        "step-2",
        "step-3",
        "step-4",
        "step-5",
        "step-34a",
    }
    assert {one.id for one in rates.indicators if one.sensitive} == {
        "long-term-absence-posts",
        "absence-rate-wte",
    }


# --- definitions that contradict themselves ---------------------------------------------------


@pytest.mark.parametrize(
    ("definitions", "wanted"),
    [
        (a_set(RATIO, id=IndicatorSetId("Northshire")), ["PC303 id"]),
        (a_set(), ["PC736 indicators"]),
        (a_set(attrs.evolve(RATIO, above=())), ["PC736 indicators[1].above"]),
        (a_set(attrs.evolve(RATIO, below=())), ["PC736 indicators[1].below"]),
        (a_set(an_indicator("a a", "b")), ["PC736 indicators[1].above[2]"]),
        (a_set(attrs.evolve(RATIO, factor=0)), ["PC736 indicators[1].factor"]),
        (a_set(an_indicator("a", "a b", times="days")), ["PC736 indicators[1].times"]),
        (a_set(RATIO, RATIO), ["PC301 indicators[2].id"]),
        (a_set(an_indicator("a", "b", id="a")), ["PC301 indicators[1].id"]),
        (a_set(an_indicator("a", "b", id="a b")), ["PC303 indicators[1].id"]),
        (a_set(RATIO, staff=("c",)), ["PC302 staff[1]"]),
        (a_set(RATIO, nearest=0), ["PC736 inputs[1].nearest", "PC736 inputs[2].nearest"]),
        (attrs.evolve(a_set(RATIO), inputs=a_set(RATIO).inputs[:1]), ["PC302 indicators[1].below[1]"]),
        (
            a_set(attrs.evolve(RATIO, rounding=attrs.evolve(RATIO.rounding, decimals=7))),
            ["PC736 indicators[1].rounding.decimals"],
        ),
        (a_set(attrs.evolve(RATIO, times="weeks"), inputs=SOUND.inputs), ["PC302 indicators[1].times"]),
        (a_set(RATIO, layout=attrs.evolve(LAYOUT, units=())), ["PC736 layout.units"]),
        (
            a_set(RATIO, layout=attrs.evolve(LAYOUT, published=(ColumnOf(figure="share", column="S"),))),
            ["PC302 layout.published.share"],
        ),
        (
            a_set(RATIO, provenance=attrs.evolve(SOUND.provenance, licence="unknown")),
            ["PC116 provenance.licence"],
        ),
    ],
)
def test_a_contradiction_is_told_with_its_place(definitions: IndicatorSet, wanted: list[str]) -> None:
    assert codes(check_indicators(definitions)) == wanted


def test_a_year_has_some_days() -> None:
    definitions = a_set(an_indicator("a", "b", times="days"))
    years = tuple(attrs.evolve(own, by_year=(YearNumber(year="2025", number=0),)) for own in definitions.yearly)
    assert codes(check_indicators(attrs.evolve(definitions, yearly=years))) == ["PC736 yearly[1].by_year.2025"]


# --- mappings ---------------------------------------------------------------------------------

TWO_LEVELS = (UnitColumns(name="A", level="Region"), UnitColumns(name="B", level="Council"))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"units": ()}, ["PC736 layout.units"]),
        ({"inputs": ()}, ["PC736 layout.inputs"]),
        ({"period": "Year", "year": "2026"}, ["PC736 layout.year"]),
        ({"level": "Level"}, ["PC736 layout.level"]),
        ({"units": TWO_LEVELS}, ["PC736 layout.level"]),
        ({"units": (UnitColumns(name="A"), UnitColumns(name="B"))}, ["PC736 layout.units"]),
        (
            {"units": (TWO_LEVELS[0], attrs.evolve(TWO_LEVELS[1], level="Region")), "level": "Level"},
            ["PC736 layout.units[2].level"],
        ),
        ({"units": (TWO_LEVELS[0], UnitColumns(name="B")), "level": "Level"}, ["PC736 layout.level"]),
        (
            {"inputs": (ColumnOf(figure="a", column="A"), ColumnOf(figure="b", column="A"))},
            ["PC725 layout.inputs.b"],
        ),
        ({"published": (ColumnOf(figure="rate", column="A"),)}, ["PC725 layout.published.rate"]),
        ({"nearest": (NearestOf(figure="a", nearest=0),)}, ["PC736 layout.nearest.a"]),
        (
            {
                "markers": (
                    MarkerMeaning(written="N/A", means=Marker.UNAVAILABLE),
                    MarkerMeaning(written="n/a", means=Marker.NOT_APPLICABLE),
                )
            },
            ["PC736 layout.markers.n/a"],
        ),
        ({"units": TWO_LEVELS, "level": "Level"}, []),
    ],
)
def test_a_layout_that_contradicts_itself_is_told(changes, wanted: list[str]) -> None:
    mapping = attrs.evolve(MAPPING, layout=attrs.evolve(LAYOUT, **changes))
    assert codes(check_mapping(mapping)) == wanted


def test_a_draft_is_noted_and_never_used() -> None:
    draft = attrs.evolve(MAPPING, draft=True)
    [note] = check_mapping(draft)
    assert (note.code.value, note.severity.value) == ("PC738", "note")
    [refusal] = mapping_misfits(draft, SOUND)
    assert (refusal.code.value, refusal.severity.value) == ("PC738", "error")


def test_a_mapping_for_other_definitions_is_refused() -> None:
    assert codes(mapping_misfits(MAPPING, CHILDREN)) == ["PC730 definitions"]


def test_figures_that_the_definitions_do_not_have_are_told_with_the_near_miss() -> None:
    layout = attrs.evolve(
        CHILDREN.layout or LAYOUT,
        inputs=(ColumnOf(figure="inpost_ftes", column="A"),),
        published=(ColumnOf(figure="turnover", column="B"),),
        nearest=(NearestOf(figure="zz", nearest=5),),
    )
    mapping = ColumnMapping(definitions=CHILDREN.id, layout=layout)
    problems = mapping_misfits(mapping, CHILDREN)
    assert codes(problems) == [
        "PC731 layout.inputs.inpost_ftes",
        "PC731 layout.published.turnover",
        "PC731 layout.nearest.zz",
    ]
    assert problems[0].remedy == "Did you mean inpost_fte?"


def years(figure: str, year: str, number: int | Decimal) -> ColumnMapping:
    given = YearsOf(figure=figure, by_year=(YearNumber(year=year, number=number),))
    layout = attrs.evolve(LAYOUT, inputs=(ColumnOf(figure="cases", column="A"),))
    return ColumnMapping(definitions=CHILDREN.id, layout=layout, yearly=(given,))


def test_a_mapping_may_add_a_year_and_not_change_one() -> None:
    assert mapping_misfits(years("working_days", "2026", 253), CHILDREN) == ()
    assert mapping_misfits(years("working_days", "2025", Decimal("253.0")), CHILDREN) == ()
    assert codes(mapping_misfits(years("working_days", "2025", 250), CHILDREN)) == [
        "PC730 yearly.working_days.by_year.2025"
    ]
    assert codes(mapping_misfits(years("working_hours", "2026", 1), CHILDREN)) == ["PC731 yearly.working_hours"]
    assert codes(check_mapping(years("working_days", "2026", 0))) == ["PC736 yearly.working_days.by_year.2026"]
