"""Findings in a report: what to act on and what to celebrate."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import Severity
from practicecheck.exchange.reports._blocks import Block, Listing, Paragraph, Part, Tone
from practicecheck.exchange.reports._content import ReportedAssessment
from practicecheck.frameworks import Framework
from practicecheck.scoring import Finding, FindingKind, FoundBy

_HEADINGS = {
    FindingKind.GAP: "Gaps",
    FindingKind.SPLIT: "Splits: views that differ",
    FindingKind.PERSPECTIVE_GAP: "Gaps between perspectives",
    FindingKind.WATCH: "To watch",
    FindingKind.STRENGTH: "Strengths",
}
_ORIGINS = {
    FoundBy.SCORE: "from the score",
    FoundBy.BALLOTS: "from the ballots",
    FoundBy.FLAG: "flagged by the team",
    FoundBy.CHECK: "from a rule of the framework",
}


def findings_part(reported: ReportedAssessment, prefix: str) -> Part:
    """Every finding, with its origin.

    Args:
        reported: The assessment.
        prefix: What makes its ids its own.
    """
    blocks: list[Block] = []
    for kind, heading in _HEADINGS.items():
        own = [finding for finding in reported.card.findings if finding.kind is kind]
        if own:
            entries = tuple(_entry(finding, reported.framework) for finding in own)
            blocks.append(Listing(label=heading, entries=entries))
    return Part(id=f"{prefix}findings", title="Findings", blocks=tuple(blocks))


def _entry(finding: Finding, framework: Framework) -> str:
    item = framework.item(finding.item)
    return f"{item.title or item.text} ({item.id}): {finding_text(finding)}"


def finding_text(finding: Finding) -> str:
    """Why something was found, and where it comes from.

    Args:
        finding: The finding.
    """
    return f"{finding.why} ({_ORIGINS[finding.found_by]})"


def problems_part(reported: ReportedAssessment, prefix: str) -> Iterator[Part]:
    """Figures that can't be right as they stand.

    Args:
        reported: The assessment.
        prefix: What makes its ids its own.
    """
    told = [problem for problem in reported.card.problems if problem.severity is Severity.WARNING]
    if told:
        yield Part(
            id=f"{prefix}to-check",
            title="Figures to check",
            blocks=(
                Paragraph(
                    text="These figures can't all be right, or say too little to be compared.",
                    tone=Tone.WARNING,
                ),
                Listing(entries=tuple(f"{problem.place}: {problem.message}" for problem in told)),
            ),
        )
