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

from practicecheck.exchange import Exporter
from practicecheck.hookspecs import hookimpl
from practicecheck_word._exporter import TEMPLATE, check_template, word_exporter

__all__ = ["TEMPLATE", "check_template", "practicecheck_exporters", "word_exporter"]

practicecheck_contract = 1


@hookimpl
def practicecheck_exporters() -> Iterable[Exporter]:
    """A report for Word, in a style that suits everybody."""
    return [word_exporter(TEMPLATE, name="word", title="A report for Word")]
