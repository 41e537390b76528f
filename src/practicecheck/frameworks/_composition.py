"""The algebra of correspondences: the other way round, and through an edition in between."""

from typing import Final

from practicecheck.frameworks._crosswalk import Correspondence

_EQUIVALENT: Final = Correspondence.EQUIVALENT
_SUBSET: Final = Correspondence.SUBSET
_SUPERSET: Final = Correspondence.SUPERSET
_INTERSECTS: Final = Correspondence.INTERSECTS
_NONE: Final = Correspondence.NONE

_INVERSES: Final = {_SUBSET: _SUPERSET, _SUPERSET: _SUBSET}

# A pair that is not here leaves it open how the ends relate: that is not the same as none.
_THROUGH: Final = {
    (_SUBSET, _SUBSET): _SUBSET,
    (_SUPERSET, _SUPERSET): _SUPERSET,
    (_SUPERSET, _SUBSET): _INTERSECTS,
    (_SUPERSET, _INTERSECTS): _INTERSECTS,
    (_INTERSECTS, _SUBSET): _INTERSECTS,
    (_SUBSET, _NONE): _NONE,
    (_NONE, _SUPERSET): _NONE,
}


def inverse(relation: Correspondence) -> Correspondence:
    """Say how the second side relates to the first.

    Args:
        relation: How the first side relates to the second.

    Returns:
        The relation, read the other way round.
    """
    return _INVERSES.get(relation, relation)


def composed(first: Correspondence, then: Correspondence) -> Correspondence | None:
    """Say what two relations in a row show of their ends.

    Intersects here promises only that the ends share something.

    Args:
        first: How the first relates to the middle.
        then: How the middle relates to the last.

    Returns:
        How the first relates to the last; None where the two relations leave it open.
    """
    if first is Correspondence.EQUAL:
        return then
    if then is Correspondence.EQUAL:
        return first
    if first is _EQUIVALENT:
        return then
    if then is _EQUIVALENT:
        return first
    return _THROUGH.get((first, then))
