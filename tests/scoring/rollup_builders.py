"""A small form that teams answer, trees of units, and contributions to roll up."""

from collections.abc import Iterable, Mapping

import attrs
from hypothesis import strategies as st
from tests.strategies import EXTENT, KEYS, a_framework, a_section, an_item

from practicecheck.assessments import (
    Answer,
    Assessment,
    BaseValue,
    Basis,
    Capture,
    Chosen,
    Reason,
    Unit,
    UnitId,
    UnitTree,
)
from practicecheck.frameworks import (
    AddsDistribution,
    AddsRatio,
    AddsSum,
    AddsWeightedMean,
    Alternative,
    BaseFigure,
    CapturePart,
    Choice,
    ChoiceOption,
    FrameworkId,
    Measure,
    Period,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesYesNo,
    Wording,
)
from practicecheck.scoring import Contribution, Gathered, RolledFigure, RollUp, contribution_of, gather, roll_up

OURS = Wording.OURS
STAFF = (CapturePart.PERIOD, CapturePart.BASIS)
TAKES_SCORE = TakesScore(scales=("extent",))

FORM = a_framework(
    id=FrameworkId("form@1"),
    base=(
        BaseFigure(id="posts", title="Posts", measure=Measure.COUNT, unit="posts", wording=OURS),
        BaseFigure(
            id="leavers",
            title="Leavers",
            measure=Measure.COUNT,
            unit="people",
            wording=OURS,
            adds_up=(AddsSum(wording=OURS, needs=()),),
        ),
    ),
    scales=(EXTENT,),
    choices=(
        Choice(
            id="version",
            question="Which version?",
            options=(ChoiceOption(id="A", title="A"), ChoiceOption(id="B", title="B")),
            locator="page 1",
        ),
    ),
    sections=(
        a_section(
            "figures",
            an_item(
                "people",
                TakesNumber(measure=Measure.STAFF, unit="people"),
                adds_up=(AddsSum(wording=OURS, needs=STAFF),),
            ),
            an_item(
                "turnover",
                TakesPercent(of="people"),
                adds_up=(AddsRatio(of="leavers", over="people", times=100, wording=OURS, needs=STAFF),),
            ),
            an_item(
                "newly",
                TakesNumber(measure=Measure.STAFF, unit="people"),
                TakesPercent(of="people"),
                adds_up=(AddsRatio(of="newly", over="people", times=100, wording=OURS, needs=STAFF),),
            ),
            an_item(
                "hours",
                TakesNumber(measure=Measure.HOURS, unit="hours a week"),
                adds_up=(AddsWeightedMean(by="people", wording=OURS, needs=STAFF),),
            ),
            an_item(
                "leave",
                TakesNumber(measure=Measure.HOURS, unit="hours"),
                TakesNumber(measure=Measure.DAYS, unit="days"),
                adds_up=(AddsSum(wording=OURS, needs=()),),
            ),
            an_item("policy", TakesYesNo()),
            an_item("often", TakesFrequency()),
            an_item("words", TakesNarrative()),
        ),
        a_section(
            "points",
            an_item("q1", TAKES_SCORE, adds_up=(AddsDistribution(wording=OURS),)),
            an_item("q2", TAKES_SCORE, adds_up=(AddsDistribution(wording=OURS),)),
        ),
        a_section("A", an_item("a1", TAKES_SCORE), alternative=Alternative(choice="version", option="A")),
        a_section("B", an_item("b1", TAKES_SCORE), alternative=Alternative(choice="version", option="B")),
    ),
)
KEY = KEYS["extent-points@1"]


def key_for_form():
    """The points of 0 to 4, for the form's own scale."""
    return attrs.evolve(KEY, scale="extent")


def a_team(unit: str, *answers: Answer, base: Mapping[str, int] | None = None, **other) -> Assessment:
    """A team's assessment of the form."""
    other.setdefault("choices", (Chosen(choice="version", option="A"),))
    other.setdefault("capture", Capture(basis=Basis.HEADCOUNT))
    return Assessment(
        framework=FORM.id,
        unit=unit,
        answers=answers,
        base=tuple(BaseValue(figure=figure, number=number) for figure, number in (base or {}).items()),
        **other,
    )


def a_tree(*teams: str, posts: Mapping[str, int] | None = None) -> UnitTree:
    """All teams straight below one unit."""
    return UnitTree(
        units=(
            Unit(id="top"),
            *(Unit(id=name, within=UnitId("top"), posts=(posts or {}).get(name)) for name in teams),
        )
    )


