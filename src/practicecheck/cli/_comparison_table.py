"""Comparisons on the terminal: the verdict first, then the numbers that it allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from practicecheck.cli._terminal import show_heading, show_table, wrapped
from practicecheck.exchange import headline
from practicecheck.exchange.comparisons import (
    ALIKE_NOTE,
    FORCED_NOTE,
    POINTS_NOTE,
    change_text,
    codes_text,
    ground_text,
    grounds_of,
    in_percent,
    is_forced,
    items_told,
    measured_changes,
    measured_grounds,
    points_text,
    verdict_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from practicecheck.comparison import Comparison, Ground, ScoreComparison


def show_comparison(found: Comparison, *, everything: bool) -> None:
    """Print a comparison.

    Args:
        found: The comparison.
        everything: Whether every question is shown, not only those that changed or can't be compared.
    """
    show_heading(f"{found.earlier.name} and {found.later.name}")
    click.echo()
    click.echo(verdict_text(found))
    _show_grounds(grounds_of(found))
    if is_forced(found):
        _show_wrapped(f"  !  {FORCED_NOTE}")
    if found.total is not None:
        click.echo()
        show_table(
            ("", "Section", "Verdict", "Items", "Earlier", "Later", "Like for like", "Change"),
            (_row(section) for section in (*found.sections, found.total)),
            right=(4, 5, 6, 7),
        )
        click.echo()
        click.echo(f"{ALIKE_NOTE}{f' {POINTS_NOTE}' if in_percent(found) else ''}")
    for section in found.sections:
        if section.grounds:
            click.echo(f"\nSection {section.id}")
            _show_grounds(section.grounds)
    _show_items(found, everything=everything)
    _show_figures(found)
    held = dict.fromkeys(own.what for side in (found.earlier, found.later) for own in side.withheld)
    if held:
        click.echo("\nHeld back from what is published (--audience working has it):")
    for what in held:
        click.echo(f"  {what}")


def _show_grounds(grounds: Iterable[Ground]) -> None:
    for ground in grounds:
        _show_wrapped(f"  -  {ground_text(ground)}")


def _show_wrapped(text: str) -> None:
    for line in wrapped(text[5:], text[:5], "     "):
        click.echo(line)


def _row(section: ScoreComparison) -> tuple[object, ...]:
    alike = section.alike
    return (
        "" if section.id == "total" else section.id,
        "Total" if section.id == "total" else section.title,
        section.comparability.value,
        f"{section.compared} of {section.of}",
        headline(section.earlier),
        headline(section.later),
        f"{headline(alike.earlier)} to {headline(alike.later)}" if alike else None,
        change_text(section.difference, forced=section.forced),
    )


def _show_items(found: Comparison, *, everything: bool) -> None:
    shown = items_told(found, everything=everything)
    if not shown:
        return
    click.echo()
    show_table(
        ("Item", "Earlier", "Later", "Change", "Why"),
        (
            (
                item.item,
                points_text(item.earlier),
                points_text(item.later),
                change_text(item.difference, forced=item.forced),
                " ".join(ground.why for ground in item.grounds),
            )
            for item in shown
        ),
        right=(1, 2, 3),
    )


def _show_figures(found: Comparison) -> None:
    rows = [
        (own.label, own.earlier, own.later, own.change, own.unit, own.why) for own in measured_changes(found)
    ]
    if not rows:
        return
    click.echo()
    show_table(("Figure or rate", "Earlier", "Later", "Change", "Unit", "Why"), rows, right=(1, 2, 3))
    _show_grounds(measured_grounds(found))


def show_many(found: Iterable[Comparison]) -> None:
    """Print one line for each of several comparisons.

    Args:
        found: The comparisons.
    """
    show_table(
        ("Earlier", "Later", "Verdict", "Items", "Earlier", "Later", "Change", "Why"),
        (
            (
                each.earlier.name,
                each.later.name,
                each.comparability.value,
                f"{each.compared} of {each.of}",
                headline(each.total.alike.earlier) if each.total and each.total.alike else None,
                headline(each.total.alike.later) if each.total and each.total.alike else None,
                change_text(each.total.difference, forced=each.total.forced) if each.total else None,
                codes_text(grounds_of(each)),
            )
            for each in found
        ),
        right=(4, 5, 6),
    )
    points = f" {POINTS_NOTE}" if any(map(in_percent, found)) else ""
    click.echo(
        f"\nBoth scores and the change are over the items that both answered.{points} --format csv says more."
    )
