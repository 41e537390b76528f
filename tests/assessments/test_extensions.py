"""Assessments that answer extensions: local answers are checked like others, and unknown ones are kept."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from tests.extension_strategies import LONE, an_extension, extended, scored
from tests.strategies import FRAMEWORKS, HAWD, LAW, an_assessment, answerable

from practicecheck.assessments import (
    Answer,
    Chosen,
    ExtensionDigest,
    Reason,
    SectionRecord,
    check_assessment,
    national_part,
)
from practicecheck.errors import DocumentError, Severity
from practicecheck.exchange import check, document_text, read_assessment, source_of
from practicecheck.frameworks import ExtensionId, extend

KNOWN = {LONE.id: LONE}


class Shelves(dict):
    """Frameworks by id, with extensions, as a catalogue has them."""

    def __init__(self, extensions=KNOWN):
        super().__init__(FRAMEWORKS)
        self.extensions = extensions


def answered(*answers, extensions=(LONE.id,), **other):
    choices = (Chosen(choice="integration", option="2A"),)
    return an_assessment(HAWD, *answers, choices=choices, extensions=extensions, **other)


def told(assessment, extensions=KNOWN, framework=HAWD):
    return [
        (problem.code.value, problem.place)
        for problem in check_assessment(assessment, framework, extensions)
        if problem.code.value != "PC224"
    ]


@pytest.mark.parametrize("edition", answerable().elements, ids=lambda edition: edition.id)
def test_extended_answers_that_are_sound_have_no_errors(edition) -> None:
    @given(extended(edition))
    @LAW
    def law(made) -> None:
        assessment, extensions = made
        for known in (extensions, {}):
            found = check_assessment(assessment, edition, known)
            assert [problem for problem in found if problem.severity is Severity.ERROR] == []
        text = document_text(assessment)
        shelves = Shelves(extensions)
        shelves[edition.id] = edition
        assert read_assessment(source_of(text), shelves) == assessment
        assert read_assessment(source_of(text), shelves, national=True) == national_part(assessment)

    law()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(item="northshire:known", score=7), ("PC204", "answers.northshire:known.score")),
        (Answer(item="northshire:known", number=3), ("PC203", "answers.northshire:known.number")),
        (Answer(item="northshire:alone", score=3), ("PC203", "answers.northshire:alone.score")),
        (Answer(item="northshire:knwon", score=3), ("PC125", "answers.northshire:knwon")),
        (Answer(item="northshire:Known", score=3), ("PC125", "answers.northshire:Known")),
        (Answer(item="northshire:known ", score=3), ("PC125", "answers.northshire:known ")),
        (
            Answer(item="northshire:known", score=3, cannot_answer=Reason("x")),
            ("PC202", "answers.northshire:known"),
        ),
        (Answer(item="westmere:known", score=3), ("PC125", "answers.westmere:known")),
        (Answer(item="northshire-local:known", score=3), ("PC125", "answers.northshire-local:known")),
        (Answer(item="Northshire:known", score=3), ("PC125", "answers.Northshire:known")),
        (Answer(item="nоrthshire:known", score=3), ("PC125", "answers.nоrthshire:known")),  # noqa: RUF001
    ],
)
def test_a_local_answer_is_checked_like_any_other(answer, expected) -> None:
    assert told(answered(answer)) == [expected]


def test_an_item_whose_condition_is_not_met_is_told() -> None:
    given_ = (Answer(item="northshire:alone", answer=False), Answer(item="northshire:followed", score=1))
    assert told(answered(*given_)) == [("PC208", "answers.northshire:followed")]


def test_what_is_still_unanswered_is_told_by_section() -> None:
    notes = [p.message for p in check_assessment(answered(), HAWD, KNOWN) if p.code.value == "PC224"]
    assert "section northshire:s: 4 of 4 are still unanswered" in notes[-1]


def test_an_answer_to_an_extension_that_is_not_named_says_what_to_write() -> None:
    assessment = answered(Answer(item="northshire:known", score=3), extensions=())
    (problem,) = (p for p in check_assessment(assessment, HAWD, KNOWN) if p.code.value == "PC125")
    assert "extensions: [northshire-local@2026]" in problem.remedy
    records = (SectionRecord(section="northshire:s", note="x"),)
    assert told(answered(extensions=(), sections=records)) == [("PC125", "sections.northshire:s")]


def test_of_an_unknown_extension_the_answers_are_kept_and_not_looked_at() -> None:
    assessment = answered(Answer(item="northshire:anything", score=99))
    (problem,) = (p for p in check_assessment(assessment, HAWD) if p.code.value == "PC124")
    assert (problem.place, problem.severity) == ("extensions[1]", Severity.NOTE)
    assert told(assessment, {}) == [("PC124", "extensions[1]")]
    assert read_assessment(source_of(document_text(assessment)), FRAMEWORKS) == assessment


def test_a_changed_extension_is_noticed_like_a_changed_edition() -> None:
    pinned = answered(extension_digests=(ExtensionDigest(extension=LONE.id, digest=LONE.wording),))
    assert told(pinned) == []
    other = attrs.evolve(LONE, sections=(attrs.evolve(LONE.sections[0], title="Other"),))
    assert told(pinned, {LONE.id: other}) == [("PC119", f"extension_digests.{LONE.id}")]


def test_a_digest_of_what_is_not_named_is_told() -> None:
    assessment = answered(extension_digests=(ExtensionDigest(extension="west@1", digest="sha256:0"),))
    assert told(assessment) == [("PC125", "extension_digests.west@1")]


@pytest.mark.parametrize("name", ["northshire-local", "northshire-local@2025"])
def test_an_extension_is_named_by_its_whole_id(name) -> None:
    """A shelf finds the newest one; the answers were given to one edition of it."""
    assert told(answered(extensions=(name,)), {name: LONE}) == [("PC309", "extensions[1]")]


def test_an_extension_that_does_not_fit_its_edition_is_told_and_the_national_score_stays() -> None:
    stale = attrs.evolve(LONE, digest="sha256:0")
    assessment = answered(Answer(item="northshire:known", score=3))
    assert told(assessment, {LONE.id: stale}) == [("PC309", "extensions[1]")]
    text = source_of(document_text(assessment))
    with pytest.raises(DocumentError, match="practicecheck extension upgrade"):
        read_assessment(text, Shelves({LONE.id: stale}))
    assert read_assessment(text, Shelves({LONE.id: stale}), national=True) == national_part(assessment)


def test_two_extensions_that_clash_are_told_with_both_ids() -> None:
    other = an_extension(scored("northshire:known"), id=ExtensionId("northshire-duty@2026"))
    known = {LONE.id: LONE, other.id: other}
    for order in ((LONE.id, other.id), (other.id, LONE.id)):
        (problem,) = (
            p for p in check_assessment(answered(extensions=order), HAWD, known) if p.code.value == "PC310"
        )
        assert problem.message == (
            "northshire-duty@2026 and northshire-local@2026 both have the namespace northshire, and both ask "
            "northshire:known."
        )


def test_two_extensions_that_do_not_clash_work_together() -> None:
    other = an_extension(scored("west:known"), id=ExtensionId("west@2026"), namespace="west")
    assessment = answered(
        Answer(item="west:known", score=9),
        Answer(item="northshire:known", score=9),
        extensions=(LONE.id, other.id),
    )
    assert told(assessment, {LONE.id: LONE, other.id: other}) == [
        ("PC204", "answers.northshire:known.score"),
        ("PC204", "answers.west:known.score"),
    ]


def test_whoever_checks_by_an_extended_edition_checks_by_the_edition() -> None:
    assessment = answered(Answer(item="northshire:known", score=3))
    assert told(assessment, framework=extend(HAWD, [LONE])) == []


def test_an_extension_whose_file_has_problems_is_told() -> None:
    class Broken(dict):
        def __getitem__(self, name):
            raise DocumentError(check(source_of("practicecheck: extension/1"), FRAMEWORKS))

    (found,) = (p for p in check_assessment(answered(), HAWD, Broken()) if p.code.value == "PC309")
    assert found.place == "extensions[1]"
    assert "has problems" in found.message
