"""A plugin without Python: what of a folder is taken, and what can't be reached through it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.catalogue.broken_plugins import MANIFEST, framework
from tests.distributions import install

from practicecheck.catalogue import Catalogue, PluginSettings
from practicecheck.errors import DocumentError

AUDIT = "folder-audit@1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound folder with one framework."""
    made = tmp_path / "questions"
    (made / "frameworks").mkdir(parents=True)
    (made / "plugin.yaml").write_text(MANIFEST)
    (made / "frameworks" / f"{AUDIT}.yaml").write_text(framework(AUDIT))
    return made


def catalogue(folder: Path) -> Catalogue:
    return Catalogue(settings=PluginSettings(folders=(str(folder),)))


def codes(found: Catalogue) -> list[str]:
    return [problem.code.value for problem in found.problems]


def test_what_lies_in_it_is_found(folder: Path) -> None:
    found = catalogue(folder)
    assert found[AUDIT].origin == found.origin(AUDIT)
    assert codes(found) == []


def test_a_package_of_data_is_not_run(tmp_path: Path, monkeypatch) -> None:
    """The author's code, if there is any, is no business of the host's."""
    files = {
        "loud_audit/__init__.py": "raise SystemExit('it was run')\n",
        "loud_audit/plugin.yaml": MANIFEST,
        f"loud_audit/frameworks/{AUDIT}.yaml": framework(AUDIT),
    }
    install(tmp_path, "loud-audit", files, {"practicecheck.data": {"loud": "loud_audit"}})
    monkeypatch.syspath_prepend(tmp_path)
    found = Catalogue.discover()
    assert found.origin(AUDIT).distribution == "loud-audit"


def test_a_file_is_read_when_it_is_first_used(folder: Path) -> None:
    """What is broken in it is told then, with the folder's name."""
    (folder / "frameworks" / f"{AUDIT}.yaml").write_text("practicecheck: framework/1\n")
    found = catalogue(folder)
    assert AUDIT in list(found)
    assert codes(found) == []
    with pytest.raises(DocumentError, match=f"questions, {AUDIT}.yaml"):
        found[AUDIT]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
class TestLinks:
    def test_a_link_to_a_file_outside_is_not_followed(self, folder: Path, tmp_path: Path) -> None:
        secret = tmp_path / "secret.yaml"
        secret.write_text(framework("secret-audit@1"))
        (folder / "frameworks" / "secret-audit@1.yaml").symlink_to(secret)
        found = catalogue(folder)
        assert codes(found) == ["PC507"]
        assert list(found)[:2] == ["employer-standards@2014", "employer-standards@2020"]
        assert "secret-audit@1" not in found
        assert AUDIT in found

    @pytest.mark.parametrize("target", ["/etc", "..", "../.."])
    def test_a_folder_that_is_a_link_outside_is_not_followed(self, folder: Path, target: str) -> None:
        (folder / "keys").symlink_to(target)
        assert codes(catalogue(folder)) == ["PC507"]

    def test_a_manifest_that_is_a_link_outside_makes_it_no_plugin(self, folder: Path, tmp_path: Path) -> None:
        (folder / "plugin.yaml").rename(tmp_path / "elsewhere.yaml")
        (folder / "plugin.yaml").symlink_to(tmp_path / "elsewhere.yaml")
        found = catalogue(folder)
        assert codes(found) == ["PC507"]
        assert AUDIT not in found

    def test_a_link_within_the_folder_is_followed(self, folder: Path) -> None:
        (folder / "frameworks" / f"{AUDIT}.yaml").rename(folder / "kept.yaml")
        (folder / "frameworks" / f"{AUDIT}.yaml").symlink_to("../kept.yaml")
        found = catalogue(folder)
        assert codes(found) == []
        assert found[AUDIT].id == AUDIT

    def test_a_link_that_leads_nowhere_is_told(self, folder: Path) -> None:
        (folder / "frameworks" / "lost-audit@1.yaml").symlink_to("no-such-file.yaml")
        assert codes(catalogue(folder)) == ["PC502"]

    def test_a_link_to_itself_is_told(self, folder: Path) -> None:
        (folder / "keys").symlink_to("keys")
        found = catalogue(folder)
        assert len(codes(found)) == 1
        assert AUDIT in found

    def test_a_pipe_that_would_wait_for_ever_is_told(self, folder: Path) -> None:
        os.mkfifo(folder / "frameworks" / "pipe-audit@1.yaml")
        assert codes(catalogue(folder)) == ["PC502"]

    def test_a_manifest_that_is_a_pipe_is_told(self, folder: Path) -> None:
        (folder / "plugin.yaml").unlink()
        os.mkfifo(folder / "plugin.yaml")
        assert codes(catalogue(folder)) == ["PC101"]


