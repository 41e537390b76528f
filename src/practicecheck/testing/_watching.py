"""Watching a function: whether it writes a file, starts a program or opens a connection while it runs."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any, Final, final

import attrs

_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FILES: Final = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
)
_OUTSIDE: Final = (
    "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.startfile", "socket.connect",
    "socket.bind", "socket.sendto", "socket.getaddrinfo", "urllib.", "webbrowser.", "ftplib.", "smtplib.",
)  # fmt: skip


@final
@attrs.define(kw_only=True)
class Watch:
    """What a function did beside its work.

    Attributes:
        deeds: What it did, in words.
        scratch: Files in the folder for temporary ones that it wrote to, and may have taken away again.
        temporary: That folder. It is asked for beforehand: whoever asks waits for others who are asking.
    """

    deeds: list[str] = attrs.field(factory=list)
    scratch: set[str] = attrs.field(factory=set)
    temporary: str = attrs.field(factory=tempfile.gettempdir)

    def told(self) -> list[str]:
        """What it did, and the temporary files that it left behind."""
        return [
            *dict.fromkeys(self.deeds),
            *(f"left {file} behind" for file in sorted(self.scratch) if _there(file)),
        ]


_watch: ContextVar[Watch | None] = ContextVar("practicecheck.testing.watch", default=None)


@contextmanager
def watched() -> Generator[Watch]:
    """Watch what is done in a ``with`` block."""
    _install()
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


@cache
def _install() -> None:
    # A hook can't be taken away again. This one does nothing while nobody watches.
    sys.addaudithook(_notice)


def _notice(event: str, args: tuple[Any, ...]) -> None:
    watch = _watch.get()
    if watch is None:
        return
    if event == "open":
        file, mode, flags = args
        if _to_write(mode, flags):
            _note(watch, "wrote to", file)
    elif event in _FILES:
        _note(watch, f"called {event} on", args[0])
    elif event.startswith(_OUTSIDE):
        watch.deeds.append(f"called {event}")


def _to_write(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITES)


def _note(watch: Watch, what: str, file: object) -> None:
    # What was opened already is told by its number, and was told when it was opened.
    if not isinstance(file, str | bytes | os.PathLike):
        return
    name = os.fsdecode(file)
    path = Path(name)
    # Python keeps modules that it has compiled, and that is no deed of the function's.
    if "__pycache__" in path.parts or name == os.devnull:
        return
    if path.is_absolute() and path.is_relative_to(watch.temporary):
        watch.scratch.add(name)
    else:
        watch.deeds.append(f"{what} {name}")


def _there(file: str) -> bool:
    # A file that never had a name is opened by the name of its folder, and is gone when it is closed.
    return os.path.lexists(file) and not Path(file).is_dir()
