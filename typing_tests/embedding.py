"""What a program that embeds the library relies on. Read by mypy and basedpyright, never run."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import assert_type

import attrs

import practicecheck as pc
from practicecheck.assessments import Answer, AnswerState, Assessment, Unit, UnitTree
from practicecheck.catalogue import Origin, Plugin, Shelf
from practicecheck.comparison import Audience, Released, release
from practicecheck.cycle import Cycle, CycleStatus, Linked, Renewal, StepStatus, cycle_status, renew_cycle
from practicecheck.errors import Code, Severity
from practicecheck.exchange import (
    Document,
    Exporter,
    ReportContent,
    Source,
    blank_assessment,
    cycle_content,
    cycle_form,
    document_text,
    read_any,
    read_contribution,
    read_cycle,
    read_framework,
    read_key,
    read_linked,
    read_mapping,
    read_units,
    read_workforce_table,
    report_content,
    source_of,
)
from practicecheck.frameworks import Framework, Item
from practicecheck.plans import Letter, PlanProgress, PlanReview, plan_progress
from practicecheck.scoring import (
    Contribution,
    Coverage,
    Finding,
    Gathered,
    GoldenCases,
    IndicatorSet,
    Part,
    Rate,
    Ratio,
    RolledFigure,
    RollUp,
    Scorecard,
    ScoringKey,
    UnitRates,
    rates_of,
    roll_up,
    run_golden_cases,
    unit_figures,
    unit_rates,
)


def catalogues(catalogue: pc.Catalogue) -> None:
    """A catalogue has each kind of thing by its name, and knows where it comes from."""
    assert_type(catalogue.scoring_keys, Shelf[ScoringKey])
    assert_type(catalogue.golden_cases, Shelf[GoldenCases])
    assert_type(catalogue.indicators, Shelf[IndicatorSet])
    assert_type(catalogue.exporters, Shelf[Exporter])
    assert_type(catalogue.origin("how-are-we-doing"), Origin)
    assert_type(catalogue.plugins, tuple[Plugin, ...])
    assert_type(catalogue.exporter_for("report.md"), Exporter)
    for name in catalogue:
        assert_type(name, str)


def reading(frameworks: dict[str, Framework], source: Source) -> None:
    """Names, paths and texts are read alike; problems are values."""
    assert_type(pc.read_assessment(Path("our-check.yaml"), frameworks), Assessment)
    assert_type(pc.read_assessment(source, frameworks), Assessment)
    assert_type(read_any("our-check.yaml", frameworks), tuple[Document | None, tuple[pc.Problem, ...]])
    assert_type(source_of("practicecheck: assessment/1"), Source)
    assert_type(read_framework("f.yaml"), Framework)
    assert_type(read_key("k.yaml"), ScoringKey)
    for problem in pc.check("our-check.yaml", frameworks):
        assert_type(problem.code, Code)
        assert_type(problem.severity, Severity)
        assert_type(problem.line, int | None)
        assert_type(problem.place, str)


def answers(assessment: Assessment, framework: Framework) -> None:
    """Values are frozen; a changed one is made with attrs."""
    assert_type(assessment.by_item, Mapping[str, Answer])
    assert_type(framework.items, Mapping[str, Item])
    assert_type(attrs.evolve(assessment, unit="East team"), Assessment)
    assert_type(blank_assessment(framework, {"integration": "2A"}), str)
    assert_type(document_text(assessment), str)


def scores(assessment: Assessment, framework: Framework, key: ScoringKey, cases: GoldenCases) -> None:
    """A key is given by itself or by its name."""
    card = pc.score(assessment, framework, key)
    assert_type(pc.score(assessment, framework, "extent-100"), Scorecard)
    assert_type(card.findings, tuple[Finding, ...])
    assert_type(card.whole_coverage, Coverage)
    assert_type(card.state_of, Mapping[str, AnswerState])
    assert_type(run_golden_cases(key, cases), tuple[pc.Problem, ...])


def rates(definitions: IndicatorSet) -> None:
    """Rates come of a table or of plain figures."""
    table = read_workforce_table("figures.csv", definitions, read_mapping("mapping.yaml", definitions))
    assert_type(unit_rates(table.units, table.definitions, compare=True), tuple[UnitRates, ...])
    row = unit_figures({"leavers_fte": 3, "inpost_fte": Decimal("24.5")}, definitions, year="2025")
    assert_type(rates_of(row, definitions), tuple[Rate, ...])
    for rate in rates_of(row, definitions):
        assert_type(rate.value, Decimal | None)
        assert_type(rate.said, str)


def plans(catalogue: pc.Catalogue) -> None:
    """A day is an argument."""
    plan = pc.read_plan("our-plan.yaml", catalogue)
    review = pc.review_plan(plan, catalogue[plan.framework])
    assert_type(review, PlanReview)
    assert_type(review.short_of(Letter.A), tuple[str, ...])
    assert_type(plan_progress(plan, date(2026, 11, 22)), PlanProgress)


def reports(assessment: Assessment, framework: Framework, exporter: Exporter) -> None:
    """What an exporter is given has been made for an audience."""
    assert_type(release(assessment, framework, Audience.PUBLISHED), Released)
    card = pc.score(assessment, framework)
    content = report_content([(assessment, framework, card)], made_on=date(2026, 11, 22))
    assert_type(content, ReportContent)
    assert_type(exporter.export(content), bytes)


def rolling_up(catalogue: pc.Catalogue, tree: UnitTree, whole: Gathered) -> None:
    """A roll-up has exact amounts, told apart by their classes."""
    assert_type(read_units("units.yaml"), UnitTree)
    assert_type(tree.find("Duty team"), Unit | None)
    assert_type(read_contribution("team.yaml", catalogue, catalogue.scoring_keys), Contribution)
    up = roll_up(whole, "safeguarding")
    assert_type(up, RollUp)
    assert_type(up.coverage.posts, int | Decimal | None)
    for figure in up.figures:
        assert_type(figure, RolledFigure)
        assert_type(figure.coverage.said, str)
        if isinstance(figure.amount, Ratio):
            assert_type(figure.amount.exact, Fraction | None)
        assert_type(up.explain(figure), tuple[Part, ...])
    for score in up.scores:
        assert_type(score.median, Decimal)
        assert_type(score.pooled, Fraction | None)


def years(catalogue: pc.Catalogue) -> None:
    """A cycle is read apart from what it links to; the day is an argument."""
    cycle = read_cycle("cycle.yaml", catalogue)
    assert_type(cycle, Cycle)
    linked = read_linked(cycle, "cycle.yaml", catalogue)
    assert_type(linked, Linked)
    editions = [catalogue[name] for name in cycle.frameworks]
    status = cycle_status(cycle, editions, date(2026, 11, 22), linked)
    assert_type(status, CycleStatus)
    assert_type(status.due, tuple[StepStatus, ...])
    assert_type(renew_cycle(cycle, date(2027, 6, 1), linked.plan), Renewal)
    assert_type(cycle_form(cycle, editions), str)
    assert_type(cycle_content(cycle, editions, linked, [], made_on=date(2026, 11, 22)), ReportContent)
