"""Whoever makes the house style begins with ours, and hears what theirs lacks."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

import practicecheck as pc
from practicecheck.cli._app import run
from practicecheck_word import TEMPLATE


def test_it_is_found_beside_the_library_s_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert pc.Catalogue.discover().commands["word-template"].summary
    assert run(["--help"]) == 0
    assert "word-template" in capsys.readouterr().out


def test_a_new_template_is_ours_and_can_be_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "letterhead.docx")
    assert run(["word-template", "new", "-o", file]) == 0
    assert Path(file).read_bytes() == TEMPLATE.read_bytes()
    assert run(["word-template", "check", file]) == 0
    assert capsys.readouterr().out.endswith(f"{file} can be used.\n")


def test_what_is_lacking_is_told_and_it_can_be_used(tmp_path: Path) -> None:
    file = tmp_path / "letterhead.docx"
    Document().save(str(file))
    command = pc.Catalogue.discover().commands["word-template"].load()
    told = CliRunner().invoke(command, ["check", str(file)])
    assert told.exit_code == 0
    assert 'PC502 it has no style "Report Table", so one like it is made up.' in told.output


def test_what_can_not_be_used_is_told_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letterhead.docx"
    file.write_bytes(b"Dear all,")
    assert run(["word-template", "check", str(file)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith(f"{file}: 1 problem\n  PC101 it is no Word document, or a damaged one.")
    assert said.out == ""
