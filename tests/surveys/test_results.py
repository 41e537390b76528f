"""What a survey comes to, once its sums have left the engine."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.surveys.strategies import Row, doing, key, rows, standards

from practicecheck.assessments import Number
from practicecheck.comparison.tables import ReleaseLedger
from practicecheck.errors import Code, DocumentError, KeyMismatchError
from practicecheck.exchange import shipped_policy, survey_csv, survey_tree
from practicecheck.surveys import (
    AnswerMeaning,
    AskedItem,
    Questionnaire,
    SurveyResults,
    release_survey,
    survey_results,
    survey_rule,
    tally_rows,
    together,
    working_copy,
)

CENTRED = standards(key("agreement-100@1"))
POLICY = shipped_policy()


def results(people: Sequence[Row], asked: object = CENTRED, by: Sequence[str] = ("g",)) -> SurveyResults:
    """What people come to."""
    assert isinstance(asked, type(CENTRED))
    columns = list(dict.fromkeys(("g", *by, *asked.items)))
    rule = survey_rule(asked.framework, asked.key, columns, by)
    return survey_results(tally_rows([[row.get(name) for name in columns] for row in people], columns, rule))


def person(group: str, *answers: object, **more: object) -> Row:
    """Somebody who gives these answers, one after the other, and the first one to all others."""
    given_ = [*answers, *[answers[0]] * len(CENTRED.items)]
    return {"g": group, **dict(zip(CENTRED.items, given_, strict=False)), **more}


def test_the_mean_of_persons_is_the_published_one() -> None:
    """Civil Service People Survey 2018, Full Technical Guide: ten persons' scores make 53."""
    scores = [65, 25, 70, 35, 50, 100, 90, 40, 20, 35]
    asked = attrs.evolve(CENTRED.key.rounding, decimals=0)
    rule_key = attrs.evolve(CENTRED.key, rounding=asked)
    found = results([], CENTRED._replace(key=rule_key))
    assert found.parts == ()
    # Five items of five points make each of the scores.
    made = {65: (5, 4, 4, 3, 2), 25: (2, 2, 2, 2, 2), 70: (5, 4, 4, 4, 2), 35: (3, 3, 2, 2, 2), 50: (3,) * 5}
    made |= {100: (5,) * 5, 90: (5, 5, 5, 4, 4), 40: (3, 3, 3, 2, 2), 20: (2, 2, 2, 2, 1)}
    people = [{"g": "all", **dict(zip(CENTRED.items, made[score], strict=False))} for score in scores]
    [part] = results(people, CENTRED._replace(key=rule_key)).parts
    assert (part.spread.mean, part.spread.people) == (Decimal(53), 10)


@pytest.mark.parametrize(
    ("answers", "band"), [((3,) * 8, "low"), ((4,) * 8, "high"), ((4, 3, 4, 3, 4, 3, 4, 3), "moderate")]
)
def test_a_mean_is_rounded_before_its_band_is_looked_up(answers: tuple[int, ...], band: str) -> None:
    """0 to 50 low, 51 to 74 moderate, 75 to 100 high, as published for whole numbers."""
    [part] = results([person("a", *answers)]).parts
    assert part.band == band


def test_shares_are_over_all_answers_that_were_asked_for() -> None:
    """One X and one missing of sixteen; two people, one of whom is positive."""
    found = results([person("a", 4, "X"), person("a", 2, None)])
    [part] = found.parts
    assert (part.not_applicable, part.missing) == (Decimal(6), Decimal(6))
    first, second, *_ = found.items
    assert (first.positive, first.agreed, first.spread.people) == (Decimal(50), 1, 2)
    assert (second.positive, second.spread.people) == (None, 0)
    assert (second.not_applicable, second.missing) == (Decimal(50), Decimal(50))


def test_what_means_nothing_is_counted_and_told() -> None:
    """By item and by what was written; never dropped in silence."""
    found = results([person("a", 4, 7), person("a", 4, "seven"), person("a", 4, 7)])
    assert [(own.item, own.written, own.people) for own in found.strange] == [
        ("standard-2", "7", 2),
        ("standard-2", "seven", 1),
    ]
    assert found.items[1].missing == Decimal(100)


