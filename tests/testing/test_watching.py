"""Watching: what a function does beside its work is noticed, and nothing else is."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from practicecheck.testing._watching import watched


def seen(act: Callable[[], object]) -> list[str]:
    with watched() as watch:
        act()
    return watch.told()


def test_reading_is_no_deed(tmp_path: Path) -> None:
    file = tmp_path / "read.txt"
    file.write_text("x")
    assert seen(file.read_text) == []


@pytest.mark.parametrize("mode", ["w", "a", "x", "r+b"])
def test_writing_is_noticed_in_whichever_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if mode == "r+b":
        Path("made.txt").touch()
    assert seen(lambda: Path("made.txt").open(mode).close()) == ["wrote to made.txt"]


def test_writing_below_pythons_own_files_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert seen(lambda: os.close(os.open("made.txt", os.O_WRONLY | os.O_CREAT))) == ["wrote to made.txt"]


def test_a_temporary_file_that_is_taken_away_is_no_deed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some libraries can't make a package of files without one."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def scratch() -> None:
        (tmp_path / "scratch").write_text("x")
        (tmp_path / "scratch").unlink()

    assert seen(scratch) == []
    file = tmp_path / "left"
    assert seen(lambda: file.write_text("x")) == [f"left {file} behind"]


def test_looking_for_the_folder_of_temporary_files_is_no_deed(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked for by writing to it, while everybody else who asks for it has to wait."""

    def first() -> None:
        monkeypatch.setattr("tempfile.tempdir", None)
        tempfile.gettempdir()

    assert seen(first) == []


def test_programs_and_connections_are_noticed() -> None:
    run = seen(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
    assert "called subprocess.Popen" in run
    assert seen(lambda: socket.getaddrinfo("localhost", 1)) == ["called socket.getaddrinfo"]


def test_nothing_is_noticed_once_nobody_watches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with watched() as watch:
        pass
    Path("made.txt").write_text("x")
    assert watch.told() == []
