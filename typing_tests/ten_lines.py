"""The ten lines of the README, as a type checker sees them. Read by mypy and basedpyright, never run."""

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_type

import practicecheck as pc
from practicecheck.assessments import Assessment
from practicecheck.frameworks import Framework
from practicecheck.plans import Action, Plan
from practicecheck.scoring import Bounds, Score, Scorecard, SectionScore

catalogue = pc.Catalogue.discover()
assert_type(catalogue, pc.Catalogue)

framework = catalogue["how-are-we-doing@2016"]
assert_type(framework, Framework)

assessment = pc.read_assessment("examples/how-are-we-doing-northshire.yaml", catalogue)
assert_type(assessment, Assessment)

card = pc.score(assessment, framework)
assert_type(card, Scorecard)

for section in card.sections:
    assert_type(section, SectionScore)
    assert_type(section.title, str)
    assert_type(section.points, Decimal)
    assert_type(section.possible, Decimal)

plan = pc.suggest_plan(card)
assert_type(plan, Plan)
assert_type(plan.actions, tuple[Action, ...])

# A catalogue goes wherever a mapping of frameworks is asked for.
frameworks: Mapping[str, Framework] = catalogue

# Where there may be no score, the type says so.
assert_type(card.total, Score | None)
assert_type(card.section("1").percent, Decimal | None)
assert_type(card.section("1").bounds, Bounds | None)
assert_type(card.explain("1").score, Score)
