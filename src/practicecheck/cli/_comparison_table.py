"""Comparisons on the terminal: the verdict first, then the numbers that it allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from practicecheck.cli._terminal import show_heading, show_table, wrapped
from practicecheck.exchange import headline

if TYPE_CHECKING:
    from practicecheck.comparison import Comparison, Ground, ItemComparison, ScoreComparison


def show_comparison(found: Comparison, *, everything: bool) -> None:
    """Print a comparison.

    Args:
        found: The comparison.
        everything: Whether every question is shown, not only those that changed or can't be compared.
    """
    show_heading(f"{found.earlier.name} and {found.later.name}")
    click.echo()
    click.echo(_verdict(found))
    _show_grounds([*found.grounds, *(found.total.grounds if found.total else ())])
    if found.forced and _forced(found):
        click.echo("  !  Differences marked ! are given against the verdict, because --force asks for them.")
    if found.total is not None:
        click.echo()
        show_table(
            ("", "Section", "Verdict", "Items", "Earlier", "Later", "Like for like", "Change"),
            (_row(section) for section in (*found.sections, found.total)),
            right=(4, 5, 6, 7),
        )
        click.echo(
            "\nEarlier and later are as each was scored; like for like, and the change, are over the items "
            "that both answered."
        )
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


def _forced(found: Comparison) -> bool:
    return (
        any(item.forced for item in found.items)
        or any(section.forced for section in found.sections)
        or any(figure.forced for figure in found.figures)
        or any(rate.forced for rate in found.rates)
    )


def _verdict(found: Comparison) -> str:
    said = found.comparability.value
    text = said[0].upper() + said[1:]
    return f"{text}: {found.compared} of {found.of} scored items." if found.of else f"{text}."


def _show_grounds(grounds: Iterable[Ground]) -> None:
    for ground in grounds:
        for line in wrapped(f"{ground.code.value}: {ground.why}", "  -  ", "     "):
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
        _change(section.difference, forced=section.forced),
    )


def _change(difference: Decimal | None, *, forced: bool) -> str | None:
    if difference is None:
        return None
    sign = "+" if difference > 0 else ""
    return f"{sign}{difference}{' !' if forced else ''}"


def _show_items(found: Comparison, *, everything: bool) -> None:
    shown = [item for item in found.items if everything or not item.compared or _moved(item)]
    if not shown:
        return
    click.echo()
    show_table(
        ("Item", "Earlier", "Later", "Change", "Why"),
        (
            (
                item.item,
                _codes(item, later=False),
                _codes(item, later=True),
                _change(item.difference, forced=item.forced),
                " ".join(ground.why for ground in item.grounds),
            )
            for item in shown
        ),
        right=(1, 2, 3),
    )


def _moved(item: ItemComparison) -> bool:
    """Whether another point was given, though the key may make the same of it."""
    return bool(item.difference) or [own.code for own in item.earlier] != [own.code for own in item.later]


def _codes(item: ItemComparison, *, later: bool) -> str | None:
    scores = item.later if later else item.earlier
    marks = ("X" if own.code is None and own.state.value == "not applicable" else own.code for own in scores)
    return ", ".join("-" if mark is None else str(mark) for mark in marks) or None


def _show_figures(found: Comparison) -> None:
    rows = [*_figures(found)]
    if not rows:
        return
    click.echo()
    show_table(("Figure or rate", "Earlier", "Later", "Change", "Unit", "Why"), rows, right=(1, 2, 3))
    # Several figures may have one reason, which is told once.
    told = [ground for figure in found.figures for ground in figure.grounds]
    told += [ground for rate in found.rates for ground in rate.grounds]
    _show_grounds(dict.fromkeys(told))


def _figures(found: Comparison) -> Iterator[tuple[object, ...]]:
    for figure in found.figures:
        yield (
            figure.id,
            figure.earlier.value,
            figure.later.value,
            _change(figure.difference, forced=figure.forced),
            figure.later.unit or (f"a {figure.later.per.value}" if figure.later.per else ""),
            ", ".join(ground.code.value for ground in figure.grounds),
        )
    for rate in found.rates:
        # What the rounding of its figures makes up is no change.
        apart = [] if rate.told_apart is not False else ["rounding may make it up"]
        yield (
            rate.title,
            rate.earlier.value,
            rate.later.value,
            _change(rate.difference, forced=rate.forced),
            rate.later.indicator.unit,
            ", ".join([*(ground.code.value for ground in rate.grounds), *apart]),
        )


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
                _change(each.total.difference, forced=each.total.forced) if each.total else None,
                ", ".join(_codes_of(each)),
            )
            for each in found
        ),
        right=(4, 5, 6),
    )
    click.echo("\nBoth scores and the change are over the items that both answered. --format csv says more.")


def _codes_of(found: Comparison) -> list[str]:
    grounds = (*found.grounds, *(found.total.grounds if found.total else ()))
    return list(dict.fromkeys(ground.code.value for ground in grounds))
