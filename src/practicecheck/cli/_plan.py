"""``practicecheck plan``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from practicecheck.cli._given import (
    FILE,
    catalogue,
    on_a_day,
    scored,
    spare,
    table_or_json,
    vacant,
    with_audience,
    with_key,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from practicecheck.plans import ActionOutcome, Plan, PlanProgress, PlanReview


@click.group("plan")
def command() -> None:
    """Suggest a plan, review it, and say what is late."""


@command.command("suggest")
@click.argument("file", type=FILE)
@with_key
@click.option("-o", "--output", type=FILE, help="The file to write; the terminal, if none is named.")
@click.option("--force", is_flag=True, help="Replace a file that is there already.")
@click.option(
    "--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", help="How it is printed."
)
def suggest(file: str, key: str | None, output: str | None, form: str, *, force: bool) -> None:
    """Draft a plan from the findings of the assessment in FILE.

    Drafts name what was found. What will be done, by whom and by when is yours to write.
    """
    from practicecheck.exchange import document_text, read_assessment, write_document  # noqa: PLC0415 - loaded when needed
    from practicecheck.plans import suggest_plan  # noqa: PLC0415 - loaded when needed

    if output is not None:
        spare(output, (file,))
    there = catalogue()
    plan = suggest_plan(scored(read_assessment(file, there), there, key))
    plan = attrs.evolve(plan, for_=attrs.evolve(plan.for_, file=Path(file).name))
    if output is None:
        click.echo(document_text(plan, as_json=form == "json"), nl=False)
        return
    vacant(output, "your plan", force=force)
    write_document(plan, output)
    click.echo(f"Wrote {output}: {len(plan.actions)} drafts. Write what will be done, then run:")
    click.echo(f"practicecheck plan review {output}")


@command.command("review")
@click.argument("file", type=FILE)
@table_or_json
def review(file: str, form: str) -> None:
    """Say how far the plan in FILE is SMART, and whether it keeps to the framework's rules."""
    from practicecheck.exchange import read_plan, review_tree  # noqa: PLC0415 - loaded when needed
    from practicecheck.plans import review_plan  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    plan = read_plan(file, there)
    found = review_plan(plan, there[plan.framework], there.action_rules.values())
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed

    if form == "json":
        show_json(review_tree(found))
    else:
        show_review(plan, found)


@command.command("progress")
@click.argument("file", type=FILE)
@on_a_day("The day")
@table_or_json
def progress(file: str, on: date, form: str) -> None:
    """Say what is late in the plan in FILE, and what comes next."""
    from practicecheck.exchange import progress_tree, read_plan  # noqa: PLC0415 - loaded when needed
    from practicecheck.plans import plan_progress  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    plan = read_plan(file, there)
    found = plan_progress(plan, on)
    from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed

    if form == "json":
        show_json(progress_tree(found))
    else:
        show_progress(found)


@command.command("outcome")
@click.argument("plan_file", type=FILE, metavar="PLAN")
@click.argument("earlier", type=FILE, metavar="EARLIER")
@click.argument("later", type=FILE, metavar="LATER")
@with_key
@with_audience
@table_or_json
def outcome(plan_file: str, earlier: str, later: str, key: str | None, audience: str, form: str) -> None:
    """Say whether the actions in PLAN reached what they aimed at.

    EARLIER is the assessment that the plan acts on, LATER the next one.
    """
    from practicecheck.comparer import compare  # noqa: PLC0415 - loaded when needed
    from practicecheck.comparison import Audience  # noqa: PLC0415 - loaded when needed
    from practicecheck.exchange import outcomes_tree, read_assessment, read_plan  # noqa: PLC0415 - the same
    from practicecheck.plans import plan_outcomes  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    plan = read_plan(plan_file, there)
    before, after = (read_assessment(file, there, national=True) for file in (earlier, later))
    if before.framework != plan.framework:
        raise click.UsageError(
            f"{plan_file} acts on {plan.framework}, and {earlier} answers {before.framework}. Name the "
            "assessment that the plan came from, then the next one."
        )
    found = compare(before, after, there, key=key, audience=Audience(audience))
    outcomes = plan_outcomes(plan, found)
    if form == "json":
        from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed

        show_json(outcomes_tree(outcomes, found))
    else:
        show_outcomes(outcomes)


