"""The shipped editions hold what their sources print, under the names that last for ever."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.renew import CHECKOUT, DIGESTS, digests
from tests.strategies import FRAMEWORKS, HAWD, STANDARDS_2014, STANDARDS_2020, STEPS

from practicecheck.frameworks import (
    Ahead,
    Break,
    ChecklistKind,
    Counted,
    DataSource,
    Event,
    Framework,
    FrameworkId,
    Likeness,
    Measure,
    MostActions,
    Period,
    Style,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
    TeamPerspectives,
    TimeSetAside,
    Weight,
    WhenReady,
    Wording,
    check_framework,
    framework_digest,
    times_a_year,
)

SOURCES = CHECKOUT.parent / "shared" / "sources"
SOURCE_OF = {
    HAWD.id: "how-are-we-doing-2016.txt",
    STEPS.id: "social-work-health-check-briefing-2017.txt",
    STANDARDS_2014.id: "social-work-health-check-briefing-2017.txt",
}
EACH = pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=lambda framework: framework.id)


# --- ids --------------------------------------------------------------------------------------


def test_four_editions_are_shipped() -> None:
    assert sorted(FRAMEWORKS) == [
        "employer-standards@2014",
        "employer-standards@2020",
        "how-are-we-doing@2016",
        "social-work-health-check@2009",
    ]


def test_the_ids_of_the_39_steps() -> None:
    # fmt: off
    assert [*STEPS.items] == [
        "step-1", "step-2", "step-3", "step-4", "step-5", "step-6", "step-7", "step-7a", "step-7b", "step-8",
        "step-8a", "step-8b", "step-9", "step-9a", "step-9b", "step-10", "step-11", "step-12", "step-13",
        "step-14", "step-15", "step-16", "step-16a", "step-16b", "step-16c", "step-17", "step-18", "step-19",
        "step-20", "step-21", "step-22", "step-23", "step-24", "step-25", "step-26", "step-27", "step-27a",
        "step-27b", "step-28", "step-29", "step-30", "step-31", "step-32", "step-32a", "step-32b", "step-33",
        "step-34", "step-34a", "step-34b", "step-35", "step-36", "step-37", "step-38", "step-39",
    ]
    # fmt: on
    assert [section.id for section in STEPS.sections] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("framework", [STANDARDS_2014, STANDARDS_2020], ids=lambda framework: framework.id)
def test_the_ids_of_the_eight_standards(framework: Framework) -> None:
    # fmt: off
    assert [*framework.items] == [
        "standard-1", "standard-2", "standard-3", "standard-4",
        "standard-5", "standard-6", "standard-7", "standard-8",
    ]
    # fmt: on
    assert [scale.id for scale in framework.scales] == ["extent-0-4", "agreement-5", "rag"]


def test_the_ids_of_how_are_we_doing() -> None:
    # fmt: off
    assert [*HAWD.items] == [
        "workforce-1", "workforce-2", "workforce-3", "workforce-4", "workforce-5", "workforce-6", "workforce-7",
        "workforce-8", "workforce-8-included", "workforce-9", "workforce-10", "workforce-11", "workforce-12",
        "workforce-13", "workforce-14", "workforce-15", "workforce-16", "workforce-17", "workforce-18",
        "q1-1", "q1-2", "q1-3", "q1-systemic", "q1-solution",
        "q2a-1", "q2a-2", "q2a-3", "q2a-systemic", "q2a-solution",
        "q2b-1", "q2b-2", "q2b-3", "q2b-systemic", "q2b-solution",
        "q3-1", "q3-2", "q3-3", "q3-systemic", "q3-solution",
        "q4-1", "q4-2", "q4-3", "q4-systemic", "q4-solution",
        "q5-a", "q5-a-example", "q5-a-obstacles", "q5-a-opportunities",
        "q5-b", "q5-b-example", "q5-b-obstacles", "q5-b-opportunities",
        "q5-c", "q5-c-example", "q5-c-obstacles", "q5-c-opportunities",
        "q5-d", "q5-d-example", "q5-d-obstacles", "q5-d-opportunities",
        "q5-e", "q5-e-example", "q5-e-obstacles", "q5-e-opportunities",
        "q5-systemic-1", "q5-systemic-2", "q5-valued", "q5-solution",
    ]
    # fmt: on
    assert [section.id for section in HAWD.sections] == ["workforce", "1", "2A", "2B", "3", "4", "5"]
    assert [option.id for option in HAWD.choice("integration").options] == ["2A", "2B"]
    assert [scale.id for scale in HAWD.scales] == ["extent-0-4"]


def test_the_ids_and_numbers_of_the_checklists() -> None:
    entries = {
        checklist.id: [entry.id for entry in checklist.entries]
        for framework in (STEPS, HAWD)
        for checklist in framework.checklists
    }
    assert entries == {
        "preparation": [f"preparation-{n}" for n in range(1, 9)],
        "follow-up": [f"follow-up-{n}" for n in range(1, 4)],
        "process": [f"process-{n}" for n in range(1, 12)],
        "setup": [f"setup-{n}" for n in range(1, 5)],
        "governance": [f"governance-{n}" for n in range(1, 7)],
        "facilitation": [f"facilitation-{n}" for n in range(1, 7)],
        "synthesis": [f"synthesis-{n}" for n in range(1, 5)],
    }
    process = next(checklist for checklist in HAWD.checklists if checklist.id == "process")
    numbers = ["v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
    assert [entry.number for entry in process.entries] == numbers


# --- counts and kinds -------------------------------------------------------------------------


def test_there_are_39_steps_18_workforce_items_8_standards_and_23_scored_items() -> None:
    assert [item.number for section in STEPS.sections for item in section.items] == [
        str(n) for n in range(1, 40)
    ]
    assert [item.number for item in HAWD.section("workforce").items] == [str(n) for n in range(1, 19)]
    assert [item.number for item in STANDARDS_2014.section("standards").items] == [str(n) for n in range(1, 9)]
    scored = {section.id: sum(item.scored for item in section.walk()) for section in HAWD.sections}
    assert scored == {"workforce": 0, "1": 4, "2A": 4, "2B": 4, "3": 4, "4": 4, "5": 7}
    asked_with_one_alternative = sum(scored.values()) - scored["2B"]
    assert asked_with_one_alternative == 23


def test_the_steps_go_by_number_and_not_by_their_place_on_the_page() -> None:
    assert [(section.id, section.items[0].id, section.items[-1].id) for section in STEPS.sections] == [
        ("1", "step-1", "step-10"),
        ("2", "step-11", "step-20"),
        ("3", "step-21", "step-24"),
        ("4", "step-25", "step-34"),
        ("5", "step-35", "step-39"),
    ]


def test_each_step_is_answered_with_what_was_decided() -> None:
    decided: dict[str, tuple[type, ...]] = {}
    for names, taken in (
        ("1 2 3 11 12 16a 16b 16c 5 6 18", (TakesNumber,)),
        ("4", (TakesPercent,)),
        ("7a 7b", (TakesNumber, TakesNumber)),
        ("8a 9b 28", (TakesFrequency,)),
        ("10 14 15 31 34b", (TakesNarrative,)),
        ("8b 9a 13 17 20 21 22 23 24 25 26 27a 27b 29 30 32a 32b 33", (TakesYesNo,)),
        ("19", (TakesEntries, TakesNarrative)),
        ("34a", (TakesPercent, TakesNumber)),
        ("35 36 37 38 39", (TakesStream,)),
        ("7 8 9 16 27 32 34", ()),
    ):
        decided |= {f"step-{name}": taken for name in names.split()}
    assert {name: tuple(map(type, item.takes)) for name, item in STEPS.items.items()} == decided


def test_the_steps_have_no_scores_and_their_data_source_is_lost() -> None:
    assert not STEPS.scored
    assert STEPS.scales == ()
    assert {item.data_source for item in STEPS.items.values()} == {DataSource.UNKNOWN}


def test_workforce_items_are_a_number_or_a_percentage_or_yes_or_no() -> None:
    for n in range(1, 15):
        kinds = {type(taken) for taken in HAWD.item(f"workforce-{n}").takes}
        assert kinds <= {TakesNumber, TakesPercent}
        assert kinds
    for name in ("workforce-15", "workforce-16", "workforce-17", "workforce-18", "workforce-8-included"):
        assert [type(taken) for taken in HAWD.item(name).takes] == [TakesYesNo]
    condition = HAWD.item("workforce-16").condition
    assert condition
    assert (condition.item, condition.answer) == ("workforce-15", True)


def test_each_section_has_three_primary_questions_a_systemic_one_and_a_solution_that_is_not_scored() -> None:
    for section in ("1", "2A", "2B", "3", "4"):
        items = HAWD.section(section).items
        assert [item.style for item in items] == [Style.PRIMARY] * 3 + [Style.SYSTEMIC, Style.SOLUTION_FOCUSED]
        assert [item.scored for item in items] == [True] * 4 + [False]


def test_each_role_has_an_example_three_obstacles_and_three_opportunities() -> None:
    for letter in "abcde":
        role = HAWD.item(f"q5-{letter}")
        assert role.scored
        assert role.number == letter.upper()
        assert role.explanation
        assert role.explanation_locator
        assert [part.takes for part in role.parts] == [
            (TakesNarrative(),),
            (TakesEntries(most=3),),
            (TakesEntries(most=3),),
        ]


def test_every_section_ends_with_priorities_for_action() -> None:
    assert {section.closing for section in HAWD.sections if section.id != "workforce"} == {
        "Total score and priorities for action in this section"
    }


def test_the_scale_runs_from_0_to_4_with_x_and_the_words_of_3_and_4_told_apart() -> None:
    scale = HAWD.scale("extent-0-4")
    assert scale.codes == (0, 1, 2, 3, 4)
    assert scale.not_applicable == "not applicable"
    assert scale.anchor(3) == "to a good extent with room for further improvement"
    assert scale.anchor(4) == "to an excellent degree, setting strong foundations for the future"
    with pytest.raises(KeyError):
        scale.anchor(5)


def test_the_scales_of_the_standards_are_the_same_in_both_editions() -> None:
    assert STANDARDS_2014.scales == STANDARDS_2020.scales
    assert STANDARDS_2014.scale("extent-0-4").points == HAWD.scale("extent-0-4").points
    for framework in (STANDARDS_2014, STANDARDS_2020):
        assert {taken for item in framework.items.values() for taken in item.takes} == {
            TakesScore(scales=("extent-0-4", "agreement-5", "rag"))
        }


def test_the_five_domains_run_across_the_standards() -> None:
    for framework in (STANDARDS_2014, STANDARDS_2020):
        tags = [tag for item in framework.items.values() for tag in item.tags]
        assert {value for tag in tags for value in tag.values} == {
            "safe",
            "effective",
            "caring",
            "responsive",
            "well-led",
        }
        assert {(tag.view, tag.wording) for tag in tags} == {("domain", Wording.OURS)}


def test_the_titles_of_the_standards() -> None:
    titles = [(item.title or "").lower() for item in STANDARDS_2014.items.values()]
    assert titles == [
        "clear social work accountability framework",
        "effective workforce planning",
        "safe workloads and case allocation",
        "managing risks and resources",
        "effective and appropriate supervision",
        "continuing professional development",
        "professional registration",
        "effective partnerships",
    ]
    assert [item.text for item in STANDARDS_2020.items.values()] == [
        "Strong and clear social work framework",
        "Effective workforce planning systems",
        "Safe workloads and case allocation",
        "Wellbeing",
        "Supervision",
        "Continuing professional development",
        "Professional registration",
        "Strategic partnerships",
    ]
    assert STANDARDS_2020.provenance.wording is Wording.TITLE_ONLY


# --- supervision ------------------------------------------------------------------------------


def test_standard_5_lays_down_how_often_and_how_long_supervision_is() -> None:
    rules = {rule.id: rule for rule in STANDARDS_2014.expectations}
    assert {name: (rule.times, rule.per) for name, rule in rules.items()} == {
        "supervision-newly-qualified-first-6-weeks": (1, Period.WEEK),
        "supervision-newly-qualified-to-6-months": (1, Period.FORTNIGHT),
        "supervision-newly-qualified-after-6-months": (1, Period.MONTH),
        "supervision-others": (1, Period.MONTH),
    }
    assert {(rule.item, str(rule.minimum_hours)) for rule in rules.values()} == {("standard-5", "1.5")}


def test_step_8a_is_held_against_that_rule() -> None:
    (check,) = STEPS.checks
    assert (check.id, getattr(check, "item", None)) == ("supervision-monthly", "step-8a")
    assert check.wording is Wording.OURS


@pytest.mark.parametrize(
    ("times", "per", "a_year"),
    [
        (1, Period.DAY, 365),
        (1, Period.WEEK, 52),
        (2, Period.FORTNIGHT, 52),
        (1, Period.MONTH, 12),
        (3, Period.QUARTER, 12),
        (5, Period.YEAR, 5),
    ],
)
def test_frequencies_are_brought_to_times_a_year(times: int, per: Period, a_year: int) -> None:
    assert times_a_year(times, per) == a_year


# --- alternatives and plan --------------------------------------------------------------------


def test_the_items_of_2a_and_2b_are_compared_one_by_one_each_with_a_reason() -> None:
    found = {equivalence.items: equivalence.likeness for equivalence in HAWD.equivalences}
    assert found == {
        ("q2a-1", "q2b-1"): Likeness.SIMILAR,
        ("q2a-2", "q2b-2"): Likeness.SIMILAR,
        ("q2a-3", "q2b-3"): Likeness.SIMILAR,
        ("q2a-systemic", "q2b-systemic"): Likeness.SAME,
        ("q2a-solution", "q2b-solution"): Likeness.NOT_COMPARABLE,
    }
    assert all(equivalence.reason for equivalence in HAWD.equivalences)


def test_the_plan_of_how_are_we_doing_only_suggests() -> None:
    assert HAWD.plan
    weights = {rule.id: rule.weight for rule in HAWD.plan.rules}
    assert weights.pop("moves-explained") is Weight.REQUIRED
    assert set(weights.values()) == {Weight.ADVICE}
    assert MostActions(number=6) in [rule.demands for rule in HAWD.plan.rules]


def test_figures_of_health_and_leave_are_marked() -> None:
    sensitive = [item.id for item in STEPS.items.values() if item.sensitive]
    assert {"step-3", "step-7a", "step-7b", "step-34a"} <= {*sensitive}
    assert [figure.id for figure in STEPS.base if figure.sensitive] == ["days-lost"]
    assert {figure.measure for figure in STEPS.base} == {Measure.COUNT, Measure.WTE, Measure.DAYS}


def test_no_choice_type_is_shipped_yet_so_that_it_is_tested_by_hand_only() -> None:
    assert not any(
        isinstance(taken, TakesChoice)
        for framework in FRAMEWORKS.values()
        for item in framework.items.values()
        for taken in item.takes
    )


# --- the exercise -----------------------------------------------------------------------------


def test_the_pace_is_that_of_chapters_10_to_13() -> None:
    rules = {rule.id: rule.advises for rule in HAWD.exercise}
    assert rules["guidance-ahead"] == Ahead(event=Event.GUIDANCE, before=Event.SETUP, days=7)
    assert rules["two-half-days"] == TimeSetAside(event=Event.ASSESSMENT, counted=Counted.HALF_DAYS, most=2)
    assert rules["break-before-synthesis"] == Break(
        after=Event.ASSESSMENT, before=(Event.SYNTHESIS, Event.PLANNING), least=1, most=14
    )
    assert rules["two-half-days-for-the-plan"] == TimeSetAside(
        event=Event.PLANNING, counted=Counted.HALF_DAYS, least=2
    )
    assert rules["set-up-first"] == WhenReady(event=Event.ASSESSMENT)


def test_each_perspective_of_the_source_is_in_its_team() -> None:
    (team,) = [rule.advises for rule in HAWD.exercise if isinstance(rule.advises, TeamPerspectives)]
    assert (*team.perspectives, *team.elsewhere) == HAWD.perspectives


def test_each_step_of_the_process_is_shown_by_fields_and_comes_after_steps_that_are_there() -> None:
    for framework in (HAWD, STEPS):
        for checklist in framework.checklists:
            if checklist.kind is ChecklistKind.STEPS:
                assert [entry.id for entry in checklist.entries if not entry.shown_by] == []
                assert [entry.id for entry in checklist.entries if entry.by and entry.at] == []


# --- provenance -------------------------------------------------------------------------------


@EACH
def test_nothing_contradicts_itself(framework: Framework) -> None:
    assert check_framework(framework) == ()


@EACH
def test_everything_says_where_it_is_printed(framework: Framework) -> None:
    for item in framework.items.values():
        assert item.locator.strip(), item.id
    for section in framework.sections:
        assert section.locator.strip(), section.id
    for checklist in framework.checklists:
        for entry in checklist.entries:
            assert entry.locator.strip(), entry.id


@EACH
def test_a_mended_text_keeps_what_is_printed_and_says_what_was_wrong(framework: Framework) -> None:
    entries = [entry for checklist in framework.checklists for entry in checklist.entries]
    for mended in (*framework.items.values(), *entries):
        assert (mended.as_printed is None) is (mended.erratum is None), mended.id
        if mended.as_printed is not None:
            assert mended.as_printed != mended.text
            assert mended.wording is Wording.MENDED
        assert mended.wording is not Wording.MENDED or mended.as_printed


@EACH
def test_the_terms_are_named_or_said_to_be_unknown(framework: Framework) -> None:
    provenance = framework.provenance
    assert provenance.licence == "unknown" or re.fullmatch(r"[A-Za-z0-9.-]+", provenance.licence)
    assert provenance.licence != "unknown" or provenance.licence_note
    assert provenance.attribution
    assert provenance.address.startswith("https://")


def test_the_names_under_which_people_look_are_there() -> None:
    assert "HCPC standards" in STANDARDS_2014.also_known_as
    assert "LGA standards" in STANDARDS_2014.also_known_as
    assert "39 steps" in STEPS.also_known_as


# --- wording ----------------------------------------------------------------------------------


def folded(text: str) -> str:
    """The text without its lines, and without the asterisks by which the copies mark what is slanted."""
    return " ".join(text.replace("*", "").split())


OF_SOURCE = {Wording.VERBATIM, Wording.MENDED}


def printed(framework: Framework) -> Iterator[tuple[str, str | None]]:
    """Every text that is said to stand in the source letter for letter, with its name."""
    usual = framework.provenance.wording
    for item in framework.items.values():
        if (item.wording or usual) in OF_SOURCE:
            yield item.id, item.as_printed or item.text
            yield f"{item.id}, explanation", item.explanation
            yield f"{item.id}, instruction", item.instruction
    for section in framework.sections:
        yield f"section {section.id}, introduction", section.introduction
        yield f"section {section.id}, heading", section.as_printed
    for checklist in framework.checklists:
        for entry in checklist.entries:
            if (entry.wording or usual) in OF_SOURCE:
                yield entry.id, entry.as_printed or entry.text
                yield from ((f"{entry.id}, detail", detail) for detail in entry.details)
    yield from ((f"exercise, {rule.id}", rule.text) for rule in framework.exercise if rule.wording in OF_SOURCE)
    if framework.plan:
        for field in (*framework.plan.fields, *framework.plan.columns):
            yield f"plan, {field.id}", field.as_printed or field.text
        yield from ((f"plan, {r.id}", r.text) for r in framework.plan.rules if r.wording in OF_SOURCE)


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the sources do not stand beside this checkout")
@pytest.mark.parametrize("name", SOURCE_OF)
def test_every_wording_is_the_sources_letter_for_letter(name: str) -> None:
    source = folded((SOURCES / SOURCE_OF[name]).read_text(encoding="utf-8"))
    texts = [(place, text) for place, text in printed(FRAMEWORKS[FrameworkId(name)]) if text]
    assert len(texts) >= 8
    assert [place for place, text in texts if folded(text) not in source] == []


@EACH
def test_every_wording_is_what_it_was_when_it_was_last_held_against_the_source(framework: Framework) -> None:
    kept = json.loads(DIGESTS.read_text(encoding="utf-8"))
    today = json.loads(digests())
    assert kept[framework.id] == today[framework.id], "If you meant to change it: python -m tests.renew"
    assert kept[framework.id]["framework"] == framework.digest == framework_digest(framework)


def test_the_file_of_digests_is_as_it_would_be_written_today() -> None:
    assert Path(DIGESTS).read_text(encoding="utf-8") == digests()
