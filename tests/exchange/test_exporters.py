"""What all exporters have in common."""

import subprocess
import sys

import attrs
import pytest
from hypothesis import given, settings
from tests.comparison.builders import (
    FIGURE,
    LAW,
    PERSPECTIVES,
    STEPS,
    WHISPER,
    ballots,
    framework,
    hawd,
    steps,
    voted,
)
from tests.exchange.report_builders import AS_TEXT, BY_NAME, CASES, LEAKY, LEAKY_PLAN, content_of, export

from practicecheck.assessments import Answer
from practicecheck.comparison import Audience
from practicecheck.errors import MissingExtraError
from practicecheck.exchange import EXPORTERS
from practicecheck.plans import Action, Measure, PlanFor


def test_the_built_in_exporters():
    assert {exporter.name: exporter.endings for exporter in EXPORTERS} == {
        "json": (".json",),
        "csv": (".csv",),
        "markdown": (".md", ".markdown"),
        "html": (".html", ".htm"),
        "pdf": (".pdf",),
        "calendar": (".ics",),
    }


@pytest.mark.parametrize("name", AS_TEXT)
@pytest.mark.parametrize("case", CASES)
def test_every_content_can_be_exported_and_gives_the_same_bytes_twice(name, case):
    made = BY_NAME[name].export(CASES[case])
    assert made
    assert BY_NAME[name].export(attrs.evolve(CASES[case])) == made


@pytest.mark.parametrize("name", AS_TEXT)
def test_a_working_copy_says_so_and_what_is_published_does_not(name):
    working = export(name, content_of([LEAKY], LEAKY_PLAN, audience=Audience.WORKING))
    published = export(name, content_of([LEAKY], LEAKY_PLAN))
    assert "Working copy" in working.replace("\\", "")
    assert "Working copy" not in published


@pytest.mark.parametrize("name", AS_TEXT)
@settings(LAW, max_examples=25)
@given(given_ballots=ballots())
def test_no_rater_is_in_anything_published(name, given_ballots):
    text = export(name, content_of([hawd(voted(*given_ballots))]))
    assert "RATER" not in text


@settings(LAW, max_examples=25)
@given(given_ballots=ballots())
def test_no_perspective_with_fewer_than_three_ballots_is_in_anything_published(given_ballots):
    count = {view: sum(own.perspective == view for own in given_ballots) for view in PERSPECTIVES}
    content = content_of([hawd(voted(*given_ballots))])
    for name in ("json", "csv"):  # The reports print the questions, which speak of AMHPs themselves.
        text = export(name, content)
        assert not [view for view in PERSPECTIVES if 0 < count[view] < 3 and f'"{view}"' in text]


@pytest.mark.parametrize("name", AS_TEXT)
@pytest.mark.parametrize("heads", [9, None])
def test_nothing_of_a_small_unit_s_health_and_leave_is_in_anything_published(name, heads):
    assessment = steps(Answer(item="step-1", number=4), heads=heads)
    text = export(name, content_of([assessment], LEAKY_PLAN))
    assert FIGURE not in text
    assert "718,281" not in text
    assert WHISPER not in text


@pytest.mark.parametrize("name", ["json", "csv", "markdown", "html"])
def test_a_larger_unit_s_figures_are_published(name):
    text = export(name, content_of([steps(heads=10)], LEAKY_PLAN))
    assert FIGURE in text or "718,281" in text
    assert WHISPER in text


@pytest.mark.parametrize("other", [{}, {"plan_framework": framework(STEPS)}])
def test_a_plan_alone_does_not_repeat_what_would_be_held_back(other):
    content = content_of([], LEAKY_PLAN, **other)
    first, second = content.plan.actions
    assert first.why is None
    assert first.measure == Measure(item="step-3", unit="posts")
    # Without its framework nobody knows which items are sensitive, so all of them are.
    assert (second.why == "Said aloud") is bool(other)
    assert (second.measure.baseline == 4) is bool(other)


def test_a_plan_of_one_unit_is_not_judged_by_the_size_of_another():
    large = attrs.evolve(steps(heads=40), unit="Whole service")
    plan = attrs.evolve(LEAKY_PLAN, for_=PlanFor(unit="North team"))
    first, second = content_of([large], plan).plan.actions
    assert first.why is None
    assert first.measure == Measure(item="step-3", unit="posts")
    assert (second.why, second.measure.baseline) == ("Said aloud", 4)


def test_that_an_action_is_not_measurable_is_told_without_its_numbers():
    content = content_of([LEAKY], LEAKY_PLAN)
    assert FIGURE not in str(content)
    assert "Held back with the figure." in str(content.review)
    assert [held.what for held in content.withheld if held.what.startswith("plan")] == [
        "plan, action-1: what was found, the numbers of its measure, and the remarks on it"
    ]


def test_an_action_that_repeats_nothing_is_left_alone():
    plan = attrs.evolve(LEAKY_PLAN, actions=(Action(id="a", action="Rest.", addresses=("step-3",)),))
    content = content_of([LEAKY], plan)
    assert content.plan == plan
    assert not [held for held in content.withheld if held.what.startswith("plan")]


def test_several_assessments_say_which_one_something_was_held_back_from():
    content = content_of([LEAKY, hawd()])
    assert content.withheld[0].what == "North team, days-lost: the figure"


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [("html", "jinja2", "html"), ("pdf", "weasyprint", "pdf"), ("calendar", "icalendar", "calendar")],
)
def test_an_exporter_whose_extra_is_missing_says_how_to_install_it(monkeypatch, name, package, extra):
    for loaded in [own for own in sys.modules if own.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"practicecheck.exchange.exporters._{name}", raising=False)
    with pytest.raises(MissingExtraError) as told:
        BY_NAME[name].export(CASES["empty"])
    assert f"pip install 'practicecheck[{extra}]'" in str(told.value)


def test_another_fault_while_loading_is_not_taken_for_a_missing_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "practicecheck.exchange.exporters._csv", None)
    with pytest.raises(ModuleNotFoundError) as told:
        BY_NAME["csv"].export(CASES["empty"])
    assert not isinstance(told.value, MissingExtraError)


def test_no_exporter_is_loaded_before_it_is_used():
    code = (
        "import sys, practicecheck.exchange as e; "
        "assert e.EXPORTERS; "
        "print([m for m in sys.modules if 'exporters._' in m or m in ('jinja2', 'icalendar')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
