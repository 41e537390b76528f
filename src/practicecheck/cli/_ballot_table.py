"""How ballots fell, at a glance, in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from practicecheck.assessments import Assessment
from practicecheck.cli._terminal import show_heading, show_table, wrapped
from practicecheck.comparison import (
    Audience,
    BallotSpread,
    PerspectiveSpread,
    SectionAgreement,
    agreement_by_section,
    release,
    spread_agreement,
)
from practicecheck.frameworks import PointCode
from practicecheck.scoring import Measured, Scorecard, Statistic

_BARS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"
_NO_BALLOT = "."


def show_ballots(card: Scorecard, assessment: Assessment) -> None:
    """Print how the ballots on each item fell, beside its score. No rater is named.

    Args:
        card: The assessment's scorecard.
        assessment: The assessment, with its ballots.
    """
    spreads = release(assessment, card.framework, Audience.WORKING).spreads
    click.echo()
    show_heading("Ballots (working copy, not for publication)")
    if card.key is None:
        click.echo("Nothing is scored in this framework, so nobody votes.")
        return
    if not spreads:
        click.echo("Nobody has voted yet: practicecheck ballots new makes the files for it.")
        return
    if assessment.room:
        room = ", ".join(f"{present.people} {present.perspective}" for present in assessment.room)
        _say(f"In the room: {room}.")
    click.echo()
    points = [count.code for count in spreads[0].counts]
    show_table(
        ("Item", *map(str, points), "Median", "Range", "A", ""),
        (_row(spread, card, assessment) for spread in spreads),
        right=range(1, len(points) + 4),
    )
    _say("[ ] is the score that was agreed; a bar shows a point's share of the ballots.")
    if differing := list(_differing(spreads, card)):
        click.echo()
        show_table(("Item", "Where the perspectives stand (median; ballots)"), differing)
    sections = agreement_by_section(spreads, assessment, card.framework)
    click.echo()
    _show_sections(sections)
    click.echo()
    for statistic in _used(sections):
        _say(f"{statistic.value[:1].upper()}{statistic.value[1:]}: {statistic.cannot_say}")


def _say(text: str) -> None:
    for line in wrapped(text):
        click.echo(line)


def _row(spread: BallotSpread, card: Scorecard, assessment: Assessment) -> tuple[object, ...]:
    answer = assessment.by_item[spread.item]
    found = spread_agreement(spread)
    whole = sum(count.ballots for count in spread.counts)
    marked = "X" if answer.not_applicable is not None else answer.score
    marks = [
        *(["split"] if any(split.item == spread.item for split in card.splits) else []),
        *(["perspectives"] if any(gap.item == spread.item for gap in card.perspective_gaps) else []),
        *(["no agreement"] if answer.consensus is not None and answer.consensus.value == "none" else []),
    ]
    return (
        spread.item,
        *(_cell(count.ballots, whole, marked=count.code == marked) for count in spread.counts),
        _points(spread.median),
        found.range_,
        _shown(found.a),
        ", ".join(marks),
    )


def _cell(ballots: int, whole: int, *, marked: bool) -> str:
    """A point's ballots with their bar: ``[5]`` with a high bar for the score that was agreed."""
    count = f"{ballots}" if ballots else _NO_BALLOT
    bar = _BARS[-(-ballots * len(_BARS) // whole) - 1] if ballots and _bars_can_be_shown() else ""
    return f"{bar}[{count}]" if marked else f"{bar} {count} "


def _bars_can_be_shown() -> bool:
    """Whether the terminal's encoding has them. Where there is none, text stays text."""
    try:
        _BARS.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _points(codes: tuple[PointCode, ...]) -> str | None:
    return " to ".join(map(str, codes)) or None


def _shown(measured: Measured) -> str | None:
    return None if measured.shown is None else format(measured.shown, "f")


def _differing(spreads: tuple[BallotSpread, ...], card: Scorecard) -> Iterator[tuple[str, str]]:
    """Where each perspective stands, lowest first, on the items on which views differ."""
    told = {split.item for split in card.splits} | {gap.item for gap in card.perspective_gaps}
    for spread in spreads:
        if spread.item in told:
            places = {count.code: place for place, count in enumerate(spread.counts)}
            own = [view for view in spread.by_perspective if view.median]
            own.sort(key=lambda view: sum(places[code] for code in view.median) / len(view.median))
            yield spread.item, ", ".join(f"{view.perspective} {_view(view)}" for view in own)


def _view(view: PerspectiveSpread) -> str:
    return f"{_points(view.median)} ({sum(view.on_points)})"


def _show_sections(sections: tuple[SectionAgreement, ...]) -> None:
    pair = any(section.kappa for section in sections)
    reasons = [_why_none(section) for section in sections]
    show_table(
        ("", "Section", "Items", "Alpha", *(["Kappa"] if pair else []), *(["Why"] if any(reasons) else [])),
        (
            (
                section.id,
                section.title,
                section.items,
                _shown(section.alpha),
                *([section.kappa and _shown(section.kappa)] if pair else []),
                *([why] if any(reasons) else []),
            )
            for section, why in zip(sections, reasons, strict=True)
        ),
        right=(2, 3, 4) if pair else (2, 3),
    )


def _why_none(section: SectionAgreement) -> str:
    """Why a measure is not defined."""
    measured = [section.alpha, *([section.kappa] if section.kappa else [])]
    return "; ".join(dict.fromkeys(found.why_none for found in measured if found.why_none))


def _used(sections: tuple[SectionAgreement, ...]) -> tuple[Statistic, ...]:
    pair = any(section.kappa for section in sections)
    return (Statistic.A, Statistic.ALPHA, *([Statistic.KAPPA] if pair else []))
