"""Scores in a report: sections, the whole, and views across them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from practicecheck.exchange.reports._blocks import Block, Column, Paragraph, Part, Table, Tone, anchor
from practicecheck.exchange.reports._content import ReportedAssessment
from practicecheck.exchange.reports._words import (
    answered_text,
    bounds_text,
    counted,
    coverage_text,
    headline,
    number_text,
    score_text,
)
from practicecheck.scoring import Method, Score, ScoringKey


def scores_part(reported: ReportedAssessment, prefix: str) -> Part:
    """What the answers come to.

    Args:
        reported: The assessment.
        prefix: What makes its ids its own.

    Returns:
        The scores by section and in all; where nothing is scored, how much was answered.
    """
    card = reported.card
    blocks: list[Block] = []
    if card.key is not None and card.total is not None:
        rows = [(section.title, section.score) for section in card.sections]
        blocks += [
            Paragraph(text=f"In all: {score_text(card.total)}."),
            *_incomplete(card.total),
            _table("Scores by section", "Section", card.key, [*rows, ("In all", card.total)]),
        ]
    else:
        blocks.append(
            Paragraph(
                text="Nothing is scored here: figures, comments, flags and evidence are collected.",
                tone=Tone.QUIET,
            )
        )
    blocks.append(
        Table(
            caption="How much was answered",
            columns=(
                Column(title="Section"),
                *(
                    Column(title=title, numbers=True)
                    for title in (
                        "Asked",
                        "Answered",
                        "Not applicable",
                        "Cannot be answered",
                        "Not answered yet",
                    )
                ),
            ),
            rows=tuple(
                (
                    section.title,
                    *(
                        str(count)
                        for count in (
                            section.coverage.asked,
                            section.coverage.answered,
                            section.coverage.not_applicable,
                            section.coverage.cannot_answer,
                            section.coverage.unanswered,
                        )
                    ),
                )
                for section in card.coverage
            ),
        )
    )
    return Part(id=f"{prefix}results", title="Results", blocks=tuple(blocks))


def _incomplete(score: Score) -> Iterator[Paragraph]:
    missing = score.cannot_answer + score.unanswered
    if missing:
        were = "was" if missing == 1 else "were"
        asked = counted(score.applicable, "question")
        yield Paragraph(
            text=f"The score is incomplete: {missing} of {asked} {were} not answered. "
            f"With every answer it could be anything from {bounds_text(score)}.",
            tone=Tone.WARNING,
        )


def _table(caption: str, first: str, key: ScoringKey, rows: list[tuple[str, Score]]) -> Table:
    points = key.method is Method.POINTS
    banded = key.bands is not None
    return Table(
        caption=caption,
        columns=(
            Column(title=first),
            *([Column(title="Points", numbers=True), Column(title="Possible", numbers=True)] if points else []),
            Column(title="Mean" if key.method is Method.SCALE_MEAN else "Score", numbers=True),
            *([Column(title="Band")] if banded else []),
            Column(title="Answered", numbers=True),
            Column(title="Could still be", numbers=True),
        ),
        rows=tuple(
            (
                title,
                *([number_text(score.points), number_text(score.possible)] if points else []),
                headline(score).removeprefix("mean "),
                *([score.band or "none"] if banded else []),
                answered_text(score),
                bounds_text(score),
            )
            for title, score in rows
        ),
        bars=() if key.method is Method.SCALE_MEAN else tuple(score.percent for _, score in rows),
        spans=() if key.method is Method.SCALE_MEAN else tuple(_span(score) for _, score in rows),
    )


def _span(score: Score) -> tuple[Decimal, Decimal] | None:
    if score.complete or score.bounds is None:
        return None
    return score.bounds.low, score.bounds.high


def section_score(reported: ReportedAssessment, section_id: str) -> Iterator[Block]:
    """What one section comes to.

    Args:
        reported: The assessment.
        section_id: The section's id.

    Returns:
        Its score, whether it is incomplete, and how much of it was answered.
    """
    for section in reported.card.sections:
        if section.id == section_id:
            yield Paragraph(text=f"{score_text(section.score)}.", label="Score")
            yield from _incomplete(section.score)
    for covered in reported.card.coverage:
        if covered.id == section_id:
            yield Paragraph(text=f"{coverage_text(covered.coverage)}.", label="Coverage", tone=Tone.QUIET)


def views_parts(reported: ReportedAssessment, prefix: str) -> Iterator[Part]:
    """Scores by views across sections, such as the five domains.

    Args:
        reported: The assessment.
        prefix: What makes its ids its own.
    """
    key = reported.card.key
    for view in reported.card.views:
        if key is not None:
            yield Part(
                id=anchor(f"{prefix}view", view.id),
                title=f"By {view.id}",
                blocks=(
                    _table(
                        f"Scores by {view.id}; an item may count in several",
                        view.id.capitalize(),
                        key,
                        [(group.id, group.score) for group in view.groups],
                    ),
                ),
            )