@given(rows(CENTRED, 20), st.randoms())
@settings(max_examples=20, deadline=None)
def test_the_order_of_rows_changes_nothing(people: list[Row], dice: object) -> None:
    """Nobody stands before anybody."""
    mixed = [*people]
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = results(people), results(mixed)
    assert (one.parts, one.items) == (other.parts, other.items)


@given(rows(CENTRED, 20))
@settings(max_examples=20, deadline=None)
def test_groups_add_up_to_everybody(people: list[Row]) -> None:
    """Two ways to the same sums."""
    columns = ["g", *CENTRED.items]
    given_ = [[row[name] for name in columns] for row in people]
    by_group = tally_rows(given_, columns, survey_rule(CENTRED.framework, CENTRED.key, columns, ["g"]))
    whole = tally_rows(given_, columns, survey_rule(CENTRED.framework, CENTRED.key, columns))
    added = together(by_group.groups)
    assert (added.people, added.items) == (whole.groups[0].people, whole.groups[0].items)
    for part, own in added.parts.items():
        assert own.scored == whole.groups[0].parts[part].scored
        assert own.total == pytest.approx(whole.groups[0].parts[part].total, abs=1e-9)


def test_a_small_group_is_hidden_and_the_others_are_told() -> None:
    """Nine are hidden, twenty are told; nothing of the nine is left in what goes out."""
    people = [person("nine", 1 + n % 5) for n in range(9)] + [person("twenty", 1 + n % 5) for n in range(20)]
    made = results(people)
    done = release_survey(made, POLICY, population="staff").survey
    told = {row.group[0]: row for row in done.rows if row.kind == "section"}
    assert (told["nine"].people, told["nine"].mean, told["nine"].band) == ("c", "c", "c")
    assert (told["twenty"].people, told["twenty"].mean) == (20, Decimal("50.0"))
    assert done.hidden == 9
    assert {row.mean for row in done.rows if row.group == ("nine",)} == {"c"}
    assert [
        line for line in survey_csv(done).splitlines() if line.startswith("nine") and "c,c,c,c,c" not in line
    ] == []
    assert len(survey_tree(done)["rows"]) == 18  # type: ignore[arg-type]


def test_where_nearly_all_agree_the_percentage_is_hidden() -> None:
    """Of 20 people 17 agree: three are left, and everybody knows who they are."""
    people = [person("a", 4 if n < 17 else 2, 1 + n % 5) for n in range(20)]
    done = release_survey(results(people), POLICY, population="staff").survey
    rows_ = {row.id: row for row in done.rows}
    assert rows_["standard-1"].positive == "c"
    assert rows_["standard-2"].positive == Decimal(40)


def test_a_second_release_is_held_against_the_first() -> None:
    """The whole of a council and one of its two parts would give the other away."""
    people = [person("a", 1 + n % 5, role="many" if n < 14 else "few") for n in range(18)]
    people += [person("b", 1 + n % 5, role="many") for n in range(25)]
    first = release_survey(results(people), POLICY, population="staff")
    alone = release_survey(results(people, by=("g", "role")), POLICY, population="staff").survey
    after = release_survey(results(people, by=("g", "role")), POLICY, first.ledger, population="staff").survey
    told = [{row.group: row.people for row in own.rows if row.kind == "section"} for own in (alone, after)]
    assert told == [
        {("a", "few"): "c", ("a", "many"): 14, ("b", "many"): 25},
        {("a", "few"): "c", ("a", "many"): "c", ("b", "many"): 25},
    ]


def test_a_release_that_hides_everything_is_refused() -> None:
    """A table of markers helps nobody."""
    with pytest.raises(DocumentError) as told:
        release_survey(results([person("a", 3)]), POLICY, ReleaseLedger(), population="staff")
    assert told.value.problems[0].code is Code.HIDES_EVERYTHING


def test_only_released_results_or_a_working_copy_leave() -> None:
    """By type, not by politeness."""
    made = results([person("a", 3)])
    with pytest.raises(TypeError, match="release it first"):
        survey_csv(made)  # type: ignore[arg-type]
    assert "working copy" in survey_csv(working_copy(made))
    assert "a working copy" in repr(made)


