"""Reading a column mapping, and holding it against the definitions that it is for."""

from __future__ import annotations

from typing import cast

from practicecheck.errors import DocumentError
from practicecheck.exchange._document import read_document
from practicecheck.exchange._kinds import KINDS
from practicecheck.exchange._opening import Readable, open_source
from practicecheck.scoring import ColumnMapping, IndicatorSet, mapping_misfits


def read_mapping(readable: Readable, definitions: IndicatorSet | None = None) -> ColumnMapping:
    """Read a column mapping.

    Args:
        readable: A file, or a text that is held already.
        definitions: The definitions that it is to be used with, if it is to be held against them.

    Raises:
        DocumentError: It has problems, all of them listed.
    """
    source = open_source(readable)
    mapping = cast("ColumnMapping", read_document(source, KINDS["mapping"], {}))
    if definitions is not None and (misfits := mapping_misfits(mapping, definitions)):
        raise DocumentError(source.placed(problem) for problem in misfits)
    return mapping