def gives(assessment: Assessment, **other) -> Contribution:
    """What a team gives, scored."""
    return contribution_of(assessment, FORM, key_for_form(), **other)


def gathered(*assessments: Assessment, missing: Iterable[str] = (), **other) -> Gathered:
    """Teams straight below one unit, some of them missing."""
    tree = a_tree(*(str(each.unit) for each in assessments), *missing, **other)
    return gather([gives(each) for each in assessments], tree)


def rolled(*assessments: Assessment, missing: Iterable[str] = (), **other) -> RollUp:
    """The roll-up of teams straight below one unit."""
    return roll_up(gathered(*assessments, missing=missing, **other))


def the(up: RollUp, name: str) -> RolledFigure:
    """The only figure of that name."""
    (figure,) = up.figure(name)
    return figure


NUMBERS = st.integers(0, 60) | st.decimals(0, 60, places=1)


@st.composite
def team_answers(draw) -> tuple[tuple[Answer, ...], dict[str, int]]:
    """What a team may say, blanks and reasons among it."""
    said: list[Answer] = []
    for name, strategy in {
        "people": NUMBERS.map(lambda n: {"number": n}),
        "turnover": st.integers(0, 100).map(lambda n: {"percent": n}),
        "newly": st.one_of(
            NUMBERS.map(lambda n: {"number": n}), st.integers(0, 100).map(lambda n: {"percent": n})
        ),
        "hours": NUMBERS.map(lambda n: {"number": n}),
        "leave": st.tuples(NUMBERS, st.sampled_from(["hours", "days"])).map(
            lambda pair: {"number": pair[0], "unit": pair[1]}
        ),
        "policy": st.booleans().map(lambda yes: {"answer": yes}),
        "often": st.tuples(NUMBERS, st.sampled_from(Period)).map(
            lambda pair: {"times": pair[0], "per": pair[1]}
        ),
        "words": st.just({"narrative": "So it is."}),
        "q1": st.integers(0, 4).map(lambda n: {"score": n}),
        "q2": st.integers(0, 4).map(lambda n: {"score": n}),
    }.items():
        kind = draw(st.sampled_from(["value", "value", "value", "blank", "cannot"]))
        if kind == "value":
            said.append(Answer(item=name, **draw(strategy)))
        elif kind == "cannot":
            said.append(Answer(item=name, cannot_answer=Reason("not recorded")))
    base = draw(st.fixed_dictionaries({}, optional={"posts": st.integers(0, 40), "leavers": st.integers(0, 9)}))
    return tuple(said), base


@st.composite
def team_sets(draw, most: int = 7) -> tuple[Assessment, ...]:
    """Teams that mostly count on one basis, and mostly choose one version."""
    usual = draw(st.booleans())
    made: list[Assessment] = []
    for n in range(draw(st.integers(1, most))):
        answers, base = draw(team_answers())
        basis = draw(st.sampled_from([Basis.HEADCOUNT] if usual else [Basis.HEADCOUNT, Basis.WTE, None]))
        version = draw(st.sampled_from(["A"] if usual else ["A", "B"]))
        made.append(
            a_team(
                f"team-{n}",
                *answers,
                base=base,
                capture=Capture(basis=basis),
                choices=(Chosen(choice="version", option=version),),
            )
        )
    return tuple(made)


@st.composite
def groupings(draw, teams: Iterable[str]) -> UnitTree:
    """The same teams in services, areas and the organisation, one of them missing perhaps."""
    names = [*teams, *draw(st.sampled_from([[], ["absent"]]))]
    services = [f"service-{n}" for n in range(draw(st.integers(1, 3)))]
    areas = [f"area-{n}" for n in range(draw(st.integers(1, 2)))]
    units = [Unit(id="top")]
    units += [Unit(id=area, within=UnitId("top")) for area in areas]
    units += [Unit(id=service, within=UnitId(draw(st.sampled_from(areas)))) for service in services]
    units += [Unit(id=name, within=UnitId(draw(st.sampled_from(services))), posts=10) for name in names]
    # A service without teams would be a team itself.
    used = {unit.within for unit in units}
    kept = [unit for unit in units if unit.id not in services or unit.id in used]
    used = {unit.within for unit in kept}
    kept = [unit for unit in kept if unit.id not in areas or unit.id in used]
    return UnitTree(units=tuple(kept))
