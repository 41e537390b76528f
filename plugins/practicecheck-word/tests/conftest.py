"""Reports to be set: one of each kind, and those of the shipped examples."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document

import practicecheck as pc
from practicecheck.comparison import Audience
from practicecheck.exchange import (
    ReportContent,
    ReportForm,
    cycle_content,
    read_any,
    read_cycle,
    read_linked,
    report_content,
)
from practicecheck.plans import Plan, review_plan
from practicecheck_word import TEMPLATE, word_exporter

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2026, 11, 22)
YEARS = ("cycle-northshire", "cycle-westmere")
FILES = {
    "how are we doing, with its plan": ("how-are-we-doing-northshire", "plan-northshire"),
    "health check": ("health-check-northshire",),
    "standards of Northshire": ("employer-standards-northshire",),
    "standards of Westmere": ("employer-standards-westmere",),
    "a plan alone": ("plan-northshire",),
    "several": ("employer-standards-northshire", "employer-standards-westmere"),
}
SHIPPED = (
    *((name, audience) for name in FILES for audience in Audience),
    *((f"{year} {form.value}", audience) for year in YEARS for form in ReportForm for audience in Audience),
)


def _from_files(names: tuple[str, ...], audience: Audience, there: pc.Catalogue) -> ReportContent:
    read = [read_any(EXAMPLES / f"{name}.yaml", there)[0] for name in names]
    plan = next((own for own in read if isinstance(own, Plan)), None)
    assessments = [own for own in read if not isinstance(own, Plan)]
    return report_content(
        [(own, there[own.framework], pc.score(own, there[own.framework])) for own in assessments],
        plan,
        review_plan(plan, there[plan.framework]) if plan else None,
        plan_framework=there[plan.framework] if plan else None,
        audience=audience,
        made_on=DAY,
    )


def _from_year(name: str, form: ReportForm, audience: Audience, there: pc.Catalogue) -> ReportContent:
    file = EXAMPLES / f"{name}.yaml"
    cycle = read_cycle(file, there)
    linked = read_linked(cycle, file, there)
    assessments = [own.assessment for own in linked.assessments]
    return cycle_content(
        cycle,
        [there[own] for own in cycle.frameworks],
        linked,
        [(own, there[own.framework], pc.score(own, there[own.framework])) for own in assessments],
        form=form,
        audience=audience,
        made_on=DAY,
    )


@pytest.fixture(scope="session")
def shipped() -> dict[tuple[str, Audience], ReportContent]:
    """The content of every report of the shipped examples."""
    there = pc.Catalogue.builtin()
    found = {
        (name, audience): _from_files(files, audience, there)
        for name, files in FILES.items()
        for audience in Audience
    }
    for year in YEARS:
        for form in ReportForm:
            for audience in Audience:
                found[f"{year} {form.value}", audience] = _from_year(year, form, audience, there)
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "example" in metafunc.fixturenames:
        names = [f"{name}, {audience.value}" for name, audience in SHIPPED]
        metafunc.parametrize("example", SHIPPED, ids=names)


@pytest.fixture
def content(example: tuple[str, Audience], shipped: dict[tuple[str, Audience], ReportContent]) -> ReportContent:
    return shipped[example]


@pytest.fixture(scope="session")
def set_in() -> Callable[..., Document]:
    """Makes a report and opens it."""

    def make(content: ReportContent, template=TEMPLATE):
        return Document(io.BytesIO(word_exporter(template, name="tried").export(content)))

    return make
