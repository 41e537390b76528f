"""What extensions say beside a question, as sentences: the same in a blank form and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.frameworks import Item, Section


def beside_item(item: Item) -> Iterator[str]:
    """What extensions say beside an item.

    Args:
        item: The item of an edition that extensions are laid over.
    """
    for guidance in item.guidance:
        who = f"Local guidance, {guidance.by}" if guidance.by else "Local guidance"
        yield f"{who}: {guidance.text}" if guidance.text else f"{who}:"
        if guidance.examples:
            yield f"For example: {'; '.join(guidance.examples)}."
        if guidance.evidence:
            yield f"What could show it: {'; '.join(guidance.evidence)}."
    if item.narrowing:
        only_if = item.narrowing.only_if
        when = f"applies here {only_if.said}" if only_if else "does not apply here"
        yield (
            f"{item.narrowing.by} says that this {when}: {item.narrowing.reason} "
            "You may answer it all the same: the national score counts it."
        )


def of_section(section: Section) -> Iterator[str]:
    """That a section is local, and what follows from it.

    Args:
        section: The section.
    """
    if section.extension:
        yield f"Asked by {section.extension}. Its answers are scored apart from the national ones."
