"""Figures that can't all be right are told, with both of them in the message."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import attrs
import pytest
from tests.strategies import HAWD, STEPS, a_framework, an_assessment, an_item

from practicecheck.assessments import Answer, Basis, Capture, Number, check_figures
from practicecheck.errors import Code, Problem, Severity
from practicecheck.frameworks import AtLeastAsOften, Period, Wording

HEADS = Capture(basis=Basis.HEADCOUNT)


def workforce(**given: dict[str, Any]) -> list[Problem]:
    """What is told of answers to workforce items: ``w1={"number": 40}``."""
    answers = [Answer(item=f"workforce-{name[1:].replace('_', '-')}", **value) for name, value in given.items()]
    return [*check_figures(an_assessment(HAWD, *answers, capture=HEADS), HAWD)]


def number(value: Number) -> dict[str, Any]:
    return {"number": value}


def percent(value: Number) -> dict[str, Any]:
    return {"percent": value}


YES: dict[str, Any] = {"answer": True}
NO: dict[str, Any] = {"answer": False}


@pytest.mark.parametrize(
    "given",
    [
        {"w1": number(40), "w2": number(20), "w3": number(10), "w4": number(5), "w5": number(5)},
        {"w1": number(40), "w6": number(30), "w7": number(10), "w8": number(9)},
        {"w1": number(40), "w6": number(30), "w7": number(10), "w8": number(9), "w8_included": NO},
        {"w1": number(40), "w9": number(99)},
        {"w1": number(40), "w10": number(40), "w11": number(40)},
        {"w1": number(40), "w2": percent(50), "w3": number(20)},
        {"w2": percent(60), "w3": percent(40)},
        {"w2": percent(60), "w3": number(400)},
        {"w2": number(50), "w3": number(400)},
        {"w1": {"cannot_answer": "No report"}, "w2": number(50)},
        {"w1": number(Decimal("37.5")), "w2": number(Decimal("37.5"))},
        {"w1": number(-1)},
        {"w1": number(0), "w2": number(0)},
    ],
    ids=str,
)
def test_figures_that_can_all_be_right_are_not_told(given: dict[str, Any]) -> None:
    assert workforce(**given) == []


@pytest.mark.parametrize(
    ("given", "message", "place"),
    [
        (
            {"w1": number(40), "w2": number(20), "w3": number(21)},
            "20 (workforce-2) + 21 (workforce-3) = 41 is more than the whole, 40 (workforce-1).",
            "answers.workforce-3",
        ),
        (
            {"w1": number(40), "w6": number(30), "w7": number(10), "w8": number(1), "w8_included": YES},
            (
                "30 (workforce-6) + 10 (workforce-7) + 1 (workforce-8) = 41"
                " is more than the whole, 40 (workforce-1)."
            ),
            "answers.workforce-8",
        ),
        (
            {"w1": number(40), "w10": number(41)},
            "41 (workforce-10) is more than the whole, 40 (workforce-1).",
            "answers.workforce-10",
        ),
        (
            {"w1": number(40), "w11": number(Decimal("40.5"))},
            "40.5 (workforce-11) is more than the whole, 40 (workforce-1).",
            "answers.workforce-11",
        ),
        (
            {"w1": number(40), "w2": percent(75), "w3": number(11)},
            "30 (workforce-2) + 11 (workforce-3) = 41 is more than the whole, 40 (workforce-1).",
            "answers.workforce-3",
        ),
        (
            {"w2": percent(60), "w3": percent(Decimal("42.5"))},
            "60 (workforce-2) + 42.5 (workforce-3) = 102.5 is more than the whole, 100 (workforce-1).",
            "answers.workforce-3",
        ),
    ],
    ids=str,
)
def test_parts_that_are_more_than_the_whole_are_told_with_every_figure(
    given: dict[str, Any], message: str, place: str
) -> None:
    (problem,) = workforce(**given)
    assert (problem.code, problem.severity) == (Code.MORE_THAN_WHOLE, Severity.WARNING)
    assert problem.message == message
    assert problem.place == place
    assert problem.remedy.startswith("Mend one of the figures.")


def test_figures_of_staff_need_their_basis() -> None:
    assessment = an_assessment(HAWD, Answer(item="workforce-9", number=3))
    (problem,) = check_figures(assessment, HAWD)
    assert (problem.code, problem.severity, problem.place) == (Code.NO_BASIS, Severity.WARNING, "capture")
    assert "heads or whole-time equivalents" in problem.message
    assert check_figures(attrs.evolve(assessment, capture=HEADS), HAWD) == ()
    assert check_figures(an_assessment(HAWD, Answer(item="workforce-9", percent=3)), HAWD) == ()


@pytest.mark.parametrize(
    ("times", "per", "enough"),
    [
        (1, Period.MONTH, True),
        (12, Period.YEAR, True),
        (11, Period.YEAR, False),
        (1, Period.FORTNIGHT, True),
        (3, Period.QUARTER, True),
        (2, Period.QUARTER, False),
        (Decimal("0.9"), Period.MONTH, False),
        (0, Period.DAY, False),
    ],
)
def test_supervision_less_often_than_monthly_is_told_as_something_to_act_on(
    times: Number,
    per: Period,
    enough: bool,  # noqa: FBT001 - a table of cases
) -> None:
    found = check_figures(an_assessment(STEPS, Answer(item="step-8a", times=times, per=per)), STEPS)
    if enough:
        assert found == ()
        return
    (problem,) = found
    assert (problem.code, problem.severity) == (Code.LESS_OFTEN, Severity.NOTE)
    assert problem.place == "answers.step-8a.times"
    assert problem.message == f"{times} a {per.value} is less often than 1 a month."
    assert "Standard 5" in problem.remedy


def test_a_frequency_that_is_not_given_is_not_told() -> None:
    for answer in (
        Answer(item="step-8a", times=1),
        Answer(item="step-8a", per=Period.YEAR),
        Answer(item="step-1"),
    ):
        assert check_figures(an_assessment(STEPS, answer), STEPS) == ()


@pytest.mark.parametrize(
    ("per", "enough"), [(Period.WEEK, True), (Period.FORTNIGHT, False), (Period.MONTH, False)]
)
def test_a_local_rule_may_ask_for_more(per: Period, enough: bool) -> None:  # noqa: FBT001 - a table of cases
    rule = AtLeastAsOften(id="r", item="a", times=1, per=Period.WEEK, wording=Wording.OURS, note="Our policy.")
    framework = a_framework(an_item("a"), checks=(rule,))
    assert (
        check_figures(an_assessment(framework, Answer(item="a", times=1, per=per)), framework) == ()
    ) is enough
