"""Scores of an assessment with extensions: the national one, and beside it what is local. Never one sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import final

import attrs

from practicecheck.assessments import (
    Answer,
    AnswerState,
    Assessment,
    Reason,
    condition_may_hold,
    national_part,
)
from practicecheck.frameworks import Extension, ExtensionId, Framework
from practicecheck.scoring._scorecard import Scorecard
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Narrowed(Value):
    """An item of the edition that does not apply, as an extension says.

    Attributes:
        item: The item.
        extension: The extension that says so.
        reason: Why.
        was: What became of it in the national score.
    """

    item: str
    extension: ExtensionId
    reason: str
    was: AnswerState


@final
@attrs.frozen(kw_only=True, repr=False)
class ExtendedScore(Value):
    """What an assessment comes to, nationally and locally. There is no total of both.

    Attributes:
        national: The scorecard of the edition alone: what it would be without extensions.
        as_narrowed: The edition's scorecard without the items that extensions take out; nothing where that
            changes nothing.
        narrowed: The items that they take out.
        local: The scorecard of each extension that asks something, in the order of their ids.
        extensions: The extensions that could be used, in the same order.
    """

    national: Scorecard
    as_narrowed: Scorecard | None = None
    narrowed: tuple[Narrowed, ...] = ()
    local: tuple[Scorecard, ...] = ()
    extensions: tuple[Extension, ...] = ()

    def of(self, extension_id: str) -> Scorecard | None:
        """The scorecard of an extension; nothing if it asks nothing.

        Args:
            extension_id: The extension's id.
        """
        return next((card for card in self.local if card.framework_id == extension_id), None)


def narrowed_items(
    assessment: Assessment, framework: Framework, extensions: Sequence[Extension], card: Scorecard
) -> Iterator[Narrowed]:
    """The items that extensions take out: those that are asked, and whose condition is known not to be met.

    Args:
        assessment: The assessment as it was read, with the local answers on which conditions may lean.
        framework: The edition that it answers.
        extensions: The extensions.
        card: The edition's scorecard.
    """
    found: dict[str, Narrowed] = {}
    states = card.state_of
    for extension in extensions:
        for narrowing in extension.narrows:
            if narrowing.only_if and condition_may_hold(narrowing.only_if, assessment):
                continue
            for item in framework.item(narrowing.item).walk():
                state = states.get(item.id, AnswerState.NOT_ASKED)
                if state is not AnswerState.NOT_ASKED:
                    found[item.id] = Narrowed(
                        item=item.id, extension=extension.id, reason=narrowing.reason, was=state
                    )
    return (found[item] for item in framework.items if item in found)


def without_narrowed(assessment: Assessment, narrowed: Sequence[Narrowed]) -> Assessment:
    """The national part of an assessment, in which narrowed items are X with the extension's reason.

    Args:
        assessment: The assessment as it was read.
        narrowed: The items.
    """
    national, out = national_part(assessment), {own.item: own for own in narrowed}
    return attrs.evolve(
        national,
        answers=(
            *(answer for answer in national.answers if answer.item not in out),
            *(Answer(item=own.item, not_applicable=Reason(own.reason)) for own in narrowed),
        ),
    )
