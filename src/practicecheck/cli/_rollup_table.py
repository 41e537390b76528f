"""How a roll-up looks in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten

import click

from practicecheck.cli._terminal import show_heading, show_problems, show_table, wrapped
from practicecheck.comparison import Audience
from practicecheck.errors import Problem, some_of
from practicecheck.scoring import (
    HELD_BACK,
    Collected,
    RolledFigure,
    RollUp,
    coverage_below,
)

_ASKED = 40
"""So much of a question is shown beside a figure."""
_GROUPS = 4
"""So many groups of teams are shown where they can't be put together; JSON has all."""
_TEAMS = 40
"""Where there are more teams than this, the tree shows only those units that have others below them."""


def show_roll_up(up: RollUp, audience: Audience, *, items: Sequence[str] = (), explain: bool = False) -> None:
    """Print a roll-up.

    Args:
        up: The roll-up.
        audience: Whom it was made for.
        items: The items and base figures to show; all, if none is named.
        explain: Whether each figure says what each team gives.
    """
    figures = [figure for figure in up.figures if not items or figure.id in items]
    show_heading(f"{up.framework.title} ({up.framework.edition}): {up.unit.title}")
    click.echo(
        f"{up.coverage.said}." + (" Working copy, not for publication." if audience is Audience.WORKING else "")
    )
    click.echo()
    _show_tree(up)
    _show_problems(up.problems)
    if up.scores and not items:
        click.echo()
        _show_scores(up)
    _show_figures(up, figures)
    _show_refused(up, figures)
    if splits := [split for split in up.splits if not items or split.item in items]:
        click.echo()
        rows = ((split.item, _names(up, split.teams)) for split in splits)
        show_table(("Split", "Teams whose raters differ"), rows)
    _show_held_back(up, figures)
    if explain:
        for figure in figures:
            _show_parts(up, figure)
    _show_texts(up, items)


def _show_tree(up: RollUp) -> None:
    tree, by_unit = up.gathered.tree, up.gathered.by_unit
    posts = up.coverage.of_posts is not None
    few = up.coverage.of_teams <= _TEAMS

    def rows() -> Iterator[tuple[object, ...]]:
        for unit, depth in tree.walk(up.unit.id):
            name = "· " * depth + unit.title
            if not tree.is_team(unit.id):
                own = coverage_below(up.gathered, unit.id)
                held = (f"{own.posts} of {own.of_posts}",) if posts else ()
                yield (name, unit.level or "", f"{own.teams} of {own.of_teams}", *held)
            elif few:
                state = "counted" if unit.id in by_unit else "MISSING"
                yield (name, unit.level or "", state, *((unit.posts,) if posts else ()))

    show_table(("Unit", "Level", "Teams", *(("Posts",) if posts else ())), rows())


def _show_problems(problems: Sequence[Problem]) -> None:
    """Those of the whole, then those of single files under their names."""
    for file in sorted({problem.file or "" for problem in problems}):
        click.echo(f"\n{file}:" if file else "")
        show_problems(problem for problem in problems if (problem.file or "") == file)


def _show_scores(up: RollUp) -> None:
    keys = list(dict.fromkeys(score.key.id for score in up.scores))
    show_table(
        ("", "Score", "Lowest", "Median", "Highest", "Together", "Teams", *(("Key",) if len(keys) > 1 else ())),
        (
            (
                score.what,
                f"{score.title} ({score.alternatives})" if score.alternatives else score.title,
                score.lowest,
                score.median,
                score.highest,
                score.together,
                f"{score.coverage.teams} of {score.coverage.of_teams}",
                *((score.key.id,) if len(keys) > 1 else ()),
            )
            for score in up.scores
        ),
        right=(2, 3, 4, 5),
    )
    sentence = (
        f"By the key{'s' * (len(keys) > 1)} {', '.join(keys)}. Together is all points over all that was "
        "possible, as if the teams were one; it is not the mean of their scores."
    )
    click.echo()
    for line in wrapped(sentence):
        click.echo(line)
    if incomplete := list(dict.fromkeys(team for score in up.scores for team in score.incomplete)):
        for line in wrapped(f"Answers are missing in scores of {_names(up, incomplete)}."):
            click.echo(line)


