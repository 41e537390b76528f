"""Exporters, run twice on everything, with somebody watching."""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Sequence
from typing import Any, Final, final

import attrs

from practicecheck.errors import DocumentError, PracticeCheckError
from practicecheck.testing._contents import form_contents, report_contents
from practicecheck.testing._subject import Subject, first_line
from practicecheck.testing._watching import watched
from practicecheck.values import Value

_APART: Final = 2.0
"""Seconds between the two times. A package of files keeps the time of day to two seconds."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Export(Value):
    """One exporter, run twice on one content.

    Attributes:
        name: The exporter.
        ending: How the name of its file ends.
        on: What it was run on.
        content: The content.
        data: What it made.
        failed: What it raised; nothing, if it went well.
        again: Whether the same bytes were made the second time.
        untouched: Whether the content is as it was.
        deeds: What it did beside its work.
    """

    name: str
    ending: str
    on: str
    content: Any
    data: bytes
    failed: str | None
    again: bool
    untouched: bool
    deeds: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Rehearsal(Value):
    """All that a plugin's exporters made.

    Attributes:
        reports: Reports.
        forms: Forms.
    """

    reports: tuple[Export, ...]
    forms: tuple[Export, ...]


def rehearse(subject: Subject) -> Rehearsal:
    """Run every exporter of a plugin on everything.

    Args:
        subject: The plugin.
    """
    reports = list(report_contents(subject)) if subject.exporters else []
    forms = list(form_contents(subject)) if subject.forms else []
    to_run = [
        *(
            _Run(name=own.name, ending=own.endings[0], export=own.export, on=on, content=content)
            for own in subject.exporters
            for on, content in reports
            if content.plan is not None or not own.needs_plan
        ),
        *(
            _Run(name=own.name, ending=own.endings[0], export=own.export, on=on, content=content, form=True)
            for own in subject.forms
            for on, content in forms
        ),
    ]
    made = _twice(to_run)
    return Rehearsal(
        reports=tuple(export for run, export in made if not run.form),
        forms=tuple(export for run, export in made if run.form),
    )


@final
@attrs.frozen(kw_only=True, repr=False, eq=False)
class _Run(Value):
    name: str
    ending: str
    export: Callable[[Any], bytes]
    on: str
    content: Any
    form: bool = False


@final
@attrs.frozen(kw_only=True, repr=False)
class _Take(Value):
    """One run, and what was seen of it."""

    data: bytes
    failed: str | None
    refused: bool
    untouched: bool
    deeds: tuple[str, ...]


def _twice(runs: Sequence[_Run]) -> list[tuple[_Run, Export]]:
    # A form may be of no use for some frameworks, and says so: a vote, where nothing is scored.
    first = [(run, take) for run in runs if not (take := _take(run)).refused]
    if first:
        time.sleep(_APART)
    return [(run, _export(run, take, _take(run))) for run, take in first]


def _take(run: _Run) -> _Take:
    # A copy for each, so that one that changes its content spoils nobody else's.
    given = copy.deepcopy(run.content)
    data, failed, refused = b"", None, False
    with watched() as watch:
        try:
            data = run.export(given)
        except PracticeCheckError as fault:
            failed = first_line(fault)
            refused = run.form and isinstance(fault, DocumentError)
    return _Take(
        data=data, failed=failed, refused=refused, untouched=given == run.content, deeds=tuple(watch.told())
    )


def _export(run: _Run, first: _Take, second: _Take) -> Export:
    return Export(
        name=run.name,
        ending=run.ending,
        on=run.on,
        content=run.content,
        data=first.data,
        failed=first.failed or second.failed,
        again=first.data == second.data,
        untouched=first.untouched and second.untouched,
        deeds=tuple(dict.fromkeys((*first.deeds, *second.deeds))),
    )
