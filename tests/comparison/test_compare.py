"""Two assessments beside each other: the verdict first, and a difference only where it allows one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.comparison.builders import (
    ASKED,
    HAWD,
    LAST_YEAR,
    STANDARDS,
    STEPS,
    THIS_YEAR,
    a_crosswalk,
    framework,
    full,
    hawd,
    side,
)
from tests.strategies import LAW, assessments

from practicecheck.assessments import Answer, Assessment, Basis, Capture, Chosen, Presence, Reason, Voice
from practicecheck.comparison import (
    Against,
    ChangeKind,
    ComparisonRule,
    GroundCode,
    Lineage,
    Scored,
    Succession,
    compare,
    compare_many,
    pair_editions,
    pairs_of,
)
from practicecheck.frameworks import (
    Confidence,
    Correspondence,
    CrosswalkRow,
    Derivation,
    Framework,
    FrameworkId,
)
from practicecheck.scoring import Comparability

YES, CAVEAT, NO = Comparability.COMPARABLE, Comparability.CAVEAT, Comparability.NOT_COMPARABLE
EDITION = framework(HAWD)


def compared(before: Assessment, after: Assessment, **other):
    return compare(side(before, "before"), side(after, "after"), **other)


def codes(grounds) -> list[str]:
    return [ground.code.value for ground in grounds]


def test_two_years_of_one_team_are_compared_item_by_item() -> None:
    after = full(2, capture=THIS_YEAR, but={"q1-1": Answer(item="q1-1", score=4)})
    found = compared(full(2), after)
    assert found.comparability is YES
    assert (found.compared, found.of) == (23, 23)
    assert found.item("q1-1").difference == 2
    assert found.item("q1-2").difference == 0
    assert found.section("1").difference == Decimal("12.5")
    # 46 and then 48 of 92: the exact 2/92 is rounded once.
    assert found.total.difference == Decimal("2.2")


def test_the_difference_is_rounded_once_and_not_made_of_rounded_scores() -> None:
    before, after = full(2, but={"q1-1": Answer(item="q1-1", score=0)}), full(2, capture=THIS_YEAR)
    found = compared(before, after)
    assert found.total.earlier.percent == Decimal("47.8")
    assert found.total.later.percent == Decimal("50.0")
    exact = Fraction(4600, 92) - Fraction(4400, 92)
    assert found.total.difference == Decimal("2.2")
    assert round(float(exact), 1) == 2.2


def test_a_question_that_one_side_left_out_makes_no_difference() -> None:
    """X where it went badly makes the score look better; like for like it does not."""
    gone = {"q1-1": Answer(item="q1-1", not_applicable=Reason("No leader"))}
    found = compared(full(3, but={"q1-1": Answer(item="q1-1", score=0)}), full(3, capture=THIS_YEAR, but=gone))
    section = found.section("1")
    assert section.earlier.percent < section.later.percent
    assert section.difference == 0
    assert (section.compared, section.of) == (3, 4)
    assert codes(section.grounds) == ["coverage", "x-share"]
    assert found.item("q1-1").comparability is NO
    assert codes(found.item("q1-1").grounds) == ["not-answered"]
    assert found.comparability is CAVEAT


def test_too_few_common_questions_do_not_speak_for_the_rest() -> None:
    few = hawd(*(Answer(item=name, score=1) for name in ASKED[:10]), capture=THIS_YEAR)
    found = compared(full(2), few)
    assert found.comparability is NO
    assert found.total.difference is None
    assert "10 of 23 items can be compared" in found.total.grounds[0].why
    assert found.section("1").difference == Decimal("-25.0")


def test_whoever_wants_other_limits_passes_them() -> None:
    few = hawd(*(Answer(item=name, score=1) for name in ASKED[:10]), capture=THIS_YEAR)
    found = compared(full(2), few, rule=ComparisonRule(least_share=Fraction(1, 4)))
    assert found.total.difference == Decimal("-25.0")


def test_a_forced_comparison_is_marked_and_keeps_its_grounds() -> None:
    after = attrs.evolve(THIS_YEAR, series_break="The teams were merged in May.")
    found = compared(full(2), full(3, capture=after), force=True)
    assert found.comparability is NO
    assert found.total.difference == Decimal("25.0")
    assert found.total.forced
    assert all(item.forced for item in found.items)
    assert found.compared == 0
    assert codes(found.grounds) == ["series-break"]
    assert compared(full(2), full(3, capture=after)).total.difference is None


def test_force_makes_no_verdict_better() -> None:
    """A question that was reworded stays so, and nobody has judged that it asks the same."""
    plain, forced = (compare(side(full(2)), _next_year(3), force=force) for force in (False, True))
    assert forced.comparability is plain.comparability
    assert forced.total.compared == plain.total.compared == forced.compared
    assert codes(forced.total.grounds) == codes(plain.total.grounds)
    assert forced.item("q1-1").difference == 1
    assert forced.item("q1-1").forced
    assert forced.total.forced


def test_a_series_breaks_for_one_unit_and_not_between_two() -> None:
    after = attrs.evolve(LAST_YEAR, series_break="Other services this year.")
    other = attrs.evolve(full(3, capture=after), unit="South team")
    assert compared(full(2), other).comparability is YES


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ({}, {"from_": None, "to": None}, "period"),
        ({}, {"from_": date(2025, 6, 1)}, "period"),
        ({}, {"to": date(2026, 12, 31)}, "period-length"),
        ({"case": "One open referral"}, {"case": "One family"}, "case"),
        ({}, {"case": "One family"}, "case"),
        ({"scope": "Registered social workers"}, {"scope": "All staff"}, "scope"),
        ({"services": "Adults"}, {"services": "Older adults"}, "scope"),
        ({"voice": Voice.JOINTLY}, {"voice": Voice.ON_BEHALF}, "who-rated"),
    ],
)
def test_what_differs_in_how_the_answers_came_together_is_told(before, after, code) -> None:
    earlier = full(2, capture=attrs.evolve(LAST_YEAR, **before))
    later = full(3, capture=attrs.evolve(THIS_YEAR, **after))
    found = compared(earlier, later)
    assert code in codes(found.grounds)
    assert found.comparability is CAVEAT
    assert found.total.difference == Decimal("25.0")


def test_the_same_protocol_in_other_spelling_is_the_same() -> None:
    earlier = full(2, capture=attrs.evolve(LAST_YEAR, case="One open  referral."))
    assert compared(earlier, full(2, capture=attrs.evolve(THIS_YEAR, case="one open referral"))).grounds == ()


def test_years_in_the_wrong_order_are_told() -> None:
    assert codes(compared(full(2, capture=THIS_YEAR), full(2)).grounds) == ["period-order"]


def test_other_people_in_the_room_are_told() -> None:
    one = full(2, room=(Presence(perspective="practitioner", people=4),))
    other = full(2, capture=THIS_YEAR, room=(Presence(perspective="AMHP", people=4),))
    (ground,) = compared(one, other).grounds
    assert ground.code is GroundCode.WHO_RATED
    assert (
        ground.why == "other people rated: practitioner rated the first time only; AMHP the second time only."
    )


def test_another_size_of_the_staff_is_told() -> None:
    one = full(2, but={"workforce-1": Answer(item="workforce-1", number=40)})
    other = full(2, capture=THIS_YEAR, but={"workforce-1": Answer(item="workforce-1", number=50)})
    assert codes(compared(one, other).grounds) == ["base-size"]
    smaller = full(2, capture=THIS_YEAR, but={"workforce-1": Answer(item="workforce-1", number=49)})
    assert codes(compared(one, smaller).grounds) == []


def test_alternatives_are_compared_as_far_as_the_framework_says() -> None:
    other = [name for name, item in EDITION.items.items() if item.scored and not name.startswith("q2a")]
    later = Assessment(
        framework=EDITION.id,
        answers=tuple(Answer(item=name, score=3) for name in other),
        unit="North team",
        capture=THIS_YEAR,
        choices=(Chosen(choice="integration", option="2B"),),
    )
    found = compared(full(2), later)
    said = {same.items: same.likeness.value for same in EDITION.equivalences}
    for (a, b), likeness in said.items():
        if not EDITION.item(b).scored:
            continue
        item = found.item(b)
        assert item.earlier[0].item == a
        assert codes(item.grounds) == ["alternative"]
        assert item.comparability is (NO if likeness == "not-comparable" else CAVEAT)
    assert found.of == 23
    assert found.section("2B").earlier.percent == Decimal("50.0")


def test_two_keys_are_never_subtracted_not_even_by_force() -> None:
    one = side(full(2))
    other = side(full(3, capture=THIS_YEAR), using="extent-100@1")
    for force in (False, True):
        found = compare(one, other, force=force)
        assert found.comparability is NO
        assert codes(found.grounds) == ["key"]
        assert found.total is None
        assert found.sections == ()
        assert all(item.difference is None for item in found.items)


def test_two_scales_are_never_subtracted() -> None:
    edition = framework(STANDARDS)

    def on(scale: str, using: str, score: int | str) -> Scored:
        assessment = Assessment(
            framework=edition.id,
            answers=tuple(
                Answer(item=name, score=score) for name, item in edition.items.items() if item.scored
            ),
            choices=(Chosen(choice="scale", option=scale),),
        )
        return side(assessment, using=using)

    found = compare(on("extent-0-4", "extent-points@1", 2), on("rag", "rag@1", "green"), force=True)
    assert "scale" in codes(found.grounds)
    assert all(item.difference is None for item in found.items)


def test_figures_of_heads_and_whole_time_equivalents_are_not_subtracted() -> None:
    answers = {
        "workforce-1": Answer(item="workforce-1", number=40),
        "workforce-5": Answer(item="workforce-5", percent=10),
    }
    one = full(2, capture=attrs.evolve(LAST_YEAR, basis=Basis.HEADCOUNT), but=answers)
    other = full(2, capture=attrs.evolve(THIS_YEAR, basis=Basis.WTE), but=answers)
    found = {figure.id: figure for figure in compared(one, other).figures}
    assert found["workforce-1"].comparability is NO
    assert found["workforce-1"].difference is None
    assert codes(found["workforce-1"].grounds) == ["basis"]
    forced = {figure.id: figure for figure in compared(one, other, force=True).figures}
    assert forced["workforce-1"].difference == 0
    assert forced["workforce-1"].forced


def test_caseloads_of_two_definitions_of_a_case_are_not_subtracted() -> None:
    def year(cases: int, capture: Capture) -> Scored:
        answer = Answer(item="step-5", number=Decimal(cases))
        return side(Assessment(framework=framework(STEPS).id, answers=(answer,), unit="North", capture=capture))

    one = attrs.evolve(LAST_YEAR, case="One open referral for one adult")
    found = compare(year(15, one), year(18, attrs.evolve(THIS_YEAR, case="One household")))
    (figure,) = [own for own in found.figures if own.id == "step-5"]
    assert figure.comparability is NO
    assert figure.difference is None
    alike = compare(year(15, one), year(18, attrs.evolve(THIS_YEAR, case=one.case)))
    assert next(own for own in alike.figures if own.id == "step-5").difference == 3


def _next_edition() -> Framework:
    """q1-1 is reworded, q1-2 has another id, q1-3 stands in section 3, q4-1 is gone, q3-9 is new."""
    sections = {section.id: section for section in EDITION.sections}
    one = {item.id: item for item in sections["1"].items}
    sections["1"] = attrs.evolve(
        sections["1"],
        items=(
            attrs.evolve(one["q1-1"], text="Is leadership seen?"),
            attrs.evolve(one["q1-2"], id="q1-22"),
            *(one[name] for name in one if name not in ("q1-1", "q1-2", "q1-3")),
        ),
    )
    new = attrs.evolve(one["q1-1"], id="q3-9", text="Is there time to think?")
    sections["3"] = attrs.evolve(sections["3"], items=(*sections["3"].items, one["q1-3"], new))
    sections["4"] = attrs.evolve(
        sections["4"], items=tuple(item for item in sections["4"].items if item.id != "q4-1")
    )
    return attrs.evolve(EDITION, id=FrameworkId("how-are-we-doing@2030"), sections=tuple(sections.values()))


NEXT = _next_edition()


def _next_year(points: int) -> Scored:
    names = [name for name, item in NEXT.items.items() if item.scored and not name.startswith("q2b")]
    assessment = Assessment(
        framework=NEXT.id,
        answers=tuple(Answer(item=name, score=points) for name in names),
        unit="North team",
        capture=THIS_YEAR,
        choices=(Chosen(choice="integration", option="2A"),),
    )
    return side(assessment, "after", edition=NEXT)


def test_another_edition_is_compared_question_by_question() -> None:
    found = compare(side(full(2), "before"), _next_year(3))
    verdicts = {item.item: (item.comparability, codes(item.grounds)) for item in found.items}
    assert verdicts["q1-1"] == (NO, ["reworded"])
    assert verdicts["q1-22"] == (CAVEAT, ["moved"])
    assert verdicts["q1-3"] == (CAVEAT, ["moved"])
    assert verdicts["q4-1"] == (NO, ["retired"])
    assert verdicts["q3-9"] == (NO, ["new"])
    assert verdicts["q5-a"] == (CAVEAT, [])
    assert (found.compared, found.of) == (21, 24)
    assert codes(found.grounds) == ["edition"]
    assert found.total.difference == Decimal("25.0")
    assert found.section("3").of == 6


def _row(one: tuple[str, ...], other: tuple[str, ...], relation: Correspondence) -> CrosswalkRow:
    return CrosswalkRow(
        from_=one,
        to=other,
        relation=relation,
        rationale="So we read it.",
        derived=Derivation.JUDGEMENT,
        confidence=Confidence.HIGH,
    )


@pytest.mark.parametrize(
    ("row", "item", "verdict", "found"),
    [
        (_row(("q1-1",), ("q1-1",), Correspondence.EQUIVALENT), "q1-1", CAVEAT, ["reworded"]),
        (_row(("q1-1",), ("q1-1",), Correspondence.EQUAL), "q1-1", CAVEAT, ["editorial"]),
        (_row(("q1-1",), ("q1-1",), Correspondence.SUBSET), "q1-1", NO, ["reworded", "reworded"]),
        (_row(("q4-1",), ("q3-9", "q4-2"), Correspondence.SUPERSET), "q3-9", NO, ["split"]),
        (_row(("q4-1", "q4-2"), ("q4-2",), Correspondence.SUBSET), "q4-2", NO, ["merged"]),
        (_row(("q1-1",), (), Correspondence.NONE), "q1-1", NO, ["retired"]),
    ],
)
def test_a_crosswalk_says_what_became_of_a_question(row, item, verdict, found) -> None:
    editions = pair_editions(EDITION, NEXT, a_crosswalk(EDITION.id, NEXT.id, row))
    compared_ = compare(side(full(2)), _next_year(3), editions=editions)
    matching = [own for own in compared_.items if own.item == item]
    assert (verdict, found) in [(own.comparability, codes(own.grounds)) for own in matching]


def test_two_frameworks_without_a_crosswalk_are_not_compared() -> None:
    edition = framework(STANDARDS)
    standards = Assessment(
        framework=edition.id,
        answers=tuple(Answer(item=name, score=2) for name, item in edition.items.items() if item.scored),
        choices=(Chosen(choice="scale", option="extent-0-4"),),
    )
    found = compare(side(full(2)), side(standards), force=True)
    assert found.comparability is NO
    assert found.compared == 0
    assert found.grounds[0].code is GroundCode.FRAMEWORK
    assert all(item.difference is None for item in found.items)


@given(assessments(EDITION, most=40))
@LAW
def test_nothing_changed_between_an_assessment_and_itself(assessment) -> None:
    """Compare(a, a) is empty, whatever a holds."""
    own = side(assessment)
    found = compare(own, own)
    assert all(not item.difference for item in found.items)
    assert all(not section.difference for section in found.sections)
    assert not found.total.difference
    assert all(not figure.difference for figure in found.figures)
    assert {ground.code for ground in found.grounds} <= {GroundCode.PERIOD, GroundCode.SERIES_BREAK}


@given(assessments(EDITION, most=40), assessments(EDITION, most=40))
@LAW
def test_the_other_way_round_every_difference_has_the_other_sign(one, other) -> None:
    there, back = compare(side(one), side(other)), compare(side(other), side(one))
    for item in there.items:
        if item.difference is not None and len(item.earlier) == 1:
            again = next(own for own in back.items if own.earlier == item.later and own.later == item.earlier)
            assert again.difference in (-item.difference, None)


@given(assessments(EDITION, most=40), assessments(EDITION, most=40))
@LAW
def test_no_difference_without_a_verdict_that_allows_it(one, other) -> None:
    found = compare(side(one), side(other))
    for part in (*found.items, *found.sections, found.total, *found.figures):
        assert part.difference is None or part.comparability is not NO
        assert not part.forced
    assert found.total.compared == found.compared <= found.of == found.total.of
    assert sum(section.compared for section in found.sections) == found.compared


@given(st.lists(st.integers(0, 4), min_size=23, max_size=23), st.sampled_from(ASKED))
@LAW
def test_a_better_answer_never_makes_a_worse_difference(points, better) -> None:
    before = full(2)
    answers = {name: Answer(item=name, score=point) for name, point in zip(ASKED, points, strict=True)}
    raised = answers | {better: Answer(item=better, score=4)}
    one = compared(before, full(2, capture=THIS_YEAR, but=answers)).total.difference
    other = compared(before, full(2, capture=THIS_YEAR, but=raised)).total.difference
    assert other >= one


# --- organisations ------------------------------------------------------------------------------

LINEAGE = Lineage(
    organisations=("Northshire", "New Northshire", "Marsh", "North and Marsh", "Trust"),
    changes=(
        Succession(
            on=date(2026, 1, 1),
            change=ChangeKind.RENAMED,
            from_=("Northshire",),
            to=("New Northshire",),
            source="An order",
        ),
        Succession(
            on=date(2026, 2, 1),
            change=ChangeKind.TRANSFERRED,
            from_=("New Northshire",),
            to=("Trust",),
            source="A report",
        ),
    ),
)
MERGER = Lineage(
    organisations=("Northshire", "Marsh", "North and Marsh"),
    changes=(
        Succession(
            on=date(2026, 1, 1),
            change=ChangeKind.MERGED,
            from_=("Northshire", "Marsh"),
            to=("North and Marsh",),
            source="An order",
        ),
    ),
)


@pytest.mark.parametrize(
    ("lineage", "later", "verdict"),
    [
        # Its work went to the trust, so what is left there may be other work.
        (LINEAGE, "New Northshire", CAVEAT),
        (LINEAGE, "Trust", CAVEAT),
        (MERGER, "North and Marsh", NO),
        (None, "North and Marsh", YES),
        (MERGER, "Elsewhere", YES),
        (MERGER, "Marsh", YES),
    ],
)
def test_what_became_of_an_organisation_is_followed(lineage, later, verdict) -> None:
    """Neighbours are compared as neighbours; one of two that were merged is no earlier self of both."""
    before = full(2, organisation="Northshire")
    found = compared(before, full(3, capture=THIS_YEAR, organisation=later), lineage=lineage)
    assert {g.comparability for g in found.grounds if g.code is GroundCode.ORGANISATION} <= {verdict}
    if verdict is NO:
        assert found.total.difference is None
        assert "Marsh" in found.grounds[0].why


# --- many ---------------------------------------------------------------------------------------


def _sides() -> list[Scored]:
    def one(unit: str, year: int) -> Scored:
        capture = Capture(from_=date(year, 4, 1), to=date(year, 9, 30))
        return side(attrs.evolve(full(year - 2023, capture=capture), unit=unit), f"{unit} {year}")

    return [one("North", 2026), one("South", 2024), one("North", 2024), one("North", 2025), one("South", 2025)]


def test_each_year_is_laid_beside_the_one_before_it_of_its_unit() -> None:
    found = [(a.name, b.name) for a, b in pairs_of(_sides(), Against.PREVIOUS)]
    assert found == [("North 2024", "North 2025"), ("North 2025", "North 2026"), ("South 2024", "South 2025")]


def test_all_are_laid_beside_a_reference_or_beside_each_other() -> None:
    assert len(list(pairs_of(_sides(), Against.EACH))) == 10
    assert {a.name for a, _ in pairs_of(_sides(), Against.FIRST)} == {"North 2026"}
    assert len(list(pairs_of(_sides(), Against.FIRST))) == 4


def test_many_have_the_same_verdicts_as_two() -> None:
    many = list(compare_many(_sides(), Against.EACH))
    assert many == [compare(a, b) for a, b in pairs_of(_sides(), Against.EACH)]
    assert [own.total.difference for own in compare_many(_sides(), Against.PREVIOUS)] == [25, 25, 25]


def test_two_editions_are_laid_side_by_side_once() -> None:
    asked = []

    def beside(one: Framework, other: Framework):
        asked.append((one.id, other.id))
        return pair_editions(one, other)

    list(compare_many(_sides(), Against.EACH, beside))
    assert asked == [(EDITION.id, EDITION.id)]


def test_a_copy_is_no_change_over_time() -> None:
    """Two accounts of one period of one unit are comparable, and it is told that no time lies between them."""
    own = full(capture=THIS_YEAR)
    found = compared(own, own)
    assert found.comparability is CAVEAT
    assert any("no change over time" in ground.why for ground in found.grounds)
