"""What is wrong with an assessment is told in words that an officer can act on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    COLOURS,
    EVERYTHING,
    EXTENT,
    HAWD,
    LAW,
    STANDARDS_2014,
    STANDARDS_2020,
    STEPS,
    a_framework,
    an_assessment,
    an_item,
    answerable,
    assessments,
)

from practicecheck.assessments import (
    Answer,
    Ballot,
    BaseValue,
    Capture,
    Chosen,
    Number,
    Reason,
    SectionRecord,
    StreamEntry,
    check_assessment,
)
from practicecheck.errors import Problem, Severity
from practicecheck.frameworks import Framework, Period, PointCode, TakesChoice, TakesScore

FORM = Chosen(choice="form", option="A")
ON_EXTENT = Chosen(choice="scale", option="extent")
ON_COLOURS = Chosen(choice="scale", option="colours")


def told(*answers: Answer, framework: Framework = EVERYTHING, **other: Any) -> list[Problem]:
    """Errors and warnings of an assessment on the scale extent, if nothing else is said."""
    given_ = {"choices": (FORM, ON_EXTENT), **other} if framework is EVERYTHING else other
    found = check_assessment(an_assessment(framework, *answers, **given_), framework)
    return [problem for problem in found if problem.severity is not Severity.NOTE]


def only(*answers: Answer, **other: Any) -> tuple[str, str, str, str]:
    """The one problem: code, place, message, remedy."""
    (problem,) = told(*answers, **other)
    return problem.code.value, problem.place, problem.message, problem.remedy


@LAW
@given(st.data())
def test_a_valid_assessment_has_no_errors(data: st.DataObject) -> None:
    framework = data.draw(answerable())
    found = check_assessment(data.draw(assessments(framework)), framework)
    assert [problem for problem in found if problem.severity is Severity.ERROR] == []


# --- reasons and states -----------------------------------------------------------------------


@pytest.mark.parametrize("reason", ["not_applicable", "cannot_answer"])
@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_a_reason_is_never_blank(reason: str, blank: str) -> None:
    answer = attrs.evolve(Answer(item="q1"), **{reason: Reason(blank)})
    assert only(answer) == (
        "PC201",
        f"answers.q1.{reason}",
        f"{reason} is given without a reason.",
        f"Write why, in a few words: {reason}: There is no night service.",
    )


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"score": 3, "not_applicable": "Nobody"}, "score and not_applicable"),
        ({"score": 3, "cannot_answer": "Lost"}, "score and cannot_answer"),
        ({"not_applicable": "Nobody", "cannot_answer": "Lost"}, "not_applicable and cannot_answer"),
    ],
)
def test_an_answer_says_one_thing(given_: dict[str, Any], said: str) -> None:
    assert only(Answer(item="q1", **given_)) == (
        "PC202",
        "answers.q1",
        f"the answer says {said} at once.",
        "Keep the one that is true.",
    )


def test_a_number_and_a_percentage_at_once_are_two_answers() -> None:
    assert only(Answer(item="cases", number=3, percent=10))[:2] == ("PC202", "answers.cases")


def test_a_scale_without_x_refuses_it_and_says_what_to_write() -> None:
    answer = Answer(item="q1", not_applicable=Reason("Nobody"))
    assert only(answer, choices=(FORM, ON_COLOURS)) == (
        "PC206",
        "answers.q1.not_applicable",
        "the scale colours has no X.",
        "Give a score, or write cannot_answer with a reason.",
    )
    assert told(answer) == []
    assert told(Answer(item="policy", not_applicable=Reason("None")), choices=(FORM, ON_COLOURS)) == []


# --- values -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "given_", "wanted"),
    [
        ("q1", {"number": 3}, "score: a point of the scale"),
        ("people", {"percent": 3}, "number: a figure"),
        ("share", {"number": 3}, "percent: a figure from 0 to 100"),
        ("policy", {"score": 3}, "answer: true or false"),
        ("often", {"number": 3}, "times: a number, and per: a period"),
        ("kind", {"answer": True}, "chosen: a list of options"),
        ("heard", {"entries": ("a",)}, "stream: a list of sources, each with what and says"),
        ("q2-b", {"score": 3}, "narrative: your words"),
        ("blocks", {"answer": True}, "entries: a list of short texts or narrative: your words"),
        ("cases", {"chosen": ("a",)}, "number: a figure or percent: a figure from 0 to 100"),
        ("q2-b", {"times": 3, "per": Period.DAY}, "narrative: your words"),
        ("q2-b", {"stream": (StreamEntry(what="a", says="b"),)}, "narrative: your words"),
    ],
    ids=str,
)
def test_a_value_that_an_item_does_not_take_is_told_with_what_it_takes(
    item: str, given_: dict[str, Any], wanted: str
) -> None:
    key = next(iter(given_))
    assert only(Answer(item=item, **given_)) == (
        "PC203",
        f"answers.{item}.{key}",
        f"{item} is not answered with {key}.",
        f"Write {wanted}.",
    )


@pytest.mark.parametrize(("given_", "said"), [({"per": Period.DAY}, "per"), ({"unit": "days"}, "unit")])
def test_half_of_a_value_is_told(given_: dict[str, Any], said: str) -> None:
    code, place, _, remedy = only(Answer(item="policy", **given_))
    assert (code, place) == ("PC203", f"answers.policy.{said}")
    assert remedy.endswith(f"beside {said}.")


@pytest.mark.parametrize("score", [5, -1, "3", "amberish", ""])
def test_a_point_that_no_scale_has_is_told_with_those_that_there_are(score: PointCode) -> None:
    assert only(Answer(item="q1", score=score)) == (
        "PC204",
        "answers.q1.score",
        f"{score} is not on the scale 0-4 or X.",
        "Choose 0, 1, 2, 3 or 4, or write not_applicable with a reason.",
    )


def test_points_that_are_words_are_listed() -> None:
    assert only(Answer(item="q1", score="blue"), choices=(FORM, ON_COLOURS))[2:] == (
        "blue is not on the scale red, amber, green.",
        "Choose red, amber or green.",
    )


@pytest.mark.parametrize("score", ["X", "x"])
def test_x_as_a_score_is_told_with_the_way_it_is_written(score: str) -> None:
    assert only(Answer(item="q1", score=score))[2:] == (
        "X is written another way here, since it needs a reason.",
        "Write not_applicable: and the reason, in place of the score.",
    )


def test_a_point_of_another_scale_names_that_scale() -> None:
    assert only(Answer(item="q1", score="amber")) == (
        "PC205",
        "answers.q1.score",
        "amber is a point of the scale colours, and this file uses extent.",
        "Choose 0, 1, 2, 3 or 4; or write scale: colours under choices, for all answers.",
    )


@pytest.mark.parametrize(
    ("item", "given_", "code", "key"),
    [
        ("people", {"number": -1}, "PC209", "number"),
        ("share", {"percent": Decimal("-0.1")}, "PC209", "percent"),
        ("often", {"times": -1, "per": Period.DAY}, "PC209", "times"),
        ("leave", {"number": -1, "unit": "days"}, "PC209", "number"),
        ("people", {"number": 5001}, "PC210", "number"),
        ("share", {"percent": Decimal("100.1")}, "PC210", "percent"),
        ("cases", {"number": Decimal("2.5")}, "PC211", "number"),
    ],
    ids=str,
)
def test_figures_beyond_their_limits_are_told(item: str, given_: dict[str, Any], code: str, key: str) -> None:
    found = only(Answer(item=item, **given_))
    assert found[:2] == (code, f"answers.{item}.{key}")
    assert found[2].startswith(str(given_[key]))


@pytest.mark.parametrize("number", [0, 5000, Decimal("2.0"), Decimal("1E+2")])
def test_figures_at_their_limits_are_fine(number: Number) -> None:
    assert told(Answer(item="people", number=number)) == []
    assert told(Answer(item="cases", number=number)) == []


def test_the_most_of_a_number_is_named_with_its_unit() -> None:
    assert only(Answer(item="step-6", number=169), framework=STEPS)[2] == (
        "169 is more than 168, the most that hours a week can be."
    )


@pytest.mark.parametrize(
    ("item", "unit", "place", "said"),
    [
        ("leave", None, "answers.leave", "nothing says in which unit."),
        ("leave", "weeks", "answers.leave.unit", '"weeks" is not a unit of leave.'),
        ("people", "heads", "answers.people.unit", '"heads" is not the unit of people.'),
    ],
)
def test_a_number_says_its_unit_where_there_are_several(
    item: str, unit: str | None, place: str, said: str
) -> None:
    found = only(Answer(item=item, number=3, unit=unit))
    assert found[:3] == ("PC218", place, said)
    assert "unit: days or hours" in found[3] or "unit: people, or leave it out" in found[3]


def test_a_frequency_says_its_period() -> None:
    assert only(Answer(item="often", times=2)) == (
        "PC218",
        "answers.often",
        "nothing says in which period.",
        "Write per: day, week, fortnight, month, quarter or year.",
    )


def test_options_are_those_that_are_offered_and_as_many_as_are_asked_for() -> None:
    assert only(Answer(item="kind", chosen=("one", "groop")))[:2] == ("PC219", "answers.kind.chosen[2]")
    assert only(Answer(item="kind", chosen=("one", "groop")))[3] == "Did you mean group?"
    assert told(Answer(item="kind", chosen=("one", "group"))) == []
    (taken,) = EVERYTHING.item("kind").takes
    assert isinstance(taken, TakesChoice)
    single = a_framework(an_item("kind", attrs.evolve(taken, several=False)))
    assert only(Answer(item="kind", chosen=("one", "group")), framework=single)[:3] == (
        "PC214",
        "answers.kind.chosen",
        "2 options are chosen, and one is asked for.",
    )


def test_no_more_entries_than_are_asked_for() -> None:
    assert told(Answer(item="blocks", entries=("a", "b", "c"))) == []
    assert only(Answer(item="blocks", entries=("a", "b", "c", "d")))[:3] == (
        "PC214",
        "answers.blocks.entries",
        "4 entries are given, and 3 are asked for.",
    )


def test_days_run_forwards() -> None:
    early, late = date(2026, 4, 1), date(2026, 9, 30)
    capture = Capture(from_=late, to=early)
    assert only(capture=capture)[:2] == ("PC222", "capture.to")
    assert told(capture=Capture(from_=early, to=early)) == []
    stream = (StreamEntry(what="a", says="b"), StreamEntry(what="a", says="b", from_=late, to=early))
    assert only(Answer(item="heard", stream=stream))[:2] == ("PC222", "answers.heard.stream[2].to")


# --- items, sections, choices -----------------------------------------------------------------


def test_an_unknown_item_is_told_with_the_nearest_one() -> None:
    assert only(
        Answer(item="q1-7", score=3), framework=HAWD, choices=(Chosen(choice="integration", option="2A"),)
    ) == (
        "PC117",
        "answers.q1-7",
        '"q1-7" is not an item of how-are-we-doing@2016.',
        "Did you mean q1-1?",
    )


def test_an_unknown_item_that_is_near_to_none_is_told_with_the_way_to_find_them() -> None:
    assert only(Answer(item="zzz"))[3] == "`practicecheck show everything@2026` prints its items."


def test_more_unknown_items_than_any_form_has_are_told_without_looking_for_what_was_meant() -> None:
    """Each look takes a while, and such a list of ids was made for something else."""
    problems = told(*(Answer(item=f"q1-1{n:03}") for n in range(400)), framework=HAWD)
    unknown = [problem for problem in problems if problem.code.value == "PC117"]
    assert len(unknown) == 400
    assert [problem.remedy.startswith("Did you mean") for problem in unknown] == [True] * 200 + [False] * 200


def test_an_item_with_parts_only_is_answered_through_them() -> None:
    assert only(Answer(item="q2", narrative="All of it")) == (
        "PC217",
        "answers.q2",
        "q2 is answered through its parts.",
        "Answer q2-a, q2-b instead.",
    )
    assert told(Answer(item="q2")) == []


def test_the_other_alternative_is_told_for_answers_and_sections_but_not_for_blanks() -> None:
    assert only(Answer(item="b-1", narrative="Not ours"))[:3] == (
        "PC207",
        "answers.b-1",
        "b-1 belongs to the alternative that was not chosen.",
    )
    assert told(Answer(item="b-1")) == []
    for said in ({"note": "Not ours"}, {"priorities": ("Not ours",)}, {"speaks_for": "Nobody of ours"}):
        assert only(sections=(SectionRecord(section="B", **said),))[:2] == ("PC207", "sections.B")
    assert told(sections=(SectionRecord(section="B"),)) == []


def test_an_answer_whose_condition_is_not_met_is_told() -> None:
    why = Answer(item="policy-why", narrative="Since 2024")
    assert only(Answer(item="policy", answer=False), why) == (
        "PC208",
        "answers.policy-why",
        "policy-why is asked only if policy is answered yes (true).",
        "Leave policy-why out, or mend the answer to policy.",
    )
    assert told(Answer(item="policy", answer=True), why) == []
    assert told(why) == []


def test_an_unknown_section_and_base_figure_are_told_with_the_nearest() -> None:
    assert only(sections=(SectionRecord(section="view"),))[2:] == (
        '"view" is not a section of everything@2026.',
        "Did you mean views?",
    )
    assert only(base=(BaseValue(figure="post", number=1),))[2:] == (
        '"post" is not a base figure of everything@2026.',
        "Did you mean posts?",
    )


def test_base_figures_have_limits_too() -> None:
    assert only(base=(BaseValue(figure="posts", number=-1),))[:2] == ("PC209", "base.posts")
    assert only(base=(BaseValue(figure="posts", number=Decimal("1.5")),))[:2] == ("PC211", "base.posts")
    assert told(base=(BaseValue(figure="wte", number=Decimal("1.5")),)) == []


def test_choices_are_those_that_the_framework_offers() -> None:
    assert only(choices=(FORM, ON_EXTENT, Chosen(choice="size", option="L")))[:3] == (
        "PC121",
        "choices.size",
        '"size" is not a choice that everything@2026 offers.',
    )
    assert only(choices=(Chosen(choice="form", option="C"), ON_EXTENT))[3] == "Write one of: A, B."
    assert only(choices=(FORM, Chosen(choice="scale", option="stars")))[:3] == (
        "PC122",
        "choices.scale",
        'everything@2026 does not offer scale: "stars".',
    )
    none = a_framework(an_item("a"))
    assert only(framework=none, choices=(FORM,))[3] == "It offers: none."


def test_an_open_choice_is_a_note_until_one_of_its_sections_is_answered() -> None:
    blank = check_assessment(an_assessment(EVERYTHING, choices=(ON_EXTENT,)), EVERYTHING)
    assert [p.severity for p in blank if p.code.value == "PC223"] == [Severity.NOTE]
    assert only(Answer(item="a-1", narrative="Ours"), choices=(ON_EXTENT,)) == (
        "PC223",
        "choices",
        "nothing says which was chosen: Which form?",
        "Write form: A or B under choices.",
    )
    both = told(Answer(item="a-1", narrative="a"), Answer(item="b-1", narrative="b"), choices=(ON_EXTENT,))
    assert [problem.code.value for problem in both] == ["PC223"]


def test_an_open_scale_is_a_note_until_something_is_scored() -> None:
    blank = check_assessment(an_assessment(STANDARDS_2014), STANDARDS_2014)
    assert [p.severity for p in blank if p.code.value == "PC223"] == [Severity.NOTE]
    assert only(Answer(item="standard-1", score=3), framework=STANDARDS_2014)[:2] == ("PC223", "choices")


def test_a_digest_of_another_wording_is_told_with_the_one_that_is_here() -> None:
    code, place, _, remedy = only(digest="sha256:0")
    assert (code, place) == ("PC119", "digest")
    assert EVERYTHING.digest in remedy
    assert told(digest=EVERYTHING.digest) == []


def test_what_is_unanswered_is_a_note_for_each_section() -> None:
    notes = [p for p in check_assessment(an_assessment(STEPS), STEPS) if p.code.value == "PC224"]
    assert [note.severity for note in notes] == [Severity.NOTE] * 5
    assert notes[0].message == (
        "section 1: 13 of 13 are still unanswered: step-1, step-2, step-3, step-4, step-5, step-6 and 7 more."
    )
    one_left = [
        Answer(item=item.id, cannot_answer=Reason("Lost"))
        for item in STEPS.section("3").items
        if item.id != "step-23"
    ]
    found = check_assessment(an_assessment(STEPS, *one_left), STEPS)
    assert "section 3: 1 of 4 are still unanswered: step-23." in [problem.message for problem in found]


# --- ballots ----------------------------------------------------------------------------------


def ballot(rater: str, score: PointCode | None = None, **other: Any) -> Ballot:
    return Ballot(**{"rater": rater, "perspective": "practitioner", "score": score, **other})


def of_ballots(*ballots: Ballot, item: str = "q1", **other: Any) -> list[tuple[str, str, str]]:
    found = told(Answer(item=item, ballots=ballots), perspectives=("practitioner",), **other)
    return [(problem.code.value, problem.place, problem.message) for problem in found]


def test_sound_ballots_are_not_told() -> None:
    assert of_ballots(ballot("r1", 0), ballot("r2", 4), ballot("r3", not_applicable=True)) == []


@pytest.mark.parametrize(
    ("ballots", "place", "message"),
    [
        ((ballot("r1", 1), ballot("r1", 2)), "[2]", "r1 votes on q1 a second time."),
        ((ballot("r1", 9),), "[1].score", "9 is not on the scale 0-4 or X."),
        ((ballot("r1", "red"),), "[1].score", "red is not on the scale 0-4 or X."),
        ((ballot("r1"),), "[1]", "a ballot gives a score or X, one of the two."),
        ((ballot("r1", 1, not_applicable=True),), "[1]", "a ballot gives a score or X, one of the two."),
        (
            (ballot("r1", 1, perspective="gardener"),),
            "[1].perspective",
            '"gardener" is not a perspective that is known here (1 ballot).',
        ),
    ],
    ids=str,
)
def test_a_ballot_that_can_not_be_counted_is_told(
    ballots: tuple[Ballot, ...], place: str, message: str
) -> None:
    assert of_ballots(*ballots) == [("PC220", f"answers.q1.ballots{place}", message)]


def test_an_unknown_perspective_is_told_once_with_how_many_ballots_it_has() -> None:
    twice = (ballot("r1", 1, perspective="practicioner"), ballot("r2", 1, perspective="practicioner"))
    (problem,) = told(Answer(item="q1", ballots=twice), perspectives=("practitioner",))
    assert "(2 ballots)" in problem.message
    assert problem.remedy.startswith("Did you mean practitioner?")


def test_x_on_a_scale_without_x_is_told() -> None:
    found = of_ballots(ballot("r1", not_applicable=True), choices=(FORM, ON_COLOURS))
    assert found == [("PC220", "answers.q1.ballots[1]", "the scale colours has no X.")]


def test_nobody_votes_on_what_is_not_scored() -> None:
    found = of_ballots(ballot("r1", 1), item="policy")
    assert found == [("PC220", "answers.policy", "policy is not scored, so nobody can vote on it.")]


def test_the_perspectives_of_the_framework_are_known() -> None:
    framework = a_framework(
        an_item("a", TakesScore(scales=("extent",))), scales=(EXTENT,), perspectives=("AMHP",)
    )
    assert told(Answer(item="a", ballots=(ballot("r1", 1, perspective="AMHP"),)), framework=framework) == []


def test_the_scale_of_the_ballots_is_the_scale_of_the_file() -> None:
    assert of_ballots(ballot("r1", "red"), choices=(FORM, ON_COLOURS)) == []
    assert COLOURS.not_applicable is None


def test_the_usual_perspectives_are_known_wherever_there_are_scores_to_vote_on() -> None:
    """A practitioner's ballot needs no declaration, whichever framework it is on."""
    assert STANDARDS_2014.perspectives == STANDARDS_2020.perspectives == HAWD.perspectives
