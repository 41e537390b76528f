"""What extensions ask in a form: those that are installed, and what is kept of those that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, final

import attrs

from practicecheck.assessments import Assessment, belongs, extensions_named
from practicecheck.errors import Code
from practicecheck.frameworks import Extending, Framework, Item, Measure, Section, TakesNumber, extend
from practicecheck.values import Value
from practicecheck_excel.cells import Cell, Shown
from practicecheck_excel.facet import Facet, Said, Spot, Taken, not_understood
from practicecheck_excel.fields import Field
from practicecheck_excel.form.entry import Entry
from practicecheck_excel.form.section_page import section_page
from practicecheck_excel.names import row_name
from practicecheck_excel.reading.limits import MOST_EXTENSIONS
from practicecheck_excel.reading.workbook import Sheet
from practicecheck_excel.value_facet import PERCENT

_SECTION = "section/"


def laid_over(
    edition: Framework, names: Sequence[str], frameworks: Mapping[str, Framework]
) -> tuple[Framework, tuple[str, ...]]:
    """The edition with the extensions that a form names.

    Args:
        edition: The edition.
        names: The ids of the extensions.
        frameworks: The frameworks; a catalogue has extensions, too.

    Returns:
        The edition with those that can be used, and the ids of the others. The library tells them.
    """
    there = frameworks.extensions if isinstance(frameworks, Extending) else {}
    named, _ = extensions_named(Assessment(framework=edition.id, extensions=tuple(names)), edition, there)
    usable = {extension.id for extension in named}
    return extend(edition, named), tuple(name for name in names if name not in usable)


def entries_kept(sheets: Iterable[Sheet], missing: Sequence[str]) -> Iterator[Entry]:
    """The rows that only an extension could read that can't be used: what was kept of them is kept.

    Args:
        sheets: The sheets.
        missing: The ids of the extensions that can't be used.
    """
    named: set[str] = set()
    asking: dict[str, str | None] = {}
    for sheet in sheets:
        for text, percent in _names(sheet):
            whole = text.removeprefix(_SECTION).rpartition("/")[0] if text.startswith(_SECTION) else text
            space = whole.partition(":")[0]
            if space not in asking:
                asking[space] = next((own for own in missing if belongs(whole, own)), None)
            extension = asking[space]
            if extension is None or whole in named:
                continue
            named.add(whole)
            # Where percentages are marked as such, numbers can be given, too.
            takes = (TakesNumber(measure=Measure.COUNT, unit=""),) if percent else ()
            item = Item(id=whole, text="", locator="", takes=takes)
            section = Section(id=whole, title="", locator="", items=() if whole != text else (item,))
            for entry in section_page(section, "", None).entries:
                if entry.item is item or whole != text:
                    yield attrs.evolve(
                        entry,
                        facets=tuple(KeptFacet(facet=own, extension=extension) for own in entry.facets),
                    )


def asks(sheet: Sheet, entries: Mapping[str, Entry]) -> bool:
    """Whether a sheet asks something of what can't be read.

    Args:
        sheet: The sheet.
        entries: What can't be read.
    """
    return any(text in entries for text, _ in _names(sheet))


def _names(sheet: Sheet) -> Iterator[tuple[str, bool]]:
    """The names that may be an extension's, and whether a percentage is marked as one beside each."""
    marked = {cell.row for cell in sheet.cells.values() if cell.text.strip() == PERCENT}
    for cell in sheet.cells.values():
        if ":" in cell.text and (name := row_name(cell.text)) is not None:
            yield name.name, cell.row in marked


@final
@attrs.frozen(kw_only=True, repr=False)
class KeptFacet(Value):
    """A piece of an answer that nobody here can read. As long as nobody touched it, it stays as it is.

    Attributes:
        facet: What it looks like in a form.
        extension: The extension that asks it.
    """

    facet: Facet
    extension: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The same keys."""
        return self.facet.keys

    @property
    def fields(self) -> tuple[Field, ...]:
        """The same columns."""
        return self.facet.fields

    @property
    def listed(self) -> bool:
        """Whether it has a row for each entry of a list."""
        return self.facet.listed

    def show(self, said: Said) -> Mapping[Spot, Shown]:
        """What its cells show."""
        return self.facet.show(said)

    def take(self, cells: Mapping[Spot, Cell]) -> Taken:
        """Nothing: it is told where something was written that only the extension could read."""
        return Taken(
            said={},
            problems=tuple(
                not_understood(
                    cell,
                    f'"{cell.text[:40]}" answers {self.extension}, and can\'t be read without it.',
                    "Install the extension as it was when the form was made, and import the form again.",
                    code=Code.EXTENSION,
                )
                for cell in cells.values()
            ),
        )


def extensions_kept(said: Cell | None, kept: Mapping[str, Any]) -> tuple[str, ...]:
    """The extensions that a form names: on its cover, or among what was kept.

    Args:
        said: The cover's cell.
        kept: What was kept.
    """
    # In a row without an id the last cell is the guidance.
    lines = (kept.get("extensions") or ()) if said is None else said.text.splitlines()
    names = dict.fromkeys(line.strip() for line in lines if "@" in line)
    return tuple(names)[:MOST_EXTENSIONS]
