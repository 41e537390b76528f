"""How a number came about: each item, its points, what was left out and why, the rule, the result."""

from decimal import Decimal

import pytest
from tests.scoring.builders import BLANK, CANNOT, X, a_form, a_key, answers_to, score_of

from practicecheck.assessments import Answer
from practicecheck.frameworks import ItemView, Tag, TakesNarrative, Wording
from practicecheck.scoring import (
    Band,
    Bands,
    Counting,
    ItemWeight,
    Method,
    Minimum,
    Rounding,
    Totalling,
    score_assessment,
    told,
)


def test_every_item_says_what_it_gave_or_why_it_was_left_out():
    """Nothing disappears."""
    explanation = score_of({"a": [3, X, CANNOT, BLANK, 0]}, a_key()).explain("a")
    assert [told(item) for item in explanation.items] == [
        "3 of 4 (answered 3)",
        "left out: not applicable (there is none)",
        "left out: cannot answer (not recorded)",
        "left out: unanswered",
        "0 of 4 (answered 0)",
    ]


def test_an_explanation_reads_as_a_page():
    """What, each item, the rule, the result."""
    text = str(score_of({"a": [3, X, 2, BLANK]}, a_key()).explain("a"))
    assert text == (
        "Section a (a), by test@1\n"
        "\n"
        "  a-1  3 of 4 (answered 3)\n"
        "  a-2  left out: not applicable (there is none)\n"
        "  a-3  2 of 4 (answered 2)\n"
        "  a-4  left out: unanswered\n"
        "\n"
        "  The points are added up and divided by what the same items could give.\n"
        "  X comes out of both points and possible.\n"
        "  A missing answer is never a zero: it comes out of both, and the score is incomplete.\n"
        "  Rounded once, at the end, to 1 decimal, half up.\n"
        "  Laid down in: a test (ours).\n"
        "\n"
        "  5 / 8 x 100 = 62.5 %. Incomplete: with the 1 missing it could still be anything from 41.7 to 75.0."
    )


def test_weights_and_reversal_are_told():
    """Otherwise 10 of 10 would be a riddle."""
    key = a_key(weights=(ItemWeight(item="a-1", weight=Decimal("2.5")),), reversed_=("a-1",))
    explanation = score_of({"a": [0]}, key).explain("a")
    assert told(explanation.items[0]) == (
        "10 of 10 (answered 0, its scale runs the other way, counts 2.5 times)"
    )


def test_what_counts_as_lowest_is_told_so():
    """A 0 that nobody gave is not passed off as an answer."""
    key = a_key(missing=Counting.LOWEST, not_applicable=Counting.LOWEST)
    explanation = score_of({"a": [4, BLANK, X]}, key).explain("a")
    assert [told(item) for item in explanation.items] == [
        "4 of 4 (answered 4)",
        "0 of 4 (counted as the lowest point: unanswered)",
        "0 of 4 (counted as the lowest point: not applicable)",
    ]
    assert "X counts as the lowest point." in explanation.rule
    assert "A missing answer counts as the lowest point, and the score is incomplete." in explanation.rule


def test_an_answer_in_words_only_is_told():
    """It is an answer, but gives no points."""
    form = a_form({"a": 2}, also_takes=(TakesNarrative(),))
    card = score_assessment(
        answers_to(form, Answer(item="a-1", narrative="We meet monthly."), Answer(item="a-2", score=4)),
        form,
        a_key(),
    )
    explanation = card.explain("a")
    assert told(explanation.items[0]) == "left out: unanswered (answered without a score)"
    assert not explanation.score.complete
    assert (explanation.score.answered, explanation.score.unanswered) == (1, 1)
    assert card.whole_coverage.answered == 2


