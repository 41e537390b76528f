"""How the numbers of a report were made, and where its questions come from."""

from __future__ import annotations

from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange.reports._blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Listing,
    Paragraph,
    Part,
    Table,
    Tone,
    anchor,
)
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._words import period_text
from practicecheck.frameworks import Framework
from practicecheck.scoring import Explanation, Statistic, told


def numbers_part(reported: ReportedAssessment, prefix: str, *, dated: bool = False) -> Part:
    """The rule, and what each item gave to each score.

    Args:
        reported: An assessment with scores.
        prefix: What makes its ids its own.
        dated: Whether its period must tell it from others of its unit.
    """
    card, capture = reported.card, reported.assessment.capture
    whole = card.explain("total")
    period = period_text(capture.from_, capture.to) if dated else None
    named = ", ".join(filter(None, [reported.assessment.unit, period])) if prefix else ""
    return Part(
        id=f"{prefix}numbers",
        title=f"How the numbers were made: {named}" if named else "How the numbers were made",
        blocks=(
            Paragraph(text=f"{whole.key.title} ({whole.key.id}). {whole.key.summary}"),
            Listing(entries=whole.rule),
            *(_made(card.explain(section.id), prefix) for section in card.sections),
            *(
                [Paragraph(text=Statistic.A.cannot_say, label="About van der Eijk's A", tone=Tone.QUIET)]
                if reported.spreads
                else []
            ),
            Part(
                id=f"{prefix}made-in-all",
                title="In all",
                blocks=(Paragraph(text=whole.result, label="Result"),),
            ),
        ),
    )


def _made(explanation: Explanation, prefix: str) -> Part:
    return Part(
        id=anchor(f"{prefix}made", explanation.what),
        title=explanation.title,
        blocks=(
            Table(
                caption="What each item gave",
                columns=(Column(title="Item"), Column(title="Gave")),
                rows=tuple((item.item, told(item)) for item in explanation.items),
            ),
            Paragraph(text=explanation.result, label="Result"),
        ),
    )


def sources_part(content: ReportContent) -> Part:
    """Publishers, licences and the digest of the wording.

    Args:
        content: The report's content.
    """
    digests = {reported.framework.id: reported.card.digest for reported in content.assessments}
    frameworks = {reported.framework.id: reported.framework for reported in content.assessments}
    blocks: list[Block] = [
        Facts(facts=_source(framework, digests[name])) for name, framework in frameworks.items()
    ]
    blocks.append(
        Paragraph(
            text="Answers and comments are the team's own. The questions keep the licence of their source.",
            tone=Tone.QUIET,
        )
    )
    return Part(id="sources", title="Sources and licences", blocks=tuple(blocks))


def _source(framework: Framework, digest: str) -> tuple[Fact, ...]:
    source = framework.provenance
    licence = "The licence is not known" if source.licence == "unknown" else source.licence
    facts = [
        ("Framework", f"{framework.title} ({framework.id})"),
        ("Publication", f"{source.title}, {source.publisher}, {source.date}"),
        ("Address", source.address),
        ("Licence", licence),
        ("About the licence", source.licence_note),
        ("Attribution", source.attribution),
        ("Wording taken from", source.held_from),
        ("Digest of the wording", digest),
        ("Comes with", origin_text(framework.origin)),
    ]
    return tuple(Fact(name=name, value=value) for name, value in facts if value)
