"""The file in which an author records digests, beside the plugin's tests."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange import json_text, open_bytes

DIGESTS: Final = "digests.json"
"""What the file is called."""


def read_digests(file: str | os.PathLike[str]) -> Mapping[str, Mapping[str, str]]:
    """Read recorded digests.

    Args:
        file: The file.

    Raises:
        DocumentError: It can't be read, or holds something else.
    """
    name = os.fspath(file)
    try:
        tree: object = json.loads(open_bytes(Path(name), name))
    except (ValueError, RecursionError):
        tree = None
    if isinstance(tree, dict) and all(_is_record(record) for record in tree.values()):
        return tree
    raise DocumentError(
        [
            Problem(
                code=Code.WORDING_CHANGED,
                message="no recorded digests stand in it.",
                remedy="Record them anew: practicecheck plugins check NAME --record FILE",
                file=name,
            )
        ]
    )


def digests_text(digests: Mapping[str, Mapping[str, str]]) -> str:
    """The text of such a file.

    Args:
        digests: What is recorded.
    """
    return json_text({name: dict(record) for name, record in digests.items()})


def _is_record(record: object) -> bool:
    return isinstance(record, dict) and all(isinstance(digest, str) for digest in record.values())
