"""The brief for the director's one-to-one with the principal social worker.

It fits on one page of A4, so what is told is counted and cut. Whatever is left out stands in the
self-evaluation report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from practicecheck.cycle import surprises
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
from practicecheck.exchange.reports._content import ReportContent, ReportedAssessment
from practicecheck.exchange.reports._cycle_content import ReportedCycle
from practicecheck.exchange.reports._words import (
    bounds_text,
    counted,
    date_text,
    headline,
    period_text,
    score_text,
)
from practicecheck.exchange.reports._year import splits_of, surprise_text
from practicecheck.plans import MilestoneKind, PlanProgress, Status, plan_progress
from practicecheck.scoring import Coverage, FindingKind

MOST_ROWS = 7
"""So many scores are shown in the table."""
MOST_PRIORITIES = 4
"""So many priorities are named."""
MOST_GAPS = 3
"""So many gaps are named, and so many things to talk about."""
MOST_OTHERS = 2
"""So many are named of everything else: surprises, splits, strengths, actions."""
MOST_CHARACTERS = 100
"""So long is an entry at the most."""
_SHORT = 52
"""So long is the name of an action within an entry."""


def brief_parts(content: ReportContent, cycle: ReportedCycle) -> Iterator[Part]:
    """The parts of the brief.

    Args:
        content: The report's content.
        cycle: What of the year may be told.
    """
    yield Part(id="results", title="What came out", blocks=tuple(_results(content, cycle)))
    found = tuple(_found(content.assessments))
    if found:
        yield Part(id="found", title="What stands out", blocks=found)
    if content.plan is not None:
        progress = plan_progress(content.plan, content.made_on)
        yield Part(id="plan", title="The plan", blocks=tuple(_plan(progress)))
    yield Part(id="talk", title="To talk about", blocks=(_talk(content, cycle),))


def _results(content: ReportContent, cycle: ReportedCycle) -> Iterator[Block]:
    if cycle.report.priorities:
        yield _entries("Priorities for change", cycle.report.priorities, MOST_PRIORITIES, ordered=True)
    if not content.assessments:
        yield Paragraph(text="No assessment is linked yet.", tone=Tone.QUIET)
        return
    rows = _sections(content.assessments[0]) if len(content.assessments) == 1 else _wholes(content.assessments)
    shown = rows[:MOST_ROWS]
    more = f" ({MOST_ROWS} of {len(rows)})" if len(rows) > MOST_ROWS else ""
    yield Table(
        caption=f"Results{more}{_bounds(content.assessments)}",
        columns=(
            Column(title="What"),
            Column(title="Result", numbers=True),
            Column(title="Score", numbers=True),
        ),
        rows=tuple(shown),
    )


def _bounds(assessments: Sequence[ReportedAssessment]) -> str:
    """That a score is incomplete, where there is one."""
    total = assessments[0].card.total if len(assessments) == 1 else None
    missing = total.cannot_answer + total.unanswered if total else 0
    return (
        f"; {missing} of {total.applicable} missing, so {bounds_text(total)} in all"
        if total and missing
        else ""
    )


def _sections(reported: ReportedAssessment) -> list[tuple[str, str, str]]:
    card = reported.card
    if card.total is None:
        return [(_cut(own.title), _coverage(own.coverage), "not scored") for own in card.coverage]
    rows = [(own.title, own.score) for own in card.sections]
    # The whole comes first, so that it is there whatever is cut.
    return [
        (_cut(title), score_text(score).rpartition(", ")[0] or score_text(score), headline(score))
        for title, score in [("In all", card.total), *rows]
    ]


def _coverage(coverage: Coverage) -> str:
    return f"{coverage.answered} of {coverage.asked} answered"


def _wholes(assessments: Iterable[ReportedAssessment]) -> list[tuple[str, str, str]]:
    return [
        (
            _cut(", ".join(filter(None, [own.assessment.unit, own.framework.title]))),
            _coverage(own.card.whole_coverage),
            headline(own.card.total) if own.card.total else "not scored",
        )
        for own in assessments
    ]


def _found(assessments: Iterable[ReportedAssessment]) -> Iterator[Block]:
    given = list(assessments)
    surprising = [surprise_text(own, each) for each in given for own in surprises(each.card)]
    told: list[tuple[str, list[str]]] = [
        ("Surprises in the totals", surprising),
        ("Views differ on", [_asked(item, each) for each in given for item in splits_of(each)]),
        *(
            (
                title,
                [_asked(own.item, each) for each in given for own in each.card.findings if own.kind is kind],
            )
            for kind, title in _KINDS.items()
        ),
    ]
    for title, entries in told:
        if entries:
            yield _entries(title, entries, MOST_GAPS if title == _KINDS[FindingKind.GAP] else MOST_OTHERS)


_KINDS = {FindingKind.GAP: "Gaps, the lowest first", FindingKind.STRENGTH: "Strengths"}


def _asked(item: str, reported: ReportedAssessment) -> str:
    own = reported.framework.item(item)
    return f"{item}: {own.title or own.text}"


def _plan(progress: PlanProgress) -> Iterator[Block]:
    counts = progress.counts
    missed = len(progress.late)
    yield Paragraph(
        text=f"{counted(counts.actions, 'action')}: {counts.done} done, {counts.on_track} under way, "
        f"{counts.delayed} behind, {counts.not_started} not begun, {counts.stopped} stopped. "
        f"{missed} {'has' if missed == 1 else 'have'} missed a date."
    )
    late = [
        f"{own.lead or 'Nobody'}, due on {date_text(own.late[-1].on)}: {own.text or own.action}"
        for own in progress.late
    ]
    if late:
        yield _entries("Late", late, MOST_OTHERS)
    texts = {own.action: own.text or own.action for own in progress.actions}
    coming = [f"{date_text(own.on)}: {_short(texts[own.action])} {_COMES[own.kind]}" for own in progress.coming]
    if coming:
        yield _entries("Next", coming, MOST_OTHERS)


_COMES = {
    MilestoneKind.START: "begins",
    MilestoneKind.MONITORING: "is looked at",
    MilestoneKind.COMPLETION: "is to be completed",
}


def _talk(content: ReportContent, cycle: ReportedCycle) -> Block:
    """What wants the director's word: steps that are due, leads who have not agreed, what late actions need."""
    asked = [f"Due since {date_text(own.due)}: {own.step.text}" for own in cycle.due if own.due]
    for action in content.plan.actions if content.plan else ():
        if action.draft or action.stands(content.made_on) in (Status.DONE, Status.STOPPED):
            continue
        what = _short(action.action or action.id)
        if not action.lead_agreed:
            asked.append(f"{action.lead or 'Nobody'} has not agreed to lead: {what}")
        if action.completion and action.completion < content.made_on and action.resources:
            asked.append(f"Who releases what this needs? {action.resources} ({what})")
    if not asked:
        return Paragraph(text="Nothing waits for a decision.")
    return _entries("Decisions", asked, MOST_GAPS)


