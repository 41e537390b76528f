"""Report contents, and what reads an exported report back."""

import json
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser

import attrs
from hypothesis import strategies as st
from tests.comparison.builders import (
    FIGURE,
    LAST_YEAR,
    STEPS,
    THIS_YEAR,
    WHISPER,
    ballot,
    card_of,
    framework,
    hawd,
    steps,
)
from tests.comparison.builders import full as all_scored
from tests.comparison.tables.builders import a_policy, a_table

from practicecheck.assessments import (
    Agreement,
    Answer,
    Assessment,
    BaseValue,
    Basis,
    Capture,
    Flag,
    Mark,
    Priority,
    Reason,
    SectionRecord,
    StreamEntry,
    Voice,
)
from practicecheck.comparison import Against, Audience
from practicecheck.comparison.tables import release
from practicecheck.exchange import EXPORTERS, Comparing, Exporter, ReportContent, report_content
from practicecheck.frameworks import Origin, Period
from practicecheck.plans import Action, Measure, Monitoring, Move, Plan, PlanFor, Progress, Status, review_plan

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(str.strip)
"""Any text that says something."""
DAY = date(2026, 11, 3)
BY_NAME: dict[str, Exporter] = {exporter.name: exporter for exporter in EXPORTERS}
AS_TEXT = tuple(name for name in BY_NAME if name != "pdf")
"""The exporters that write text. The PDF is the HTML page, takes far longer, and has tests of its own."""

PLAN = Plan(
    framework=framework().id,
    for_=PlanFor(organisation="Northshire", unit="North team", from_=date(2026, 4, 1)),
    title="Next year",
    sponsor="Director",
    accountable_to=("front-line staff", "people using services"),
    actions=(
        Action(
            id="action-1",
            action="Protect an hour for peer supervision.",
            addresses=("q1-1",),
            builds_on=Origin.GAP,
            why="scored 2",
            measure=Measure(item="q1-1", baseline=2, target=3, unit="points"),
            lead="Principal Social Worker",
            quick_win=True,
            start=date(2026, 11, 9),
            monitoring=(Monitoring(on=date(2027, 1, 19), forum="Board"), Monitoring(on=date(2027, 2, 1))),
            completion=date(2027, 3, 31),
            progress=(Progress(on=date(2026, 11, 1), status=Status.ON_TRACK, note="begun"),),
            moved=(Move(from_=date(2027, 2, 28), to=date(2027, 3, 31)),),
            notes="A note",
        ),
        Action(id="action-2", draft=True, measure=Measure(unit="days")),
        Action(
            id="action-3",
            action="Stop this.",
            completion=date(2027, 3, 31),
            progress=(Progress(on=date(2026, 11, 2), status=Status.STOPPED),),
        ),
    ),
    notes="Chosen in October",
)


def content_of(
    assessments: Iterable[Assessment] = (),
    plan: Plan | None = None,
    *,
    audience: Audience = Audience.PUBLISHED,
    **other,
) -> ReportContent:
    """A report's content, scored with the default keys."""
    return report_content(
        [(own, framework(own.framework), card_of(own)) for own in assessments],
        plan,
        review_plan(plan, framework(plan.framework)) if plan else None,
        audience=audience,
        made_on=DAY,
        **other,
    )


def export(name: str, content: ReportContent) -> str:
    """What an exporter makes, as text; a calendar's folded lines are unfolded."""
    made = BY_NAME[name].export(content).decode("utf-8-sig")
    return made.replace("\r\n ", "") if name == "calendar" else made


def full(text: str = "said") -> Assessment:
    """An answer of every kind, each with the given text in it."""
    return Assessment(
        framework=framework(STEPS).id,
        organisation=f"Council {text}",
        unit=f"Team {text}",
        extensions=(text,),
        note=text,
        capture=Capture(
            from_=date(2026, 4, 1),
            to=date(2026, 9, 30),
            basis=Basis.HEADCOUNT,
            case=text,
            scope=text,
            voice=Voice.ON_BEHALF,
            sources=(text, text),
            publication=text,
        ),
        base=(BaseValue(figure="in-post-headcount", number=40), BaseValue(figure="posts", number=45)),
        sections=(SectionRecord(section="1", priorities=(text, text), note=text, speaks_for=text),),
        answers=(
            Answer(
                item="step-1",
                number=1,
                comment=text,
                evidence=(text,),
                flag=Flag(is_=Mark.GAP, why=text),
                priority=Priority.HIGH,
            ),
            Answer(item="step-2", not_applicable=Reason(text)),
            Answer(item="step-3", cannot_answer=Reason(text)),
            Answer(item="step-4", percent=25),
            Answer(item="step-8a", times=1, per=Period.QUARTER),
            Answer(item="step-8b", answer=False),
            Answer(item="step-9a", answer=True),
            Answer(item="step-10", narrative=f"{text}\n\n{text}\n{text}"),
            Answer(item="step-19", entries=(text, text)),
            Answer(
                item="step-35",
                stream=(
                    StreamEntry(what=text, says=text, from_=date(2026, 1, 1)),
                    StreamEntry(what="a", says="b"),
                ),
            ),
        ),
    )


