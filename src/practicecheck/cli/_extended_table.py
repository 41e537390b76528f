"""The scorecards of extensions in a terminal: each under its own heading, in no sum with the national one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from practicecheck.cli._card_table import show_card, show_explanations
from practicecheck.cli._terminal import show_heading, show_table
from practicecheck.scoring import Method

if TYPE_CHECKING:
    from practicecheck.scoring import ExtendedScore, Score


def show_extended(found: ExtendedScore, named: Iterable[str], *, explain: bool = False) -> None:
    """Print what stands beside the national scorecard.

    Args:
        found: The scores.
        named: The extensions that the assessment names, known or not.
        explain: Whether it is shown how each number came about.
    """
    click.echo()
    click.echo("The scores above are national: they are what they would be without any extension.")
    for extension in found.extensions:
        click.echo()
        from_ = f", from {extension.origin}" if extension.origin else ""
        click.echo(f"Local, and in no sum with the national scores: {extension.id}{from_}")
        card = found.of(extension.id)
        if card is not None:
            show_card(card)
            if explain:
                show_explanations(card)
        else:
            show_heading(extension.title)
            click.echo("It asks nothing of its own.")
    if found.narrowed:
        _show_narrowed(found)
    known = {extension.id for extension in found.extensions}
    for name in sorted(set(named) - known):
        click.echo()
        click.echo(f"{name} is not installed here. The answers to it are kept, and not scored.")


def _show_narrowed(found: ExtendedScore) -> None:
    national, narrowed = found.national, found.as_narrowed
    click.echo()
    show_heading(f"{national.framework.title} ({national.framework.edition}), as narrowed")
    show_table(
        ("Item", "National answer", "Taken out by", "Why"),
        ((own.item, own.was.value, own.extension, own.reason) for own in found.narrowed),
    )
    click.echo()
    if narrowed is None or narrowed.total is None:
        click.echo("That changes no score.")
        return
    click.echo("With these items as X:")
    click.echo()
    total = national.total
    rows = [
        (section.id, section.title, _said(national.section(section.id).score), _said(section.score))
        for section in narrowed.sections
    ]
    show_table(
        ("", "Section", "National", "As narrowed"),
        [*rows, ("", "Total", total and _said(total), _said(narrowed.total))],
        right=(2, 3),
    )


def _said(score: Score) -> str:
    if score.why_none is not None:
        return f"no score: {score.why_none}"
    if score.percent is None:
        return str(score.mean)
    points = f"{score.points} of {score.possible}, " if score.key.method is Method.POINTS else ""
    return f"{points}{score.percent} %"
