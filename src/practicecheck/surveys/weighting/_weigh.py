"""A survey's results, weighted by the known sizes of groups. Weights come after the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NoReturn, final

import attrs

from practicecheck.comparison.statistics import Sums
from practicecheck.errors import Code, DocumentError, Problem, Severity
from practicecheck.surveys._response_table import ResponseTable, response_table
from practicecheck.surveys._results import ItemWorth, SurveyResults, figure, sums_of, survey_results
from practicecheck.surveys._tally import Group, GroupTally, Tallied, regrouped
from practicecheck.surveys.weighting._group_sizes import GroupSizes, check_margins
from practicecheck.surveys.weighting._post_stratification import post_stratify, weighting_problem
from practicecheck.surveys.weighting._raking import rake
from practicecheck.surveys.weighting._trimming import trim
from practicecheck.surveys.weighting._weighted_sums import NOBODY, WeightedSums
from practicecheck.surveys.weighting._weights import Cell, Weights
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class WeightedSurvey(Value):
    """A survey and the weights of its people: a working copy.

    `release_weighted` makes of it what may be published.

    Attributes:
        pieces: The survey by its groups and by what weights are made of, crossed.
        by: By what people are grouped.
        weights: What each person counts, by the cell to which they belong.
        apart: Whether the weights of some cells, held against each other, say nothing of the others.
        sums: The weighted sums, by group, and by section, item or the whole.
        response: Who answered, by what the weights are made of.
        problems: What must be known to use the weights.
    """

    pieces: Tallied
    by: tuple[str, ...]
    weights: Weights
    apart: bool
    sums: Mapping[tuple[Group, str], WeightedSums]
    response: tuple[ResponseTable, ...]
    problems: tuple[Problem, ...] = ()

    def __repr__(self) -> str:
        return f"<WeightedSurvey of {self.pieces.rule.framework.id}: a working copy>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A weighted survey can't leave before it is released: call release_weighted() first.")

    @property
    def unanswered(self) -> tuple[Problem, ...]:
        """What must be known of who answered, beside that it wants weights."""
        return beside_weights(own for table in self.response for own in table.problems)

    @property
    def results(self) -> SurveyResults:
        """What it comes to where everybody counts alike."""
        return survey_results(regrouped(self.pieces, self.by))

    def cell_of(self, piece: Group) -> Cell:
        """The cell of weights in which people are.

        Args:
            piece: What they have in common.
        """
        names = [own.name for own in self.pieces.rule.by]
        return tuple(piece[names.index(name)] for name in self.weights.by)


def beside_weights(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What must be known of who answered where people are weighted: that groups answered unlike is made up for.

    Args:
        problems: What must be known.
    """
    return tuple(own for own in problems if own.severity is not Severity.WARNING)


def pieces_by(by: Sequence[str], sizes: Iterable[GroupSizes]) -> tuple[str, ...]:
    """By what a survey has to be added up before it can be weighted.

    Args:
        by: By what people are grouped.
        sizes: The known sizes of groups.

    Returns:
        What people are grouped by as it was given, and what else the sizes are by.
    """
    more = dict.fromkeys(name for own in sizes for name in own.by if name not in by)
    return (*by, *more)


def weigh(
    pieces: Tallied, by: Sequence[str], sizes: Sequence[GroupSizes], *, most: int | Fraction | None = None
) -> WeightedSurvey:
    """Weight a survey by the known sizes of groups.

    One list of sizes is post-stratified to, several are raked to, each by one column. Weights are made of those
    whose answers can be used. Who does not say to which group they belong has no weight, and is told.

    Args:
        pieces: The survey, added up by `pieces_by`.
        by: By what people are grouped.
        sizes: The known sizes of groups.
        most: Nobody counts more than so many times the mean; nothing: weights are not trimmed.

    Raises:
        DocumentError: There can be no weights: a group has nobody who answered, is not known, or has fewer
            people than answered.
        ValueError: There are no sizes, or the survey was added up by something else.
    """
    if not sizes:
        raise ValueError("there are no sizes to weight by")
    if tuple(own.name for own in pieces.rule.by) != pieces_by(by, sizes):
        raise ValueError(f"add the survey up by {', '.join(pieces_by(by, sizes))} before it is weighted")
    if problems := list(check_margins(sizes)):
        raise DocumentError(problems)
    response = tuple(response_table(pieces, own) for own in sizes)
    if problems := [own for table in response for own in _more_than_there_are(table)]:
        raise DocumentError(problems)
    names = pieces_by((), sizes)
    usable = {own.group: own.parts[pieces.rule.whole].scored for own in regrouped(pieces, names).groups}
    placed = {cell: people for cell, people in usable.items() if not _unplaced(cell, names, sizes)}
    weights = _weights(placed, names, sizes, most)
    left = sum(usable.values()) - sum(placed.values())
    survey = WeightedSurvey(
        pieces=pieces,
        by=tuple(by),
        weights=weights,
        apart=len(sizes) == 1 and most is None,
        sums={},
        response=response,
        problems=(*weights.problems, *_left_out(left, names)),
    )
    return attrs.evolve(survey, sums=_sums(survey))


