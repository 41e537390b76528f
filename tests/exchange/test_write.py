"""What is written reads back the same, and a failed write leaves the old file whole."""

from __future__ import annotations

import errno
import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from tests.strategies import (
    FRAMEWORK_FILES,
    HAWD,
    HOSTILE,
    KNOWN,
    LAW,
    STEPS,
    assessments,
    column_mappings,
    cycles,
    documents,
    frameworks,
    golden_cases,
    indicator_sets,
    plans,
    scoring_keys,
    texts,
)

from practicecheck.errors import WriteError
from practicecheck.exchange import (
    check,
    document_text,
    document_tree,
    json_text,
    kind_of,
    open_source,
    read_any,
    read_framework,
    source_of,
    write_document,
    write_file,
    yaml_text,
)
from practicecheck.frameworks import FrameworkId
from practicecheck.plans import Plan

PLAN = Plan(framework=FrameworkId("employer-standards@2014"), title="Our plan", notes="Two\nlines")

# --- laws -------------------------------------------------------------------------------------


def comes_back(document: Any) -> None:
    for as_json, name in ((False, "a.yaml"), (True, "a.json")):
        text = document_text(document, as_json=as_json)
        again, problems = read_any(source_of(text, name), KNOWN)
        assert again == document, problems
        assert document_text(again, as_json=as_json) == text


@LAW
@given(assessments(HAWD))
def test_an_assessment_comes_back(document: Any) -> None:
    comes_back(document)


@LAW
@given(plans(HAWD))
def test_a_plan_comes_back(document: Any) -> None:
    comes_back(document)


@LAW
@given(cycles(HAWD, STEPS))
def test_a_cycle_comes_back(document: Any) -> None:
    comes_back(document)


@LAW
@given(frameworks())
def test_a_framework_comes_back(document: Any) -> None:
    comes_back(document)


@LAW
@given(scoring_keys())
def test_a_scoring_key_comes_back(document: Any) -> None:
    comes_back(document)


@LAW
@given(golden_cases())
def test_golden_cases_come_back(document: Any) -> None:
    comes_back(document)


@LAW
@given(indicator_sets())
def test_indicator_definitions_come_back(document: Any) -> None:
    comes_back(document)


@LAW
@given(column_mappings())
def test_a_column_mapping_comes_back(document: Any) -> None:
    comes_back(document)


@pytest.mark.parametrize("file", FRAMEWORK_FILES, ids=lambda file: file.name)
def test_a_shipped_framework_comes_back(file: Path) -> None:
    comes_back(read_framework(file))


