"""Whatever is answered on a form comes back from its export."""

from __future__ import annotations

import re

import attrs
import xlsform_phone as phone
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies import LAW, answerable, assessments, ballot_papers, texts
from xlsform_reading import form_of, read, said_in, told

from practicecheck.assessments import Assessment, BallotPaper, Chosen
from practicecheck_xlsform.names import id_of, text_of, word, xml_name

STYLES = st.builds(
    lambda separator, group, labels, by_option: {
        "separator": separator,
        "group": "/" if labels and group else group,
        "labels": labels,
        "by_option": by_option,
    },
    st.sampled_from(",;\t"),
    st.sampled_from(["/", "-", None]),
    st.booleans(),
    st.booleans(),
)
IDS = st.from_regex(r"[A-Za-z0-9]{1,4}([-.:][A-Za-z0-9]{1,4}){0,3}", fullmatch=True)
_QUOTED_FORMULA = re.compile(r"'\s*[=+\-@＝＋－＠]")  # noqa: RUF001 - the wide ones, too


@LAW
@given(data=st.data(), framework=answerable(), style=STYLES, open_=st.booleans())
def test_answers_come_back(data, framework, style, open_) -> None:
    """Asked with or without its choices taken, exported in any style: what was kept is what is read."""
    assessment = data.draw(assessments(framework))
    form = form_of(framework, choices=() if open_ else assessment.choices)
    leaves = [*phone.leaves(assessment, framework)]
    wanted = {name: written for name, written, _, _ in leaves}
    # An apostrophe before a formula's sign can't be told from one that an exporter has put there.
    assume(not any(_QUOTED_FORMULA.match(written.strip(phone.BLANKS)) for written in wanted.values()))
    if open_:
        wanted |= {f"form-choice-{made.choice}": made.option for made in sorted_like(assessment, form)}
    kept = phone.submitted(form, wanted)
    (found,) = read(phone.exported(form, [kept], **style))
    assert not told(found)
    expected = {path: value for name, _, path, value in leaves if path and name in kept}
    assert said_in(found) == expected
    assert found.document.choices == tuple(sorted_like(assessment, form))
    assert found.document.digest == framework.digest


def sorted_like(assessment: Assessment, form: phone.Form) -> list[Chosen]:
    """The choices that the form knows, in the order in which it asks them."""
    order = [row.name.removeprefix("form-choice-") for row in form.rows]
    return sorted(
        (made for made in assessment.choices if made.choice in order), key=lambda made: order.index(made.choice)
    )


@LAW
@given(data=st.data(), framework=answerable(), style=STYLES)
def test_ballots_come_back(data, framework, style) -> None:
    """A rater's votes are read as a ballot paper of the same points."""
    assume(framework.scored)
    paper = data.draw(ballot_papers(framework))
    form = form_of(framework, ballots=True, choices=paper.choices)
    perspective = framework.perspectives[0] if framework.perspectives else "practitioner"
    scale = next((made.option for made in paper.choices if made.choice == "scale"), None)
    suffix = f"-on-{phone.name_of(scale)}" if scale else ""
    votes = {f"{phone.name_of(vote.item)}{suffix}": str(vote.point) for vote in paper.ballots}
    kept = phone.submitted(
        form, {"form-rater": "r7", "form-perspective": perspective.replace(" ", "_"), **votes}
    )
    (found,) = read(phone.exported(form, [kept], **style), "kobo-ballots")
    assert not told(found)
    assert isinstance(found.document, BallotPaper)
    order = [row.name for row in form.rows]
    expected = sorted(paper.ballots, key=lambda vote: order.index(f"{phone.name_of(vote.item)}{suffix}"))
    assert found.document == attrs.evolve(
        paper,
        rater="r7",
        perspective=perspective,
        digest=framework.digest,
        unit=None,
        ballots=tuple(expected),
    )


@given(IDS)
def test_a_name_says_which_id_it_stands_for(name) -> None:
    """An id comes back from its XML name, which is one, and has no hyphen."""
    made = xml_name(name)
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", made)
    assert id_of(made) == name


@given(texts)
def test_a_word_says_which_text_it_stands_for(text) -> None:
    """Any text comes back from its word, which has no blank and is none of those that mean something else."""
    made = word(text)
    assert re.fullmatch(r"[A-Za-z0-9_.-]*", made)
    assert made not in {"X", "cannot_answer"}
    assert text_of(made) == text
