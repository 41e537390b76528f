"""Plans, actions and scorecards for the tests of plans."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

import attrs
from hypothesis import settings
from hypothesis import strategies as st

from practicecheck.assessments import Answer, Assessment, Ballot, Chosen, Flag, Mark, SectionRecord
from practicecheck.exchange import read_framework
from practicecheck.frameworks import (
    Demand,
    Framework,
    Origin,
    PlanRule,
    PlanTemplate,
    PointCode,
    Weight,
    Wording,
)
from practicecheck.plans import Action, Measure, Monitoring, Plan
from practicecheck.scoring import KeyId, Method, PointValue, Scorecard, ScoringKey, score_assessment

# Frameworks are read within the first example, so no example has a deadline.
LAW = settings(deadline=None, max_examples=60)

HAWD = "how-are-we-doing@2016"
STEPS = "social-work-health-check@2009"
STANDARDS = "employer-standards@2014"


@cache
def framework(name: str = HAWD) -> Framework:
    return read_framework(files("practicecheck.frameworks") / "data" / f"{name}.yaml")


KEY = ScoringKey(
    id=KeyId("by-hand@1"),
    title="By hand",
    summary="For these tests",
    scale="extent-0-4",
    method=Method.POINTS,
    values=tuple(PointValue(code=code, value=code) for code in range(5)),
    wording=Wording.OURS,
    source="these tests",
    gaps=(0, 1, 2),
    strengths=(3, 4),
)
RAG = attrs.evolve(
    KEY,
    scale="rag",
    values=(
        PointValue(code="red", value=0),
        PointValue(code="amber", value=1),
        PointValue(code="green", value=2),
    ),
    gaps=("red", "amber"),
    strengths=("green",),
)

FULL = Action(
    id="action-1",
    action="Hold monthly peer supervision for every team.",
    for_whom="All registered practitioners of the service",
    addresses=("q1-1",),
    section="1",
    builds_on=Origin.GAP,
    why="Scored 2; newer staff have no peer supervision",
    measure=Measure(item="q1-1", baseline=2, target=3, unit="points"),
    lead="Principal social worker",
    lead_agreed=True,
    resources="Half a day a month of each team manager",
    released_by="Head of service",
    systemic_impact="Teams learn from each other's practice",
    start=date(2026, 10, 1),
    monitoring=(Monitoring(on=date(2026, 12, 1), forum="Practice board"),),
    completion=date(2027, 3, 31),
    sign_off="Practice board",
)


def plan(*actions: Action, **fields: object) -> Plan:
    return attrs.evolve(Plan(framework=framework().id, actions=actions), **fields)


def ruled(*demands: Demand, weight: Weight = Weight.ADVICE) -> Framework:
    """*How are we doing?* with other rules for its plan."""
    rules = tuple(
        PlanRule(
            id=f"rule-{n}", demands=demand, weight=weight, text="A rule", locator="Here", wording=Wording.OURS
        )
        for n, demand in enumerate(demands, start=1)
    )
    return attrs.evolve(framework(), plan=PlanTemplate(title="Plan", locator="Here", rules=rules))


def scored_items(option: str = "2A") -> list[str]:
    other = {"2A": "2B", "2B": "2A"}[option]
    return [
        item.id
        for section in framework().sections
        for item in section.walk()
        if item.scored and section.id != other
    ]


def card(
    scores: Mapping[str, PointCode] | None = None,
    *,
    flags: Mapping[str, Mark] | None = None,
    ballots: Mapping[str, Sequence[int]] | None = None,
    option: str = "2A",
    rules_of: Framework | None = None,
    sections: Sequence[SectionRecord] = (),
) -> Scorecard:
    """A scorecard of *How are we doing?* from points, flags and ballots by item."""
    scores, flags, ballots = scores or {}, flags or {}, ballots or {}
    return score_assessment(
        Assessment(
            framework=framework().id,
            organisation="Northshire County Council",
            unit="Adult mental health service",
            choices=(Chosen(choice="integration", option=option),),
            answers=tuple(
                Answer(
                    item=item,
                    score=scores.get(item),
                    flag=Flag(is_=flags[item]) if item in flags else None,
                    ballots=tuple(
                        Ballot(rater=f"r{n}", perspective="practitioner", score=score)
                        for n, score in enumerate(ballots.get(item, ()))
                    ),
                )
                for item in dict.fromkeys([*scores, *flags, *ballots])
            ),
            sections=tuple(sections),
        ),
        rules_of or framework(),
        KEY,
    )


@st.composite
def cards(draw: st.DrawFn, rules_of: Framework | None = None) -> Scorecard:
    option = draw(st.sampled_from(["2A", "2B"]))
    items = st.sampled_from(scored_items(option))
    anything = st.sampled_from([*scored_items(option), "q1-solution", "workforce-1", "workforce-15"])
    points = st.integers(0, 4)
    return card(
        draw(st.dictionaries(items, points)),
        flags=draw(st.dictionaries(anything, st.sampled_from(Mark), max_size=8)),
        ballots=draw(st.dictionaries(items, st.lists(points, max_size=4), max_size=8)),
        option=option,
        rules_of=rules_of,
    )
