"""What was held back from a report, and why."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.comparison import Audience
from practicecheck.exchange.reports._blocks import Block, Listing, Paragraph, Part
from practicecheck.exchange.reports._content import ReportContent


def held_back_parts(content: ReportContent) -> Iterator[Part]:
    """What was held back and why; a working copy has nothing to say of it.

    Args:
        content: The report's content.
    """
    if content.audience is Audience.WORKING:
        return
    intro = (
        "Nobody may be identified by what is published. The scores and counts of this report are those of the "
        "full assessment."
    )
    blocks: list[Block] = [Paragraph(text=intro if content.withheld else "Nothing was held back.")]
    blocks += [
        Listing(label=why, entries=tuple(held.what for held in content.withheld if held.why == why))
        for why in dict.fromkeys(held.why for held in content.withheld)
    ]
    yield Part(id="held-back", title="What was held back", blocks=tuple(blocks))
