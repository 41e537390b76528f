"""What tests are made with: the shipped frameworks, small ones built by hand, and Hypothesis strategies.

Everything made here is valid, so that a law can say what must hold for every document; what
is wrong on purpose stands in ``bad_data`` or in the test that needs it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import attrs
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from practicecheck.assessments import (
    Agreement,
    Answer,
    Assessment,
    Ballot,
    BallotPaper,
    BaseValue,
    Basis,
    Capture,
    Chosen,
    Flag,
    Mark,
    Number,
    Presence,
    Priority,
    Reason,
    SectionRecord,
    StreamEntry,
    Unit,
    UnitId,
    UnitTree,
    Voice,
    Vote,
)
from practicecheck.cycle import (
    Calendar,
    CarriedAction,
    Communications,
    Contributor,
    Cycle,
    Facilitation,
    FacilitationDecision,
    Forum,
    LastYear,
    Mandate,
    Notice,
    ProjectLead,
    Protocol,
    Publication,
    QuestionAnswer,
    Resource,
    Scope,
    SelfEvaluation,
    Session,
    Sponsor,
    SteeringGroup,
    TeamPart,
)
from practicecheck.exchange import read_framework, read_indicators, read_key
from practicecheck.frameworks import (
    EVERY_PART,
    AddsDistribution,
    AddsEvidence,
    AddsNarratives,
    AddsRange,
    AddsRatio,
    AddsShare,
    AddsSum,
    AddsUp,
    AddsWeightedMean,
    Alternative,
    AnswerOption,
    AnswerType,
    BaseFigure,
    ChecklistKind,
    Choice,
    ChoiceOption,
    Condition,
    DataSource,
    Framework,
    FrameworkId,
    Item,
    ItemView,
    Measure,
    Origin,
    Period,
    Point,
    Provenance,
    Scale,
    Section,
    Style,
    Tag,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
    Wording,
    fits,
)
from practicecheck.plans import Action, Monitoring, Move, Plan, PlanFor, Progress, Status
from practicecheck.plans import Measure as PlanMeasure
from practicecheck.scoring import (
    CaseSection,
    ColumnMapping,
    ColumnOf,
    Counting,
    DecimalSign,
    Expected,
    GoldenCase,
    GoldenCases,
    Half,
    Indicator,
    IndicatorInput,
    IndicatorSet,
    IndicatorSetId,
    ItemWeight,
    KeyId,
    Marker,
    MarkerMeaning,
    Method,
    Minimum,
    NearestOf,
    PerspectiveGapRule,
    PointValue,
    Rounding,
    ScoringKey,
    SectionExpected,
    SplitRule,
    TableLayout,
    Totalling,
    UnitColumns,
    Vintage,
    YearlyFigure,
    YearNumber,
    YearsOf,
)

LAW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
"""How hard a law is tried, so that all of them together take seconds."""

# --- what is shipped --------------------------------------------------------------------------


def _yaml_files(folder: Traversable) -> list[Traversable]:
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name
    )


FRAMEWORK_FILES = _yaml_files(files("practicecheck.frameworks") / "data")
KEY_FILES = _yaml_files(files("practicecheck.scoring") / "data")
INDICATOR_FILES = _yaml_files(files("practicecheck.scoring") / "data" / "indicators")
CASE_FILES = _yaml_files(files("practicecheck.scoring") / "data" / "cases")
FRAMEWORKS = {framework.id: framework for framework in map(read_framework, FRAMEWORK_FILES)}
KEYS = {key.id: key for key in map(read_key, KEY_FILES)}
INDICATORS = {own.id: own for own in map(read_indicators, INDICATOR_FILES)}

HAWD = FRAMEWORKS[FrameworkId("how-are-we-doing@2016")]
STEPS = FRAMEWORKS[FrameworkId("social-work-health-check@2009")]
STANDARDS_2014 = FRAMEWORKS[FrameworkId("employer-standards@2014")]
STANDARDS_2020 = FRAMEWORKS[FrameworkId("employer-standards@2020")]
CHILDREN = INDICATORS[IndicatorSetId("children-social-work-workforce@2025")]

# --- built by hand ----------------------------------------------------------------------------

PROVENANCE = Provenance(
    publisher="Northshire County Council",
    title="Supervision audit",
    date="2026",
    address="https://northshire.example",
    licence="CC0-1.0",
    attribution="Northshire County Council",
    wording=Wording.OURS,
)
EXTENT = Scale(
    id="extent",
    title="Extent",
    points=tuple(Point(code=code, anchor=f"extent {code}") for code in range(5)),
    default_key="extent-points@1",
    locator="page 1",
    not_applicable="not applicable",
)
COLOURS = Scale(
    id="colours",
    title="Red, amber or green",
    points=tuple(Point(code=code, anchor=f"it is {code}") for code in ("red", "amber", "green")),
    default_key="rag@1",
    locator="page 2",
)


def an_item(name: str, *takes: AnswerType, **other: Any) -> Item:
    """An item that takes the given answers, or words."""
    return Item(id=name, text=f"What of {name}?", locator="page 1", takes=takes or (TakesNarrative(),), **other)


def a_section(name: str, *items: Item, **other: Any) -> Section:
    """A section of the given items."""
    return Section(id=name, title=f"Section {name}", locator="page 1", items=items, **other)


def a_framework(*items: Item, **other: Any) -> Framework:
    """A framework of one section with the given items."""
    return attrs.evolve(
        Framework(
            id=FrameworkId("supervision-audit@2026"),
            title="Supervision audit",
            summary="How supervision is.",
            provenance=PROVENANCE,
            sections=(a_section("s1", *items),),
        ),
        **other,
    )


def an_assessment(framework: Framework, *answers: Answer, **other: Any) -> Assessment:
    """An assessment of a framework with the given answers."""
    return Assessment(framework=framework.id, answers=answers, **other)


EVERYTHING = a_framework(
    id=FrameworkId("everything@2026"),
    sections=(
        a_section(
            "figures",
            an_item("people", TakesNumber(measure=Measure.STAFF, unit="people", most=Decimal(5000))),
            an_item("cases", TakesNumber(measure=Measure.COUNT, unit="cases"), TakesPercent(of="all cases")),
            an_item(
                "leave",
                TakesNumber(measure=Measure.DAYS, unit="days"),
                TakesNumber(measure=Measure.HOURS, unit="hours"),
            ),
            an_item("share", TakesPercent(of="people")),
            an_item("often", TakesFrequency()),
            an_item("policy", TakesYesNo()),
            an_item("policy-why", condition=Condition(item="policy", answer=True)),
            an_item(
                "kind",
                TakesChoice(
                    options=(
                        AnswerOption(id="one", title="One to one"),
                        AnswerOption(id="group", title="Group"),
                    ),
                    several=True,
                ),
            ),
            an_item("blocks", TakesEntries(most=3), TakesNarrative()),
            an_item("heard", TakesStream()),
        ),
        a_section(
            "views",
            an_item("q1", TakesScore(scales=("extent", "colours"))),
            Item(
                id="q2",
                text="And these?",
                locator="page 2",
                parts=(an_item("q2-a", TakesScore(scales=("extent", "colours"))), an_item("q2-b")),
            ),
        ),
        a_section("A", an_item("a-1"), alternative=Alternative(choice="form", option="A")),
        a_section("B", an_item("b-1"), alternative=Alternative(choice="form", option="B")),
    ),
    scales=(EXTENT, COLOURS),
    choices=(
        Choice(
            id="form",
            question="Which form?",
            options=(ChoiceOption(id="A", title="The first"), ChoiceOption(id="B", title="The second")),
            locator="page 3",
        ),
    ),
    base=(
        BaseFigure(id="posts", title="Posts", measure=Measure.COUNT, unit="posts", wording=Wording.OURS),
        BaseFigure(id="wte", title="Staff", measure=Measure.WTE, unit="wte", wording=Wording.OURS),
    ),
)
"""A small framework with every type of answer, parts, a condition, alternatives and two scales."""

# --- text and numbers -------------------------------------------------------------------------

HOSTILE = (
    "",
    " ",
    "\n",
    "\n\n",
    "two\nlines",
    "ends with a line\n",
    "ends with two\n\n",
    "\n begins with a line",
    "  leading spaces\nand more",
    "trailing \nspaces ",
    "a tab\tand\ttabs",
    "windows\r\nlines\r",
    "a: b",
    "a:b",
    "key:",
    "# no comment",
    "a # b",
    "- entry",
    "-",
    "? what",
    "'single'",
    '"double"',
    'it\'s "both"',
    "back\\slash \\n",
    "{brace}",
    "[bracket]",
    "a, b",
    "&anchor",
    "*alias",
    "!tag",
    "!!python/object/apply:os.system",
    "%directive",
    "@at",
    "`tick`",
    "|",
    ">-",
    "no",
    "Yes",
    "ON",
    "y",
    "true",
    "False",
    "~",
    "null",
    "Null",
    "=",
    "<<",
    "1.10",
    "007",
    "0x1F",
    "1_000",
    "12:30:45",
    "1e3",
    "-5",
    ".5",
    ".inf",
    "NaN",
    "2026-04-01",
    "2026-04-01 10:00:00",
    "---",
    "...",
    "--- a",
    "\u2028line\u2029separators\x85",
    "\ufeffmark",
    "na\u00efve caf\u00e9",
    "\U0001f469\u200d\U0001f4bb emoji",
    "\u0639\u0631\u0628\u064a \u202eright to left",
    "x" * 300,
    "word " * 80,
    "=HYPERLINK(1)",
    "<script>alert(1)</script>",
)
FORBIDDEN = "\ufffe\uffff" + "".join(
    map(chr, [*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)])
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters=FORBIDDEN), max_size=40),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("".join),
)
reasons = texts.filter(str.strip).map(Reason)
names = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?", fullmatch=True)
counts = st.integers(0, 10_000)
decimals = st.decimals(0, 10_000, places=2)
numbers: st.SearchStrategy[Number] = st.one_of(
    counts, decimals, st.sampled_from([Decimal("1.10"), Decimal("1E+2")])
)
percents: st.SearchStrategy[Number] = st.one_of(st.integers(0, 100), st.decimals(0, 100, places=1))
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))
lists_of_text = st.lists(texts, max_size=3).map(tuple)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Something, or nothing."""
    return st.none() | strategy


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    """A few of them."""
    return st.lists(strategy, max_size=most).map(tuple)


