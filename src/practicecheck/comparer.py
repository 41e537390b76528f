"""Comparing by names: scorecards are made, and the crosswalk between two editions is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from practicecheck.assessments import Assessment
from practicecheck.catalogue import Catalogue
from practicecheck.comparison import (
    Audience,
    Comparison,
    EditionPair,
    Lineage,
    Scored,
    pair_editions,
    release,
    release_card,
)
from practicecheck.comparison import compare as compare_scored
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.frameworks import Crosswalk, Framework, check_crosswalk, turned
from practicecheck.scorer import score


def scored(
    assessment: Assessment,
    catalogue: Catalogue,
    key: str | None = None,
    name: str | None = None,
    *,
    audience: Audience = Audience.PUBLISHED,
) -> Scored:
    """Score an assessment for a comparison. Extensions play no part in it.

    Args:
        assessment: The assessment, as it was read.
        catalogue: Where its edition, keys and definitions are looked up.
        key: The name of a key; the default key of the scale that was used, if nothing is said.
        name: What this side is called; the unit and the end of its period, if nothing is said.
        audience: Who it is for. Published, figures about health and leave of small teams are left out, and
            rates that could tell them.

    Raises:
        DocumentError: The assessment contradicts the framework, or the key does not fit the scale.
        KeyMismatchError: The key is for another scale.
        NotInCatalogueError: No framework or key has that name.
    """
    card = score(
        assessment,
        catalogue[assessment.framework].national,
        key,
        keys=catalogue.scoring_keys,
        indicators=catalogue.indicators,
    )
    released = release(assessment, card.framework, audience)
    side = Scored(
        assessment=released.assessment,
        card=release_card(card, assessment, audience),
        withheld=released.withheld,
    )
    return attrs.evolve(side, name=name) if name else side


def compare(  # noqa: PLR0913 - one for each thing that may be said of a comparison
    earlier: Assessment,
    later: Assessment,
    catalogue: Catalogue,
    *,
    key: str | None = None,
    crosswalk: Crosswalk | str | None = None,
    lineage: Lineage | None = None,
    audience: Audience = Audience.PUBLISHED,
    force: bool = False,
) -> Comparison:
    """Lay two assessments beside each other: one unit at two times, or two units.

    Args:
        earlier: The earlier assessment, or one of two units.
        later: The later assessment, or the other unit.
        catalogue: Where editions, keys and crosswalks are looked up.
        key: The name of a key for both; the default key of the scale that was used, if nothing is said.
        crosswalk: What corresponds to what, or its name; the one that leads from the first edition to the
            second, if nothing is said and there is one.
        lineage: Which organisation became which, where the two are not of one name.
        audience: Who it is for. Published, nothing is compared that is held back from a report.
        force: Whether differences are wanted against the verdict.

    Returns:
        The verdict on the whole, and for each section, item, figure and rate the verdict, its reasons, and a
        difference where the verdict allows it.

    Raises:
        DocumentError: One of the two contradicts its framework, or the key does not fit the scale.
        KeyMismatchError: The key is for another scale.
        NotInCatalogueError: No framework, key or crosswalk has that name.
    """
    sides = tuple(scored(each, catalogue, key, audience=audience) for each in (earlier, later))
    pair = editions_beside(sides[0].framework, sides[1].framework, catalogue, crosswalk)
    return compare_scored(sides[0], sides[1], editions=pair, lineage=lineage, force=force)


def editions_beside(
    earlier: Framework, later: Framework, catalogue: Catalogue, crosswalk: Crosswalk | str | None = None
) -> EditionPair:
    """Lay two editions side by side, by a crosswalk where there is one.

    Args:
        earlier: The edition that the earlier side answered.
        later: The edition that the later side answered.
        catalogue: Where crosswalks are looked up.
        crosswalk: The crosswalk, or its name; the one that leads from the first to the second, if nothing is
            said.

    Raises:
        NotInCatalogueError: No crosswalk has that name.
        DocumentError: The crosswalk was written for another wording of an edition.
        ValueError: The crosswalk is between other editions.
    """
    if isinstance(crosswalk, str):
        crosswalk = catalogue.crosswalks[crosswalk]
    if crosswalk is not None:
        crosswalk = between(crosswalk, earlier, later)
    if crosswalk is not None and (crosswalk.from_, crosswalk.to) == (earlier.id, later.id):
        stale = tuple(_other_wording(crosswalk, earlier, later))
        if stale:
            raise DocumentError(stale)
    if crosswalk is None and earlier.id != later.id:
        crosswalk = crosswalk_between(earlier, later, catalogue.crosswalks.readable())
    return pair_editions(earlier, later, crosswalk)


def crosswalk_between(
    earlier: Framework, later: Framework, crosswalks: Iterable[Crosswalk]
) -> Crosswalk | None:
    """The crosswalk that leads from one edition to another; or, if none does, from the other to the one.

    Args:
        earlier: The edition that is walked from.
        later: The edition that is walked to.
        crosswalks: The crosswalks that there are.

    Returns:
        It; nothing if there is none, or several, of which somebody has to choose one by its name. One that was
        written for another wording of an edition is not taken.
    """
    readable = tuple(crosswalks)
    for way in (readable, tuple(map(turned, readable))):
        there = [own for own in way if (own.from_, own.to) == (earlier.id, later.id)]
        if there:
            found = [own for own in there if not any(_other_wording(own, earlier, later))]
            return found[0] if len(found) == 1 else None
    return None


def between(crosswalk: Crosswalk, earlier: Framework, later: Framework) -> Crosswalk:
    """A crosswalk in the direction that is wanted: turned round, if it leads from the second to the first.

    Args:
        crosswalk: The crosswalk.
        earlier: The edition that is walked from.
        later: The edition that is walked to.
    """
    return turned(crosswalk) if (crosswalk.from_, crosswalk.to) == (later.id, earlier.id) else crosswalk


def _other_wording(crosswalk: Crosswalk, earlier: Framework, later: Framework) -> Iterator[Problem]:
    """What says that a crosswalk was written for another wording than is at hand."""
    for problem in check_crosswalk(crosswalk, earlier.national, later.national):
        if problem.code is Code.CROSSWALK_DIGEST:
            yield attrs.evolve(problem, file=crosswalk.id)