def _show_figures(up: RollUp, figures: Sequence[RolledFigure]) -> None:
    posts = up.coverage.of_posts is not None
    words = [figure for figure in figures if isinstance(figure.amount, Collected)]
    told = [
        figure for figure in figures if figure.amount is not None and not isinstance(figure.amount, Collected)
    ]
    if told:
        click.echo()
        show_table(
            ("Item", "Together", "How", "Teams", *(("Posts",) if posts else ()), "What was asked"),
            (
                (
                    figure.id,
                    figure.said,
                    figure.how,
                    f"{figure.coverage.teams} of {figure.coverage.of_teams}",
                    *((f"{figure.coverage.posts} of {figure.coverage.of_posts}",) if posts else ()),
                    shorten(figure.text, _ASKED, placeholder=" ..."),
                )
                for figure in told
            ),
        )
    if words:
        texts = sum(figure.amount.texts for figure in words if isinstance(figure.amount, Collected))
        told_of = ", ".join(figure.id for figure in words)
        click.echo()
        for line in wrapped(f"Words of teams ({texts} texts; --texts shows them): {told_of}."):
            click.echo(line)
    given = {figure.id for figure in figures if figure.coverage.teams}
    if nobody := [figure.id for figure in figures if figure.id not in given]:
        click.echo()
        for line in wrapped(f"Given by no team: {', '.join(dict.fromkeys(nobody))}."):
            click.echo(line)


def _show_refused(up: RollUp, figures: Sequence[RolledFigure]) -> None:
    refused = [figure for figure in figures if figure.refused]
    if refused:
        click.echo()
        show_table(
            ("Refused", "How", "Why it can't be added up", "By themselves"),
            (
                (
                    figure.id,
                    figure.how,
                    "; ".join(difference.part.value for difference in figure.refused) + " differs",
                    "\n".join(_by_themselves(up, figure)),
                )
                for figure in refused
            ),
        )


def _by_themselves(up: RollUp, figure: RolledFigure) -> Iterator[str]:
    for apart in figure.apart[:_GROUPS]:
        count = len(apart.teams)
        teams = f"{count} teams" if count > 1 else _names(up, apart.teams)
        yield f"{apart.amount.told(figure.unit)}: {teams}"
    if len(figure.apart) > _GROUPS:
        yield f"and {len(figure.apart) - _GROUPS} more groups"


def _show_held_back(up: RollUp, figures: Sequence[RolledFigure]) -> None:
    held = {figure.id: left.teams for figure in figures for left in figure.left_out if left.why == HELD_BACK}
    if held:
        teams = dict.fromkeys(name for names in held.values() for name in names)
        click.echo()
        sentence = (
            f"Held back: {', '.join(held)} of {_names(up, tuple(teams))}. They touch health or leave, and "
            "a team of fewer than 10 staff, or of unknown size, is counted in no figure about that."
        )
        for line in wrapped(sentence):
            click.echo(line)


def _show_parts(up: RollUp, figure: RolledFigure) -> None:
    click.echo()
    made = f" ({figure.made})" if figure.made else ""
    show_heading(f"{figure.id}: {figure.how}{made}: {figure.said}")
    for part in up.explain(figure):
        for line in wrapped(f"{_names(up, (part.team,))}: {part.said}", "  ", "    "):
            click.echo(line)
    for left in figure.left_out:
        for line in wrapped(f"not counted, {left.why}: {_names(up, left.teams)}", "  ", "    "):
            click.echo(line)


def _show_texts(up: RollUp, items: Sequence[str]) -> None:
    places = {name: n for n, name in enumerate(up.framework.items)}
    texts = sorted((said for said in up.texts if not items or said.item in items), key=lambda s: places[s.item])
    for item, own in groupby(texts, key=lambda said: said.item):
        click.echo()
        show_heading(f"{item}: {shorten(up.framework.item(item).text, _ASKED, placeholder=' ...')}")
        for said in own:
            for line in wrapped(f"{_names(up, (said.team,))}: {said.text}", "  ", "    "):
                click.echo(line)
    if texts:
        click.echo("\nWords stand as they were written: check them for names before they go out.")


def _names(up: RollUp, teams: Sequence[str]) -> str:
    return some_of([up.gathered.tree.by_id[name].title for name in teams])
