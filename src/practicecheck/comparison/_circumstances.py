"""How the answers of two sides came together, and what that does to a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from practicecheck.assessments import Assessment, Capture, Number, Voice, definition_folded
from practicecheck.comparison._comparison_rule import ComparisonRule
from practicecheck.comparison._ground import Ground, GroundCode, caveat, refusal
from practicecheck.comparison._kinship import one_series, organisation_grounds
from practicecheck.comparison._lineage import Lineage
from practicecheck.comparison._scored import Scored


def circumstances(
    earlier: Scored, later: Scored, rule: ComparisonRule, lineage: Lineage | None = None
) -> tuple[Ground, ...]:
    """Grounds that hold for everything in a comparison.

    Args:
        earlier: The earlier side, or one of two units.
        later: The later side, or the other unit.
        rule: From when on a difference must be told.
        lineage: Which organisation became which.
    """
    before, after = earlier.assessment, later.assessment
    series = one_series(before, after, lineage)
    return (
        *organisation_grounds(before, after, lineage),
        *_series_break(before, after, series=series),
        *_periods(before, after, rule, series=series),
        *_scope(before.capture, after.capture),
        *_cases(before.capture, after.capture),
        *_voices(earlier, later),
        *_bases(earlier, later, rule),
    )


def _series_break(before: Assessment, after: Assessment, *, series: bool) -> Iterator[Ground]:
    # Two teams in one year are no series, whatever each of them changed since the year before.
    if not series:
        return
    days = before.capture.to, after.capture.to
    turned = days[0] is not None and days[1] is not None and days[1] < days[0]
    last, which = (before, "first") if turned else (after, "later")
    if last.capture.series_break is not None:
        yield refusal(
            GroundCode.SERIES_BREAK,
            f"the {which} assessment says that the series breaks: {last.capture.series_break}",
        )


def _periods(before: Assessment, after: Assessment, rule: ComparisonRule, *, series: bool) -> Iterator[Ground]:
    one, other = _period(before.capture), _period(after.capture)
    if one is None or other is None:
        which = (
            "neither side says"
            if one is other
            else f"the {'earlier' if one is None else 'later'} side does not say"
        )
        yield caveat(GroundCode.PERIOD, f"{which} for which period its answers hold.")
        return
    if series:
        if other[1] < one[1]:
            yield caveat(
                GroundCode.PERIOD_ORDER,
                f"the first ends on {one[1]}, after the second, which ends on {other[1]}.",
            )
        elif one == other:
            yield caveat(
                GroundCode.PERIOD,
                f"both are of one unit and one period, {_said(one)}: between them lies no change over time.",
            )
        elif other[0] <= one[1]:
            yield caveat(GroundCode.PERIOD, f"the two periods overlap from {other[0]} to {one[1]}.")
    elif one != other:
        yield caveat(GroundCode.PERIOD, f"one is of {_said(one)}, and the other of {_said(other)}.")
    days = sorted(((one[1] - one[0]).days + 1, (other[1] - other[0]).days + 1))
    if Fraction(days[1] - days[0], days[0]) >= rule.length_change:
        yield caveat(
            GroundCode.PERIOD_LENGTH,
            f"the periods last {(one[1] - one[0]).days + 1} and {(other[1] - other[0]).days + 1} days.",
        )


def _period(capture: Capture) -> tuple[date, date] | None:
    if capture.from_ is None or capture.to is None or capture.to < capture.from_:
        return None
    return capture.from_, capture.to


def _said(period: tuple[date, date]) -> str:
    return f"{period[0]} to {period[1]}"


def _scope(before: Capture, after: Capture) -> Iterator[Ground]:
    for what, one, other in (
        ("the staff in scope", before.scope, after.scope),
        ("the services", before.services, after.services),
    ):
        yield from _texts(GroundCode.SCOPE, what, one, other)


def _cases(before: Capture, after: Capture) -> Iterator[Ground]:
    yield from _texts(GroundCode.CASE, "what counts as a case", before.case, after.case)


def _texts(code: GroundCode, what: str, one: str | None, other: str | None) -> Iterator[Ground]:
    if definition_folded(one) == definition_folded(other):
        return
    if one is None or other is None:
        yield caveat(code, f"only one side says {_asked(what)}: {one or other}")
    else:
        yield caveat(code, f"{what} changed: {one.rstrip('.')}; then {other}")


def _asked(what: str) -> str:
    return what if what.startswith("what") else f"what {what} are"


def _voices(earlier: Scored, later: Scored) -> Iterator[Ground]:
    one, other = earlier.assessment.capture.voice, later.assessment.capture.voice
    if one is not other:
        said = [_VOICES[voice] for voice in (one, other)]
        yield caveat(GroundCode.WHO_RATED, f"the earlier was completed {said[0]}, and the later {said[1]}.")
    rated = earlier.perspectives, later.perspectives
    if rated[0] != rated[1] and all(rated):
        gone, came = sorted(rated[0] - rated[1]), sorted(rated[1] - rated[0])
        parts = [
            *([f"{', '.join(gone)} rated the first time only"] if gone else []),
            *([f"{', '.join(came)} the second time only"] if came else []),
        ]
        yield caveat(GroundCode.WHO_RATED, f"other people rated: {'; '.join(parts)}.")


_VOICES = {
    Voice.ON_BEHALF: "on behalf of social workers",
    Voice.JOINTLY: "jointly with social workers",
    None: "by people of whom nothing is said",
}


def _bases(earlier: Scored, later: Scored, rule: ComparisonRule) -> Iterator[Ground]:
    """The size of the staff, by the first figure of it that both sides give."""
    for name in later.framework.staff:
        one, other = (_number(name, side.assessment) for side in (earlier, later))
        if one and other:
            change = Fraction(abs(Fraction(one) - Fraction(other)), min(Fraction(one), Fraction(other)))
            if change >= rule.base_change:
                yield caveat(GroundCode.BASE_SIZE, f"it is about {one} staff, and then about {other} ({name}).")
            return


def _number(name: str, assessment: Assessment) -> Number | None:
    answer = assessment.by_item.get(name)
    return answer.number if answer else assessment.base_figures.get(name)
