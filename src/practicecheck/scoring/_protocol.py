"""What teams have in common of the capture protocol, and what not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import final

import attrs

from practicecheck.assessments import Capture, definition_folded
from practicecheck.frameworks import EVERY_PART, CapturePart
from practicecheck.scoring._gathered import Team
from practicecheck.values import Value

_NAMED = 6
"""So many teams are named; more are counted."""
_STANDS = 4
"""So many ways to say it are told in a sentence; the others are counted."""
_WORDS = 80
"""So much of a definition is told in a sentence."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Stand(Value):
    """Teams that say the same of a part of the capture protocol.

    Attributes:
        says: What they say, in their words.
        teams: The ids of the teams.
    """

    says: str
    teams: tuple[str, ...]


@final
@attrs.frozen(kw_only=True, repr=False)
class Difference(Value):
    """A part of the capture protocol in which teams differ.

    Attributes:
        part: The part.
        stands: What there is, the most frequent first.
    """

    part: CapturePart
    stands: tuple[Stand, ...]

    @property
    def said(self) -> str:
        """The difference in a sentence: ``basis: 7 teams say headcount; east says wte``."""
        told = "; ".join(map(_said, self.stands[:_STANDS]))
        others = f"; {len(self.stands) - _STANDS} more" if len(self.stands) > _STANDS else ""
        return f"{self.part.value}: {told}{others}"


def _said(stand: Stand) -> str:
    says = shorten(stand.says, _WORDS, placeholder=' ..."' if stand.says.endswith('"') else " ...")
    if len(stand.teams) > _NAMED:
        return f"{len(stand.teams)} teams say {says}"
    return f"{', '.join(stand.teams)} {'says' if len(stand.teams) == 1 else 'say'} {says}"


def differences(teams: Iterable[Team], parts: Iterable[CapturePart] = EVERY_PART) -> tuple[Difference, ...]:
    """Find where the capture protocols of teams differ.

    What is not said differs from what is said: nobody knows whether it is the same.

    Args:
        teams: The teams; those whose assessment is missing say nothing.
        parts: The parts that matter.
    """
    own = list(teams)
    found: list[Difference] = []
    for part in parts:
        stands: dict[object, list[Team]] = {}
        for team in own:
            if team.gives is not None:
                stands.setdefault(_compared(team.gives.capture, part), []).append(team)
        if len(stands) > 1:
            found.append(Difference(part=part, stands=_stands(part, stands.values())))
    return tuple(found)


def _stands(part: CapturePart, groups: Iterable[Sequence[Team]]) -> tuple[Stand, ...]:
    made = [
        Stand(
            says=_words(group[0].gives.capture if group[0].gives else Capture(), part),
            teams=tuple(team.unit.id for team in group),
        )
        for group in groups
    ]
    return tuple(sorted(made, key=lambda stand: (-len(stand.teams), stand.says)))


def _compared(capture: Capture, part: CapturePart) -> object:
    match part:
        case CapturePart.PERIOD:
            return (capture.from_, capture.to)
        case CapturePart.BASIS:
            return capture.basis
        case CapturePart.CASE:
            return definition_folded(capture.case)
        case CapturePart.SCOPE:
            return definition_folded(capture.scope)


def _words(capture: Capture, part: CapturePart) -> str:
    match part:
        case CapturePart.PERIOD:
            if capture.from_ is None and capture.to is None:
                return "nothing"
            return f"{capture.from_ or '...'} to {capture.to or '...'}"
        case CapturePart.BASIS:
            return "nothing" if capture.basis is None else capture.basis.value
        case CapturePart.CASE:
            return f'"{capture.case}"' if definition_folded(capture.case) else "nothing"
        case CapturePart.SCOPE:
            return f'"{capture.scope}"' if definition_folded(capture.scope) else "nothing"


def alike(team: Team, parts: Iterable[CapturePart]) -> tuple[object, ...]:
    """What must be equal for figures of two teams to be added up.

    Args:
        team: A team that has an assessment.
        parts: The parts of the capture protocol that matter.
    """
    capture = team.gives.capture if team.gives else Capture()
    return tuple(_compared(capture, part) for part in parts)
