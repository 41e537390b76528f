"""What of a weighted survey may be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias, final

import attrs

from practicecheck.comparison.tables import Cell, DisclosurePolicy, ReleaseLedger, Table, release
from practicecheck.errors import Code, DocumentError, Problem, Severity
from practicecheck.surveys._grouping import dimensions_of, shown_group
from practicecheck.surveys._release import SurveyRelease, release_survey
from practicecheck.surveys._response_told import (
    ToldResponse,
    release_response,
    withheld_response,
    working_response,
)
from practicecheck.surveys._results import figure, survey_results
from practicecheck.surveys._rows import SurveyRow, WorkingSurvey, working_copy
from practicecheck.surveys._tally import Group, regrouped
from practicecheck.surveys.weighting._post_stratification import weighting_problem
from practicecheck.surveys.weighting._weigh import WeightedSurvey, beside_weights
from practicecheck.surveys.weighting._weighting import (
    WeightedFigures,
    Weighting,
    as_people,
    as_times,
    weighted_figures,
)
from practicecheck.surveys.weighting._weights import Cell as WeightedCell
from practicecheck.values import Value

_NOTHING_BEFORE = ReleaseLedger()
_Figure: TypeAlias = tuple[Group, str]
_IMPOSSIBLE = {Code.HIDES_EVERYTHING, Code.NOT_PROTECTED}
"""Why something can't go out by itself, where nothing is amiss with it."""


def weighted_copy(survey: WeightedSurvey) -> WorkingSurvey:
    """A weighted survey's results with everything in them: a working copy.

    Args:
        survey: The survey.
    """
    plain = working_copy(survey.results)
    figures = _figures(survey)
    return attrs.evolve(
        plain,
        rows=tuple(attrs.evolve(row, weighted=figures[_of(row)]) for row in plain.rows),
        weighting=Weighting(
            method=survey.weights.method,
            by=survey.weights.by,
            effective=as_people(survey.weights.effective),
            design_effect=as_times(survey.weights.design_effect),
            response=tuple(map(working_response, survey.response)),
        ),
    )


def release_weighted(
    survey: WeightedSurvey,
    policy: DisclosurePolicy,
    ledger: ReleaseLedger = _NOTHING_BEFORE,
    *,
    population: str,
    period: str = "",
) -> SurveyRelease:
    """Decide what of a weighted survey may be published.

    The unweighted results go first, and lose nothing by weights. Then who answered. Last the weighted figures.
    A weighted mean is made of the means of the pieces of which a group consists: of two pieces it tells both,
    beside the unweighted mean. So it is told only where all that it is made of could be published itself, and
    the ledger holds it as if it were: each of the pieces, and how many answered in the cells by which they are
    weighted, in all of them where weights depend on all.

    Args:
        survey: The survey.
        policy: The policy.
        ledger: What went out before.
        population: The people that it is about.
        period: Which round of figures it is of.

    Raises:
        DocumentError: As `release_survey` says.
    """
    first = release_survey(survey.results, policy, ledger, population=population, period=period)
    response, known, after = _response(survey, policy, first.ledger, population, period)
    base = _base(survey, policy, after, population, period)
    plain, hidden, figures = first.survey, policy.markers.hidden, _figures(survey)
    shown = {_of(row): row.mean != hidden and _of(row) in base.figures for row in plain.rows}
    held = WeightedFigures(mean=hidden, low=hidden, high=hidden, effective=hidden, design_effect=hidden)
    # What nobody is told of is not held against what comes after.
    any_shown = any(shown.values())
    return SurveyRelease(
        survey=attrs.evolve(
            plain,
            rows=tuple(
                attrs.evolve(row, weighted=figures[_of(row)] if shown[_of(row)] else held) for row in plain.rows
            ),
            weighting=Weighting(
                method=survey.weights.method,
                by=survey.weights.by,
                effective=as_people(survey.weights.effective) if base.whole and any_shown else hidden,
                design_effect=as_times(survey.weights.design_effect) if base.whole and any_shown else hidden,
                response=response,
                hidden=sum(row.mean != hidden and not shown[_of(row)] for row in plain.rows),
            ),
        ),
        ledger=base.ledger if any_shown else after,
        warnings=(*first.warnings, *_known(survey, base), *known),
    )