@pytest.mark.parametrize(
    ("key", "given", "result"),
    [
        (a_key(method=Method.CENTRED), [3, 2], "125 / 200 x 100 = 62.5 %."),
        (a_key(method=Method.SHARE_OF_TOP), [3, 1], "100 / 200 x 100 = 50.0 %."),
        (a_key(method=Method.PERCENT_POSITIVE, positive=(4,)), [4, 1, 1], "100 / 300 x 100 = 33.3 %."),
        (a_key(method=Method.SCALE_MEAN), [3, 2], "5 / 2 = 2.5."),
        (a_key({0: 0, 1: 1, 2: 3}, method=Method.CENTRED), [1, 2], "400/3 / 200 x 100 = 66.7 %."),
        (a_key(), [X], "No score: nothing is applicable."),
        (a_key(minimum=Minimum(answered=2)), [4], "No score: 1 answered, and the key asks for at least 2."),
    ],
)
def test_a_result_can_be_checked_by_hand(key, given, result):
    """The sum is exact; only its result is rounded."""
    assert score_of({"a": given}, key).explain("a").result == result


def test_the_rule_names_all_that_the_key_says():
    """Positive points, minimum, rounding, bands and their source."""
    key = a_key(
        method=Method.PERCENT_POSITIVE,
        positive=(3, 4),
        minimum=Minimum(answered=2, percent=50),
        rounding=Rounding(decimals=0),
        bands=Bands(
            ranges=(Band(label="all there is", from_=0, to=100),),
            rounding=Rounding(decimals=0),
            source="a survey of 2024",
        ),
    )
    explanation = score_of({"a": [4, 0]}, key).explain("a")
    assert explanation.rule == (
        "The score is the share of answers that are positive, in percent.",
        "Positive: 3, 4.",
        "X comes out of both points and possible.",
        "A missing answer is never a zero: it comes out of both, and the score is incomplete.",
        "There is a score from 2 answered items on.",
        "There is a score where at least 50 % of what applies is answered.",
        "Rounded once, at the end, to 0 decimals, half up.",
        "For its band the exact score is rounded to 0 decimals, half up (a survey of 2024).",
        "Laid down in: a test (ours).",
    )
    assert explanation.result == "100 / 200 x 100 = 50 %, which is all there is."


def test_a_total_of_sections_says_so_and_its_sections_do_not():
    """The mean of 100 and 0 is not 4 of 16."""
    card = score_of({"a": [4], "b": [0, 0, 0]}, a_key(totalling=Totalling.SECTIONS))
    whole, part = card.explain(), card.explain("a")
    assert "The total is the mean of the sections' scores." in whole.rule
    assert whole.result == "4 of 16 points; the mean of the sections is 50.0 %."
    assert "The total is the mean of the sections' scores." not in part.rule
    assert part.result == "4 / 4 x 100 = 100.0 %."


def test_a_mean_of_sections_means_is_not_explained_as_a_mean_of_items():
    """5 and 1 are 3, though (5 + 1 + 1) / 3 is not."""
    key = a_key({n: n for n in range(1, 6)}, method=Method.SCALE_MEAN, totalling=Totalling.SECTIONS)
    card = score_of({"a": [5], "b": [1, 1]}, key)
    assert card.explain().result == "7 of 15 points; the mean of the sections is 3.0."


def test_the_whole_is_explained_when_nothing_is_named():
    """With every scored item of every section."""
    explanation = score_of({"a": [4, 3], "b": [2]}, a_key()).explain()
    assert (explanation.what, explanation.title) == ("total", "The whole")
    assert [item.item for item in explanation.items] == ["a-1", "a-2", "b-1"]


def test_a_group_of_a_view_is_explained_by_view_and_group():
    """Such as domain:caring."""
    form = a_form(
        {"a": 2},
        tags={"a-2": (Tag(view="domain", values=("safe", "caring"), wording=Wording.OURS),)},
        views=(ItemView(id="domain", title="Domains", groups=("safe", "caring"), wording=Wording.OURS),),
    )
    answers = (Answer(item="a-1", score=0), Answer(item="a-2", score=3))
    card = score_assessment(answers_to(form, *answers), form, a_key())
    explanation = card.explain("domain:caring")
    assert explanation.title == "Domain: caring"
    assert explanation.result == "3 / 4 x 100 = 75.0 %."
    with pytest.raises(KeyError):
        card.explain("domain:effective")


@pytest.mark.parametrize("what", ["c", "domain:caring", ""])
def test_there_is_no_explanation_of_what_is_not_there(what):
    """It is a look-up, and fails like one."""
    with pytest.raises(KeyError):
        score_of({"a": [4]}, a_key()).explain(what)
