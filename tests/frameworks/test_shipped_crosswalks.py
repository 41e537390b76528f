"""The crosswalks that are shipped: every item is spoken of, by us and with a reason of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from practicecheck import Catalogue
from practicecheck.frameworks import Correspondence, Wording, check_crosswalk

THERE = Catalogue.builtin()
SHIPPED = tuple(THERE.crosswalks.values())
STEPS = THERE.crosswalks["health-check-to-standards@2026"]
STANDARDS = THERE.crosswalks["employer-standards-2014-to-2020@2026"]


def test_those_that_were_promised_are_shipped() -> None:
    """Steps and the 2016 resource to the standards, the latter to the steps, and one edition to the next."""
    assert {(own.from_, own.to) for own in SHIPPED} == {
        ("social-work-health-check@2009", "employer-standards@2014"),
        ("employer-standards@2014", "employer-standards@2020"),
        ("how-are-we-doing@2016", "employer-standards@2014"),
        ("how-are-we-doing@2016", "social-work-health-check@2009"),
    }


@pytest.mark.parametrize("crosswalk", SHIPPED, ids=lambda own: own.id)
def test_nothing_is_wrong_and_the_wordings_are_pinned(crosswalk) -> None:
    """Items are there, no row contradicts another, and the digests are those of the shipped editions."""
    editions = THERE[crosswalk.from_], THERE[crosswalk.to]
    assert check_crosswalk(crosswalk, *editions) == ()
    assert (crosswalk.from_digest, crosswalk.to_digest) == tuple(edition.digest for edition in editions)


@pytest.mark.parametrize("crosswalk", SHIPPED, ids=lambda own: own.id)
def test_every_item_that_is_walked_from_is_spoken_of(crosswalk) -> None:
    """Each item and each part has a row, and where nothing corresponds the row says so."""
    spoken = {item for row in crosswalk.rows for item in row.from_}
    assert spoken == set(THERE[crosswalk.from_].items)


@pytest.mark.parametrize("crosswalk", SHIPPED, ids=lambda own: own.id)
def test_every_row_is_ours_and_gives_a_reason_of_its_own(crosswalk) -> None:
    """No source says any of it; no reason stands twice, and none is a mere word."""
    assert crosswalk.provenance.wording is Wording.OURS
    reasons = Counter(row.rationale for row in crosswalk.rows)
    assert [reason for reason, times in reasons.items() if times > 1 or len(reason) < 40] == []


def test_no_step_is_the_same_as_a_standard() -> None:
    """A standard asks for more than any step, so that no row allows a score to be carried."""
    assert not {row.relation for row in STEPS.rows} & {Correspondence.EQUAL, Correspondence.EQUIVALENT}


def test_standard_4_has_no_successor_and_registration_no_step() -> None:
    """Standard 4 changed its subject from 2014 to 2020; no step asks about standard 7."""
    told = {row.from_: row for row in STANDARDS.rows}
    assert told["standard-4",].relation is Correspondence.NONE
    assert {row.relation for row in STANDARDS.rows if row.to} == {
        Correspondence.EQUIVALENT,
        Correspondence.INTERSECTS,
    }
    assert {item for row in STEPS.rows for item in row.to} == {f"standard-{n}" for n in (1, 2, 3, 4, 5, 6, 8)}
