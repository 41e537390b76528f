"""A cycle that contradicts itself is told; one that is not filled in is not."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from tests.cycle.builders import BLANK, FINISHED
from tests.strategies import HAWD, LAW, STANDARDS_2014, STEPS, cycles

from practicecheck.cycle import Cycle, LastYear, TeamPart, check_cycle, links_of
from practicecheck.errors import Code, Severity


@pytest.mark.parametrize("frameworks", [[HAWD], [STEPS], [HAWD, STEPS], [STANDARDS_2014]])
def test_an_untouched_cycle_has_notes_only(frameworks) -> None:
    """They say which steps are open."""
    cycle = Cycle(frameworks=tuple(own.id for own in frameworks))
    problems = check_cycle(cycle, frameworks)
    assert {problem.severity for problem in problems} <= {Severity.NOTE}
    assert {problem.code for problem in problems} <= {Code.STEPS_OPEN}


def test_a_cycle_of_no_framework_is_told() -> None:
    """There would be nothing to do."""
    (problem,) = check_cycle(Cycle(frameworks=()), [])
    assert (problem.code, problem.severity, problem.place) == (Code.MISSING_KEY, Severity.ERROR, "frameworks")


def test_what_is_open_is_told_by_list() -> None:
    """Steps and questions, with how many there are."""
    assert [problem.message for problem in check_cycle(BLANK, [HAWD])] == [
        f"process: 11 of 11 steps are still open: {', '.join(f'process-{n}' for n in range(1, 7))} and 5 more.",
        f"governance: 6 questions are still open: {', '.join(f'governance-{n}' for n in range(1, 7))}.",
    ]


def test_of_a_finished_cycle_there_is_nothing_to_tell() -> None:
    """Not even a note."""
    assert check_cycle(FINISHED, [HAWD]) == ()


def test_where_no_framework_names_perspectives_any_will_do() -> None:
    """The 39 steps name none."""
    team = (TeamPart(perspective="trade union", people=2),)
    cycle = Cycle(frameworks=(STEPS.id,), team=team)
    assert Code.UNKNOWN_IN_CYCLE not in {problem.code for problem in check_cycle(cycle, [STEPS])}
    declared = attrs.evolve(cycle, perspectives=("practitioner",))
    assert Code.UNKNOWN_IN_CYCLE in {problem.code for problem in check_cycle(declared, [STEPS])}


def test_links_are_listed_with_their_places() -> None:
    """Those of this year and of the last."""
    cycle = attrs.evolve(FINISHED, last_year=LastYear(cycle="../2025/cycle.yaml", plan="../2025/plan.yaml"))
    assert links_of(cycle) == (
        (("assessments", 0), "ours.yaml"),
        (("plan",), "plan.yaml"),
        (("last_year", "cycle"), "../2025/cycle.yaml"),
        (("last_year", "plan"), "../2025/plan.yaml"),
    )


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ("C:/plan.yaml", "a place on one computer"),
        ("//server/plan.yaml", "a place on one computer"),
        ("https://northshire.example/plan.yaml", "an address"),
    ],
)
def test_a_link_starts_from_the_folder_of_the_cycle(link: str, what: str) -> None:
    """Nothing is fetched, and no computer is meant."""
    [fault] = [own for own in check_cycle(attrs.evolve(BLANK, plan=link), [HAWD]) if own.code.value == "PC427"]
    assert fault.message == f'"{link}" is {what}.'


@LAW
@given(cycles(HAWD, STEPS))
def test_a_sound_cycle_has_no_errors(cycle: Cycle) -> None:
    """Whatever its days are."""
    assert [own for own in check_cycle(cycle, [HAWD, STEPS]) if own.severity is Severity.ERROR] == []
