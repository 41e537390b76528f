"""What a team gives to the units above it, as far as an audience may have it.

The rule is our decision: where a team is too small for its figures about health and leave to be told,
they are left out of every sum, too. Then nothing of them can be worked out from what is published, by
whatever subtraction, since nothing that is published depends on them.
"""

from __future__ import annotations

import attrs

from practicecheck.assessments import AnswerState, Assessment
from practicecheck.comparison._audience import Audience
from practicecheck.comparison._ballots import BallotRule
from practicecheck.comparison._disclosure import BALLOTS, STAFFING, touches
from practicecheck.comparison._staffing import StaffingRule, held_back
from practicecheck.scoring import Contribution, Given


def release_contribution(
    contribution: Contribution,
    assessment: Assessment,
    audience: Audience,
    *,
    ballots: BallotRule = BALLOTS,
    staffing: StaffingRule = STAFFING,
) -> Contribution:
    """Make a team's contribution ready for an audience.

    Args:
        contribution: What the team gives, made of the full assessment.
        assessment: The full assessment.
        audience: Who the roll-up is for.
        ballots: How few ballots are people; that so few of them differ is not told.
        staffing: From how many staff figures about health and leave may be told.

    Returns:
        Published: a contribution without the figures that are held back, whether they were given or not.
    """
    if audience is Audience.WORKING:
        return contribution
    hidden = held_back(assessment, contribution.framework, staffing)
    return attrs.evolve(
        contribution,
        given=tuple(
            Given(id=given.id, state=AnswerState.UNANSWERED) if given.id in hidden else given
            for given in contribution.given
        ),
        splits=tuple(
            split
            for split in contribution.splits
            if split.ballots >= ballots.in_all and split.item not in hidden
        ),
        texts=tuple(said for said in contribution.texts if said.item not in hidden),
        doubts=tuple(doubt for doubt in contribution.doubts if not touches(doubt, hidden)),
        held_back=hidden,
    )
