"""A scorecard on the terminal, and how each of its numbers came about."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

import click

from practicecheck.scoring import Method

if TYPE_CHECKING:
    from practicecheck.scoring import Coverage, Score, Scorecard, ScoringKey


_ASKED = 70
"""So much of a question is shown beside a finding."""


def show_card(card: Scorecard) -> None:
    """Print a scorecard.

    Args:
        card: The scorecard.
    """
    from practicecheck.cli._terminal import show_heading, show_problems, show_table  # noqa: PLC0415 - when shown
    from practicecheck.errors import Severity  # noqa: PLC0415 - loaded when needed

    show_heading(f"{card.framework.title} ({card.framework.edition})")
    if who := ", ".join(part for part in (card.organisation, card.unit) if part):
        click.echo(who)
    click.echo()
    if card.key is not None and card.total is not None:
        _show_scores(card, card.total, card.key)
    else:
        _show_coverage(card)
    if card.rates:
        _show_rates(card)
    if card.key is None and card.evidence:
        click.echo()
        show_table(
            ("Item", "Evidence"), ((shown.item, text) for shown in card.evidence for text in shown.evidence)
        )
    if card.findings:
        click.echo()
        show_table(
            ("Finding", "Item", "Why", "What was asked"),
            (
                (
                    finding.kind.value.replace("-", " "),
                    finding.item,
                    finding.why,
                    shorten(card.framework.item(finding.item).text, _ASKED, placeholder=" ..."),
                )
                for finding in card.findings
            ),
        )
    if priorities := [(section.id, text) for section in card.coverage for text in section.priorities]:
        click.echo()
        show_table(("", "Priorities for action"), priorities)
    if told := [problem for problem in card.problems if problem.severity is not Severity.NOTE]:
        click.echo()
        show_problems(told)


def _show_scores(card: Scorecard, total: Score, key: ScoringKey) -> None:
    from practicecheck.cli._terminal import show_table  # noqa: PLC0415 - when shown

    headings, numbers = _columns(key)
    after = [2 + n for n in range(numbers)]
    rows = [(section.id, section.title, *_cells(section.score)) for section in card.sections]
    show_table(("", "Section", *headings), [*rows, ("", "Total", *_cells(total))], right=after)
    click.echo(f"\nBy the key {key.id} ({key.method.value}).")
    for view in card.views:
        click.echo()
        show_table(
            (view.title, *headings),
            ((group.id, *_cells(group.score)) for group in view.groups),
            right=[1 + n for n in range(numbers)],
        )


def _columns(key: ScoringKey) -> tuple[tuple[str, ...], int]:
    """The headings of a score's cells, and how many of them hold numbers."""
    counts = ("Answered", "X", "Missing", "Could be")
    band = ("Band",) if key.bands else ()
    if key.method is Method.POINTS:
        return ("Score", "Possible", "%", *counts, *band), 6
    return ("Mean" if key.method is Method.SCALE_MEAN else "%", *counts, *band), 4


def _cells(score: Score) -> tuple[object, ...]:
    """What a table says of a score. Points are shown only where points are what the key counts."""
    missing = score.cannot_answer + score.unanswered
    could = f"{score.bounds.low} to {score.bounds.high}" if missing and score.bounds else ""
    points = (score.points, score.possible) if score.why_none is None else (None, None)
    return (
        *(points if score.key.method is Method.POINTS else ()),
        score.percent if score.percent is not None else score.mean,
        f"{score.answered} of {score.applicable}",
        score.not_applicable or "",
        missing or "",
        could if score.why_none is None else f"no score: {score.why_none}",
        *((score.band,) if score.key.bands else ()),
    )


def _show_coverage(card: Scorecard) -> None:
    from practicecheck.cli._terminal import show_table  # noqa: PLC0415 - when shown

    show_table(
        ("", "Section", "Asked", "Answered", "X", "Can't answer", "Unanswered"),
        [
            *((part.id, part.title, *_counts(part.coverage)) for part in card.coverage),
            ("", "Whole", *_counts(card.whole_coverage)),
        ],
        right=(2, 3, 4, 5, 6),
    )
    click.echo("\nNothing is scored in this framework.")
    if card.figures:
        click.echo()
        show_table(
            ("Item", "Figure", "What was asked"),
            ((figure.id, figure.said, figure.text) for figure in card.figures),
        )


def _show_rates(card: Scorecard) -> None:
    from practicecheck.cli._terminal import show_table  # noqa: PLC0415 - when shown

    click.echo()
    show_table(
        ("Item", "Rate", "Answered", "Title", "Made of"),
        (
            (
                rate.indicator.item,
                None if rate.missing else rate.said,
                None if rate.given is None else f"{rate.given} {rate.indicator.unit}",
                rate.indicator.title,
                f"{rate.indicator.formula}\n{rate.working or ''}".rstrip()
                if not rate.missing
                else "missing: " + ", ".join(f"{gap.figure} ({gap.why})" for gap in rate.missing),
            )
            for rate in card.rates
        ),
        right=(1, 2),
    )
    click.echo(f"\nRates by {', '.join(dict.fromkeys(rate.definitions for rate in card.rates))}.")


def _counts(coverage: Coverage) -> tuple[object, ...]:
    return (
        coverage.asked,
        coverage.answered,
        coverage.not_applicable or "",
        coverage.cannot_answer or "",
        coverage.unanswered or "",
    )


def show_explanations(card: Scorecard) -> None:
    """Print how each number came about: what each item gave, then the rule, once.

    Args:
        card: The scorecard.
    """
    from practicecheck.cli._terminal import show_heading, wrapped  # noqa: PLC0415 - when shown
    from practicecheck.scoring import told  # noqa: PLC0415 - loaded when needed

    if card.total is None:
        return
    names = [section.id for section in card.sections]
    names += [f"{view.id}:{group.id}" for view in card.views for group in view.groups]
    for name in [*names, "total"]:
        found = card.explain(name)
        click.echo()
        show_heading(f"{found.title} ({name})")
        wide = max(len(item.item) for item in found.items)
        for item in found.items if name != "total" else ():
            for line in wrapped(f"{item.item:<{wide}}  {told(item)}", "  ", " " * (wide + 4)):
                click.echo(line)
        for line in wrapped(found.result, "  ", "  "):
            click.echo(line)
    whole = card.explain("total")
    click.echo()
    show_heading(f"The rule of {whole.key.id}")
    for sentence in whole.rule:
        for line in wrapped(sentence, "  ", "    "):
            click.echo(line)
