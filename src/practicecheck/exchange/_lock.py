"""A file that one process at a time reads, changes and writes back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from practicecheck.errors import FileInUseError, WriteError


@contextmanager
def held(file: str | os.PathLike[str]) -> Generator[None]:
    """Keep others from changing a file while it is read, changed and written back.

    A file called after it, with ``.lock`` at the end, stands beside it meanwhile. The system makes it for one
    process alone, on every system and on shared drives, too. It is gone when the block ends, however it ends.

    Args:
        file: The file. It need not be there yet.

    Raises:
        FileInUseError: Another process holds it.
        WriteError: Nothing can be written beside it.
    """
    # Two names of one file have one lock.
    lock = Path(f"{os.path.realpath(file)}.lock")
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except OSError as fault:
        # Where the lock has just been taken away, Windows says that it may not be opened.
        if isinstance(fault, FileExistsError) or (isinstance(fault, PermissionError) and lock.exists()):
            raise FileInUseError(os.fspath(file), str(lock), _holder(lock)) from None
        raise WriteError(os.fspath(file), fault.strerror or str(fault)) from None
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(f"{os.getpid()}\n")
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()


def _holder(lock: Path) -> str:
    """The number of the process that holds a lock, as far as it says so."""
    try:
        said = lock.read_text(encoding="ascii")[:20].strip()
    except (OSError, ValueError):
        said = ""
    return said if said.isdecimal() else ""
