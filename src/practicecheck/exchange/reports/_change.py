"""What changed between the assessments of a report, or how they lie beside each other: the verdict first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from practicecheck.comparison import Comparison, Ground, ItemComparison, ScoreComparison, Scored
from practicecheck.exchange._comparison_json import headline
from practicecheck.exchange._source import Plain
from practicecheck.exchange.comparisons import (
    FORCED_NOTE,
    change_text,
    codes_text,
    diff_text,
    difference_word,
    ground_text,
    grounds_of,
    in_percent,
    is_forced,
    is_one_unit,
    items_told,
    measured_changes,
    measured_grounds,
    points_text,
    short_verdict,
    side_words,
    title_text,
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
from practicecheck.exchange.reports._words import counted, period_text
from practicecheck.frameworks import EditionDiff
from practicecheck.scoring import Comparability

_NONE = "none"
"""Stands where there is no number to tell."""
_REFUSED = "not comparable"
"""Stands where the verdict allows no difference."""


def change_parts(content: ReportContent) -> Iterator[Part]:
    """What changed; nothing where nothing is compared.

    Args:
        content: The report's content.
    """
    comparisons = content.comparisons
    if len(comparisons) == 1:
        yield Part(id="change", title=title_text(comparisons[0]), blocks=tuple(_blocks(comparisons[0])))
    elif comparisons:
        titles = _titles(comparisons)
        parts = (
            Part(id=f"change-{n}", title=title, blocks=tuple(_blocks(found)))
            for n, (title, found) in enumerate(zip(titles, comparisons, strict=True), start=1)
        )
        yield Part(
            id="change",
            title="Changes" if all(map(is_one_unit, comparisons)) else "Side by side",
            blocks=(_overview(comparisons, titles), *parts),
        )


def _titles(comparisons: tuple[Comparison, ...]) -> list[str]:
    """What several comparisons are called: with the framework, or by both sides, where two would be alike."""
    short = [f"{_whose(found)}{title_text(found)}" for found in comparisons]
    framed = [
        f"{title} ({found.later.framework.title})" for title, found in zip(short, comparisons, strict=True)
    ]
    sides = [f"{found.earlier.name} beside {found.later.name}" for found in comparisons]
    taken = Counter(short + framed)
    return [
        next((title for title in titles[:-1] if taken[title] == 1), titles[-1])
        for titles in zip(short, framed, sides, strict=True)
    ]


def _whose(found: Comparison) -> str:
    named = found.later.assessment.unit or found.later.assessment.organisation
    return f"{named}: " if named and is_one_unit(found) else ""


def _in_points(comparisons: tuple[Comparison, ...]) -> str:
    alike = [found for found in comparisons if found.total and found.total.alike]
    points = " in percentage points" if alike and all(map(in_percent, alike)) else ""
    return f"{difference_word(*comparisons)}{points}"


def _less(*comparisons: Comparison) -> str:
    """Which is taken from which, where it is not the earlier from the later."""
    if all(map(is_one_unit, comparisons)):
        return ""
    one, other = side_words(*comparisons)
    return f"; a difference is {other.lower()} less {one.lower()}"


def _overview(comparisons: tuple[Comparison, ...], titles: Sequence[str]) -> Table:
    scored = any(each.of for each in comparisons)
    return Table(
        caption=f"All comparisons; scores are over the questions that both answered{_less(*comparisons)}"
        if scored
        else "All comparisons",
        columns=(
            Column(title="Of what"),
            Column(title="Verdict"),
            *(
                [
                    Column(title="Items comparable", numbers=True),
                    *(Column(title=title, numbers=True) for title in side_words(*comparisons)),
                    Column(title=_in_points(comparisons), numbers=True),
                ]
                if scored
                else []
            ),
        ),
        rows=tuple(
            (
                title,
                each.comparability.value,
                *((f"{each.compared} of {each.of}", *_alike(each.total)) if scored else ()),
            )
            for title, each in zip(titles, comparisons, strict=True)
        ),
    )


def _blocks(found: Comparison) -> Iterator[Block]:
    yield Paragraph(text=verdict_text(found), label="Verdict")
    one, other = side_words(found)
    yield Facts(
        facts=(
            Fact(name=one, value=_side(found.earlier)),
            Fact(name=other, value=_side(found.later)),
            *([Fact(name="Coverage", value=_coverage(found))] if found.of else []),
        )
    )
    grounds = grounds_of(found)
    if grounds:
        yield _grounds("What must be known with it", grounds)
    if is_forced(found):
        yield Paragraph(text=FORCED_NOTE, tone=Tone.WARNING)
    if found.diff is not None:
        yield Paragraph(text=_editions(found.diff), label="The two editions")
    if found.total is not None:
        yield _scores(found, found.total)
    for section in found.sections:
        # What holds for the whole is not said again.
        own = tuple(ground for ground in section.grounds if ground not in grounds)
        if own:
            yield _grounds(section.title, own)
    if found.items:
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


def _editions(diff: EditionDiff) -> str:
    by = f" By the crosswalk {diff.crosswalk.cited}." if diff.crosswalk else ""
    return f"{diff.earlier.id} and {diff.later.id}: {diff_text(diff)}{by}"


def _scores(found: Comparison, total: ScoreComparison) -> Table:
    one, other = side_words(found)
    return Table(
        caption=f"Scores; like for like is over the questions that both answered{_less(found)}",
        columns=(
            Column(title="Section"),
            Column(title="Items comparable", numbers=True),
            Column(title=f"{one}, as scored", numbers=True),
            Column(title=f"{other}, as scored", numbers=True),
            Column(title=f"{one}, like for like", numbers=True),
            Column(title=f"{other}, like for like", numbers=True),
            Column(title=_in_points((found,)), numbers=True),
            Column(title="Verdict"),
        ),
        rows=tuple(
            (
                "In all" if section is total else section.title,
                f"{section.compared} of {section.of}",
                _number(headline(section.earlier)),
                _number(headline(section.later)),
                *_alike(section),
                short_verdict(section.comparability, codes_text(section.grounds)),
            )
            for section in (*found.sections, total)
        ),
    )


def _alike(section: ScoreComparison | None) -> tuple[str, str, str]:
    alike = section.alike if section else None
    if section is None or alike is None:
        return _NONE, _NONE, _REFUSED
    return (
        _number(headline(alike.earlier)),
        _number(headline(alike.later)),
        change_text(section.difference, forced=section.forced) or _NONE,
    )


def _number(value: Plain) -> str:
    return _NONE if value is None else str(value)


def _change(change: str | None, comparability: Comparability) -> str:
    return change or (_REFUSED if comparability is Comparability.NOT_COMPARABLE else _NONE)


def _items(found: Comparison) -> Iterator[Block]:
    shown = items_told(found)
    rest = len(found.items) - len(shown)
    if shown:
        one, other = side_words(found)
        yield Table(
            caption="Questions that got another point, or can't be compared",
            columns=(
                Column(title="Question"),
                Column(title=one, numbers=True),
                Column(title=other, numbers=True),
                Column(title=f"{difference_word(found)} by the key", numbers=True),
            ),
            rows=tuple(
                (
                    _asked(item, found),
                    points_text(item.earlier, "no answer") or "not asked",
                    points_text(item.later, "no answer") or "not asked",
                    _change(change_text(item.difference, forced=item.forced), item.comparability),
                )
                for item in shown
            ),
        )
    if rest:
        said = counted(rest, "other question") if shown else f"All {counted(rest, 'question')}"
        yield Paragraph(text=f"{said} got the same point on both sides.", tone=Tone.QUIET)
    told = tuple(" ".join(ground.why for ground in item.grounds) for item in shown if item.grounds)
    if told:
        yield Listing(label="What is to be known of these questions", entries=told)


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
            own.unit,
            _change(own.change, own.comparability),
            short_verdict(own.comparability, own.why),
        )
        for own in measured_changes(found)
    )
    if not rows:
        return
    one, other = side_words(found)
    yield Table(
        caption=f"Figures and rates{_less(found)}",
        columns=(
            Column(title="Figure or rate"),
            Column(title=one, numbers=True),
            Column(title=other, numbers=True),
            Column(title="Unit"),
            Column(title=difference_word(found), numbers=True),
            Column(title="Verdict"),
        ),
        rows=rows,
    )
    grounds = measured_grounds(found)
    if grounds:
        yield _grounds("What is to be known of these figures", grounds)
