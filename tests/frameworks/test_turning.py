"""A crosswalk serves in both directions."""

from __future__ import annotations

import pytest

from practicecheck import Catalogue
from practicecheck.comparer import editions_beside
from practicecheck.frameworks import ItemChange, diff_editions, turned

CATALOGUE = Catalogue.discover()
OLD, NEW = CATALOGUE["employer-standards@2014"], CATALOGUE["employer-standards@2020"]
CROSSWALKS = tuple(CATALOGUE.crosswalks.readable())


@pytest.mark.parametrize("crosswalk", CROSSWALKS, ids=lambda own: own.id)
def test_turned_twice_it_is_itself(crosswalk) -> None:
    """Nothing is lost on the way."""
    assert turned(turned(crosswalk)) == crosswalk
    assert turned(crosswalk) != crosswalk


def test_from_the_later_edition_to_the_earlier_one_it_is_found() -> None:
    """Number 4 is another subject in 2014, and its id alone would make it the same one reworded."""
    found = editions_beside(NEW, OLD, CATALOGUE).diff
    assert found is not None
    assert found.crosswalk is not None
    assert found.crosswalk.id == "employer-standards-2014-to-2020@2026"
    assert found.by_earlier["standard-4"].changes == (ItemChange.RETIRED,)
    assert found.by_later["standard-4"].changes == (ItemChange.ADDED,)
    assert "standard-4 is asked by employer-standards@2014 alone: Managing risks" in (
        found.by_later["standard-4"].notes[0].why
    )


def test_named_it_is_turned_too() -> None:
    """Whoever names it need not know in which direction it was written."""
    name = "employer-standards-2014-to-2020@2026"
    assert editions_beside(NEW, OLD, CATALOGUE, name) == editions_beside(NEW, OLD, CATALOGUE)


@pytest.mark.parametrize("crosswalk", CROSSWALKS, ids=lambda own: own.id)
def test_what_changed_in_one_direction_changed_in_the_other(crosswalk) -> None:
    """The same items stand beside each other, whichever edition is named first."""
    sides = CATALOGUE[crosswalk.from_], CATALOGUE[crosswalk.to]
    there, back = diff_editions(*sides, crosswalk), diff_editions(*sides[::-1], turned(crosswalk))

    def beside(own) -> set[tuple[frozenset[str], frozenset[str]]]:
        return {
            (frozenset(item.id for item in link.earlier), frozenset(item.id for item in link.later))
            for link in own.links
        }

    assert beside(back) == {(later, earlier) for earlier, later in beside(there)}


def test_it_is_told_that_a_crosswalk_is_read_the_other_way_round() -> None:
    """Its author wrote it in one direction, and is not made to have said the other."""
    crosswalk = CROSSWALKS[0]
    assert crosswalk.cited == f"{crosswalk.id} ({crosswalk.author}, {crosswalk.made_on})"
    assert (
        turned(crosswalk).cited
        == f"{crosswalk.id} ({crosswalk.author}, {crosswalk.made_on}, read the other way round)"
    )
    assert not turned(turned(crosswalk)).is_turned
