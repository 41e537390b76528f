"""Carrying an extension over to another edition: what stays, what to look at, and what to drop."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TypeVar, final

import attrs

from practicecheck.frameworks._condition import Condition
from practicecheck.frameworks._extension import Extension, ExtensionId, LocalSection
from practicecheck.frameworks._framework import Framework
from practicecheck.frameworks._item import Item
from practicecheck.frameworks._local import Guidance, Narrowing
from practicecheck.frameworks._moves import Move, Moves
from practicecheck.values import Value

L = TypeVar("L", Guidance, Narrowing)


@final
class Verdict(Enum):
    """What becomes of a part of an extension."""

    STAYS = "stays"
    LOOK_AT = "look at"
    DROP = "drop"


@final
class UpgradePart(Enum):
    """A part of an extension."""

    SECTION = "section"
    ITEM = "item"
    NARROWING = "narrowing"
    GUIDANCE = "guidance"


@final
@attrs.frozen(kw_only=True, repr=False)
class UpgradeStep(Value):
    """What becomes of one part of an extension.

    Attributes:
        part: What it is.
        name: Its own id, or that of the national item that it is about.
        verdict: What becomes of it.
        why: Why, in a sentence.
        was: The national text that it was written for, where that is another one now.
        now: The national text that stands there now.
        moved_to: The id under which the national item is found now.
    """

    part: UpgradePart
    name: str
    verdict: Verdict
    why: str
    was: str | None = None
    now: str | None = None
    moved_to: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class ExtensionUpgrade(Value):
    """An extension as it is carried over to another edition.

    Attributes:
        extension: The new extension, pinned to the new edition. What was dropped stands in its note.
        steps: What became of each part.
    """

    extension: Extension
    steps: tuple[UpgradeStep, ...]


def upgrade_extension(
    extension: Extension, old: Framework | None, new: Framework, new_id: str
) -> ExtensionUpgrade:
    """Carry an extension over to another edition.

    Args:
        extension: The extension. It stays as it is.
        old: The edition for which it was written; nothing if that wording is not to be had any more.
        new: The edition to which it is carried over.
        new_id: The new extension's id.

    Returns:
        The new extension with all that can be carried over, and what became of each part.
    """
    moves = Moves(old.national if old else None, new.national)
    own = {item.id for item in extension.items}
    steps: list[UpgradeStep] = []
    sections = tuple(_section(section, moves, own, steps) for section in extension.sections)
    narrows = tuple(_narrows(extension, moves, own, steps))
    guidance = tuple(_guidance(extension, moves, steps))
    dropped = tuple(_dropped(extension, steps))
    return ExtensionUpgrade(
        extension=attrs.evolve(
            extension,
            id=ExtensionId(new_id),
            extends=new.id,
            digest=new.digest,
            sections=sections,
            narrows=narrows,
            guidance=guidance,
            note="\n".join(
                [
                    *([extension.note] if extension.note else []),
                    *([f"Dropped on the way from {extension.extends} to {new.id}:"] if dropped else []),
                    *dropped,
                ]
            )
            or None,
            origin=None,
        ),
        steps=tuple(steps),
    )


def _step(part: UpgradePart, name: str, move: Move) -> UpgradeStep:
    verdict = Verdict.DROP if move.to is None else Verdict.LOOK_AT if move.changed else Verdict.STAYS
    return UpgradeStep(
        part=part,
        name=name,
        verdict=verdict,
        why=move.why,
        was=move.was,
        now=move.now,
        moved_to=move.to if move.to != move.name else None,
    )


def _section(section: LocalSection, moves: Moves, own: set[str], steps: list[UpgradeStep]) -> LocalSection:
    after = section.after
    if after is None:
        steps.append(_plain(UpgradePart.SECTION, section.id, "it is asked at the end."))
    else:
        move = moves.section(after)
        step = _step(UpgradePart.SECTION, section.id, move)
        # A place is not lost with the section that stood before it.
        steps.append(attrs.evolve(step, verdict=Verdict.LOOK_AT) if move.to is None else step)
        after = move.to
    items = tuple(_item(item, moves, own, steps) for item in section.items)
    return attrs.evolve(section, after=after, items=items)


def _plain(part: UpgradePart, name: str, why: str) -> UpgradeStep:
    return UpgradeStep(part=part, name=name, verdict=Verdict.STAYS, why=why)


def _item(item: Item, moves: Moves, own: set[str], steps: list[UpgradeStep]) -> Item:
    condition, step = item.condition, _plain(UpgradePart.ITEM, item.id, "it is the extension's own.")
    if condition is not None and condition.item not in own:
        move = moves.item(condition.item)
        step = _step(UpgradePart.ITEM, item.id, move)
        if move.to is None:
            step = attrs.evolve(step, verdict=Verdict.LOOK_AT, why=f"{move.why} It is asked always now.")
        condition = None if move.to is None else attrs.evolve(condition, item=move.to)
    elif (scales := moves.scales_of(item)) is not None:
        item, move = scales
        step = _step(UpgradePart.ITEM, item.id, move)
    steps.append(step)
    return attrs.evolve(
        item, condition=condition, parts=tuple(_item(part, moves, own, steps) for part in item.parts)
    )


def _narrows(
    extension: Extension, moves: Moves, own: set[str], steps: list[UpgradeStep]
) -> Iterator[Narrowing]:
    taken: set[str] = set()
    for narrowing in extension.narrows:
        move = _once(moves.item(narrowing.item), taken)
        step = _step(UpgradePart.NARROWING, narrowing.item, move)
        only_if = narrowing.only_if
        if only_if is not None and only_if.item not in own and move.to is not None:
            decider = moves.item(only_if.item)
            if decider.to is None:
                # Without its condition it would narrow everywhere, which nobody decided.
                steps.append(attrs.evolve(step, verdict=Verdict.DROP, why=f"its condition: {decider.why}"))
                continue
            if decider.changed:
                step = attrs.evolve(step, verdict=Verdict.LOOK_AT, why=f"its condition: {decider.why}")
            only_if = Condition(item=decider.to, answer=only_if.answer)
        steps.append(step)
        if move.to is not None:
            yield attrs.evolve(narrowing, item=move.to, only_if=only_if)


def _guidance(extension: Extension, moves: Moves, steps: list[UpgradeStep]) -> Iterator[Guidance]:
    taken: set[str] = set()
    for guidance in extension.guidance:
        move = _once(moves.item(guidance.item), taken)
        steps.append(_step(UpgradePart.GUIDANCE, guidance.item, move))
        if move.to is not None:
            yield attrs.evolve(guidance, item=move.to)


def _once(move: Move, taken: set[str]) -> Move:
    """The move; nowhere, if something else has moved there already."""
    if move.to is not None and move.to in taken:
        return attrs.evolve(move, to=None, why=f"{move.to} has some already, from another item.")
    taken.update([move.to] if move.to is not None else [])
    return move


def _dropped(extension: Extension, steps: list[UpgradeStep]) -> Iterator[str]:
    """What was dropped, in words, so that nothing is lost."""
    gone = {(step.part, step.name) for step in steps if step.verdict is Verdict.DROP}
    for narrowing in extension.narrows:
        if (UpgradePart.NARROWING, narrowing.item) in gone:
            when = f" ({narrowing.only_if.said})" if narrowing.only_if else ""
            yield f"- {narrowing.item} was narrowed{when}: {narrowing.reason}"
    for guidance in extension.guidance:
        if (UpgradePart.GUIDANCE, guidance.item) in gone:
            said = [
                *([guidance.text] if guidance.text else []),
                *(f"Example: {text}" for text in guidance.examples),
                *(f"Evidence: {text}" for text in guidance.evidence),
            ]
            yield f"- guidance on {guidance.item}: {' / '.join(said)}"
