"""How ballots fell, and how far they agree, as plain values."""

from __future__ import annotations

from collections.abc import Iterable

from practicecheck.assessments import Assessment
from practicecheck.comparison import (
    Audience,
    BallotSpread,
    SectionAgreement,
    agreement_by_section,
    release,
    spread_agreement,
)
from practicecheck.exchange._source import Plain, Tree
from practicecheck.exchange._writer import plain
from practicecheck.scoring import Measured, Scorecard, Statistic


def ballots_tree(card: Scorecard, assessment: Assessment) -> Tree:
    """The team's own view of its ballots as plain values, for JSON. No rater is in it.

    Args:
        card: The assessment's scorecard.
        assessment: The assessment, with its ballots.

    Returns:
        The room, each item's spread with how far its ballots agree, the agreement by section, and what each
        measure can't say.
    """
    framework = card.framework
    spreads = release(assessment, framework, Audience.WORKING).spreads
    return {
        "notice": "Working copy, not for publication",
        "room": {present.perspective: present.people for present in assessment.room},
        "items": [_item(spread, card, assessment) for spread in spreads],
        "sections": sections_tree(agreement_by_section(spreads, assessment, framework)),
        "cannot_say": {statistic.value: statistic.cannot_say for statistic in Statistic},
    }


def _item(spread: BallotSpread, card: Scorecard, assessment: Assessment) -> Tree:
    answer = assessment.by_item[spread.item]
    return {
        "section": card.framework.section_of[spread.item].id,
        "score": answer.score,
        "consensus": plain(answer.consensus),
        **spread_tree(spread),
        "split": spread.item in {split.item for split in card.splits},
        "perspective_gap": spread.item in {gap.item for gap in card.perspective_gaps},
    }


def spread_tree(spread: BallotSpread) -> Tree:
    """How the ballots on an item fell, and how far they agree.

    Args:
        spread: The spread, as its audience may have it.
    """
    found = spread_agreement(spread)
    return {
        "item": spread.item,
        "counts": [plain(count) for count in spread.counts],
        "by_perspective": [
            {**_mapping(plain(own)), "median": list(own.median)} for own in spread.by_perspective
        ],
        "median": list(spread.median),
        "range": found.range_,
        "deviation": found.deviation_shown,
        "a": _measured(found.a),
        "consensus_measure": _measured(found.consensus),
        "r_wg": _measured(found.r_wg),
    }


def _mapping(tree: object) -> Tree:
    return tree if isinstance(tree, dict) else {}


def sections_tree(sections: Iterable[SectionAgreement]) -> list[Plain]:
    """How far the raters of each section agree.

    Args:
        sections: The sections.
    """
    return [
        {
            "id": section.id,
            "title": section.title,
            "items": section.items,
            "alpha": _measured(section.alpha),
            "kappa": section.kappa and _measured(section.kappa),
        }
        for section in sections
    ]


def _measured(measured: Measured) -> Tree:
    return {"value": measured.shown, "why_none": measured.why_none, "note": measured.note}
