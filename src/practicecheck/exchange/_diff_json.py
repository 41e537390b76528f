"""The differences between two editions as plain values."""

from __future__ import annotations

from practicecheck.exchange._origin_json import origin_text
from practicecheck.exchange._source import Plain, Tree
from practicecheck.frameworks import EditionDiff, Framework, Item, ItemChange, ItemLink


def diff_tree(found: EditionDiff) -> Tree:
    """What became of each item between two editions: what ``diff --format json`` prints.

    Args:
        found: The differences.
    """
    return {
        "earlier": _edition(found.earlier),
        "later": _edition(found.later),
        "crosswalk": found.crosswalk and found.crosswalk.id,
        "crosswalk_turned": found.crosswalk is not None and found.crosswalk.is_turned,
        "crosswalk_origin": origin_text(found.crosswalk.origin) if found.crosswalk else None,
        "counts": {change.value: found.count(change) for change in ItemChange},
        "items": [_link(link, found) for link in found.links],
    }


def _edition(framework: Framework) -> Plain:
    return {
        "framework": framework.id,
        "digest": framework.digest,
        "origin": origin_text(framework.origin),
    }


def _link(link: ItemLink, found: EditionDiff) -> Plain:
    relation = link.relation
    return {
        "changes": [change.value for change in link.changes],
        "why": [note.why for note in link.notes],
        "earlier": [_item(item, found.earlier) for item in link.earlier],
        "later": [_item(item, found.later) for item in link.later],
        "relation": relation and relation.value,
    }


def _item(item: Item, framework: Framework) -> Plain:
    return {"id": item.id, "section": framework.section_of[item.id].id, "text": item.text}
