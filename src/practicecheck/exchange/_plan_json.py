"""A plan's review and progress as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from practicecheck.comparison import Comparison
from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange._problem_json import problem_tree
from practicecheck.exchange._source import Plain
from practicecheck.plans import ActionOutcome, ActionProgress, Milestone, Outcome, PlanProgress, PlanReview


def review_tree(review: PlanReview) -> Plain:
    """A plan's review as plain values.

    Args:
        review: The review.
    """
    return {
        "smart": review.smart,
        "actions": [
            {
                "action": action.action,
                "draft": action.draft,
                "smart": action.smart,
                "letters": [
                    {
                        "letter": part.letter.value,
                        "passes": part.passes,
                        "checks": [
                            {"id": check.id, "passes": check.passes, "why": check.why, "write": check.write}
                            for check in part.checks
                        ],
                    }
                    for part in action.letters
                ],
            }
            for action in review.actions
        ],
        "rules": [
            {
                "id": rule.id,
                "text": rule.rule.text,
                "weight": rule.weight.value,
                "kept": rule.kept,
                "found": rule.found,
                "do": rule.do,
                "actions": list(rule.actions),
                "origin": origin_text(rule.origin),
            }
            for rule in review.rules
        ],
        "problems": [problem_tree(problem) for problem in review.problems],
    }


def progress_tree(progress: PlanProgress) -> Plain:
    """Where a plan stands on a day, as plain values.

    Args:
        progress: Where it stands.
    """
    return {
        "on": progress.on.isoformat(),
        "soon_days": progress.soon_days,
        "late": len(progress.late),
        "actions": [_action(action) for action in progress.actions],
    }


def outcomes_tree(outcomes: Iterable[ActionOutcome], found: Comparison) -> Plain:
    """Whether a plan's actions reached what they aimed at, as plain values.

    Args:
        outcomes: What became of each.
        found: The comparison that tells it.
    """
    told = list(outcomes)
    return {
        "comparability": found.comparability.value,
        "origins": {
            "framework": origin_text(found.later.framework.origin),
            "key": origin_text(found.later.card.key.origin) if found.later.card.key else None,
        },
        "counts": {each.value: sum(own.outcome is each for own in told) for each in Outcome},
        "actions": [_outcome(own) for own in told],
    }


def _outcome(own: ActionOutcome) -> Plain:
    return {
        "action": own.action,
        "text": own.text,
        "status": own.status.value,
        "measure": own.measure and own.measure.of,
        "unit": own.measure and own.measure.unit,
        "baseline": own.baseline,
        "target": own.target,
        "earlier": own.earlier,
        "later": own.later,
        "outcome": own.outcome.value,
        "why": own.why,
        "caveats": list(own.caveats),
    }


def _action(action: ActionProgress) -> Plain:
    return {
        "action": action.action,
        "text": action.text,
        "lead": action.lead,
        "status": action.status.value,
        "noted": action.noted.isoformat() if action.noted else None,
        "draft": action.draft,
        "quick_win": action.quick_win,
        "is_late": action.is_late,
        "days_late": action.days_late,
        "days_left": action.days_left,
        "late": [_milestone(milestone) for milestone in action.late],
        "next": _milestone(action.next_) if action.next_ else None,
        "moved": [
            {"from": move.from_.isoformat(), "to": move.to.isoformat(), "why": move.why}
            for move in action.moved
        ],
    }


def _milestone(milestone: Milestone) -> Plain:
    return {
        "kind": milestone.kind.value,
        "on": milestone.on.isoformat(),
        "days": milestone.days,
        "forum": milestone.forum,
    }
