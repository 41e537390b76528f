"""SMART, by letter: checks on the fields of an action, never on its prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import final

import attrs

from practicecheck.frameworks import Framework
from practicecheck.plans._plan import Action, Measure
from practicecheck.plans._scale_numbers import scale_numbers, scale_unit
from practicecheck.plans._stated import stated
from practicecheck.values import Value


@final
class Letter(Enum):
    """A letter of SMART. Its value begins the ids of its checks."""

    S = "specific"
    M = "measurable"
    A = "achievable"
    R = "relevant"
    T = "time-bound"

    @property
    def title(self) -> str:
        """Its full name as a heading: ``Time-bound``."""
        return self.value.capitalize()


@final
@attrs.frozen(kw_only=True, repr=False)
class SmartCheck(Value):
    """One check and what came of it.

    A check that has nothing to hold against something else passes: a target that is not stated can't equal the
    baseline, and its absence is told by a check of its own.

    Attributes:
        id: The check's name for ever, such as ``specific.for-whom``.
        why: Why the action falls short; nothing if it passes.
        write: What to write; nothing if it passes.
    """

    id: str
    why: str | None = None
    write: str | None = None

    @property
    def passes(self) -> bool:
        """Whether the action passes it."""
        return self.why is None


def smart_checks(action: Action, framework: Framework) -> Mapping[Letter, tuple[SmartCheck, ...]]:
    """Hold an action against every check.

    Args:
        action: The action.
        framework: The edition whose findings it acts on.

    Returns:
        The same checks in the same order for every action, by letter.
    """
    return MappingProxyType({letter: tuple(checks(action, framework)) for letter, checks in _CHECKS.items()})


def _check(name: str, why: str, write: str, *, passes: bool) -> SmartCheck:
    return SmartCheck(id=name) if passes else SmartCheck(id=name, why=why, write=write)


# A full stop or other mark with a capital letter after it. A full stop behind one or two letters ("e.g.",
# "St.") is read as an abbreviation: better to miss a second sentence than to find fault with a first one.
_NEXT_SENTENCE = re.compile(r"""(?:[^\s.]{3}\.|[!?])[)"'\u2019\u201d]*\s+[("'\u2018\u201c]*[A-Z]""")


def _specific(action: Action, _framework: Framework) -> Iterator[SmartCheck]:
    text = (action.action or "").strip()
    yield _check(
        "specific.action",
        "Nothing says what will be done.",
        "Write action: what will be done, in one sentence.",
        passes=stated(text),
    )
    yield _check(
        "specific.one-sentence",
        "The action is more than one sentence.",
        "Say in one sentence what will be done. Put the rest under notes, or make a second action of it.",
        passes=len(text.splitlines()) <= 1 and not _NEXT_SENTENCE.search(text),
    )
    yield _check(
        "specific.for-whom",
        "Nothing says for whom it is done.",
        "Write for_whom: the people who will notice, such as the practitioners of the duty team.",
        passes=stated(action.for_whom),
    )
    yield _check(
        "specific.addresses",
        "Nothing says which items it is about.",
        "Write addresses: the ids of the items that it answers to, such as [q1-1].",
        passes=stated(action.addresses),
    )


def _measurable(action: Action, framework: Framework) -> Iterator[SmartCheck]:
    measure = action.measure or Measure()
    yield _check(
        "measurable.measure",
        "Nothing says what will show that it worked.",
        "Write under measure: item: an item's id, or indicator: its name, or figure: what is counted.",
        passes=stated(measure.of),
    )
    yield _check(
        "measurable.baseline",
        "Nothing says where the measure stands now.",
        "Write under measure: baseline: the value when the action begins.",
        passes=measure.baseline is not None,
    )
    yield _check(
        "measurable.target",
        "Nothing says what the measure is to reach.",
        "Write under measure: target: the value to be reached by the completion date.",
        passes=measure.target is not None,
    )
    yield _check(
        "measurable.unit",
        "Nothing says what the measure is counted in.",
        "Write under measure: unit: what both numbers count, such as points, % or days.",
        passes=stated(measure.unit),
    )
    yield _check(
        "measurable.change",
        f"The target is the same as the baseline: {measure.target}.",
        "Set a target that differs from the baseline, or choose a measure that can move.",
        passes=measure.target is None or measure.target != measure.baseline,
    )
    yield _on_scale(measure, framework)