def _in_order(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    return (last, first) if first and last and last < first else (first, last)


periods_of_time = st.builds(_in_order, maybe(days), maybe(days))

# --- assessments ------------------------------------------------------------------------------


@st.composite
def answers(
    draw: st.DrawFn, framework: Framework, item: Item, scale: Scale | None, voices: list[str]
) -> Answer:
    """A valid answer to an item."""
    given: dict[str, Any] = {}
    state = draw(st.sampled_from(["answered", "answered", "not applicable", "cannot answer", "blank"]))
    if state == "not applicable" and not (item.scored and scale and scale.not_applicable is None):
        given["not_applicable"] = draw(reasons)
    elif state == "cannot answer":
        given["cannot_answer"] = draw(reasons)
    elif state == "answered":
        given |= draw(_values(item, draw(st.sampled_from(item.takes)), scale))
    given |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "comment": texts,
                "narrative": texts,
                "evidence": lists_of_text,
                "flag": st.builds(Flag, is_=st.sampled_from(Mark), why=maybe(texts)),
            },
        )
    )
    if item.scored and scale:
        given |= draw(
            st.fixed_dictionaries(
                {},
                optional={
                    "consensus": st.sampled_from(Agreement),
                    "priority": st.sampled_from(Priority),
                    "ballots": ballots(scale, voices),
                },
            )
        )
    return Answer(item=item.id, **given)


