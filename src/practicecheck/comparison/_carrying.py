"""What one framework's answers show for another: evidence that is marked as carried, and never an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, final

import attrs

from practicecheck.assessments import Answer, AnswerState, Assessment, item_is_asked, scale_used, states
from practicecheck.frameworks import Correspondence, Framework, Item, ItemPair, PointCode, Route, Scale
from practicecheck.values import Value

_MARK: Final = re.compile(r"Carried on [0-9]{4}-[0-9]{2}-[0-9]{2}: ")
_SAID: Final[Mapping[Correspondence, str]] = MappingProxyType(
    {
        Correspondence.EQUAL: "asks the same in the same words",
        Correspondence.EQUIVALENT: "asks the same in other words",
        Correspondence.SUBSET: "is part of what is asked here",
        Correspondence.SUPERSET: "asks all that is asked here, and more",
        Correspondence.INTERSECTS: "has something in common with what is asked here",
    }
)


@final
@attrs.frozen(kw_only=True, repr=False)
class CarriedEvidence(Value):
    """One line of evidence that was carried to an item.

    Attributes:
        pair: The item that was answered, the item that it is evidence for, and the rows that say so.
        text: The line, which says where it comes from, how and on which day.
    """

    pair: ItemPair
    text: str


@final
@attrs.frozen(kw_only=True, repr=False)
class ScoreBeside(Value):
    """A score that was given in one framework, beside what corresponds to it in another. Nothing is carried.

    Attributes:
        pair: The two items.
        score: The point that was given.
        scale: The scale that it is on.
        there: The point that the other item has; nothing if it has none.
        can_be_taken: Whether both ask the same and may be answered on the same scale, so that whoever answers
            the other item may take the score over.
        why: Why it can't be taken over; nothing if it can.
    """

    pair: ItemPair
    score: PointCode
    scale: str
    there: PointCode | None
    can_be_taken: bool
    why: str | None = None


@final
@attrs.frozen(kw_only=True, repr=False)
class Carrying(Value):
    """What was carried from one assessment to another.

    Attributes:
        assessment: The other assessment, with the evidence added. Each item is in the state in which it was.
        route: The way that was walked.
        added: The evidence that was added.
        known: The evidence that was carried before, and stands there already.
        scores: Scores side by side.
    """

    assessment: Assessment
    route: Route
    added: tuple[CarriedEvidence, ...]
    known: tuple[CarriedEvidence, ...]
    scores: tuple[ScoreBeside, ...]


def carry_evidence(
    source: Assessment,
    onto: Assessment,
    route: Route,
    editions: tuple[Framework, Framework],
    document: str,
    on: date,
) -> Carrying:
    """Carry what one assessment answered to another framework's assessment, as evidence.

    Only items that are answered are carried, and only to items that are asked. What stands there stays as it
    is. What was carried before, on whatever day, is not carried again.

    Args:
        source: The assessment that was answered.
        onto: The assessment of the other framework; it may be empty.
        route: The way from the first framework to the second.
        editions: The first framework and the second, without extensions.
        document: What the first assessment's document is called.
        on: The day on which it is carried.

    Raises:
        ValueError: The way leads from or to another edition.
    """
    ends = source.framework, onto.framework
    if (route.from_, route.to) != ends or tuple(edition.id for edition in editions) != ends:
        message = f"the way leads from {route.from_} to {route.to}, not from {ends[0]} to {ends[1]}"
        raise ValueError(message)
    first, second = editions
    given = states(source, first)
    pairs = [
        pair
        for pair in route.pairs
        if pair.to is not None
        and given.get(pair.from_) is AnswerState.ANSWERED
        and _is_open_to(second.items.get(pair.to), second, onto)
    ]
    lines = [CarriedEvidence(pair=pair, text=_line(pair, first, document, on)) for pair in pairs]
    known = {(name, _undated(text)) for name, own in onto.by_item.items() for text in own.evidence}
    there = [line for line in lines if (line.pair.to, _undated(line.text)) in known]
    added = [line for line in lines if line not in there]
    return Carrying(
        assessment=_with(onto, added, second),
        route=route,
        added=tuple(added),
        known=tuple(there),
        scores=tuple(_scores(source, onto, pairs, editions)),
    )


def _is_open_to(item: Item | None, framework: Framework, onto: Assessment) -> bool:
    """Whether evidence can stand at an item: it takes an answer, and nothing says that it is not asked."""
    if item is None or not item.takes or not item_is_asked(item, onto):
        return False
    alternative = framework.section_of[item.id].alternative
    return alternative is None or onto.option(alternative.choice) in (None, alternative.option)


def _line(pair: ItemPair, first: Framework, document: str, on: date) -> str:
    text = first.items[pair.from_].text
    way = " and ".join(hop.crosswalk for hop in pair.hops)
    return (
        f'Carried on {on}: {pair.from_} of {first.id} ("{text}") is answered in {document}, and '
        f"{_SAID[pair.relation]}, by {way} with {pair.confidence.value} confidence"
    )


def _undated(text: str) -> str:
    """A line of evidence without the day on which it was carried."""
    return _MARK.sub("", text, count=1)


def _with(onto: Assessment, added: list[CarriedEvidence], framework: Framework) -> Assessment:
    texts: dict[str, list[str]] = {}
    for line in added:
        if line.pair.to is not None:
            texts.setdefault(line.pair.to, []).append(line.text)
    old = [
        attrs.evolve(answer, evidence=(*answer.evidence, *texts.pop(answer.item, ())))
        for answer in onto.answers
    ]
    new = [Answer(item=name, evidence=tuple(texts[name])) for name in framework.items if name in texts]
    return attrs.evolve(onto, answers=(*old, *new))


def _scores(
    source: Assessment, onto: Assessment, pairs: list[ItemPair], editions: tuple[Framework, Framework]
) -> list[ScoreBeside]:
    scale = scale_used(source, editions[0])
    found: list[ScoreBeside] = []
    for pair in pairs:
        score = source.by_item[pair.from_].score
        if score is None or scale is None or pair.to is None or not editions[1].items[pair.to].scored:
            continue
        other = onto.by_item.get(pair.to)
        why = _why_not(pair, scale, onto, editions[1])
        found.append(
            ScoreBeside(
                pair=pair,
                score=score,
                scale=scale.id,
                there=other.score if other else None,
                can_be_taken=why is None,
                why=why,
            )
        )
    return found


def _why_not(pair: ItemPair, scale: Scale, onto: Assessment, framework: Framework) -> str | None:
    if not pair.scores_compare:
        return f"the two do not ask the same: {pair.relation.value}"
    named = onto.option("scale")
    for other in framework.scales:
        if other.id == scale.id and other.points == scale.points and named in (None, other.id):
            return None
    return f"it is on the scale {scale.id}" + (f", and the other on {named}" if named else "")
