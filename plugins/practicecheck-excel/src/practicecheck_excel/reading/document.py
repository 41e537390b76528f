"""The document in a workbook: what was kept when the form was made, and what people wrote since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, final

import attrs

from practicecheck.errors import Code, Path, Problem, Severity
from practicecheck.exchange import HEADER, KINDS, Imported
from practicecheck.values import Value
from practicecheck_excel.cells import Cell, same
from practicecheck_excel.facet import Facet, Spot
from practicecheck_excel.fields import Field
from practicecheck_excel.form.entry import Entry
from practicecheck_excel.form.layout import held_by
from practicecheck_excel.reading.gathering import Gathered


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class Assembled(Value):
    """A document put together.

    Attributes:
        tree: Its plain values.
        places: Where each stands.
        problems: What can't be understood.
    """

    tree: dict[str, Any]
    places: dict[Path, str]
    problems: list[Problem]


def assemble(kept: Mapping[str, Any], entries: Mapping[str, Entry], gathered: Gathered) -> Imported:
    """Put the document together. What was not touched since the form was made is as it was, to the last sign.

    Args:
        kept: What was kept; empty if nothing was.
        entries: Everything that can be asked, by its name.
        gathered: What was written.
    """
    made = Assembled(tree=_copied(kept), places={}, problems=[])
    made.tree[HEADER] = KINDS["assessment"].written
    for entry in entries.values():
        _entry(made, entry, gathered)
    # The kind stands first, whatever was kept.
    tree = {HEADER: made.tree[HEADER], **made.tree}
    return Imported(tree=tree, places=made.places, problems=(*made.problems, *gathered.problems))


def _copied(tree: Any) -> Any:
    return {key: _copied(below) for key, below in tree.items()} if isinstance(tree, Mapping) else tree


def _entry(made: Assembled, entry: Entry, gathered: Gathered) -> None:
    cells = gathered.cells.get(entry.name, {})
    offered = gathered.offered.get(entry.name, frozenset())
    held = held_by(made.tree, entry.holder)
    if entry.name in gathered.rows:
        made.places.setdefault(entry.holder or (entry.facets[0].keys[0],), gathered.rows[entry.name])
    used: set[Spot] = set()
    for facet in entry.facets:
        own = {
            spot: cell
            for spot, cell in cells.items()
            if spot[1] in facet.fields and (spot[0] is not None) is facet.listed
        }
        used |= own.keys()
        before = {key: held[key] for key in facet.keys if key in held}
        _facet(made, entry, facet, own, before, offered)
    made.problems.extend(_left(cells, used))


def _facet(
    made: Assembled,
    entry: Entry,
    facet: Facet,
    own: Mapping[Spot, Cell],
    before: Mapping[str, Any],
    offered: frozenset[Field],
) -> None:
    broken = [cell for cell in own.values() if cell.fault]
    if broken:
        made.problems.extend(_fault(cell) for cell in broken)
        return
    shown = {spot: value for spot, value in facet.show(before).items() if not _empty(value)}
    still = {spot: value for spot, value in shown.items() if spot[1] in offered}
    untouched = own.keys() == still.keys() and all(same(own[spot].value, still[spot]) for spot in own)
    if still.keys() != shown.keys():
        gone = dict.fromkeys(field.value for _, field in shown if field not in offered)
        made.problems.append(
            _no_longer_there(entry, before) if untouched else _torn(next(iter(own.values()), None), entry, gone)
        )
        return
    if untouched:
        if own:
            first = next(iter(own.values()))
            made.places.update({(*entry.holder, key): first.place for key in before})
        return
    taken = facet.take(own)
    holder = made.tree
    if taken.said or before:
        for step in entry.holder:
            holder = holder.setdefault(step, {})
        for key in facet.keys:
            holder.pop(key, None)
        holder.update(taken.said)
    made.places.update({(*entry.holder, *steps): cell.place for steps, cell in taken.cells})
    made.problems.extend(taken.problems)


def _empty(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _left(cells: Mapping[Spot, Cell], used: set[Spot]) -> Iterator[Problem]:
    for spot, cell in cells.items():
        if spot not in used:
            yield Problem(
                code=Code.UNKNOWN_KEY,
                message=f'"{cell.text[:40]}" can\'t be given here, and is not taken over.',
                remedy="Look which row and which column it belongs to.",
                severity=Severity.WARNING,
                where=cell.place,
            )


def _fault(cell: Cell) -> Problem:
    return Problem(
        code=Code.WRONG_TYPE,
        message=f"the cell holds {cell.fault}, and no value.",
        remedy="Write the value itself in place of the formula.",
        where=cell.place,
    )


def _torn(cell: Cell | None, entry: Entry, gone: Iterable[str]) -> Problem:
    return Problem(
        code=Code.MISSING_KEY,
        message=f"the column {' and the column '.join(gone)} is gone, in which a part of {entry.name} stood, "
        "and what stands in the other columns was changed.",
        remedy="Put the column back with its heading and what stood in it, or take the change back.",
        path=entry.holder,
        where=None if cell is None else cell.place,
    )


def _no_longer_there(entry: Entry, before: Mapping[str, Any]) -> Problem:
    return Problem(
        code=Code.MISSING_KEY,
        message=f"{' and '.join(before)} of {entry.name} has no cell any more; what was kept is taken.",
        remedy="If it was to be deleted, delete it in the document that comes out.",
        path=entry.holder,
        severity=Severity.WARNING,
    )
