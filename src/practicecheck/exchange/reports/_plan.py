"""The plan in a report: its actions by the letters of SMART, and the framework's rules."""

from __future__ import annotations

from collections.abc import Iterator

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
from practicecheck.exchange.reports._content import ReportContent
from practicecheck.exchange.reports._words import counted, date_text, number_text, period_text
from practicecheck.plans import Action, ActionReview, LetterReview, Measure, Plan, PlanReview, rule_text


def plan_part(content: ReportContent, plan: Plan) -> Part:
    """The plan, its actions and its review.

    Args:
        content: The report's content.
        plan: Its plan.
    """
    review = content.review
    reviews = {own.action: own for own in review.actions} if review else {}
    blocks: list[Block] = [Facts(facts=tuple(_about(plan)))]
    if plan.notes:
        blocks.append(Paragraph(text=plan.notes, tone=Tone.VOICE))
    if review is not None:
        blocks += _rules(review)
    blocks += [
        _action(n, action, reviews.get(action.id), content) for n, action in enumerate(plan.actions, start=1)
    ]
    return Part(id="plan", title=plan.title or "Action plan", blocks=tuple(blocks))


def _about(plan: Plan) -> Iterator[Fact]:
    about = plan.for_
    told = [
        ("Acts on", plan.framework),
        ("Organisation", about.organisation),
        ("Unit", about.unit),
        ("Answers are about", period_text(about.from_, about.to)),
        ("Senior sponsor", plan.sponsor),
        ("Project lead", plan.lead),
        ("Reports to", plan.forum),
        ("Accountable to", "; ".join(plan.accountable_to)),
    ]
    for name, value in told:
        if value:
            yield Fact(name=name, value=value)


def _rules(review: PlanReview) -> Iterator[Block]:
    counts = review.counts
    said = [f"{counted(counts.actions, 'action')}, {counts.smart} of them SMART by every letter"]
    if counts.drafts:
        said.append(f"{counted(counts.drafts, 'draft')} that nobody has taken up yet")
    if counts.rules:
        said.append(f"{counts.kept} of {counts.rules} rules kept")
    yield Paragraph(text=f"{'; '.join(said)}.", label="Review")
    if review.rules:
        yield Table(
            caption="The rules for the plan",
            columns=tuple(Column(title=title) for title in ("Rule", "Weight", "Kept", "Found", "What to do")),
            rows=tuple(
                (
                    rule_text(rule),
                    rule.weight.value,
                    "yes" if rule.kept else "no",
                    rule.found,
                    rule.do or "nothing",
                )
                for rule in review.rules
            ),
        )


def _action(n: int, action: Action, review: ActionReview | None, content: ReportContent) -> Part:
    draft = "Draft: " if action.draft else ""
    blocks: list[Block] = [Facts(facts=tuple(_facts(action, content)))]
    if action.monitoring:
        entries = tuple(f"{date_text(m.on)}{f', {m.forum}' if m.forum else ''}" for m in action.monitoring)
        blocks.append(Listing(label="Progress is looked at", entries=entries))
    if action.notes:
        blocks.append(Paragraph(text=action.notes, label="Notes", tone=Tone.VOICE))
    if action.progress:
        notes = tuple(
            f"{date_text(p.on)}: {p.status.value}{f', {p.note}' if p.note else ''}" for p in action.progress
        )
        blocks.append(Listing(label="Progress", entries=notes))
    if action.moved:
        moves = tuple(
            f"from {date_text(m.from_)} to {date_text(m.to)}: {m.why or 'no reason given'}"
            for m in action.moved
        )
        blocks.append(Listing(label="Moved", entries=moves))
    if review is not None and review.smart:
        blocks.append(Paragraph(text="Every letter is met.", label="SMART"))
    elif review is not None:
        blocks.append(
            Table(
                caption="What SMART still asks for",
                columns=(
                    Column(title="Letter"),
                    Column(title="What is missing"),
                    Column(title="What to write"),
                ),
                rows=tuple(_letter(letter) for letter in review.letters if not letter.passes),
            )
        )
    return Part(
        id=anchor("action", str(n), action.id),
        title=f"{n}. {draft}{action.action or 'not yet said what will be done'}",
        blocks=tuple(blocks),
    )


def _facts(action: Action, content: ReportContent) -> Iterator[Fact]:
    origin = action.builds_on
    agreed = "has agreed" if action.lead_agreed else "has not agreed yet"
    told = [
        ("Status", action.stands(content.made_on).value),
        ("Quick win", "yes" if action.quick_win else None),
        ("For whom", action.for_whom),
        ("Section", action.section),
        ("Is about", ", ".join(action.addresses)),
        ("Builds on", f"a {origin.value}" if origin else None),
        ("What was found", action.why),
        ("Measure", _measure(action.measure) if action.measure else None),
        ("Lead", f"{action.lead} ({agreed})" if action.lead else None),
        ("Needs", action.resources),
        ("Released by", action.released_by),
        ("Systemic impact", action.systemic_impact),
        ("Starts", date_text(action.start) if action.start else None),
        ("To be completed by", date_text(action.completion) if action.completion else None),
        ("Signed off by", action.sign_off),
    ]
    for name, value in told:
        if value:
            yield Fact(name=name, value=value)


def _measure(measure: Measure) -> str:
    unit = f" {measure.unit}" if measure.unit else ""
    ends = [
        f"{word} {number_text(number)}{unit}"
        for word, number in (("from", measure.baseline), ("to", measure.target))
        if number is not None
    ]
    return ", ".join(filter(None, [measure.of, " ".join(ends)]))


def _letter(letter: LetterReview) -> tuple[str, str, str]:
    short = letter.falls_short
    return (
        letter.letter.title,
        " ".join(check.why or "" for check in short),
        " ".join(check.write or "" for check in short),
    )
