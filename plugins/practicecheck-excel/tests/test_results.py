"""The results workbook: what it tells, how its charts are made, and what it never holds."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import HOSTILE, LAW

import practicecheck as pc
from practicecheck.assessments import Answer, Assessment, BaseValue
from practicecheck.comparison import Against, Audience
from practicecheck.comparison.tables import Cell, Measure, Table, grouping, release
from practicecheck.exchange import Comparing, ReportContent, report_content, shipped_policy
from practicecheck.frameworks import FrameworkId
from practicecheck.plans import Action, Plan, PlanFor, review_plan

CATALOGUE = pc.Catalogue.discover()


def content_of(
    *assessments: Assessment, plan: Plan | None = None, audience: Audience = Audience.WORKING, **other
) -> ReportContent:
    given = [(own, CATALOGUE[own.framework], pc.score(own, CATALOGUE[own.framework])) for own in assessments]
    framework = CATALOGUE[plan.framework] if plan else None
    return report_content(
        given,
        plan,
        review_plan(plan, framework) if plan and framework else None,
        audience=audience,
        made_on=date(2026, 11, 3),
        plan_framework=framework,
        **other,
    )


def opened(books, content: ReportContent) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(books.results.export(content)))


def texts(workbook: openpyxl.Workbook) -> list[str]:
    return [str(c.value) for s in workbook for row in s.iter_rows() for c in row if c.value is not None]


PLAN = Plan(
    framework=FrameworkId("how-are-we-doing@2016"),
    for_=PlanFor(unit="Adult mental health service"),
    actions=(Action(id="action-1", action="Protect an hour", addresses=("q1-1",), lead="PSW"),),
)


def test_it_has_a_sheet_for_each_thing_that_people_look_for(books) -> None:
    """Overview, scores, findings, items, how numbers were made, the plan, and the sources."""
    workbook = opened(books, content_of(books.example("how-are-we-doing-northshire"), plan=PLAN))
    assert workbook.sheetnames == ["Overview", "Scores", "Findings", "Items", "Numbers", "Plan", "Sources"]


def test_the_scores_are_the_librarys(books) -> None:
    """Numbers are numbers, with the decimals of the key."""
    given = books.example("how-are-we-doing-northshire")
    card = pc.score(given, CATALOGUE[given.framework])
    rows = {row[0]: row[1:4] for row in opened(books, content_of(given))["Scores"].iter_rows(values_only=True)}
    for section in card.sections:
        assert section.title in rows
    assert rows["In all"] == (float(card.total.percent), int(card.total.points), int(card.total.possible))


def test_its_charts_have_titles_axes_and_words(books) -> None:
    """Both say what they show, for the eye and for whoever can't see them."""
    data = books.results.export(content_of(books.example("how-are-we-doing-northshire")))
    parts = books.parts(data)
    charts = [parts[name].decode() for name in parts if re.fullmatch(r"xl/charts/chart\d+\.xml", name)]
    assert len(charts) == 2
    for chart in charts:
        titles = re.findall(r"<a:t>(.*?)</a:t>|<t>(.*?)</t>", chart)
        assert len(titles) == 3
        assert 'val="1"' not in "".join(re.findall(r"<(?:c:)?delete [^>]*>", chart))
    drawing = next(parts[name].decode() for name in parts if name.startswith("xl/drawings/drawing"))
    assert drawing.count('descr="') == 2
    assert "Professional leadership: 62.5" in drawing


def test_every_copy_says_for_whom_it_is(books) -> None:
    """On each sheet, and at the foot of each page."""
    given = books.example("how-are-we-doing-northshire")
    for audience, mark in (
        (Audience.WORKING, "Working copy, not for publication"),
        (Audience.PUBLISHED, "For publication"),
    ):
        for sheet in opened(books, content_of(given, plan=PLAN, audience=audience)):
            assert sheet["A2"].value == f"{mark}."
            assert sheet.oddFooter.left.text == mark
            assert sheet.page_setup.orientation == "landscape"


def test_what_was_withheld_is_not_in_it(books) -> None:
    """A published workbook names what was held back, and holds no ballot."""
    given = books.example("how-are-we-doing-northshire")
    workbook = opened(books, content_of(given, audience=Audience.PUBLISHED))
    assert "Held back" in workbook.sheetnames
    raters = {ballot.rater for answer in given.answers for ballot in answer.ballots}
    assert raters
    cells = texts(workbook)
    assert not any(re.search(rf"\b{rater}\b", text) for rater in raters for text in cells)