def _values(item: Item, taken: AnswerType, scale: Scale | None) -> st.SearchStrategy[dict[str, Any]]:
    match taken:
        case TakesScore():
            return st.fixed_dictionaries({"score": st.sampled_from(scale.codes if scale else ())})
        case TakesNumber():
            several = sum(isinstance(other, TakesNumber) for other in item.takes) > 1
            most = int(taken.most or 10_000)
            figure = st.integers(0, most) if taken.measure is Measure.COUNT else st.decimals(0, most, places=1)
            unit = st.just(taken.unit) if several else maybe(st.just(taken.unit))
            return st.fixed_dictionaries({"number": figure, "unit": unit})
        case TakesPercent():
            return st.fixed_dictionaries({"percent": percents})
        case TakesYesNo():
            return st.fixed_dictionaries({"answer": st.booleans()})
        case TakesFrequency():
            return st.fixed_dictionaries({"times": numbers, "per": st.sampled_from(Period)})
        case TakesChoice():
            known = st.sampled_from([option.id for option in taken.options])
            chosen = st.lists(known, min_size=1, max_size=2 if taken.several else 1, unique=True).map(tuple)
            return st.fixed_dictionaries({"chosen": chosen})
        case TakesEntries():
            return st.fixed_dictionaries({"entries": some(texts, taken.most or 4)})
        case TakesStream():
            return st.fixed_dictionaries({"stream": some(stream_entries)})
        case TakesNarrative():
            return st.fixed_dictionaries({"narrative": texts})


stream_entries = st.builds(
    lambda what, says, time: StreamEntry(what=what, says=says, from_=time[0], to=time[1]),
    texts,
    texts,
    periods_of_time,
)


@st.composite
def ballots(draw: st.DrawFn, scale: Scale, voices: list[str]) -> tuple[Ballot, ...]:
    """Ballots of different raters on an item."""
    raters = draw(st.lists(names, max_size=4, unique=True))
    points: list[Any] = [*scale.codes, *(["X"] if scale.not_applicable is not None else [])]
    made: list[Ballot] = []
    for rater in raters:
        point = draw(st.sampled_from(points))
        made.append(
            Ballot(
                rater=rater,
                perspective=draw(st.sampled_from(voices)),
                score=None if point == "X" else point,
                not_applicable=point == "X",
            )
        )
    return tuple(made)


