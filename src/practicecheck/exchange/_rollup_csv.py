"""A roll-up as a tidy table: one row for each unit, figure and point."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from practicecheck.assessments import UnitTree
from practicecheck.comparison import Audience
from practicecheck.errors import some_of
from practicecheck.exchange._csv_text import Cell, csv_of
from practicecheck.exchange._rollup_json import coverage_tree, units_to_show
from practicecheck.scoring import (
    Collected,
    Distribution,
    Gathered,
    LeftOut,
    Range,
    RolledFigure,
    RolledScore,
    RollUp,
    exact_decimal,
    roll_up,
)

COLUMNS = (
    *("framework", "unit", "unit_name", "level", "section", "item", "text", "how", "measured_in", "point"),
    *("value", "lowest", "median", "highest", "teams", "of_teams", "posts", "of_posts", "refused", "note"),
    "audience",
)


def rollup_csv(gathered: Gathered, unit_id: str, audience: Audience, *, items: Collection[str] = ()) -> str:
    """A roll-up of a unit and of every unit below it that has units of its own, as CSV.

    Args:
        gathered: The contributions in their places.
        unit_id: The unit that is in view.
        audience: Whom the contributions were made for.
        items: The items and base figures that are wanted, without the scores; all, if none is named.

    Returns:
        A header and a row for each figure and score; a row for each point where points are counted, whose value
        is the number of teams. Texts are not in the table.
    """
    return csv_of(
        COLUMNS,
        (
            row
            for name in units_to_show(gathered, unit_id)
            for row in _rows(roll_up(gathered, name), audience)
            if not items or row["item"] in items
        ),
    )


def _rows(up: RollUp, audience: Audience) -> Iterator[Mapping[str, Cell]]:
    about: dict[str, Cell] = {
        "framework": up.framework.id,
        "unit": up.unit.id,
        "unit_name": up.unit.title,
        "level": up.unit.level,
        "audience": audience.value,
    }
    for figure in up.figures:
        for row in _figure(figure, up.gathered.tree):
            yield {**about, **row}
    for score in up.scores:
        yield {**about, **_score(score, up.gathered.tree)}


def _figure(figure: RolledFigure, tree: UnitTree) -> Iterator[dict[str, Cell]]:
    row: dict[str, Cell] = {
        "section": figure.section or "base",
        "item": figure.id,
        "text": figure.text,
        "how": figure.how,
        "measured_in": figure.unit,
        **coverage_tree(figure.coverage),
        "refused": figure.why_refused,
        "note": _note(figure.left_out, tree),
    }
    match figure.amount:
        case Distribution():
            for count in figure.amount.counts:
                yield {**row, "point": count.code, "value": count.teams}
        case Range():
            yield {
                **row,
                "lowest": exact_decimal(figure.amount.lowest),
                "median": exact_decimal(figure.amount.median),
                "highest": exact_decimal(figure.amount.highest),
            }
        case Collected():
            yield {**row, "value": figure.amount.texts}
        case None:
            yield row
        case _:
            yield {**row, "value": figure.amount.value}


def _score(score: RolledScore, tree: UnitTree) -> dict[str, Cell]:
    chosen = f"of those with {score.alternatives}; " if score.alternatives else ""
    return {
        "section": score.what,
        "item": "score",
        "text": score.title,
        "how": "score",
        "measured_in": score.key.id,
        "value": score.together,
        "lowest": score.lowest,
        "median": score.median,
        "highest": score.highest,
        **coverage_tree(score.coverage),
        "note": (chosen + _note(score.left_out, tree)).strip("; "),
    }


def _note(left_out: tuple[LeftOut, ...], tree: UnitTree) -> str:
    """Who is left out and why. A cell has no room for thousands of names."""
    return "; ".join(
        f"{left.why}: {some_of([tree.by_id[name].title for name in left.teams])}" for left in left_out
    )