def _short(text: str) -> str:
    return shorten(text, _SHORT, placeholder=" ...")


def _entries(label: str, entries: Iterable[str], most: int, *, ordered: bool = False) -> Listing:
    all_ = list(dict.fromkeys(entries))
    of = f" ({most} of {len(all_)})" if len(all_) > most else ""
    return Listing(label=f"{label}{of}", entries=tuple(map(_cut, all_[:most])), ordered=ordered)


def _cut(text: str) -> str:
    return shorten(text, MOST_CHARACTERS, placeholder=" ...")


def brief_lead(content: ReportContent, cycle: ReportedCycle) -> Block:
    """What the brief is about, in a few lines.

    Args:
        content: The report's content.
        cycle: What of the year may be told.
    """
    captures = dict.fromkeys(own.assessment.capture for own in content.assessments)
    periods = dict.fromkeys(filter(None, (period_text(own.from_, own.to) for own in captures)))
    told = [
        ("Made on", date_text(content.made_on)),
        ("Organisation", cycle.organisation),
        ("Answers are about", "; ".join(list(periods)[:1])),
        ("Held back", f"{len(content.withheld)}; the self-evaluation report says what and why"),
    ]
    if not content.withheld:
        told.pop()
    return Facts(facts=tuple(Fact(name=name, value=_cut(value)) for name, value in told if value))
