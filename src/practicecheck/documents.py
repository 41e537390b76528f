"""How a class is spelled in a document, said on the class itself.

Attributes carry the names of a document's keys. Where Python needs another name, an
underscore at its end is dropped: ``from_`` is written ``from``. Two things more can be
said of a tuple: that it is written as a mapping, and under which attribute its keys go.
Of any attribute it can be said that no document holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, final

import attrs

from practicecheck.values import Value

KEYED: Final = "practicecheck.keyed"
_UNWRITTEN: Final = "practicecheck.unwritten"

UNWRITTEN: Mapping[str, bool] = MappingProxyType({_UNWRITTEN: True})
"""Metadata for an attribute that no document holds: it is neither read nor written, and no schema has it.

Such an attribute has a default, which is what a document that has been read gives.
"""


def written_fields(cls: type) -> tuple[attrs.Attribute[Any], ...]:
    """The attributes of a class that a document holds.

    Args:
        cls: One of our classes.
    """
    # attrs' own type is a tuple with names, which mypy takes for one of nothing known.
    fields: tuple[attrs.Attribute[Any], ...] = attrs.fields(cls)
    return tuple([field for field in fields if _UNWRITTEN not in field.metadata])


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