def _unplaced(cell: Cell, names: Sequence[str], sizes: Iterable[GroupSizes]) -> bool:
    return any(own.lacks(tuple(cell[names.index(name)] for name in own.by)) for own in sizes)


def _weights(
    people: Mapping[Cell, int], by: Sequence[str], sizes: Sequence[GroupSizes], most: int | Fraction | None
) -> Weights:
    try:
        weights = _raked(people, by, sizes) if len(sizes) > 1 else post_stratify(people, sizes[0].people, by)
    except DocumentError as fault:
        raise DocumentError([_placed(own, sizes) for own in fault.problems]) from None
    trimmed = weights if most is None else trim(weights, most=most).weights
    return attrs.evolve(trimmed, problems=tuple(_placed(own, sizes) for own in trimmed.problems))


def _raked(people: Mapping[Cell, int], by: Sequence[str], sizes: Sequence[GroupSizes]) -> Weights:
    margins = {own.by[0]: {cell[0]: count for cell, count in own.people.items()} for own in sizes}
    raked = rake(people, by, margins)
    if not raked.converged:
        # Weights that miss what they are made for are not what is said of them.
        raise DocumentError(
            attrs.evolve(own, severity=Severity.ERROR)
            for own in raked.weights.problems
            if own.severity is Severity.WARNING
        )
    return raked.weights


def _placed(problem: Problem, sizes: Sequence[GroupSizes]) -> Problem:
    """A problem with the file in which its place is."""
    own = next((own for own in sizes if problem.path[:1] == own.by), sizes[0] if len(sizes) == 1 else None)
    return problem if own is None else attrs.evolve(problem, file=own.file)


def _more_than_there_are(table: ResponseTable) -> Iterator[Problem]:
    for own in table.rates:
        if own.issued and not own.possible:
            yield Problem(
                code=Code.RESPONSE,
                message=f"{', '.join(own.group)}: {own.returned} people answered, and there are {own.issued}.",
                remedy="Count again how many there are, or look for people who answered twice or name another "
                "group. With such a size nobody is weighted.",
                path=own.group,
                file=table.file,
            )


def _left_out(people: int, names: Sequence[str]) -> Iterator[Problem]:
    if people:
        yield weighting_problem(
            f"{people} people don't say all of {', '.join(names)}: they have no weight.",
            "They count in the unweighted figures, and in no weighted one. Say so where results are published.",
            tuple(names),
            severity=Severity.WARNING,
        )


def _sums(survey: WeightedSurvey) -> Mapping[tuple[Group, str], WeightedSums]:
    rule = survey.pieces.rule
    worths = [(own.item, ItemWorth.of(own, rule)) for own in rule.asked]
    # In floating point: exact weights of thousands of cells have no common denominator that anybody could hold.
    weight_of = {cell: float(weight) for cell, weight in survey.weights.of.items()}
    found: dict[tuple[Group, str], WeightedSums] = {}
    for piece in survey.pieces.groups:
        weight = weight_of.get(survey.cell_of(piece.group))
        group = piece.group[: len(survey.by)]
        for name, own in _sums_in(piece, worths):
            before = found.setdefault((group, name), NOBODY)
            if own.n and weight is not None:
                alike = WeightedSums.alike(own.n, float(own.total), float(own.squares))
                found[group, name] = before + alike.times(weight)
    return found


def _sums_in(piece: GroupTally, worths: Iterable[tuple[str, ItemWorth]]) -> Iterator[tuple[str, Sums]]:
    for part, own in piece.parts.items():
        yield figure(part), sums_of(own)
    for item, worth in worths:
        yield figure(item, item=True), worth.sums(piece.items[item])
