"""The page adds up as the library does: the golden cases, and whatever else can be asked of a key."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.forms.form_builders import a_form, written
from tests.scoring.builders import CANNOT, KEY_IDS, golden_cases, shipped_key
from tests.strategies import scoring_keys

from practicecheck.assessments import Answer, Assessment, Chosen, Reason
from practicecheck.exchange.forms._reckoning import key_numbers
from practicecheck.frameworks import (
    Framework,
    FrameworkId,
    Item,
    Point,
    Provenance,
    Scale,
    Section,
    TakesScore,
    Wording,
)
from practicecheck.scoring import Half, Rounding, rounded, score_assessment

ADD_UP = """([key, sections]) => {
    const shown = (score) => ({
        ...shownScore(score, key), whyNone: score.whyNone,
        applicable: score.applicable, answered: score.answered,
        not_applicable: score.notApplicable, cannot_answer: score.cannotAnswer, unanswered: score.unanswered,
        complete: score.complete, no_score: score.exact === null,
    });
    const items = sections.map((section) => section.map((one) => itemScore(one, key)));
    const scores = items.map((own) => scoreOf(own, key));
    return [...scores, scoreOf(items.flat(), key, scores)].map(shown);
}"""


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(written(tmp_path_factory.mktemp("form"), a_form(integration="2A")).as_uri())
    yield opened
    context.close()


def told(given):
    """An answer as the page has it: its state, and its point."""
    if given is None:
        return {"state": "unanswered"}
    if given == "X":
        return {"state": "not applicable"}
    if given == CANNOT:
        return {"state": "cannot answer"}
    return {"state": "answered", "code": given}


def add_up(page, key, answers):
    """What the page makes of answers, section by section, and of all."""
    sections = [
        [{"item": f"{name}-{n}", **told(given)} for n, given in enumerate(own, start=1)]
        for name, own in answers.items()
    ]
    return page.evaluate(ADD_UP, [key_numbers(key), sections])


def holds(expected, found):
    """Everything that a case names comes out."""
    for field in attrs.fields(type(expected)):
        wanted = getattr(expected, field.name)
        got = found.get(field.name)
        if wanted is None:
            continue
        if isinstance(wanted, int | Decimal) and not isinstance(wanted, bool) and isinstance(got, str):
            got = Decimal(got)
        assert got == wanted, field.name


@pytest.mark.parametrize("key_id", KEY_IDS)
def test_the_golden_cases_of_each_key_hold_in_the_page(page, key_id):
    """The same examples that hold in the library."""
    key = shipped_key(key_id)
    for case in golden_cases(key_id).cases:
        answers = {section.section: section.answers for section in case.answers}
        *sections, total = add_up(page, key, answers)
        if case.total is not None:
            holds(case.total, total)
        for own in case.sections:
            holds(own.expect, sections[[*answers].index(own.section)])


def test_the_golden_cases_are_seen_to_fail_where_a_figure_is_wrong(page):
    """So that they prove something."""
    case = golden_cases("extent-points@1").cases[0]
    (found, _) = add_up(page, shipped_key("extent-points@1"), {"1": case.answers[0].answers})
    with pytest.raises(AssertionError, match="points"):
        holds(attrs.evolve(case.total, points=11), found)


def framework_of(key, answers):
    scale = Scale(
        id=key.scale,
        title="s",
        points=tuple(Point(code=own.code, anchor=str(own.code)) for own in key.values),
        default_key=key.id,
        locator="s",
        not_applicable="not applicable",
    )
    return Framework(
        id=FrameworkId("test@1"),
        title="t",
        summary="t",
        provenance=Provenance(
            publisher="", title="", date="", address="", licence="CC0-1.0", attribution="", wording=Wording.OURS
        ),
        scales=(scale,),
        sections=tuple(
            Section(
                id=name,
                title=name,
                locator="s",
                items=tuple(
                    Item(id=f"{name}-{n}", text="t", locator="s", takes=(TakesScore(scales=(key.scale,)),))
                    for n, _ in enumerate(own, start=1)
                ),
            )
            for name, own in answers.items()
        ),
    )


def in_the_library(key, answers):
    given = []
    for name, own in answers.items():
        for n, point in enumerate(own, start=1):
            item = f"{name}-{n}"
            if point == "X":
                given.append(Answer(item=item, not_applicable=Reason("r")))
            elif point == CANNOT:
                given.append(Answer(item=item, cannot_answer=Reason("r")))
            else:
                given.append(Answer(item=item, score=point))
    assessment = Assessment(
        framework=FrameworkId("test@1"),
        choices=(Chosen(choice="scale", option=key.scale),),
        answers=tuple(given),
    )
    card = score_assessment(assessment, framework_of(key, answers), key)
    return [own.score for own in card.sections] + [card.total]


@st.composite
def keys_and_answers(draw):
    key = draw(scoring_keys())
    points = st.sampled_from([*(own.code for own in key.values), "X", CANNOT, None])
    names = ["a", "b", "c"][: draw(st.integers(1, 3))]
    return key, {name: draw(st.lists(points, min_size=1, max_size=6)) for name in names}


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(keys_and_answers())
def test_whatever_the_key_and_the_answers_the_page_shows_the_library_s_numbers(page, pair):
    """Weights, reversed items, fractions, minimum shares, both halves, means of sections, bands."""
    key, answers = pair
    found = add_up(page, key, answers)
    for own, shown in zip(in_the_library(key, answers), found, strict=True):
        bounds = own.bounds
        assert shown == {
            "points": format(own.points, "f"),
            "possible": format(own.possible, "f"),
            "percent": None if own.percent is None else format(own.percent, "f"),
            "mean": None if own.mean is None else format(own.mean, "f"),
            "low": None if bounds is None else format(bounds.low, "f"),
            "high": None if bounds is None else format(bounds.high, "f"),
            "band": own.band,
            "whyNone": own.why_none,
            "applicable": own.applicable,
            "answered": own.answered,
            "not_applicable": own.not_applicable,
            "cannot_answer": own.cannot_answer,
            "unanswered": own.unanswered,
            "complete": own.complete,
            "no_score": own.exact is None,
        }


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.fractions(max_denominator=10**9),
    st.builds(Rounding, decimals=st.integers(0, 6), half=st.sampled_from(Half)),
)
def test_rounding_is_the_library_s(page, exact, rounding):
    """Once, away from zero or to the even neighbour, and of any size."""
    found = page.evaluate(
        "([exact, rounding]) => rounded(Fraction.of(exact), rounding)",
        [
            f"{exact.numerator}/{exact.denominator}",
            {"decimals": rounding.decimals, "half": rounding.half.value},
        ],
    )
    assert found == format(rounded(exact, rounding), "f").removeprefix(
        "-" if not rounded(exact, rounding) else ""
    )


def test_a_half_is_found_exactly(page):
    """Where floating point would lose it."""
    found = page.evaluate(
        "([exact, rounding]) => rounded(Fraction.of(exact), rounding)",
        [f"{Fraction(10**30 + 5, 10**31).numerator}/{Fraction(10**30 + 5, 10**31).denominator}", _to(30)],
    )
    assert found == format(rounded(Fraction(10**30 + 5, 10**31), Rounding(decimals=30)), "f")


def _to(decimals):
    return {"decimals": decimals, "half": "up"}
