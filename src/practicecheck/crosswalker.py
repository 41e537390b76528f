"""Walking by names: the way between two frameworks is looked up, held against their wordings, and used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from practicecheck.assessments import Assessment
from practicecheck.catalogue import Catalogue
from practicecheck.comparison import Carrying, carry_evidence
from practicecheck.errors import Code, DocumentError, NotInCatalogueError, Problem
from practicecheck.frameworks import (
    Crosswalk,
    Framework,
    Route,
    RouteStep,
    check_crosswalk,
    route_between,
    route_over,
)


def way_between(
    start: Framework, end: Framework, catalogue: Catalogue, crosswalk: Crosswalk | str | None = None
) -> Route:
    """The way from one framework to another.

    Args:
        start: The framework that is walked from.
        end: The framework that is walked to.
        catalogue: Where crosswalks are looked up, and the frameworks in between.
        crosswalk: The crosswalk that is to be used, or its name; the shortest way, and of the shortest the
            strongest, if nothing is said.

    Raises:
        NotInCatalogueError: No crosswalk has that name.
        DocumentError: No way leads there, or a crosswalk on it was written for another wording, names items
            that are not there, or contradicts itself.
    """
    if isinstance(crosswalk, str):
        crosswalk = catalogue.crosswalks[crosswalk]
    if crosswalk is None:
        route = route_between(start.id, end.id, catalogue.crosswalks.readable())
    else:
        route = route_over(crosswalk, start.id)
    if route is None or route.to != end.id:
        raise DocumentError([_no_way(start, end, crosswalk)])
    at_hand: dict[str, Framework] = {start.id: start.national, end.id: end.national}
    problems = [problem for step in route.steps for problem in _amiss(step, at_hand, catalogue)]
    if problems:
        raise DocumentError(problems)
    return route


def _no_way(start: Framework, end: Framework, crosswalk: Crosswalk | None) -> Problem:
    if crosswalk is not None:
        return Problem(
            code=Code.NO_CROSSWALK,
            message=f"{crosswalk.id} lies between {crosswalk.from_} and {crosswalk.to}, and does not lead from "
            f"{start.id} to {end.id}.",
            remedy="Name another crosswalk, or none: practicecheck crosswalk list shows those that there are.",
        )
    return Problem(
        code=Code.NO_CROSSWALK,
        message=f"no crosswalk leads from {start.id} to {end.id}, neither by itself nor over other frameworks."
        if start.id != end.id
        else f"{start.id} is both ends of the way.",
        remedy="Name other editions, or write a crosswalk: practicecheck schema crosswalk says how.",
    )


def _amiss(step: RouteStep, at_hand: dict[str, Framework], catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with one crosswalk of a way, told under its name."""
    crosswalk = step.crosswalk
    for problem in problems_of(crosswalk, catalogue, at_hand):
        yield attrs.evolve(problem, file=crosswalk.id)


def problems_of(
    crosswalk: Crosswalk, catalogue: Catalogue, at_hand: dict[str, Framework] | None = None
) -> tuple[Problem, ...]:
    """Hold a crosswalk against its two editions.

    Args:
        crosswalk: The crosswalk.
        catalogue: Where the editions are looked up.
        at_hand: Editions that are not to be looked up, by their ids.

    Returns:
        What is wrong with it; an edition that is not there is wrong, too.
    """
    found: dict[str, Framework] = dict(at_hand or {})
    missing: list[Problem] = []
    for side, name in (("from", crosswalk.from_), ("to", crosswalk.to)):
        if name in found:
            continue
        try:
            found[name] = catalogue[name].national
        except NotInCatalogueError:
            missing.append(
                Problem(
                    code=Code.UNKNOWN_FRAMEWORK,
                    message=f"{name} is not installed here, so that its items could not be looked at.",
                    remedy="Install the plugin that has it: practicecheck frameworks lists what is there.",
                    path=(side,),
                )
            )
    if missing:
        return (*missing, *check_crosswalk(crosswalk))
    return check_crosswalk(crosswalk, found[crosswalk.from_], found[crosswalk.to])


def carry(
    source: Assessment,
    to: Framework,
    catalogue: Catalogue,
    *,
    document: str,
    on: date,
    onto: Assessment | None = None,
    crosswalk: Crosswalk | str | None = None,
) -> Carrying:
    """Carry what an assessment answered to another framework, as evidence and never as an answer.

    Args:
        source: The assessment that was answered.
        to: The framework that it is evidence for.
        catalogue: Where frameworks and crosswalks are looked up.
        document: What the assessment's document is called; each line of evidence names it.
        on: The day on which it is carried.
        onto: The assessment that the evidence is added to; an empty one of the same unit, if nothing is said.
        crosswalk: The crosswalk that is to be used, or its name.

    Raises:
        NotInCatalogueError: No crosswalk has that name.
        DocumentError: No way leads there, a crosswalk on it does not fit, or the other assessment is another
            unit's or of another framework.
    """
    start = catalogue[source.framework].national
    route = way_between(start, to, catalogue, crosswalk)
    target = onto or Assessment(
        framework=to.id, digest=to.digest, organisation=source.organisation, unit=source.unit
    )
    if problems := tuple(_elsewhere(source, target, to)):
        raise DocumentError(problems)
    return carry_evidence(source, target, route, (start, to.national), document, on)


def _elsewhere(source: Assessment, onto: Assessment, to: Framework) -> Iterator[Problem]:
    if onto.framework != to.id:
        yield Problem(
            code=Code.CARRIED_ELSEWHERE,
            message=f"this answers {onto.framework}, and evidence is to be carried to {to.id}.",
            remedy="Name the right file, or the framework that it answers.",
            path=("framework",),
        )
    for name, mine, theirs in (
        ("organisation", source.organisation, onto.organisation),
        ("unit", source.unit, onto.unit),
    ):
        if mine and theirs and mine != theirs:
            yield Problem(
                code=Code.CARRIED_ELSEWHERE,
                message=f'this is of "{theirs}", and what is to be carried is of "{mine}".',
                remedy="What one unit answered is no evidence for another. Name the right file.",
                path=(name,),
            )
