"""Breaks of a series, as a year declares them, for every two years that lie on its two sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import final

from practicecheck.comparison._ground import Ground, GroundCode, refusal
from practicecheck.comparison._kinship import kin_of, one_series
from practicecheck.comparison._lineage import Lineage
from practicecheck.comparison._scored import Scored


@final
class SeriesBreaks:
    """The breaks that some of many assessments declare.

    Args:
        sides: The assessments, with their scorecards.
        lineage: Which organisation became which.
    """

    def __init__(self, sides: Sequence[Scored], lineage: Lineage | None) -> None:
        self._lineage = lineage
        self._places = {id(side): n for n, side in enumerate(sides)}
        self._declared: dict[tuple[str | None, str | None, str], list[Scored]] = {}
        for side in sides:
            if side.assessment.capture.series_break is not None:
                key = (*self._whose(side), side.framework.name)
                self._declared.setdefault(key, []).append(side)

    def between(self, earlier: Scored, later: Scored) -> Iterator[Ground]:
        """The breaks that lie between two assessments of one series, and that neither of them declares.

        Args:
            earlier: One of the assessments.
            later: Another.
        """
        if not self._declared or self._whose(earlier) != self._whose(later):
            return
        for name in dict.fromkeys((earlier.framework.name, later.framework.name)):
            for own in self._declared.get((*self._whose(later), name), ()):
                if own is not earlier and own is not later and self._spanned(own, earlier, later):
                    yield refusal(
                        GroundCode.SERIES_BREAK,
                        f"{own.name}, between the two, says that the series breaks: "
                        f"{own.assessment.capture.series_break}",
                    )

    def _whose(self, side: Scored) -> tuple[str | None, str | None]:
        return kin_of(side.assessment, self._lineage), side.assessment.unit

    def _spanned(self, own: Scored, earlier: Scored, later: Scored) -> bool:
        days = [side.assessment.capture.to for side in (earlier, own, later)]
        if days[0] is None or days[1] is None or days[2] is None:
            # Without periods they are taken in the order in which they were given.
            one, place, other = (self._places[id(side)] for side in (earlier, own, later))
            spanned = min(one, other) < place < max(one, other)
        else:
            # A year breaks the series between itself and what came before it.
            spanned = min(days[0], days[2]) < days[1] <= max(days[0], days[2])
        return spanned and all(
            one_series(own.assessment, side.assessment, self._lineage) for side in (earlier, later)
        )
