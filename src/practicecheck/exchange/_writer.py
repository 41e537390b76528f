"""Writing documents: the same document comes back, and a failed write leaves the old file whole."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import yaml

from practicecheck.documents import KEYED, Keyed, spelled, written_fields
from practicecheck.errors import WriteError
from practicecheck.exchange._json_text import json_text
from practicecheck.exchange._kinds import HEADER, Document, kind_of
from practicecheck.exchange._source import Plain, Unusable
from practicecheck.exchange._tags import TAGGED
from practicecheck.exchange._yaml import plain_scalar

SCHEMAS = "https://practicecheck.readthedocs.io/schemas"
_NAMES = {cls: (tagged.key, name) for tagged in TAGGED for name, cls in tagged.classes.items()}
_FLOW = 88
"""A mapping of plain values that is shorter than this is written on one line."""


def plain(value: Any) -> Plain:
    """A value of ours as plain values, spelled as a document spells it. What is at its default is left out.

    Args:
        value: A value of one of our classes, or of the types that they hold.
    """
    if value is None or isinstance(value, str | bool | int | Decimal):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(member) for member in value]
    made: dict[str, Plain] = {}
    if type(value) in _NAMES:
        key, name = _NAMES[type(value)]
        made[key] = name
    for field in written_fields(type(value)):
        held = getattr(value, field.name)
        if field.default is not attrs.NOTHING and held == field.default:
            continue
        keyed: Keyed | None = field.metadata.get(KEYED)
        made[spelled(field.name)] = plain(held) if keyed is None else _mapping(held, keyed)
    return made


def _mapping(members: tuple[Any, ...], keyed: Keyed) -> Plain:
    made: dict[str, Plain] = {}
    for member in members:
        if keyed.value is not None:
            made[getattr(member, keyed.key)] = plain(getattr(member, keyed.value))
            continue
        whole = plain(member)
        if isinstance(whole, dict):
            made[str(whole.pop(spelled(keyed.key)))] = whole
    return made


def document_tree(document: Document) -> dict[str, Plain]:
    """A document as plain values, its kind first.

    Args:
        document: The document.
    """
    body = plain(document)
    return {HEADER: kind_of(document).written, **(body if isinstance(body, dict) else {})}


class _Dumper(yaml.SafeDumper):
    """Block style for people; short mappings on one line; texts of several lines as they are."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the same value twice is written twice
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's signature
        super().increase_indent(flow, False)

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """The tag that our reader would give an unquoted scalar."""
        if kind is yaml.ScalarNode and implicit[0]:
            return _TAGS.get(type(_read_back(value)), _TEXT)
        of_pyyaml: Any = super().resolve
        return str(of_pyyaml(kind, value, implicit))


_TEXT = "tag:yaml.org,2002:str"
_TAGS: dict[type, str] = {
    bool: "tag:yaml.org,2002:bool",
    int: "tag:yaml.org,2002:int",
    Decimal: "tag:yaml.org,2002:float",
    type(None): "tag:yaml.org,2002:null",
}
_AWKWARD = frozenset("\t\r\x85\u2028\u2029\ufeff")
_OTHER_READERS = re.compile(
    r"=|<<|(?i:y|n|yes|no|on|off)|[-+]?0[box_].*|[-+]?[0-9][0-9_]*(?::[0-9_.]+)+|[-+0-9_.]*_[0-9_.]*"
)
"""What YAML 1.1 takes for booleans, numbers or orders; we quote them so that no other program bends them."""


def _read_back(written: str) -> Plain:
    try:
        return plain_scalar(written)
    except Unusable:
        return 0


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if not _AWKWARD.isdisjoint(text):
        return dumper.represent_scalar(_TEXT, text, style='"')
    if "\n" in text.strip("\n") and not text.startswith((" ", "\n")):
        return dumper.represent_scalar(_TEXT, text, style="|")
    bare = isinstance(_read_back(text), str) and not _OTHER_READERS.fullmatch(text)
    return dumper.represent_scalar(_TEXT, text, style=None if bare else "'")


def _number_node(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    written = str(number)
    return dumper.represent_scalar(_TAGS[type(_read_back(written))], written)


def _mapping_node(dumper: yaml.SafeDumper, tree: dict[str, Plain]) -> yaml.MappingNode:
    short = len(tree) > 1 and all(not isinstance(below, list | dict) for below in tree.values())
    length = sum(len(key) + len(str(below)) + 4 for key, below in tree.items())
    lines = any("\n" in below for below in tree.values() if isinstance(below, str))
    return dumper.represent_mapping(
        "tag:yaml.org,2002:map", tree.items(), flow_style=short and length < _FLOW and not lines
    )


class _Whole(dict[str, Plain]):
    """A whole document: it has a line for each of its keys, however short it is."""


def _whole_node(dumper: yaml.SafeDumper, tree: _Whole) -> yaml.MappingNode:
    return dumper.represent_mapping("tag:yaml.org,2002:map", tree.items(), flow_style=not tree)


_Dumper.add_representer(_Whole, _whole_node)
_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(Decimal, _number_node)
_Dumper.add_representer(dict, _mapping_node)


def yaml_text(tree: Plain) -> str:
    """Plain values as YAML for hands.

    Args:
        tree: Plain values.
    """
    whole = _Whole(tree) if isinstance(tree, dict) else tree
    return yaml.dump(whole, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def document_text(document: Document, *, as_json: bool = False) -> str:
    """A document as a text that reads back as the same document.

    Args:
        document: The document.
        as_json: JSON for machines rather than YAML for hands.
    """
    tree = document_tree(document)
    if as_json:
        return json_text(tree)
    schema = f"{SCHEMAS}/{kind_of(document).written.replace('/', '-')}.json"
    return f"# yaml-language-server: $schema={schema}\n{yaml_text(tree)}"


def write_document(document: Document, file: str | os.PathLike[str]) -> None:
    """Write a document: JSON if the file's name ends in ``.json``, YAML otherwise.

    Args:
        document: The document.
        file: The file's name or path. An old file is replaced as a whole, or not at all.

    Raises:
        WriteError: It can't be written; what stood there is unchanged.
    """
    name = os.fspath(file)
    text = document_text(document, as_json=name.lower().endswith(".json"))
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise WriteError(name, "a text in it holds half a character") from None
    write_file(name, data)


def write_file(file: str | os.PathLike[str], data: bytes) -> None:
    """Put bytes into a file, all of them or none.

    Args:
        file: The file's name or path.
        data: What the file shall hold.

    Raises:
        WriteError: It can't be written; what stood there is unchanged.
    """
    target = Path(file)
    beside: str | None = None
    try:
        if target.is_symlink():
            target = target.resolve()
        if target.exists() and not target.is_file():
            raise WriteError(os.fspath(file), "it is no file that can be replaced")
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=".part")
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(beside).chmod(_mode(target))
        Path(beside).replace(target)
    # Links in a circle are a RuntimeError, names that no file can have a ValueError.
    except (OSError, RuntimeError, ValueError) as fault:
        raise WriteError(os.fspath(file), getattr(fault, "strerror", None) or str(fault)) from None
    finally:
        if beside is not None:
            with contextlib.suppress(OSError):
                Path(beside).unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or what a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
