"""JSON Schema for each kind of document, written from the classes that hold it.

An editor shows the descriptions and completes the words; another program can check a
document's shape before it sends it. What only the reader knows, such as which items a
framework has, no schema says.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, final, get_args, get_origin

import attrs

from practicecheck.assessments import Reason
from practicecheck.documents import KEYED, Keyed, spelled, written_fields
from practicecheck.exchange._kinds import HEADER, KINDS, Kind
from practicecheck.exchange._tags import TAGGED, Tagged
from practicecheck.exchange._writer import SCHEMAS, plain

Schema: TypeAlias = dict[str, Any]

_SIMPLE: Mapping[Any, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    type(None): {"type": "null"},
    Reason: {"type": "string", "pattern": "\\S"},
}
_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n {5,}.*)*)", re.MULTILINE)


def json_schema(kind: str) -> Schema:
    """The JSON Schema of a kind of document, draft 2020-12.

    Args:
        kind: The kind's name, such as ``assessment``.

    Returns:
        A new dictionary, ready to be written as JSON.

    Raises:
        KeyError: There is no such kind.
    """
    known = KINDS[kind]
    page = _Page()
    body = page.of_class(known.cls, header=known)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{SCHEMAS}/{known.written.replace('/', '-')}.json",
        **body,
        "$defs": dict(sorted(page.definitions.items())),
    }


@final
class _Page:
    """One schema while it is written, and the definitions that it refers to."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, cls: Any) -> Schema:
        """The schema of a type."""
        if cls in _SIMPLE:
            return {**_SIMPLE[cls]}
        if hasattr(cls, "__supertype__"):
            return self.of(cls.__supertype__)
        if get_origin(cls) is tuple:
            return self._of_tuple(get_args(cls))
        if get_args(cls):
            return self._of_union(get_args(cls))
        if cls.__name__ not in self.definitions:
            # Set before it is filled: items have parts, which are items.
            definition = self.definitions[cls.__name__] = {}
            definition.update(_of_enum(cls) if issubclass(cls, Enum) else self.of_class(cls))
        return {"$ref": f"#/$defs/{cls.__name__}"}

    def _of_tuple(self, members: tuple[Any, ...]) -> Schema:
        items = self.of(members[0])
        if members[-1] is Ellipsis:
            entry = self._or_blank(items)
            if attrs.has(members[0]) and "anyOf" in entry:
                # As a blank form holds it: the names are there, and nothing behind them.
                entry["anyOf"].append({"type": "object", "additionalProperties": {"type": "null"}})
            return {"type": ["array", "null"], "items": entry}
        return {"type": "array", "items": items, "minItems": len(members), "maxItems": len(members)}

    def _of_union(self, members: tuple[Any, ...]) -> Schema:
        present = [member for member in members if member is not type(None)]
        if Reason in present:
            # A reason that is blank is told, not taken for none.
            return self.of(Reason)
        for tagged in TAGGED:
            if set(get_args(tagged.union)) == set(present):
                choices = [self._of_tagged(member, tagged) for member in tagged.classes.values()]
                return {"oneOf": choices}
        found = [self.of(member) for member in members]
        if all(schema.keys() == {"type"} for schema in found):
            types = {schema["type"]: None for schema in found}
            # Every integer is a number already.
            return {"type": [name for name in types if name != "integer" or "number" not in types]}
        return self._or_blank(found[0]) if len(present) == 1 else {"anyOf": found}

    def _or_blank(self, schema: Schema) -> Schema:
        types = schema.get("type")
        if types is None:
            return {"anyOf": [schema, {"type": "null"}]}
        return {
            **schema,
            "type": list(dict.fromkeys([*([types] if isinstance(types, str) else types), "null"])),
        }

    def _of_tagged(self, cls: type, tagged: Tagged) -> Schema:
        reference = self.of(cls)
        definition = self.definitions[cls.__name__]
        name = next(name for name, member in tagged.classes.items() if member is cls)
        definition["properties"] = {tagged.key: {"const": name}, **definition["properties"]}
        definition["required"] = list(dict.fromkeys([tagged.key, *definition["required"]]))
        return reference

    def of_class(self, cls: type, *, without: str | None = None, header: Kind | None = None) -> Schema:
        """The schema of a class of ours.

        Args:
            cls: The class.
            without: An attribute that is the key under which the value stands.
            header: The kind, where the class holds a whole document.
        """
        attrs.resolve_types(cls)
        about = attributes_of(cls)
        properties: Schema = {}
        required: list[str] = []
        if header is not None:
            properties[HEADER] = {
                "const": header.written,
                "title": "Kind",
                "description": "The kind of document and the version of its schema. It comes first.",
            }
            required.append(HEADER)
        for field in written_fields(cls):
            if field.name == without:
                continue
            name = spelled(field.name)
            properties[name] = {
                **self._of_field(field),
                "title": name.replace("_", " ").capitalize(),
                "description": about.get(field.name, ""),
                **_default(field),
            }
            if field.default is attrs.NOTHING:
                required.append(name)
        return {
            "title": _words(cls),
            "description": _summary(cls),
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def _of_field(self, field: attrs.Attribute[Any]) -> Schema:
        keyed: Keyed | None = field.metadata.get(KEYED)
        if keyed is None:
            found = self.of(field.type)
            return self._or_blank(found) if attrs.has(type(field.default)) else found
        member = get_args(field.type)[0]
        if keyed.value is None:
            if member.__name__ not in self.definitions:
                self.definitions[member.__name__] = {}
                self.definitions[member.__name__] = self.of_class(member, without=keyed.key)
            below = {"$ref": f"#/$defs/{member.__name__}"}
        else:
            attrs.resolve_types(member)
            below = self.of(attrs.fields_dict(member)[keyed.value].type)
        return {"type": ["object", "null"], "additionalProperties": self._or_blank(below)}


def _of_enum(cls: type[Enum]) -> Schema:
    return {"title": _words(cls), "description": _summary(cls), "enum": [member.value for member in cls]}


def _default(field: attrs.Attribute[Any]) -> Schema:
    default = field.default
    if default in (attrs.NOTHING, None, ()) or attrs.has(type(default)):
        return {}
    return {"default": plain(default)}


def _words(cls: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).capitalize()


def _summary(cls: type) -> str:
    return _folded((inspect.getdoc(cls) or "").partition("\n\n")[0])


@cache
def attributes_of(cls: type) -> Mapping[str, str]:
    """What a class's docstring says of each attribute.

    Args:
        cls: One of our classes.
    """
    listed = (inspect.getdoc(cls) or "").partition("Attributes:\n")[2]
    return {name: _folded(text) for name, text in _ATTRIBUTE.findall(listed)}


def _folded(text: str) -> str:
    return " ".join(text.split()).replace("``", "`")
