"""The checks of SMART as data: what each looks at, and what it says. Whatever reads them judges alike."""

from __future__ import annotations

from enum import Enum
from typing import Final, final

import attrs

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
class Looks(Enum):
    """What a check looks for in the fields that it names."""

    STATED = "stated"
    """One of them says something."""
    ONE_SENTENCE = "one sentence"
    """It is one sentence at the most."""
    CHANGE = "change"
    """The first is not stated, or differs from the second."""
    ON_SCALE = "on scale"
    """Where the first is an item on a scale, the numbers that the others give lie on one of its scales."""
    ORDER = "order"
    """The first day lies before the second, if both are stated."""
    EACH = "each"
    """Each entry of the list, the first, states the second."""
    IN_TIME = "in time"
    """One day of the list, the first, lies between the two days that follow, as far as they are stated."""


@final
@attrs.frozen(kw_only=True, repr=False)
class SmartRule(Value):
    """One check as data.

    Attributes:
        id: Its name for ever, such as ``specific.for-whom``. It begins with the letter.
        looks: What it looks for.
        fields: The fields of an action that it looks at: ``measure.target``.
        why: What is said if an action falls short. Names in braces stand for what was found.
        write: What to write then.
    """

    id: str
    looks: Looks
    fields: tuple[str, ...]
    why: str
    write: str

    @property
    def letter(self) -> Letter:
        """The letter to which it belongs."""
        return Letter(self.id.partition(".")[0])


# A full stop or other mark with a capital letter after it. A full stop behind one or two letters ("e.g.",
# "St.") is read as an abbreviation: better to miss a second sentence than to find fault with a first one.
NEXT_SENTENCE: Final = r"""(?:[^\s.]{3}\.|[!?])[)"'\u2019\u201d]*\s+[("'\u2018\u201c]*[A-Z]"""
"""What a second sentence looks like."""


def _rule(name: str, looks: Looks, fields: str, why: str, write: str) -> SmartRule:
    return SmartRule(id=name, looks=looks, fields=tuple(fields.split()), why=why, write=write)


SMART_RULES: Final = (
    _rule(
        "specific.action",
        Looks.STATED,
        "action",
        "Nothing says what will be done.",
        "Write action: what will be done, in one sentence.",
    ),
    _rule(
        "specific.one-sentence",
        Looks.ONE_SENTENCE,
        "action",
        "The action is more than one sentence.",
        "Say in one sentence what will be done. Put the rest under notes, or make a second action of it.",
    ),
    _rule(
        "specific.for-whom",
        Looks.STATED,
        "for_whom",
        "Nothing says for whom it is done.",
        "Write for_whom: the people who will notice, such as the practitioners of the duty team.",
    ),
    _rule(
        "specific.addresses",
        Looks.STATED,
        "addresses",
        "Nothing says which items it is about.",
        "Write addresses: the ids of the items that it answers to, such as [q1-1].",
    ),
    _rule(
        "measurable.measure",
        Looks.STATED,
        "measure.item measure.indicator measure.figure",
        "Nothing says what will show that it worked.",
        "Write under measure: item: an item's id, or indicator: its name, or figure: what is counted.",
    ),
    _rule(
        "measurable.baseline",
        Looks.STATED,
        "measure.baseline",
        "Nothing says where the measure stands now.",
        "Write under measure: baseline: the value when the action begins.",
    ),
    _rule(
        "measurable.target",
        Looks.STATED,
        "measure.target",
        "Nothing says what the measure is to reach.",
        "Write under measure: target: the value to be reached by the completion date.",
    ),
    _rule(
        "measurable.unit",
        Looks.STATED,
        "measure.unit",
        "Nothing says what the measure is counted in.",
        "Write under measure: unit: what both numbers count, such as points, % or days.",
    ),
    _rule(
        "measurable.change",
        Looks.CHANGE,
        "measure.target measure.baseline",
        "The target is the same as the baseline: {target}.",
        "Set a target that differs from the baseline, or choose a measure that can move.",
    ),
    _rule(
        "measurable.on-scale",
        Looks.ON_SCALE,
        "measure.item measure.baseline measure.target",
        "No scale of {item} has {given}.",
        "Give baseline and target as points of one scale: {choices}.",
    ),
    _rule(
        "achievable.lead",
        Looks.STATED,
        "lead",
        "Nobody leads it.",
        "Write lead: the role that answers for it, not a name.",
    ),
    _rule(
        "achievable.lead-agreed",
        Looks.STATED,
        "lead_agreed",
        "Nothing says that the lead has agreed.",
        "Ask the lead, then write lead_agreed: true.",
    ),
    _rule(
        "achievable.resources",
        Looks.STATED,
        "resources",
        "Nothing says what it needs.",
        "Write resources: the time, people or money that it needs; if it needs none, say so.",
    ),
    _rule(
        "achievable.released-by",
        Looks.STATED,
        "released_by",
        "Nothing says who releases what it needs.",
        "Write released_by: the role that can release it, such as the head of service.",
    ),
    _rule(
        "relevant.serves",
        Looks.STATED,
        "section addresses",
        "Nothing says which part of the self-assessment it serves.",
        "Write section: the section's id, or addresses: the ids of items.",
    ),
    _rule(
        "relevant.why",
        Looks.STATED,
        "why",
        "Nothing says what was found.",
        "Write why: the finding that calls for it.",
    ),
    _rule(
        "relevant.builds-on",
        Looks.STATED,
        "builds_on",
        "Nothing says whether it mends a gap or builds on a strength.",
        "Write builds_on: gap, or builds_on: strength.",
    ),
    _rule(
        "relevant.systemic-impact",
        Looks.STATED,
        "systemic_impact",
        "Nothing says what it changes beyond itself.",
        "Write systemic_impact: what it is expected to change in the wider system or culture.",
    ),
    _rule(
        "time-bound.start",
        Looks.STATED,
        "start",
        "Nothing says when it begins.",
        "Write start: a date, such as 2026-04-01.",
    ),
    _rule(
        "time-bound.completion",
        Looks.STATED,
        "completion",
        "Nothing says when it is to be completed.",
        "Write completion: a date, such as 2026-09-30.",
    ),
    _rule(
        "time-bound.order",
        Looks.ORDER,
        "start completion",
        "It begins on {start}, which is not before its completion on {completion}.",
        "Mend start or completion.",
    ),
    _rule(
        "time-bound.monitoring",
        Looks.STATED,
        "monitoring",
        "Nothing says when progress is looked at.",
        "Write monitoring: a list of dates, each as on: and a date, with forum: and where.",
    ),
    _rule(
        "time-bound.forum",
        Looks.EACH,
        "monitoring forum",
        "Nothing says where progress is looked at on {without}.",
        "Write forum: the meeting or board, beside each monitoring date.",
    ),
    _rule(
        "time-bound.monitored-in-time",
        Looks.IN_TIME,
        "monitoring start completion",
        "No monitoring date lies between the start and the completion.",
        "Add a monitoring date while things can still be mended: "
        "not before the start, and before the completion.",
    ),
    _rule(
        "time-bound.sign-off",
        Looks.STATED,
        "sign_off",
        "Nothing says who signs it off.",
        "Write sign_off: the body that says it is done.",
    ),
)
"""Every check, in the order in which they are told."""
