"""Peers: organisations that are like one's own, by attributes that are stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from types import MappingProxyType
from typing import Final, final

import attrs

from practicecheck.values import Value

NOTHING_KNOWN: Final[Mapping[str, float]] = MappingProxyType({})
NOTHING_SAID: Final[Mapping[str, str]] = MappingProxyType({})


@final
@attrs.frozen(kw_only=True, repr=False)
class Profile(Value):
    """What is known of an organisation.

    Attributes:
        name: Its name.
        numbers: Figures by attribute, such as the population or the share who live in poverty.
        words: Words by attribute, such as the region or the kind of council.
    """

    name: str
    numbers: Mapping[str, float] = NOTHING_KNOWN
    words: Mapping[str, str] = NOTHING_SAID


@final
@attrs.frozen(kw_only=True, repr=False)
class Peer(Value):
    """An organisation that is like one's own.

    Attributes:
        name: Its name.
        distance: How far it lies: 0 is the same in every number, 1 is a standard deviation in each.
    """

    name: str
    distance: float


@final
@attrs.frozen(kw_only=True, repr=False)
class LeftOut(Value):
    """An organisation that is no peer.

    Attributes:
        name: Its name.
        why: Why not.
        distance: How far it lies, where that could be worked out.
    """

    name: str
    why: str
    distance: float | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Peers(Value):
    """Who is compared with whom, by what, and who is not.

    Attributes:
        of: The organisation whose peers they are.
        near: The attributes in which they are near, each over its standard deviation among those looked at.
        same: The attributes in which they are the same.
        peers: The peers, the nearest first.
        left_out: All others, in the order in which they were given.
    """

    of: str
    near: tuple[str, ...]
    same: tuple[str, ...]
    peers: tuple[Peer, ...]
    left_out: tuple[LeftOut, ...]


def peers_of(
    own: Profile, others: Iterable[Profile], *, near: Sequence[str], same: Sequence[str] = (), most: int = 10
) -> Peers:
    """Choose peers.

    The distance is the root of the mean of the squared differences, each difference over the standard
    deviation of its attribute among the organisations that are the same in what must be the same, and one's
    own.

    Args:
        own: The organisation whose peers are wanted.
        others: Those that may be peers.
        near: Numbers in which they shall be near.
        same: Words in which they must be the same.
        most: So many are chosen.

    Raises:
        ValueError: No attribute is stated, or one's own organisation lacks one.
    """
    if not near and not same:
        raise ValueError("say by which attributes peers are chosen")
    if lacks := _lacks(own, near, same):
        raise ValueError(f"{own.name} has no {', '.join(lacks)}: peers can't be chosen by what is not known")
    left: dict[str, LeftOut] = {}
    able: list[Profile] = []
    order = [one for one in others if one.name != own.name]
    for one in order:
        if lacks := _lacks(one, near, same):
            left[one.name] = LeftOut(name=one.name, why=f"not known: {', '.join(lacks)}")
        elif differs := [name for name in same if one.words[name] != own.words[name]]:
            left[one.name] = LeftOut(name=one.name, why=f"another {', another '.join(differs)}")
        else:
            able.append(one)
    spread = {name: _deviation([one.numbers[name] for one in (own, *able)]) for name in near}
    found = sorted(
        (Peer(name=one.name, distance=_distance(own, one, spread)) for one in able),
        key=lambda peer: (peer.distance, peer.name),
    )
    for peer in found[most:]:
        left[peer.name] = LeftOut(
            name=peer.name, why=f"farther away than the {most} nearest", distance=peer.distance
        )
    return Peers(
        of=own.name,
        near=tuple(near),
        same=tuple(same),
        peers=tuple(found[:most]),
        left_out=tuple(left[one.name] for one in order if one.name in left),
    )


def _lacks(one: Profile, near: Iterable[str], same: Iterable[str]) -> list[str]:
    return [
        *(name for name in near if name not in one.numbers),
        *(name for name in same if name not in one.words),
    ]


def _deviation(numbers: Sequence[float]) -> float:
    mean = sum(numbers) / len(numbers)
    return sqrt(sum((number - mean) ** 2 for number in numbers) / len(numbers))


def _distance(own: Profile, one: Profile, spread: Mapping[str, float]) -> float:
    if not spread:
        return 0.0
    parts = [
        ((own.numbers[name] - one.numbers[name]) / deviation) ** 2 if deviation else 0.0
        for name, deviation in spread.items()
    ]
    return sqrt(sum(parts) / len(parts))
