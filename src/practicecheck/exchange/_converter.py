"""From plain values to our classes, strictly: no value is bent into another type.

Two converters are made of the same hooks. The quick one stops at the first fault; the
thorough one, used when the quick one has stopped, finds them all and says where.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin

import attrs
import cattrs
from cattrs.errors import AttributeValidationNote, ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from practicecheck.assessments import Number, Reason
from practicecheck.documents import KEYED, Keyed, spelled
from practicecheck.errors import Code, Path, Problem, near
from practicecheck.exchange._source import Plain, Unusable, shortened
from practicecheck.exchange._tags import TAGGED, Tagged
from practicecheck.frameworks import PointCode

T = TypeVar("T")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Fits(Exception):
    """Faults below one place.

    Args:
        below: Each fault with the step that leads to it.
    """

    def __init__(self, below: list[tuple[str | int, Exception]]) -> None:
        super().__init__(below)
        self.below = below


def structure(tree: Plain, cls: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    """Make a value of a class from plain values.

    Args:
        tree: Plain values, as a parser gives them.
        cls: The class.

    Returns:
        The value and no problems; or, with every problem, the value without its faulty parts, if it can be made.
    """
    try:
        return cast("T", _converter(thorough=False).structure(tree, cls)), ()
    except Exception:  # noqa: BLE001 - whatever stopped the quick pass is told by the thorough one
        pass
    try:
        return _as_far_as_it_goes(tree, cls)
    except RecursionError:
        return None, (TOO_DEEP,)


TOO_DEEP = Problem(
    code=Code.TOO_DEEP,
    message="this is nested too deep to be read.",
    remedy="No document of ours is; look for brackets that were never closed.",
)


def _as_far_as_it_goes(tree: Plain, cls: type[T]) -> tuple[T | None, tuple[Problem, ...]]:
    told: tuple[Problem, ...] = ()
    while True:
        try:
            return cast("T", _converter(thorough=True).structure(tree, cls)), told
        except RecursionError:
            raise
        except Exception as fault:  # noqa: BLE001 - cattrs and our hooks raise many kinds; each becomes a problem
            problems = tuple(_problems(fault, (), cls))
        # What is missing once a faulty part is gone was not missing in the file: only the first round is told.
        told = told or problems
        smaller = _without(tree, {problem.path for problem in problems})
        if smaller == tree or any(not problem.path for problem in problems):
            return None, told
        tree = smaller


def _without(tree: Plain, paths: set[Path]) -> Plain:
    """The tree without the values at the given paths; a list that would lose an entry goes as a whole."""
    below: dict[str | int, set[Path]] = {}
    for path in filter(None, paths):
        below.setdefault(path[0], set()).add(path[1:])
    if isinstance(tree, dict):
        return {
            key: _without(value, below[key]) if key in below else value
            for key, value in tree.items()
            if () not in below.get(key, ())
        }
    if isinstance(tree, list):
        if any(() in steps for steps in below.values()):
            return []
        return [_without(value, below.get(index, set())) for index, value in enumerate(tree)]
    return tree


# --- plain values -----------------------------------------------------------------------------


def _kind(value: Plain) -> str:
    match value:
        case None:
            return "blank"
        case bool():
            return f"{str(value).lower()}, which is a yes or no"
        case int() | Decimal():
            return f"{value}, which is a number"
        case str():
            return f'"{shortened(value)}", which is text'
        case list():
            return "a list"
        case dict():
            return "a mapping"


def _shown(value: Plain) -> str:
    """A value in a sentence, without saying what kind of value it is."""
    return _kind(value).partition(", which")[0]


def _wrong(value: Plain, wanted: str, remedy: str) -> Unusable:
    return Unusable(Code.WRONG_TYPE, f"this is {_kind(value)}; {wanted} belongs here.", remedy)


def _text(value: Any, _: object) -> str:
    if value.__class__ is str:
        return cast("str", value)
    quoted = isinstance(value, bool | int | Decimal)
    raise _wrong(value, "text", "Put quotes around it." if quoted else "Write a text.")


def _reason(value: Any, _: object) -> str | None:
    if value.__class__ is str and value.strip():
        return cast("str", value)
    if value in (None, True, "") or (isinstance(value, str) and not value.strip()):
        raise Unusable(
            Code.NO_REASON,
            "no reason is given.",
            "Write why after the colon, in a few words: There is no night service.",
        )
    return _text(value, str)


def _boolean(value: Any, _: object) -> bool:
    if value.__class__ is bool:
        return cast("bool", value)
    meant = {"yes": "Write true.", "no": "Write false."}.get(str(value).lower(), "")
    raise _wrong(value, "true or false", meant or "Write true for yes, false for no, without quotes.")


def _integer(value: Any, _: object) -> int:
    if value.__class__ is int:
        return cast("int", value)
    raise _wrong(value, "a whole number", "Write digits only, without quotes.")


def _number(value: Any, _: object) -> Number:
    if value.__class__ is int or value.__class__ is Decimal:
        return cast("Number", value)
    raise _wrong(value, "a number", "Write digits only: no quotes, no percent sign, no thousands separator.")


def _decimal(value: Any, _: object) -> Decimal:
    return Decimal(_number(value, Decimal))


def _code(value: Any, _: object) -> PointCode:
    if value.__class__ is int or value.__class__ is str:
        return cast("PointCode", value)
    raise _wrong(value, "a point of the scale", "Write its code, such as 3 or amber.")


def _date(value: Any, _: object) -> date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Unusable(
                Code.NOT_A_DATE, f"there is no such day as {value}.", "Look at the month and the day."
            ) from None
    raise Unusable(
        Code.NOT_A_DATE,
        f"this is {_kind(value)}; a date belongs here.",
        "Write year, month and day of a day that there is: 2026-04-01.",
    )


def _enum(value: Any, cls: type[Enum]) -> Enum:
    for member in cls:
        if member.value == value and value.__class__ is member.value.__class__:
            return member
    known = [str(member.value) for member in cls]
    hint = near(value, known)
    raise Unusable(
        Code.WRONG_TYPE,
        f"{_shown(value)} is none of the words that belong here.",
        f"{hint + ' ' if hint else ''}Write one of: {', '.join(known)}.",
    )


# --- tuples, mappings and classes -------------------------------------------------------------


@cache
def _converter(*, thorough: bool) -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=thorough, forbid_extra_keys=True)
    for cls, hook in ((str, _text), (bool, _boolean), (int, _integer), (Decimal, _decimal), (date, _date)):
        converter.register_structure_hook(cls, hook)
    converter.register_structure_hook_func(_is_enum, _enum)
    for union, union_hook in (
        (Number, _number),
        (Number | None, _or_blank(_number)),
        (PointCode, _code),
        (PointCode | None, _or_blank(_code)),
        (Reason | None, _reason),
    ):
        converter.register_structure_hook_func(_is(union), union_hook)
    converter.register_structure_hook_factory(
        lambda cls: get_origin(cls) is tuple, lambda cls: _tuple(cls, converter, thorough=thorough)
    )
    for tagged in TAGGED:
        converter.register_structure_hook_func(_is(tagged.union), _tagged(tagged, converter))
    converter.register_structure_hook_factory(
        attrs.has, lambda cls: _class(cls, converter, thorough=thorough)
    )
    return converter


def _or_blank(hook: Callable[[Any, object], T]) -> Callable[[Any, object], T | None]:
    return lambda value, cls: None if value is None else hook(value, cls)


def _is(wanted: Any) -> Callable[[Any], bool]:
    members = set(get_args(wanted))
    return lambda cls: bool(cls == wanted or (_is_union(cls) and set(get_args(cls)) == members))


def _is_union(cls: Any) -> bool:
    return get_origin(cls) is Union or type(cls) is type(int | str)


def _is_enum(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, Enum)


def _tuple(cls: Any, converter: cattrs.Converter, *, thorough: bool) -> Callable[[Any, Any], Any]:
    members = get_args(cls)
    member = members[0]
    length = None if members[-1] is Ellipsis else len(members)
    hook = converter.get_structure_hook(member)
    keeps_blanks = type(None) in get_args(member)

    def quick(value: Any, _: Any) -> Any:
        if value.__class__ is not list:
            if value is None and length is None:
                return ()
            raise _wrong(value, "a list", "Write each entry on a line of its own, after a hyphen and a space.")
        if length is not None and len(value) != length:
            raise Unusable(
                Code.WRONG_TYPE, f"{len(value)} entries stand here.", f"Write exactly {length}."
            )
        # A blank entry stops the quick pass; the thorough one leaves it out.
        return tuple([hook(entry, member) for entry in value])

    def careful(value: Any, _: Any) -> Any:
        quick_type = value if isinstance(value, list) else quick(value, _)
        given = (pair for pair in enumerate(quick_type) if keeps_blanks or not _blank(pair[1]))
        made, faults = _each(given, lambda entry: hook(entry, member))
        if faults:
            raise Fits(faults)
        return quick(value, _) if length is not None else tuple(made)

    return careful if thorough else quick


def _blank(entry: Plain) -> bool:
    """Whether an entry of a list was left blank, such as a hyphen with nothing after it."""
    if entry.__class__ is dict:
        return all(below is None for below in cast("dict[str, Plain]", entry).values())
    return entry is None


def _each(
    pairs: Any, make: Callable[[Any], Any]
) -> tuple[list[Any], list[tuple[str | int, Exception]]]:
    made: list[Any] = []
    faults: list[tuple[str | int, Exception]] = []
    for step, value in pairs:
        try:
            made.append(make(value))
        except RecursionError:
            raise
        except Exception as fault:  # noqa: BLE001 - gathered, and told with all the others
            faults.append((step, fault))
    return made, faults


def _keyed(cls: Any, keyed: Keyed, converter: cattrs.Converter, *, thorough: bool) -> Callable[[Any, Any], Any]:
    member = get_args(cls)[0]
    attrs.resolve_types(member)
    hook = converter.get_structure_hook(member)
    written = spelled(keyed.key)
    held = None if keyed.value is None else attrs.fields_dict(member)[keyed.value].type

    def make(pair: tuple[str, Any]) -> Any:
        key, value = pair
        if keyed.value is not None:
            return member(**{keyed.key: key, keyed.value: converter.structure(value, held)})
        if value is None:
            return hook({written: key}, member)
        if value.__class__ is not dict:
            raise _wrong(value, "a mapping", "Write its parts below it, indented, each with a name and a colon.")
        if written not in value:
            return hook({written: key, **value}, member)
        faults: list[Exception] = [ForbiddenExtraKeysError("", member, {written})]
        try:
            hook({**value, written: key}, member)
        except Exception as fault:  # noqa: BLE001 - told together with the key that is not known
            faults.append(fault)
        raise ClassValidationError("", faults, member)

    def quick(value: Any, _: Any) -> Any:
        if value is None:
            return ()
        if value.__class__ is not dict:
            raise _wrong(value, "a mapping", "Write each entry as a name, a colon and what belongs to it.")
        if keyed.value is not None:
            value = {key: below for key, below in value.items() if below is not None}
        if not thorough:
            return tuple([make(pair) for pair in value.items()])
        made, faults = _each(((key, (key, below)) for key, below in value.items()), make)
        if faults:
            raise Fits(faults)
        return tuple(made)

    return quick


def _tagged(tagged: Tagged, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    def hook(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise _wrong(value, "a mapping", f"Write {tagged.key}: one of {', '.join(tagged.classes)}.")
        name = value.get(tagged.key)
        if not isinstance(name, str) or name not in tagged.classes:
            raise Unusable(
                Code.WRONG_TYPE,
                f"{tagged.key} is {_shown(name)}, which is none of the words that belong here.",
                f"Write one of: {', '.join(tagged.classes)}.",
            )
        rest = {key: below for key, below in value.items() if key != tagged.key}
        return converter.structure(rest, tagged.classes[name])

    return hook


def _class(cls: type, converter: cattrs.Converter, *, thorough: bool) -> Callable[[Any, Any], Any]:
    attrs.resolve_types(cls)
    keyed_hooks = {
        field.name: _keyed(field.type, field.metadata[KEYED], converter, thorough=thorough)
        for field in attrs.fields(cls)
        if KEYED in field.metadata
    }
    return (_careful_class if thorough else _quick_class)(cls, converter, keyed_hooks)


def _quick_class(
    cls: type, converter: cattrs.Converter, keyed_hooks: Mapping[str, Callable[[Any, Any], Any]]
) -> Callable[[Any, Any], Any]:
    """A loop over the keys that are there. Whatever is odd raises, and the thorough pass tells it."""
    fields: dict[str, tuple[str, Any, tuple[type, ...], Callable[[Any, Any], Any]]] = {
        spelled(field.name): (
            field.name,
            field.type,
            _as_they_are(field.type),
            keyed_hooks.get(field.name) or converter.get_structure_hook(field.type),
        )
        for field in attrs.fields(cls)
    }

    def structure_quickly(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise _wrong(value, "a mapping", "")
        made: dict[str, Any] = {}
        for key, below in value.items():
            name, wanted, exact, hook = fields[key]
            made[name] = below if below.__class__ in exact else hook(below, wanted)
        return cls(**made)

    if not all(exact for _, _, exact, _ in fields.values()):
        return structure_quickly

    # Small values of plain parts, such as ballots, recur: the same rater gives the same point to many items.
    # They never change, so equal ones are one object. `typed` keeps true and 1 apart.
    @lru_cache(maxsize=_SHARED, typed=True)
    def shared(**value: Any) -> Any:
        return structure_quickly(value, cls)

    return lambda value, _: shared(**value)


_SHARED = 4096


def _as_they_are(wanted: Any) -> tuple[type, ...]:
    """The classes whose values need no hook."""
    members = set(get_args(wanted)) - {type(None)} if _is_union(wanted) else {wanted}
    return tuple(members) if members <= _PLAIN else ()


_PLAIN = {str, int, bool, Decimal}


def _careful_class(
    cls: type, converter: cattrs.Converter, keyed_hooks: Mapping[str, Callable[[Any, Any], Any]]
) -> Callable[[Any, Any], Any]:
    overrides: dict[str, Any] = {
        field.name: override(
            rename=spelled(field.name) if spelled(field.name) != field.name else None,
            struct_hook=keyed_hooks.get(field.name),
        )
        for field in attrs.fields(cls)
        if field.name in keyed_hooks or spelled(field.name) != field.name
    }
    inner = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
    )

    def structure_carefully(value: Any, _: Any) -> Any:
        if value.__class__ is not dict:
            raise _wrong(value, "a mapping", "Write its parts below it, indented, each with a name and a colon.")
        return inner(value, cls)

    return structure_carefully


# --- from exceptions to problems --------------------------------------------------------------


def _problems(fault: Exception, path: Path, cls: Any) -> Iterator[Problem]:
    match fault:
        case Fits():
            for step, below in fault.below:
                yield from _problems(below, (*path, step), cls)
        case ClassValidationError():
            for below in fault.exceptions:
                names = [
                    note for note in getattr(below, "__notes__", ()) if isinstance(note, AttributeValidationNote)
                ]
                step = spelled(str(names[0].name)) if names else None
                if isinstance(below, KeyError) and step is not None:
                    yield _missing(step, path)
                else:
                    yield from _problems(below, (*path, step) if step is not None else path, fault.cl)
        case ForbiddenExtraKeysError():
            extra = fault.extra_fields
            known = [name for field in attrs.fields(fault.cl) if (name := spelled(field.name)) not in extra]
            for name in sorted(extra):
                yield Problem(
                    code=Code.UNKNOWN_KEY,
                    message=f'"{name}" is not known here.',
                    remedy=_for_unknown(name, known),
                    path=(*path, name),
                )
        case KeyError():
            yield _missing(str(fault.args[0]), path)
        case Unusable():
            yield Problem(code=fault.code, message=fault.message, remedy=fault.remedy, path=path)
        case _:
            yield Problem(
                code=Code.WRONG_TYPE,
                message=f"this can't be read: {fault}.",
                remedy="Compare it with the example in the documentation.",
                path=path,
            )


def _for_unknown(name: str, known: list[str]) -> str:
    if " " in name:
        return "If it is the rest of a text: a comma ends a text inside { }, so put quotes around the whole of it."
    return near(name, known) or f"Known here: {', '.join(known)}."


def _missing(name: str, path: Path) -> Problem:
    return Problem(
        code=Code.MISSING_KEY,
        message=f'"{name}" is missing.',
        remedy=f"Add {name} and a colon, and what belongs to it.",
        path=path,
    )

