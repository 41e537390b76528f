"""What a small team's figures about health and leave may tell in a roll-up: nothing."""

import attrs
from hypothesis import given
from hypothesis import strategies as st
from tests.comparison.builders import (
    FIGURE,
    LAW,
    STEPS,
    WHISPER,
    ballot,
    card_of,
    framework,
    hawd,
    steps,
    voted,
)

from practicecheck.assessments import Answer, Assessment, BaseValue, Unit, UnitId, UnitTree
from practicecheck.comparison import Audience, release_contribution, sensitive
from practicecheck.exchange import rollup_csv, rollup_tree
from practicecheck.scoring import Gathered, contribution_of, gather, roll_up

EDITION = framework(STEPS)
TREE = UnitTree(
    units=(
        Unit(id="top"),
        Unit(id="west", within=UnitId("top")),
        *(Unit(id=name, within=UnitId("top")) for name in ("large", "larger")),
        *(Unit(id=name, within=UnitId("west")) for name in ("small", "also large")),
    )
)


def released(assessment: Assessment, audience: Audience = Audience.PUBLISHED):
    return release_contribution(contribution_of(assessment, EDITION, texts=True), assessment, audience)


def a_team(unit: str, heads: int | None, number: int) -> Assessment:
    """A team that gives everything about health and leave."""
    heads_given = () if heads is None else (BaseValue(figure="in-post-headcount", number=heads),)
    return Assessment(
        framework=EDITION.id,
        unit=unit,
        base=(
            *heads_given,
            BaseValue(figure="in-post-wte", number=30),
            BaseValue(figure="working-days", number=253),
            BaseValue(figure="days-lost", number=number),
        ),
        answers=(
            Answer(item="step-1", number=2),
            Answer(item="step-3", number=number),
            Answer(item="step-7a", number=number, unit="hours"),
            Answer(item="step-7b", number=number, unit="days"),
            Answer(item="step-34a", percent=number % 101),
            Answer(item="step-34b", narrative=f"{number} were away"),
        ),
    )


def everything_published(*teams: Assessment) -> tuple[object, str]:
    """All that leaves, for every unit."""
    whole: Gathered = gather([released(team) for team in teams], TREE)
    return (
        [rollup_tree(whole, unit.id, Audience.PUBLISHED, explain=True) for unit in TREE.units],
        rollup_csv(whole, "top", Audience.PUBLISHED),
    )


LARGE = (a_team("large", 12, 5), a_team("larger", 20, 7), a_team("also large", 15, 9))


@LAW
@given(one=st.integers(0, 200), other=st.integers(0, 200), heads=st.integers(1, 9))
def test_nothing_that_is_published_depends_on_a_small_teams_health(one: int, other: int, heads: int) -> None:
    """So no subtraction finds it, of whichever tables, levels and explanations."""
    assert everything_published(*LARGE, a_team("small", heads, one)) == everything_published(
        *LARGE, a_team("small", heads, other)
    )


def test_whether_a_small_team_answered_is_not_told_either() -> None:
    """It is held back in the same words."""
    full = a_team("small", 9, 3)
    bare = attrs.evolve(
        full,
        answers=(full.answers[0],),
        base=tuple(value for value in full.base if value.figure != "days-lost"),
    )
    assert everything_published(*LARGE, full) == everything_published(*LARGE, bare)


def test_the_sum_of_the_others_is_told_with_its_coverage() -> None:
    """A figure without one team is better than none."""
    up = roll_up(gather([released(team) for team in (*LARGE, a_team("small", 9, 100))], TREE))
    (figure,) = up.figure("step-3")
    assert figure.said == "21 posts"
    assert figure.coverage.said == "3 of 4 teams"
    (left,) = figure.left_out
    assert left.teams == ("small",)
    assert left.why.startswith("held back")
    assert up.figure("step-1")[0].coverage.teams == 4


def test_the_team_itself_sees_everything() -> None:
    """A working copy is as it was made."""
    team = a_team("small", 9, 3)
    assert released(team, Audience.WORKING) == contribution_of(team, EDITION, texts=True)


def test_a_team_that_does_not_say_its_size_is_small() -> None:
    """It may be."""
    team = attrs.evolve(a_team("small", None, 3), base=())
    assert released(team).held_back == sensitive(EDITION)


def test_neither_figures_nor_words_of_what_is_held_back_remain() -> None:
    """Whoever gets the contribution can't find them in it."""
    kept = repr(attrs.evolve(released(steps()), framework=None))
    assert FIGURE not in kept
    assert WHISPER not in kept
    assert FIGURE in repr(attrs.evolve(released(steps(), Audience.WORKING), framework=None))


def test_that_two_ballots_differ_is_not_told() -> None:
    """Of two people it would tell who gave what."""
    few = hawd(voted(ballot(1, score=0), ballot(2, score=4)))
    many = hawd(voted(ballot(1, score=0), ballot(2, score=4), ballot(3, score=4)))
    for assessment, told in ((few, 0), (many, 1)):
        card = card_of(assessment)
        full = contribution_of(assessment, card.framework, card.key)
        assert len(full.splits) == 1
        assert len(release_contribution(full, assessment, Audience.PUBLISHED).splits) == told
