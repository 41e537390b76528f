"""What a cycle links to is read from beside it, and what is not there or not meant is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.strategies import KNOWN

from practicecheck.cycle import Cycle, Linked
from practicecheck.errors import DocumentError
from practicecheck.exchange import read_cycle, read_linked

ASSESSMENT = "practicecheck: assessment/1\nframework: social-work-health-check@2009\n"
OTHER = "practicecheck: assessment/1\nframework: how-are-we-doing@2016\n"
PLAN = "practicecheck: plan/1\nframework: social-work-health-check@2009\n"
CYCLE = "practicecheck: cycle/1\nframeworks: [social-work-health-check@2009]\n"


def linked(folder: Path, body: str, **files: str) -> Linked:
    """Write a cycle and files beside it, and read what it links to."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    file = folder / "cycle.yaml"
    file.write_text(CYCLE + body)
    return read_linked(read_cycle(file, KNOWN), file, KNOWN)


def told(folder: Path, body: str, **files: str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        linked(folder, body, **files)
    return [
        f"{problem.code.value} {Path(problem.file or '').name} line {problem.line} {problem.place}"
        for problem in caught.value.problems
    ]


def test_a_cycle_that_links_to_nothing_has_nothing(tmp_path: Path) -> None:
    """And its file is all that has to be there."""
    assert linked(tmp_path, "") == Linked()


def test_each_link_is_read(tmp_path: Path) -> None:
    """Assessments in their order, plans and last year's cycle each at its place; folders may be climbed."""
    year = tmp_path / "2026"
    last = tmp_path / "2025"
    year.mkdir()
    last.mkdir()
    (last / "cycle.yaml").write_text(CYCLE + "title: Last year\n")
    (last / "plan.yaml").write_text(PLAN + "title: Last plan\n")
    found = linked(
        year,
        "assessments: [north.yaml, south.yaml]\nplan: plan.yaml\n"
        "last_year: {cycle: ../2025/cycle.yaml, plan: ../2025/plan.yaml}\n",
        north=ASSESSMENT + "unit: North\n",
        south=ASSESSMENT + "unit: South\n",
        plan=PLAN + "title: This plan\n",
    )
    assert [(own.file, own.assessment.unit) for own in found.assessments] == [
        ("north.yaml", "North"),
        ("south.yaml", "South"),
    ]
    assert found.plan is not None
    assert found.last_plan is not None
    assert found.last_year is not None
    assert (found.plan.title, found.last_plan.title, found.last_year.title) == (
        "This plan",
        "Last plan",
        "Last year",
    )


def test_files_that_are_not_there_are_all_told_where_the_cycle_names_them(tmp_path: Path) -> None:
    """A folder is no file."""
    (tmp_path / "folder").mkdir()
    body = "assessments: [north.yaml, folder]\nplan: plan.yaml\nlast_year: {cycle: old.yaml}\n"
    assert told(tmp_path, body) == [
        "PC428 cycle.yaml line 3 assessments[1]",
        "PC428 cycle.yaml line 3 assessments[2]",
        "PC428 cycle.yaml line 4 plan",
        "PC428 cycle.yaml line 5 last_year.cycle",
    ]


def test_a_name_that_no_file_can_have_is_told_like_any_other(tmp_path: Path) -> None:
    """However long it is."""
    assert told(tmp_path, f"plan: {'x' * 5000}.yaml\n") == ["PC428 cycle.yaml line 3 plan"]


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    """A plan is no assessment, and an assessment no plan."""
    body = "assessments: [plan.yaml]\nplan: north.yaml\n"
    assert told(tmp_path, body, plan=PLAN, north=ASSESSMENT) == [
        "PC428 cycle.yaml line 3 assessments[1]",
        "PC428 cycle.yaml line 4 plan",
    ]


def test_a_document_on_another_framework_is_told(tmp_path: Path) -> None:
    """Its framework may have been forgotten under frameworks; last year may have been another."""
    assert told(tmp_path, "assessments: [north.yaml]\n", north=OTHER) == [
        "PC429 cycle.yaml line 3 assessments[1]"
    ]
    other = PLAN.replace("social-work-health-check@2009", "how-are-we-doing@2016")
    assert told(tmp_path, "plan: plan.yaml\n", plan=other) == ["PC429 cycle.yaml line 3 plan"]
    assert linked(tmp_path, "last_year: {plan: plan.yaml}\n", plan=other).last_plan is not None


def test_what_is_wrong_within_a_linked_file_is_told_of_that_file(tmp_path: Path) -> None:
    """With everything else, in one go."""
    body = "assessments: [north.yaml]\nplan: plan.yaml\n"
    assert told(tmp_path, body, north=ASSESSMENT + "answers: {step-77: {number: 1}}\n") == [
        "PC428 cycle.yaml line 4 plan",
        "PC117 north.yaml line 3 answers.step-77",
    ]


def test_a_text_that_can_not_be_read_is_told_of_its_file(tmp_path: Path) -> None:
    """Before it can be said what kind of document it is."""
    (tmp_path / "north.yaml").write_bytes(b"\xff\xfe")
    assert told(tmp_path, "assessments: [north.yaml]\n") == ["PC103 north.yaml line 1 "]


def test_a_cycle_reads_the_same_whatever_it_links_to(tmp_path: Path) -> None:
    """Reading a cycle opens no other file."""
    file = tmp_path / "cycle.yaml"
    file.write_text(CYCLE + "plan: nowhere.yaml\n")
    assert read_cycle(file, KNOWN) == Cycle(
        frameworks=(next(name for name in KNOWN if name.startswith("social")),), plan="nowhere.yaml"
    )
