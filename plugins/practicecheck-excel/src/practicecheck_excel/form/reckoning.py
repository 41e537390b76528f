"""By which key each part of a form is scored: the edition, and each extension apart. Never in one sum."""

from __future__ import annotations

from collections.abc import Iterator
from typing import final

import attrs

from practicecheck.exchange import FormContent
from practicecheck.frameworks import Scale
from practicecheck.scoring import ScoringKey
from practicecheck.values import Value
from practicecheck_excel.form.totals import why_no_formulas


@final
@attrs.frozen(kw_only=True, repr=False)
class Reckoning(Value):
    """How one part of a form is scored.

    Attributes:
        extension: The extension that asks it; nothing for the edition.
        scale: The scale that its answers are on.
        key: The key that scores it.
        why: Why the workbook shows no scores of it; nothing if it does.
    """

    extension: str | None = None
    scale: Scale | None = None
    key: ScoringKey | None = None
    why: str | None = None


def reckonings_of(content: FormContent, scale: Scale | None) -> Iterator[Reckoning]:
    """The parts that are scored: the edition first, and then each extension in the order of their ids.

    Args:
        content: What the form is made from.
        scale: The scale that the edition's answers are on.
    """
    key = content.key
    if key is not None:
        yield Reckoning(scale=scale, key=key, why=_why(key, scale))
    asked = {
        section.extension: section.scale
        for section in content.framework.sections
        if section.extension is not None and any(item.scored for item in section.walk())
    }
    for extension, own in sorted(asked.items()):
        by = key if own is None else _default(own, content.local_keys)
        on = own or scale
        yield Reckoning(extension=extension, scale=on, key=by, why=_why(by, on))


def _default(scale: Scale, keys: tuple[ScoringKey, ...]) -> ScoringKey | None:
    return next((key for key in keys if key.id == scale.default_key), None)


def _why(key: ScoringKey | None, scale: Scale | None) -> str | None:
    if key is None:
        named = None if scale is None else scale.default_key
        return f"The key {named} is not at hand." if named else "No key scores the scale of the answers."
    if (why := why_no_formulas(key)) is not None:
        return why
    if scale is None or scale.id != key.scale:
        return f"The key {key.id} is for another scale than the answers are on."
    return None
