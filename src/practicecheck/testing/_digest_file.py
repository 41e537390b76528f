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
    data = open_bytes(Path(name), name)
    try:
        tree: object = json.loads(data)
    except ValueError as fault:
        raise DocumentError([_no_record(name, f"this is not JSON: {fault}.")]) from None
    except RecursionError:
        tree = None
    if isinstance(tree, dict) and all(_is_record(record) for record in tree.values()):
        return tree
    raise DocumentError([_no_record(name, "no recorded digests stand in it.")])


def _no_record(name: str, message: str) -> Problem:
    return Problem(
        code=Code.WORDING_CHANGED,
        message=message,
        remedy="Take the file that you had from your backup. Record them anew only if nobody has answered yet: "
        f"practicecheck plugins check NAME --record {name}",
        file=name,
    )


def digests_text(digests: Mapping[str, Mapping[str, str]]) -> str:
    """The text of such a file.

    Args:
        digests: What is recorded.
    """
    return json_text({name: dict(record) for name, record in digests.items()})


def _is_record(record: object) -> bool:
    return isinstance(record, dict) and all(isinstance(digest, str) for digest in record.values())
