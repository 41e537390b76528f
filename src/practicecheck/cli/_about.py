"""Which file a problem is told of, where whoever found it did not know."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import attrs

from practicecheck.errors import Code, DocumentError


@contextmanager
def about(file: str, only: Code | None = None) -> Generator[None]:
    """Say of problems that name no file that they are about this one.

    Args:
        file: The file.
        only: Of problems of this code alone, where others may be about another file.

    Raises:
        DocumentError: The problems that were found, each with its file.
    """
    try:
        yield
    except DocumentError as found:
        raise DocumentError(
            own if own.file or only not in (None, own.code) else attrs.evolve(own, file=file)
            for own in found.problems
        ) from found
