"""Where a cycle stands on a day, as JSON."""

from __future__ import annotations

from practicecheck.cycle import CycleStatus, StepStatus
from practicecheck.exchange._plan_json import progress_tree
from practicecheck.exchange._problem_json import problem_tree
from practicecheck.exchange._source import Plain


def status_tree(status: CycleStatus) -> Plain:
    """Where a cycle stands on a day, as plain values.

    Args:
        status: Where it stands.
    """
    return {
        "on": status.on.isoformat(),
        "ready": status.ready,
        "begun": status.begun.isoformat() if status.begun else None,
        "unready_when_begun": [own.step.id for own in status.unready],
        "done": len(status.done),
        "steps": [_step(own) for own in status.steps],
        "next": [own.step.id for own in status.next_],
        "problems": [problem_tree(problem) for problem in status.problems],
        "advice": [problem_tree(problem) for problem in status.advice],
        "differences": [
            {"field": own.field, "earlier": own.earlier, "later": own.later} for own in status.differences
        ],
        "plan": progress_tree(status.plan) if status.plan else None,
        "coming": [
            {"on": own.on.isoformat(), "event": own.event.value, "days": own.days, "what": own.what}
            for own in status.coming
        ],
    }


def _step(own: StepStatus) -> Plain:
    return {
        "id": own.step.id,
        "framework": own.step.framework,
        "text": own.step.text,
        "locator": own.step.locator,
        "before_assessment": own.step.before,
        "state": own.state.value,
        "why": own.why,
        "missing": list(own.missing),
        "due": own.due.isoformat() if own.due else None,
        "days": own.days,
        "waits_for": list(own.waits_for),
    }