def show_outcomes(outcomes: Sequence[ActionOutcome]) -> None:
    """Print whether actions reached what they aimed at.

    Args:
        outcomes: What became of each.
    """
    from practicecheck.cli._terminal import show_table, wrapped  # noqa: PLC0415 - when shown
    from practicecheck.plans import Outcome  # noqa: PLC0415 - when shown

    counts = [f"{sum(own.outcome is each for own in outcomes)} {each.value}" for each in Outcome]
    click.echo(f"Of {len(outcomes)} actions: {', '.join(counts)}.")
    click.echo()
    show_table(
        ("Action", "Measure", "Baseline", "Target", "Now", "Outcome", "Why"),
        (
            (
                own.action,
                own.measure.of if own.measure else None,
                own.baseline,
                own.target,
                own.later,
                own.outcome.value,
                own.why,
            )
            for own in outcomes
        ),
        right=(2, 3, 4),
    )
    caveats: dict[str, list[str]] = {}
    for own in outcomes:
        for text in own.caveats:
            caveats.setdefault(text, []).append(own.action)
    if caveats:
        click.echo("\nTo be known with it:")
    told = sum(bool(own.caveats) for own in outcomes)
    for text, actions in caveats.items():
        who = "" if len(actions) == told else f"{', '.join(actions)}: "
        for line in wrapped(f"{who}{text}", "  -  ", "     "):
            click.echo(line)
    if outcomes:
        click.echo("\nThat an action caused what the figures show, they can't say.")


def show_review(plan: Plan, found: PlanReview) -> None:
    """Print a plan's review.

    Args:
        plan: The plan.
        found: Its review.
    """
    from practicecheck.cli._terminal import (  # noqa: PLC0415 - when shown
        show_heading,
        show_problems,
        show_table,
        wrapped,
    )
    from practicecheck.plans import rule_text  # noqa: PLC0415 - when shown

    letters = [review.letter for review in found.actions[0].letters] if found.actions else []
    actions = {action.id: action for action in plan.actions}
    show_table(
        ("Action", *(letter.name for letter in letters), "What will be done"),
        (
            (
                review.action,
                *("yes" if part.passes else "no" for part in review.letters),
                actions[review.action].action or "(a draft: nothing is written yet)",
            )
            for review in found.actions
        ),
    )
    for review in found.falls_short:
        click.echo()
        show_heading(f"{review.action} falls short:")
        for part in review.letters:
            for check in part.falls_short:
                for line in wrapped(f"{part.letter.title}: {check.why}", "  ", "      "):
                    click.echo(line)
                for line in wrapped(check.write or "", "      ", "      "):
                    click.echo(click.style(line, dim=True))
    if found.rules:
        click.echo()
        show_table(
            ("Kept", "Weight", "What was found", "Rule"),
            (
                ("yes" if rule.kept else "no", rule.weight.value, rule.found, rule_text(rule))
                for rule in found.rules
            ),
        )
    show_problems(found.problems)


def show_progress(found: PlanProgress) -> None:
    """Print where a plan stands.

    Args:
        found: Where it stands.
    """
    from practicecheck.cli._terminal import show_table  # noqa: PLC0415 - when shown

    late = len(found.late)
    click.echo(f"On {found.on}: {late} of {len(found.actions)} actions {'is' if late == 1 else 'are'} late.")
    click.echo()
    show_table(
        ("Action", "Status", "Late", "Next", "Lead"),
        (
            (
                action.action,
                ", ".join([action.status.value, *["draft"] * action.draft, *["quick win"] * action.quick_win]),
                "\n".join(map(str, action.late)) or None,
                action.next_,
                action.lead,
            )
            for action in found.actions
        ),
    )
