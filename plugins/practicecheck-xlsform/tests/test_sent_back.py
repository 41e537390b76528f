"""Exports after people and spreadsheets had them: nothing is lost or changed without a word."""

from __future__ import annotations

import random

import pytest
import xlsform_phone as phone
from tests.strategies import EVERYTHING, HAWD, a_framework, an_item
from xlsform_reading import ABOUT, chosen, form_of, one, read, table, told

from practicecheck.errors import Code, DocumentError
from practicecheck.frameworks import AnswerOption, TakesChoice, TakesYesNo


@pytest.mark.parametrize("heading", ["_2c_1", "_q1_2", "__q1_2", "meta/q9_9/_2c_1", "meta-q1_2"])
def test_a_question_s_column_is_never_taken_for_the_survey_tool_s(heading) -> None:
    """Names of questions may begin with an underscore, as those of the tool's own columns do."""
    (problem,) = told(one(**{"q1_1": "3", heading: "4"}))
    assert problem.code is Code.NO_SUCH_COLUMN
    assert problem.where == f"row 2, column {heading}"


def test_one_column_and_many_that_disagree_are_told() -> None:
    """Somebody changed what was chosen in one place and not in the other."""
    about = {"form-framework": EVERYTHING.id}
    (found,) = read(table({**about, "kind": "one", "kind/one": "0", "kind/group": "1"}))
    (problem,) = told(found)
    assert problem.code is Code.TWO_STATES
    assert problem.where == "row 2, column kind/one"
    (found,) = read(table({**about, "kind": "one", "kind/one": "1", "kind/group": "0"}))
    assert not told(found)


def test_an_option_s_column_is_found_under_whatever_group() -> None:
    """It is never taken for a question that has the option's name."""
    options = (AnswerOption(id="q2", title="The second"), AnswerOption(id="q3", title="The third"))
    framework = a_framework(
        an_item("q1", TakesChoice(options=options, several=True)), an_item("q2", TakesYesNo())
    )
    cells = {"form-framework": framework.id, "other/q1/q2": "1", "other/q1/q3": "0", "q2": "no"}
    (found,) = read(table(cells), known={framework.id: framework})
    assert not told(found)
    assert found.document.by_item["q1"].chosen == ("q2",)
    assert found.document.by_item["q2"].answer is False


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"_id": "1", "_uuid": "a"}, {"_id": "2", "_uuid": "a"}),
        ({"meta/instanceID": "uuid:a", "KEY": "uuid:b"}, {"meta/instanceID": "uuid:c", "KEY": "uuid:b"}),
        ({}, {}),
    ],
)
def test_a_submission_that_comes_twice_is_told_by_any_of_its_numbers(first, second) -> None:
    """Or, where an export has no numbers, by saying the same throughout."""
    cells = {**ABOUT, "q1_1": "3"}
    before, after = read(table({**first, **cells}, {**second, **cells}))
    assert not told(before)
    (problem,) = told(after)
    assert problem.code is Code.ROW_TWICE
    assert "row 2" in problem.message


def test_two_teams_that_say_the_same_are_two() -> None:
    """As long as each has a number of its own."""
    cells = {**ABOUT, "q1_1": "3"}
    found = read(table({"_id": "1", **cells}, {"_id": "2", **cells}))
    assert not any(told(own) for own in found)


def test_lists_keep_their_order_whatever_that_of_the_columns() -> None:
    """The first entry stays the first, and so do options that have columns of their own."""
    about = {"form-framework": EVERYTHING.id}
    cells = {"blocks-entry-3": "third", "blocks": "first", "kind/group": "1", "kind/one": "1"}
    (found,) = read(table({**about, **cells}))
    assert found.document.by_item["blocks"].entries == ("first", "third")
    assert found.document.by_item["kind"].chosen == ("one", "group")


def test_a_row_that_does_not_say_its_framework_is_named() -> None:
    """The column is there, and its cell is blank."""
    with pytest.raises(DocumentError) as caught:
        read(f"form-framework,q1_1\n{HAWD.id},3\n,2\n".encode())
    (problem,) = caught.value.problems
    assert problem.code is Code.UNKNOWN_FRAMEWORK
    assert "row 3" in problem.message


def test_thousands_of_columns_that_nobody_knows_are_told_in_few_words() -> None:
    """What each was meant to be is sought for the first few, and what is left is counted."""
    names = {f"zz{n}": "1" for n in range(3000)}
    found = read(table(*({**ABOUT, "_id": str(n), **names} for n in range(20))))
    for own in found:
        assert len(told(own)) == 21
        assert "2980 more" in told(own)[-1].message


def test_the_place_of_a_cell_stays_short() -> None:
    """Whatever stands in the heading."""
    (problem,) = told(one(**{"x" * 100_000: "1"}))
    assert problem.where is not None
    assert len(problem.where) < 400


def test_the_order_of_columns_says_nothing() -> None:
    """Reordered, with columns added by the tool and with other separators and encodings."""
    form = form_of(HAWD, **chosen(integration="2A"))
    kept = phone.submitted(
        form, {"q1_1": "3", "q1_2": "X", "q1_2-why": "Zoë says so", "form-unit": "Café", "workforce_1": "12"}
    )
    lines = [line.split(",") for line in phone.exported(form, [kept]).decode("utf-8-sig").splitlines()]
    (plain,) = read(phone.exported(form, [kept]))
    order = [*range(len(lines[0]))]
    random.Random(7).shuffle(order)  # noqa: S311 - any order does
    text = "\r\n".join(";".join([*(line[n] for n in order), ""]) for line in lines)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "windows-1252"):
        (found,) = read(text.encode(encoding))
        assert found.document == plain.document
