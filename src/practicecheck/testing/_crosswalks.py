"""Crosswalks: the editions that they lie between are there, and so is each item."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import PracticeCheckError, Problem
from practicecheck.exchange import document_text, read_crosswalk, source_of
from practicecheck.testing._subject import Subject, amiss


def items(subject: Subject) -> Iterator[Problem]:
    """Each row names items of the two editions.

    Args:
        subject: The plugin.
    """
    for name, crosswalk in subject.of_kind("crosswalks").items():
        try:
            read_crosswalk(source_of(document_text(crosswalk), name), subject.catalogue)
        except PracticeCheckError as fault:
            yield from getattr(fault, "problems", ())
        if not crosswalk.rows:
            yield amiss("it has no rows.", "Say of at least one item what it corresponds to.", file=name)
