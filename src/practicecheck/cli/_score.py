"""``practicecheck score``."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

import click

from practicecheck.cli._given import FILE, catalogue, table_or_json

if TYPE_CHECKING:
    from rich.console import Console

    from practicecheck.scoring import Coverage, Score, Scorecard


_ASKED = 70
"""So much of a question is shown beside a finding."""


@click.command("score")
@click.argument("file", type=FILE)
@click.option("--key", metavar="KEY", help="The scoring key; the framework's default key, if none is named.")
@click.option("--explain", is_flag=True, help="Show how each number came about.")
@table_or_json
def command(file: str, key: str | None, form: str, *, explain: bool) -> None:
    """Show the scorecard of the assessment in FILE."""
    from practicecheck.exchange import read_assessment, score_tree  # noqa: PLC0415 - loaded when needed
    from practicecheck.scorer import score  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    assessment = read_assessment(file, there)
    card = score(assessment, there[assessment.framework], key, keys=there.scoring_keys)
    if form == "json":
        from practicecheck.exchange import json_text  # noqa: PLC0415 - loaded when needed

        click.echo(json_text(score_tree(card, explain=explain)), nl=False)
        return
    from practicecheck.cli._terminal import console  # noqa: PLC0415 - loaded when needed

    out = console()
    show_card(card, out)
    if explain:
        show_explanations(card, out)


def show_card(card: Scorecard, out: Console) -> None:
    """Print a scorecard.

    Args:
        card: The scorecard.
        out: Where to.
    """
    from rich.text import Text  # noqa: PLC0415 - only where something is shown

    from practicecheck.cli._terminal import show_problems, table  # noqa: PLC0415 - only where something is shown
    from practicecheck.errors import Severity  # noqa: PLC0415 - only where something is shown

    who = ", ".join(part for part in (card.organisation, card.unit) if part)
    out.print(Text(f"{card.framework.title} ({card.framework.edition})", style="bold"))
    if who:
        out.print(who)
    out.print()
    if card.key is not None and card.total is not None:
        rows = [(section.id, section.title, *_score_cells(section.score)) for section in card.sections]
        headings = ("", "Section", "Score", "Possible", "%", "Answered", "X", "Missing", "Could be")
        out.print(table(headings, [*rows, ("", "Total", *_score_cells(card.total))], right=(2, 3, 4, 5, 6, 7)))
        band = f", which is {card.total.band}" if card.total.band else ""
        out.print(f"By the key {card.key.id} ({card.key.method.value}){band}.")
        for view in card.views:
            out.print()
            out.print(
                table(
                    (view.id.capitalize(), "Score", "Possible", "%", "Answered", "X", "Missing", "Could be"),
                    ((group.id, *_score_cells(group.score)) for group in view.groups),
                    right=(1, 2, 3, 4, 5, 6),
                )
            )
    else:
        out.print(
            table(
                ("", "Section", "Asked", "Answered", "X", "Can't answer", "Unanswered"),
                [
                    *((part.id, part.title, *_coverage_cells(part.coverage)) for part in card.coverage),
                    ("", "Whole", *_coverage_cells(card.whole_coverage)),
                ],
                right=(2, 3, 4, 5, 6),
            )
        )
        out.print("Nothing is scored in this framework.")
        if card.figures:
            out.print()
            out.print(
                table(
                    ("Figure", "", "What was asked"),
                    (
                        (
                            figure.id,
                            figure.said,
                            figure.text,
                        )
                        for figure in card.figures
                    ),
                )
            )
    if card.findings:
        out.print()
        out.print(
            table(
                ("Finding", "Item", "Why", "What was asked"),
                (
                    (
                        finding.kind.value,
                        finding.item,
                        finding.why,
                        shorten(card.framework.item(finding.item).text, _ASKED, placeholder=" ..."),
                    )
                    for finding in card.findings
                ),
            )
        )
    priorities = [(section.id, text) for section in card.coverage for text in section.priorities]
    if priorities:
        out.print()
        out.print(table(("", "Priorities for action"), priorities))
    told = [problem for problem in card.problems if problem.severity is not Severity.NOTE]
    if told:
        out.print()
        show_problems(told, out)


def _score_cells(score: Score) -> tuple[object, ...]:
    headline = score.percent if score.percent is not None else score.mean
    missing = score.cannot_answer + score.unanswered
    could = f"{score.bounds.low} to {score.bounds.high}" if missing and score.bounds else ""
    return (
        score.points if score.why_none is None else None,
        score.possible if score.why_none is None else None,
        headline,
        f"{score.answered} of {score.applicable}",
        score.not_applicable or "",
        missing or "",
        could if score.why_none is None else score.why_none,
    )


def _coverage_cells(coverage: Coverage) -> tuple[object, ...]:
    return (
        coverage.asked,
        coverage.answered,
        coverage.not_applicable or "",
        coverage.cannot_answer or "",
        coverage.unanswered or "",
    )


def show_explanations(card: Scorecard, out: Console) -> None:
    """Print how each number came about.

    Args:
        card: The scorecard.
        out: Where to.
    """
    names = [section.id for section in card.sections]
    names += [f"{view.id}:{group.id}" for view in card.views for group in view.groups]
    for name in [*names, *(["total"] if card.total is not None else [])]:
        out.print()
        out.print(str(card.explain(name)))