def _on_scale(measure: Measure, framework: Framework) -> SmartCheck:
    item = framework.items.get(measure.item) if measure.item else None
    scales = [framework.scale(name) for name in item.scales] if item else []
    given = [number for number in (measure.baseline, measure.target) if number is not None]
    fits = any(all(number in scale_numbers(scale).values() for number in given) for scale in scales)
    choices = " or ".join(
        f"{', '.join(map(str, scale_numbers(scale).values()))} {scale_unit(scale)}" for scale in scales
    )
    return _check(
        "measurable.on-scale",
        f"No scale of {measure.item} has {' and '.join(map(str, given))}.",
        f"Give baseline and target as points of one scale: {choices}.",
        passes=not scales or fits,
    )


def _achievable(action: Action, _framework: Framework) -> Iterator[SmartCheck]:
    yield _check(
        "achievable.lead",
        "Nobody leads it.",
        "Write lead: the role that answers for it, not a name.",
        passes=stated(action.lead),
    )
    yield _check(
        "achievable.lead-agreed",
        "Nothing says that the lead has agreed.",
        "Ask the lead, then write lead_agreed: true.",
        passes=action.lead_agreed,
    )
    yield _check(
        "achievable.resources",
        "Nothing says what it needs.",
        "Write resources: the time, people or money that it needs; if it needs none, say so.",
        passes=stated(action.resources),
    )
    yield _check(
        "achievable.released-by",
        "Nothing says who releases what it needs.",
        "Write released_by: the role that can release it, such as the head of service.",
        passes=stated(action.released_by),
    )


def _relevant(action: Action, _framework: Framework) -> Iterator[SmartCheck]:
    yield _check(
        "relevant.serves",
        "Nothing says which part of the self-assessment it serves.",
        "Write section: the section's id, or addresses: the ids of items.",
        passes=stated(action.section) or stated(action.addresses),
    )
    yield _check(
        "relevant.why",
        "Nothing says what was found.",
        "Write why: the finding that calls for it.",
        passes=stated(action.why),
    )
    yield _check(
        "relevant.builds-on",
        "Nothing says whether it mends a gap or builds on a strength.",
        "Write builds_on: gap, or builds_on: strength.",
        passes=action.builds_on is not None,
    )
    yield _check(
        "relevant.systemic-impact",
        "Nothing says what it changes beyond itself.",
        "Write systemic_impact: what it is expected to change in the wider system or culture.",
        passes=stated(action.systemic_impact),
    )


def _time_bound(action: Action, _framework: Framework) -> Iterator[SmartCheck]:
    start, completion = action.start, action.completion
    yield _check(
        "time-bound.start",
        "Nothing says when it begins.",
        "Write start: a date, such as 2026-04-01.",
        passes=start is not None,
    )
    yield _check(
        "time-bound.completion",
        "Nothing says when it is to be completed.",
        "Write completion: a date, such as 2026-09-30.",
        passes=completion is not None,
    )
    yield _check(
        "time-bound.order",
        f"It begins on {start}, which is not before its completion on {completion}.",
        "Mend start or completion.",
        passes=start is None or completion is None or start < completion,
    )
    yield _check(
        "time-bound.monitoring",
        "Nothing says when progress is looked at.",
        "Write monitoring: a list of dates, each as on: and a date, with forum: and where.",
        passes=stated(action.monitoring),
    )
    without = ", ".join(str(time.on) for time in action.monitoring if not stated(time.forum))
    yield _check(
        "time-bound.forum",
        f"Nothing says where progress is looked at on {without}.",
        "Write forum: the meeting or board, beside each monitoring date.",
        passes=not without,
    )
    yield _check(
        "time-bound.monitored-in-time",
        "No monitoring date lies between the start and the completion.",
        "Add a monitoring date while things can still be mended: "
        "not before the start, and before the completion.",
        passes=(
            not action.monitoring
            or any(
                (start is None or start <= time.on) and (completion is None or time.on < completion)
                for time in action.monitoring
            )
        ),
    )
    yield _check(
        "time-bound.sign-off",
        "Nothing says who signs it off.",
        "Write sign_off: the body that says it is done.",
        passes=stated(action.sign_off),
    )


_CHECKS: Mapping[Letter, Callable[[Action, Framework], Iterator[SmartCheck]]] = MappingProxyType(
    {
        Letter.S: _specific,
        Letter.M: _measurable,
        Letter.A: _achievable,
        Letter.R: _relevant,
        Letter.T: _time_bound,
    }
)