@LAW
@given(documents())
def test_both_spellings_are_one_document(document: Any) -> None:
    in_yaml = source_of(document_text(document), "a.yaml")
    in_json = source_of(document_text(document, as_json=True), "a.json")
    assert in_yaml.tree == in_json.tree == document_tree(document)
    assert check(in_yaml, KNOWN) == () or [p.message for p in check(in_yaml, KNOWN)] == [
        p.message for p in check(in_json, KNOWN)
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_stays_letter_for_letter_wherever_it_stands(text: str) -> None:
    tree: Any = {"a": text, "b": [text, text], "c": {"d": text, "e": 1}, text: {"f": [[text]]}}
    assert source_of(yaml_text(tree), "a.yaml").tree == tree
    assert source_of(json_text(tree), "a.json").tree == tree
    assert source_of(json_text(tree, indent=None), "a.json").tree == tree


@LAW
@given(texts)
def test_other_programs_read_the_same_text(text: str) -> None:
    assert json.loads(json_text({"a": text}))["a"] == text
    try:
        of_pyyaml = yaml.safe_load(yaml_text({"a": text}))["a"]
    except yaml.YAMLError:
        # PyYAML's own scanner refuses some odd characters that libyaml and YAML itself allow.
        assert not text.isascii()
    else:
        # YAML 1.1 makes dates of what looks like one; we write dates without quotes.
        assert of_pyyaml == text or not isinstance(of_pyyaml, str)


@pytest.mark.parametrize(
    "word", ["no", "Yes", "on", "y", "=", "<<", "0x1F", "1_000", "12:30:45", "~", "null", "1.10", "true"]
)
def test_words_that_other_programs_would_bend_are_quoted(word: str) -> None:
    assert yaml_text({"a": word}) == f"a: '{word}'\n"
    assert yaml.safe_load(yaml_text({"a": word})) == {"a": word}


@pytest.mark.parametrize("number", ["1.10", "0.1", "100", "1E+2", "1E-7", "12345678901234567890.12345"])
def test_a_number_keeps_its_digits(number: str) -> None:
    for write, name in ((yaml_text, "a.yaml"), (json_text, "a.json")):
        tree: Any = source_of(write({"a": Decimal(number)}), name).tree
        assert tree["a"] == Decimal(number)
        assert str(tree["a"]) == number


def test_what_is_at_its_default_is_left_out_and_the_kind_comes_first() -> None:
    assert [*document_tree(PLAN)] == ["practicecheck", "framework", "title", "notes"]
    assert document_tree(PLAN)["practicecheck"] == kind_of(PLAN).written == "plan/1"


def test_yaml_is_for_hands() -> None:
    assert document_text(PLAN) == (
        "# yaml-language-server: $schema=https://practicecheck.readthedocs.io/schemas/plan-1.json\n"
        "practicecheck: plan/1\n"
        "framework: employer-standards@2014\n"
        "title: Our plan\n"
        "notes: |-\n"
        "  Two\n"
        "  lines\n"
    )


def test_empty_lists_and_mappings_are_written_so_that_they_stay() -> None:
    tree: Any = {"a": [], "b": {}, "c": [[], {}]}
    assert source_of(yaml_text(tree), "a.yaml").tree == source_of(json_text(tree), "a.json").tree == tree
    assert yaml_text({}) == "{}\n"


# --- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["plan.yaml", "plan.json", "plan.JSON", "plan"])
def test_the_ending_of_the_name_decides_the_spelling(tmp_path: Path, name: str) -> None:
    write_document(PLAN, tmp_path / name)
    assert read_any(tmp_path / name, KNOWN)[0] == PLAN
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("{") is name.lower().endswith(".json")


@pytest.mark.parametrize(
    ("where", "fault"),
    [
        ("fsync", OSError(errno.EIO, "Input/output error")),
        ("replace", PermissionError(errno.EACCES, "Permission denied")),
        ("write", OSError(errno.ENOSPC, "No space left on device")),
        ("mkstemp", OSError(errno.EROFS, "Read-only file system")),
        ("chmod", PermissionError(errno.EPERM, "Operation not permitted")),
    ],
)
def test_a_failed_write_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, fault: OSError
) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("the old plan")
    _break(monkeypatch, where, fault)
    with pytest.raises(WriteError) as raised:
        write_document(PLAN, file)
    monkeypatch.undo()
    assert raised.value.why == fault.strerror
    assert str(raised.value).startswith(f"PC601 {file} could not be written: {fault.strerror}.")
    assert file.read_text() == "the old plan"
    assert [*tmp_path.iterdir()] == [file]


def _break(monkeypatch: pytest.MonkeyPatch, where: str, fault: BaseException) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise fault

    if where == "write":
        opened = os.fdopen

        def fill_up(*args: Any, **kwargs: Any) -> Any:
            out = opened(*args, **kwargs)
            monkeypatch.setattr("os.fsync", refuse)
            return out

        monkeypatch.setattr("os.fdopen", fill_up)
    else:
        place = {"fsync": "os.fsync", "mkstemp": "tempfile.mkstemp"}.get(where, f"pathlib.Path.{where}")
        monkeypatch.setattr(place, refuse)


@pytest.mark.parametrize("where", ["fsync", "replace"])
def test_an_interrupted_write_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("the old plan")
    _break(monkeypatch, where, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_document(PLAN, file)
    monkeypatch.undo()
    assert file.read_text() == "the old plan"
    assert [*tmp_path.iterdir()] == [file]


def test_a_text_that_no_file_can_hold_leaves_the_old_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text("the old plan")
    with pytest.raises(WriteError, match="half a character"):
        write_document(Plan(framework=PLAN.framework, title="\ud800"), file)
    assert file.read_text() == "the old plan"


def test_names_that_no_file_can_have_are_told(tmp_path: Path) -> None:
    for name in ("a\0b.yaml", "no/such/folder/plan.yaml", "x" * 5000, "."):
        with pytest.raises(WriteError, match=r"^PC601 "):
            write_document(PLAN, tmp_path / name)


def test_the_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("the old plan")
    file.chmod(0o640)
    write_document(PLAN, file)
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_document(PLAN, tmp_path / "plan.yaml")
    assert (tmp_path / "plan.yaml").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "plan.yaml").write_text("the old plan")
    link = tmp_path / "plan.yaml"
    link.symlink_to(folder / "plan.yaml")
    write_document(PLAN, link)
    assert link.is_symlink()
    assert read_any(folder / "plan.yaml", KNOWN)[0] == PLAN
    assert [*folder.iterdir()] == [folder / "plan.yaml"]


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(WriteError):
        write_file(tmp_path / "a", b"")


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    """A device or a pipe that lost its place would be lost to the whole machine."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(WriteError, match="no file that can be replaced"):
        write_file(pipe, b"")
    assert pipe.is_fifo()
    assert [*tmp_path.iterdir()] == [pipe]


def test_a_name_in_the_present_folder_is_written_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_document(PLAN, "plan.yaml")
    assert open_source("plan.yaml").name == "plan.yaml"
