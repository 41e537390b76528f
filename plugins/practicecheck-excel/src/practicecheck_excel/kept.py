"""The sheet on which a form keeps what it was made from, so that nothing of it is lost on the way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from practicecheck.exchange import json_text

KEPT_TITLE = "Kept by practicecheck"
KEPT_HINT = (
    "There is nothing to fill in here. This is what the form was made from, with what has no cell on the other "
    "sheets. What you write on them goes before it. Without this sheet only what they show can be read."
)
_PIECE = 30_000
_NUMBERED = re.compile(r"(\d{1,4})/(\d{1,4}) (.*)", re.DOTALL)
_BEYOND_ASCII = re.compile(r"[^\x20-\x7e]")


def pieces_of(tree: Mapping[str, Any]) -> tuple[str, ...]:
    """A document in pieces that fit into cells, each with its number.

    Args:
        tree: The document's plain values.
    """
    # Plain letters only: programs change how lines end, and what is around a text.
    text = _BEYOND_ASCII.sub(_escaped, json_text(dict(tree), indent=None))
    count = (len(text) + _PIECE - 1) // _PIECE
    return tuple(f"{n + 1}/{count} {text[n * _PIECE : (n + 1) * _PIECE]}" for n in range(count))


def _escaped(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]


def is_piece(text: str) -> bool:
    """Whether a cell holds a piece of what is kept.

    Args:
        text: The cell's text.
    """
    return _NUMBERED.fullmatch(text) is not None


def put_together(cells: Iterable[str]) -> dict[str, Any] | None:
    """The document that was kept; nothing if a piece is missing, or it was changed beyond reading.

    Args:
        cells: The texts of the sheet, in whatever order.
    """
    found = [match for cell in cells if (match := _NUMBERED.fullmatch(cell))]
    pieces = {int(match[1]): match[3] for match in found}
    count = {int(match[2]) for match in found}
    if len(count) != 1 or sorted(pieces) != list(range(1, count.pop() + 1)):
        return None
    text = "".join(pieces[n] for n in sorted(pieces))
    try:
        tree = json.loads(text, parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, InvalidOperation, RecursionError):
        return None
    return tree if isinstance(tree, dict) else None


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise ValueError("a key stands twice")
    return tree