@st.composite
def ballot_papers(draw: st.DrawFn, framework: Framework) -> BallotPaper:
    """One rater's ballots on the first alternative, with nothing wrong in them."""
    scale = framework.scales[0] if framework.scales else None
    choices = [Chosen(choice=choice.id, option=choice.options[0].id) for choice in framework.choices]
    if scale and len(framework.scales) > 1:
        choices.append(Chosen(choice="scale", option=scale.id))
    chosen = {made.option for made in choices}
    items = [
        item.id
        for section in framework.sections
        if section.alternative is None or section.alternative.option in chosen
        for item in section.walk()
        if item.scored
    ]
    points = [] if scale is None else [*scale.codes, *(["X"] if scale.not_applicable is not None else [])]
    return BallotPaper(
        framework=framework.id,
        rater=draw(names),
        perspective=draw(texts),
        digest=draw(maybe(st.just(framework.digest))),
        unit=draw(maybe(texts)),
        choices=tuple(choices),
        ballots=tuple(
            Vote(item=item, point=draw(st.sampled_from(points)))
            for item in (
                draw(st.lists(st.sampled_from(items), max_size=4, unique=True)) if items and points else []
            )
        ),
    )


captures = st.builds(
    lambda time, **other: Capture(from_=time[0], to=time[1], **other),
    periods_of_time,
    basis=maybe(st.sampled_from(Basis)),
    case=maybe(texts),
    scope=maybe(texts),
    services=maybe(texts),
    voice=maybe(st.sampled_from(Voice)),
    sources=lists_of_text,
    aggregation=maybe(texts),
    publication=maybe(texts),
    series_break=maybe(texts),
)


@st.composite
def assessments(draw: st.DrawFn, framework: Framework, most: int = 8) -> Assessment:
    """An assessment that answers some items of a framework, and has no errors."""
    choices = [
        Chosen(choice=choice.id, option=draw(st.sampled_from([option.id for option in choice.options])))
        for choice in framework.choices
    ]
    scale = draw(st.sampled_from(framework.scales)) if framework.scales else None
    if scale and (len(framework.scales) > 1 or draw(st.booleans())):
        choices.append(Chosen(choice="scale", option=scale.id))
    chosen = {made.choice: made.option for made in choices}
    asked = [
        section
        for section in framework.sections
        if section.alternative is None or chosen[section.alternative.choice] == section.alternative.option
    ]
    perspectives = draw(some(names))
    voices = [*framework.perspectives, *perspectives] or ["practitioner"]
    if not framework.perspectives and not perspectives:
        perspectives = ("practitioner",)
    items = [item for section in asked for item in section.walk() if item.takes]
    picked = draw(st.lists(st.sampled_from(items), max_size=most, unique=True))
    given = [draw(answers(framework, item, scale, voices)) for item in picked]
    decided = {answer.item: answer.answer for answer in given}
    given = [
        answer
        for answer in given
        if (condition := framework.item(answer.item).condition) is None
        or decided.get(condition.item) in (None, condition.answer)
    ]
    return Assessment(
        framework=framework.id,
        digest=draw(maybe(st.just(framework.digest))),
        extensions=draw(some(names)),
        organisation=draw(maybe(texts)),
        unit=draw(maybe(texts)),
        capture=draw(captures),
        perspectives=perspectives,
        room=tuple(
            Presence(perspective=voice, people=draw(st.integers(4, 9)))
            for voice in draw(st.lists(st.sampled_from(voices), max_size=3, unique=True))
        ),
        choices=tuple(choices),
        base=tuple(
            BaseValue(figure=figure.id, number=draw(counts if figure.measure is Measure.COUNT else numbers))
            for figure in framework.base
            if draw(st.booleans())
        ),
        answers=tuple(given),
        sections=tuple(
            SectionRecord(
                section=section.id,
                priorities=draw(lists_of_text),
                note=draw(maybe(texts)),
                speaks_for=draw(maybe(texts)),
            )
            for section in asked
            if draw(st.booleans())
        ),
        note=draw(maybe(texts)),
    )


@st.composite
def unit_trees(draw: st.DrawFn) -> UnitTree:
    """A tree of units, each within one that stands before it; no two names are alike."""
    ids = draw(st.lists(names, min_size=1, max_size=6, unique=True))
    units = [
        Unit(
            id=name,
            name=draw(maybe(texts.map(lambda text, n=n: f"{text}#{n}"))),
            within=UnitId(draw(st.sampled_from(ids[:n]))) if n else None,
            level=draw(maybe(texts)),
            posts=draw(maybe(numbers)),
            also_known_as=draw(st.lists(st.just(f"other#{n}"), max_size=1).map(tuple)),
            note=draw(maybe(texts)),
        )
        for n, name in enumerate(ids)
    ]
    return UnitTree(organisation=draw(maybe(texts)), units=tuple(units), note=draw(maybe(texts)))


# --- plans ------------------------------------------------------------------------------------


