"""How far raters agree, on an item and over a section, as far as an audience may have their ballots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import final

import attrs

from practicecheck.assessments import Assessment, scale_used
from practicecheck.comparison._release import BallotSpread
from practicecheck.frameworks import Framework
from practicecheck.scoring import (
    BallotAgreement,
    Measured,
    ballot_agreement,
    krippendorff_alpha,
    weighted_kappa,
)
from practicecheck.values import Value

_TWO = 2


def spread_agreement(spread: BallotSpread) -> BallotAgreement:
    """Measure how far the ballots on an item agree.

    Args:
        spread: The spread, as the audience may have it.
    """
    return ballot_agreement(spread.on_points)


@final
@attrs.frozen(kw_only=True, repr=False)
class SectionAgreement(Value):
    """How far the raters of a section agree.

    Attributes:
        id: The section's id.
        title: Its title.
        items: How many of its items two ballots or more are told of.
        alpha: Krippendorff's alpha over these items.
        kappa: Weighted kappa, where exactly two raters voted in the section; nothing otherwise.
    """

    id: str
    title: str
    items: int
    alpha: Measured
    kappa: Measured | None = None


def agreement_by_section(
    spreads: Iterable[BallotSpread], assessment: Assessment, framework: Framework
) -> tuple[SectionAgreement, ...]:
    """Measure how far the raters of each section agree.

    Args:
        spreads: The spreads of items, as the audience may have them: what is measured says no more than they.
        assessment: The assessment, as the audience may have it.
        framework: The edition that it answers.

    Returns:
        The sections that have a spread, in the order of the framework.
    """
    told = {spread.item: spread for spread in spreads}
    found: list[SectionAgreement] = []
    for section in framework.sections:
        own = [told[item.id] for item in section.walk() if item.id in told]
        if own:
            found.append(
                SectionAgreement(
                    id=section.id,
                    title=section.title,
                    items=sum(sum(spread.on_points) >= _TWO for spread in own),
                    alpha=krippendorff_alpha([spread.on_points for spread in own]),
                    kappa=_kappa([spread.item for spread in own], assessment, framework),
                )
            )
    return tuple(found)


def _kappa(items: Iterable[str], assessment: Assessment, framework: Framework) -> Measured | None:
    """The kappa of two raters. Ballots are in the team's own copy only, so nothing is measured elsewhere."""
    scale = scale_used(assessment, framework)
    codes = () if scale is None else scale.codes
    ballots = [assessment.by_item[item].ballots for item in items]
    raters = sorted({ballot.rater for own in ballots for ballot in own})
    if len(raters) != _TWO:
        return None
    pairs: list[tuple[int, int]] = []
    for own in ballots:
        given = {
            ballot.rater: codes.index(ballot.score)
            for ballot in own
            if ballot.score is not None and ballot.score in codes
        }
        if len(given) == _TWO:
            pairs.append((given[raters[0]], given[raters[1]]))
    return weighted_kappa(pairs)
