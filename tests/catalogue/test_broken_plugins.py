"""Real distributions, each broken in another way and installed by pip; none of them stops the others."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest
from tests.catalogue.broken_plugins import BROKEN, MANIFEST, Broken, framework
from tests.distributions import install, wheel

from practicecheck.catalogue import Catalogue
from practicecheck.errors import Code

FORM = Path(__file__).parents[2] / "examples" / "how-are-we-doing-northshire.yaml"
SOUND = "sound-audit@2026"


def package_of(name: str) -> str:
    return name.replace("-", "_")


def built(folder: Path, name: str, broken: Broken) -> Path:
    package = package_of(name)
    files = {place.format(package=package): text for place, text in broken.files.items()}
    if broken.data and broken.value is None:
        files[f"{package}/README.md"] = "A folder of definitions.\n"
    value = (broken.value or package).format(package=package)
    group = "practicecheck.data" if broken.data else "practicecheck"
    return wheel(folder, name, files, {group: {"broken": value}})


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """A scratch environment with every broken plugin in it, and a sound one; the library is seen from it."""
    folder = tmp_path_factory.mktemp("broken")
    wheels = [built(folder, name, broken) for name, broken in BROKEN.items()]
    files = {
        "sound_audit/plugin.yaml": MANIFEST,
        f"sound_audit/frameworks/{SOUND}.yaml": framework(SOUND),
    }
    wheels.append(wheel(folder, "zz-sound", files, {"practicecheck.data": {"sound": "sound_audit"}}))
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    inside = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.check_output([inside, "-c", ask], text=True).strip())
    install = ["install", "--no-index", "--no-deps", "--target", packages, *wheels]
    subprocess.run([*pip, *install], check=True, capture_output=True)
    for name, broken in BROKEN.items():
        for place in broken.remove:
            shutil.rmtree(packages / place.format(package=package_of(name)))
    (packages / "library.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return inside


def run(python: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PRACTICECHECK_")}
    # Where coverage is measured, its own start-up is of no use here.
    environment.pop("COVERAGE_PROCESS_START", None)
    return subprocess.run(
        [python, "-m", "practicecheck", *words], capture_output=True, text=True, env=environment, check=False
    )


@pytest.fixture(scope="module")
def doctor(python: Path) -> dict[str, Any]:
    """What the doctor says with all of them installed at once."""
    found = run(python, "plugins", "doctor", "--format", "json")
    assert found.returncode == 1
    return {plugin["distribution"]: plugin for plugin in json.loads(found.stdout)["plugins"]}


@pytest.mark.parametrize("name", BROKEN)
def test_the_doctor_names_it_keeps_the_cause_and_says_what_to_do(doctor, name: str) -> None:
    broken, told = BROKEN[name], doctor[name]
    assert (told["version"], told["entry_point"]) == ("1.0", "broken")
    problems = [problem for problem in told["problems"] if problem["code"] == broken.code]
    assert problems, told["problems"]
    said = " ".join(f"{problem['message']} {problem['remedy']}" for problem in problems)
    assert broken.says in said
    assert all(problem["severity"] == broken.severity for problem in problems)
    assert told["sound"] is (broken.severity != "error")
    assert bool(told["causes"]) is (broken.code == "PC501")


@pytest.mark.parametrize(
    "text",
    [
        b"[practicecheck]\nno equals sign\n",
        b"[practicecheck.data]\nlatin = caf\xe9\n",
        b"[practicecheck]\npunctuation = !!\n",
        b"[practicecheck]\nempty =\n",
        b"practicecheck = outside.of.a.section\n[practicecheck]\na\n",
    ],
)
def test_a_list_of_entry_points_that_no_one_can_read_is_told_and_hides_no_other(
    tmp_path: Path, monkeypatch, text: bytes
) -> None:
    """Python's own ``entry_points()`` fails altogether on such a line."""
    install(tmp_path, "garbled", {}, {})
    (tmp_path / "garbled-1.0.dist-info" / "entry_points.txt").write_bytes(text)
    files = {"sound_audit/plugin.yaml": MANIFEST, f"sound_audit/frameworks/{SOUND}.yaml": framework(SOUND)}
    install(tmp_path, "zz-sound", files, {"practicecheck.data": {"sound": "sound_audit"}})
    monkeypatch.syspath_prepend(tmp_path)
    catalogue = Catalogue.discover()
    assert catalogue.origin(SOUND).distribution == "zz-sound"
    garbled = {plugin.origin.distribution: plugin for plugin in catalogue.plugins}["garbled"]
    assert [problem.code for problem in garbled.problems] == [Code.PLUGIN_FAILED]
    assert "garbled 1.0" in garbled.problems[0].message
    assert garbled.causes


def test_what_is_no_plugin_may_have_any_list_of_entry_points(tmp_path: Path, monkeypatch) -> None:
    install(tmp_path, "other", {}, {})
    (tmp_path / "other-1.0.dist-info" / "entry_points.txt").write_bytes(b"[other]\nlatin = caf\xe9\nno sign\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert "other" not in {plugin.origin.distribution for plugin in Catalogue.discover().plugins}


def test_all_others_work_on(doctor, python: Path) -> None:
    assert doctor["zz-sound"]["sound"]
    assert doctor["zz-sound"]["frameworks"] == [SOUND]
    assert doctor["practicecheck"]["sound"]
    assert run(python, "show", SOUND).returncode == 0


@pytest.mark.parametrize("name", BROKEN)
def test_the_library_works_with_it_alone(python: Path, name: str) -> None:
    """Its own commands, and whatever is looked for among plugins."""
    words = ("--plugins-allow", f"{name},zz-sound")
    scored = run(python, "score", str(FORM), "--format", "json", *words)
    assert scored.returncode == 0
    assert json.loads(scored.stdout)["total"]["points"] == 48
    listed = run(python, "frameworks", "--format", "json", *words)
    assert listed.returncode == 0
    assert SOUND in [framework["id"] for framework in json.loads(listed.stdout)]
    bare = run(python, "show", "how-are-we-doing", "--format", "json", *words)
    assert json.loads(bare.stdout)["id"] == "how-are-we-doing@2016"


def test_what_is_denied_is_not_loaded(python: Path) -> None:
    words = ("--plugins-deny", ",".join(BROKEN))
    found = run(python, "plugins", "doctor", *words)
    assert found.returncode == 0
    assert "broken-raises 1.0, entry point broken: switched off, it is on the deny list" in found.stdout
    assert "the server is down" not in found.stdout + found.stderr
