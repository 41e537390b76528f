"""A survey weighted by known sizes: the same as person by person, and no more told than by its pieces."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

import attrs
import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.surveys.strategies import Row, key, standards

from practicecheck.comparison.tables import ReleaseLedger
from practicecheck.errors import Code, DocumentError, Problem, Severity
from practicecheck.exchange import shipped_policy
from practicecheck.surveys import (
    GroupSizes,
    ReleasedSurvey,
    SurveyRelease,
    WeightedSums,
    WeightedSurvey,
    pieces_by,
    release_survey,
    release_weighted,
    survey_results,
    survey_rule,
    tally,
    tally_rows,
    weigh,
    weighted_copy,
    working_copy,
)

ASKED = standards(key("agreement-100@1"))
POLICY = shipped_policy()
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
COLUMNS = ["council", "role", *ASKED.items]


def person(council: str, role: str, answer: object) -> Row:
    return {"council": council, "role": role, **dict.fromkeys(ASKED.items, answer)}


def weighed(
    people: Sequence[Row],
    by: Sequence[str],
    *sizes: GroupSizes,
    most: int | Fraction | None = None,
) -> WeightedSurvey:
    rule = survey_rule(ASKED.framework, ASKED.key, COLUMNS, pieces_by(by, sizes))
    rows = [[row[name] for name in COLUMNS] for row in people]
    return weigh(tally_rows(rows, COLUMNS, rule), by, sizes, most=most)


def sizes_by(*by: str, **people: int) -> GroupSizes:
    """Sizes whose cells are named ``North_manager``."""
    return GroupSizes(
        by=by, people={tuple(cell.split("_")): count for cell, count in people.items()}, file="s.csv"
    )


def crossing(draw: st.DrawFn, answered: dict[tuple[str, str], int]) -> GroupSizes:
    return GroupSizes(
        by=("council", "role"),
        people={cell: count + draw(st.integers(0, 60)) for cell, count in answered.items()},
    )


@st.composite
def surveys(draw: st.DrawFn, least: int = 1) -> tuple[list[Row], GroupSizes, GroupSizes]:
    """Two councils with two roles each, of which somebody answered; sizes of the crossing, and of roles."""
    counts = {cell: draw(st.integers(least, 25)) for cell in product(["North", "South"], ["many", "few"])}
    dice = draw(st.randoms(use_true_random=False))
    people = [
        {
            **person(council, role, 3),
            **{item: dice.choice([1, 2, 3, 4, 5, 5, 2, 4, "X"]) for item in ASKED.items},
        }
        for (council, role), count in counts.items()
        for _ in range(count)
    ]
    roles: Counter[tuple[str, ...]] = Counter()
    for (_, role), count in counts.items():
        roles[role,] += count
    return (
        people,
        crossing(draw, counts),
        GroupSizes(
            by=("role",), people={cell: count + draw(st.integers(0, 60)) for cell, count in roles.items()}
        ),
    )


def score(row: Row) -> Fraction | None:
    given_ = [row[item] for item in ASKED.items if row[item] in ASKED.codes]
    return Fraction(sum(25 * (own - 1) for own in given_), len(given_)) if given_ else None


@SLOW
@given(surveys())
def test_a_survey_is_weighted_as_person_by_person(drawn: tuple[list[Row], GroupSizes, GroupSizes]) -> None:
    """Weights come after the sums, and nothing is lost by it."""
    people, cells, _ = drawn
    survey = weighed(people, ["council"], cells)
    scored = [(row, own) for row in people if (own := score(row)) is not None]
    usable = Counter((row["council"], row["role"]) for row, _ in scored)
    for (group, name), sums in survey.sums.items():
        if name != "part standards":
            continue
        directly = WeightedSums.of(
            (Fraction(cells.people[row["council"], row["role"]], usable[row["council"], row["role"]]), own)
            for row, own in scored
            if row["council"] == group[0]
        )
        assert float(sums.mean) == pytest.approx(float(directly.mean), abs=1e-9)
        assert float(sums.effective) == pytest.approx(float(directly.effective), rel=1e-9)


@SLOW
@given(surveys())
def test_who_answered_as_the_population_is_changes_nothing(
    drawn: tuple[list[Row], GroupSizes, GroupSizes],
) -> None:
    """Sizes that are three times the answers: all weights are 1, and all figures those without weights."""
    people, _, _ = drawn
    usable = Counter((row["council"], row["role"]) for row in people if score(row) is not None)
    there = Counter((row["council"], row["role"]) for row in people)
    if set(usable) != set(there):
        return
    sizes = GroupSizes(by=("council", "role"), people={cell: 30 * count for cell, count in usable.items()})
    for row in weighted_copy(weighed(people, [], sizes)).rows:
        assert row.weighted is not None
        if row.mean is not None:
            assert row.weighted.mean == row.mean
            assert row.weighted.design_effect == Decimal("1.00")


@SLOW
@given(surveys())
def test_polars_and_rows_are_weighted_alike(drawn: tuple[list[Row], GroupSizes, GroupSizes]) -> None:
    """Whoever added up."""
    people, cells, _ = drawn
    frame = pl.DataFrame(
        {name: [None if row[name] is None else str(row[name]) for row in people] for name in COLUMNS}
    )
    pieces = tally(frame, ASKED.framework, ASKED.key, by=["council", "role"])
    by_frame = weighted_copy(weigh(pieces, ["council"], [cells]))
    assert by_frame.rows == weighted_copy(weighed(people, ["council"], cells)).rows


def refused(decide: Callable[[], SurveyRelease]) -> SurveyRelease | tuple[Problem, ...]:
    """What is released, or why nothing is."""
    try:
        return decide()
    except DocumentError as fault:
        return fault.problems


@SLOW
@given(
    surveys(),
    st.sampled_from([[], ["council"], ["role"], ["council", "role"]]),
    st.sampled_from(["crossed", "roles"]),
)
def test_what_is_told_without_weights_loses_nothing_by_them(
    drawn: tuple[list[Row], GroupSizes, GroupSizes], by: list[str], how: str
) -> None:
    """All but the weighted figures are what they would be."""
    people, cells, roles = drawn
    survey = weighed(people, by, cells if how == "crossed" else roles)
    alone = refused(lambda: release_survey(survey.results, POLICY, population="staff"))
    both = refused(lambda: release_weighted(survey, POLICY, population="staff"))
    if isinstance(alone, tuple) or isinstance(both, tuple):
        assert both == alone
        return
    assert tuple(attrs.evolve(row, weighted=None) for row in both.survey.rows) == alone.survey.rows


def determined(equations: list[list[float]], unknown: int) -> bool:
    """Whether an unknown follows from linear equations."""
    if not equations:
        return False
    known = np.array(equations)
    one = np.zeros((1, known.shape[1]))
    one[0, unknown] = 1
    return bool(
        np.linalg.matrix_rank(np.vstack([known, one]), tol=1e-9) == np.linalg.matrix_rank(known, tol=1e-9)
    )


@SLOW
@given(surveys(), st.sampled_from([[], ["council"], ["role"]]), st.sampled_from(["crossed", "roles", "raked"]))
def test_no_small_piece_follows_from_both_means(
    drawn: tuple[list[Row], GroupSizes, GroupSizes], by: list[str], how: str
) -> None:
    """An outsider who knows all weights, and how many are in each piece, solves for what pieces brought."""
    people, cells, roles = drawn
    sizes = {
        "crossed": [cells],
        "roles": [roles],
        "raked": [cells.along(["council"]), cells.along(["role"])],
    }[how]
    survey = weighed(people, by, *sizes)
    release = refused(lambda: release_weighted(survey, POLICY, population="staff"))
    if isinstance(release, tuple):
        assert {own.code for own in release} <= {Code.HIDES_EVERYTHING, Code.NOT_PROTECTED}
        return
    done = release.survey
    pieces = list(survey.pieces.groups)
    weight_of = survey.weights.of
    for name in ("standards", *ASKED.items):
        equations = []
        for row in (own for own in done.rows if own.id == name and own.mean != "c"):
            own = [piece for piece in pieces if piece.group[: len(by)] == row.group]
            equations.append([float(piece in own) for piece in pieces])
            assert row.weighted is not None
            if row.weighted.mean not in ("c", None):
                equations.append(
                    [float(weight_of[survey.cell_of(piece.group)]) * (piece in own) for piece in pieces]
                )
        for n, piece in enumerate(pieces):
            tallied = piece.parts if name == "standards" else piece.items
            answered = tallied[name].scored if name == "standards" else tallied[name].answered  # type: ignore[attr-defined]
            if 0 < answered < POLICY.minimum:
                assert not determined(equations, n), (name, piece.group)


def both_means(people: list[Row], sizes: GroupSizes) -> tuple[float, float]:
    [row, *_] = weighted_copy(weighed(people, [], sizes)).rows
    assert row.weighted is not None
    return float(str(row.mean)), float(str(row.weighted.mean))


def test_two_means_tell_of_four_managers_and_so_only_one_is_told() -> None:
    """Fourteen practitioners and four managers: two equations for two unknowns."""
    people = [person("North", "many", 2 + n % 3) for n in range(14)]
    people += [person("North", "few", 1) for n in range(3)] + [person("North", "few", 2)]
    sizes = sizes_by("role", many=50, few=50)
    plain, weighted = both_means(people, sizes)
    # Half of the weighted mean is theirs, and 4 / 18 of the other one.
    few = (plain - 14 / 18 * 2 * weighted) / (4 / 18 - 14 / 18)
    assert few == pytest.approx(25 / 4, abs=0.5)
    [row, *_] = release_weighted(weighed(people, [], sizes), POLICY, population="staff").survey.rows
    assert row.mean == Decimal(str(plain))
    assert row.weighted is not None
    assert set(attrs.astuple(row.weighted)) == {"c"}


def two_large(few: int = 12) -> tuple[list[Row], GroupSizes]:
    people = [person("North", "many", 2 + n % 3) for n in range(20)]
    people += [person("North", "few", 1 + n % 5) for n in range(few)]
    return people, sizes_by("role", many=60, few=60)


def test_where_all_pieces_could_be_told_both_means_are() -> None:
    """Beside how many people it counts as, and who answered."""
    people, sizes = two_large()
    done = release_weighted(weighed(people, [], sizes), POLICY, population="staff").survey
    row = done.rows[0]
    assert row.weighted is not None
    assert (row.mean, row.weighted.mean) == (Decimal("46.9"), Decimal("46.3"))
    assert (row.weighted.effective, row.weighted.design_effect) == (Decimal("30.0"), Decimal("1.07"))
    assert done.weighting is not None
    assert (done.weighting.effective, done.weighting.hidden) == (Decimal("30.0"), 0)
    [told] = done.weighting.response
    assert [(own.group, own.usable, own.percent) for own in told.rows] == [
        (("many",), 20, Decimal(33)),
        (("few",), 12, Decimal(20)),
    ]


def test_what_both_means_tell_is_in_the_ledger() -> None:
    """Once two pieces of a council can be worked out, a third way of cutting it is held against them."""
    people, sizes = two_large()
    survey = weighed(people, [], sizes)
    first = release_weighted(survey, POLICY, population="staff")
    told = [
        entry
        for entry in first.ledger.entries
        if entry.dimensions and entry.population == "staff: part standards"
    ]
    assert any([dimension.name for dimension in entry.dimensions] == ["role"] for entry in told)
    again = release_weighted(survey, POLICY, first.ledger, population="staff")
    assert (again.survey.rows, again.ledger) == (first.survey.rows, first.ledger)


def test_what_is_not_told_is_not_in_the_ledger() -> None:
    """Where no weighted mean goes out, only who answered is held against what comes after."""
    people, sizes = two_large(few=4)
    done = release_weighted(weighed(people, [], sizes), POLICY, population="staff")
    assert not any("part standards" in entry.table and entry.dimensions for entry in done.ledger.entries)


def test_of_roles_over_councils_the_weights_tell_too() -> None:
    """All pieces of North could be told, but its weights say how many few there are in both councils."""
    people, _ = two_large(few=20)
    people += [person("South", "many", 1 + n % 5) for n in range(11)] + [person("South", "few", 3)] * 4
    sizes = sizes_by("role", many=60, few=60)
    done = release_weighted(weighed(people, ["council"], sizes), POLICY, population="staff").survey
    means = {row.group[0]: row.weighted.mean for row in done.rows if row.kind != "item" and row.weighted}
    # 24 few less 20 of North would be the four of South.
    assert means == {"North": "c", "South": "c"}


def test_trimmed_weights_rest_on_all_cells() -> None:
    """One small cell far away, and no weighted mean is told: what is trimmed goes to everybody."""
    people, _ = two_large(few=14)
    people += [person("South", "many", 1 + n % 5) for n in range(20)] + [person("South", "few", 2)] * 3
    sizes = sizes_by("council", "role", North_many=40, North_few=30, South_many=40, South_few=30)
    apart = release_weighted(weighed(people, ["council"], sizes), POLICY, population="staff").survey
    trimmed = release_weighted(weighed(people, ["council"], sizes, most=2), POLICY, population="staff").survey

    def north(survey: ReleasedSurvey) -> object:
        [mean] = [
            row.weighted.mean
            for row in survey.rows
            if row.id == "standards" and row.group == ("North",) and row.weighted
        ]
        return mean

    assert north(apart) != "c"
    assert north(trimmed) == "c"


def test_a_weighted_survey_can_not_leave() -> None:
    """Neither in a pickle nor in print."""
    survey = weighed(*[two_large()[0]], [], two_large()[1])
    with pytest.raises(TypeError, match="release_weighted"):
        pickle.dumps(survey)
    assert "working copy" in repr(survey)


def test_who_does_not_say_their_group_has_no_weight_and_is_told() -> None:
    """They count in the unweighted mean."""
    people, sizes = two_large()
    survey = weighed([*people, *[person("North", "", 5)] * 2], [], sizes)
    assert survey.sums[(), "part standards"].n == 32
    assert survey.results.parts[0].spread.people == 34
    [told] = [own for own in survey.problems if "have no weight" in own.message]
    assert (told.code, told.severity, told.message[:8]) == (Code.WEIGHTING, Severity.WARNING, "2 people")
    [table] = survey.response
    assert (table.whole.returned, sum(own.returned for own in table.rates)) == (34, 32)


@pytest.mark.parametrize(
    ("sizes", "code", "said"),
    [
        ([sizes_by("role", many=60)], Code.WEIGHTING, "12 people answered of few, which has nobody"),
        ([sizes_by("role", many=60, few=60, none=9)], Code.WEIGHTING, "nobody answered of none, which has 9"),
        ([sizes_by("role", many=60, few=11)], Code.RESPONSE, "few: 12 people answered, and there are 11"),
        ([sizes_by("role", many=60, few=12), sizes_by("role", many=6, few=6)], Code.WEIGHTING, "sizes by role"),
        (
            [sizes_by("role", many=60, few=12), sizes_by("council", "role", North_many=60, North_few=12)],
            Code.WEIGHTING,
            "there are other sizes beside it",
        ),
    ],
)
def test_sizes_that_do_not_fit_the_answers_are_refused(sizes: list[GroupSizes], code: Code, said: str) -> None:
    """With the file, the group and what to do."""
    with pytest.raises(DocumentError) as fault:
        weighed(two_large()[0], [], *sizes)
    [problem, *_] = [own for own in fault.value.problems if said in own.message]
    assert (problem.code, problem.file) == (code, "s.csv")
    assert problem.remedy
    assert problem.path


def test_margins_that_contradict_each_other_give_no_weights() -> None:
    """North has few only, and half of all are in North, and nine tenths many: no weights make both true."""
    people = [person("North", "few", 3)] * 20 + [person("South", "many", 2)] * 20
    with pytest.raises(DocumentError) as fault:
        weighed(people, [], sizes_by("council", North=50, South=50), sizes_by("role", many=90, few=40))
    assert any("margins are not met" in own.message and own.remedy for own in fault.value.problems)


def test_weights_are_of_the_survey_that_was_added_up_for_them() -> None:
    """By its groups and the columns of the sizes, and no others."""
    people, sizes = two_large()
    pieces = weighed(people, [], sizes).pieces
    with pytest.raises(ValueError, match="add the survey up by council, role"):
        weigh(pieces, ["council"], [sizes])
    with pytest.raises(ValueError, match="no sizes"):
        weigh(pieces, [], [])


def test_a_copy_without_weights_says_nothing_of_them() -> None:
    """The rows are as they ever were."""
    people, sizes = two_large()
    plain = working_copy(survey_results(weighed(people, [], sizes).pieces))
    assert plain.weighting is None
    assert {row.weighted for row in plain.rows} == {None}
    assert ReleaseLedger().entries == ()
