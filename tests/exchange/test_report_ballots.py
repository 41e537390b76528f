"""Ballots in a report: the room, the spread and how far raters agree, as the audience may have them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from attrs import evolve
from tests.comparison.builders import ballot, card_of, framework, hawd, voted
from tests.strategies import KNOWN

from practicecheck.assessments import Agreement, Assessment, Presence
from practicecheck.comparison import Audience
from practicecheck.exchange import EXPORTERS, ReportContent, read_assessment, report_content, source_of

DAY = date(2026, 11, 24)
MANAGERS = "operational manager"


def content(assessment: Assessment, audience: Audience = Audience.PUBLISHED) -> ReportContent:
    return report_content([(assessment, framework(), card_of(assessment))], audience=audience, made_on=DAY)


def exported(name: str, assessment: Assessment, audience: Audience = Audience.PUBLISHED) -> str:
    [exporter] = [one for one in EXPORTERS if one.name == name]
    return exporter.export(content(assessment, audience)).decode()


def apart(managers: int = 3) -> Assessment:
    """Three practitioners who say 1, and managers who say 3; the same on two items but for one ballot."""
    own = [ballot(n, score=1) for n in range(3)]
    other = [ballot(10 + n, MANAGERS, 3) for n in range(managers)]
    return hawd(
        evolve(voted(*own, *other), consensus=Agreement.NONE),
        voted(*[evolve(b, score=2) for b in own], *other, item="q1-2"),
        perspectives=("Dr Quincunx",),
        room=(Presence(perspective="practitioner", people=3), Presence(perspective="Dr Quincunx", people=1)),
    )


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_who_was_in_the_room_is_told_and_nobody_is_named(name):
    """A perspective that the file declares is counted with the others."""
    text = exported(name, apart())
    assert "practitioner 3, other perspectives 1" in text
    assert "Quincunx" not in text
    assert "no agreement was reached" in text


def test_the_agreement_stands_beside_the_spread():
    """Of each item in a line, of the section with what it can't say."""
    text = exported("markdown", apart())
    assert "**Agreement:** median 1 to 3; 2 points apart at the most; van der Eijk's A " in text
    assert "**Agreement among raters:** Krippendorff's alpha -" in text
    assert "Measured over 2 items." in text
    assert "**About van der Eijk's A:** It knows the shape of the ballots" in text


def test_a_gap_that_may_be_told_is_a_finding_of_its_own():
    """With its heading, and beside the item."""
    text = exported("markdown", apart())
    assert "Gaps between perspectives" in text
    assert "- **Perspective gap:** perspectives differ: practitioner 1, operational manager 3" in text


def test_a_gap_that_may_not_be_told_is_nowhere_in_the_report():
    """Two managers are people, in every format."""
    for name in ("markdown", "html", "csv", "json"):
        assert "perspectives differ" not in exported(name, apart(managers=2))
    assert "perspectives differ" in exported("markdown", apart(managers=2), Audience.WORKING)


def test_one_ballot_has_no_agreement():
    """The measures say nothing, and the median stands."""
    text = exported("markdown", hawd(voted(ballot(1, score=1))), Audience.WORKING)
    assert "**Agreement:** median 1; all on one point." in text
    assert "Krippendorff's alpha can't be told: it needs 2 items with two ballots or more." in text


def test_ballots_without_a_point_have_no_median():
    """All gave X."""
    text = exported("markdown", hawd(voted(*[ballot(n, score=None) for n in range(3)])))
    assert "**Agreement:**" not in text


def test_the_published_assessment_reads_back():
    """The merged perspective is declared, so that nothing is wrong with the room."""
    [reported] = json.loads(exported("json", apart()))["assessments"]
    assert reported["assessment"]["room"] == {"practitioner": 3, "other perspectives": 1}
    again = read_assessment(source_of(json.dumps(reported["assessment"]), "published.json"), KNOWN)
    assert again.room[-1] == Presence(perspective="other perspectives", people=1)
    assert reported["agreement"][0]["kappa"] is None
    assert reported["spreads"][0]["median"] == [1, 3]
