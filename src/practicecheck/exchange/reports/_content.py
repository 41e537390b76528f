"""What an exporter is given: one immutable value, made for an audience."""

from __future__ import annotations

from datetime import date
from typing import final

import attrs

from practicecheck.assessments import Assessment
from practicecheck.comparison import (
    Audience,
    BallotSpread,
    Comparison,
    SectionAgreement,
    Withheld,
    agreement_by_section,
)
from practicecheck.comparison.tables import ReleasedTable
from practicecheck.exchange.reports._cycle_content import ReportedCycle, ReportForm
from practicecheck.frameworks import Framework
from practicecheck.plans import Plan, PlanReview
from practicecheck.scoring import Scorecard
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class ReportedAssessment(Value):
    """One assessment in a report.

    Attributes:
        framework: The edition that was answered.
        assessment: The answers, as the audience may have them. Published: without ballots and withheld figures.
        card: What they come to; its figures and evidence, too, as the audience may have them.
        spreads: The spread of each item's ballots, as the audience may have it.
    """

    framework: Framework
    assessment: Assessment
    card: Scorecard
    spreads: tuple[BallotSpread, ...] = ()

    @property
    def agreement(self) -> tuple[SectionAgreement, ...]:
        """How far the raters of each section agree, as far as the audience may have the ballots."""
        return agreement_by_section(self.spreads, self.assessment, self.framework)


def _of_its_own(content: ReportContent, _: object, comparisons: tuple[Comparison, ...]) -> None:
    """Hold comparisons to the assessments of the report: what was withheld of these is not in those either."""
    told = [(own.assessment, own.card) for own in content.assessments]
    for found in comparisons:
        for side in (found.earlier, found.later):
            if (side.assessment, side.card) not in told:
                message = (
                    f"{side.name} is no assessment of this report, as its audience may have it: let "
                    "report_content make the comparisons"
                )
                raise ValueError(message)


@final
@attrs.frozen(kw_only=True, repr=False)
class ReportContent(Value):
    """What a report is made from. Whatever was withheld is not in it.

    Attributes:
        audience: Who it is for.
        title: Its heading.
        made_on: The day that it was made.
        assessments: The assessments that it tells of.
        plan: The plan that it tells of.
        review: The review of that plan.
        withheld: What was held back, and why.
        form: What the report is for; it decides how the content is arranged.
        cycle: The year's exercise that it tells of.
        tables: Results about groups of people, as they were released.
        comparisons: What changed between its assessments, or how they lie beside each other. Each side is one
            of ``assessments``.
    """

    audience: Audience
    title: str
    made_on: date
    assessments: tuple[ReportedAssessment, ...]
    plan: Plan | None = None
    review: PlanReview | None = None
    withheld: tuple[Withheld, ...] = ()
    form: ReportForm = ReportForm.FULL
    cycle: ReportedCycle | None = None
    tables: tuple[ReleasedTable, ...] = attrs.field(
        default=(), validator=attrs.validators.deep_iterable(attrs.validators.instance_of(ReleasedTable))
    )
    comparisons: tuple[Comparison, ...] = attrs.field(
        default=(),
        validator=[attrs.validators.deep_iterable(attrs.validators.instance_of(Comparison)), _of_its_own],
    )
