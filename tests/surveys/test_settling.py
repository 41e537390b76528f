"""A questionnaire finds its columns in a new export; what was mended is told, and nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.surveys import exports

from practicecheck import Catalogue
from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.surveys import (
    AskedItem,
    GroupColumn,
    Heading,
    Questionnaire,
    check_export,
    find_columns,
    open_export,
    settled,
)
from practicecheck.surveys.exports._likeness import is_turned

THERE = Catalogue.builtin()
STANDARDS = THERE["employer-standards@2014"]
OWN = Questionnaire(
    framework=STANDARDS.id,
    scale="agreement-5",
    platform="microsoft-forms",
    items=tuple(
        AskedItem(item=item, column=text, wording=text, confirmed=True)
        for item, text in exports.STATEMENTS.items()
    ),
    groups=(GroupColumn(name="council", column=exports.COUNCIL),),
    respondent="ID",
)
HEADINGS = exports.microsoft_forms()[0]
CODED = attrs.evolve(
    OWN,
    items=tuple(
        AskedItem(item=item, column=f"Q{n}", wording=text)
        for n, (item, text) in enumerate(exports.STATEMENTS.items(), start=1)
    ),
    groups=(),
    respondent=None,
)


def coded(**changed: str | None) -> list[Heading]:
    """Headings with codes, some with another wording."""
    return [Heading(code=own.column, wording=changed.get(own.column, own.wording)) for own in CODED.items]


def test_headings_that_did_not_change_are_found_without_a_word() -> None:
    """Each has its place."""
    found = settled(OWN, HEADINGS)
    assert [own.place for own in found.items] == list(range(6, 14))
    assert (found.groups[0].place, found.respondent and found.respondent.place) == (5, 0)
    assert found.problems == found.missing == ()
    assert all(own.was is None for own in found.found)


@given(st.data())
def test_a_heading_with_one_typo_is_found_again(data: st.DataObject) -> None:
    """A letter too many, too few, another, or two the other way round; with a note."""
    place = data.draw(st.integers(5, 13))
    text = HEADINGS[place]
    at = data.draw(st.integers(0, len(text) - 2))
    letter = data.draw(st.sampled_from("aeinrstz"))
    kind = data.draw(st.sampled_from(["drop", "add", "other", "swap"]))
    typo = {
        "drop": text[:at] + text[at + 1 :],
        "add": text[:at] + letter + text[at:],
        "other": text[:at] + letter + text[at + 1 :],
        "swap": text[:at] + text[at + 1] + text[at] + text[at + 2 :],
    }[kind]
    typo = " ".join(typo.split())
    assume(not is_turned(text, typo))  # "work nor" for "work for" is for a person
    headings = [*HEADINGS[:place], typo, *HEADINGS[place + 1 :]]
    found = settled(OWN, data.draw(st.permutations(headings)))
    assert {own.heading.code for own in found.found} == {HEADINGS[0], *headings[5:]}
    assert len(found.problems) == (typo != text)
    assert all(own.severity is Severity.NOTE for own in found.problems)


@given(st.permutations(HEADINGS))
def test_the_order_of_columns_says_nothing(headings: list[str]) -> None:
    """A column is found by its heading alone."""
    assert [own.heading for own in settled(OWN, headings).found] == [
        own.heading for own in settled(OWN, HEADINGS).found
    ]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("My workload is unsafe and manageable", "there is no such column"),
        ("My workload is not safe and manageable", "there is no such column"),
        ("How many hours do you work?", "there is no such column"),
        ("", "there is no such column"),
    ],
)
def test_another_question_is_not_taken(change: str, why: str) -> None:
    """Though it is spelled much like it."""
    headings = [change if own == exports.STATEMENTS["standard-3"] else own for own in HEADINGS]
    with pytest.raises(DocumentError, match=why) as caught:
        settled(OWN, headings, "new.csv")
    (problem,) = caught.value.problems
    assert (problem.code, problem.file) == (Code.SURVEY_COLUMN, "new.csv")


def test_near_misses_are_named() -> None:
    """So that a person can choose."""
    headings = [
        "My work is safe and can be managed" if own == exports.STATEMENTS["standard-3"] else own
        for own in HEADINGS
    ]
    with pytest.raises(DocumentError, match=r'The nearest are "My work is safe and can be managed" \(0\.'):
        settled(OWN, headings)


def test_two_columns_that_would_do_are_refused() -> None:
    """A mended question beside its draft."""
    text = exports.STATEMENTS["standard-3"]
    headings = [own for own in HEADINGS if own != text] + [f"{text}!a", f"{text}!b"]
    with pytest.raises(DocumentError, match="nothing tells which"):
        settled(OWN, headings)


def test_two_items_never_settle_on_one_column() -> None:
    """Both are refused, though each would be found alone."""
    one = AskedItem(item="standard-3", column="a", wording="My workload is safe and manageable now")
    other = AskedItem(item="standard-5", column="b", wording="My workload is safe and manageable too")
    own = attrs.evolve(CODED, items=(one, other))
    with pytest.raises(DocumentError) as caught:
        settled(own, ["My workload is safe and manageable"])
    assert len(caught.value.problems) == 2


def test_a_heading_that_stands_over_two_columns_is_refused() -> None:
    """Neither is taken."""
    with pytest.raises(DocumentError, match="2 columns have that heading"):
        settled(OWN, [*HEADINGS, exports.STATEMENTS["standard-3"]])


def test_blanks_and_capitals_are_mended() -> None:
    """With a note."""
    headings = [own.upper() for own in HEADINGS]
    found = settled(OWN, headings)
    assert len(found.items) == 8
    assert {own.severity for own in found.problems} == {Severity.NOTE}


def test_codes_are_never_mended() -> None:
    """Q3 is spelled much like Q4."""
    headings = [own for own in coded() if own.code != "Q3"]
    found = find_columns(CODED, [*headings, Heading(code="Q33")])
    assert found.missing == ("standard-3",)


def test_a_name_in_one_word_is_not_mended_but_suggested() -> None:
    """A group may be anything."""
    own = attrs.evolve(CODED, groups=(GroupColumn(name="council", column="Counsil"),))
    with pytest.raises(DocumentError, match="Did you mean Council"):
        settled(own, [*coded(), "Council"])


def test_a_code_that_asks_something_else_now_is_refused() -> None:
    """Somebody put a question in front, and the platform counted anew."""
    texts = ["Where do you work most of the time?", *exports.STATEMENTS.values()]
    headings = [Heading(code=f"Q{n}", wording=text) for n, text in enumerate(texts, start=1)]
    with pytest.raises(DocumentError) as caught:
        settled(CODED, headings)
    assert len(caught.value.problems) == 8
    assert 'asks something else now: "Where do you' in caught.value.problems[0].message
    assert "is Q2 now" in caught.value.problems[0].message


def test_a_wording_that_was_mended_under_its_code_is_told() -> None:
    """The code is the same, so it is taken."""
    found = settled(CODED, coded(Q3="My workload is safe and managable"))
    assert len(found.items) == 8
    assert "its wording was mended" in found.problems[0].message


def test_a_code_without_its_wording_is_taken_as_it_is() -> None:
    """An export of codes alone."""
    assert len(settled(CODED, [Heading(code=f"Q{n}") for n in range(1, 9)]).items) == 8


def test_a_questionnaire_reads_the_same_survey_from_another_platform(tmp_path: Path) -> None:
    """The statements of a grid are found by their wording."""
    table = open_export(exports.csv_file(tmp_path / "l.csv", exports.limesurvey(heading="full")))
    own = attrs.evolve(OWN, respondent=None)
    found = settled(own, table.headings)
    assert [column.heading.statement for column in found.items] == list(exports.STATEMENTS.values())
    assert len(found.problems) == 8


def checked(folder: Path, rows: list[list[str]], own: Questionnaire = OWN) -> list[tuple[Code, str]]:
    table = open_export(exports.csv_file(folder / "new.csv", rows), own.platform)
    return [(told.code, told.message) for told in check_export(own, STANDARDS, table).problems]


def test_answers_without_a_meaning_are_told(tmp_path: Path) -> None:
    """By column, so that each can be given one."""
    rows = exports.microsoft_forms(exports.as_codes(exports.answers()))
    rows[1][8], rows[2][8], rows[3][9] = "7", "Often", "X"
    assert checked(tmp_path, rows) == [
        (
            Code.SURVEY_ANSWER,
            'column "My workload is safe and manageable" (standard-3): "7", "Often" have no meaning.',
        )
    ]


def test_comments_where_answers_belong_are_told(tmp_path: Path) -> None:
    """The column was named wrongly."""
    rows = exports.microsoft_forms(exports.as_codes(exports.answers(80)))
    for n, row in enumerate(rows[1:]):
        row[8] = f"Remark {n}"
    ((code, message),) = checked(tmp_path, rows)
    assert code is Code.SURVEY_ANSWER
    assert "so many different answers" in message


def test_a_respondent_who_is_there_twice_is_told(tmp_path: Path) -> None:
    """Somebody sent the form again."""
    rows = exports.microsoft_forms(exports.as_codes(exports.answers()))
    rows[4][0] = rows[5][0]
    assert [code for code, _ in checked(tmp_path, rows)] == [Code.RESPONDENT_TWICE]


def test_a_confirmed_questionnaire_finds_everything(tmp_path: Path) -> None:
    """Then there is nothing to say."""
    assert checked(tmp_path, exports.microsoft_forms(exports.as_codes(exports.answers()))) == []
