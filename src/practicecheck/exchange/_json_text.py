"""Plain values as JSON text, decimals with all their digits."""

from __future__ import annotations

import json
from decimal import Decimal

from practicecheck.exchange._source import Plain


def json_text(tree: Plain, *, indent: int | None = 2) -> str:
    """Plain values as JSON. Decimals keep all their digits.

    Args:
        tree: Plain values.
        indent: Spaces for each level; everything on one line if nothing is said.
    """
    return _json(tree, indent, "\n") + ("" if indent is None else "\n")


def _json(tree: Plain, indent: int | None, line: str) -> str:
    if isinstance(tree, Decimal):
        return str(tree)
    if not isinstance(tree, list | dict) or not tree:
        return json.dumps(tree, ensure_ascii=False)
    deeper = "" if indent is None else line + " " * indent
    end = "" if indent is None else line
    comma = ", " if indent is None else ","
    if isinstance(tree, list):
        return f"[{comma.join(deeper + _json(below, indent, deeper) for below in tree)}{end}]"
    pairs = (
        f"{deeper}{json.dumps(key, ensure_ascii=False)}: {_json(below, indent, deeper)}"
        for key, below in tree.items()
    )
    return f"{{{comma.join(pairs)}{end}}}"
