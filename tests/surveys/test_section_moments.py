"""How answers go together is the same on every engine, and without one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.surveys.strategies import Asked, Row, rows
from tests.surveys.test_engines import CASES, FRAMES, SLOW, table

from practicecheck.surveys import Moments, SurveyRule, moments_of_rows, survey_moments, survey_rule


def one_by_one(people: Sequence[Row], asked: Asked, rule: SurveyRule) -> dict[tuple[str, str], Moments]:
    """The moments as anybody would work them out, section after section."""
    found = {}
    for group in {row["g"] for row in people}:
        for section in rule.sections:
            complete = [
                [own.points[row[own.item]] for own in section.items]
                for row in people
                if row["g"] == group and all(row[own.item] in asked.codes for own in section.items)
            ]
            found[group, section.id] = Moments.of([own.item for own in section.items], complete)
    return found


@pytest.mark.parametrize("case", CASES)
@SLOW
@given(data=st.data())
def test_rows_give_the_moments_of_those_who_answered_all(case: str, data: st.DataObject) -> None:
    """As the key reverses and weights; whoever left something out of a section, or gave X, is not in it."""
    asked = CASES[case]
    people = data.draw(rows(asked))
    columns = ["g", *asked.items]
    rule = survey_rule(asked.framework, asked.key, columns, ["g"])
    found = moments_of_rows([[row[name] for name in columns] for row in people], columns, rule).sections
    expected = one_by_one(people, asked, rule)
    assert {(own.group[0], own.section): own.moments for own in found} == expected
    assert {own.group[0]: own.people for own in found} == {
        group: sum(row["g"] == group for row in people) for group, _ in expected
    }


@pytest.mark.parametrize("engine", FRAMES)
@pytest.mark.parametrize("case", ["centred", "words", "points", "one-reversed", "minimum"])
@settings(SLOW, max_examples=2)
@given(data=st.data())
def test_each_engine_gives_exactly_what_rows_give(case: str, engine: str, data: st.DataObject) -> None:
    """Whole numbers are added up, so not even the last digit differs."""
    asked = CASES[case]
    few = [{**row, **dict.fromkeys(asked.items[::2], asked.codes[0])} for row in data.draw(rows(asked, 8))]
    columns = ["g", *asked.items]
    numbers = all(isinstance(code, int) for code in asked.codes)
    for words in {True, not numbers}:
        questionnaire = None if words else asked.questionnaire()
        rule = survey_rule(asked.framework, asked.key, columns, ["g"], questionnaire)
        frame = table(few, asked, words=words)
        plain = moments_of_rows(frame.rows(), columns, rule)
        found = survey_moments(
            FRAMES[engine](frame), asked.framework, asked.key, by=["g"], questionnaire=questionnaire
        )
        assert found.sections == plain.sections


def test_answers_are_weighted_and_reversed_as_the_key_says() -> None:
    """Of 1 and 5 with the second item reversed come two alike."""
    asked = CASES["reversed"]
    columns = [*asked.items]
    rule = survey_rule(asked.framework, asked.key, columns)
    answers = [1, 5, 1, 1, 5, 1, 1, 1]
    [found] = moments_of_rows([answers] * 2, columns, rule).sections
    assert (found.moments.n, len(set(found.moments.sums))) == (2, 1)