def test_a_percentage_by_another_name_is_guarded_as_one() -> None:
    """The key that counts positive answers gives each person 0 or 100 on an item."""
    asked = standards(key("percent-positive@1"))
    people = [
        {"g": "a", **dict.fromkeys(asked.items, 4 if n < 18 else 1), asked.items[1]: 4 if n % 2 else 1}
        for n in range(20)
    ]
    done = release_survey(results(people, asked), POLICY, population="staff").survey
    rows_ = {row.id: row for row in done.rows}
    assert (rows_["standard-1"].mean, rows_["standard-1"].positive) == ("c", "c"), rows_
    assert rows_["standard-2"].mean == Decimal("50.0")


@pytest.mark.parametrize(
    ("columns", "by", "said"),
    [
        (["g", "q1"], [], "no column is called as an item"),
        (["g", "g", "standard-1"], ["g"], "2 columns are called so"),
        (["standard-1"], ["council"], "there is no such column"),
    ],
)
def test_columns_that_are_not_there_are_told(columns: list[str], by: list[str], said: str) -> None:
    """All at once, with what there is."""
    with pytest.raises(DocumentError) as told:
        survey_rule(CENTRED.framework, CENTRED.key, columns, by)
    [problem] = told.value.problems
    assert problem.code is Code.SURVEY_COLUMN
    assert said in problem.message


def test_both_alternatives_at_once_are_refused() -> None:
    """Whoever answered one left the other blank."""
    asked = doing(key("extent-points@1"))
    with pytest.raises(DocumentError, match="sections 2A and 2B are alternatives"):
        survey_rule(asked.framework, asked.key, [*asked.items, "q2b-1"])


def test_a_draft_is_not_used() -> None:
    """A program's guess is nobody's word."""
    draft = attrs.evolve(CENTRED.questionnaire(), draft=True)
    with pytest.raises(DocumentError, match="nobody has confirmed it"):
        survey_rule(CENTRED.framework, CENTRED.key, CENTRED.items, questionnaire=draft)


def test_a_key_for_another_scale_is_refused() -> None:
    """Nothing is scored by what it is not made for."""
    with pytest.raises(KeyMismatchError):
        survey_rule(
            CENTRED.framework, CENTRED.key, CENTRED.items, questionnaire=attrs.evolve(QUESTIONS, scale="rag")
        )


QUESTIONS = Questionnaire(
    framework=CENTRED.framework.id,
    scale="agreement-5",
    items=(AskedItem(item="standard-3", column="My workload is safe"),),
)


@given(
    st.lists(
        st.sampled_from(["4", " 4 ", 4, 4.0, "4.0", "Agree", "", None, "X", "n/a", "9"]), min_size=1, max_size=9
    )
)
@settings(deadline=None)
def test_an_answer_is_read_however_it_is_written(written: list[Number | str | None]) -> None:
    """As a number, as its figure, or as the label that the questionnaire gives a meaning."""
    questions = attrs.evolve(
        QUESTIONS, answers=(AnswerMeaning(says="Agree", point=4),), not_applicable=("n/a",), missing=(9, "9")
    )
    rule = survey_rule(CENTRED.framework, CENTRED.key, ["My workload is safe"], questionnaire=questions)
    [group] = tally_rows([[own] for own in written], ["My workload is safe"], rule).groups
    own = group.items["standard-3"]
    crosses, blank = sum(one in ("X", "n/a") for one in written), sum(one in ("", None, "9") for one in written)
    assert (own.points[4], own.not_applicable, own.missing, own.strange) == (
        len(written) - crosses - blank,
        crosses,
        blank,
        0,
    )


def test_the_example_is_scored_as_the_handbook_shows() -> None:
    """By the command's own path, from a file."""
    from practicecheck.exchange import is_small, read_survey_rows, survey_files

    files = survey_files(["examples/employer-survey.csv"])
    assert is_small(files)
    table = read_survey_rows(files)
    rule = survey_rule(CENTRED.framework, CENTRED.key, table.columns, ["council"])
    assert {own.group[0]: own.people for own in tally_rows(table.rows, table.columns, rule).groups} == {
        "Marsh and Vale": 71,
        "Northshire": 96,
        "Westmoor": 18,
    }
