"""What changed between the assessments of a report, or how they lie beside each other: the verdict first."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.comparison import Comparison, Ground, ItemComparison, ScoreComparison, Scored
from practicecheck.exchange._comparison_json import headline as number_of
from practicecheck.exchange._source import Plain
from practicecheck.exchange.comparisons import (
    FORCED_NOTE,
    change_text,
    codes_text,
    diff_text,
    ground_text,
    grounds_of,
    in_percent,
    is_forced,
    items_told,
    measured_changes,
    measured_grounds,
    points_text,
    verdict_text,
)
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
)
from practicecheck.exchange.reports._content import ReportContent
from practicecheck.exchange.reports._words import counted, date_text, period_text

_NO = "none"
"""Stands where the verdict allows no difference."""


def change_parts(content: ReportContent) -> Iterator[Part]:
    """What changed; nothing where nothing is compared.

    Args:
        content: The report's content.
    """
    if len(content.comparisons) == 1:
        (found,) = content.comparisons
        yield Part(id="change", title=change_title(found), blocks=tuple(_blocks(found)))
    elif content.comparisons:
        yield Part(
            id="change",
            title="Changes" if all(map(_is_one_unit, content.comparisons)) else "Side by side",
            blocks=(
                _overview(content.comparisons),
                *(
                    Part(
                        id=f"change-{n}",
                        title=f"{_unit(found)}{change_title(found)}",
                        blocks=tuple(_blocks(found)),
                    )
                    for n, found in enumerate(content.comparisons, start=1)
                ),
            ),
        )


def change_title(found: Comparison) -> str:
    """What a comparison is headed by: ``Change since 30 June 2025``, or the names of both sides.

    Args:
        found: The comparison.
    """
    if not _is_one_unit(found):
        return f"{found.later.name} beside {found.earlier.name}"
    since = found.earlier.assessment.capture.to
    return f"Change since {date_text(since)}" if since else "Change"


def _is_one_unit(found: Comparison) -> bool:
    one, other = found.earlier.assessment, found.later.assessment
    return (one.organisation, one.unit) == (other.organisation, other.unit)


def _unit(found: Comparison) -> str:
    named = found.later.assessment.unit or found.later.assessment.organisation
    return f"{named}: " if named and _is_one_unit(found) else ""


def _overview(comparisons: tuple[Comparison, ...]) -> Table:
    return Table(
        caption="All comparisons; scores are over the questions that both answered",
        columns=(
            Column(title="Earlier"),
            Column(title="Later"),
            Column(title="Verdict"),
            Column(title="Comparable", numbers=True),
            Column(title="Earlier score", numbers=True),
            Column(title="Later score", numbers=True),
            Column(title=_change_title(comparisons), numbers=True),
        ),
        rows=tuple(
            (
                each.earlier.name,
                each.later.name,
                each.comparability.value,
                f"{each.compared} of {each.of}",
                *_alike(each.total),
            )
            for each in comparisons
        ),
    )


def _blocks(found: Comparison) -> Iterator[Block]:
    yield Paragraph(text=verdict_text(found), label="Verdict")
    yield Facts(
        facts=(
            Fact(name="Earlier", value=_side(found.earlier)),
            Fact(name="Later", value=_side(found.later)),
            *([Fact(name="Coverage", value=_coverage(found))] if found.of else []),
        )
    )
    grounds = grounds_of(found)
    if grounds:
        yield _grounds("What must be known with it", grounds)
    if is_forced(found):
        yield Paragraph(text=FORCED_NOTE, tone=Tone.WARNING)
    if found.diff is not None:
        yield Paragraph(text=_diff(found), label="The two editions")
    if found.total is not None:
        yield _scores(found, found.total)
    for section in found.sections:
        # One section that is the whole has the reasons of the whole.
        own = tuple(ground for ground in section.grounds if ground not in grounds)
        if own:
            yield _grounds(section.title, own)
    yield from _items(found)
    yield from _measured(found)


def _side(side: Scored) -> str:
    assessment, framework = side.assessment, side.framework
    told = [
        assessment.unit or assessment.organisation,
        period_text(assessment.capture.from_, assessment.capture.to),
        f"{framework.title} ({framework.id})",
    ]
    return ", ".join(filter(None, told))


def _coverage(found: Comparison) -> str:
    return f"{found.compared} of {counted(found.of, 'item')} comparable"


def _grounds(label: str, grounds: tuple[Ground, ...]) -> Listing:
    return Listing(label=label, entries=tuple(map(ground_text, grounds)))


def _diff(found: Comparison) -> str:
    diff = found.diff
    if diff is None:
        return ""
    by = f" By the crosswalk {diff.crosswalk.id} ({diff.crosswalk.author})." if diff.crosswalk else ""
    return f"{diff.earlier.id} and {diff.later.id}: {diff_text(diff)}{by}"


def _scores(found: Comparison, total: ScoreComparison) -> Table:
    return Table(
        caption="Scores; like for like is over the questions that both answered",
        columns=(
            Column(title="Section"),
            Column(title="Comparable", numbers=True),
            Column(title="Earlier as scored", numbers=True),
            Column(title="Later as scored", numbers=True),
            Column(title="Earlier like for like", numbers=True),
            Column(title="Later like for like", numbers=True),
            Column(title=_change_title((found,)), numbers=True),
            Column(title="Verdict"),
        ),
        rows=tuple(
            (
                "In all" if section is total else section.title,
                f"{section.compared} of {section.of}",
                _number(number_of(section.earlier)),
                _number(number_of(section.later)),
                *_alike(section),
                _verdict(section),
            )
            for section in (*found.sections, total)
        ),
    )


def _change_title(comparisons: tuple[Comparison, ...]) -> str:
    return "Change in percentage points" if any(map(in_percent, comparisons)) else "Change"


def _alike(section: ScoreComparison | None) -> tuple[str, str, str]:
    alike = section.alike if section else None
    if section is None or alike is None:
        return _NO, _NO, _NO
    return (
        _number(number_of(alike.earlier)),
        _number(number_of(alike.later)),
        change_text(section.difference, forced=section.forced) or _NO,
    )


def _number(value: Plain) -> str:
    return _NO if value is None else str(value)


def _verdict(section: ScoreComparison) -> str:
    codes = codes_text(section.grounds)
    return f"{section.comparability.value}{f': {codes}' if codes else ''}"


def _items(found: Comparison) -> Iterator[Block]:
    shown = items_told(found)
    if shown:
        yield Table(
            caption="Questions that changed, or can't be compared",
            columns=(
                Column(title="Question"),
                Column(title="Earlier", numbers=True),
                Column(title="Later", numbers=True),
                Column(title="Change by the key", numbers=True),
                Column(title="What is to be known"),
            ),
            rows=tuple(
                (
                    _asked(item, found),
                    points_text(item.earlier) or "not asked",
                    points_text(item.later) or "not asked",
                    change_text(item.difference, forced=item.forced) or _NO,
                    " ".join(ground.why for ground in item.grounds),
                )
                for item in shown
            ),
        )
    rest = len(found.items) - len(shown)
    if rest and shown:
        yield Paragraph(
            text=f"{counted(rest, 'question')} {'was' if rest == 1 else 'were'} given the same point on both sides.",
            tone=Tone.QUIET,
        )
    elif rest:
        yield Paragraph(text="Every question was given the same point on both sides.", tone=Tone.QUIET)


def _asked(item: ItemComparison, found: Comparison) -> str:
    side = found.later if item.later else found.earlier
    own = side.framework.item(item.item)
    return f"{own.title or own.text} ({item.item})"


def _measured(found: Comparison) -> Iterator[Block]:
    rows = tuple(
        (
            own.title,
            _number(own.earlier),
            _number(own.later),
            own.change or _NO,
            own.unit,
            own.why,
        )
        for own in measured_changes(found)
    )
    if not rows:
        return
    yield Table(
        caption="Figures and rates",
        columns=(
            Column(title="Figure or rate"),
            Column(title="Earlier", numbers=True),
            Column(title="Later", numbers=True),
            Column(title="Change", numbers=True),
            Column(title="Unit"),
            Column(title="What is to be known"),
        ),
        rows=rows,
    )
    grounds = measured_grounds(found)
    if grounds:
        yield _grounds("Of the figures and rates", grounds)
