"""The spread of ballots: nobody who votes can be recognised."""

import pytest
from attrs import evolve
from hypothesis import given
from tests.comparison.builders import LAW, PERSPECTIVES, ballot, ballots, framework, hawd, voted

from practicecheck.assessments import Agreement
from practicecheck.comparison import Audience, BallotRule, BallotSpread, release


def spread_of(*given_ballots, audience=Audience.PUBLISHED, **rules) -> BallotSpread | None:
    """The spread of an item with these ballots; nothing if it is held back."""
    released = release(hawd(voted(*given_ballots)), framework(), audience, **rules)
    return released.spreads[0] if released.spreads else None


def group(perspective: str, count: int, start: int = 0, score: int | None = 2):
    return [ballot(start + n, perspective, score) for n in range(count)]


def shown(spread: BallotSpread | None) -> dict[str, int]:
    """How many ballots stand behind each perspective that is shown."""
    assert spread is not None
    return {own.perspective: sum(c.ballots for c in own.counts) for own in spread.by_perspective}


def test_points_are_counted_lowest_first_and_x_last():
    spread = spread_of(ballot(1, score=4), ballot(2, score=1), ballot(3, score=None), ballot(4, score=1))
    assert spread is not None
    assert [(count.code, count.ballots) for count in spread.counts] == [
        (0, 0),
        (1, 2),
        (2, 0),
        (3, 0),
        (4, 1),
        ("X", 1),
    ]


def test_one_or_two_ballots_are_people():
    assert spread_of(ballot(1), ballot(2)) is None
    assert spread_of(ballot(1), ballot(2), ballot(3)) is not None


def test_that_a_spread_was_held_back_is_told_without_telling_how_many_voted():
    released = release(hawd(voted(ballot(1), ballot(2))), framework(), Audience.PUBLISHED)
    assert [held.what for held in released.withheld] == [
        "ballots: who gave which",
        "q1-1: the spread of its ballots, whether they differ, and how its score was agreed",
    ]
    assert "from 3" in released.withheld[1].why


@pytest.mark.parametrize("agreed", list(Agreement))
@pytest.mark.parametrize(("count", "told"), [(0, True), (1, False), (2, False), (3, True)])
def test_how_one_or_two_agreed_is_not_told(agreed, count, told):
    """The median of one ballot is that ballot, and two who agreed on nothing differ."""
    answer = evolve(voted(*[ballot(n) for n in range(count)]), consensus=agreed)
    [published] = release(hawd(answer), framework(), Audience.PUBLISHED).assessment.answers
    assert published.score == 2
    assert (published.consensus is agreed) is told
    assert release(hawd(answer), framework(), Audience.WORKING).assessment.answers == (answer,)


def test_perspectives_of_three_are_shown_by_themselves():
    spread = spread_of(*group("practitioner", 3), *group("AMHP", 4, 10))
    assert shown(spread) == {"practitioner": 3, "AMHP": 4}


def test_smaller_perspectives_are_merged():
    spread = spread_of(*group("practitioner", 3), *group("AMHP", 2, 10), *group("professional lead", 1, 20))
    assert shown(spread) == {"practitioner": 3, "other perspectives": 3}


def test_a_rest_that_is_too_small_takes_the_smallest_of_the_others_with_it():
    spread = spread_of(*group("practitioner", 5), *group("AMHP", 3, 10), *group("professional lead", 1, 20))
    assert shown(spread) == {"practitioner": 5, "other perspectives": 4}


def test_nothing_is_told_by_perspective_where_fewer_than_two_remain():
    released = release(
        hawd(voted(*group("practitioner", 5), *group("AMHP", 1, 10))), framework(), Audience.PUBLISHED
    )
    assert shown(released.spreads[0]) == {}
    assert "q1-1: the spread by perspective" in [held.what for held in released.withheld]


def test_a_perspective_called_like_the_rest_is_part_of_it():
    spread = spread_of(*group("practitioner", 3), *group("other perspectives", 4, 10), *group("AMHP", 1, 20))
    assert shown(spread) == {"practitioner": 3, "other perspectives": 5}


def test_the_rule_is_data():
    strict = BallotRule(in_all=5, in_perspective=2, perspectives=1, merged="the rest")
    assert spread_of(*group("AMHP", 4), ballots=strict) is None
    spread = spread_of(*group("AMHP", 4), *group("practitioner", 2, 10), ballots=strict)
    assert shown(spread) == {"AMHP": 4, "practitioner": 2}
    assert shown(spread_of(*[ballot(n, view) for n, view in enumerate(PERSPECTIVES)], ballots=strict)) == {
        "the rest": 5
    }


def test_a_rest_that_nobody_can_take_in_is_not_shown():
    lax = BallotRule(in_all=1, perspectives=1)
    assert shown(spread_of(ballot(1), ballot(2, "AMHP"), ballots=lax)) == {}


def test_the_team_itself_gets_every_perspective():
    spread = spread_of(ballot(1), ballot(2, "AMHP"), audience=Audience.WORKING)
    assert shown(spread) == {"practitioner": 1, "AMHP": 1}


@LAW
@given(ballots())
def test_no_perspective_with_fewer_than_three_ballots_is_shown_and_never_one_alone(given_ballots):
    for spread in release(hawd(voted(*given_ballots)), framework(), Audience.PUBLISHED).spreads:
        groups = shown(spread)
        assert all(count >= 3 for count in groups.values())
        assert len(groups) != 1


@LAW
@given(ballots())
def test_the_perspectives_add_up_to_the_whole_and_the_whole_to_all_ballots(given_ballots):
    spread = spread_of(*given_ballots)
    assert (spread is None) == (len(given_ballots) < 3)
    if spread is None:
        return
    assert sum(count.ballots for count in spread.counts) == len(given_ballots)
    if spread.by_perspective:
        for place, count in enumerate(spread.counts):
            assert count.ballots == sum(own.counts[place].ballots for own in spread.by_perspective)


@LAW
@given(ballots())
def test_it_does_not_matter_who_voted_first(given_ballots):
    there, back = spread_of(*given_ballots), spread_of(*reversed(given_ballots))
    assert (there and there.counts) == (back and back.counts)
    assert (there and set(there.by_perspective)) == (back and set(back.by_perspective))


@pytest.mark.parametrize("audience", Audience)
def test_an_assessment_without_ballots_has_no_spread(audience):
    released = release(hawd(), framework(), audience)
    assert released.spreads == ()
    assert released.withheld == ()
