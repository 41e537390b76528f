"""Laws that hold for every key, every form and every set of answers."""

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.scoring.builders import BLANK, CANNOT, X, a_form, a_key, an_answer, answers_to

from practicecheck.assessments import AnswerState
from practicecheck.scoring import (
    Counting,
    Half,
    ItemWeight,
    Method,
    Minimum,
    Rounding,
    Totalling,
    score_assessment,
)

LENGTHS = {"a": 3, "b": 2, "c": 1}
ITEMS = [f"{section}-{n}" for section, length in LENGTHS.items() for n in range(1, length + 1)]
NUMBERS = st.decimals(min_value=0, max_value=20, places=1)


@st.composite
def keys(draw):
    """Keys of each method over two to six points, with all that a key may say."""
    values = sorted(draw(st.lists(NUMBERS, min_size=2, max_size=6, unique=True)))
    method = draw(st.sampled_from(Method))
    positive = ()
    if method is Method.PERCENT_POSITIVE:
        positive = tuple(range(len(values)))[-draw(st.integers(1, len(values))) :]
    return a_key(
        dict(enumerate(values)),
        method=method,
        positive=positive,
        reversed_=tuple(draw(st.lists(st.sampled_from(ITEMS), unique=True))),
        weights=tuple(
            ItemWeight(item=item, weight=draw(st.decimals(min_value="0.5", max_value=3, places=1)))
            for item in draw(st.lists(st.sampled_from(ITEMS), unique=True, max_size=3))
        ),
        not_applicable=draw(st.sampled_from(Counting)),
        missing=draw(st.sampled_from(Counting)),
        minimum=Minimum(
            answered=draw(st.none() | st.integers(0, 4)), percent=draw(st.none() | st.integers(0, 100))
        ),
        totalling=draw(st.sampled_from(Totalling)),
        rounding=Rounding(decimals=draw(st.integers(0, 3)), half=draw(st.sampled_from(Half))),
    )


@st.composite
def filled(draw):
    """A key, and what each item was given."""
    key = draw(keys())
    given = st.sampled_from([*key.worth, X, CANNOT, BLANK])
    return key, {item: draw(given) for item in ITEMS}


def card_of(key, given):
    form = a_form(LENGTHS, tuple(key.worth))
    return score_assessment(answers_to(form, *(an_answer(*pair) for pair in given.items())), form, key)


def scores_of(card):
    return [card.total, *(section.score for section in card.sections)]


@given(filled(), st.data())
def test_a_better_answer_never_lowers_a_score(case, data):
    """Neither the total nor any section, nor what they could become; better is lower on a reversed item."""
    key, given_ = case
    answered = [item for item in ITEMS if given_[item] in key.worth]
    if not answered:
        return
    item = data.draw(st.sampled_from(answered))
    codes = [code for code in key.worth if (code <= given_[item]) is (item in key.reversed_)]
    better = data.draw(st.sampled_from([*codes, given_[item]]))
    for before, after in zip(
        scores_of(card_of(key, given_)), scores_of(card_of(key, {**given_, item: better})), strict=True
    ):
        for figure in ("exact", "exact_low", "exact_high", "exact_points"):
            low, high = getattr(before, figure), getattr(after, figure)
            assert (low is None) is (high is None)
            assert low is None or low <= high


@given(filled(), st.sampled_from(ITEMS))
def test_x_never_changes_anyone_elses_points(case, item):
    """Other items give what they gave, and other sections score what they scored."""
    key, given_ = case
    before, after = card_of(key, given_), card_of(key, {**given_, item: X})
    for one, other in zip(before.total.items, after.total.items, strict=True):
        assert one == other or one.item == item
    for one, other in zip(before.sections, after.sections, strict=True):
        assert one == other or one.id == item[0]


@given(filled(), st.data())
def test_bounds_enclose_what_the_score_becomes(case, data):
    """Whatever is filled in for what is missing."""
    key, given_ = case
    full = {
        item: data.draw(st.sampled_from([*key.worth])) if answer in {CANNOT, BLANK} else answer
        for item, answer in given_.items()
    }
    for open_, closed in zip(scores_of(card_of(key, given_)), scores_of(card_of(key, full)), strict=True):
        assert closed.complete
        assert (open_.exact_low is None) is (closed.exact is None)
        if closed.exact is not None:
            assert open_.exact_low <= closed.exact <= open_.exact_high
            assert open_.bounds.low <= (closed.percent or closed.mean or 0) <= open_.bounds.high


@given(filled())
def test_bounds_are_reached(case):
    """They are no wider than they must be: the worst and the best answers reach them."""
    key, given_ = case
    first, *_, last = key.worth
    for figure, straight, turned in (("exact_low", first, last), ("exact_high", last, first)):
        full = {
            item: (turned if item in key.reversed_ else straight) if answer in {CANNOT, BLANK} else answer
            for item, answer in given_.items()
        }
        for open_, closed in zip(scores_of(card_of(key, given_)), scores_of(card_of(key, full)), strict=True):
            assert getattr(open_, figure) == closed.exact


@given(filled())
def test_a_complete_score_equals_its_bounds(case):
    """And an incomplete one says that it is."""
    for score in scores_of(card_of(*case)):
        assert score.complete is (score.cannot_answer + score.unanswered == 0)
        if score.complete:
            assert score.exact_low == score.exact == score.exact_high


@given(filled(), st.randoms())
def test_the_order_of_answers_does_not_matter(case, random):
    """Two files that say the same make the same card, to the last note."""
    key, given_ = case
    shuffled = [*given_]
    random.shuffle(shuffled)
    assert card_of(key, given_) == card_of(key, {item: given_[item] for item in shuffled})


@given(filled())
def test_a_blank_and_an_absent_answer_are_one(case):
    """Leaving a line out says as much as leaving it empty."""
    key, given_ = case
    card = card_of(key, given_)
    assert card == card_of(key, {item: answer for item, answer in given_.items() if answer is not None})


@given(filled())
def test_every_item_is_in_one_state(case):
    """What applies and X are all there is; what is left out is never a zero."""
    for score in scores_of(card_of(*case)):
        assert score.applicable == score.answered + score.cannot_answer + score.unanswered
        assert score.applicable + score.not_applicable == len(score.items)
        for item in score.items:
            assert item.counts or item.state is not AnswerState.ANSWERED
            assert item.lowest <= item.points <= item.highest


@given(filled())
def test_a_score_stays_on_its_own_range(case):
    """From the lowest to the highest that the method can give."""
    key, given_ = case
    for score in scores_of(card_of(key, given_)):
        if score.exact is not None:
            low, high = (key.lowest, key.highest) if key.method is Method.SCALE_MEAN else (0, 100)
            assert low <= score.exact <= high


@given(filled())
def test_equal_weights_are_no_weights(case):
    """Counting everything twice changes no headline."""
    key, given_ = case
    plain = attrs.evolve(key, weights=())
    doubled = attrs.evolve(key, weights=tuple(ItemWeight(item=item, weight=2) for item in ITEMS))
    for one, other in zip(scores_of(card_of(plain, given_)), scores_of(card_of(doubled, given_)), strict=True):
        assert (one.exact, one.exact_low, one.exact_high) == (other.exact, other.exact_low, other.exact_high)
