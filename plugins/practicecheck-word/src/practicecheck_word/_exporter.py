"""An exporter that sets reports in the style of one template. What is heavy is loaded when a report is made."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, TypeAlias, final

import attrs

from practicecheck.exchange import Exporter
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.errors import Problem
    from practicecheck.exchange import ReportContent

Template: TypeAlias = Traversable | bytes
"""A Word document or template (``.docx`` or ``.dotx``): a file in a package, or its bytes."""


@final
@attrs.frozen(kw_only=True, repr=False)
class _Report(Value):
    """Makes a report's bytes.

    Attributes:
        template: Gives the style.
        name: What the template is called in messages.
    """

    template: Template
    name: str

    def __call__(self, content: ReportContent) -> bytes:
        """Make the bytes.

        Args:
            content: The report's content.

        Returns:
            A document of Word; the same bytes for the same content.

        Raises:
            DocumentError: The template can't be used.
        """
        from practicecheck_word._report import report  # noqa: PLC0415 - loaded when a report is first made

        return report(content, _bytes(self.template), self.name)


def word_exporter(
    template: Template,
    *,
    name: str,
    title: str = "A report for Word, in the house style",
    endings: tuple[str, ...] = (".docx",),
) -> Exporter:
    """Make an exporter that sets reports in the style of a template.

    The template is read when a report is made. Its fonts, colours, margins, headers and footers are kept, and
    so is what stands in it: the report takes the place of a paragraph ``{{ report }}``, or stands at the end.

    Args:
        template: A Word document: a file in a plugin's package, or its bytes.
        name: The exporter's name for ``--exporter``, such as ``northshire-word``.
        title: What it makes, in a few words.
        endings: The file endings that choose it, each with its dot.
    """
    return Exporter(
        name=name,
        title=title,
        endings=endings,
        export=_Report(template=template, name=f"the template of {name}"),
    )


def check_template(template: Template, name: str = "the template") -> tuple[Problem, ...]:
    """Say whether a template can be used, and what it lacks. For the tests of whoever ships one.

    Args:
        template: The template.
        name: What it is called in the problems.

    Returns:
        Errors, if it can't be used. If it can, a note for each style that it lacks: ours is used in its place.
    """
    from practicecheck_word._template import template_problems  # noqa: PLC0415 - loaded when needed

    return template_problems(_bytes(template), name)


def _bytes(template: Template) -> bytes:
    return template if isinstance(template, bytes) else template.read_bytes()
