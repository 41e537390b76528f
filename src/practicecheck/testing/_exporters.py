"""Exporters: pure functions from content to bytes, whatever stands in the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from practicecheck.comparison import Audience
from practicecheck.errors import Problem
from practicecheck.testing._contents import RATER
from practicecheck.testing._rehearsal import Export
from practicecheck.testing._subject import Subject, amiss
from practicecheck.testing._well_formed import faults, parts


def runs(subject: Subject) -> Iterator[Problem]:
    """Every exporter makes bytes of everything.

    Args:
        subject: The plugin.
    """
    yield from _told(
        (export, export.failed, "Raise nothing: whatever a document can hold has to be shown, or left out.")
        for export in _every(subject)
        if export.failed
    )


def well_formed(subject: Subject) -> Iterator[Problem]:
    """The bytes are what the ending says, and no text of a document comes to life in them.

    Args:
        subject: The plugin.
    """
    yield from _told(
        (export, fault, "Escape every text for the place where it is put.")
        for export in _every(subject)
        if not export.failed
        for fault in faults(export.data, export.ending)
    )


def same_bytes(subject: Subject) -> Iterator[Problem]:
    """The same content makes the same bytes, today and tomorrow.

    Args:
        subject: The plugin.
    """
    yield from _told(
        (
            export,
            "two runs made different bytes",
            "Ask neither the clock nor chance; made_on says the day. In a package, give each file a fixed day.",
        )
        for export in _every(subject)
        if not export.failed and not export.again
    )


def touch_nothing(subject: Subject) -> Iterator[Problem]:
    """No exporter writes a file, runs a program, opens a connection or changes what it was given.

    Args:
        subject: The plugin.
    """
    yield from _told(
        (export, f"it {deed}", "Return the bytes; the library writes them, where the person said.")
        for export in _every(subject)
        for deed in export.deeds
    )
    yield from _told(
        (export, "it changed the content that it was given", "Make new values with attrs.evolve.")
        for export in _every(subject)
        if not export.untouched
    )


def no_raters(subject: Subject) -> Iterator[Problem]:
    """What is made for publication names no rater.

    Args:
        subject: The plugin.
    """
    yield from _told(
        (export, "a rater's code stands in what is made for publication", "Show only what the content holds.")
        for export in subject.rehearsal.reports
        if export.content.audience is Audience.PUBLISHED
        and any(RATER.encode() in part for _, part in parts(export.data))
    )


def _every(subject: Subject) -> tuple[Export, ...]:
    return (*subject.rehearsal.reports, *subject.rehearsal.forms)


def _told(found: Iterable[tuple[Export, str, str]]) -> Iterator[Problem]:
    """Each fault once, with the first content that shows it, and how many more do."""
    shown: dict[tuple[str, str, str], list[str]] = {}
    for export, fault, remedy in found:
        shown.setdefault((export.name, fault, remedy), []).append(export.on)
    for (name, fault, remedy), contents in shown.items():
        more = len(dict.fromkeys(contents)) - 1
        also = f", and of {more} more" if more else ""
        yield amiss(f"{name}, of {contents[0]}{also}: {fault}.", remedy)
