"""Who was in the room, told so that nobody is named."""

from __future__ import annotations

from practicecheck.assessments import Assessment, Presence
from practicecheck.comparison._ballots import BallotRule
from practicecheck.frameworks import Framework


def published_room(assessment: Assessment, framework: Framework, rule: BallotRule) -> tuple[Presence, ...]:
    """Who was in the room, as it may be published.

    How many people spoke for which perspective is no secret, and a reader needs it. But a perspective that a
    file has declared for itself can be anything, a post that one person holds or a name: it is counted with the
    others.

    Args:
        assessment: The assessment.
        framework: The edition that it answers, which names the perspectives that everybody knows.
        rule: What the others are called.

    Returns:
        How many people of each perspective, in the order of the file, the others last.
    """
    told = tuple(present for present in assessment.room if present.perspective in framework.perspectives)
    others = sum(present.people for present in assessment.room if present not in told)
    return (*told, Presence(perspective=rule.merged, people=others)) if others else told