@pytest.mark.parametrize(
    "value", ["../questions", "questions/..", "/etc", "questions frameworks", "", "a..b", "."]
)
def test_an_entry_point_names_a_package_and_no_path(tmp_path: Path, monkeypatch, value: str) -> None:
    install(tmp_path, "odd-audit", {}, {"practicecheck.data": {"odd": value}})
    monkeypatch.syspath_prepend(tmp_path)
    [odd] = [plugin for plugin in Catalogue.discover().plugins if plugin.origin.entry_point == "odd"]
    assert [problem.code.value for problem in odd.problems] == ["PC501"]


def test_more_files_than_any_council_has_are_left_out(folder: Path) -> None:
    (folder / "keys").mkdir()
    for n in range(1001):
        (folder / "keys" / f"own-points@{n}.yaml").touch()
    found = catalogue(folder)
    assert codes(found) == ["PC502"]
    assert AUDIT in found


@pytest.mark.parametrize("name", ["framework", "framewroks", "extension", "Keys"])
def test_a_folder_whose_name_is_misspelt_is_told(folder: Path, name: str) -> None:
    (folder / name).mkdir()
    assert codes(catalogue(folder)) == ["PC508"]


@pytest.mark.parametrize("name", ["README.md", "tests", "LICENCE", ".git", "__pycache__", "notes.yaml"])
def test_what_else_lies_there_is_nobodys_business(folder: Path, name: str) -> None:
    (folder / name).mkdir()
    assert codes(catalogue(folder)) == []


def test_a_folder_that_is_a_file_is_told(folder: Path) -> None:
    (folder / "keys").write_text("")
    assert codes(catalogue(folder)) == ["PC501"]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    assert codes(catalogue(tmp_path / "gone")) == ["PC101"]


def test_thousands_of_items_are_read(folder: Path) -> None:
    text = framework("large-audit@1")
    start, _, item = text.partition("  - id: standard-1\n")
    assert item
    one = "      - {id: item-%d, text: Question %d, locator: ours, wording: ours, takes: [{type: narrative}]}\n"
    head = start[: start.index("sections:")]
    items = "".join(one % (n, n) for n in range(5000))
    body = f"sections:\n  - id: many\n    title: Many\n    locator: ours\n    items:\n{items}"
    (folder / "frameworks" / "large-audit@1.yaml").write_text(head + body)
    assert len(catalogue(folder)["large-audit@1"].items) == 5000


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        (f"{AUDIT}.yaml.txt", ".txt"),
        ("other-audit@2026.txt", ".txt"),
        ("other-audit@2026.yaml.bak", ".bak"),
        ("other-audit@2026.docx", ".docx"),
    ],
)
def test_a_file_that_only_looks_like_a_definition_is_told(folder: Path, name: str, ending: str) -> None:
    """Notepad puts .txt behind a name, and nobody sees it."""
    (folder / "frameworks" / name).write_text(framework(AUDIT))
    (problem,) = catalogue(folder).problems
    assert problem.code.value == "PC508"
    assert f"frameworks/{name}, which is not read: its name ends in {ending}." in problem.message
    assert problem.remedy == f"Rename it to {name.partition('.')[0]}.yaml."


@pytest.mark.parametrize("name", ["README.md", "notes.txt", "digests.json.bak", ".DS_Store"])
def test_other_files_beside_definitions_are_nobodys_business(folder: Path, name: str) -> None:
    (folder / "frameworks" / name).write_text("a note")
    assert codes(catalogue(folder)) == []


def test_a_manifest_of_another_name_is_told(folder: Path) -> None:
    (folder / "plugin.yaml").rename(folder / "plugin.yml")
    (problem,) = catalogue(folder).problems
    assert problem.message == "there is no plugin.yaml, so it is no plugin yet."
    assert problem.remedy == "Rename plugin.yml to plugin.yaml."
