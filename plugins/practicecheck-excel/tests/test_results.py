"""The results workbook: what it tells, how its charts are made, and what it never holds."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import HOSTILE, LAW

import practicecheck as pc
from practicecheck.assessments import Answer, Assessment
from practicecheck.comparison import Audience
from practicecheck.exchange import ReportContent, report_content
from practicecheck.frameworks import FrameworkId
from practicecheck.plans import Action, Plan, PlanFor, review_plan

CATALOGUE = pc.Catalogue.discover()


def content_of(
    *assessments: Assessment, plan: Plan | None = None, audience: Audience = Audience.WORKING
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
