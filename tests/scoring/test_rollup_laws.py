"""Laws of the roll-up: neither order nor grouping of teams tells, and a parent agrees with its children."""

from fractions import Fraction

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scoring.rollup_builders import a_tree, gives, groupings, team_sets

from practicecheck.scoring import (
    Collected,
    Distribution,
    Gathered,
    Range,
    Ratio,
    RolledFigure,
    RollUp,
    Share,
    Sum,
    WeightedMean,
    gather,
    roll_up,
)

LAW = settings(max_examples=60, deadline=None)


def essence(up: RollUp) -> object:
    """A roll-up without the order in which teams are listed."""
    figures = [
        (
            figure.id,
            figure.how,
            figure.unit,
            figure.amount,
            figure.coverage,
            {(left.why, frozenset(left.teams)) for left in figure.left_out},
            {(stand.says, frozenset(stand.teams)) for diff in figure.refused for stand in diff.stands},
            {(apart.amount, frozenset(apart.teams)) for apart in figure.apart},
        )
        for figure in up.figures
    ]
    scores = [(s.what, s.key.id, s.alternatives, s.values, s.pooled, s.coverage) for s in up.scores]
    return figures, scores, up.coverage, set(up.missing)


@LAW
@given(teams=team_sets(), data=st.data())
def test_the_order_of_the_files_tells_nothing(teams, data) -> None:
    """Whichever file is read first, the roll-up is the same."""
    tree = data.draw(groupings(str(team.unit) for team in teams))
    contributions = [gives(team) for team in teams]
    shuffled = data.draw(st.permutations(contributions))
    one, other = roll_up(gather(contributions, tree)), roll_up(gather(shuffled, tree))
    same = {"gathered": None}
    assert attrs.evolve(one, **same) == attrs.evolve(other, **same)


@LAW
@given(teams=team_sets(), data=st.data())
def test_the_grouping_of_teams_tells_nothing(teams, data) -> None:
    """Through services and areas, or straight: the organisation's figures are the same."""
    contributions = [gives(team) for team in teams]
    names = [str(team.unit) for team in teams]
    grouped = data.draw(groupings(names))
    straight = a_tree(*(unit.id for unit in grouped.teams("top")), posts=dict.fromkeys([*names, "absent"], 10))
    assert essence(roll_up(gather(contributions, grouped))) == essence(roll_up(gather(contributions, straight)))


def lines(up: RollUp) -> dict[tuple[str, str, str | None], RolledFigure]:
    return {(figure.id, figure.how, figure.unit): figure for figure in up.figures if figure.coverage.teams}


def agrees(parent: object, children: list[object]) -> bool:
    """Whether a parent's amount is what its children's make together."""
    match parent:
        case Sum():
            return parent.total == sum((child.total for child in children), Fraction())
        case Ratio():
            return (parent.of, parent.over) == (sum(c.of for c in children), sum(c.over for c in children))
        case WeightedMean():
            weighted, weight = sum(c.weighted for c in children), sum(c.weight for c in children)
            return (parent.weighted, parent.weight) == (weighted, weight)
        case Share():
            return (parent.yes, parent.of) == (sum(c.yes for c in children), sum(c.of for c in children))
        case Range():
            ends = min(c.lowest for c in children), max(c.highest for c in children)
            medians = [c.median for c in children]
            return (parent.lowest, parent.highest) == ends and min(medians) <= parent.median <= max(medians)
        case Distribution():
            by_point = zip(*(child.counts for child in children), strict=True)
            return [count.teams for count in parent.counts] == [sum(c.teams for c in own) for own in by_point]
        case Collected():
            return parent.texts == sum(child.texts for child in children)
    return False


@LAW
@given(teams=team_sets(), data=st.data())
def test_a_parent_agrees_with_its_children(teams, data) -> None:
    """Its figure is what the units below it make together; what one of them can't tell, it can't either."""
    whole: Gathered = gather(
        [gives(team) for team in teams], data.draw(groupings(str(team.unit) for team in teams))
    )
    for unit, _ in whole.tree.walk("top"):
        below = [lines(roll_up(whole, child.id)) for child in whole.tree.below(unit.id)]
        for line, figure in lines(roll_up(whole, unit.id)).items() if below else ():
            own = [child[line] for child in below if line in child]
            assert figure.coverage.teams == sum(child.coverage.teams for child in own)
            if figure.refused:
                continue
            assert not any(child.refused for child in own)
            assert agrees(figure.amount, [child.amount for child in own])


@LAW
@given(teams=team_sets())
def test_what_is_refused_stands_apart_and_each_group_is_whole(teams) -> None:
    """The groups hold every team that is counted, once."""
    up = roll_up(gather([gives(team) for team in teams], a_tree(*(str(team.unit) for team in teams))))
    for figure in up.figures:
        assert (figure.amount is None) == (bool(figure.refused) or not figure.coverage.teams)
        apart = [name for group in figure.apart for name in group.teams]
        assert len(set(apart)) == len(apart) == (figure.coverage.teams if figure.refused else 0)
        assert (len(figure.apart) >= 2) == bool(figure.refused)


@LAW
@given(teams=team_sets())
def test_a_missing_team_is_never_a_zero(teams) -> None:
    """It changes how many teams there are, and not one amount."""
    names = [str(team.unit) for team in teams]
    contributions = [gives(team) for team in teams]
    without = roll_up(gather(contributions, a_tree(*names)))
    with_one = roll_up(gather(contributions, a_tree(*names, "absent")))
    assert [figure.amount for figure in without.figures] == [figure.amount for figure in with_one.figures]
    assert with_one.missing == ("absent",)
    for figure in with_one.figures:
        assert figure.coverage.of_teams == len(teams) + 1
        assert figure.coverage.teams + sum(len(left.teams) for left in figure.left_out) == len(teams) + 1


@LAW
@given(teams=team_sets())
def test_a_rate_lies_between_the_rates_of_its_teams(teams) -> None:
    """As a ratio of sums does, and each team has its own part in it."""
    up = roll_up(gather([gives(team) for team in teams], a_tree(*(str(team.unit) for team in teams))))
    for figure in up.figures:
        if isinstance(figure.amount, Ratio) and figure.amount.exact is not None:
            parts = up.explain(figure)
            rates = [100 * part.value / part.by for part in parts if part.by]
            above = sum(part.value for part in parts if not part.by)
            assert min(rates) <= figure.amount.exact
            assert above or figure.amount.exact <= max(rates)


@LAW
@given(teams=team_sets())
def test_an_explanation_makes_the_figure_again(teams) -> None:
    """What each team gives adds up to what is told."""
    up = roll_up(gather([gives(team) for team in teams], a_tree(*(str(team.unit) for team in teams))))
    for figure in up.figures:
        parts = up.explain(figure)
        assert len(parts) == figure.coverage.teams
        if isinstance(figure.amount, Sum):
            assert figure.amount.total == sum((part.value for part in parts), Fraction())
        if isinstance(figure.amount, WeightedMean):
            assert figure.amount.weighted == sum((part.value * part.by for part in parts), Fraction())
        assert all(part.said for part in parts)


@LAW
@given(teams=team_sets())
def test_scores_keep_every_team(teams) -> None:
    """Every team is counted or said to be left out, and the scores stand in their order."""
    up = roll_up(gather([gives(team) for team in teams], a_tree(*(str(team.unit) for team in teams))))
    for score in up.scores:
        exact = [value.exact for value in score.values]
        assert exact == sorted(exact)
        assert score.lowest <= score.median <= score.highest
        assert score.coverage.teams + sum(len(left.teams) for left in score.left_out) == len(teams)
