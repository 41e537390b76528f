"""An edition with extensions laid over it, and what an extension asks by itself."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from practicecheck.frameworks._extension import Extension, LocalSection
from practicecheck.frameworks._framework import Framework, FrameworkId, Section
from practicecheck.frameworks._item import Item


def laid_over(framework: Framework, extensions: Sequence[Extension]) -> Framework:
    """Lay extensions over an edition, for whoever has checked that they fit.

    Args:
        framework: The edition.
        extensions: The extensions, in the order of their ids.

    Returns:
        The edition with the local sections behind its own, and what is said beside its questions.
    """
    edition = framework.national
    if not extensions:
        return edition
    own = [(section, extension) for extension in extensions for section in extension.sections]
    known = {section.id for section in edition.sections}
    sections: list[Section] = []
    for section in edition.sections:
        sections.append(attrs.evolve(section, items=tuple(_beside(item, extensions) for item in section.items)))
        sections += [_section(local, by) for local, by in own if local.after == section.id]
    sections += [_section(local, by) for local, by in own if local.after not in known]
    return attrs.evolve(edition, sections=tuple(sections), over=edition)


def local_framework(extension: Extension, framework: Framework) -> Framework:
    """What an extension asks, as a framework of its own, by which its answers are checked and scored apart.

    Args:
        extension: The extension.
        framework: The edition over which it is laid.
    """
    edition = framework.national
    tagged = {tag.view for item in extension.items for tag in item.tags}
    return Framework(
        id=FrameworkId(extension.id),
        title=extension.title,
        provenance=extension.provenance,
        summary=extension.summary,
        sections=tuple(_section(section, extension) for section in extension.sections),
        # Without a scored item it needs no scale, and no key is looked for.
        scales=() if not extension.scored else (extension.scale,) if extension.scale else edition.scales,
        views=tuple(view for view in edition.views if view.id in tagged),
        perspectives=edition.perspectives,
        note=extension.note,
        origin=extension.origin,
    )


def _section(section: LocalSection, extension: Extension) -> Section:
    return Section(
        id=section.id,
        title=section.title,
        items=section.items,
        locator=section.locator,
        introduction=section.introduction,
        closing=section.closing,
        extension=extension.id,
        scale=extension.scale,
    )


def _beside(item: Item, extensions: Sequence[Extension]) -> Item:
    """The item with what extensions say beside it, and beside its parts."""
    return attrs.evolve(
        item,
        guidance=tuple(
            attrs.evolve(guidance, by=extension.title)
            for extension in extensions
            for guidance in extension.guidance
            if guidance.item == item.id
        ),
        narrowing=next(
            (
                attrs.evolve(narrowing, by=extension.id)
                for extension in extensions
                for narrowing in extension.narrows
                if narrowing.item == item.id
            ),
            None,
        ),
        parts=tuple(_beside(part, extensions) for part in item.parts),
    )
