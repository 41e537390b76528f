"""Findings: what to act on, and what to celebrate, each with its origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import final

import attrs

from practicecheck.assessments import Answer, Assessment, Mark, check_figures
from practicecheck.errors import Code
from practicecheck.frameworks import Framework
from practicecheck.scoring._key import ScoringKey
from practicecheck.scoring._perspective_gap import PerspectiveGap
from practicecheck.scoring._score import ItemScore
from practicecheck.scoring._split import Split


@final
class FindingKind(Enum):
    """What a finding is."""

    GAP = "gap"
    SPLIT = "split"
    PERSPECTIVE_GAP = "perspective-gap"
    WATCH = "watch"
    STRENGTH = "strength"


@final
class FoundBy(Enum):
    """Where a finding comes from."""

    SCORE = "score"
    BALLOTS = "ballots"
    FLAG = "flag"
    CHECK = "check"


@final
@attrs.frozen(kw_only=True)
class Finding:
    """Something to act on or to celebrate.

    Attributes:
        kind: What it is.
        found_by: Where it comes from.
        item: The item that it is about.
        section: The item's section.
        why: What was found, in a sentence.
        rank: Its place along the scale, lowest first, where it comes from a score.
    """

    kind: FindingKind
    found_by: FoundBy
    item: str
    section: str
    why: str
    rank: int | None = None

    @property
    def id(self) -> str:
        """What is found of which item: ``gap:q1-1``. A score and a flag that say the same share it."""
        return f"{self.kind.value}:{self.item}"


_KINDS = tuple(FindingKind)
_SOURCES = tuple(FoundBy)
_KIND_OF_MARK = {
    Mark.GAP: FindingKind.GAP,
    Mark.STRENGTH: FindingKind.STRENGTH,
    Mark.WATCH: FindingKind.WATCH,
}


def findings_of(
    assessment: Assessment,
    framework: Framework,
    key: ScoringKey | None,
    scores: Mapping[str, ItemScore],
    differing: Iterable[Split | PerspectiveGap] = (),
) -> tuple[Finding, ...]:
    """Gather what an assessment shows.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.
        key: The key, for what is a gap and a strength.
        scores: What each scored item gives, by its id.
        differing: Splits, and gaps between perspectives, of which the first of each item is told.

    Returns:
        Gaps first, the lowest before the others; then splits, gaps between perspectives, things to watch, and
        strengths, the highest first; otherwise in the order of the framework. What has no rank, since it does
        not come from a score, stands with the lowest point.
    """
    place = {item: n for n, item in enumerate(framework.items)}
    found = [
        finding
        for answer in assessment.answers
        if answer.item in place
        for finding in _of_answer(answer, framework, key, scores.get(answer.item))
    ]
    found += _of_checks(assessment, framework)
    found += _of_ballots(differing, framework, key)

    def order(finding: Finding) -> tuple[int, int, int, int]:
        rank = finding.rank or 0
        return (
            _KINDS.index(finding.kind),
            -rank if finding.kind is FindingKind.STRENGTH else rank,
            place[finding.item],
            _SOURCES.index(finding.found_by),
        )

    return tuple(sorted(found, key=order))


def _of_answer(
    answer: Answer, framework: Framework, key: ScoringKey | None, score: ItemScore | None
) -> Iterator[Finding]:
    section = framework.section_of[answer.item].id
    if key is not None and score is not None and score.code is not None:
        place = key.order[score.code]
        meant = key.values[-1 - place].code if score.reversed_ else score.code
        for kind, points in ((FindingKind.GAP, key.gaps), (FindingKind.STRENGTH, key.strengths)):
            if meant in points:
                anchor = framework.scale(key.scale).anchor(score.code)
                yield Finding(
                    kind=kind,
                    found_by=FoundBy.SCORE,
                    item=answer.item,
                    section=section,
                    why=f"scored {score.code}: {anchor}",
                    rank=key.order[meant],
                )
    if answer.flag is not None:
        yield Finding(
            kind=_KIND_OF_MARK[answer.flag.is_],
            found_by=FoundBy.FLAG,
            item=answer.item,
            section=section,
            why=answer.flag.why or f"flagged by the team as {answer.flag.is_.value}",
        )


def _of_checks(assessment: Assessment, framework: Framework) -> Iterator[Finding]:
    for problem in check_figures(assessment, framework):
        if problem.code is Code.LESS_OFTEN:
            item = str(problem.path[1])
            yield Finding(
                kind=FindingKind.GAP,
                found_by=FoundBy.CHECK,
                item=item,
                section=framework.section_of[item].id,
                why=problem.message.rstrip("."),
            )


def _of_ballots(
    differing: Iterable[Split | PerspectiveGap], framework: Framework, key: ScoringKey | None
) -> Iterator[Finding]:
    told: set[tuple[FindingKind, str]] = set()
    for found in differing:
        split = isinstance(found, Split)
        kind = FindingKind.SPLIT if split else FindingKind.PERSPECTIVE_GAP
        if key is not None and (kind, found.item) not in told:
            told.add((kind, found.item))
            yield Finding(
                kind=kind,
                found_by=FoundBy.BALLOTS,
                item=found.item,
                section=framework.section_of[found.item].id,
                why=f"raters differ by {key.split.range_} points or more" if split else found.told,
            )
