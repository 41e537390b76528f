"""Extensions, and assessments that answer them: Hypothesis strategies, and some built by hand."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import strategies as st
from tests.strategies import (
    HAWD,
    PROVENANCE,
    _items,
    _scales,
    an_item,
    answers,
    assessments,
    lists_of_text,
    maybe,
    names,
    texts,
)

from practicecheck.assessments import Assessment, SectionRecord, scale_used
from practicecheck.frameworks import (
    Condition,
    Extension,
    ExtensionId,
    Framework,
    Guidance,
    Item,
    LocalSection,
    Narrowing,
    TakesNarrative,
    TakesScore,
    TakesYesNo,
    local_framework,
)

SPACES = ("north", "north-east", "south", "west")


def a_local_section(*items: Item, **other: Any) -> LocalSection:
    """A local section of the given items."""
    return attrs.evolve(
        LocalSection(id="northshire:s", title="Lone working", locator="policy 3", items=items), **other
    )


def an_extension(*items: Item, over: Framework = HAWD, **other: Any) -> Extension:
    """An extension of one section with the given items."""
    section = a_local_section(*items, id=f"{other.get('namespace', 'northshire')}:s")
    return attrs.evolve(
        Extension(
            id=ExtensionId("northshire-local@2026"),
            title="Northshire local questions",
            namespace="northshire",
            extends=over.id,
            digest=over.digest,
            provenance=PROVENANCE,
            summary="What Northshire asks.",
            sections=(section,) if items else (),
        ),
        **other,
    )


def scored(name: str, **other: Any) -> Item:
    """An item that is answered on the scale of "How are we doing?"."""
    return an_item(name, TakesScore(scales=("extent-0-4",)), **other)


LONE = an_extension(
    sections=(
        a_local_section(
            an_item("northshire:alone", TakesYesNo()),
            scored("northshire:followed", condition=Condition(item="northshire:alone", answer=True)),
            scored("northshire:known"),
            an_item("northshire:better", TakesNarrative()),
            after="3",
        ),
    ),
    narrows=(
        Narrowing(
            item="q5-e",
            reason="The hub leads it.",
            only_if=Condition(item="northshire:alone", answer=False),
        ),
    ),
    guidance=(
        Guidance(item="q1-1", text="Think of the hub.", examples=("a visit",), evidence=("the audit of July",)),
    ),
)
"""An extension with everything in it."""


class Shelf(dict[str, Framework]):
    """Frameworks with extensions, as a catalogue has them."""

    def __init__(self, *extensions: Extension, frameworks: tuple[Framework, ...] = (HAWD,)) -> None:
        super().__init__({framework.id: framework for framework in frameworks})
        self.extensions = {extension.id: extension for extension in extensions}


@st.composite
def extensions(
    draw: st.DrawFn, over: Framework, namespace: str = "northshire", *, own_scale: bool = True
) -> Extension:
    """An extension that fits its edition, with hostile text wherever there is text."""
    scale = draw(maybe(_scales())) if own_scale else None
    if scale is not None:
        scale = attrs.evolve(scale, id=f"{namespace}:{scale.id}")
    scales = [scale.id] if scale else [own.id for own in over.scales]
    count = draw(st.integers(0, 3))
    sections = tuple(
        LocalSection(
            id=f"{namespace}:s-{n}",
            title=draw(texts),
            locator=draw(texts),
            after=draw(maybe(st.sampled_from([section.id for section in over.sections]))),
            introduction=draw(maybe(texts)),
            closing=draw(maybe(texts)),
            items=tuple(
                draw(_items(f"{namespace}:i-{n}-{m}", scales, list(over.views)).filter(_is_plain))
                for m in range(draw(st.integers(1, 2)))
            ),
        )
        for n in range(count)
    )
    deciders = [
        item.id
        for item in (*over.items.values(), *(i for s in sections for own in s.items for i in own.walk()))
        if any(isinstance(taken, TakesYesNo) for taken in item.takes) and not item.sensitive
    ]
    crossed = all(own.not_applicable is not None for own in over.scales)
    tops = [
        item
        for section in over.sections
        for item in section.items
        if crossed or not any(own.scored for own in item.walk())
    ]
    narrowed = draw(st.lists(st.sampled_from(tops), max_size=3, unique_by=lambda item: item.id)) if tops else []
    return Extension(
        id=ExtensionId(f"{namespace}-{draw(names)}@{draw(st.integers(1990, 2030))}"),
        title=draw(texts),
        namespace=namespace,
        extends=over.id,
        digest=over.digest,
        provenance=attrs.evolve(PROVENANCE, title=draw(texts), licence_note=draw(maybe(texts))),
        summary=draw(texts),
        sections=sections,
        scale=scale,
        narrows=tuple(
            Narrowing(
                item=item.id,
                reason=draw(texts.filter(lambda text: bool(text.strip()))),
                only_if=_decided(draw, item, deciders),
            )
            for item in narrowed
        ),
        guidance=tuple(
            Guidance(item=item, text=draw(texts.filter(bool)), examples=draw(lists_of_text), evidence=())
            for item in draw(st.lists(st.sampled_from([*over.items]), max_size=3, unique=True))
        ),
        note=draw(maybe(texts)),
    )


def _is_plain(item: Item) -> bool:
    """Whether no item or part takes two answers of one type, such as choices from different options."""
    return all(len({type(taken) for taken in own.takes}) == len(own.takes) for own in item.walk())


def _decided(draw: st.DrawFn, item: Item, deciders: list[str]) -> Condition | None:
    others = [name for name in deciders if name not in {own.id for own in item.walk()}]
    return (
        draw(maybe(st.builds(Condition, item=st.sampled_from(others), answer=st.booleans())))
        if others
        else None
    )


@st.composite
def extended(
    draw: st.DrawFn, over: Framework, *, own_scale: bool = False
) -> tuple[Assessment, dict[str, Extension]]:
    """An assessment that answers several extensions, too; and those extensions. None of them clash."""
    spaces = draw(st.lists(st.sampled_from(SPACES), min_size=1, max_size=3, unique=True))
    found: list[Extension] = []
    narrowed: set[str] = set()
    for space in spaces:
        extension = draw(extensions(over, space, own_scale=own_scale))
        kept = tuple(own for own in extension.narrows if own.item not in narrowed)
        narrowed |= {own.item for own in kept}
        found.append(attrs.evolve(extension, narrows=kept))
    national = attrs.evolve(draw(assessments(over)), extensions=())
    given, records = list(national.answers), list(national.sections)
    for extension in found:
        local, scale = local_framework(extension, over), extension.scale or scale_used(national, over)
        voices = [*over.perspectives, *national.perspectives]
        asked = [item for item in local.items.values() if item.takes and draw(st.booleans())]
        given += [draw(answers(local, item, scale, voices)) for item in asked]
        records += [
            SectionRecord(section=section.id, priorities=draw(lists_of_text))
            for section in local.sections
            if draw(st.booleans())
        ]
    return (
        attrs.evolve(
            national,
            extensions=tuple(extension.id for extension in draw(st.permutations(found))),
            answers=tuple(draw(st.permutations(given))),
            sections=tuple(records),
        ),
        {extension.id: extension for extension in found},
    )