def plans(framework: Framework) -> st.SearchStrategy[Plan]:
    """Plans that refer only to what the framework has."""
    items = st.sampled_from([*framework.items])
    actions = st.builds(
        Action,
        id=names,
        draft=st.booleans(),
        action=maybe(texts),
        plain=maybe(texts),
        for_whom=maybe(texts),
        addresses=some(items),
        section=maybe(st.sampled_from([section.id for section in framework.sections])),
        builds_on=maybe(st.sampled_from(Origin)),
        why=maybe(texts),
        measure=maybe(
            st.builds(
                PlanMeasure,
                item=maybe(items),
                indicator=maybe(texts),
                figure=maybe(texts),
                baseline=maybe(numbers),
                target=maybe(numbers),
                unit=maybe(texts),
            )
        ),
        lead=maybe(texts),
        lead_agreed=st.booleans(),
        resources=maybe(texts),
        released_by=maybe(texts),
        systemic_impact=maybe(texts),
        start=maybe(days),
        monitoring=some(st.builds(Monitoring, on=days, forum=maybe(texts))),
        completion=maybe(days),
        sign_off=maybe(texts),
        quick_win=st.booleans(),
        progress=some(
            st.builds(Progress, on=days, status=st.sampled_from(Status), note=maybe(texts), plain=maybe(texts))
        ),
        moved=some(st.builds(Move, from_=days, to=days, why=maybe(texts))),
        notes=maybe(texts),
    )
    return st.builds(
        Plan,
        framework=st.just(framework.id),
        for_=st.builds(
            PlanFor,
            organisation=maybe(texts),
            unit=maybe(texts),
            from_=maybe(days),
            to=maybe(days),
            file=maybe(texts),
        ),
        title=maybe(texts),
        sponsor=maybe(texts),
        lead=maybe(texts),
        forum=maybe(texts),
        accountable_to=lists_of_text,
        actions=st.lists(actions, max_size=3, unique_by=lambda action: action.id).map(tuple),
        notes=maybe(texts),
    )


# --- cycles -----------------------------------------------------------------------------------

files_beside = st.from_regex(r"[a-z]{1,8}\.yaml", fullmatch=True)
sessions = st.builds(Session, on=days, half_days=st.integers(1, 4), what=maybe(texts))


@st.composite
def cycles(draw: st.DrawFn, *editions: Framework) -> Cycle:
    """A cycle without errors, of some editions."""
    entries = {
        kind: [
            entry.id
            for framework in editions
            for checklist in framework.checklists
            if checklist.kind is kind
            for entry in checklist.entries
        ]
        for kind in ChecklistKind
    }
    declared = draw(some(names))
    voices = [*(name for framework in editions for name in framework.perspectives), *declared] or [
        "practitioner"
    ]
    first, last = draw(periods_of_time)
    agreed = draw(maybe(days))
    questions = draw(st.sets(st.sampled_from(entries[ChecklistKind.QUESTIONS] or ["none"])))
    uses = draw(st.sets(st.sampled_from(entries[ChecklistKind.USES] or ["none"])))
    events = ("setup", "assessment", "synthesis", "planning", "review", "feedback", "one_to_one")
    return Cycle(
        frameworks=tuple(framework.id for framework in editions),
        title=draw(maybe(texts)),
        organisation=draw(maybe(texts)),
        unit=draw(maybe(texts)),
        perspectives=declared,
        mandate=Mandate(
            agreed=agreed, where=draw(maybe(texts)), not_yet=None if agreed else draw(maybe(texts))
        ),
        sponsor=draw(st.builds(Sponsor, role=maybe(texts), agreed=maybe(days), briefed=maybe(days))),
        lead=draw(st.builds(ProjectLead, role=maybe(texts), agreed=maybe(days))),
        forum=draw(st.builds(Forum, name=maybe(texts), agreed=maybe(days))),
        steering_group=draw(st.builds(SteeringGroup, members=lists_of_text, agreed=maybe(days))),
        facilitation=Facilitation(
            decision=draw(maybe(st.sampled_from(FacilitationDecision))),
            who=draw(maybe(texts)),
            why=draw(maybe(texts)),
            uses=tuple(sorted(uses - {"none"})),
        ),
        scope=draw(st.builds(Scope, staff=maybe(texts), others=maybe(texts))),
        team=tuple(
            TeamPart(perspective=name, people=draw(st.integers(0, 9)))
            for name in sorted(draw(st.sets(st.sampled_from(voices))))
        ),
        contributors=draw(some(st.builds(Contributor, who=texts, how=maybe(texts), heard=maybe(days)))),
        protocol=Protocol(
            from_=first,
            to=last,
            basis=draw(maybe(st.sampled_from(Basis))),
            case=draw(maybe(texts)),
            aggregation=draw(maybe(texts)),
        ),
        sources=draw(lists_of_text),
        resources=draw(some(st.builds(Resource, what=texts, from_=maybe(texts)))),
        communications=draw(
            st.builds(Communications, strategy=maybe(texts), assurance=maybe(texts), contact=maybe(texts))
        ),
        publication=draw(st.builds(Publication, to=lists_of_text, how=maybe(texts), on=maybe(days))),
        notice=draw(some(st.builds(Notice, to=texts, on=maybe(days), how=maybe(texts)))),
        calendar=Calendar(
            guidance=draw(maybe(days)),
            report=draw(maybe(days)),
            **{event: draw(some(sessions)) for event in events},
        ),
        answers=tuple(
            QuestionAnswer(question=question, answer=draw(texts))
            for question in entries[ChecklistKind.QUESTIONS]
            if question in questions
        ),
        report=draw(st.builds(SelfEvaluation, priorities=lists_of_text, agreed=maybe(days), by=maybe(texts))),
        assessments=tuple(sorted(draw(st.sets(files_beside, max_size=2)))),
        plan=draw(maybe(files_beside)),
        last_year=LastYear(
            cycle=draw(maybe(files_beside)),
            plan=draw(maybe(files_beside)),
            actions=tuple(
                CarriedAction(
                    action=name,
                    what=draw(maybe(texts)),
                    stood=draw(maybe(st.sampled_from(Status))),
                    outcome=draw(maybe(texts)),
                )
                for name in sorted(draw(st.sets(names, max_size=2)))
            ),
        ),
        note=draw(maybe(texts)),
    )


