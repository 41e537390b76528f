"""Funnel plots: which organisations differ from the others by more than their size would make them.

D. J. Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24:
1185-1202.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from fractions import Fraction
from functools import cached_property
from math import sqrt
from typing import Final, final

import attrs

from practicecheck.comparison.statistics._normal import normal_quantile
from practicecheck.comparison.statistics._scipy import binomial_limit, poisson_limit
from practicecheck.values import Value

TAILS: Final = (0.025, 0.001)
"""What lies beyond each of the inner and the outer limits, on one side: 95 % and 99.8 % lie within."""
_Z: Final = tuple(normal_quantile(1 - 2 * tail) for tail in TAILS)
_WINSORISED: Final = Fraction(1, 10)


@final
class Measure(Enum):
    """What the figure of an organisation is."""

    PROPORTION = "proportion"
    """So many people of a kind among all."""
    RATE = "rate"
    """So many events for each unit of exposure, such as cases for each full-time worker."""


@final
class LimitMethod(Enum):
    """How limits are worked out."""

    SCORE = "score"
    """The target plus or minus so many standard errors, as Public Health England publishes it."""
    EXACT = "exact"
    """The counts at which the tails of the binomial or the Poisson distribution end: what lies beyond is less
    probable than the tail. Only the lines of the picture fill in the steps between counts, as Spiegelhalter
    (2005) does it for places, too: a full score that is likely would lie outside. It needs the extra
    ``stats``."""


@final
class Place(Enum):
    """Where an organisation lies."""

    HIGH = "above the 99.8 % limit"
    RATHER_HIGH = "above, between the 95 % and the 99.8 % limit"
    INSIDE = "inside the 95 % limits"
    RATHER_LOW = "below, between the 95 % and the 99.8 % limit"
    LOW = "below the 99.8 % limit"
    TOO_SMALL = "not placed: too small"


@final
@attrs.frozen(repr=False)
class Aggregate(Value):
    """The figure of one organisation: sums over people, and nobody's own answer.

    Attributes:
        name: The organisation's name.
        count: How many people, or events.
        of: Among how many people, or for how much exposure.
    """

    name: str
    count: int
    of: Fraction = attrs.field(converter=Fraction)

    @property
    def figure(self) -> Fraction | None:
        """The proportion or rate, exactly; nothing where there is nobody."""
        return self.count / self.of if self.of else None


@final
@attrs.frozen(kw_only=True, repr=False)
class Limits(Value):
    """The limits for one size.

    Attributes:
        low_998: The lower outer limit.
        low_95: The lower inner limit.
        high_95: The upper inner limit.
        high_998: The upper outer limit.
    """

    low_998: float
    low_95: float
    high_95: float
    high_998: float


@final
@attrs.frozen(kw_only=True, repr=False)
class Placed(Value):
    """One organisation in the funnel.

    Attributes:
        aggregate: Its figure.
        z: How many standard errors it lies from the target; nothing where it is too small.
        limits: The limits for its size; nothing where it is too small.
        place: Where it lies.
    """

    aggregate: Aggregate
    z: float | None
    limits: Limits | None
    place: Place


@final
@attrs.frozen(kw_only=True, repr=False)
class Funnel(Value):
    """Organisations about a target, with limits that narrow as they grow.

    Attributes:
        measure: What their figure is.
        method: How the limits are worked out.
        target: All counts together over all sizes together; of those that are large enough.
        least: The smallest size that is placed.
        phi: How much more the organisations vary than their sizes explain (the mean of the squared z, with the
            outermost tenth on either side drawn in): about 1 where sizes explain everything. Nothing where
            it can't be said.
        tau: The standard deviation of what lies between organisations beyond chance; 0 where it is not
            allowed for.
        placed: Each organisation, in the order in which they were given.
    """

    measure: Measure
    method: LimitMethod
    target: Fraction
    least: Fraction
    phi: float | None
    tau: float
    placed: tuple[Placed, ...]

    def limits(self, of: float) -> Limits:
        """The limits for a size, as a line in the picture: exact ones with the steps between counts filled in.

        Args:
            of: The size: people, or exposure. It is above 0.

        Raises:
            MissingExtraError: Exact limits need scipy, and it is not installed.
        """
        if self.method is LimitMethod.EXACT:
            return _exact_limits(float(self.target), of, self.measure, filled=True)
        return limits_for(float(self.target), of, self.measure, tau=self.tau)

    @cached_property
    def outside(self) -> tuple[Placed, ...]:
        """The organisations outside the outer limits."""
        return tuple(own for own in self.placed if own.place in {Place.HIGH, Place.LOW})


def limits_for(
    target: float,
    of: float,
    measure: Measure = Measure.PROPORTION,
    *,
    method: LimitMethod = LimitMethod.SCORE,
    tau: float = 0.0,
) -> Limits:
    """The limits of a funnel for one size.

    Args:
        target: The proportion or rate of all.
        of: The size: people, or exposure. It is above 0.
        measure: What the figure is.
        method: How the limits are worked out.
        tau: What lies between organisations beyond chance. It goes with score limits only.

    Raises:
        MissingExtraError: Exact limits need scipy, and it is not installed.
    """
    if method is LimitMethod.EXACT:
        return _exact_limits(target, of, measure)
    error = sqrt(_variance(target, of, measure) + tau * tau)
    inner, outer = ([target - z * error, target + z * error] for z in _Z)
    return _within(measure, inner, outer)


def _exact_limits(target: float, of: float, measure: Measure, *, filled: bool = False) -> Limits:
    def limit(tail: float) -> float:
        if measure is Measure.PROPORTION:
            people = max(1, round(of))
            return binomial_limit(tail, people, target, filled=filled) / people
        return poisson_limit(tail, target * of, filled=filled) / of

    inner, outer = ([limit(tail), limit(1 - tail)] for tail in TAILS)
    return _within(measure, inner, outer)


def _within(measure: Measure, inner: Sequence[float], outer: Sequence[float]) -> Limits:
    """Limits between nothing and all that there can be."""
    top = 1.0 if measure is Measure.PROPORTION else float("inf")
    low_998, low_95, high_95, high_998 = (
        min(top, max(0.0, limit)) for limit in (outer[0], inner[0], inner[1], outer[1])
    )
    return Limits(low_998=low_998, low_95=low_95, high_95=high_95, high_998=high_998)


def _variance(target: float, of: float, measure: Measure) -> float:
    spread = target * (1 - target) if measure is Measure.PROPORTION else target
    return spread / of


def funnel(
    aggregates: Iterable[Aggregate],
    measure: Measure = Measure.PROPORTION,
    *,
    least: int | Fraction = 10,
    overdispersion: bool = False,
    method: LimitMethod = LimitMethod.SCORE,
) -> Funnel:
    """Lay organisations about the figure of all of them.

    Where many lie outside, the organisations differ in more than chance and size: then the limits may be
    widened by additive random effects (Spiegelhalter 2005, section 3.3, with winsorised z as in D. J.
    Spiegelhalter and others 2012, Journal of the Royal Statistical Society A 175: 1-47).

    Args:
        aggregates: The organisations.
        measure: What their figure is.
        least: The smallest size that is placed; smaller ones are named, and not in the target.
        overdispersion: Whether limits are widened by what varies beyond chance.
        method: How limits are worked out.

    Raises:
        ValueError: No organisation is large enough; a count does not fit its size; exact limits shall be
            widened.
        MissingExtraError: Exact limits need scipy, and it is not installed.
    """
    given = tuple(aggregates)
    _sound(given, measure)
    if overdispersion and method is LimitMethod.EXACT:
        raise ValueError("exact limits are not widened for overdispersion: choose score limits")
    large = [own for own in given if own.of and own.of >= least]
    if not large:
        raise ValueError(f"no organisation has at least {least}: there is nothing to compare")
    target = Fraction(sum(own.count for own in large)) / sum(own.of for own in large)
    errors = [sqrt(_variance(float(target), float(own.of), measure)) for own in large]
    phi, tau = _beyond_chance([float(own.count / own.of - target) for own in large], errors)
    used = tau if overdispersion else 0.0
    return Funnel(
        measure=measure,
        method=method,
        target=target,
        least=Fraction(least),
        phi=phi,
        tau=used,
        placed=tuple(
            _placed(own, target, measure, method, used)
            if own.of and own.of >= least
            else Placed(aggregate=own, z=None, limits=None, place=Place.TOO_SMALL)
            for own in given
        ),
    )


def _sound(given: Sequence[Aggregate], measure: Measure) -> None:
    for own in given:
        if own.count < 0 or own.of < 0:
            raise ValueError(f"{own.name} has less than nothing: write 0 or more")
        if measure is Measure.PROPORTION and (own.count > own.of or own.of.denominator != 1):
            raise ValueError(
                f"{own.name}: {own.count} of {own.of} is no proportion of people; say that it is a rate"
            )


def _beyond_chance(distances: Sequence[float], errors: Sequence[float]) -> tuple[float | None, float]:
    """Phi, and the tau that takes the place of what chance does not explain."""
    many = len(distances)
    if many < 2 or not all(errors):  # noqa: PLR2004 - variation needs two
        return None, 0.0
    z = winsorised([distance / error for distance, error in zip(distances, errors, strict=True)])
    phi = sum(own * own for own in z) / many
    weights = [1 / error**2 for error in errors]
    total = sum(weights)
    below = total - sum(weight**2 for weight in weights) / total
    beyond = many * phi - (many - 1)
    return phi, sqrt(beyond / below) if beyond > 0 and below > 0 else 0.0


def winsorised(z: Sequence[float], share: Fraction = _WINSORISED) -> tuple[float, ...]:
    """Draw the outermost values in to the outermost of the others, so that a few odd ones don't widen limits.

    Args:
        z: The values.
        share: Which share of them is drawn in, on either side.
    """
    if not z:
        return ()
    ordered, drawn = sorted(z), int(len(z) * share)
    low, high = ordered[drawn], ordered[len(z) - 1 - drawn]
    return tuple(min(max(own, low), high) for own in z)


def _placed(own: Aggregate, target: Fraction, measure: Measure, method: LimitMethod, tau: float) -> Placed:
    limits = limits_for(float(target), float(own.of), measure, method=method, tau=tau)
    figure = float(own.count / own.of)
    error = sqrt(_variance(float(target), float(own.of), measure) + tau * tau)
    z = (figure - float(target)) / error if error else 0.0
    return Placed(aggregate=own, z=z, limits=limits, place=_place(figure, limits))


def _place(figure: float, limits: Limits) -> Place:
    if figure > limits.high_998:
        return Place.HIGH
    if figure < limits.low_998:
        return Place.LOW
    if figure > limits.high_95:
        return Place.RATHER_HIGH
    return Place.RATHER_LOW if figure < limits.low_95 else Place.INSIDE
