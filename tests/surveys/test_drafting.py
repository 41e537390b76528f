"""A questionnaire is drafted by likeness of wording: the same for the same file, and never by guessing."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.surveys import exports

from practicecheck import Catalogue
from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.exchange import read_questionnaire, source_of, survey_draft_text
from practicecheck.surveys import DraftedQuestionnaire, draft_questionnaire, open_export
from practicecheck.surveys.exports._likeness import is_turned, likeness, spelled_alike
from practicecheck.surveys.exports._meanings import meanings_on, point_of
from practicecheck.surveys.exports._pairing import best_pairs

THERE = Catalogue.builtin()
STANDARDS = THERE["employer-standards@2014"]
SCALES = {scale.id: scale for scale in STANDARDS.scales}
AGREEMENT = SCALES["agreement-5"]
SAID = {label: n for n, label in enumerate(exports.LABELS, start=1)}


def drafted(rows: list[list[str]], scale: str | None = None) -> DraftedQuestionnaire:
    with tempfile.TemporaryDirectory() as folder:
        file = exports.csv_file(Path(folder) / "survey.csv", rows)
        return draft_questionnaire(open_export(file), STANDARDS, scale)


def columns(draft: DraftedQuestionnaire) -> dict[str, str]:
    """The column's statement of each item."""
    return {pair.item.id: pair.column.heading.statement for pair in draft.pairs}


WORDED = {
    "surveymonkey": exports.surveymonkey(),
    "microsoft-forms": exports.microsoft_forms(),
    "limesurvey, questions": exports.limesurvey(heading="full"),
    "limesurvey, both": exports.limesurvey(heading="both"),
    "qualtrics": exports.qualtrics(),
    "kobo, labels": exports.kobo(labels=True),
}


@pytest.mark.parametrize("name", WORDED)
def test_each_statement_goes_to_its_item(name: str) -> None:
    """Whichever platform printed it, with the scale, and the council as a group."""
    draft = drafted(WORDED[name])
    assert columns(draft) == exports.STATEMENTS
    assert draft.left == ()
    assert draft.questionnaire.scale == "agreement-5"
    assert [group.name for group in draft.questionnaire.groups] == ["council"]
    assert draft.questionnaire.draft
    assert not any(asked.confirmed for asked in draft.questionnaire.items)


@pytest.mark.parametrize("rows", [exports.kobo(), exports.generic()], ids=["kobo", "generic"])
def test_the_items_id_in_a_heading_wins(rows: list[list[str]]) -> None:
    """``grid/standard_3`` is standard-3, whatever else is like it."""
    draft = drafted(rows)
    assert all(pair.by_id and pair.column.likeness == 1 for pair in draft.pairs)
    assert [pair.item.id for pair in draft.pairs] == list(exports.STATEMENTS)


def test_one_word_is_enough_where_the_item_is_one() -> None:
    """The standards of 2020 are known by their titles."""
    rows = exports.generic()
    rows[0] = ["council", *(f"Topic {n}" for n in range(1, 9))]
    rows[0][4], rows[0][5] = "Wellbeing", "Supervision"
    with tempfile.TemporaryDirectory() as folder:
        table = open_export(exports.csv_file(Path(folder) / "survey.csv", rows))
        draft = draft_questionnaire(table, THERE["employer-standards@2020"])
    assert columns(draft) == {"standard-4": "Wellbeing", "standard-5": "Supervision"}


def test_an_id_wins_against_a_likeness() -> None:
    """A heading is not chosen for its words where another has the id."""
    rows = exports.generic()
    rows[0][3] = "My workload is safe and manageable"
    rows[0][8] = "standard-3"
    assert {pair.item.id: pair.column.heading.code for pair in drafted(rows).pairs}[
        "standard-3"
    ] == "standard-3"


@pytest.mark.parametrize(
    ("rows", "respondent"),
    [
        (exports.surveymonkey(), "Respondent ID"),
        (exports.microsoft_forms(), "ID"),
        (exports.limesurvey(heading="both"), "id"),
        (exports.qualtrics(), "ResponseId"),
        (exports.kobo(), "_uuid"),
        (exports.generic(), None),
    ],
)
def test_the_column_that_tells_people_apart_is_the_platforms_own(
    rows: list[list[str]], respondent: str | None
) -> None:
    """A plain table has none that would be sure."""
    assert drafted(rows).questionnaire.respondent == respondent


