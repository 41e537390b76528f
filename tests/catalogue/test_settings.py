"""Which plugins are loaded: by what is typed, by the environment, by the settings file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.catalogue.broken_plugins import MANIFEST, framework
from tests.distributions import install

from practicecheck.catalogue import Catalogue, PluginSettings, settings_file, settings_of
from practicecheck.cli._app import run
from practicecheck.errors import DocumentError
from practicecheck.plugins import NO_PLUGINS

EAST, WEST = "east-audit@1", "west-audit@1"


@pytest.fixture(autouse=True)
def two_plugins(tmp_path: Path, monkeypatch) -> Path:
    """Two distributions, and a plain folder, none of them named yet; no settings of whoever runs the tests."""
    for name, audit in (("east-plugin", EAST), ("west-plugin", WEST)):
        package = name.replace("-", "_")
        files = {f"{package}/plugin.yaml": MANIFEST, f"{package}/frameworks/{audit}.yaml": framework(audit)}
        install(tmp_path / "installed", name, files, {"practicecheck.data": {"data": package}})
    folder = tmp_path / "north-folder"
    (folder / "frameworks").mkdir(parents=True)
    (folder / "plugin.yaml").write_text(f"{MANIFEST}version: 2026.2.0\n")
    (folder / "frameworks" / "north-audit@1.yaml").write_text(framework("north-audit@1"))
    monkeypatch.syspath_prepend(tmp_path / "installed")
    for name in list(os.environ):
        if name.startswith("PRACTICECHECK_") and name != "PRACTICECHECK_FORBID_SKIPS":
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def own(catalogue: Catalogue) -> set[str]:
    return {name for name in catalogue if name in {EAST, WEST, "north-audit@1"}}


def typed(capsys, *words: str) -> set[str]:
    assert run(["frameworks", "--format", "json", *words]) == 0
    listed = {framework["id"] for framework in json.loads(capsys.readouterr().out)}
    return listed & {EAST, WEST, "north-audit@1"}


def test_whoever_installs_a_plugin_has_it() -> None:
    assert own(Catalogue.discover()) == {EAST, WEST}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), {EAST, WEST}),
        (("--no-plugins",), set()),
        (("--plugins-allow", "east-plugin"), {EAST}),
        (("--plugins-allow=East_Plugin,west.plugin",), {EAST, WEST}),
        (("--plugins-deny", "west-plugin"), {EAST}),
        (("--plugins-allow", "west-plugin", "--plugins-deny", "WEST-plugin"), set()),
        (("--plugins-dir", "north-folder"), {EAST, WEST, "north-audit@1"}),
        (("--plugins-dir", "north-folder", "--plugins-allow", "north-folder"), {"north-audit@1"}),
        (("--plugins-dir", "north-folder", "--no-plugins"), set()),
    ],
)
def test_what_is_typed_chooses(capsys, words: tuple[str, ...], found: set[str]) -> None:
    assert typed(capsys, *words) == found


def test_what_is_typed_may_stand_in_front(capsys) -> None:
    assert run(["--plugins-deny", "west-plugin", "frameworks"]) == 0
    page = capsys.readouterr().out
    assert EAST in page
    assert WEST not in page


def test_words_after_two_hyphens_are_left_alone(capsys) -> None:
    assert run(["show", "--", "--no-plugins"]) == 1
    assert "--no-plugins" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"PRACTICECHECK_NO_PLUGINS": "1"}, set()),
        ({"PRACTICECHECK_NO_PLUGINS": "0"}, {EAST, WEST}),
        ({"PRACTICECHECK_NO_PLUGINS": ""}, {EAST, WEST}),
        ({"PRACTICECHECK_PLUGINS_ALLOW": "east-plugin"}, {EAST}),
        ({"PRACTICECHECK_PLUGINS_ALLOW": ""}, set()),
        ({"PRACTICECHECK_PLUGINS_DENY": "east-plugin, west-plugin"}, set()),
        ({"PRACTICECHECK_PLUGINS_DIR": "north-folder"}, {EAST, WEST, "north-audit@1"}),
    ],
)
def test_the_environment_chooses(monkeypatch, environment: dict[str, str], found: set[str]) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert own(Catalogue.discover()) == found


def test_the_settings_file_chooses_and_its_folders_are_seen_from_it(two_plugins: Path) -> None:
    file = two_plugins / "config" / "practicecheck" / "settings.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "practicecheck: settings/1\nplugins:\n  deny: [west-plugin]\n  folders: [../../north-folder]\n"
    )
    assert settings_file(os.environ) == file
    assert own(Catalogue.discover()) == {EAST, "north-audit@1"}


def test_what_is_typed_goes_before_the_environment_and_that_before_the_file(
    capsys, monkeypatch, two_plugins: Path
) -> None:
    (two_plugins / "own.yaml").write_text("practicecheck: settings/1\nplugins: {deny: [east-plugin]}\n")
    monkeypatch.setenv("PRACTICECHECK_SETTINGS", "own.yaml")
    assert typed(capsys) == {WEST}
    monkeypatch.setenv("PRACTICECHECK_PLUGINS_DENY", "west-plugin")
    assert typed(capsys) == {EAST}
    assert typed(capsys, "--plugins-deny", "other-plugin") == {EAST, WEST}


@pytest.mark.parametrize(
    "text",
    [
        "practicecheck: settings/1\nplugins: {denied: [west-plugin]}\n",
        "practicecheck: settings/1\nplugins: {deny: west-plugin}\n",
        "practicecheck: assessment/1\nframework: how-are-we-doing@2016\n",
        "plugins: [\n",
        "",
    ],
)
def test_settings_with_a_fault_load_nothing_until_they_are_mended(capsys, monkeypatch, text: str) -> None:
    """Nobody can tell what they were to keep out."""
    Path("own.yaml").write_text(text)
    monkeypatch.setenv("PRACTICECHECK_SETTINGS", "own.yaml")
    with pytest.raises(DocumentError, match=r"own\.yaml"):
        Catalogue.discover()
    assert run(["frameworks"]) == 1
    assert "own.yaml" in capsys.readouterr().err
    assert typed(capsys, "--no-plugins") == set()


def test_a_settings_file_that_is_named_and_not_there_is_told(monkeypatch) -> None:
    with pytest.raises(DocumentError, match="PC101"):
        settings_of({"PRACTICECHECK_SETTINGS": "nowhere.yaml"})
    assert settings_of({}) == PluginSettings()
    assert (
        settings_of({"PRACTICECHECK_NO_PLUGINS": "1", "PRACTICECHECK_SETTINGS": "nowhere.yaml"}) == NO_PLUGINS
    )


def test_an_argument_settles_it_for_a_program(monkeypatch) -> None:
    monkeypatch.setenv("PRACTICECHECK_NO_PLUGINS", "1")
    assert own(Catalogue.discover(settings=PluginSettings(deny=("east-plugin",)))) == {WEST}


def test_a_plugin_that_is_switched_off_is_listed_and_why(capsys) -> None:
    assert run(["plugins", "list", "--format", "json", "--plugins-deny", "west-plugin"]) == 0
    listed = {plugin["distribution"]: plugin for plugin in json.loads(capsys.readouterr().out)}
    assert listed["west-plugin"]["off"] == "it is on the deny list"
    assert listed["west-plugin"]["frameworks"] == []
    assert listed["east-plugin"]["off"] is None
    assert run(["plugins", "list", "--plugins-allow", "east-plugin"]) == 0
    assert "it is not on the allow list" in " ".join(capsys.readouterr().out.split())


def test_a_name_in_a_list_that_nobody_has_is_told_by_the_doctor(capsys) -> None:
    assert run(["plugins", "doctor", "--plugins-deny", "west-plugim"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert 'PC510 (warning) "west-plugim" is denied, and no plugin of that name is installed.' in page
    assert "Did you mean west-plugin?" in page


def test_a_folder_has_its_own_name_and_the_version_that_it_says(capsys) -> None:
    catalogue = Catalogue.discover(settings=PluginSettings(folders=("north-folder",)))
    origin = catalogue.origin("north-audit@1")
    assert (str(origin), origin.location) == ("north-folder 2026.2.0", "north-folder")
    assert run(["show", "north-audit@1", "--plugins-dir", "no-such-folder"]) == 2
    assert "no-such-folder" in capsys.readouterr().err
