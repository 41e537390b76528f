"""A mapping is drafted by likeness of names, and left to a person to confirm."""

from __future__ import annotations

from tests.scoring.indicators.builders import a_set, an_indicator
from tests.strategies import CHILDREN

from practicecheck.scoring import columns_of, draft_mapping


def drafted(*heading: str) -> dict[str, str]:
    layout = draft_mapping(heading, CHILDREN).layout
    return {entry.figure: entry.column for entry in (*layout.inputs, *layout.published)}


def test_the_published_layout_is_recognised() -> None:
    assert CHILDREN.layout is not None
    heading = [*sorted(columns_of(CHILDREN.layout)), "starters_fte"]
    mapping = draft_mapping(heading, CHILDREN)
    assert mapping.layout == CHILDREN.layout
    assert mapping.draft


def test_people_write_names_in_many_ways() -> None:
    found = drafted(
        *("Team", "Year", "In post WTE", "Headcount in post", "Leavers - whole time equivalents"),
        *("Vacancies (FTE)", "Open cases", "Working days lost (sickness)", "Number of agency workers (heads)"),
    )
    assert found == {
        "inpost_fte": "In post WTE",
        "inpost_headcount": "Headcount in post",
        "leavers_fte": "Leavers - whole time equivalents",
        "vacancy_fte": "Vacancies (FTE)",
        "cases": "Open cases",
        "working_days_lost_fte": "Working days lost (sickness)",
        "agency_headcount": "Number of agency workers (heads)",
    }


def test_what_is_like_nothing_is_left_to_a_person() -> None:
    assert drafted("Team", "Budget", "Postcode") == {}


def test_a_column_and_a_figure_are_used_once() -> None:
    found = drafted("Team", "inpost_fte", "in post (fte)")
    assert list(found) == ["inpost_fte"]
    assert found["inpost_fte"] == "inpost_fte"


def test_unit_and_year_are_found_by_the_words_that_tables_use() -> None:
    layout = draft_mapping(("Council", "Reporting year", "Team name", "Cases"), CHILDREN).layout
    assert layout.units[0].name == "Team name"
    assert layout.period == "Reporting year"
    bare = draft_mapping(("", "Leavers"), a_set(an_indicator("leavers", "staff"))).layout
    assert bare.period is None
    assert bare.units[0].name == "the column that names the unit"
    assert [entry.column for entry in bare.inputs] == ["Leavers"]
