"""Assessments with ballots and staffing figures, for the tests of disclosure control and reports."""

from datetime import date
from functools import cache
from importlib.resources import files

from hypothesis import settings
from hypothesis import strategies as st

from practicecheck.assessments import Answer, Assessment, Ballot, BaseValue, Capture, Chosen, Flag, Mark, Reason
from practicecheck.comparison import Scored
from practicecheck.exchange import read_framework, read_key
from practicecheck.frameworks import Crosswalk, CrosswalkRow, Framework, FrameworkId
from practicecheck.scoring import Scorecard, ScoringKey, score_assessment

# Frameworks are read within the first example, so no example has a deadline.
LAW = settings(deadline=None, max_examples=60)

HAWD = "how-are-we-doing@2016"
STEPS = "social-work-health-check@2009"
STANDARDS = "employer-standards@2014"


@cache
def framework(name: str = HAWD) -> Framework:
    return read_framework(files("practicecheck.frameworks") / "data" / f"{name}.yaml")


@cache
def key(name: str = "extent-points@1") -> ScoringKey:
    return read_key(files("practicecheck.scoring") / "data" / f"{name}.yaml")


def card_of(assessment: Assessment, using: str = "extent-points@1") -> Scorecard:
    edition = framework(assessment.framework)
    return score_assessment(assessment, edition, key(using) if edition.scored else None)


def ballot(n: int, perspective: str = "practitioner", score: int | None = 2) -> Ballot:
    return Ballot(rater=f"RATER{n}", perspective=perspective, score=score, not_applicable=score is None)


def voted(*ballots: Ballot, item: str = "q1-1") -> Answer:
    return Answer(item=item, score=2, ballots=ballots)


def hawd(*answers: Answer, **other) -> Assessment:
    other.setdefault("choices", (Chosen(choice="integration", option="2A"),))
    return Assessment(framework=framework(HAWD).id, answers=answers, unit="North team", **other)


FIGURE = "718281"
"""A figure that stands nowhere else."""
WHISPER = "Quincunx"
"""A word that stands nowhere else."""


def steps(*answers: Answer, heads: int | None = 9) -> Assessment:
    """A unit that tells of its sickness in every way that it can."""
    told = (
        Answer(
            item="step-3",
            number=int(FIGURE),
            comment=f"{WHISPER} is ill",
            evidence=(f"{WHISPER} list",),
            flag=Flag(is_=Mark.GAP, why=f"{FIGURE} again"),
        ),
        Answer(item="step-7a", cannot_answer=Reason(f"{WHISPER} counts it")),
        Answer(item="step-34b", narrative=f"{WHISPER} was away"),
    )
    heads_given = () if heads is None else (BaseValue(figure="in-post-headcount", number=heads),)
    return Assessment(
        framework=framework(STEPS).id,
        answers=(*told, *answers),
        unit="North team",
        base=(BaseValue(figure="days-lost", number=int(FIGURE)), *heads_given),
    )


PERSPECTIVES = ("practitioner", "AMHP", "professional lead", "operational manager", "family or friend")


@st.composite
def ballots(draw) -> tuple[Ballot, ...]:
    """Up to fourteen ballots of up to five perspectives."""
    views = draw(
        st.lists(st.tuples(st.sampled_from(PERSPECTIVES), st.sampled_from([0, 1, 2, 3, 4, None])), max_size=14)
    )
    return tuple(ballot(n, perspective, score) for n, (perspective, score) in enumerate(views))


ASKED = [name for name, item in framework(HAWD).items.items() if item.scored and not name.startswith("q2b")]
LAST_YEAR = Capture(from_=date(2025, 4, 1), to=date(2025, 9, 30))
THIS_YEAR = Capture(from_=date(2026, 4, 1), to=date(2026, 9, 30))


def side(assessment: Assessment, name: str = "one", using: str = "extent-points@1", **over) -> Scored:
    edition = over.get("edition")
    card = score_assessment(assessment, edition, key(using)) if edition else card_of(assessment, using)
    return Scored(assessment=assessment, card=card, name=name)


def full(
    points: int = 2, *, capture: Capture = LAST_YEAR, but: dict[str, Answer] | None = None, **other
) -> Assessment:
    """Every scored question answered with one point, but for some."""
    answers = {name: Answer(item=name, score=points) for name in ASKED} | (but or {})
    return hawd(*answers.values(), capture=capture, **other)


def a_crosswalk(start: str, end: str, *rows: CrosswalkRow) -> Crosswalk:
    """A crosswalk between two editions with the given rows."""
    return Crosswalk(
        id="then-to-now@1",
        title="From then to now",
        from_=FrameworkId(start),
        to=FrameworkId(end),
        author="The authors",
        made_on=date(2030, 1, 1),
        provenance=framework(HAWD).provenance,
        rows=rows,
    )
