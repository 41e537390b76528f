"""Telling somebody who waits that work goes on."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from threading import Event, Thread


@contextmanager
def waiting(what: str) -> Generator[None]:
    """Say on a terminal, each second, for how long something has been going on. Elsewhere it says nothing.

    Args:
        what: What is going on.
    """
    if not sys.stderr.isatty():
        yield
        return
    done = Event()

    def tell() -> None:
        began = time.monotonic()
        while not done.wait(1):
            sys.stderr.write(f"\r{what}: {time.monotonic() - began:.0f} s")
            sys.stderr.flush()
        sys.stderr.write(f"\r{' ' * (len(what) + 12)}\r")
        sys.stderr.flush()

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()