def _figures(survey: WeightedSurvey) -> Mapping[_Figure, WeightedFigures]:
    key = survey.pieces.rule.key
    return {
        (shown_group(group), name): weighted_figures(own, key) for (group, name), own in survey.sums.items()
    }


def _of(row: SurveyRow) -> _Figure:
    return row.group, figure(row.id, item=row.kind == "item")


def _response(
    survey: WeightedSurvey, policy: DisclosurePolicy, ledger: ReleaseLedger, population: str, period: str
) -> tuple[tuple[ToldResponse, ...], tuple[Problem, ...], ReleaseLedger]:
    try:
        done = release_response(survey.response, policy, ledger, population=population, period=period)
    except DocumentError as fault:
        _impossible(fault)
        held = (withheld_response(own, policy, population, period) for own in survey.response)
        return tuple(held), (), ledger
    return done.response, beside_weights(done.problems), done.ledger


def _known(survey: WeightedSurvey, base: _Base) -> Iterator[Problem]:
    """What must be known of weights, as far as it names no group that is held back."""
    held = [
        own for own in survey.problems if own.path and shown_group(tuple(map(str, own.path))) not in base.cells
    ]
    yield from (own for own in survey.problems if own not in held)
    if held:
        yield weighting_problem(
            f"{len(held)} more warnings about weights are of groups that are held back.",
            "Look at them in a working copy: --audience working.",
            severity=Severity.NOTE,
        )


def _impossible(fault: DocumentError) -> None:
    """Go on without what can't go out beside the rest; what is amiss is amiss."""
    if any(own.code not in _IMPOSSIBLE for own in fault.problems):
        raise fault


@final
@attrs.frozen(kw_only=True, repr=False)
class _Base(Value):
    """What weighted figures may rest on.

    Attributes:
        figures: The figures of which all pieces, and what they are weighted by, could be told.
        cells: The cells by which people are weighted that could be told.
        whole: Whether all cells could be told by which people are weighted.
        ledger: What will have gone out then.
    """

    figures: frozenset[_Figure]
    cells: frozenset[WeightedCell]
    whole: bool
    ledger: ReleaseLedger


def _base(
    survey: WeightedSurvey, policy: DisclosurePolicy, ledger: ReleaseLedger, population: str, period: str
) -> _Base:
    try:
        cells = release([_cells(survey, population, period)], policy, ledger)
        pieces = release_survey(
            survey_results(survey.pieces), policy, cells.ledger, population=population, period=period
        )
    except DocumentError as fault:
        _impossible(fault)
        return _Base(figures=frozenset(), cells=frozenset(), whole=False, ledger=ledger)
    told = frozenset(own.key for own in cells.tables[0].cells if own.people is not None)
    weighted = {shown_group(own.cell) for own in survey.weights.cells}
    whole = weighted <= told
    safe = told if survey.apart or whole else frozenset[WeightedCell]()
    cell_of = {shown_group(own.group): shown_group(survey.cell_of(own.group)) for own in survey.pieces.groups}
    there: set[_Figure] = set()
    amiss: set[_Figure] = set()
    for row in pieces.survey.rows:
        if (cell := cell_of[row.group]) not in weighted:
            continue
        at = row.group[: len(survey.by)], _of(row)[1]
        there.add(at)
        if row.mean == policy.markers.hidden or cell not in safe:
            amiss.add(at)
    return _Base(figures=frozenset(there - amiss), cells=told, whole=whole, ledger=pieces.ledger)


def _cells(survey: WeightedSurvey, population: str, period: str) -> Table:
    """How many answers can be used, by the cells by which people are weighted: weights are made of these."""
    part = survey.pieces.rule.whole
    cells = tuple(
        Cell(key=shown_group(own.group), people=own.parts[part].scored)
        for own in regrouped(survey.pieces, survey.weights.by).groups
    )
    return Table(
        name="usable by cell",
        population=f"{population}: {figure(part)}",
        period=period,
        dimensions=dimensions_of(survey.weights.by, [own.key for own in cells]),
        cells=cells,
    )
