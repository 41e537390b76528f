"""The scorecard: what an assessment comes to, with everything that its numbers are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.assessments import AnswerState, Capture, Number
from practicecheck.errors import Problem
from practicecheck.frameworks import Framework, FrameworkId, Period
from practicecheck.origin import Origin
from practicecheck.scoring._explanation import Explanation, explanation_of
from practicecheck.scoring._finding import Finding, FoundBy
from practicecheck.scoring._key import ScoringKey
from practicecheck.scoring._perspective_gap import PerspectiveGap
from practicecheck.scoring._score import Bounds, Score
from practicecheck.scoring._split import Split
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.scoring.indicators._rate import Rate


@final
@attrs.frozen(kw_only=True, repr=False)
class Coverage(Value):
    """How many items are in which state.

    Attributes:
        answered: Given a value.
        not_applicable: X, with a reason.
        cannot_answer: Could not be answered, with a reason.
        unanswered: Blank.
        not_asked: Of the other alternative, or under a condition that is not met.
    """

    answered: int = 0
    not_applicable: int = 0
    cannot_answer: int = 0
    unanswered: int = 0
    not_asked: int = 0

    @property
    def asked(self) -> int:
        """How many were asked."""
        return self.answered + self.not_applicable + self.cannot_answer + self.unanswered


@final
@attrs.frozen(kw_only=True, repr=False)
class SectionCoverage(Value):
    """The coverage of one section, scored or not, and what the team says of it.

    Attributes:
        id: The section's id.
        title: Its title.
        coverage: How many items are in which state.
        priorities: The team's priorities for action.
        note: The team's remark.
        speaks_for: The staff that it was answered for, if not all.
    """

    id: str
    title: str
    coverage: Coverage
    priorities: tuple[str, ...] = ()
    note: str | None = None
    speaks_for: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class SectionScore(Value):
    """One section's score, and what stands beside it.

    Attributes:
        id: The section's id.
        title: Its title.
        score: Its score.
        splits: Items on which raters differ so much that it must be told.
        priorities: The team's priorities for action.
        note: The team's remark.
        speaks_for: The staff that it was answered for, if not all.
    """

    id: str
    title: str
    score: Score
    splits: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    note: str | None = None
    speaks_for: str | None = None

    @property
    def points(self) -> Decimal:
        """The sum of points."""
        return self.score.points

    @property
    def possible(self) -> Decimal:
        """The most that the same items could give."""
        return self.score.possible

    @property
    def percent(self) -> Decimal | None:
        """Points over possible, in percent."""
        return self.score.percent

    @property
    def bounds(self) -> Bounds | None:
        """What the score could still become."""
        return self.score.bounds

    @property
    def complete(self) -> bool:
        """Whether every applicable item was given a point."""
        return self.score.complete


@final
@attrs.frozen(kw_only=True, repr=False)
class ViewGroup(Value):
    """One group of a view across sections, such as the domain *caring*.

    Attributes:
        id: The group's name.
        score: The score of the items that are tagged with it.
    """

    id: str
    score: Score


@final
@attrs.frozen(kw_only=True, repr=False)
class View(Value):
    """A view across sections.

    Attributes:
        id: The view's name, such as ``domain``.
        title: Its heading.
        groups: Its groups, in the order in which the framework names them.
    """

    id: str
    title: str
    groups: tuple[ViewGroup, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Figure(Value):
    """A figure that was given.

    Attributes:
        id: The item's or base figure's id.
        text: What was asked.
        value: The number.
        unit: Its unit; ``%`` for a percentage, nothing for a frequency.
        per: The period, for a frequency.
        section: The item's section; nothing for a base figure.
    """

    id: str
    text: str
    value: Number
    unit: str | None = None
    per: Period | None = None
    section: str | None = None

    @property
    def said(self) -> str:
        """The figure with its unit, as people say it: ``7.5 %``, ``42 posts``, ``9 a year``."""
        unit = f"a {self.per.value}" if self.per else self.unit
        return f"{self.value} {unit}" if unit else str(self.value)


@final
@attrs.frozen(kw_only=True, repr=False)
class ItemEvidence(Value):
    """What shows an answer.

    Attributes:
        item: The item's id.
        evidence: The evidence that was named.
    """

    item: str
    evidence: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Scorecard(Value):
    """What an assessment comes to.

    Attributes:
        framework: The edition that was answered.
        digest: The digest of its wording.
        organisation: The employer.
        unit: The unit that answered.
        capture: How the data were collected.
        key: The key; nothing where the framework is not scored.
        total: The score of the whole.
        sections: The scored sections that were asked.
        views: Views across sections.
        states: What became of each item, in the order of the framework.
        coverage: How many items are in which state, by section; unscored ones too.
        figures: Figures that were given.
        rates: Rates that the figures make, by the definitions that the framework names; each says what is
            missing for it.
        evidence: Evidence that was named.
        findings: What to act on, and what to celebrate.
        problems: Warnings about the answers, and notes.
        splits: Items on which ballots differ so much that it must be told, in the order of the framework.
        perspective_gaps: Perspectives that see an item so differently that it must be told, in the order of the
            framework; of one item the widest first.
    """

    framework: Framework
    digest: str
    organisation: str | None
    unit: str | None
    capture: Capture
    key: ScoringKey | None
    total: Score | None
    sections: tuple[SectionScore, ...]
    views: tuple[View, ...]
    states: tuple[tuple[str, AnswerState], ...]
    coverage: tuple[SectionCoverage, ...]
    figures: tuple[Figure, ...]
    evidence: tuple[ItemEvidence, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    rates: tuple[Rate, ...] = ()
    splits: tuple[Split, ...] = ()
    perspective_gaps: tuple[PerspectiveGap, ...] = ()

    @property
    def framework_id(self) -> FrameworkId:
        """The id of the edition that was answered."""
        return self.framework.id

    @property
    def state_of(self) -> Mapping[str, AnswerState]:
        """What became of each item, by its id."""
        return MappingProxyType(dict(self.states))

    @property
    def whole_coverage(self) -> Coverage:
        """How many items of the whole are in which state."""
        return coverage_of(state for _, state in self.states)

    def section(self, section_id: str) -> SectionScore:
        """A scored section.

        Args:
            section_id: Its id, such as ``1``.

        Raises:
            KeyError: It is not scored, or was not asked.
        """
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)

    def origin_of(self, finding: Finding) -> Origin | None:
        """The distribution whose rule found something: the key's, or for flags and checks the framework's.

        Args:
            finding: A finding of this card.
        """
        by_key = finding.found_by in (FoundBy.SCORE, FoundBy.BALLOTS)
        return self.key.origin if by_key and self.key is not None else self.framework.origin

    def explain(self, what: str = "total") -> Explanation:
        """How a number came about.

        Args:
            what: A section's id, a view and group such as ``domain:caring``, or ``total``.

        Returns:
            The items, what each gave, what was left out and why, the rule and the result.
            Its text is for reading: ``print(card.explain("1"))``.

        Raises:
            KeyError: There is no such score.
        """
        if what == "total" and self.total is not None:
            return explanation_of("total", "The whole", self.total, self.framework.origin)
        for section in self.sections:
            if section.id == what:
                return explanation_of(section.id, section.title, section.score, self.framework.origin)
        for view in self.views:
            for group in view.groups:
                if f"{view.id}:{group.id}" == what:
                    title = f"{view.id.capitalize()}: {group.id}"
                    return explanation_of(what, title, group.score, self.framework.origin)
        raise KeyError(what)


def coverage_of(states: Iterable[AnswerState]) -> Coverage:
    """Count states.

    Args:
        states: What became of each item.
    """
    given = list(states)
    return Coverage(
        answered=given.count(AnswerState.ANSWERED),
        not_applicable=given.count(AnswerState.NOT_APPLICABLE),
        cannot_answer=given.count(AnswerState.CANNOT_ANSWER),
        unanswered=given.count(AnswerState.UNANSWERED),
        not_asked=given.count(AnswerState.NOT_ASKED),
    )
