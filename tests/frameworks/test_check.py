"""What contradicts itself in a framework's file is told, each with its place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from tests.strategies import COLOURS, EVERYTHING, EXTENT, PROVENANCE, a_framework, a_section, an_item

from practicecheck.catalogue import Catalogue
from practicecheck.frameworks import (
    ActionsPerSection,
    Alternative,
    AnswerOption,
    AtLeastAsOften,
    BasisStated,
    Checklist,
    ChecklistEntry,
    ChecklistKind,
    Choice,
    Condition,
    Equivalence,
    Expectation,
    Framework,
    FrameworkId,
    Item,
    ItemView,
    Likeness,
    PartOfWhole,
    Period,
    PlanRule,
    PlanTemplate,
    Point,
    Quota,
    Tag,
    TakesChoice,
    TakesScore,
    Weight,
    WithinWhole,
    Wording,
    check_framework,
    times_a_year,
)

OURS: dict[str, Any] = {"wording": Wording.OURS}


def told(framework: Framework) -> list[tuple[str, str]]:
    return [(problem.code.value, problem.place) for problem in check_framework(framework)]


def within(*parts: str, whole: str, condition: Condition | None = None) -> WithinWhole:
    made = tuple(PartOfWhole(item=part, condition=condition) for part in parts)
    return WithinWhole(id="w", parts=made, whole=whole, note="n", **OURS)


def expectation(name: str, item: str) -> Expectation:
    return Expectation(id=name, item=item, who="all", times=1, per=Period.MONTH, text="t", locator="l", **OURS)


def a_rule(*sections: str) -> PlanRule:
    demands = ActionsPerSection(quotas=(Quota(sections=sections, number=1),))
    return PlanRule(id="r", demands=demands, weight=Weight.ADVICE, text="t", locator="l", **OURS)


def test_a_framework_with_everything_in_it_is_sound() -> None:
    assert told(EVERYTHING) == []


@pytest.mark.parametrize(
    "name", ["audit", "Audit@2026", "audit@", "@2026", "an audit@2026", "audit@20 26", "audit--x@1"]
)
def test_an_edition_is_named_in_one_way(name: str) -> None:
    assert told(a_framework(an_item("a"), id=FrameworkId(name))) == [("PC303", "id")]


@pytest.mark.parametrize("name", ["", "a b", "a_b", "-a", "a-", "a--b", "\u00e9", "a/b", "a\n"])
def test_an_id_is_letters_digits_and_single_hyphens(name: str) -> None:
    assert told(a_framework(an_item(name))) == [("PC303", "sections[1].items[1].id")]


def test_an_id_is_there_once_among_items_parts_sections_and_checklists() -> None:
    entry = ChecklistEntry(id="b", text="t", locator="l")
    framework = a_framework(
        sections=(
            a_section("s", an_item("a", parts=(an_item("a"),)), an_item("s")),
            a_section("s", an_item("b")),
        ),
        checklists=(Checklist(id="a", title="t", kind=ChecklistKind.STEPS, entries=(entry,)),),
    )
    assert told(framework) == [
        ("PC301", "sections[1].items[1].parts[1].id"),
        ("PC301", "sections[1].items[2].id"),
        ("PC301", "sections[2].id"),
        ("PC301", "checklists[1].id"),
        ("PC301", "checklists[1].entries[1].id"),
    ]
    assert "at sections[1].items[1].id" in check_framework(framework)[0].message


def test_scales_and_their_points_are_told_apart() -> None:
    points = tuple(Point(code=code, anchor="a") for code in ("x", "A", "a", 1, "1"))
    scale = attrs.evolve(EXTENT, points=points)
    framework = a_framework(an_item("a", TakesScore(scales=("extent",))), scales=(scale, scale))
    one = [("PC301", f"scales[1].points[{n}].code") for n in (1, 3, 5)]
    two = [("PC301", f"scales[2].points[{n}].code") for n in (1, 3, 5)]
    assert [found for found in told(framework) if found[0] == "PC301"] == [
        *one,
        ("PC301", "scales[2].id"),
        *two,
    ]


def test_something_can_be_chosen_wherever_there_is_a_choice() -> None:
    framework = a_framework(
        an_item("a", TakesScore(scales=())),
        an_item("b", TakesChoice(options=())),
        an_item("c", TakesChoice(options=(AnswerOption(id="x", title="X"),))),
        choices=(Choice(id="form", question="q", options=(), locator="l"),),
    )
    assert told(framework) == [
        ("PC116", "choices[1].options"),
        ("PC116", "sections[1].items[1].takes[1].scales"),
        ("PC116", "sections[1].items[2].takes[1].options"),
    ]
    empty = a_framework(an_item("a", TakesScore(scales=("extent",))), scales=(attrs.evolve(EXTENT, points=()),))
    assert told(empty) == [("PC116", "scales[1].points")]


def test_views_choices_figures_and_rules_have_ids_of_their_own() -> None:
    view = ItemView(id="v", title="t", groups=("g",), wording=Wording.OURS)
    framework = attrs.evolve(
        EVERYTHING,
        views=(view, view),
        choices=(*EVERYTHING.choices * 2, attrs.evolve(EVERYTHING.choices[0], id="scale")),
        base=EVERYTHING.base[:1] * 2,
        checks=(within("cases", whole="people"),) * 2,
        expectations=(expectation("e", "often"),) * 2,
    )
    assert told(framework) == [
        ("PC301", "views[2].id"),
        ("PC301", "choices[2].id"),
        ("PC301", "choices[3].id"),
        ("PC301", "base[2].id"),
        ("PC301", "checks[2].id"),
        ("PC301", "expectations[2].id"),
    ]


def test_an_unknown_licence_needs_a_note() -> None:
    unknown = attrs.evolve(PROVENANCE, licence="unknown")
    assert told(a_framework(an_item("a"), provenance=unknown)) == [("PC116", "provenance.licence")]
    noted = attrs.evolve(unknown, licence_note="Nobody has answered yet.")
    assert told(a_framework(an_item("a"), provenance=noted)) == []


def test_an_item_is_answered_with_something_or_through_its_parts() -> None:
    bare = Item(id="a", text="t", locator="l")
    assert told(a_framework(bare)) == [("PC116", "sections[1].items[1]")]
    assert told(a_framework(attrs.evolve(bare, parts=(an_item("a-1"),)))) == []


def test_scored_items_permit_the_scales_that_the_framework_has() -> None:
    item = an_item("a", TakesScore(scales=("extent",)))
    assert told(a_framework(item, scales=(EXTENT, COLOURS))) == [("PC302", "sections[1].items[1].takes")]
    nearly = a_framework(an_item("a", TakesScore(scales=("extend",))), scales=(EXTENT,))
    assert ("PC302", "sections[1].items[1].takes[1].scales[1]") in told(nearly)
    assert "Did you mean extent?" in [problem.remedy for problem in check_framework(nearly)]


def test_what_is_named_must_be_there() -> None:
    framework = a_framework(
        sections=(
            a_section("s1", an_item("a", condition=Condition(item="zz", answer=True))),
            a_section("s2", an_item("b"), alternative=Alternative(choice="zz", option="A")),
            a_section("s3", an_item("c"), alternative=Alternative(choice="form", option="Z")),
        ),
        choices=EVERYTHING.choices,
        equivalences=(Equivalence(items=("a", "zz"), likeness=Likeness.SAME, reason="r", **OURS),),
        checks=(
            within("zz", whole="yy", condition=Condition(item="xx", answer=True)),
            AtLeastAsOften(id="o", item="zz", times=1, per=Period.MONTH, note="n", **OURS),
            BasisStated(id="b", items=("a", "zz"), note="n", **OURS),
        ),
        expectations=(expectation("e", "zz"),),
        staff=("a", "zz"),
        plan=PlanTemplate(title="t", locator="l", rules=(a_rule("s1", "zz"),)),
    )
    assert told(framework) == [
        ("PC302", "sections[2].alternative.choice"),
        ("PC302", "sections[3].alternative.option"),
        ("PC302", "equivalences[1].items[2]"),
        ("PC302", "sections[1].items[1].condition.item"),
        ("PC302", "checks[1].parts[1].condition.item"),
        ("PC302", "checks[1].parts[1].item"),
        ("PC302", "checks[1].whole"),
        ("PC302", "checks[2].item"),
        ("PC302", "checks[3].items[2]"),
        ("PC302", "expectations[1].item"),
        ("PC302", "staff[2]"),
        ("PC302", "plan.rules[1].demands.quotas[1].sections[2]"),
    ]


def test_tags_name_views_and_groups_that_are_declared() -> None:
    view = ItemView(id="domain", title="Domains", groups=("safe",), wording=Wording.OURS)
    tags = (Tag(view="domain", values=("safe", "saef"), **OURS), Tag(view="domian", values=("safe",), **OURS))
    framework = a_framework(an_item("a", tags=tags), views=(view,))
    assert told(framework) == [
        ("PC302", "sections[1].items[1].tags[1].values[2]"),
        ("PC302", "sections[1].items[1].tags[2].view"),
    ]


def test_a_remedy_lists_a_dozen_names_at_the_most() -> None:
    framework = a_framework(*(an_item(f"item-{n}") for n in range(40)), staff=("qqq",))
    (problem,) = check_framework(framework)
    assert problem.remedy.endswith("item-11, ....")


def test_parts_of_parts_come_to_an_end() -> None:
    item = an_item("deepest")
    for n in range(6):
        item = an_item(f"p{n}", parts=(item,))
    assert [code for code, _ in told(a_framework(item))] == ["PC108"]


class TestExpectations:
    """What standard 5 lays down about supervision, in numbers."""

    def test_the_health_check_asks_for_what_the_standard_lays_down(self):
        """Step 8a is held against the rule for everybody who is not newly qualified."""
        standards = Catalogue.builtin()["employer-standards@2014"]
        steps = Catalogue.builtin()["social-work-health-check@2009"]
        [check] = [check for check in steps.checks if check.id and getattr(check, "item", None) == "step-8a"]
        slowest = min(standards.expectations, key=lambda rule: times_a_year(rule.times, rule.per))
        assert times_a_year(check.times, check.per) == times_a_year(slowest.times, slowest.per)

    @pytest.mark.parametrize(
        ("times", "per", "hours", "met"),
        [
            (1, Period.WEEK, Decimal("1.5"), True),
            (2, Period.FORTNIGHT, None, True),
            (1, Period.FORTNIGHT, None, False),
            (1, Period.WEEK, 1, False),
            (5, Period.MONTH, 2, True),
            (4, Period.MONTH, 2, False),
        ],
    )
    def test_newly_qualified_staff_are_supervised_weekly_at_first(self, times, per, hours, met):
        rules = Catalogue.builtin()["employer-standards@2014"].expectations
        first = next(rule for rule in rules if rule.id == "supervision-newly-qualified-first-6-weeks")
        assert first.met_by(times, per, hours) is met
