"""The answers of one section in a report: each item with its value, words, evidence and ballots."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.assessments import Agreement, Answer, AnswerState
from practicecheck.comparison import BallotSpread
from practicecheck.exchange.reports._blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Listing,
    Paragraph,
    Part,
    Spread,
    Table,
    Tone,
    anchor,
)
from practicecheck.exchange.reports._content import ReportedAssessment
from practicecheck.exchange.reports._findings import finding_text
from practicecheck.exchange.reports._scores import section_score
from practicecheck.exchange.reports._words import (
    HELD_BACK,
    counted,
    measured_text,
    reason_text,
    spread_text,
    state_text,
    stream_text,
    value_text,
)
from practicecheck.frameworks import Item, Section
from practicecheck.scoring import FoundBy

_AGREED = {
    Agreement.DISCUSSION: "by discussion",
    Agreement.MEDIAN: "as the median of the ballots",
    Agreement.NONE: "no agreement was reached",
}


def section_part(reported: ReportedAssessment, section: Section, prefix: str) -> Part:
    """One section: its score, priorities, splits and note, then its items.

    Args:
        reported: The assessment.
        section: A section of its framework that was asked.
        prefix: What makes its ids its own.
    """
    record = reported.assessment.section(section.id)
    blocks: list[Block] = []
    if section.introduction:
        blocks.append(Paragraph(text=section.introduction, tone=Tone.QUIET))
    blocks += section_score(reported, section.id)
    if record.speaks_for:
        blocks.append(Paragraph(text=record.speaks_for, label="Answered for"))
    if record.note:
        blocks.append(Paragraph(text=record.note, label="The team's note", tone=Tone.VOICE))
    if record.priorities:
        blocks.append(Listing(label="Priorities for action", entries=record.priorities, ordered=True))
    for scored in reported.card.sections:
        if scored.id == section.id and scored.splits:
            titles = tuple(_title(reported.framework.item(item)) for item in scored.splits)
            blocks.append(Listing(label="Views differ on", entries=titles))
    blocks += [
        Paragraph(
            text=f"{measured_text(agreed.alpha)} Measured over {counted(agreed.items, 'item')}.",
            label="Agreement among raters",
            tone=Tone.QUIET,
        )
        for agreed in reported.agreement
        if agreed.id == section.id
    ]
    blocks += [_item(reported, item, prefix) for item in section.items]
    number = f"{section.number}. " if section.number and not section.title.startswith(section.number) else ""
    return Part(
        id=anchor(f"{prefix}section", section.id), title=f"{number}{section.title}", blocks=tuple(blocks)
    )


def _title(item: Item) -> str:
    number = f"{item.number}. " if item.number else ""
    return f"{number}{item.title or item.text} ({item.id})"


def _item(reported: ReportedAssessment, item: Item, prefix: str) -> Part:
    blocks = list(_answered(reported, item)) if item.takes else []
    if item.title and item.title != item.text:
        blocks.insert(0, Paragraph(text=item.text, tone=Tone.QUIET))
    blocks += [_item(reported, part, prefix) for part in item.parts]
    return Part(id=anchor(f"{prefix}item", item.id), title=_title(item), blocks=tuple(blocks))


def _answered(reported: ReportedAssessment, item: Item) -> Iterator[Block]:
    state = reported.card.state_of[item.id]
    answer = reported.assessment.by_item.get(item.id)
    if answer is None:
        given = state not in (AnswerState.UNANSWERED, AnswerState.NOT_ASKED)
        yield Facts(facts=(Fact(name="Answer", value=HELD_BACK if given else state_text(state)),))
        return
    facts = tuple(_facts(reported, item, answer, state))
    if facts:
        yield Facts(facts=facts)
    yield from _words(answer)
    for spread in reported.spreads:
        if spread.item == item.id:
            yield from spread_blocks(spread)


def _words(answer: Answer) -> Iterator[Block]:
    """What the team says in words."""
    if answer.narrative:
        yield Paragraph(text=answer.narrative, tone=Tone.VOICE)
    if answer.entries:
        yield Listing(entries=answer.entries)
    if answer.stream:
        yield Listing(entries=tuple(stream_text(entry) for entry in answer.stream))
    if answer.comment:
        yield Paragraph(text=answer.comment, label="Comment", tone=Tone.VOICE)
    if answer.evidence:
        yield Listing(label="Evidence", entries=answer.evidence)


def _facts(reported: ReportedAssessment, item: Item, answer: Answer, state: AnswerState) -> Iterator[Fact]:
    value = value_text(item, answer, reported.framework, reported.assessment)
    if state is AnswerState.ANSWERED:
        if value is not None:
            yield Fact(name="Answer", value=value)
    else:
        yield Fact(name="Answer", value=state_text(state))
        reason = reason_text(answer)
        if reason is not None:
            yield Fact(name="Reason", value=reason)
    if answer.consensus is not None:
        yield Fact(name="Agreed", value=_AGREED[answer.consensus])
    if answer.priority is not None:
        yield Fact(name="Priority", value=answer.priority.value)
    for finding in reported.card.findings:
        if finding.item == item.id:
            # The score itself stands above.
            why = "from the score" if finding.found_by is FoundBy.SCORE else finding_text(finding)
            yield Fact(name=finding.kind.value.replace("-", " ").capitalize(), value=why)


def spread_blocks(spread: BallotSpread) -> Iterator[Block]:
    """How the ballots on an item fell, and how far they agree.

    Args:
        spread: The spread, as far as it may be told.
    """
    yield _fell(spread)
    if said := spread_text(spread):
        yield Paragraph(text=f"{said}.", label="Agreement", tone=Tone.QUIET)


def _fell(spread: BallotSpread) -> Spread:
    whole = sum(count.ballots for count in spread.counts)
    rows = [("All ballots", spread.counts), *((own.perspective, own.counts) for own in spread.by_perspective)]
    return Spread(
        counts=spread.counts,
        table=Table(
            caption=f"How {counted(whole, 'ballot')} fell",
            columns=(
                Column(title="Ballots"),
                *(Column(title=str(count.code), numbers=True) for count in spread.counts),
            ),
            rows=tuple((name, *(str(count.ballots) for count in counts)) for name, counts in rows),
        ),
    )
