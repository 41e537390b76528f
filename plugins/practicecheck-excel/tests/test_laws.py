"""What holds for every assessment, whatever is written in it."""

from __future__ import annotations

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import EVERYTHING, HOSTILE, KNOWN, LAW, answerable, assessments

from practicecheck.assessments import Answer, Assessment, Reason, SectionRecord
from practicecheck.errors import Severity
from practicecheck.frameworks import FrameworkId

SPREADSHEET = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "{=1+1}", "'quoted", "''", '=HYPERLINK("http://x")', "\t=1", "=", "@"),
    *("TRUE", "1", "1.0", "01/02/2026", "2026-04-01", "7.5%", "1,234", "#REF!", "_x0041_", "_x000D_", "x", "X"),
    *(" =1", "a\nb", "_x005F_", "\U0001f469\u200d\U0001f4bb", "n/a", "yes", "3 - to a good extent"),
)
words = st.sampled_from([text for text in (*SPREADSHEET, *HOSTILE) if text.strip()])


@settings(LAW, max_examples=25)
@given(data=st.data())
def test_a_form_gives_back_what_it_was_made_from(books, data: st.DataObject) -> None:
    """Form and import are each other's undoing: ballots, odd texts and exact digits come back."""
    framework = data.draw(answerable())
    assessment = data.draw(assessments(framework))
    document = books.read(books.form(assessment, framework), KNOWN)
    assert document.document == attrs.evolve(assessment, digest=assessment.digest or framework.digest)
    assert [problem for problem in document.problems if problem.severity is Severity.ERROR] == []


@settings(LAW, max_examples=25)
@given(text=words, other=words)
def test_no_text_is_ever_bent(books, text: str, other: str) -> None:
    """What looks like a formula, a number, a day or a yes is the text that was written."""
    assessment = Assessment(
        framework=EVERYTHING.id,
        organisation=text,
        unit=other,
        choices=books.example("how-are-we-doing-northshire").choices[:0],
        answers=(
            Answer(item="people", cannot_answer=Reason(text), comment=other),
            Answer(item="policy", answer=True, comment=text),
            Answer(item="policy-why", narrative=text),
            Answer(item="blocks", entries=(text, other)),
        ),
        sections=(SectionRecord(section="figures", priorities=(other,), note=text),),
    )

    def without_kept(workbook) -> None:
        del workbook["Kept"]

    document = books.read(books.edited(books.form(assessment, EVERYTHING), without_kept), KNOWN).document
    assert document is not None

    def plain(said: str) -> str:
        return said.replace("\r\n", "\n").replace("\r", "\n")

    assert (plain(document.organisation), plain(document.unit)) == (plain(text), plain(other))
    assert plain(document.by_item["people"].cannot_answer) == plain(text)
    assert plain(document.by_item["policy"].comment) == plain(text)
    assert plain(document.by_item["policy-why"].narrative) == plain(text)
    assert tuple(map(plain, document.by_item["blocks"].entries)) == (plain(text), plain(other))
    assert plain(document.section("figures").note) == plain(text)


@settings(LAW, max_examples=10)
@given(length=st.integers(15_000, 70_000), unit=st.sampled_from(["a", "word ", "\U0001f469", "=", "l\n"]))
def test_no_text_is_ever_cut(books, length: int, unit: str) -> None:
    """A cell holds 32,767 characters. What is longer goes on in the rows below, and comes back whole."""
    text = (unit * length)[:length].strip() + "."
    assessment = Assessment(
        framework=FrameworkId("how-are-we-doing@2016"), answers=(Answer(item="q1-1", score=2, narrative=text),)
    )

    def without_kept(workbook) -> None:
        del workbook["Kept"]

    form = books.form(assessment)
    for data in (form, books.edited(form, without_kept)):
        document = books.read(data).document
        assert document is not None
        assert document.by_item["q1-1"].narrative == text
