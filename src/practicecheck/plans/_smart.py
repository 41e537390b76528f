"""SMART, by letter: checks on the fields of an action, never on its prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, final

import attrs

from practicecheck.frameworks import Framework
from practicecheck.plans._plan import Action, Monitoring
from practicecheck.plans._scale_numbers import scale_numbers, scale_unit
from practicecheck.plans._smart_rules import NEXT_SENTENCE, SMART_RULES, Letter, Looks, SmartRule
from practicecheck.plans._stated import stated
from practicecheck.values import Value

_NEXT_SENTENCE = re.compile(NEXT_SENTENCE)


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
    checks = [(rule.letter, _check(rule, action, framework)) for rule in SMART_RULES]
    return MappingProxyType(
        {letter: tuple(check for own, check in checks if own is letter) for letter in Letter}
    )


def _check(rule: SmartRule, action: Action, framework: Framework) -> SmartCheck:
    found = _found(rule, action, framework)
    if found is None:
        return SmartCheck(id=rule.id)
    return SmartCheck(id=rule.id, why=rule.why.format_map(found), write=rule.write.format_map(found))


def _found(rule: SmartRule, action: Action, framework: Framework) -> Mapping[str, object] | None:
    """What was found where an action falls short, by the names in the rule's words; nothing if it passes."""
    values = [_at(action, field) for field in rule.fields]
    passes, found = True, dict[str, object]()
    match rule.looks:
        case Looks.STATED:
            passes = any(map(stated, values))
        case Looks.ONE_SENTENCE:
            text = (values[0] or "").strip()
            passes = len(text.splitlines()) <= 1 and not _NEXT_SENTENCE.search(text)
        case Looks.CHANGE:
            target, baseline = values
            passes, found = target is None or target != baseline, {"target": target}
        case Looks.ON_SCALE:
            return _off_scale(values[0], [number for number in values[1:] if number is not None], framework)
        case Looks.ORDER:
            start, completion = values
            passes = start is None or completion is None or start < completion
            found = {"start": start, "completion": completion}
        case Looks.EACH:
            without = ", ".join(str(time.on) for time in values[0] if not stated(getattr(time, rule.fields[1])))
            passes, found = not without, {"without": without}
        case Looks.IN_TIME:
            passes = not values[0] or any(_lies_between(time, *values[1:]) for time in values[0])
    return None if passes else found


def _at(action: Action, field: str) -> Any:
    here: Any = action
    for name in field.split("."):
        here = getattr(here, name, None)
    return here


def _lies_between(time: Monitoring, start: date | None, completion: date | None) -> bool:
    return (start is None or start <= time.on) and (completion is None or time.on < completion)


def _off_scale(name: str | None, given: list[Any], framework: Framework) -> Mapping[str, object] | None:
    item = framework.items.get(name) if name else None
    scales = [framework.scale(scale) for scale in item.scales] if item else []
    if not scales or any(all(number in scale_numbers(own).values() for number in given) for own in scales):
        return None
    choices = [f"{', '.join(map(str, scale_numbers(own).values()))} {scale_unit(own)}" for own in scales]
    return {"item": name, "given": " and ".join(map(str, given)), "choices": " or ".join(choices)}
