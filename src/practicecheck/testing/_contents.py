"""What exporters are rehearsed on: the shipped examples, the plugin's own frameworks, and hostile text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Final

import attrs

from practicecheck.assessments import Ballot
from practicecheck.comparison import Against, Audience
from practicecheck.comparison.tables import Cell, Measure, Table, grouping, release
from practicecheck.errors import PracticeCheckError
from practicecheck.exchange import (
    Comparing,
    FormContent,
    ReportForm,
    blank_assessment,
    cycle_content,
    read_assessment,
    report_content,
    shipped_policy,
    source_of,
)
from practicecheck.frameworks import FrameworkId
from practicecheck.plans import review_plan
from practicecheck.scoring import default_key_of
from practicecheck.testing._examples import examples
from practicecheck.testing._filling import filled_in, ways
from practicecheck.testing._frameworks import scored
from practicecheck.testing._hostile import TEXTS, with_hostile_text

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment
    from practicecheck.comparison.tables import ReleasedTable
    from practicecheck.exchange import ReportContent
    from practicecheck.frameworks import Framework
    from practicecheck.plans import Plan
    from practicecheck.testing._subject import Subject

DAY: Final = date(2026, 11, 22)
"""Everything is made on this day."""
RATER: Final = "rater-7f3a9c"
"""A rater's code that stands nowhere by chance."""
_STARTS: Final = (0, len(TEXTS) // 2)


def report_contents(subject: Subject) -> Iterator[tuple[str, ReportContent]]:
    """What exporters of reports are rehearsed on, each with a name for messages.

    Args:
        subject: The plugin.
    """
    there, shipped = subject.catalogue, examples(subject.catalogue)
    whole = shipped.assessments[0]
    framework = there[shipped.plan.framework]
    for audience in Audience:
        for given in shipped.assessments:
            yield _named(given, audience), _content([(given, there[given.framework])], None, audience, subject)
        teams = [(given, there[given.framework]) for given in shipped.teams]
        yield f"the example's teams, {audience.value}", _content(teams, None, audience, subject)
        both = _content([(whole, framework)], shipped.plan, audience, subject)
        yield f"the example {whole.framework} with its plan, {audience.value}", both
        yield f"the example's plan alone, {audience.value}", _content([], shipped.plan, audience, subject)
        yield (
            f"tables about groups, {audience.value}",
            report_content([], audience=audience, made_on=DAY, tables=_tables()),
        )
        yield from _compared(whole, framework, audience, subject)
        for start in _STARTS:
            hostile = with_hostile_text(framework, start)
            yield (
                f"hostile text, {audience.value}",
                _content(
                    [(_voted(_odd(whole, start + 1)), hostile)],
                    with_hostile_text(shipped.plan, start + 2),
                    audience,
                    subject,
                ),
            )
        for own in _scorable(subject.frameworks, subject):
            for given in (*_blanks(own, subject), *_filled(own)):
                state = "filled in" if given.answers else "blank"
                yield f"{own.id} {state}, {audience.value}", _content([(given, own)], None, audience, subject)
            odd = _odd(next(_filled(own)), 1), with_hostile_text(own)
            yield (
                f"{own.id} with hostile text, {audience.value}",
                _content([odd], None, audience, subject),
            )
        for cycle, linked in shipped.cycles:
            cards = [
                (given, there[given.framework], scored(given, there[given.framework], subject))
                for given in (link.assessment for link in linked.assessments)
            ]
            editions = [there[name] for name in cycle.frameworks]
            for form in ReportForm:
                content = cycle_content(
                    cycle, editions, linked, cards, form=form, audience=audience, made_on=DAY
                )
                yield f"a year's {form.value} report, {audience.value}", content


def form_contents(subject: Subject) -> Iterator[tuple[str, FormContent]]:
    """What exporters of forms are rehearsed on: every framework there is, blank and filled in.

    Args:
        subject: The plugin.
    """
    for framework in _scorable(subject.every_framework, subject):
        for given in _blanks(framework, subject):
            yield f"{framework.id} blank", _form(framework, given, subject)
        for given in _filled(framework):
            yield f"{framework.id} filled in", _form(framework, given, subject)
        odd = _odd(next(_filled(framework)), len(framework.id))
        yield f"{framework.id} with hostile answers", _form(framework, odd, subject)
        yield f"{framework.id} with hostile text", _form(with_hostile_text(framework), odd, subject)


def _named(given: Assessment, audience: Audience) -> str:
    return f"the example {given.framework} of {given.unit or given.organisation}, {audience.value}"


def _compared(
    whole: Assessment, framework: Framework, audience: Audience, subject: Subject
) -> Iterator[tuple[str, ReportContent]]:
    """Two years beside each other, differences against the verdict among them; and the same in hostile text."""
    later = _a_year_later(whole)
    years = [(whole, framework), (later, framework)]
    yield f"two years compared, {audience.value}", _content(years, None, audience, subject, compare=True)
    for start in _STARTS:
        old = with_hostile_text(framework, start)
        new = attrs.evolve(with_hostile_text(framework, start + 1), id=FrameworkId(f"{framework.name}@2999"))
        odd = [
            (_odd(whole, start), old),
            (attrs.evolve(_odd(later, start + 2), framework=new.id), new),
        ]
        yield (
            f"two editions in hostile text compared, {audience.value}",
            _content(odd, None, audience, subject, compare=True),
        )


def _a_year_later(given: Assessment) -> Assessment:
    """The same unit a year later, with one answer taken back and another definition of a case."""
    capture = given.capture
    to = capture.to and capture.to + timedelta(days=365)
    return attrs.evolve(
        given, capture=attrs.evolve(capture, to=to, case="one family"), answers=given.answers[1:]
    )


def _content(
    given: list[tuple[Assessment, Framework]],
    plan: Plan | None,
    audience: Audience,
    subject: Subject,
    *,
    compare: bool = False,
) -> ReportContent:
    acted_on = subject.catalogue[plan.framework] if plan else None
    return report_content(
        [(assessment, framework, scored(assessment, framework, subject)) for assessment, framework in given],
        plan,
        review_plan(plan, acted_on) if plan and acted_on else None,
        audience=audience,
        made_on=DAY,
        plan_framework=acted_on,
        comparing=Comparing(against=Against.FIRST, force=True) if compare else None,
    )


def _tables() -> tuple[ReleasedTable, ...]:
    """Released tables with a group that is hidden, one without anybody, and hostile names."""
    means = Table(
        name="Means by team",
        population="staff",
        dimensions=(grouping("team", "East", "West", "Duty", "Nobody"),),
        measure=Measure.MEAN,
        cells=tuple(
            Cell(key=(team,), people=people, total=Decimal(people * 3))
            for team, people in (("East", 25), ("West", 31), ("Duty", 5))
        ),
    )
    counts = Table(
        name="<b>Counts</b> by =team",
        population="others",
        dimensions=(grouping("=team", *dict.fromkeys(TEXTS)),),
        cells=tuple(Cell(key=(text,), people=4 * n) for n, text in enumerate(TEXTS)),
    )
    return release([means, counts], shipped_policy()).tables


def _odd(given: Assessment, start: int) -> Assessment:
    """The same assessment in hostile words. Whose wording it answers is left open."""
    return attrs.evolve(with_hostile_text(given, start), digest=None)


def _voted(given: Assessment) -> Assessment:
    """The same assessment with ballots of a rater whose code can be looked for."""
    return attrs.evolve(
        given,
        answers=tuple(
            attrs.evolve(answer, ballots=(*answer.ballots, _ballot(answer.score)))
            if answer.score is not None and answer.ballots
            else answer
            for answer in given.answers
        ),
    )


def _ballot(score: int | str) -> Ballot:
    return Ballot(rater=RATER, perspective="practitioner", score=score)


def _scorable(frameworks: Iterable[Framework], subject: Subject) -> Iterator[Framework]:
    """Those that can be scored. What keeps others from it, ``frameworks.keys`` tells."""
    keys = subject.catalogue.scoring_keys
    for framework in frameworks:
        try:
            fits = all(keys[scale.default_key].scale == scale.id for scale in framework.scales)
        except PracticeCheckError:
            continue
        if fits:
            yield framework


def _blanks(framework: Framework, subject: Subject) -> Iterator[Assessment]:
    # Faults in other definitions are told of those.
    there: dict[str, Framework] = {own.id: own for own in (*subject.every_framework, framework)}
    for way in ways(framework):
        yield read_assessment(source_of(blank_assessment(framework, way)), there)


def _filled(framework: Framework) -> Iterator[Assessment]:
    chance = Random(framework.id)  # noqa: S311 - the same forms each time, and nothing secret
    for way in ways(framework):
        yield filled_in(framework, way, chance)


def _form(framework: Framework, given: Assessment, subject: Subject) -> FormContent:
    name = default_key_of(given, framework)
    return FormContent(
        framework=framework, assessment=given, key=subject.catalogue.scoring_keys[name] if name else None
    )
