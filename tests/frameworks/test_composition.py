"""The algebra of correspondences, held against sets."""

from itertools import combinations, product

import pytest

from practicecheck.frameworks._composition import composed, inverse
from practicecheck.frameworks._crosswalk import Correspondence

SETS = [frozenset(s) for size in (1, 2, 3, 4) for s in combinations(range(4), size)]
HOLDS = {
    Correspondence.EQUAL: lambda a, b: a == b,
    Correspondence.EQUIVALENT: lambda a, b: a == b,
    Correspondence.SUBSET: lambda a, b: a <= b,
    Correspondence.SUPERSET: lambda a, b: a >= b,
    Correspondence.INTERSECTS: lambda a, b: bool(a & b),
    Correspondence.NONE: lambda a, b: not a & b,
}


@pytest.mark.parametrize(("first", "then"), list(product(Correspondence, repeat=2)))
def test_what_is_composed_holds_of_all_sets_and_what_is_open_holds_of_none(
    first: Correspondence, then: Correspondence
) -> None:
    """A composed relation holds wherever both hops hold; where it is open, no relation would."""
    ends = [(a, c) for a, b, c in product(SETS, repeat=3) if HOLDS[first](a, b) and HOLDS[then](b, c)]
    found = composed(first, then)
    if found is None:
        assert not [r for r in Correspondence if all(HOLDS[r](*pair) for pair in ends)]
    else:
        assert all(HOLDS[found](*pair) for pair in ends)


@pytest.mark.parametrize("relation", list(Correspondence))
def test_an_inverse_says_the_same_from_the_other_side(relation: Correspondence) -> None:
    """A relation holds of two sets exactly where its inverse holds of them turned round."""
    for a, b in product(SETS, repeat=2):
        assert HOLDS[relation](a, b) is HOLDS[inverse(relation)](b, a)
