"""Who was in the room and how far raters agree: as an audience may have it."""

import pytest
from attrs import evolve
from hypothesis import given
from tests.comparison.builders import LAW, ballot, ballots, card_of, framework, hawd, voted

from practicecheck.assessments import Agreement, Presence
from practicecheck.comparison import Audience, agreement_by_section, release, release_card
from practicecheck.scoring import FindingKind


def three(perspective: str, score: int, start: int = 0):
    return [ballot(start + n, perspective, score) for n in range(3)]


def gap_findings(card):
    return [finding.why for finding in card.findings if finding.kind is FindingKind.PERSPECTIVE_GAP]


def test_a_gap_between_perspectives_that_are_shown_is_published():
    """Three ballots each: the spread by perspective tells it anyway."""
    assessment = hawd(voted(*three("practitioner", 1), *three("operational manager", 3, 10)))
    card = release_card(card_of(assessment), assessment, Audience.PUBLISHED)
    assert gap_findings(card) == [
        "perspectives differ: practitioner 1, operational manager 3 (medians of 3 and 3 ballots)"
    ]
    assert len(card.perspective_gaps) == 1


def test_a_gap_of_a_perspective_that_is_not_shown_is_not_published():
    """Two managers are people. The team itself is told."""
    assessment = hawd(
        voted(
            *three("practitioner", 1),
            ballot(10, "operational manager", 3),
            ballot(11, "operational manager", 3),
        )
    )
    full = card_of(assessment)
    assert len(gap_findings(full)) == len(full.perspective_gaps) == 1
    card = release_card(full, assessment, Audience.PUBLISHED)
    assert gap_findings(card) == []
    assert card.perspective_gaps == ()
    assert "operational manager" not in repr((card.findings, card.splits, card.perspective_gaps))
    assert release_card(full, assessment, Audience.WORKING) == full


def test_of_several_gaps_the_widest_that_is_shown_is_told():
    """The widest of all is that of two medics, who stay among the others."""
    assessment = hawd(
        voted(
            *three("practitioner", 1),
            *three("operational manager", 3, 10),
            ballot(20, "medical", 4),
            ballot(21, "medical", 4),
            ballot(22, "AMHP", 3),
        )
    )
    full = card_of(assessment)
    assert "medical" in gap_findings(full)[0]
    card = release_card(full, assessment, Audience.PUBLISHED)
    assert gap_findings(card) == [
        "perspectives differ: practitioner 1, operational manager 3 (medians of 3 and 3 ballots)"
    ]


def test_that_two_people_differ_is_in_no_published_value():
    """Neither among the splits of the card nor of the section."""
    assessment = hawd(voted(ballot(1, score=0), ballot(2, score=4)))
    card = release_card(card_of(assessment), assessment, Audience.PUBLISHED)
    assert card.splits == ()


@pytest.mark.parametrize("people", [1, 5])
def test_a_perspective_that_a_file_declares_is_counted_with_the_others(people):
    """It could be a name, or the post of one person."""
    assessment = hawd(
        perspectives=("Dr Quincunx",),
        room=(
            Presence(perspective="practitioner", people=3),
            Presence(perspective="Dr Quincunx", people=people),
            Presence(perspective="AMHP", people=1),
        ),
    )
    released = release(assessment, framework(), Audience.PUBLISHED).assessment
    assert released.room == (
        Presence(perspective="practitioner", people=3),
        Presence(perspective="AMHP", people=1),
        Presence(perspective="other perspectives", people=people),
    )
    assert "Quincunx" not in repr(released)
    assert release(assessment, framework(), Audience.WORKING).assessment.room == assessment.room


def test_a_score_that_is_not_the_median_is_told_to_the_team_alone():
    """It would tell where the ballots lie, however few they are."""
    assessment = hawd(
        evolve(voted(ballot(1, score=0), ballot(2, score=0)), consensus=Agreement.MEDIAN),
        room=(Presence(perspective="practitioner", people=1),),
    )
    full = card_of(assessment)
    assert {problem.code.value for problem in full.problems} >= {"PC225", "PC226"}
    card = release_card(full, assessment, Audience.PUBLISHED)
    assert {problem.code.value for problem in card.problems}.isdisjoint({"PC225", "PC226"})


def sections(assessment, audience):
    released = release(assessment, framework(), audience)
    return agreement_by_section(released.spreads, released.assessment, framework())


def test_agreement_in_a_section_is_measured_from_what_is_shown():
    """An item with two ballots is left out of what is published, so that nothing can be worked back from it."""
    answers = (
        voted(ballot(1, score=1), ballot(2, score=2), ballot(3, score=1)),
        voted(ballot(1, score=3), ballot(2, score=3), ballot(3, score=4), item="q1-2"),
        voted(ballot(1, score=0), ballot(2, score=4), item="q1-3"),
    )
    [working] = sections(hawd(*answers), Audience.WORKING)
    [published] = sections(hawd(*answers), Audience.PUBLISHED)
    [without] = sections(hawd(*answers[:2]), Audience.WORKING)
    assert (working.items, published.items) == (3, 2)
    assert published.alpha == without.alpha != working.alpha


def test_two_raters_have_a_kappa_in_the_working_copy():
    """Of the items that both of them scored; of more raters there is none."""
    pair = (
        voted(ballot(1, score=1), ballot(2, score=2)),
        voted(ballot(2, score=3), ballot(1, score=3), item="q1-2"),
        voted(ballot(1, score=None), ballot(2, score=3), item="q1-3"),
    )
    [section] = sections(hawd(*pair), Audience.WORKING)
    assert section.kappa is not None
    assert str(section.kappa.shown) == "0.50"
    [section] = sections(hawd(*pair, voted(ballot(3), item="q1-systemic")), Audience.WORKING)
    assert section.kappa is None
    assert sections(hawd(*pair), Audience.PUBLISHED) == ()


@LAW
@given(ballots())
def test_no_rater_and_no_hidden_perspective_is_in_the_published_card(given_ballots):
    """Whatever was voted."""
    assessment = hawd(voted(*given_ballots))
    card = release_card(card_of(assessment), assessment, Audience.PUBLISHED)
    released = release(assessment, framework(), Audience.PUBLISHED)
    shown = {own.perspective for spread in released.spreads for own in spread.by_perspective}
    assert "RATER" not in repr((card.splits, card.perspective_gaps, card.findings, released.spreads))
    for gap in card.perspective_gaps:
        assert {gap.lower.perspective, gap.upper.perspective} <= shown
        assert min(gap.lower.ballots, gap.upper.ballots) >= 1
