"""Ways between frameworks, and what was carried over them, as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from practicecheck.cli._terminal import show_heading, show_table, wrapped
from practicecheck.comparison import Carrying
from practicecheck.errors import some_of
from practicecheck.frameworks import Coverage, CrosswalkRow, Framework, ItemPair, Route, coverage

_NAMED = 12
"""So many items without a counterpart are named in a line."""


def show_route(route: Route, start: Framework, end: Framework, items: Iterable[str] = ()) -> None:
    """Print a way between two frameworks, pair by pair, and how far each covers the other.

    Args:
        route: The way.
        start: The framework that it leads from.
        end: The framework that it leads to.
        items: The items to show; all, if none is named.
    """
    wanted = set(items)
    _show_way(route)
    click.echo()
    show_table(
        ("From", "Relation", "To", "Confidence", "Why"),
        (
            (pair.from_, pair.relation.value, pair.to, pair.confidence.value, "\n".join(_reasons(pair, route)))
            for pair in _in_order(route.pairs, start)
            if not wanted or wanted & {pair.from_, pair.to}
        ),
    )
    if not wanted:
        for framework, at_end in ((start, False), (end, True)):
            click.echo()
            _show_coverage(framework, coverage(route.pairs, framework, of_the_end=at_end))


def _show_way(route: Route) -> None:
    show_heading(f"From {route.from_} to {route.to}")
    for step in route.steps:
        own = step.crosswalk
        turned = ", the other way round" if step.turned else ""
        for line in wrapped(f"Over {own.id}{turned} ({own.author}, {own.made_on})."):
            click.echo(line)


def _in_order(pairs: Iterable[ItemPair], start: Framework) -> list[ItemPair]:
    places = {name: n for n, name in enumerate(start.items)}
    return sorted(pairs, key=lambda pair: places.get(pair.from_, len(places)))


def _reasons(pair: ItemPair, route: Route) -> Iterator[str]:
    """Its row's reason; those of all its rows, each with what the row says, where there are several."""
    if len(pair.hops) == 1:
        yield _reason(pair.hops[0].row)
        return
    for hop, step in zip(pair.hops, route.steps, strict=True):
        row, own = hop.row, step.crosswalk
        ends = ", ".join(row.from_), ", ".join(row.to)
        # Where nothing stands on the other side, it must be told in what there is nothing.
        related = (
            f"{ends[0]} {row.relation.value} {ends[1]}"
            if row.to
            else f"{ends[0]} of {own.from_} {row.relation.value} in {own.to}"
        )
        yield f"{related}: {_reason(row)}"


def _reason(row: CrosswalkRow) -> str:
    """Why, and who says so where it is not the crosswalk's author."""
    said = ", ".join(str(own) for own in (row.author, row.made_on) if own is not None)
    return f"{row.rationale} ({said})" if said else row.rationale


def _show_coverage(framework: Framework, found: Coverage) -> None:
    show_heading(
        f"{framework.id}: {found.covered} of {found.of} items have a counterpart, "
        f"{len(found.whole)} of them whole"
    )
    for what, names in (
        ("Nothing corresponds to", found.nothing),
        ("Nothing is said of", found.gaps),
    ):
        if names:
            for line in wrapped(f"{what} {some_of(names, _NAMED)}.", "  ", "  "):
                click.echo(line)


def show_carrying(found: Carrying, to: Framework, output: str) -> None:
    """Print what was carried, and the scores that stand beside each other.

    Args:
        found: What was carried.
        to: The framework that it was carried to.
        output: The file that it was written to.
    """
    _show_way(found.route)
    click.echo()
    reached: dict[str, list[str]] = {}
    for own in found.added:
        reached.setdefault(own.pair.to or "", []).append(own.pair.from_)
    if reached:
        show_table(
            ("Item", "Evidence from"),
            ((name, some_of(reached[name], _NAMED)) for name in to.items if name in reached),
        )
        click.echo()
    for line in wrapped(f"{_lines(len(found.added))} added, and {len(found.known)} stood there already."):
        click.echo(line)
    if found.scores:
        click.echo()
        show_heading("Scores beside each other: none was carried")
        show_table(
            ("From", "Score", "To", "Score there", "May be taken over"),
            (
                (side.pair.from_, side.score, side.pair.to, side.there, side.why or f"yes, on {side.scale}")
                for side in found.scores
            ),
        )
    click.echo(f"\nWrote {output}. Nothing in it is answered by what was carried.")


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'} of evidence {'was' if count == 1 else 'were'}"
