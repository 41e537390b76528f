"""What people see of an item's questions: their names, their texts, and what helps to answer them."""

from __future__ import annotations

from typing import TypedDict

from practicecheck.exchange import beside_item
from practicecheck.frameworks import Item
from practicecheck_xlsform.names import xml_name


class Face(TypedDict):
    """What a question is called, and what people read of it."""

    name: str
    label: str
    hint: str


def own_face(item: Item, *more: str) -> Face:
    """The face of the first question of an item: the item's own name, and its text as it is printed.

    What extensions say beside it stands below, each piece on a line of its own.

    Args:
        item: The item.
        more: What the question adds to the item's instruction and explanation.
    """
    number = f"{item.number}. " if item.number else ""
    title = f"{item.title}: " if item.title and item.title != item.text else ""
    hint = " ".join(filter(None, (item.instruction, item.explanation, *more)))
    hint = "\n".join(filter(None, (hint, *beside_item(item))))
    return Face(name=xml_name(item.id), label=f"{number}{title}{item.text}", hint=hint)


def face(item: Item, suffix: str, label: str, hint: str = "") -> Face:
    """The face of a further question of an item.

    Args:
        item: The item.
        suffix: What follows the item's name.
        label: What is asked. The item's id is put behind it, since a table of labels has no other way to tell.
        hint: What helps to answer it.
    """
    return Face(name=f"{xml_name(item.id)}-{suffix}", label=f"{label} ({item.id})", hint=hint)
