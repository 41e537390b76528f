"""Making a value of one of our classes from plain values, and telling every fault with its place."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, TypeVar

import attrs
from cattrs.errors import AttributeValidationNote, ClassValidationError, ForbiddenExtraKeysError

from practicecheck.documents import spelled, written_fields
from practicecheck.errors import Code, Path, Problem, near
from practicecheck.exchange._converter import Faults, converter_of
from practicecheck.exchange._source import MOST_SHOWN, Plain, Unusable

T = TypeVar("T")


def structure_quickly(tree: Any, cls: type[T]) -> T | None:
    """Make a value of a class, if nothing at all is odd.

    Args:
        tree: Plain values; a mapping may be a tuple of pairs.
        cls: The class.

    Returns:
        The value, or nothing.
    """
    with contextlib.suppress(Exception):
        return converter_of(thorough=False).structure(tree, cls)
    return None


def structure(tree: Plain, cls: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Make a value of a class from plain values.

    Args:
        tree: Plain values, as a parser gives them.
        cls: The class.

    Returns:
        The value and no problems; or every problem, and the value without its faulty parts if it can be made.
    """
    # Whatever stops the quick pass is told by the thorough one.
    if (made := structure_quickly(tree, cls)) is not None:
        return made, ()
    try:
        return _as_far_as_it_goes(tree, cls)
    except RecursionError:
        return None, (TOO_DEEP,)


TOO_DEEP = Problem(
    code=Code.TOO_DEEP,
    message="this is nested too deep to be read.",
    remedy="No document of ours is; look for brackets that were never closed.",
)


def _as_far_as_it_goes(tree: Plain, cls: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    told: tuple[Problem, ...] = ()
    while True:
        try:
            return converter_of(thorough=True).structure(tree, cls), told
        except RecursionError:
            raise
        except Exception as fault:  # noqa: BLE001 - cattrs and our hooks raise many kinds; each becomes a problem
            problems = tuple(_problems(fault, ()))
        # What is missing once a faulty part is gone was not missing in the file: only the first round is told.
        told = told or problems
        smaller = _without(tree, {problem.path for problem in problems})
        if smaller == tree or any(not problem.path for problem in problems):
            return None, told
        tree = smaller


def _without(tree: Plain, paths: set[Path]) -> Plain:
    """The tree without the values at the given paths; a list that would lose an entry goes as a whole."""
    below: dict[str | int, set[Path]] = {}
    for path in filter(None, paths):
        below.setdefault(path[0], set()).add(path[1:])
    if isinstance(tree, dict):
        return {
            key: _without(value, below[key]) if key in below else value
            for key, value in tree.items()
            if () not in below.get(key, ())
        }
    if isinstance(tree, list):
        if any(() in steps for steps in below.values()):
            return []
        return [_without(value, below.get(index, set())) for index, value in enumerate(tree)]
    return tree


def _problems(fault: Exception, path: Path) -> Iterator[Problem]:
    match fault:
        case Faults():
            for steps, below in fault.below:
                yield from _problems(below, (*path, *steps))
        case ClassValidationError():
            for below in fault.exceptions:
                names = [
                    note
                    for note in getattr(below, "__notes__", ())
                    if isinstance(note, AttributeValidationNote)
                ]
                field = spelled(str(names[0].name)) if names else None
                if isinstance(below, KeyError) and field is not None:
                    yield _missing(field, path)
                else:
                    yield from _problems(below, path if field is None else (*path, field))
        case ForbiddenExtraKeysError():
            extra = fault.extra_fields
            known = [name for field in written_fields(fault.cl) if (name := spelled(field.name)) not in extra]
            for name in sorted(extra):
                yield Problem(
                    code=Code.UNKNOWN_KEY,
                    message=f'"{name}" is not known here.',
                    remedy=_for_unknown(name, known),
                    path=(*path, name),
                )
        case KeyError():
            yield _missing(str(fault.args[0]), path)
        case RecursionError():
            yield attrs.evolve(TOO_DEEP, path=path[:MOST_SHOWN])
        case Unusable():
            yield Problem(code=fault.code, message=fault.message, remedy=fault.remedy, path=path)
        case _:
            yield Problem(
                code=Code.WRONG_TYPE,
                message=f"this can't be read: {fault}.",
                remedy="Compare it with the example in the documentation.",
                path=path,
            )


def _for_unknown(name: str, known: list[str]) -> str:
    if " " in name:
        return (
            "If it is the rest of a text: a comma ends a text inside { }, so put quotes around the whole of it."
        )
    return near(name, known) or f"Known here: {', '.join(known)}."


def _missing(name: str, path: Path) -> Problem:
    return Problem(
        code=Code.MISSING_KEY,
        message=f'"{name}" is missing.',
        remedy=f"Add {name} and a colon, and what belongs to it.",
        path=path,
    )
