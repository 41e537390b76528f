"""Rates in a report: what the figures make, by which rule, and what is missing for it."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.exchange.reports._blocks import Block, Column, Listing, Paragraph, Part, Table, Tone
from practicecheck.exchange.reports._content import ReportedAssessment
from practicecheck.exchange.reports._words import number_text
from practicecheck.scoring import Rate


def rates_part(reported: ReportedAssessment, prefix: str) -> Iterator[Part]:
    """The rates of an assessment; nothing where its framework makes none.

    Args:
        reported: The assessment.
        prefix: What makes its ids its own.
    """
    rates = reported.card.rates
    if not rates:
        return
    blocks: list[Block] = []
    if made := [rate for rate in rates if not rate.missing]:
        given = any(rate.given is not None for rate in made)
        blocks.append(
            Table(
                caption="What the figures make",
                columns=(
                    Column(title="Rate"),
                    Column(title="Is", numbers=True),
                    *([Column(title="Was answered with", numbers=True)] if given else []),
                    Column(title="Made of"),
                ),
                rows=tuple(
                    (
                        rate.indicator.title,
                        rate.said,
                        *([given_text(rate)] if given else []),
                        _made_of(rate),
                    )
                    for rate in made
                ),
            )
        )
    if open_ := [rate for rate in rates if rate.missing]:
        blocks.append(
            Listing(
                label="Could not be worked out",
                entries=tuple(f"{rate.indicator.title}: {missing_text(rate)}" for rate in open_),
            )
        )
    named = ", ".join(dict.fromkeys(rate.definitions for rate in rates))
    blocks.append(Paragraph(text=f"By the definitions {named}.", tone=Tone.QUIET))
    yield Part(id=f"{prefix}rates", title="Rates", blocks=tuple(blocks))


def _made_of(rate: Rate) -> str:
    """The rule, and the sums that were put into it."""
    return f"{rate.indicator.formula}: {rate.working}" if rate.working else rate.indicator.formula


def given_text(rate: Rate) -> str:
    """The rate that a team gave itself; nothing if it gave none.

    Args:
        rate: The rate.
    """
    if rate.given is None:
        return ""
    return f"{number_text(rate.given)} {rate.indicator.unit}".rstrip()


def missing_text(rate: Rate) -> str:
    """What is missing for a rate.

    Args:
        rate: The rate.
    """
    return "; ".join(f"{gap.figure} is {gap.why}" for gap in rate.missing)
