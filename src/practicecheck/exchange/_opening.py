"""Opening what is to be read: a file's bytes, or the text of a document."""

from __future__ import annotations

import os
from importlib.resources.abc import Traversable
from pathlib import Path as FilePath
from typing import TypeAlias

from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange._json import json_pairs, locate_json, parse_json
from practicecheck.exchange._source import MOST_BYTES, Source
from practicecheck.exchange._yaml import locate_yaml, parse_yaml

Readable: TypeAlias = "str | os.PathLike[str] | Traversable | Source"
"""A file's name or path, a file in a package, or a text that is held already."""


def source_of(text: str, name: str | None = None) -> Source:
    """Take a text as a document that was not read from a file.

    Args:
        text: The whole text, YAML or JSON.
        name: The name under which problems are told. JSON if it ends in ``.json``, or if there is none and the
            text begins with a brace; YAML otherwise.
    """
    is_json = name.lower().endswith(".json") if name else text.lstrip().startswith("{")
    text, lone = _without_surrogates(text)
    return Source(
        name=name,
        text=text,
        parse=parse_json if is_json and text.strip() else parse_yaml,
        locate=locate_json if is_json else locate_yaml,
        pair_up=json_pairs if is_json and not lone else None,
        noticed=lone,
    )


def _without_surrogates(text: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        line = text.count("\n", 0, fault.start) + 1
        sound = text.encode(errors="replace").decode()
        return sound, (
            Problem(
                code=Code.CONTROL_CHARACTER,
                message=f"the text holds half a character, U+{ord(text[fault.start]):04X}.",
                remedy="Delete it; it often comes from copying out of another program.",
                line=line,
            ),
        )
    return text, ()


def open_source(readable: Readable) -> Source:
    """Read a file's text.

    Args:
        readable: A file's name or path, a file in a package, or a text that is held already.

    Raises:
        DocumentError: It can't be read, is too large, or is not text.
    """
    if isinstance(readable, Source):
        return readable
    file = FilePath(readable) if isinstance(readable, str | os.PathLike) else readable
    name = os.fspath(readable) if isinstance(readable, str | os.PathLike) else readable.name
    data = open_bytes(file, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise DocumentError(
            [
                Problem(
                    code=Code.NOT_UTF8,
                    message=f"it is not UTF-8 text: byte {fault.start + 1} belongs to another encoding.",
                    remedy='Save it again with the encoding "UTF-8".',
                    file=name,
                    line=data.count(b"\n", 0, fault.start) + 1,
                )
            ]
        ) from None
    return source_of(text, name)


def open_bytes(file: FilePath | Traversable, name: str, most: int = MOST_BYTES) -> bytes:
    """Read a file's bytes.

    Args:
        file: The file.
        name: Its name, for problems.
        most: A file with more bytes than that is not read.

    Raises:
        DocumentError: It can't be read, or is too large.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except (OSError, ValueError) as fault:
        raise DocumentError(
            [
                Problem(
                    code=Code.UNREADABLE,
                    message=f"it can't be read: {getattr(fault, 'strerror', None) or fault}.",
                    remedy="Look at the file's name and folder, and whether you may open it.",
                    file=name,
                )
            ]
        ) from None
    if len(data) > most:
        raise DocumentError(
            [
                Problem(
                    code=Code.TOO_LARGE,
                    message=f"it is larger than {most // 1024 // 1024} MB.",
                    remedy="A full assessment has some 50 kB. Look whether this is the right file.",
                    file=name,
                )
            ]
        )
    return data
