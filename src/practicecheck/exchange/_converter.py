"""From plain values to our classes, strictly.

Two converters are made of the same hooks. The quick one stops at the first fault; the
thorough one, used when the quick one has stopped, finds them all and says where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from practicecheck.assessments import Number, Reason, UnitId
from practicecheck.documents import KEYED, Keyed, spelled, written_fields
from practicecheck.errors import Code, Path
from practicecheck.exchange._plain_values import (
    shown,
    to_boolean,
    to_code,
    to_date,
    to_decimal,
    to_enum,
    to_integer,
    to_number,
    to_reason,
    to_text,
    to_unit,
    wrong,
)
from practicecheck.exchange._source import Plain, Unusable
from practicecheck.exchange._tags import TAGGED, Tagged
from practicecheck.frameworks import PointCode

T = TypeVar("T")
Hook: TypeAlias = Callable[[Any, Any], Any]


class Faults(Exception):
    """Faults below one place.

    Args:
        below: Each fault with the path that leads to it.
    """

    def __init__(self, below: list[tuple[Path, Exception]]) -> None:
        super().__init__(below)
        self.below = below


@cache
def converter_of(*, thorough: bool) -> cattrs.Converter:
    """A converter with our hooks.

    Args:
        thorough: Whether it gathers every fault with its place, or stops at the first.
    """
    converter = cattrs.Converter(detailed_validation=thorough, forbid_extra_keys=True)
    for cls, hook in (
        (str, to_text),
        (bool, to_boolean),
        (int, to_integer),
        (Decimal, to_decimal),
        (date, to_date),
    ):
        converter.register_structure_hook(cls, hook)
    converter.register_structure_hook_factory(_is_enum, lambda cls: to_enum if thorough else _quick_enum(cls))
    for union, union_hook in (
        (Number, to_number),
        (Number | None, _or_blank(to_number)),
        (PointCode, to_code),
        (PointCode | None, _or_blank(to_code)),
        (Reason | None, to_reason),
        (UnitId | None, _or_blank(to_unit)),
    ):
        converter.register_structure_hook_func(_is(union), union_hook)
    converter.register_structure_hook_factory(_is_tuple, lambda cls: _tuple(cls, converter, thorough=thorough))
    for tagged in TAGGED:
        converter.register_structure_hook_func(_is(tagged.union), _tagged(tagged, converter))
    converter.register_structure_hook_factory(attrs.has, lambda cls: _class(cls, converter, thorough=thorough))
    return converter


def _or_blank(hook: Callable[[Any, object], T]) -> Callable[[Any, object], T | None]:
    return lambda value, cls: None if value is None else hook(value, cls)


def _is(wanted: Any) -> Callable[[Any], bool]:
    members = set(get_args(wanted))
    return lambda cls: bool(cls == wanted or (_is_union(cls) and set(get_args(cls)) == members))


def _is_union(cls: Any) -> bool:
    return get_origin(cls) is Union or type(cls) is type(int | str)


def _is_tuple(cls: Any) -> bool:
    return bool(get_origin(cls) is tuple)


def _is_enum(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Enum)


def _quick_enum(cls: type[Enum]) -> Hook:
    """A look-up. What is not there raises, and the thorough pass tells it."""
    members = {member.value: member for member in cls if member.value.__class__ is str}
    return lambda value, _: members[value]


def _tuple(cls: Any, converter: cattrs.Converter, *, thorough: bool) -> Hook:
    members = get_args(cls)
    member = members[0]
    length = None if members[-1] is Ellipsis else len(members)
    hook = converter.get_structure_hook(member)
    keeps_blanks = type(None) in get_args(member)
    exact = set(_as_they_are(member)) if length is None else set[type]()
    may_be_blank = attrs.has(member) and all(
        field.default is not attrs.NOTHING for field in attrs.fields(member)
    )

    def quick(value: Any, _: Any) -> Any:
        if value.__class__ is not list:
            if value is None and length is None:
                return ()
            raise wrong(value, "a list", "Write each entry on a line of its own, after a hyphen and a space.")
        if exact and exact.issuperset(map(type, value)):
            return tuple(value)
        if length is not None and len(value) != length:
            raise Unusable(Code.WRONG_TYPE, f"{len(value)} entries stand here.", f"Write exactly {length}.")
        # A blank entry stops the quick pass; the thorough one leaves it out.
        if may_be_blank and any(map(_blank, value)):
            raise wrong(None, "an entry", "")
        return tuple([hook(entry, member) for entry in value])

    def careful(value: Any, _: Any) -> Any:
        quick_type = value if isinstance(value, list) else quick(value, _)
        given = (pair for pair in enumerate(quick_type) if keeps_blanks or not _blank(pair[1]))
        made, faults = _each(given, lambda entry: hook(entry, member))
        if faults:
            raise Faults(faults)
        return quick(value, _) if length is not None else tuple(made)

    return careful if thorough else quick


def _blank(entry: Plain) -> bool:
    """Whether an entry of a list was left blank, such as a hyphen with nothing after it."""
    if isinstance(entry, dict | tuple):
        return all(below is None for _, below in _pairs(entry))
    return entry is None


def _each(
    pairs: Iterable[tuple[str | int, Any]], make: Callable[[Any], Any]
) -> tuple[list[Any], list[tuple[Path, Exception]]]:
    made: list[Any] = []
    faults: list[tuple[Path, Exception]] = []
    for step, value in pairs:
        try:
            made.append(make(value))
        except RecursionError:
            raise
        except Exception as fault:  # noqa: BLE001 - gathered, and told with all the others
            faults.append(((step,), fault))
    return made, faults


def _pairs(value: Any) -> Any:
    """The keys and values of a mapping, or of a tuple of pairs, as the quick pass may get it."""
    if value.__class__ is tuple:
        return value
    if value.__class__ is dict:
        return value.items()
    raise wrong(value, "a mapping", "")


def _mapping(value: Any) -> dict[str, Any]:
    """A mapping, made of a tuple of pairs if need be."""
    if value.__class__ is not tuple:
        return cast("dict[str, Any]", value)
    made: dict[str, Any] = dict(value)
    if len(made) != len(value):
        raise wrong(None, "each key once", "")
    return made


def _keyed(cls: Any, keyed: Keyed, converter: cattrs.Converter, *, thorough: bool) -> Hook:
    member: Any = get_args(cls)[0]
    resolve(member)
    hook = converter.get_structure_hook(member)
    written = spelled(keyed.key)
    held: Any = None if keyed.value is None else attrs.fields_dict(member)[keyed.value].type

    def make(pair: tuple[str, Any]) -> Any:
        key, value = pair
        if keyed.value is not None:
            return member(**{keyed.key: key, keyed.value: converter.structure(value, held)})
        if value is None:
            return hook({written: key}, member)
        if value.__class__ is tuple:
            return hook(((written, key), *value), member)
        if value.__class__ is not dict:
            raise wrong(value, "a mapping", "Write its parts below it, indented, each with a name and a colon.")
        if written not in value:
            return hook({written: key, **value}, member)
        faults: list[tuple[Path, Exception]] = [((), ForbiddenExtraKeysError("", member, {written}))]
        try:
            hook({**value, written: key}, member)
        except Exception as fault:  # noqa: BLE001 - told together with the key that is not known
            faults.append(((), fault))
        raise Faults(faults)

    def quick(value: Any, _: Any) -> Any:
        if value is None:
            return ()
        value = _mapping(value)
        if value.__class__ is not dict:
            raise wrong(value, "a mapping", "Write each entry as a name, a colon and what belongs to it.")
        if keyed.value is not None:
            value = {key: below for key, below in value.items() if below is not None}
        if not thorough:
            return tuple([make(pair) for pair in value.items()])
        made, faults = _each(((key, (key, below)) for key, below in value.items()), make)
        if faults:
            raise Faults(faults)
        return tuple(made)

    return quick


def _tagged(tagged: Tagged, converter: cattrs.Converter) -> Hook:
    def hook(value: Any, _: Any) -> Any:
        value = _mapping(value)
        if value.__class__ is not dict:
            raise wrong(value, "a mapping", f"Write {tagged.key}: one of {', '.join(tagged.classes)}.")
        name = value.get(tagged.key)
        if not isinstance(name, str) or name not in tagged.classes:
            raise Unusable(
                Code.WRONG_TYPE,
                f"{tagged.key} is {shown(name)}, which is none of the words that belong here.",
                f"Write one of: {', '.join(tagged.classes)}.",
            )
        rest = {key: below for key, below in value.items() if key != tagged.key}
        return converter.structure(rest, tagged.classes[name])

    return hook


def resolve(cls: Any) -> None:
    """Give a class's attributes their types, where an annotation is still text.

    Args:
        cls: One of our classes.
    """
    if any(isinstance(field.type, str) for field in attrs.fields(cls)):
        attrs.resolve_types(cls)


def _class(cls: type, converter: cattrs.Converter, *, thorough: bool) -> Hook:
    resolve(cls)
    keyed_hooks = {
        field.name: _keyed(field.type, field.metadata[KEYED], converter, thorough=thorough)
        for field in written_fields(cls)
        if KEYED in field.metadata
    }
    return (_careful_class if thorough else _quick_class)(cls, converter, keyed_hooks)


def _quick_class(cls: type, converter: cattrs.Converter, keyed_hooks: Mapping[str, Hook]) -> Hook:
    """A loop over the keys that are there. Whatever is odd raises, and the thorough pass tells it."""
    plain = {field.name: _as_they_are(field.type) for field in written_fields(cls)}
    fields: dict[str, tuple[str, Any, tuple[type, ...], Hook]] = {}

    def structure_quickly(value: Any, _: Any) -> Any:
        if not fields:
            # Not before the first use: a class, such as an item with parts, may hold others of its own.
            for field in written_fields(cls):
                hook = keyed_hooks.get(field.name) or converter.get_structure_hook(field.type)
                fields[spelled(field.name)] = (field.name, field.type, plain[field.name], hook)
        pairs = _pairs(value)
        made: dict[str, Any] = {}
        for key, below in pairs:
            name, wanted, exact, hook = fields[key]
            made[name] = below if below.__class__ in exact else hook(below, wanted)
        if len(made) != len(pairs):
            raise wrong(None, "each key once", "")
        return cls(**made)

    if not all(exact and set(exact) <= _SHAREABLE for exact in plain.values()):
        return structure_quickly

    # Small values of plain parts, such as ballots, recur: the same rater gives the same point to many items.
    # They never change, so equal ones are one object. 1 and true are equal and not the same: what is no text
    # is held to be the same only if it is the very object, as small numbers, true and false are.
    held: dict[tuple[tuple[str, Any], ...], tuple[Any, int, Any]] = {}

    def shared(value: Any, _: Any) -> Any:
        pairs = value if value.__class__ is tuple else tuple(_pairs(value))
        found = held.get(pairs)
        if found is not None and pairs[found[1]][1] is found[2]:
            return found[0]
        made = structure_quickly(pairs, cls)
        untold = [place for place, (_, below) in enumerate(pairs) if below.__class__ is not str]
        if len(untold) == 1:
            if len(held) >= _SHARED:
                held.clear()
            held[pairs] = (made, untold[0], pairs[untold[0]][1])
        return made

    return shared


_SHARED = 4096
_SHAREABLE = {str, int, bool}
"""Equal decimals can be written in two ways, and each is kept as it was written."""


def _as_they_are(wanted: Any) -> tuple[type, ...]:
    """The classes whose values need no hook."""
    members = set(get_args(wanted)) - {type(None)} if _is_union(wanted) else {wanted}
    if not members <= _PLAIN:
        return ()
    # A whole number has to be looked at, in case it is too long; a point of a scale is looked up on the scale.
    return tuple(members if str in members else members - {int})


_PLAIN = {str, int, bool, Decimal}


def _careful_class(cls: type, converter: cattrs.Converter, keyed_hooks: Mapping[str, Hook]) -> Hook:
    held = written_fields(cls)
    overrides: dict[str, Any] = {
        field.name: override(
            rename=spelled(field.name) if spelled(field.name) != field.name else None,
            struct_hook=keyed_hooks.get(field.name),
        )
        for field in held
        if field.name in keyed_hooks or spelled(field.name) != field.name
    }
    overrides |= {field.name: override(omit=True) for field in attrs.fields(cls) if field not in held}
    inner: Hook = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
    )

    wanted = [spelled(field.name) for field in held if field.default is attrs.NOTHING]

    def structure_carefully(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            if value is None and not wanted:
                return cls()
            remedy = "Write its parts below it, indented, each with a name and a colon."
            if isinstance(value, str) and len(wanted) == 1:
                remedy = f"Write {wanted[0]}: before it."
            raise wrong(value, "a mapping", remedy)
        return inner(value, cls)

    return structure_carefully
