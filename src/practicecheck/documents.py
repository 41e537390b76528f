"""How a class is spelled in a document, said on the class itself.

Attributes carry the names of a document's keys. Where Python needs another name, an
underscore at its end is dropped: ``from_`` is written ``from``. Two things more can be
said of a tuple: that it is written as a mapping, and under which attribute its keys go.
"""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.values import Value

KEYED = "practicecheck.keyed"


@final
@attrs.frozen(repr=False)
class Keyed(Value):
    """A tuple that a document writes as a mapping.

    Attributes:
        key: The attribute of each member that is the mapping's key.
        value: The attribute that is the mapping's value; all the others together if nothing is said.
    """

    key: str
    value: str | None = None


def keyed_by(key: str, value: str | None = None) -> dict[str, Keyed]:
    """Metadata for an attribute whose tuple is written as a mapping.

    Args:
        key: The attribute of each member that is the mapping's key.
        value: The attribute that is the mapping's value.
    """
    return {KEYED: Keyed(key, value)}


def spelled(attribute: str) -> str:
    """The key under which a document writes an attribute.

    Args:
        attribute: The attribute's name in Python.
    """
    return attribute.removesuffix("_")