# --- frameworks and keys ----------------------------------------------------------------------


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A framework that answers to its own rules, with hostile text wherever there is text."""
    scales = draw(st.lists(_scales(), max_size=2, unique_by=lambda scale: scale.id))
    ids = iter(draw(st.lists(names, min_size=12, max_size=12, unique=True)))
    views = draw(st.lists(_views, max_size=2, unique_by=lambda view: view.id))
    sections = tuple(
        Section(
            id=f"s-{next(ids)}",
            title=draw(texts),
            locator=draw(texts),
            introduction=draw(maybe(texts)),
            closing=draw(maybe(texts)),
            items=tuple(
                draw(_items(f"i-{next(ids)}", [scale.id for scale in scales], views))
                for _ in range(draw(st.integers(1, 3)))
            ),
        )
        for _ in range(draw(st.integers(1, 2)))
    )
    return Framework(
        id=FrameworkId(f"{draw(names)}@{draw(st.integers(1990, 2030))}"),
        title=draw(texts),
        summary=draw(texts),
        provenance=attrs.evolve(
            PROVENANCE,
            title=draw(texts),
            attribution=draw(texts),
            wording=draw(st.sampled_from(Wording)),
            licence_note=draw(maybe(texts)),
        ),
        sections=sections,
        scales=tuple(scales),
        views=tuple(views),
        also_known_as=draw(lists_of_text),
        perspectives=draw(lists_of_text),
        note=draw(maybe(texts)),
    )


@st.composite
def _scales(draw: st.DrawFn) -> Scale:
    codes: list[Any] = draw(
        st.one_of(
            st.lists(st.integers(-5, 20), min_size=1, max_size=5, unique=True),
            st.lists(names.filter(lambda name: name != "x"), min_size=1, max_size=5, unique=True),
        )
    )
    return Scale(
        id=draw(names),
        title=draw(texts),
        points=tuple(Point(code=code, anchor=draw(texts)) for code in codes),
        default_key="extent-points@1",
        locator=draw(texts),
        not_applicable=draw(maybe(texts)),
        note=draw(maybe(texts)),
    )


def _takes(scales: list[str]) -> st.SearchStrategy[AnswerType]:
    kinds: list[st.SearchStrategy[AnswerType]] = [
        st.builds(
            TakesNumber,
            measure=st.sampled_from(Measure),
            unit=texts,
            most=maybe(decimals.filter(lambda most: most > 0)),
        ),
        st.builds(TakesPercent, of=texts),
        st.builds(TakesYesNo),
        st.builds(
            TakesChoice,
            options=st.lists(
                st.builds(AnswerOption, id=names, title=texts),
                min_size=1,
                max_size=3,
                unique_by=lambda option: option.id,
            ).map(tuple),
            several=st.booleans(),
        ),
        st.builds(TakesFrequency),
        st.builds(TakesNarrative),
        st.builds(TakesEntries, most=maybe(st.integers(1, 9))),
        st.builds(TakesStream),
    ]
    if scales:
        kinds.append(st.just(TakesScore(scales=tuple(scales))))
    return st.one_of(kinds)


_views = st.builds(
    ItemView,
    id=names,
    title=texts,
    groups=st.lists(names, min_size=1, max_size=3, unique=True).map(tuple),
    wording=st.sampled_from(Wording),
)


def _adds_up(name: str, takes: tuple[AnswerType, ...]) -> st.SearchStrategy[tuple[AddsUp, ...]]:
    """Rules that fit, each kind once. A rate needs a figure, which only an item with one number is."""
    wordings, needs = st.sampled_from(Wording), st.lists(st.sampled_from(EVERY_PART), unique=True).map(tuple)
    simple = (AddsShare, AddsRange, AddsDistribution, AddsNarratives, AddsEvidence)
    made: dict[type[AddsUp], st.SearchStrategy[AddsUp]] = {
        AddsSum: st.builds(AddsSum, wording=wordings, needs=needs),
        **{cls: st.builds(cls, wording=wordings) for cls in simple},
    }
    if sum(isinstance(taken, TakesNumber) for taken in takes) == 1:
        figure, times = st.just(name), st.integers(1, 1000)
        made[AddsRatio] = st.builds(
            AddsRatio,
            of=figure,
            over=figure,
            over_times=maybe(figure),
            times=times,
            wording=wordings,
            needs=needs,
        )
        made[AddsWeightedMean] = st.builds(AddsWeightedMean, by=figure, wording=wordings, needs=needs)
    fitting = [rule for cls, rule in made.items() if any(fits(cls, taken) for taken in takes)]
    return st.lists(st.one_of(fitting), max_size=3, unique_by=type).map(tuple)


@st.composite
def _items(draw: st.DrawFn, name: str, scales: list[str], views: list[ItemView]) -> Item:
    parts = draw(st.integers(0, 1)) if not name.endswith("-p") else 0
    takes = tuple(draw(st.lists(_takes(scales), min_size=1, max_size=2)))
    return Item(
        id=name,
        text=draw(texts),
        locator=draw(texts),
        takes=takes,
        adds_up=draw(_adds_up(name, takes)),
        number=draw(maybe(texts)),
        title=draw(maybe(texts)),
        style=draw(maybe(st.sampled_from(Style))),
        instruction=draw(maybe(texts)),
        explanation=draw(maybe(texts)),
        wording=draw(maybe(st.sampled_from(Wording))),
        tags=tuple(
            Tag(view=view.id, values=view.groups[:1], wording=draw(st.sampled_from(Wording)))
            for view in views
            if draw(st.booleans())
        ),
        data_source=draw(maybe(st.sampled_from(DataSource))),
        sensitive=draw(st.booleans()),
        parts=tuple(draw(_items(f"{name}-p", scales, views)) for _ in range(parts)),
        note=draw(maybe(texts)),
    )


@st.composite
def scoring_keys(draw: st.DrawFn) -> ScoringKey:
    """A key that answers to its own rules."""
    codes: list[Any] = draw(
        st.one_of(
            st.lists(st.integers(0, 20), min_size=2, max_size=5, unique=True).map(sorted),
            st.lists(names.filter(lambda name: name != "x"), min_size=2, max_size=5, unique=True),
        )
    )
    worth = sorted(
        draw(st.lists(st.decimals(0, 100, places=1), min_size=len(codes), max_size=len(codes), unique=True))
    )
    cut = draw(st.integers(1, len(codes) - 1))
    method = draw(st.sampled_from(Method))
    return ScoringKey(
        id=KeyId(f"{draw(names)}@{draw(st.integers(1, 9))}"),
        title=draw(texts),
        summary=draw(texts),
        scale=draw(names),
        method=method,
        values=tuple(PointValue(code=code, value=value) for code, value in zip(codes, worth, strict=True)),
        wording=draw(st.sampled_from(Wording)),
        source=draw(texts),
        positive=tuple(codes[cut:]) if method is Method.PERCENT_POSITIVE else (),
        reversed_=draw(st.lists(names, max_size=2, unique=True).map(tuple)),
        weights=draw(
            st.lists(
                st.builds(ItemWeight, item=names, weight=st.integers(1, 9)),
                max_size=2,
                unique_by=lambda entry: entry.item,
            ).map(tuple)
        ),
        not_applicable=draw(st.sampled_from(Counting)),
        missing=draw(st.sampled_from(Counting)),
        minimum=draw(st.builds(Minimum, answered=maybe(st.integers(1, 9)), percent=maybe(st.integers(1, 100)))),
        totalling=Totalling.ITEMS,
        rounding=draw(st.builds(Rounding, decimals=st.integers(0, 4), half=st.sampled_from(Half))),
        gaps=tuple(codes[:cut]),
        strengths=tuple(codes[cut:]),
        split=draw(st.builds(SplitRule, range_=st.integers(1, 4), ballots=st.integers(2, 5))),
        perspective_gap=draw(
            st.builds(PerspectiveGapRule, range_=st.integers(1, 4), ballots=st.integers(1, 4))
        ),
    )


@st.composite
def golden_cases(draw: st.DrawFn) -> GoldenCases:
    """Golden cases that expect something only of sections that they answer."""
    expected = st.builds(
        Expected,
        points=maybe(numbers),
        percent=maybe(numbers),
        band=maybe(texts),
        applicable=maybe(counts),
        complete=maybe(st.booleans()),
    )
    points = st.one_of(st.none(), st.integers(0, 4), st.sampled_from(["X", "cannot answer", "amber"]))
    cases: list[GoldenCase] = []
    for _ in range(draw(st.integers(1, 2))):
        sections = draw(st.lists(names, min_size=1, max_size=3, unique=True))
        cases.append(
            GoldenCase(
                name=draw(texts),
                answers=tuple(
                    CaseSection(section=name, answers=tuple(draw(st.lists(points, min_size=1, max_size=4))))
                    for name in sections
                ),
                total=draw(maybe(expected)),
                sections=tuple(SectionExpected(section=name, expect=draw(expected)) for name in sections[:1]),
                source=draw(maybe(texts)),
            )
        )
    return GoldenCases(key=KeyId("extent-points@1"), cases=tuple(cases))


figures = st.lists(names, min_size=2, max_size=5, unique=True)
above_nothing = st.one_of(st.integers(1, 500), st.sampled_from([Decimal("0.1"), Decimal("0.50"), Decimal(5)]))


def _year_numbers() -> st.SearchStrategy[tuple[YearNumber, ...]]:
    years = st.dictionaries(st.sampled_from(["2024", "2025", "2026"]), st.integers(200, 260), max_size=2)
    return years.map(lambda known: tuple(YearNumber(year=year, number=n) for year, n in known.items()))


@st.composite
def layouts(draw: st.DrawFn, ids: list[str], rates: list[str]) -> TableLayout:
    """A layout that names each column once."""
    levels = draw(st.sampled_from([(), ("National", "Local authority")]))
    return TableLayout(
        units=tuple(UnitColumns(name=f"name {n}", level=level) for n, level in enumerate(levels))
        or (UnitColumns(name=draw(texts), code=draw(maybe(texts))),),
        inputs=tuple(ColumnOf(figure=name, column=f"column of {name}") for name in ids),
        published=tuple(ColumnOf(figure=name, column=f"rate {name}") for name in rates),
        level="level" if levels else None,
        period=draw(maybe(texts)),
        nearest=tuple(NearestOf(figure=name, nearest=draw(above_nothing)) for name in ids[:1]),
        markers=draw(some(st.builds(MarkerMeaning, written=st.just("*"), means=st.sampled_from(Marker)), 1)),
        decimal=draw(maybe(st.sampled_from(DecimalSign))),
    )


@st.composite
def indicator_sets(draw: st.DrawFn) -> IndicatorSet:
    """Definitions without contradictions."""
    ids = draw(figures)
    indicators = tuple(
        Indicator(
            id=f"rate-{n}",
            title=draw(texts),
            measures=draw(texts),
            above=(ids[0],),
            below=tuple(ids[1:]) if times else tuple(ids[n:]),
            text=draw(texts),
            locator=draw(texts),
            wording=draw(st.sampled_from(Wording)),
            times="days" if times else None,
            factor=draw(above_nothing),
            rounding=draw(st.builds(Rounding, decimals=st.integers(0, 3), half=st.sampled_from(Half))),
            part=draw(st.booleans()),
            sensitive=draw(st.booleans()),
        )
        for n, times in enumerate(draw(st.lists(st.booleans(), min_size=1, max_size=2)))
    )
    return IndicatorSet(
        id=IndicatorSetId("northshire-workforce@2026"),
        title=draw(texts),
        summary=draw(texts),
        provenance=PROVENANCE,
        inputs=tuple(
            IndicatorInput(id=name, title=draw(texts), unit=draw(texts), nearest=draw(maybe(above_nothing)))
            for name in ids
        ),
        indicators=indicators,
        yearly=(
            YearlyFigure(
                id="days",
                title=draw(texts),
                unit="days",
                by_year=draw(_year_numbers()),
                wording=Wording.OURS,
                source=draw(texts),
            ),
        ),
        staff=tuple(ids[:1]),
        layout=draw(maybe(layouts(ids, [one.id for one in indicators]))),
        note=draw(maybe(texts)),
    )


@st.composite
def column_mappings(draw: st.DrawFn) -> ColumnMapping:
    """A mapping without contradictions."""
    return ColumnMapping(
        definitions=IndicatorSetId("northshire-workforce@2026"),
        layout=draw(layouts(draw(figures), ["rate-1"])),
        vintage=draw(
            maybe(st.builds(Vintage, source=texts, published=maybe(days), taken=maybe(days), note=maybe(texts)))
        ),
        yearly=draw(some(st.builds(YearsOf, figure=st.just("days"), by_year=_year_numbers()), 1)),
        note=draw(maybe(texts)),
    )


@cache
def answerable() -> st.SearchStrategy[Framework]:
    """The shipped frameworks and the small one with everything in it."""
    return st.sampled_from([*FRAMEWORKS.values(), EVERYTHING])


KNOWN = {**FRAMEWORKS, EVERYTHING.id: EVERYTHING}
"""Frameworks by id, as a reader wants them."""


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """A valid document of any kind."""
    framework = draw(answerable())
    return draw(
        st.one_of(
            assessments(framework),
            ballot_papers(framework),
            unit_trees(),
            plans(framework),
            cycles(framework),
            frameworks(),
            scoring_keys(),
            golden_cases(),
            indicator_sets(),
            column_mappings(),
        )
    )
