"""Many years beside each other: a series goes on when its organisation changes, and ends where it breaks."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.assessments import Capture
from practicecheck.comparison import (
    Against,
    ChangeKind,
    Comparison,
    GroundCode,
    Lineage,
    Scored,
    Succession,
    check_lineage,
    compare,
    compare_many,
    pairs_of,
)
from practicecheck.scoring import Comparability, Scorecard

from .builders import LAW, card_of, full

YES, CAVEAT, NO = Comparability.COMPARABLE, Comparability.CAVEAT, Comparability.NOT_COMPARABLE


@cache
def card() -> Scorecard:
    return card_of(full(2))


def year(organisation: str, n: int, *, unit: str = "North team", **capture) -> Scored:
    """The half year from April to September."""
    capture = {"from_": date(n, 4, 1), "to": date(n, 9, 30)} | capture
    assessment = attrs.evolve(full(2), organisation=organisation, unit=unit, capture=Capture(**capture))
    return Scored(assessment=assessment, card=card(), name=f"{organisation} {n}")


def became(on: date, kind: ChangeKind, before: str, after: str) -> Succession:
    return Succession(
        on=on, change=kind, from_=tuple(before.split()), to=tuple(after.split()), source="An order"
    )


def lineage(*changes: Succession) -> Lineage:
    names = dict.fromkeys(name for own in changes for name in (*own.from_, *own.to))
    return Lineage(organisations=tuple(names), changes=changes)


NEW_YEAR = date(2025, 1, 1)
RENAMED = lineage(became(NEW_YEAR, ChangeKind.RENAMED, "Old", "New"))
MERGED = lineage(became(NEW_YEAR, ChangeKind.MERGED, "One Other", "Both"))
SPLIT = lineage(became(NEW_YEAR, ChangeKind.SPLIT, "Both", "One Other"))
TRANSFERRED = lineage(became(NEW_YEAR, ChangeKind.TRANSFERRED, "Council", "Trust"))


def pairs(*sides: Scored, over: Lineage | None, against: Against = Against.PREVIOUS) -> list[tuple[str, str]]:
    return [(one.name, other.name) for one, other in pairs_of(sides, against, lineage=over)]


def organisation_verdicts(found: Comparison) -> list[Comparability]:
    return [own.comparability for own in found.grounds if own.code is GroundCode.ORGANISATION]


# --- the year before ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("over", "sides", "found"),
    [
        (RENAMED, ["Old 2023", "Old 2024", "New 2025"], [("Old 2023", "Old 2024"), ("Old 2024", "New 2025")]),
        (RENAMED, ["New 2025", "Old 2024"], [("Old 2024", "New 2025")]),
        (
            TRANSFERRED,
            ["Council 2024", "Trust 2025", "Trust 2026"],
            [("Council 2024", "Trust 2025"), ("Trust 2025", "Trust 2026")],
        ),
        (
            TRANSFERRED,
            ["Council 2024", "Council 2025", "Trust 2025"],
            [("Council 2024", "Council 2025"), ("Council 2024", "Trust 2025")],
        ),
        (
            MERGED,
            ["One 2023", "One 2024", "Other 2024", "Both 2025", "Both 2026"],
            [
                ("One 2023", "One 2024"),
                ("One 2024", "Both 2025"),
                ("Other 2024", "Both 2025"),
                ("Both 2025", "Both 2026"),
            ],
        ),
        (
            SPLIT,
            ["Both 2024", "One 2025", "Other 2025"],
            [("Both 2024", "One 2025"), ("Both 2024", "Other 2025")],
        ),
        (MERGED, ["One 2024", "Elsewhere 2025", "Elsewhere 2026"], [("Elsewhere 2025", "Elsewhere 2026")]),
        (None, ["Old 2024", "New 2025"], []),
    ],
)
def test_the_year_before_is_found_through_the_lineage(over, sides, found) -> None:
    """Renamed and transferred is one series; of merged and split each is laid beside each that came of it."""
    given_sides = [year(*(name.split()[0], int(name.split()[1]))) for name in sides]
    assert pairs(*given_sides, over=over) == found


def test_a_team_of_another_name_is_no_year_before() -> None:
    assert pairs(year("Old", 2024, unit="South team"), year("New", 2025), over=RENAMED) == []


def test_without_its_days_an_assessment_is_followed_under_its_own_name_alone() -> None:
    sides = year("Old", 2024, from_=None, to=None), year("New", 2025), year("New", 2026)
    assert pairs(*sides, over=RENAMED) == [("New 2025", "New 2026")]


@pytest.mark.parametrize(
    ("over", "one", "other", "verdict"),
    [
        (RENAMED, "Old", "New", YES),
        (TRANSFERRED, "Council", "Trust", CAVEAT),
        (TRANSFERRED, "Council", "Council", CAVEAT),
        (MERGED, "One", "Both", NO),
        (SPLIT, "Both", "Other", NO),
    ],
)
def test_the_verdict_is_told_of_each_pair_of_a_series(over, one, other, verdict) -> None:
    """With the source; the periods of one series follow each other, and are not called different."""
    [found] = compare_many([year(one, 2024), year(other, 2025)], Against.PREVIOUS, lineage=over)
    assert found.comparability is verdict
    [told] = found.grounds
    assert (told.code, told.comparability) == (GroundCode.ORGANISATION, verdict)
    assert "An order" in told.why


@pytest.mark.parametrize("turned", [False, True])
def test_a_merger_is_refused_whichever_year_is_named_first(turned) -> None:
    sides = [year("One", 2024), year("Both", 2025)][:: -1 if turned else 1]
    found = compare(*sides, lineage=MERGED)
    assert organisation_verdicts(found) == [NO]
    assert (GroundCode.PERIOD_ORDER in {own.code for own in found.grounds}) is turned


def test_only_those_that_there_were_are_to_be_added_up() -> None:
    found = compare(year("Both", 2024), year("Both", 2025), lineage=MERGED)
    assert "Add up One and Other for the earlier day, and Both for the later one" in found.grounds[0].why


def test_a_year_under_a_name_that_it_did_not_bear_yet_is_the_same_organisation() -> None:
    found = compare(year("New", 2023), year("Old", 2026), lineage=RENAMED)
    [told] = found.grounds
    assert told.comparability is YES
    assert told.why.startswith("New was called Old on 2023-09-30. Old was called New on 2026-09-30.")


# --- a change in the course of a period ---------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "which"),
    [
        (date(2024, 4, 1), None),
        (date(2024, 4, 2), "earlier"),
        (date(2024, 9, 30), "earlier"),
        (date(2024, 10, 1), None),
        (date(2025, 4, 1), None),
        (date(2025, 7, 1), "later"),
        (date(2025, 9, 30), "later"),
        (date(2025, 10, 1), None),
    ],
)
@pytest.mark.parametrize("kind", [ChangeKind.RENAMED, ChangeKind.TRANSFERRED])
def test_a_change_within_a_period_is_told(on, which, kind) -> None:
    """Answers that hold for a time in which an organisation changed are of before and after."""
    names = ("Old" if on > date(2024, 9, 30) else "New", "Old" if on > date(2025, 9, 30) else "New")
    over = lineage(became(on, kind, "Old", "New"))
    found = compare(year(names[0], 2024), year(names[1], 2025), lineage=over)
    told = [own for own in found.grounds if "within the period of the" in own.why]
    assert [own.comparability for own in told] == ([CAVEAT] if which else [])
    assert all(f"within the period of the {which} side" in own.why for own in told)


def test_a_change_of_others_within_a_period_is_no_business_of_theirs() -> None:
    over = lineage(became(date(2025, 7, 1), ChangeKind.RENAMED, "Old", "New"))
    others = attrs.evolve(over, organisations=(*over.organisations, "Elsewhere"))
    assert compare(year("Elsewhere", 2024), year("Elsewhere", 2025), lineage=others).comparability is YES


# --- breaks -------------------------------------------------------------------------------------


def broken(found: Comparison) -> str | None:
    return next((own.why for own in found.grounds if own.code is GroundCode.SERIES_BREAK), None)


@pytest.mark.parametrize("against", [Against.EACH, Against.FIRST])
def test_a_break_is_told_of_every_pair_that_spans_it(against) -> None:
    """Also where neither of the two declares it."""
    sides = [year("Old", n, series_break="Another system." if n == 2024 else None) for n in range(2022, 2027)]
    found = {(own.earlier.name, own.later.name): broken(own) for own in compare_many(sides, against)}
    spans = {pair for pair, why in found.items() if why}
    assert spans == {pair for pair in found if pair[0] < "Old 2024" <= pair[1]}
    assert (
        found["Old 2022", "Old 2025"]
        == "Old 2024, between the two, says that the series breaks: Another system."
    )


def test_a_break_is_told_in_whatever_order_years_are_given() -> None:
    sides = [year("Old", n, series_break="Another system." if n == 2024 else None) for n in (2026, 2024, 2022)]
    found = [bool(broken(own)) for own in compare_many(sides, Against.EACH)]
    assert found == [False, True, True]


def test_a_break_under_the_old_name_is_told_under_the_new_one() -> None:
    sides = [year("Old", 2023), year("Old", 2024, series_break="Another system."), year("New", 2025)]
    assert [bool(broken(own)) for own in compare_many(sides, Against.EACH, lineage=RENAMED)] == [
        True,
        True,
        False,
    ]
    assert [bool(broken(own)) for own in compare_many(sides, Against.EACH)] == [True, False, False]


def test_without_periods_years_break_in_the_order_in_which_they_were_given() -> None:
    sides = [
        year("Old", n, from_=None, to=None, series_break="Another system." if n == 2024 else None)
        for n in (2023, 2024, 2025)
    ]
    assert [bool(broken(own)) for own in compare_many(sides, Against.EACH)] == [True, True, False]


def test_a_break_holds_for_whatever_else_ends_on_its_day() -> None:
    """It lies between its own year and what came before, and not between two that end together."""
    sides = [year("Old", 2023), year("Old", 2025, series_break="Another system."), year("Old", 2025)]
    assert [bool(broken(own)) for own in compare_many(sides, Against.EACH)] == [True, True, False]


def test_another_teams_break_is_none_of_ours() -> None:
    sides = [
        year("Old", 2023),
        year("Old", 2024, unit="South team", series_break="Another system."),
        year("Old", 2025),
    ]
    assert not any(broken(own) for own in compare_many(sides, Against.EACH))


# --- laws ---------------------------------------------------------------------------------------


@st.composite
def histories(draw, kinds: tuple[ChangeKind, ...] = tuple(ChangeKind)) -> tuple[Lineage, list[Scored]]:
    """What became of up to three organisations in six years, and what they and their heirs handed in."""
    living = ["A", "B", "C"][: draw(st.integers(1, 3))]
    changes: list[Succession] = []
    known, sides = [*living], list[Scored]()
    for n in range(2020, 2026):
        for name in living:
            if draw(st.booleans()):
                a_break = draw(st.sampled_from([None, None, None, "Another system."]))
                sides.append(year(name, n, series_break=a_break))
        if not draw(st.booleans()):
            continue
        kind = draw(st.sampled_from(kinds))
        if kind is ChangeKind.MERGED and len(living) < 2:
            continue
        fresh = [f"N{len(known)}", f"N{len(known) + 1}"][: 2 if kind is ChangeKind.SPLIT else 1]
        before = draw(st.permutations(living))[: 2 if kind is ChangeKind.MERGED else 1]
        on = date(n, 10, 1) + timedelta(days=draw(st.integers(0, 300)))
        changes.append(Succession(on=on, change=kind, from_=tuple(before), to=tuple(fresh), source="An order"))
        known += fresh
        living = [*(own for own in living if own not in before or kind is ChangeKind.TRANSFERRED), *fresh]
    told = Lineage(organisations=tuple(known), changes=tuple(changes))
    assert check_lineage(told) == ()
    return told, draw(st.permutations(sides))


def verdicts(sides: list[Scored], over: Lineage | None, against: Against) -> list[object]:
    """Which are laid beside which, by their places, and with what verdict."""
    places = {id(side): n for n, side in enumerate(sides)}
    return [
        (
            places[id(own.earlier)],
            places[id(own.later)],
            own.comparability,
            [(ground.code, ground.comparability) for ground in own.grounds],
        )
        for own in compare_many(sides, against, lineage=over)
    ]


def called(side: Scored, names: dict[str, str]) -> Scored:
    assessment = side.assessment
    return attrs.evolve(
        side, assessment=attrs.evolve(assessment, organisation=names[assessment.organisation or ""])
    )


@LAW
@given(histories(), st.randoms(use_true_random=False), st.sampled_from([Against.PREVIOUS, Against.EACH]))
def test_other_names_change_no_verdict(history, random, against) -> None:
    """Whoever calls every organisation otherwise, one name for one name, gets the same pairs and verdicts."""
    over, sides = history
    others = [f"X{n}" for n in range(len(over.organisations))]
    random.shuffle(others)
    names = dict(zip(over.organisations, others, strict=True))
    renamed = Lineage(
        organisations=tuple(names[own] for own in over.organisations),
        changes=tuple(
            attrs.evolve(
                own, from_=tuple(map(names.__getitem__, own.from_)), to=tuple(map(names.__getitem__, own.to))
            )
            for own in over.changes
        ),
    )
    assert verdicts([called(side, names) for side in sides], renamed, against) == verdicts(sides, over, against)


@LAW
@given(histories(kinds=(ChangeKind.RENAMED,)))
def test_a_series_goes_through_renames_as_if_the_name_had_never_changed(history) -> None:
    """The same years are laid beside each other, and the same breaks lie between them."""
    over, sides = history
    first = {name: name for name in over.organisations}
    for own in over.changes:
        first[own.to[0]] = first[own.from_[0]]
    steady = [called(side, first) for side in sides]
    for against in (Against.PREVIOUS, Against.EACH):
        through = [
            (*pair, GroundCode.SERIES_BREAK in {code for code, _ in grounds})
            for *pair, _, grounds in verdicts(sides, over, against)
        ]
        assert through == [
            (*pair, GroundCode.SERIES_BREAK in {code for code, _ in grounds})
            for *pair, _, grounds in verdicts(steady, None, against)
        ]


def on_the_way(first: str, last: str, changes: list[Succession]) -> list[Succession]:
    """The changes by which one organisation became another, however many lie between.

    What befell somebody after they had handed the service over is none of them.
    """
    heirs, forebears = {first}, {last}
    for own in changes:
        if heirs & {*own.from_}:
            heirs |= {*own.to}
    for own in reversed(changes):
        if forebears & {*own.to}:
            forebears |= {*own.from_}
    return [own for own in changes if heirs & {*own.from_} and forebears & {*own.to}]


def test_a_merger_after_a_transfer_is_no_matter_of_whoever_took_the_service_over() -> None:
    """B gave it to N in 2022, and merged with C in 2023: N is B's heir, with a caveat."""
    changes = (
        Succession(
            on=date(2022, 10, 1), change=ChangeKind.TRANSFERRED, from_=("B",), to=("N",), source="An order"
        ),
        Succession(
            on=date(2023, 10, 1), change=ChangeKind.MERGED, from_=("B", "C"), to=("M",), source="An order"
        ),
    )
    over = Lineage(organisations=("B", "C", "N", "M"), changes=changes)
    [found] = compare_many([year("B", 2021), year("N", 2025)], Against.PREVIOUS, lineage=over)
    assert found.comparability is CAVEAT
    assert on_the_way("B", "N", [*changes]) == [changes[0]]
    assert on_the_way("B", "M", [*changes]) == [changes[1]]


@LAW
@given(histories())
def test_nothing_merged_or_split_is_compared_without_being_added_up(history) -> None:
    """Each year before is one that leads to the later year, and has its verdict."""
    over, sides = history
    for found in compare_many(sides, Against.PREVIOUS, lineage=over):
        days = found.earlier.assessment.capture.to, found.later.assessment.capture.to
        between = [own for own in over.changes if days[0] < own.on <= days[1]]
        first, last = (own.assessment.organisation or "" for own in (found.earlier, found.later))
        touched = {own.change for own in on_the_way(first, last, between)}
        if touched & {ChangeKind.MERGED, ChangeKind.SPLIT}:
            assert found.comparability is NO