def test_an_id_of_a_plain_table_tells_people_apart_if_no_value_is_there_twice() -> None:
    """Otherwise it may be the id of anything."""
    rows = [[str(n), *row] for n, row in enumerate(exports.generic())]
    rows[0][0] = "Respondent"
    assert drafted(rows).questionnaire.respondent == "Respondent"
    rows[2][0] = rows[1][0]
    assert drafted(rows).questionnaire.respondent is None


def test_personal_columns_are_told_and_group_nobody() -> None:
    """Though few different values stand in them."""
    rows = exports.microsoft_forms()
    for n, row in enumerate(rows[1:]):
        row[3:5] = [f"p{n % 2}@northshire.example", f"Person {n % 2}"]
    draft = drafted(rows)
    assert draft.personal == ("Email", "Name")
    assert [group.column for group in draft.questionnaire.groups] == [exports.COUNCIL]


@pytest.mark.parametrize(
    "values",
    [
        *(["2026-04-01", "2026-04-02"], ["31/3/2026", "1/4/2026"], [str(n) for n in range(30, 42)]),
        *([f"Comment {n}" for n in range(12)], ["Only one"], ["1", "2"], ["x" * 90, "y" * 90]),
        (["Agree", "Disagree"]),
    ],
)
def test_what_is_no_group_is_not_proposed(values: list[str]) -> None:
    """Dates, ages, comments, one value alone, codes, long texts, and answers to something else."""
    rows = exports.generic()
    rows = [[*row, "Another question" if n == 0 else values[n % len(values)]] for n, row in enumerate(rows)]
    assert [group.column for group in drafted(rows).questionnaire.groups] == ["council"]


def test_groups_of_one_name_are_told_apart() -> None:
    """Two questions about the council."""
    rows = [[*row, row[0]] for row in exports.generic()]
    rows[0][-1] = "Which council?"
    assert [group.name for group in drafted(rows).questionnaire.groups] == ["council", "council-2"]


@pytest.mark.parametrize(
    "rows", [exports.limesurvey(), exports.qualtrics(headings=1), [["a"], ["1"]]], ids=["codes", "names", "a"]
)
def test_codes_alone_are_refused_with_what_to_export(rows: list[list[str]]) -> None:
    """Nobody can tell what Q2_3 asks."""
    with pytest.raises(DocumentError, match="export it with the questions as headings") as caught:
        drafted(rows)
    assert caught.value.problems[0].code is Code.SURVEY_COLUMN


def test_two_columns_that_are_as_like_are_left_to_a_person() -> None:
    """The same statement was asked twice, and somebody wrote a number behind one."""
    rows = exports.microsoft_forms()
    rows[0].append("My workload is manageable and safe.")
    for row in rows[1:]:
        row.append("Agree")
    draft = drafted(rows)
    (own,) = draft.left
    assert (own.item.id, own.doubtful) == ("standard-3", True)
    assert [like.heading.code for like in own.nearest[:2]] == [
        "My workload is manageable and safe.",
        "My workload is safe and manageable",
    ]
    (problem,) = draft.problems
    assert (problem.code, problem.severity) == (Code.SURVEY_COLUMN, Severity.WARNING)


def test_a_column_of_comments_is_not_taken_for_its_statement() -> None:
    """A comment on the same thing has the more like heading, and no answers on a scale."""
    rows = exports.microsoft_forms()
    rows[0].append("Safe and manageable workloads")
    for n, row in enumerate(rows[1:]):
        row.append(f"Remark {n}")
    assert columns(drafted(rows)) == exports.STATEMENTS


def test_an_item_that_was_not_asked_is_told() -> None:
    """With what is nearest, if anything is."""
    rows = [row[:-1] for row in exports.microsoft_forms()]
    draft = drafted(rows)
    assert [own.item.id for own in draft.left] == ["standard-8"]
    assert [(own.code, own.severity) for own in draft.problems] == [(Code.SURVEY_COLUMN, Severity.NOTE)]


@given(st.permutations(range(14)))
@settings(max_examples=20, deadline=None)
def test_shuffling_columns_changes_no_pair(order: list[int]) -> None:
    """Where a column stands says nothing."""
    rows = exports.microsoft_forms()
    shuffled = [[row[n] for n in order] for row in rows]
    one, other = drafted(rows), drafted(shuffled)
    assert one.pairs == other.pairs
    assert one.questionnaire.answers == other.questionnaire.answers
    assert {*one.questionnaire.groups} == {*other.questionnaire.groups}


