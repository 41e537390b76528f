"""The command: a brief for each team at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from practicecheck.cli._app import run

ASSESSMENT = """practicecheck: assessment/1
framework: supervision-audit@2026
unit: {}
answers: {{time-2: {{score: 3}}}}
"""


def teams(folder: Path, **texts: str) -> Path:
    """A folder of assessments."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_each_team_has_its_brief(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Called after the team's file; what is no assessment is passed over."""
    folder = teams(
        tmp_path / "teams",
        east=ASSESSMENT.format("East team"),
        west=ASSESSMENT.format("West team"),
        plan="practicecheck: plan/1\nframework: supervision-audit@2026\n",
    )
    assert run(["northshire-briefs", str(folder), "-o", str(tmp_path / "briefs")]) == 0
    assert sorted(file.name for file in (tmp_path / "briefs").iterdir()) == ["east.txt", "west.txt"]
    brief = (tmp_path / "briefs" / "east.txt").read_text(encoding="utf-8")
    assert "for publication" in brief
    assert "East team: Northshire supervision audit\n  Time and place: 3 of 4\n" in brief
    assert capsys.readouterr().out.count("Wrote") == 2


def test_no_brief_is_written_while_a_team_has_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every problem is told."""
    folder = teams(
        tmp_path / "teams",
        east=ASSESSMENT.format("East team"),
        west=ASSESSMENT.format("West team").replace("3", "9"),
    )
    assert run(["northshire-briefs", str(folder), "-o", str(tmp_path / "briefs")]) == 1
    assert "PC204" in capsys.readouterr().err
    assert not (tmp_path / "briefs").exists()


def test_a_folder_without_an_assessment_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Most likely it is the wrong folder."""
    folder = teams(tmp_path / "empty")
    assert run(["northshire-briefs", str(folder), "-o", str(tmp_path / "briefs")]) == 2
    assert "There is no assessment in" in capsys.readouterr().err
