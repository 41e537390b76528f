"""An exporter: a name, the file endings that choose it, and a pure function."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.origin import Origin
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.exchange.reports._content import ReportContent


@final
@attrs.frozen(kw_only=True, repr=False)
class Exporter(Value):
    """Turns a report's content into a file's bytes. The library writes them; an exporter touches no file.

    Attributes:
        name: Its name for ``--exporter``, such as ``html``.
        title: What it makes, in a few words.
        endings: The file endings that choose it, each with its dot.
        export: Makes the bytes.
        needs_plan: Whether there is nothing to make without a plan.
        origin: The distribution that offers it; the catalogue says it.
    """

    name: str
    title: str
    endings: tuple[str, ...]
    export: Callable[[ReportContent], bytes]
    needs_plan: bool = False
    origin: Origin | None = attrs.field(default=None, eq=False)
