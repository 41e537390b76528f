"""Tables of workforce figures: each cell is a number, a marker or blank, or is refused with row and column."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from tests.exchange.workforce_builders import (
    BAD_DATA,
    BAD_TABLES,
    COLUMNS,
    MAPPING,
    NATIONAL,
    a_table,
    mapped,
    problems_of,
    read,
)
from tests.strategies import CHILDREN, INDICATORS, KNOWN

from practicecheck.errors import DocumentError
from practicecheck.exchange import read_assessment, read_mapping, read_workforce_table
from practicecheck.scoring import (
    DecimalSign,
    IndicatorSetId,
    Marker,
    MarkerMeaning,
    NearestOf,
    YearNumber,
    YearsOf,
    group_rates,
    score_assessment,
    unit_rates,
)


def only_cell(written: str, column: str = "inpost_fte", **layout: object):
    """What is read in one cell of the first row."""
    table = read(a_table({column: written}), mapping=mapped(**layout))
    return table.units[0].input_of[column]


# --- cells ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("95", "95"),
        ("95.0", "95.0"),
        ('"1,234.5"', "1234.5"),
        ('"1,234"', "1234"),
        (" 95 ", "95"),
        ("1 234.5", "1234.5"),
    ],
)
def test_a_number_is_kept_as_exact_as_it_was_written(written: str, number: str) -> None:
    cell = only_cell(written)
    assert cell.number == Decimal(number)
    assert cell.nearest == Decimal("0.1")


@pytest.mark.parametrize("marker", Marker)
@pytest.mark.parametrize("form", ["{}", "[{}]", " {} "])
def test_markers_stay_apart(marker: Marker, form: str) -> None:
    assert only_cell(form.format(marker.value)).marker is marker
    assert only_cell(form.format(marker.value.upper())).marker is marker


def test_a_blank_is_a_blank() -> None:
    assert only_cell("").blank
    assert only_cell("\u00a0").blank


def test_a_mapping_says_what_other_signs_mean() -> None:
    markers = (
        MarkerMeaning(written="*", means=Marker.SUPPRESSED),
        MarkerMeaning(written="..", means=Marker.UNAVAILABLE),
    )
    assert only_cell("*", markers=markers).marker is Marker.SUPPRESSED
    assert only_cell("..", markers=markers).marker is Marker.UNAVAILABLE
    assert problems_of(a_table({"inpost_fte": "z"}), mapping=mapped(markers=markers)) == ["PC726 2 inpost_fte"]


def test_a_mapping_says_how_exact_figures_are() -> None:
    nearest = (NearestOf(figure="inpost_fte", nearest=5),)
    assert only_cell("95", nearest=nearest).nearest == 5


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("about 40", "PC726"),
        ("n/a", "PC726"),
        ("-", "PC726"),
        ("-3", "PC726"),
        ("12%", "PC726"),
        ("1.2E+05", "PC726"),
        ('"12,5"', None),
        ("#REF!", "PC726"),
        ("95 FTE", "PC726"),
    ],
)
def test_text_in_a_number_column_is_refused_with_row_and_column(written: str, code: str | None) -> None:
    found = problems_of(a_table({"inpost_fte": written, "leavers_fte": "2"}))
    assert found == ([f"{code} 2 inpost_fte"] if code else [])


def test_the_message_says_row_column_and_what_to_do() -> None:
    with pytest.raises(DocumentError, match=r'line 2, inpost_fte: in row 2, "about 40" is not a number\.'):
        read(a_table({"inpost_fte": "about 40"}))


def test_every_faulty_cell_is_told_at_once() -> None:
    table = a_table({"inpost_fte": "many", "leavers_fte": "few"}, {"inpost_fte": "none"})
    assert problems_of(table) == ["PC726 2 inpost_fte", "PC726 2 leavers_fte", "PC726 3 inpost_fte"]


def test_many_faults_of_one_kind_are_told_together_with_their_rows() -> None:
    rows = [{"cases": "many"} for _ in range(9)] + [{}, {"cases": "many"}]
    with pytest.raises(DocumentError) as caught:
        read(a_table(*rows))
    lines = [problem.message for problem in caught.value.problems]
    assert len(lines) == 6
    assert lines[-1] == "the same is wrong in 5 more rows: 7 to 10, 12."
    assert len(_fault(a_table(*rows[:6])).problems) == 6


def test_a_heading_without_rows_is_told() -> None:
    assert problems_of(a_table({}).partition("\n")[0]) == ["PC721 None "]


# --- decimals ---------------------------------------------------------------------------------


def semicolons(**cells: str) -> str:
    return a_table(cells).replace(",", ";").replace("!", ",")


def test_decimal_commas_are_read_where_the_table_shows_them() -> None:
    table = read(semicolons(inpost_fte="1.234!5", leavers_fte="2.345"))
    assert table.units[0].input_of["inpost_fte"].number == Decimal("1234.5")
    assert table.units[0].input_of["leavers_fte"].number == 2345
    assert table.separator == ";"


def test_a_number_that_could_be_two_is_refused_until_the_mapping_says() -> None:
    text = semicolons(inpost_fte="1!234")
    assert problems_of(text) == ["PC727 2 inpost_fte"]
    for decimal, number in ((DecimalSign.COMMA, "1.234"), (DecimalSign.POINT, "1234")):
        table = read(text, mapping=mapped(decimal=decimal))
        assert table.units[0].input_of["inpost_fte"].number == Decimal(number)


def test_two_ways_of_writing_in_one_table_are_refused_where_they_differ() -> None:
    text = semicolons(inpost_fte="12.5", leavers_fte="1.5", vacancy_fte="2!5")
    assert problems_of(text) == ["PC727 2 vacancy_fte"]


# --- headings ---------------------------------------------------------------------------------


def test_a_column_that_is_not_there_is_told_with_the_near_miss() -> None:
    text = a_table({}).replace("leavers_fte", "leaver_fte")
    with pytest.raises(
        DocumentError, match=r"PC723 no column is called .leavers_fte. .*\n.*Did you mean leaver_fte\?"
    ):
        read(text)


def test_a_heading_that_stands_twice_is_told() -> None:
    text = a_table({}).replace("caseload_fte", "inpost_fte")
    assert problems_of(text) == ["PC724 None "]
    assert "columns 3 and 15 are both called" in str(_fault(text))


def test_columns_that_are_not_asked_for_may_be_missing_or_doubled() -> None:
    text = a_table({}).replace("turnover_rate_fte", "zz").replace("caseload_fte", "zz")
    assert read(text).units
    with pytest.raises(DocumentError, match="PC723"):
        read(text, published=True)


def test_a_column_to_group_by_must_be_there() -> None:
    with pytest.raises(DocumentError, match=r"PC723 no column is called .region. \(--by\)"):
        read(a_table({}), by=["region"])


# --- units, years, levels ---------------------------------------------------------------------


def test_each_level_has_its_own_columns_for_names() -> None:
    table = read_workforce_table(NATIONAL, CHILDREN)
    assert [(own.level, own.unit, own.code, own.year, own.row) for own in table.units][:2] == [
        ("National", "England", "E92000001", "2025", 2),
        ("Regional", "North East", "E12000001", "2025", 3),
    ]
    assert table.levels == ("National", "Regional", "Local authority")
    assert table.years == ("2025",)


def test_a_level_that_the_layout_does_not_know_is_refused() -> None:
    text = NATIONAL.read_text().replace(",Regional,", ",Region,")
    assert problems_of(text, mapping=None) == ["PC729 3 geographic_level", "PC729 4 geographic_level"]


def test_a_unit_that_is_there_twice_is_told_and_never_added_up() -> None:
    text = a_table({"team": "East"}, {"team": "East"}, {"team": "West"})
    assert [(p.code.value, p.severity.value) for p in read(text).problems] == [("PC728", "warning")]
    with pytest.raises(DocumentError, match="PC728 line 3: rows 2 and 3 are both of East in 2025"):
        read(text, by=["team"])


@pytest.mark.parametrize("name", ["Total", "TOTAL:", "All teams", "England"])
def test_a_total_is_noted_and_never_added_to_its_parts(name: str) -> None:
    text = a_table({"team": "East"}, {"team": name})
    assert [(p.code.value, p.severity.value) for p in read(text).problems] == [("PC739", "note")]
    with pytest.raises(DocumentError, match=f"PC739 line 3: row 3 is called {name},"):
        read(text, by=["year"])


def test_teams_of_one_name_in_two_councils_are_two_teams() -> None:
    """Where the council is what they are grouped by."""
    text = a_table({"team": "Duty", "cases": "10"}, {"team": "Duty", "cases": "11"})
    assert [own.row for own in read(text, by=["cases"]).units] == [2, 3]


def test_the_same_unit_in_two_years_is_no_repeat() -> None:
    assert read(a_table({"year": "2024"}, {"year": "2025"})).problems == ()


def test_a_year_without_working_days_is_told_and_the_mapping_may_add_it() -> None:
    text = a_table({"year": "2031", "working_days_lost_fte": "100"})
    [warning] = read(text).problems
    assert (warning.code.value, warning.severity.value) == ("PC732", "warning")
    assert "2031" in warning.message
    [own] = unit_rates(read(text).units, read(text).definitions)
    assert own.rate("absence_rate_fte").said == "working_days is not known for 2031"
    years = (YearsOf(figure="working_days", by_year=(YearNumber(year="2031", number=250),)),)
    table = read(text, mapping=attrs.evolve(MAPPING, yearly=years))
    assert table.problems == ()
    [own] = unit_rates(table.units, table.definitions)
    assert str(own.rate("absence_rate_fte").value) == "4.0"


def test_a_year_for_all_rows_can_be_said_in_the_mapping() -> None:
    table = read(a_table({"year": "ignored"}), mapping=mapped(period=None, year="2025"))
    assert table.years == ("2025",)


def test_small_units_are_noted_where_there_is_something_sensitive() -> None:
    text = a_table({"inpost_headcount": "9", "working_days_lost_fte": "20"})
    [note] = read(text).problems
    assert (note.code.value, note.severity.value) == ("PC735", "note")
    assert "absence_rate_fte" in note.remedy
    assert read(a_table({"inpost_headcount": "9", "working_days_lost_fte": "c"})).problems == ()
    many = [{"team": f"Team {n}", "inpost_headcount": "9"} for n in range(7)]
    assert read(a_table(*many)).problems[0].message.endswith("Team 5 (row 7) and 1 more.")


def test_a_row_of_no_level_may_be_a_footnote(tmp_path: Path) -> None:
    """A spreadsheet fills such a row up with blanks, so its length tells nothing."""
    text = Path(NATIONAL).read_text(encoding="utf-8-sig")
    footnote = "Source: ours" + "," * text.partition("\n")[0].count(",")
    (tmp_path / "a.csv").write_text(f"{text.rstrip()}\n{footnote}\n")
    with pytest.raises(
        DocumentError, match=r"PC729 .*: row \d+ says nothing of its level.\n +If it is a footnote"
    ):
        read_workforce_table(tmp_path / "a.csv", CHILDREN)


# --- what goes with it ------------------------------------------------------------------------


def test_a_table_keeps_its_vintage() -> None:
    table = read(a_table({}))
    assert table.vintage == MAPPING.vintage
    assert table.digest.startswith("sha256:")
    assert read_workforce_table(NATIONAL, CHILDREN).vintage is None


def test_definitions_without_a_table_need_a_mapping() -> None:
    adult = INDICATORS[IndicatorSetId("adult-social-care-workforce@2019")]
    with pytest.raises(DocumentError, match="PC723 adult-social-care-workforce@2019 has no published table"):
        read_workforce_table(NATIONAL, adult)


def test_a_mapping_for_other_definitions_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(a_table({}))
    adult = INDICATORS[IndicatorSetId("adult-social-care-workforce@2019")]
    with pytest.raises(DocumentError, match="PC730"):
        read_workforce_table(tmp_path / "a.csv", adult, MAPPING)


def test_a_region_is_the_ratio_of_its_councils_sums() -> None:
    table = read_workforce_table(NATIONAL, CHILDREN, by=["region_name"])
    councils = [own for own in table.units if own.level == "Local authority"]
    found = {own.group[0][1]: own.rate("turnover_rate_fte") for own in group_rates(councils, CHILDREN)}
    assert found["West Midlands"].exact == Fraction("67.0") / Fraction("604.2") * 100
    assert str(found["West Midlands"].value) == "11.1"


@pytest.mark.parametrize("file", BAD_TABLES, ids=lambda file: file.stem)
def test_each_stored_bad_table_has_its_fault(file: Path) -> None:
    """The code that a broken table is called after is told of it."""
    code = file.name[:5]
    try:
        table = read_workforce_table(file, CHILDREN, None if "national" in file.name else MAPPING)
    except DocumentError as fault:
        found = {problem.code.value for problem in fault.problems}
    else:
        doubts = {"PC734"} if code == "PC734" and _part_exceeds(table) else set()
        found = {problem.code.value for problem in table.problems} | doubts
    assert code in found


def _fault(text: str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read(text)
    return caught.value


def _part_exceeds(table) -> bool:
    from practicecheck.exchange import rates_problems

    return "PC734" in {p.code.value for p in rates_problems(table, unit_rates(table.units, table.definitions))}


def test_columns_of_the_small_mapping_are_those_of_the_definitions() -> None:
    assert set(COLUMNS) >= {own.figure for own in MAPPING.layout.inputs}


@pytest.mark.parametrize("name", ["PC730-other-definitions", "PC731-unknown-figure", "PC738-draft-mapping"])
def test_each_stored_bad_mapping_is_refused_when_it_is_used(name: str) -> None:
    mapping = read_mapping(BAD_DATA / f"{name}.yaml")
    with pytest.raises(DocumentError) as caught:
        read(a_table({}), mapping=mapping)
    assert {problem.code.value for problem in caught.value.problems} == {name[:5]}
    with pytest.raises(DocumentError, match=f"{name}.yaml: 1 problem\n  {name[:5]} line "):
        read_mapping(BAD_DATA / f"{name}.yaml", CHILDREN)


def test_the_stored_answer_that_its_figures_do_not_make_is_told_by_its_card() -> None:
    assessment = read_assessment(BAD_DATA / "PC733-rate-differs.yaml", KNOWN)
    rates = INDICATORS[IndicatorSetId("social-work-health-check-rates@2009")]
    card = score_assessment(assessment, KNOWN[assessment.framework], None, rates=rates)
    assert "PC733" in {problem.code.value for problem in card.problems}
