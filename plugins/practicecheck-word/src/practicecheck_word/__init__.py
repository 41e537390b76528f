"""Reports as Word documents, in the house style of a template.

A council that has a house style offers an exporter of its own from its own plugin:

```python
from practicecheck.hookspecs import hookimpl
from practicecheck_word import word_exporter

practicecheck_contract = 1

@hookimpl
def practicecheck_exporters():
    template = files("practicecheck_northshire") / "letterhead.docx"
    return [word_exporter(template, name="northshire-word", title="A report on Northshire's letterhead")]
```
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from practicecheck.commands import Command
from practicecheck.exchange import Exporter
from practicecheck.hookspecs import hookimpl
from practicecheck_word._exporter import check_template, word_exporter
from practicecheck_word._shipped import TEMPLATE

if TYPE_CHECKING:
    import click

__all__ = ["TEMPLATE", "check_template", "practicecheck_commands", "practicecheck_exporters", "word_exporter"]

practicecheck_contract = 1


@hookimpl
def practicecheck_exporters() -> Iterable[Exporter]:
    """A report for Word, in a style that suits everybody."""
    return [word_exporter(TEMPLATE, name="word", title="A report for Word")]


@hookimpl
def practicecheck_commands() -> Iterable[Command]:
    """A template to begin with, and a check of one."""
    summary = "Begin a house style for reports in Word, and check one."
    return [Command(name="word-template", summary=summary, load=_word_template)]


def _word_template() -> click.Command:
    from practicecheck_word._command import command  # noqa: PLC0415 - loaded when it is called

    return command
