"""Tables about groups of people, as they were released."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.exchange._released_table import released_rows
from practicecheck.exchange.reports._blocks import Block, Column, Listing, Paragraph, Part, Table, Tone
from practicecheck.exchange.reports._content import ReportContent


def groups_part(content: ReportContent) -> Iterator[Part]:
    """The tables of a report and what stands in them instead of numbers; nothing where it has none.

    Args:
        content: The report's content.
    """
    if not content.tables:
        return
    blocks: list[Block] = []
    markers: dict[str, None] = {}
    for table in content.tables:
        headings, rows = released_rows(table)
        groups = len(table.dimensions)
        blocks.append(
            Table(
                caption=", ".join(filter(None, [table.name, table.period])),
                columns=tuple(
                    Column(title=title.capitalize(), numbers=n >= groups)
                    for n, title in enumerate(headings[:-1])
                ),
                rows=tuple(tuple(map(str, row[:-1])) for row in rows),
            )
        )
        for cell in table.cells:
            marker = cell.people_marker or cell.value_marker
            if marker is not None:
                markers[f"{table.written(marker)}: {cell.why}"] = None
    if markers:
        blocks.append(Listing(entries=tuple(markers), label="Instead of numbers"))
    rules = "; ".join(dict.fromkeys(table.policy.summary for table in content.tables))
    blocks.append(Paragraph(text=rules, tone=Tone.QUIET))
    yield Part(id="groups", title="Results by group", blocks=tuple(blocks))
