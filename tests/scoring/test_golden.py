"""Golden cases hold for every key that is shipped, and are seen to fail where a figure is wrong."""

from decimal import Decimal

import attrs
import pytest
from tests.scoring.builders import CASES, KEY_IDS, KEYS, a_key, golden_cases, shipped_key

from practicecheck.errors import Code
from practicecheck.exchange import check, read_golden_cases, source_of
from practicecheck.scoring import (
    CaseSection,
    Expected,
    GoldenCase,
    GoldenCases,
    KeyId,
    SectionExpected,
    check_golden_cases,
    run_golden_cases,
)

FIGURES = [
    (key_id, n, section, field.name)
    for key_id in KEY_IDS
    for n, case in enumerate(golden_cases(key_id).cases)
    for section, expected in [(None, case.total), *((own.section, own.expect) for own in case.sections)]
    if expected is not None
    for field in attrs.fields(Expected)
    if getattr(expected, field.name) is not None
]


@pytest.mark.parametrize("key_id", KEY_IDS)
def test_the_cases_of_a_shipped_key_hold(key_id):
    """Every figure of every case comes out."""
    cases = golden_cases(key_id)
    assert cases.key == key_id
    assert run_golden_cases(shipped_key(key_id), cases) == ()


@pytest.mark.parametrize("key_id", KEY_IDS)
def test_every_key_has_cases_for_what_is_easy_to_get_wrong(key_id):
    """X, what cannot be answered, a blank, bounds, a section without a score."""
    cases = golden_cases(key_id).cases
    given = {answer for case in cases for section in case.answers for answer in section.answers}
    assert {"X", "cannot answer", None} < given
    assert any(case.total.low is not None and case.total.low != case.total.high for case in cases)
    assert any(case.total.no_score for case in cases)


def test_each_key_has_its_cases_and_no_cases_are_orphans():
    """Keys and cases go by the same name."""
    named = sorted(file.name.removesuffix(".yaml") for file in CASES.iterdir() if file.name.endswith(".yaml"))
    assert named == KEY_IDS


@pytest.mark.parametrize("folder", [KEYS, CASES], ids=["keys", "cases"])
def test_the_shipped_files_name_their_schema_first(folder):
    """An editor checks them as they are typed."""
    kind = "key" if folder is KEYS else "key-cases"
    for key_id in KEY_IDS:
        file = folder / f"{key_id}.yaml"
        schema = f"https://practicecheck.readthedocs.io/schemas/{kind}-1.json"
        assert file.read_text("utf-8").startswith(f"# yaml-language-server: $schema={schema}\n")
        assert check(file, {}) == ()


@pytest.mark.parametrize(
    ("key_id", "n", "section", "field"), FIGURES, ids=lambda value: str(value).replace("@", "-")
)
def test_a_case_fails_when_a_figure_is_changed(key_id, n, section, field):
    """No figure is there for show: a wrong one is told, with its place."""
    cases = golden_cases(key_id)
    case = cases.cases[n]
    if section is None:
        wrong = attrs.evolve(case, total=_with_wrong(case.total, field))
        path = ("cases", n, "total", field)
    else:
        wrong = attrs.evolve(
            case,
            sections=tuple(
                attrs.evolve(own, expect=_with_wrong(own.expect, field)) if own.section == section else own
                for own in case.sections
            ),
        )
        path = ("cases", n, "sections", section, field)
    changed = attrs.evolve(cases, cases=(*cases.cases[:n], wrong, *cases.cases[n + 1 :]))
    [problem] = run_golden_cases(shipped_key(key_id), changed)
    assert problem.code is Code.GOLDEN_CASE
    assert problem.path == path


def _with_wrong(expected, field):
    right = getattr(expected, field)
    if isinstance(right, bool):
        return attrs.evolve(expected, **{field: not right})
    if isinstance(right, str):
        return attrs.evolve(expected, **{field: right + "er"})
    return attrs.evolve(expected, **{field: right + (Decimal("0.1") if isinstance(right, Decimal) else 1)})


def test_a_difference_is_told_with_both_figures():
    """What should come out, and what does."""
    case = GoldenCase(
        name="Half", answers=(CaseSection(section="a", answers=(2, 2)),), total=Expected(percent=51)
    )
    [problem] = run_golden_cases(a_key(), GoldenCases(key=KeyId("test@1"), cases=(case,)))
    assert problem.message == '"Half": percent of the total should be 51, and comes out as 50.0.'


def test_a_figure_that_the_method_does_not_give_is_told():
    """A mean is not expected of points."""
    case = GoldenCase(name="Mean", answers=(CaseSection(section="a", answers=(2,)),), total=Expected(mean=2))
    [problem] = run_golden_cases(a_key(), GoldenCases(key=KeyId("test@1"), cases=(case,)))
    assert problem.message == '"Mean": mean of the total should be 2, and comes out as None.'


def test_a_case_may_be_about_sections_only():
    """What is not named is not compared."""
    case = GoldenCase(
        name="Sections",
        answers=(CaseSection(section="a", answers=(2,)), CaseSection(section="b", answers=(3,))),
        sections=(SectionExpected(section="b", expect=Expected(points=3)),),
    )
    assert run_golden_cases(a_key(), GoldenCases(key=KeyId("test@1"), cases=(case,))) == ()


def test_cases_of_another_key_are_not_run():
    """Passing with the wrong key would prove nothing."""
    [problem] = run_golden_cases(a_key(), GoldenCases(key=KeyId("other@1"), cases=()))
    assert problem.code is Code.GOLDEN_CASE
    assert problem.message == "these cases are for other@1, and were run with test@1."


def test_an_answer_that_is_no_point_of_the_scale_is_told_with_its_case():
    """The author of a case is told which one, and the others still run."""
    cases = GoldenCases(
        key=KeyId("test@1"),
        cases=(
            GoldenCase(name="Seven", answers=(CaseSection(section="a", answers=(7,)),)),
            GoldenCase(name="Two", answers=(CaseSection(section="a", answers=(2,)),), total=Expected(points=3)),
        ),
    )
    off_scale, difference = run_golden_cases(a_key(), cases)
    assert off_scale.code is Code.OFF_SCALE
    assert off_scale.path == ("cases", 0, "answers")
    assert off_scale.message.startswith('"Seven": 7 is not on the scale')
    assert difference.path == ("cases", 1, "total", "points")


@pytest.mark.parametrize("answers", [(), (CaseSection(section="b", answers=()),)], ids=["absent", "empty"])
def test_a_case_may_only_expect_of_sections_that_it_answers(answers):
    """A misspelt section would never be compared."""
    case = GoldenCase(
        name="Lost", answers=answers, sections=(SectionExpected(section="b", expect=Expected(points=1)),)
    )
    [problem] = check_golden_cases(GoldenCases(key=KeyId("test@1"), cases=(case,)))
    assert problem.code is Code.UNKNOWN_SECTION
    assert problem.path == ("cases", 0, "sections", "b")


def test_cases_are_read_as_a_practitioner_writes_them():
    """Points, X, the words cannot answer, and a blank."""
    cases = read_golden_cases(
        source_of(
            "practicecheck: key-cases/1\nkey: test@1\ncases:\n"
            "  - name: All four\n    answers:\n      a: [3, X, cannot answer, null]\n"
            "    total: {points: 3, answered: 1}\n"
        )
    )
    assert cases.cases[0].answers == (CaseSection(section="a", answers=(3, "X", "cannot answer", None)),)
    assert run_golden_cases(a_key(), cases) == ()
