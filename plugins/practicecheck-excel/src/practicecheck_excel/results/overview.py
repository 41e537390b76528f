"""The first and the last sheet of results: what they are about, what was held back, where all comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from practicecheck.comparison import Audience
from practicecheck.exchange import ReportContent, ReportedAssessment
from practicecheck.exchange.comparisons import title_text, verdict_text
from practicecheck.frameworks import Framework
from practicecheck.scoring import Coverage, Method, Score
from practicecheck_excel.results.table import ResultSheet
from practicecheck_excel.results.words import MARKS, name_of, place_of

if TYPE_CHECKING:
    from openpyxl import Workbook

_FOR = {
    Audience.WORKING: "the team itself",
    Audience.PUBLISHED: "everybody; what could tell who somebody is has been taken out",
}


def overview_sheet(workbook: Workbook, content: ReportContent) -> None:
    """Write what the results are about.

    Args:
        workbook: The workbook.
        content: The report's content.
    """
    sheet = ResultSheet(workbook, "Overview", content.title, MARKS[content.audience], (44, 50, 18, 24))
    sheet.row += 1
    sheet.facts((("Made on", content.made_on.isoformat()), ("For", _FOR[content.audience])))
    for n, reported in enumerate(content.assessments, start=1):
        sheet.line(
            place_of(reported) if len(content.assessments) == 1 else f"{n}. {place_of(reported)}", band=True
        )
        sheet.facts(_facts(reported))
    rows = [
        (
            name_of(reported, content),
            _answered(reported.card.total),
            reported.card.key.id,
            _said(reported.card.total),
        )
        for reported in content.assessments
        if reported.card.key and reported.card.total
    ]
    if rows:
        sheet.line("In all", band=True)
        sheet.table(("Of", "Answered", "By the key", "Score"), rows)
    if content.comparisons:
        sheet.line("Compared", band=True)
        sheet.facts((title_text(found), verdict_text(found)) for found in content.comparisons)
    if content.plan is not None:
        drafts = sum(action.draft for action in content.plan.actions)
        sheet.line("Plan", band=True)
        sheet.facts((("Actions", f"{len(content.plan.actions)}, {drafts} of them drafts"),))
    sheet.done()


def _facts(reported: ReportedAssessment) -> Iterator[tuple[str, str | None]]:
    assessment, capture = reported.assessment, reported.assessment.capture
    coverage = reported.card.whole_coverage
    yield "Framework", f"{reported.framework.title} ({reported.framework.id})"
    yield "Organisation", assessment.organisation
    yield "Unit", assessment.unit
    yield "Extended by", ", ".join(assessment.extensions)
    yield "Answers are about", " to ".join(day.isoformat() for day in (capture.from_, capture.to) if day)
    yield "Coverage", _covered(coverage)
    for choice in reported.framework.choices:
        if (option := assessment.option(choice.id)) is not None:
            yield choice.question, next((o.title for o in choice.options if o.id == option), option)
    yield "Staff in scope", capture.scope
    yield "Services", capture.services
    yield "Completed", capture.voice and capture.voice.value
    yield "Staff are counted by", capture.basis and capture.basis.value
    yield "What counts as a case", capture.case
    yield "Sources of the data", "; ".join(capture.sources)
    yield "In the room", ", ".join(f"{own.perspective} {own.people}" for own in assessment.room)
    yield "Note", assessment.note


def _covered(coverage: Coverage) -> str:
    x, never, open_ = coverage.not_applicable, coverage.cannot_answer, coverage.unanswered
    return f"{coverage.answered} of {coverage.asked} answered, {x} X, {never} can't be, {open_} not yet"


def _said(score: Score) -> str:
    if score.why_none:
        return f"none: {score.why_none}"
    if score.key.method is Method.SCALE_MEAN:
        return f"mean {score.mean}"
    points = f"{score.points} of {score.possible}, " if score.key.method is Method.POINTS else ""
    return f"{points}{score.percent} %"


def _answered(score: Score) -> str:
    bounds = score.bounds
    said = f"{score.answered} of {score.applicable}"
    if score.complete or bounds is None:
        return said
    return f"{said}; with every answer it could be anything from {bounds.low} to {bounds.high}"


def withheld_sheet(workbook: Workbook, content: ReportContent) -> None:
    """Write what was held back, and why.

    Args:
        workbook: The workbook.
        content: The report's content, for publication.
    """
    sheet = ResultSheet(workbook, "Held back", "What was held back", MARKS[content.audience], (70, 70))
    if content.withheld:
        sheet.line(
            "Nobody may be identified by what is published. Scores and counts are those of the full assessment."
        )
        sheet.table(("What", "Why"), [(held.what, held.why) for held in content.withheld], heads=True)
    else:
        sheet.line("Nothing was held back.")
    sheet.done()


def sources_sheet(workbook: Workbook, content: ReportContent) -> None:
    """Write publishers, licences, digests, and which distribution each framework and key comes from.

    Args:
        workbook: The workbook.
        content: The report's content.
    """
    sheet = ResultSheet(workbook, "Sources", "Sources and licences", MARKS[content.audience], (28, 110))
    for reported in {own.framework.id: own for own in content.assessments}.values():
        sheet.line(reported.framework.title, band=True)
        sheet.facts(_source(reported.framework, reported.card.digest))
    for key in {own.card.key.id: own.card.key for own in content.assessments if own.card.key}.values():
        sheet.line(f"The key {key.title}", band=True)
        sheet.facts(
            (
                ("Key", key.id),
                ("Laid down in", f"{key.source} ({key.wording.value})"),
                ("Comes from", _from(key.origin)),
            )
        )
    sheet.row += 1
    sheet.line("Answers and comments are the team's own. The questions keep the licence of their source.")
    sheet.done()


def _from(origin: object) -> str | None:
    return None if origin is None else str(origin)


def _source(framework: Framework, digest: str) -> Iterator[tuple[str, str | None]]:
    source = framework.provenance
    yield "Framework", framework.id
    yield "Comes from", _from(framework.origin)
    yield "Publication", f"{source.title}, {source.publisher}, {source.date}"
    yield "Address", source.address
    yield "Licence", "The licence is not known" if source.licence == "unknown" else source.licence
    yield "About the licence", source.licence_note
    yield "Attribution", source.attribution
    yield "Wording taken from", source.held_from
    yield "Digest of the wording", digest
