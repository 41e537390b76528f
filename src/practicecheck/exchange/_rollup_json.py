"""A roll-up as plain values: what ``rollup --format json`` promises."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from practicecheck.comparison import Audience
from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange._problem_json import problem_tree
from practicecheck.exchange._source import Plain, Tree
from practicecheck.scoring import (
    Amount,
    Apart,
    Collected,
    Difference,
    Distribution,
    Gathered,
    LeftOut,
    Range,
    Ratio,
    RolledFigure,
    RolledScore,
    RollUp,
    Share,
    Sum,
    TeamCoverage,
    WeightedMean,
    exact_decimal,
    roll_up,
    rounded,
)


def rollup_tree(
    gathered: Gathered, unit_id: str, audience: Audience, *, items: Collection[str] = (), explain: bool = False
) -> Tree:
    """A roll-up of a unit and of every unit below it that has units of its own, as plain values.

    Args:
        gathered: The contributions in their places.
        unit_id: The unit that is in view.
        audience: Whom the contributions were made for.
        items: The items and base figures that are wanted, without the scores; all, if none is named.
        explain: Whether each figure says what each team gives.

    Returns:
        Numbers are numbers, rates and means rounded to one decimal; ``null`` stands where there is none.
    """
    tree = gathered.tree
    return {
        "framework": gathered.framework.id,
        "digest": gathered.framework.digest,
        "origin": origin_text(gathered.framework.origin),
        "organisation": tree.organisation,
        "audience": audience.value,
        "unit": unit_id,
        "tree": [
            {
                "id": unit.id,
                "name": unit.title,
                "within": unit.within,
                "level": unit.level,
                "posts": unit.posts,
                "team": tree.is_team(unit.id),
                "assessment": unit.id in gathered.by_unit,
            }
            for unit, _ in tree.walk(unit_id)
        ],
        "units": [
            _unit(roll_up(gathered, name), items, explain=explain) for name in units_to_show(gathered, unit_id)
        ],
    }


def units_to_show(gathered: Gathered, unit_id: str) -> Iterator[str]:
    """The unit in view, then every unit below it that has units of its own.

    Args:
        gathered: The contributions in their places.
        unit_id: The unit that is in view.
    """
    for unit, _ in gathered.tree.walk(unit_id):
        if unit.id == unit_id or not gathered.tree.is_team(unit.id):
            yield unit.id


def _unit(up: RollUp, items: Collection[str], *, explain: bool) -> Tree:
    def wanted(item: str) -> bool:
        return not items or item in items

    return {
        "id": up.unit.id,
        "name": up.unit.title,
        "coverage": coverage_tree(up.coverage),
        "missing": list(up.missing),
        "figures": [
            {**_figure(figure), **(_explained(up, figure) if explain else {})}
            for figure in up.figures
            if wanted(figure.id)
        ],
        "scores": [] if items else [_score(score) for score in up.scores],
        "splits": [
            {"item": split.item, "teams": list(split.teams)} for split in up.splits if wanted(split.item)
        ],
        "texts": [
            {"team": said.team, "item": said.item, "text": said.text} for said in up.texts if wanted(said.item)
        ],
        "differences": [_difference(difference) for difference in up.differences],
        "problems": [problem_tree(problem) for problem in up.problems],
    }


def coverage_tree(coverage: TeamCoverage) -> Tree:
    """How many teams and posts are counted, as plain values.

    Args:
        coverage: The coverage.
    """
    return {
        "teams": coverage.teams,
        "of_teams": coverage.of_teams,
        "posts": coverage.posts,
        "of_posts": coverage.of_posts,
    }


def _left_out(left_out: tuple[LeftOut, ...]) -> Plain:
    return [{"why": left.why, "teams": list(left.teams)} for left in left_out]


def _difference(difference: Difference) -> Tree:
    return {
        "part": difference.part.value,
        "stands": [{"says": stand.says, "teams": list(stand.teams)} for stand in difference.stands],
    }


def _figure(figure: RolledFigure) -> Tree:
    return {
        "id": figure.id,
        "section": figure.section,
        "text": figure.text,
        "how": figure.how,
        "made": figure.made or None,
        "unit": figure.unit,
        "value": None if figure.amount is None else figure.amount.value,
        "amount": _amount(figure.amount),
        "coverage": coverage_tree(figure.coverage),
        "left_out": _left_out(figure.left_out),
        "refused": figure.why_refused,
        "apart": [_apart(apart) for apart in figure.apart],
    }


def _apart(apart: Apart) -> Tree:
    return {"teams": list(apart.teams), "value": apart.amount.value, "amount": _amount(apart.amount)}


def _amount(amount: Amount | None) -> Plain:
    """The numbers that a figure is made of, exactly."""
    match amount:
        case None:
            return None
        case Sum():
            return {"total": exact_decimal(amount.total)}
        case Ratio():
            return {"of": exact_decimal(amount.of), "over": exact_decimal(amount.over), "times": amount.times}
        case WeightedMean():
            return {"weighted": exact_decimal(amount.weighted), "weight": exact_decimal(amount.weight)}
        case Share():
            return {"yes": amount.yes, "of": amount.of}
        case Range():
            return {
                "lowest": exact_decimal(amount.lowest),
                "median": exact_decimal(amount.median),
                "highest": exact_decimal(amount.highest),
            }
        case Distribution():
            return {
                "counts": [{"point": count.code, "teams": count.teams} for count in amount.counts],
                "lowest": amount.lowest,
                "median": list(amount.median),
                "highest": amount.highest,
            }
        case Collected():
            return {"texts": amount.texts}


def _explained(up: RollUp, figure: RolledFigure) -> Tree:
    return {
        "parts": [
            {
                "team": part.team,
                "said": part.said,
                "value": exact_decimal(part.value),
                "by": exact_decimal(part.by),
            }
            for part in up.explain(figure)
        ]
    }


def _score(score: RolledScore) -> Tree:
    return {
        "what": score.what,
        "title": score.title,
        "key": score.key.id,
        "key_origin": origin_text(score.key.origin),
        "alternatives": score.alternatives or None,
        "lowest": score.lowest,
        "lowest_in": list(score.lowest_in),
        "median": score.median,
        "highest": score.highest,
        "highest_in": list(score.highest_in),
        "together": score.together,
        "teams": [
            {
                "team": value.team,
                "score": rounded(value.exact, score.key.rounding),
                "complete": value.complete,
            }
            for value in score.values
        ],
        "coverage": coverage_tree(score.coverage),
        "left_out": _left_out(score.left_out),
    }