def scored(text: str = "said") -> Assessment:
    """A scored assessment with a split, a missing answer and a section with nothing applicable."""
    return hawd(
        Answer(
            item="q1-1",
            score=2,
            narrative=text,
            consensus=Agreement.DISCUSSION,
            ballots=(
                *(ballot(n, "practitioner", n) for n in range(4)),
                *(ballot(n, "AMHP", 3) for n in range(10, 13)),
            ),
        ),
        Answer(item="q1-2", score=4, flag=Flag(is_=Mark.STRENGTH)),
        Answer(item="q1-3", cannot_answer=Reason(text)),
        *(Answer(item=f"q4-{name}", not_applicable=Reason(text)) for name in ("1", "2", "3", "systemic")),
        Answer(item="workforce-1", number=42),
        Answer(item="workforce-2", number=50),
    )


ONLY_X = hawd(
    *(
        Answer(item=item.id, not_applicable=Reason("No service"))
        for section in framework().sections
        if section.id != "2B"
        for item in section.walk()
        if item.scored
    )
)
EMPTY = hawd()

LEAKY_PLAN = Plan(
    framework=framework(STEPS).id,
    actions=(
        Action(
            id="action-1",
            action="Look after each other.",
            addresses=("step-3",),
            why=f"{FIGURE} posts, says {WHISPER}",
            measure=Measure(item="step-3", baseline=int(FIGURE), target=int(FIGURE), unit="posts"),
        ),
        Action(id="action-2", why="Said aloud", measure=Measure(item="step-1", baseline=4, target=3)),
    ),
)
LEAKY = steps(Answer(item="step-1", number=4))


def two_years(text: str = "said", **later) -> list[Assessment]:
    """One unit in two years, with the text in whatever a comparison tells; one question was left out."""
    before = attrs.evolve(LAST_YEAR, case=text, scope=text, services=text)
    after = attrs.evolve(THIS_YEAR, case=f"{text} and more", scope=f"More than {text}")
    old = attrs.evolve(all_scored(2, capture=before), unit=text, organisation=text)
    new = all_scored(3, capture=after, but={"q3-1": Answer(item="q3-1", not_applicable=Reason(text))})
    return [old, attrs.evolve(new, unit=text, organisation=text, **later)]


def leaky_years() -> list[Assessment]:
    """A small unit in two years, whose sickness nobody else may know."""
    return [
        attrs.evolve(steps(Answer(item="step-1", number=posts)), capture=capture)
        for posts, capture in ((4, LAST_YEAR), (6, THIS_YEAR))
    ]


RELEASED = release(
    [a_table({"East": [4, 30], "West": [20, 40], "North": [33, 44]}, "yn", name="Staff survey")], a_policy()
).tables

CASES = {
    "empty": content_of([EMPTY]),
    "only X": content_of([ONLY_X]),
    "scored": content_of([scored()]),
    "scored, working copy": content_of([scored()], PLAN, audience=Audience.WORKING),
    "every kind of answer": content_of([full()], audience=Audience.WORKING),
    "small unit": content_of([LEAKY], LEAKY_PLAN),
    "several": content_of([scored(), full()], PLAN),
    "plan alone": content_of([], PLAN, plan_framework=framework()),
    "nothing": content_of(),
    "two years": content_of(two_years(), PLAN, comparing=Comparing()),
    "two years, forced": content_of(two_years(), comparing=Comparing(force=True)),
    "two years of a small unit": content_of(leaky_years(), comparing=Comparing()),
    "several side by side": content_of(
        [*two_years(), *two_years("other"), full()], comparing=Comparing(against=Against.EACH)
    ),
    "tables": content_of([full()], tables=RELEASED),
}


class Page(HTMLParser):
    """An HTML page: its tags, its attributes, its text, and whether every tag is closed."""

    VOID = frozenset({"meta", "rect", "line", "br", "link", "img", "input", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.comments: list[str] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append(" ")
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        self.texts.append(" ")

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] != "style":
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [own for name, own in self.tags if name == tag]


def json_of(content: ReportContent):
    return json.loads(export("json", content))