@pytest.mark.parametrize("name", WORDED)
def test_a_draft_reads_back_the_same(name: str) -> None:
    """With the comments for the person who confirms it."""
    draft = drafted(WORDED[name])
    text = survey_draft_text(draft)
    assert read_questionnaire(source_of(text), THERE) == draft.questionnaire
    for pair in draft.pairs:
        assert f"# {pair.item.id}, {pair.column.likeness} alike: " in text


HEADINGS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60)


@given(HEADINGS, HEADINGS, st.lists(HEADINGS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_whatever_a_platform_printed_reads_back_the_same(
    statement: str, council: str, extra: list[str]
) -> None:
    """Headings and answers in any script, with any signs."""
    rows = exports.generic()
    rows[0][0] = council
    rows[0][3] = f"My workload is safe and manageable {statement}"
    rows[0].append("Another")
    for n, row in enumerate(rows[1:]):
        row[4] = extra[n % len(extra)]
        row.append(extra[n % len(extra)])
    try:
        draft = drafted(rows, "agreement-5")
    except DocumentError as fault:
        assert {problem.code for problem in fault.problems} <= {Code.SURVEY_FILE}  # noqa: PT017 - it may be fine
        return
    assert read_questionnaire(source_of(survey_draft_text(draft)), THERE) == draft.questionnaire


# What answers mean.


@pytest.mark.parametrize(
    "rows",
    [
        exports.answers(),
        exports.as_codes(exports.answers()),
        exports.as_codes(exports.answers(), "A"),
        exports.as_codes(exports.answers(), "AO0"),
        [[f"{SAID[cell]} - {cell}" for cell in row] for row in exports.answers()],
        [[f"{cell} ({SAID[cell]})" for cell in row] for row in exports.answers()],
        [[cell.upper() for cell in row] for row in exports.answers()],
        [[cell.replace("Neither agree nor disagree", "Neutral") for cell in row] for row in exports.answers()],
        [[cell.replace("Strongly", "Stongly") for cell in row] for row in exports.answers()],
    ],
    ids=["labels", "codes", "A1", "AO01", "1 - label", "label (1)", "capitals", "neutral", "a typo"],
)
def test_labels_and_codes_mean_the_same(rows: list[list[str]]) -> None:
    """Each way in which platforms write the same answers."""
    draft = drafted(exports.microsoft_forms(rows))
    assert draft.questionnaire.scale == "agreement-5"
    assert draft.unexplained == ()
    meant = {own.says: own.point for own in draft.questionnaire.answers}
    said = [exports.answers()[n][0] for n in range(5)]
    read = [int(cell) if cell.isdigit() else cell for cell in (rows[n][0] for n in range(5))]
    assert [meant.get(cell, cell) for cell in read] == [SAID[label] for label in said]


def test_x_and_no_answer_are_told_from_points() -> None:
    """They are proposed, and looked at by a person."""
    rows = exports.answers()
    rows[0][0], rows[1][0], rows[2][0], rows[3][0] = (
        "N/A",
        "Not applicable to my role",
        "Don\u2019t know",
        "-99",
    )
    rows[4][0], rows[5][0], rows[6][0] = "X", "Prefer not to say", ""
    own = drafted(exports.microsoft_forms(rows)).questionnaire
    assert own.not_applicable == ("N/A", "Not applicable to my role")
    assert own.missing == (-99, "Don\u2019t know", "Prefer not to say")


def test_what_may_mean_anything_is_told_and_left_out() -> None:
    """Never guessed, though it is near a point."""
    rows = exports.answers()
    rows[0][0], rows[1][0] = "Tend to agree", "7"
    draft = drafted(exports.microsoft_forms(rows))
    assert draft.unexplained == ("7", "Tend to agree")
    assert [own.code for own in draft.problems if own.severity is Severity.WARNING][:2] == [
        Code.SURVEY_ANSWER
    ] * 2
    assert len(draft.questionnaire.answers) == 5


def test_mixed_labels_and_codes_are_told() -> None:
    """Both are kept, with a warning."""
    rows = exports.answers()
    rows[0][0] = "4"
    draft = drafted(exports.microsoft_forms(rows))
    assert {own.says: own.point for own in draft.questionnaire.answers} == {**SAID, 4: 4}
    assert [own.message for own in draft.problems] == ["some answers are labels, and others are codes."]


def test_a_scale_that_would_do_as_well_is_not_chosen() -> None:
    """1 to 4 may be agreement or extent."""
    rows = [["1", "2", "3", "4", "1", "2", "3", "4"] for _ in range(12)]
    draft = drafted(exports.microsoft_forms(rows))
    assert draft.questionnaire.scale is None
    assert Code.CHOICE_OPEN in {own.code for own in draft.problems}
    assert drafted(exports.microsoft_forms(rows), "extent-0-4").questionnaire.scale == "extent-0-4"


def test_the_scale_is_the_one_on_which_answers_mean_something() -> None:
    """Colours are colours, and 0 is no agreement."""
    colours = [[("Red", "Amber", "Green")[n % 3] for n in range(8)] for _ in range(12)]
    own = drafted(exports.microsoft_forms(colours)).questionnaire
    assert (own.scale, [answer.point for answer in own.answers]) == ("rag", ["red", "amber", "green"])
    numbers = [[str(n % 5) for n in range(8)] for _ in range(12)]
    assert drafted(exports.microsoft_forms(numbers)).questionnaire.scale == "extent-0-4"


def test_a_scale_that_is_not_offered_is_refused() -> None:
    """With the one that may have been meant."""
    with pytest.raises(DocumentError, match="Did you mean agreement-5"):
        drafted(exports.microsoft_forms(), "agreement-6")


@pytest.mark.parametrize(
    ("said", "point"),
    [
        *(
            ("strongly disagree", 1),
            ("Strongly  DISAGREE", 1),
            ("Disagre", 2),
            ("Agree.", 4),
            (3, 3),
            ("5", 5),
        ),
        *(("1 = strongly disagree", 1), ("5: strongly disagree", None), ("4 - Strongly agree", None)),
        *(
            ("10 - strongly agree", 5),
            ("Slightly agree", None),
            ("Do not agree", None),
            ("Agree to disagree", None),
        ),
        *(("", None), ("Agree / Strongly agree", None), ("=1", None), ("\u202eagree", 4), ("3)", None)),
    ],
)
def test_a_label_means_a_point_only_if_it_is_clear(said: int | str, point: int | None) -> None:
    """A typo is mended; another word, or a number that contradicts, is not."""
    assert point_of(said, AGREEMENT) == point


@given(
    st.lists(st.one_of(st.none(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20)), max_size=12)
)
def test_every_answer_has_one_meaning_or_is_told(values: list[int | float | str | None]) -> None:
    """None is lost, none means two things, and the order of the rows says nothing."""
    for scale in SCALES.values():
        own = meanings_on(scale, values)
        assert own == meanings_on(scale, reversed(values))
        said = [*(answer.says for answer in own.answers), *own.not_applicable, *own.missing]
        assert len(said) == len(set(said))
        assert {answer.point for answer in own.answers} <= {*scale.codes}


# How like wordings are.


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(
            ("safe", "unsafe"),
            ("I can do it", "I can not do it"),
            ("6 weeks", "12 weeks"),
            ("agree", "disagree"),
        ),
        *(("with support", "without support"), ("I never do", "I ever do"), ("more", "less")),
    ],
)
def test_what_means_the_contrary_is_no_typo(one: str, other: str) -> None:
    """However alike it is spelled."""
    assert is_turned(one, other)
    assert is_turned(other, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_both_ways(one: str, other: str) -> None:
    """From 0 to 1, and 1 for a text and itself."""
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert spelled_alike(one, other) == spelled_alike(other, one)
    assert likeness("my workload", "My  WORKLOAD!") == 1


@given(
    st.lists(
        st.dictionaries(st.integers(0, 4), st.integers(1, 1000).map(lambda n: n / 1000), max_size=5), max_size=4
    )
)
def test_pairs_are_of_the_best_total(likes: list[dict[int, float]]) -> None:
    """No other pairs add up to more: all of them are tried."""
    found = best_pairs(likes)
    assert len(set(found.values())) == len(found)
    total = sum(likes[row][column] for row, column in found.items())
    slots = [*range(5), *[None] * len(likes)]
    every = max(
        sum(likes[row].get(column, 0.0) for row, column in enumerate(order) if column is not None)
        for order in permutations(slots, len(likes))
    )
    assert total == pytest.approx(every)


def test_a_sheet_of_ten_thousand_columns_is_mapped() -> None:
    """An export with every question ever asked."""
    rows = exports.microsoft_forms()
    for n, row in enumerate(rows):
        row.extend(f"Question {m} about workload and supervision" if n == 0 else "text" for m in range(10_000))
    assert columns(drafted(rows)) == exports.STATEMENTS
