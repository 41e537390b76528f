"""Findings: what to act on, and what to celebrate, each with its origin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import chain
from typing import final

import attrs

from practicecheck.assessments import Assessment, Flag, Mark, check_figures
from practicecheck.errors import Code
from practicecheck.frameworks import Framework, PointCode
from practicecheck.scoring._key import ScoringKey
from practicecheck.scoring._perspective_gap import PerspectiveGap
from practicecheck.scoring._score import ItemScore
from practicecheck.scoring._split import Split
from practicecheck.values import Value


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
@attrs.frozen(kw_only=True, repr=False)
class Finding(Value):
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
    answers = assessment.by_item
    points = None if key is None else _Points.of(framework, key)
    beside: dict[str, list[Finding]] = {}
    for finding in (*_of_ballots(differing, framework, key), *_of_checks(assessment, framework)):
        beside.setdefault(finding.item, []).append(finding)
    of_kind: dict[FindingKind, list[Finding]] = {kind: [] for kind in FindingKind}
    for item in framework.items:
        answer = answers.get(item)
        if answer is None:
            continue
        section = framework.section_of[item].id
        if points is not None and (score := scores.get(item)) and score.code is not None:
            for finding in _of_score(score, score.code, points, section):
                of_kind[finding.kind].append(finding)
        if answer.flag is not None:
            finding = _of_flag(answer.flag, item, section)
            of_kind[finding.kind].append(finding)
        for finding in beside.get(item, ()):
            of_kind[finding.kind].append(finding)
    for kind, own in of_kind.items():
        # Sorting keeps what is alike in the order in which it was found: the framework's, and the sources'.
        own.sort(key=_rank, reverse=kind is FindingKind.STRENGTH)
    return tuple(chain.from_iterable(of_kind.values()))


def _rank(finding: Finding) -> int:
    return finding.rank or 0


@final
@attrs.frozen(repr=False)
class _Points(Value):
    """What each point of a scale shows by a key.

    Attributes:
        order: The place of each point, lowest first.
        kinds: What a point in each place shows.
        why: What is said of each point.
    """

    order: Mapping[PointCode, int]
    kinds: tuple[tuple[FindingKind, ...], ...]
    why: Mapping[PointCode, str]

    @classmethod
    def of(cls, framework: Framework, key: ScoringKey) -> _Points:
        shows = ((FindingKind.GAP, key.gaps), (FindingKind.STRENGTH, key.strengths))
        return cls(
            key.order,
            tuple(tuple(kind for kind, points in shows if code in points) for code in key.order),
            {point.code: f"scored {point.code}: {point.anchor}" for point in framework.scale(key.scale).points},
        )


def _of_score(score: ItemScore, code: PointCode, points: _Points, section: str) -> list[Finding]:
    place = points.order[code]
    if score.reversed_:
        place = len(points.order) - 1 - place
    return [
        Finding(
            kind=kind,
            found_by=FoundBy.SCORE,
            item=score.item,
            section=section,
            why=points.why[code],
            rank=place,
        )
        for kind in points.kinds[place]
    ]


def _of_flag(flag: Flag, item: str, section: str) -> Finding:
    return Finding(
        kind=_KIND_OF_MARK[flag.is_],
        found_by=FoundBy.FLAG,
        item=item,
        section=section,
        why=flag.why or f"flagged by the team as {flag.is_.value}",
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
    if key is None:
        return
    why_split = f"raters differ by {key.split.range_} points or more"
    gaps: set[str] = set()
    for found in differing:
        if isinstance(found, Split):
            kind, why = FindingKind.SPLIT, why_split
        elif found.item in gaps:
            continue
        else:
            gaps.add(found.item)
            kind, why = FindingKind.PERSPECTIVE_GAP, found.told
        section = framework.section_of[found.item].id
        yield Finding(kind=kind, found_by=FoundBy.BALLOTS, item=found.item, section=section, why=why)
