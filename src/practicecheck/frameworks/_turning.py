"""A crosswalk read from its end to its start."""

import attrs

from practicecheck.frameworks._composition import inverse
from practicecheck.frameworks._crosswalk import Crosswalk


def turned(crosswalk: Crosswalk) -> Crosswalk:
    """Read a crosswalk the other way round. Its name, and who says so, stay as they are.

    Args:
        crosswalk: The crosswalk.

    Returns:
        What it says, from where it leads to where it came from. A row of what corresponds to nothing has
        nothing on its first side then.
    """
    return attrs.evolve(
        crosswalk,
        from_=crosswalk.to,
        from_digest=crosswalk.to_digest,
        to=crosswalk.from_,
        to_digest=crosswalk.from_digest,
        is_turned=not crosswalk.is_turned,
        rows=tuple(
            attrs.evolve(row, from_=row.to, to=row.from_, relation=inverse(row.relation))
            for row in crosswalk.rows
        ),
    )
