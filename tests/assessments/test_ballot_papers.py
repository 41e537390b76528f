"""Ballot papers, each by itself and all together."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    EXTENT,
    HAWD,
    LAW,
    STANDARDS_2014,
    a_framework,
    an_assessment,
    an_item,
    answerable,
    ballot_papers,
)

from practicecheck.assessments import (
    Answer,
    Assessment,
    Ballot,
    BallotPaper,
    Chosen,
    Vote,
    check_ballot_paper,
    check_ballot_papers,
    with_ballots,
)
from practicecheck.frameworks import Condition, FrameworkId, TakesScore, TakesYesNo

TWO_A = (Chosen(choice="integration", option="2A"),)
FORM = Assessment(
    framework=HAWD.id,
    unit="North team",
    choices=TWO_A,
    answers=(Answer(item="q1-1", score=2, ballots=(Ballot(rater="r1", perspective="practitioner", score=1),)),),
)


def paper(rater: str = "r2", perspective: str = "AMHP", **votes: int | str) -> BallotPaper:
    return BallotPaper(
        framework=HAWD.id,
        rater=rater,
        perspective=perspective,
        ballots=tuple(Vote(item=item.replace("_", "-"), point=point) for item, point in votes.items()),
    )


def told(*papers: BallotPaper, assessment: Assessment = FORM) -> list[str]:
    """The code of each problem, with the number of its paper and its place there."""
    named = [(f"paper {n}", one) for n, one in enumerate(papers)]
    return [
        f"{n} {problem.code.value} {problem.place}"
        for n, problem in check_ballot_papers(named, assessment, HAWD)
    ]


def test_sound_papers_are_brought_in():
    """Behind the ballots that were there; items without an answer come last."""
    papers = [paper(q1_2="x", q1_1=2), paper("r3", "medical", q1_1="3")]
    assert told(*papers) == []
    merged = with_ballots(FORM, HAWD, papers)
    assert [(b.rater, b.score) for b in merged.by_item["q1-1"].ballots] == [("r1", 1), ("r2", 2), ("r3", 3)]
    assert merged.by_item["q1-1"].score == 2
    assert merged.by_item["q1-2"].ballots == (Ballot(rater="r2", perspective="AMHP", not_applicable=True),)
    assert [answer.item for answer in merged.answers] == ["q1-1", "q1-2"]


def test_what_was_given_is_not_changed():
    """Values never are."""
    with_ballots(FORM, HAWD, [paper(q1_1=2)])
    assert len(FORM.by_item["q1-1"].ballots) == 1


def test_two_ballots_of_one_rater_for_one_item_are_refused():
    """In the assessment or in another paper, the same or not, with capitals or without."""
    assert told(paper("r1", "practitioner", q1_1=1)) == ["0 PC228 ballots.q1-1"]
    assert told(paper(q1_1=2), paper("R2", q1_1=2, q1_2=2)) == ["1 PC228 ballots.q1-1"]
    [(_, problem)] = check_ballot_papers([("a.yaml", paper("r1", "practitioner", q1_1=1))], FORM, HAWD)
    assert problem.message == "r1 has voted on q1-1 already, in the assessment."


def test_a_paper_that_was_handed_in_twice_is_told_once():
    """With the first of its items, and how many more there are."""
    votes = paper(q1_1=1, q1_2=1, q1_3=1, q1_systemic=1, q2a_1=1)
    [(n, problem)] = check_ballot_papers([("a.yaml", votes), ("b.yaml", votes)], FORM, HAWD)
    assert (n, problem.place) == (1, "ballots.q1-1")
    assert problem.message == "r2 has voted on q1-1, q1-2, q1-3 and 2 more already, in a.yaml."


def test_a_rater_may_hand_in_the_rest_later():
    """Other items are other ballots."""
    assert told(paper(q1_1=2), paper(q1_2=2)) == []


def test_a_code_with_two_perspectives_may_be_two_people():
    """So it is told, once for each paper."""
    assert told(paper("r1", "medical", q1_2=2, q1_3=2)) == ["0 PC232 perspective"]


def test_every_fault_of_every_paper_is_told():
    """Nothing stops at the first."""
    assert told(
        paper("r2", "practicioner", q1_1=9, q1_9=2, q2b_1=2, q1_solution=2, q1_2="2/3"),
        evolve(paper("r3", q1_1=2), unit="South team", digest="sha256:0"),
        evolve(paper("r4", q1_1=2), framework=FrameworkId("how-are-we-doing@2031")),
        evolve(paper(" ", q2b_1=2), choices=(Chosen(choice="integration", option="2B"),)),
    ) == [
        "0 PC227 perspective",
        "0 PC220 ballots.q1-1",
        "0 PC117 ballots.q1-9",
        "0 PC207 ballots.q2b-1",
        "0 PC203 ballots.q1-solution",
        "0 PC231 ballots.q1-2",
        "1 PC229 digest",
        "1 PC229 unit",
        "2 PC229 framework",
        "3 PC220 rater",
        "3 PC229 choices.integration",
    ]


def test_a_perspective_that_the_assessment_declares_is_known():
    """As in the assessment itself."""
    local = evolve(FORM, perspectives=("newly qualified practitioner",))
    assert told(paper("r2", "newly qualified practitioner", q1_1=2), assessment=local) == []


def test_a_perspective_is_known_whatever_its_capitals():
    """It is brought in as the framework spells it."""
    shouted = paper("r2", " Professional  LEAD", q1_1=2)
    assert told(shouted, paper("R2", "professional lead", q1_2=2)) == []
    assert with_ballots(FORM, HAWD, [shouted]).by_item["q1-1"].ballots[-1].perspective == "professional lead"


def test_what_is_not_asked_is_not_voted_on():
    """Its condition is not met in the assessment."""
    asked = an_item("duty", TakesYesNo())
    scored = an_item("rota", TakesScore(scales=("extent",)), condition=Condition(item="duty", answer=True))
    form = a_framework(asked, scored, scales=(EXTENT,))
    votes = BallotPaper(
        framework=form.id, rater="r1", perspective="lead", ballots=(Vote(item="rota", point=2),)
    )
    assessment = an_assessment(form, Answer(item="duty", answer=False), perspectives=("lead",))
    [(_, problem)] = check_ballot_papers([("a.yaml", votes)], assessment, form)
    assert (problem.code.value, problem.place) == ("PC208", "ballots.rota")


def test_without_a_scale_no_ballot_is_read():
    """It could be a point of several."""
    [(_, problem)] = check_ballot_papers(
        [
            (
                "a.yaml",
                BallotPaper(
                    framework=STANDARDS_2014.id,
                    rater="r1",
                    perspective="practitioner",
                    ballots=(Vote(item="standard-1", point="amber"),),
                ),
            )
        ],
        Assessment(framework=STANDARDS_2014.id),
        STANDARDS_2014,
    )
    assert (problem.code.value, problem.place) == ("PC223", "choices")


@LAW
@given(st.data())
def test_each_sound_ballot_arrives(data):
    """As many as were cast, and none twice."""
    framework = data.draw(answerable())
    one = data.draw(ballot_papers(framework))
    assert check_ballot_paper(one, framework) == ()
    merged = with_ballots(Assessment(framework=framework.id, choices=one.choices), framework, [one])
    assert sorted(answer.item for answer in merged.answers) == sorted(vote.item for vote in one.ballots)
    assert all(len(answer.ballots) == 1 for answer in merged.answers)