def test_several_assessments_have_sheets_of_their_own(books) -> None:
    """Scores made in different ways are never laid side by side in one chart."""
    content = content_of(
        books.example("health-check-northshire"), books.example("employer-standards-northshire")
    )
    names = opened(books, content).sheetnames
    assert {"Scores 1", "Items 1", "Scores 2", "Items 2", "Numbers 2"} <= set(names)
    assert "Numbers 1" not in names


def test_a_plan_alone_is_a_workbook(books) -> None:
    """There is nothing else to tell, and no empty sheet."""
    assert opened(books, content_of(plan=PLAN)).sheetnames == ["Overview", "Plan"]


def test_each_framework_and_key_says_who_brought_it(books) -> None:
    """The distribution stands beside the licence."""
    cells = texts(opened(books, content_of(books.example("how-are-we-doing-northshire"))))
    assert any(text.startswith("practicecheck ") for text in cells)
    assert CATALOGUE["how-are-we-doing@2016"].digest in cells


def test_the_same_content_gives_the_same_bytes(books) -> None:
    """No clock is in it but the day that it was made."""
    content = content_of(books.example("how-are-we-doing-northshire"))
    assert books.results.export(content) == books.results.export(content)


@settings(LAW, max_examples=15)
@given(
    text=st.sampled_from([*HOSTILE, "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)"]).filter(str.strip),
    times=st.sampled_from([1, 40_000]),
)
def test_nobodys_text_becomes_a_formula_or_is_cut(books, text: str, times: int) -> None:
    """Every cell with text is text, and all of it is there."""
    text = (text * times)[: max(len(text), times)]
    given = Assessment(
        framework=FrameworkId("how-are-we-doing@2016"),
        unit="East",
        note=text,
        answers=(Answer(item="q1-1", score=2, narrative=text, comment=text, evidence=(text,)),),
    )
    workbook = opened(books, content_of(given))
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    sheet = workbook["Items"]
    column = next(cell.column for cell in sheet[3] if cell.value == "Comment")
    row = next(cell.row for cell in sheet["B"] if cell.value == "q1-1")
    pieces = [sheet.cell(row + n, column).value or "" for n in range(-(-len(text) // 16_000))]
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert "".join(pieces).replace("_x005F_", "_").replace("\r\n", "\n").replace("\r", "\n") == lines


@pytest.mark.parametrize(
    "name", ["how-are-we-doing-northshire", "employer-standards-northshire", "health-check-northshire"]
)
def test_libreoffice_opens_it(books, saved_by_libreoffice, name: str) -> None:
    """Its charts survive in another program."""
    (data,) = saved_by_libreoffice(books.results.export(content_of(books.example(name))))
    charts = [part for part in books.parts(data) if re.fullmatch(r"xl/charts/chart\d+\.xml", part)]
    assert len(charts) == (0 if name.startswith("health") else 2)


def test_a_score_that_is_not_there_says_why(books) -> None:
    """No number stands where there is none."""
    blank = Assessment(framework=FrameworkId("how-are-we-doing@2016"))
    assert "none: nothing is answered" in texts(opened(books, content_of(attrs.evolve(blank, unit="East"))))


# --- what changed, and results by group ---------------------------------------------------------


def years(books, name: str, *periods: int) -> list[Assessment]:
    return [books.example(f"years/{name}-{year}") for year in periods]


def column(sheet, heading: str, row: int) -> int:
    return next(cell.column for cell in sheet[row] if cell.value == heading)


def test_what_changed_has_a_sheet_with_the_verdict_first(books) -> None:
    """Then the reasons, then what each question was given."""
    sheet = opened(books, content_of(*years(books, "standards", 2025, 2026), comparing=Comparing()))["Change"]
    assert sheet["A1"].value == "Change since 30 June 2025"
    said = [cell.value for cell in sheet["A"] if cell.value]
    # The command looks for the crosswalk; without it the reworded questions have no difference.
    assert said[2] == "Not comparable: 0 of 8 scored items."
    assert said.index("What must be known with it") < said.index("Questions")


def test_scores_like_for_like_are_numbers(books) -> None:
    given = (books.example("how-are-we-doing-northshire"), books.example("years/how-are-we-doing-2027"))
    workbook = opened(books, content_of(*given, comparing=Comparing()))
    assert workbook.sheetnames[:3] == ["Overview", "Change", "Scores 1"]
    sheet = workbook["Change"]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] == "In all"]
    assert rows[0][:6] == ("In all", "20 of 23", 57.5, 65, 7.5, "comparable with a caveat")
    assert rows[1][:4] == ("In all", None, 57.1, 64.8)
    texts_there = texts(workbook)
    assert "Change in percentage points" in texts_there
    assert texts_there.count("Change since 30 September 2026") == 2


def test_figures_that_may_not_be_compared_have_no_difference(books) -> None:
    """Nor is a percentage's change a percentage."""
    content = content_of(*years(books, "health-check", 2025, 2026), comparing=Comparing())
    rows = {row[0]: row for row in opened(books, content)["Change"].iter_rows(values_only=True) if row[0]}
    turnover = next(row for name, row in rows.items() if name.endswith("(step-4)"))
    caseload = next(row for name, row in rows.items() if name.endswith("(step-5)"))
    assert turnover[1:5] == ("%", 18, 15.5, "-2.5 points")
    assert caseload[2:6] == (22.5, 14, "not comparable", "not comparable")


def test_several_comparisons_have_sheets_of_their_own(books) -> None:
    teams = [books.example(f"teams/safeguarding-{name}") for name in ("central", "north", "south")]
    workbook = opened(books, content_of(*teams, comparing=Comparing(against=Against.EACH)))
    assert [name for name in workbook.sheetnames if name.startswith("Change")] == [
        *("Change 1", "Change 2", "Change 3")
    ]


@pytest.mark.parametrize("audience", Audience)
def test_what_is_withheld_of_a_small_unit_is_not_in_its_comparison(books, audience: Audience) -> None:
    """In no part of the package; the working copy has it."""
    small = [
        Assessment(
            framework=FrameworkId("social-work-health-check@2009"),
            unit="East",
            base=(BaseValue(figure="in-post-headcount", number=6),),
            answers=(Answer(item="step-3", number=figure), Answer(item="step-1", number=2)),
        )
        for figure in (71_828, 90_210)
    ]
    data = books.results.export(content_of(*small, audience=audience, comparing=Comparing()))
    there = b"".join(books.parts(data).values())
    for figure in (b"71828", b"90210", b"18382"):
        assert (figure in there) is (audience is Audience.WORKING)


def test_released_tables_have_a_sheet_with_their_markers(books) -> None:
    tables = release(
        [
            Table(
                name="=Staff survey",
                population="staff",
                dimensions=(grouping("team", "East", "West", "Duty"),),
                measure=Measure.MEAN,
                cells=tuple(
                    Cell(key=(team,), people=people, total=Decimal(people * 3))
                    for team, people in (("East", 25), ("West", 31), ("Duty", 5))
                ),
            )
        ],
        shipped_policy(),
    ).tables
    sheet = opened(books, content_of(tables=tables))["Tables"]
    rows = {row[0]: row[1:3] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert rows["Duty"] == ("c", "c")
    assert rows["West"] == (31, 3)
    assert rows["c"][0].startswith("Held back")
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "<b>bold</b>", "]]>", "a\nb"])
def test_no_reason_becomes_a_formula_or_markup(books, text: str) -> None:
    """A definition of a case stands in a reason, a unit in a heading."""
    given = [
        attrs.evolve(own, unit=text, capture=attrs.evolve(own.capture, case=case, scope=text))
        for own, case in zip(years(books, "health-check", 2025, 2026), (text, f"{text} and more"), strict=True)
    ]
    workbook = opened(books, content_of(*given, comparing=Comparing(force=True)))
    kinds = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert any(f"what counts as a case changed: {text}" in own for own in texts(workbook))
    assert any("-8.5 !" in own for own in texts(workbook))


def test_two_years_of_one_unit_are_told_apart(books) -> None:
    """By their days, on each sheet that is about one of them."""
    workbook = opened(books, content_of(*years(books, "standards", 2025, 2026)))
    assert workbook["Scores 1"]["A1"].value.endswith("2025-01-01 to 2025-06-30")
    assert workbook["Scores 2"]["A1"].value.endswith("2026-01-01 to 2026-06-30")
