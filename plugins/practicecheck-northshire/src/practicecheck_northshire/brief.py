"""One page of plain text for a one-to-one: scores, what stands out, what is planned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from practicecheck.comparison import Audience
from practicecheck.scoring import FindingKind, Method

if TYPE_CHECKING:
    from practicecheck.exchange import ReportContent, ReportedAssessment
    from practicecheck.scoring import Score

_MOST = 5
"""So many findings of each kind fit on the page."""

_FOR = {Audience.WORKING: "working copy, not for publication", Audience.PUBLISHED: "for publication"}
_HEADINGS = {
    FindingKind.GAP: "To act on",
    FindingKind.SPLIT: "Where views differ",
    FindingKind.PERSPECTIVE_GAP: "Where perspectives differ",
    FindingKind.STRENGTH: "To celebrate",
}


def export(content: ReportContent) -> bytes:
    """Make the page.

    Args:
        content: What there is to tell, for its audience.
    """
    return ("\n".join(_lines(content)) + "\n").encode()


def _lines(content: ReportContent) -> Iterator[str]:
    yield content.title
    yield f"{content.made_on}, {_FOR[content.audience]}"
    for reported in content.assessments:
        yield from _assessment(reported)
    if content.plan:
        yield from ("", "Planned")
        for action in content.plan.actions:
            by = f", by {action.completion}" if action.completion else ""
            yield f"  {action.action or action.why or 'Not yet said what'} ({action.lead or 'no lead yet'}{by})"


def _assessment(reported: ReportedAssessment) -> Iterator[str]:
    card = reported.card
    yield from ("", f"{card.unit or card.organisation or 'Somebody'}: {card.framework.title}")
    for section in card.sections:
        yield f"  {section.title}: {_said(section.score)}"
    if card.total:
        yield f"  Total: {_said(card.total)}"
    for kind, heading in _HEADINGS.items():
        found = [finding for finding in card.findings if finding.kind is kind][:_MOST]
        if found:
            yield from ("", heading)
            yield from (f"  {card.framework.items[finding.item].text} ({finding.why})" for finding in found)


def _said(score: Score) -> str:
    """Points are said only where points are what the key counts."""
    if score.why_none:
        return score.why_none
    if score.key.method is Method.POINTS:
        return f"{score.points} of {score.possible}"
    return f"{score.percent}%" if score.mean is None else f"mean {score.mean}"
