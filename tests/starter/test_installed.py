"""New plugins in a scratch environment: installed by pip, tested by pytest, as the tutorial tells it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
from datetime import date
from pathlib import Path

import pytest

from practicecheck.starter import OFFERS, new_plugin

DOCS = Path(__file__).parents[2] / "docs"
TUTORIAL = DOCS / "tutorial" / "first-plugin.md"
LOCAL_FRAMEWORK = DOCS / "how-to" / "write-a-local-framework.md"
DAY = date(2026, 3, 31)


class Scratch:
    """An environment of its own, in which our library and what it needs can be seen."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder / ".venv", with_pip=False, symlinks=os.name != "nt")
        self.bin = folder / ".venv" / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / "python"
        self.folder = folder
        packages = self.printed(self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
        # Also what is linked to from there is seen, so that it does not matter how the library is installed.
        link = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
        Path(packages.strip(), "library.pth").write_text(link)
        for command in ("practicecheck", "pytest"):
            script = self.bin / command
            script.write_text(f'#!/bin/sh\nexec "{self.python}" -m {command} "$@"\n')
            script.chmod(0o755)
        # No registry is asked: what a plugin needs is there already, and so is what builds it.
        pip = self.bin / "pip"
        pip.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -m pip -q --python "{self.python}" "$@"'
            " --no-build-isolation --no-deps\n"
        )
        pip.chmod(0o755)

    def run(self, *words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run a program as somebody would in that environment."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PRACTICECHECK")},
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "VIRTUAL_ENV": str(self.bin.parent),
            "COLUMNS": "100",
        }
        return subprocess.run(
            [str(word) for word in words],
            cwd=cwd or self.folder,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )

    def printed(self, *words: object, cwd: Path | None = None) -> str:
        """What a program prints that goes well."""
        done = self.run(*words, cwd=cwd)
        assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout


pytestmark = pytest.mark.skipif(os.name == "nt", reason="the tutorial is told in the words of sh")


@pytest.mark.parametrize("offers", [(), OFFERS], ids=["data", "python"])
def test_it_installs_and_its_tests_pass_at_once(tmp_path: Path, offers: tuple[str, ...]) -> None:
    """With pip install -e and pytest, and nothing in between; the catalogue finds it, and the kit passes it."""
    scratch = Scratch(tmp_path)
    source = tmp_path / "practicecheck-fenland"
    for path, text in new_plugin("fenland", DAY, offers).items():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(text, encoding="utf-8")
    scratch.printed("pip", "install", "--quiet", "-e", ".", cwd=source)
    assert f"{1 + len(offers)} passed" in scratch.printed("pytest", cwd=source)
    listed = scratch.printed("practicecheck", "plugins", "list")
    assert "fenland-audit@2026" in listed
    assert ("fenland:sign-off" in listed) is bool(offers)
    checked = scratch.printed("practicecheck", "plugins", "check", "fenland")
    assert checked.endswith("checks passed\n")


OWN_QUESTION = """\
sections:
  - id: duty
    title: The duty desk
    locator: Page 1
    items:
      - id: duty-1
        text: To what extent is the rota out in time?
        locator: Page 1, question 1
        takes: [{type: score, scales: [extent-0-4]}]
"""


def test_what_the_readme_of_a_new_plugin_says_can_be_done(tmp_path: Path) -> None:
    """Its commands go well; its tests pass with another question; and what is not needed can be taken out."""
    scratch = Scratch(tmp_path)
    source = tmp_path / "practicecheck-fenland"
    scratch.printed("practicecheck", "plugins", "new", "fenland", "--with", ",".join(OFFERS))
    install, score, page, marks, plan, record = blocks("sh", source / "README.md")
    scratch.printed("pip", "install", "-e", ".", cwd=source)
    (source / "our-marks.fenland.csv").write_text("item,score\ntime-1,3\n", encoding="utf-8")
    for told in (score, page, marks, plan.replace("our-audit", "our-marks")):
        scratch.printed("sh", "-ec", told, cwd=source)
    assert "fenland" in scratch.printed("sh", "-ec", install, cwd=source)
    [audit] = (source / "src" / "practicecheck_fenland" / "frameworks").iterdir()
    kept = audit.read_text(encoding="utf-8").partition("sections:\n")[0]
    audit.write_text(kept + OWN_QUESTION, encoding="utf-8")
    assert "4 passed" in scratch.printed("sh", "-ec", record, cwd=source)
    hooks = source / "src" / "practicecheck_fenland" / "__init__.py"
    gone = re.findall(
        r"\* the \w+: `(\w+\.py)`, `(tests/\w+\.py)`, and in `__init__\.py` `(\w+)` and `(\w+)`",
        (source / "README.md").read_text(encoding="utf-8"),
    )
    assert len(gone) == len(OFFERS)
    for left, (module, test, name, hook) in zip((3, 2, 1), gone, strict=True):
        (hooks.parent / module).unlink()
        (source / test).unlink()
        text = re.sub(rf"^from .* import {name}\n", "", hooks.read_text(encoding="utf-8"), flags=re.MULTILINE)
        hooks.write_text(re.sub(rf"@hookimpl\ndef {hook}\b(?:.*\n)(?:    .*\n)*", "", text), encoding="utf-8")
        assert name not in hooks.read_text(encoding="utf-8")
        assert f"{left} passed" in scratch.printed("pytest", cwd=source)


def blocks(language: str, page: Path = TUTORIAL) -> list[str]:
    """The examples of a page in a language."""
    return re.findall(
        rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def test_the_tutorial_can_be_followed_word_for_word(tmp_path: Path) -> None:
    """Each command goes well but the one that is said to fail; what is written by hand is written then."""
    scratch = Scratch(tmp_path)
    one, two, look, check, fails, record, again, wheel, folder = blocks("sh")
    assert one.splitlines()[2:] == [
        "python -m venv .venv",
        ". .venv/bin/activate",
        "pip install '../practicecheck[all]' pytest",
    ]
    source = tmp_path / "practicecheck-fenland"
    made, into, install, test = two.splitlines()
    assert into == "cd practicecheck-fenland"
    scratch.printed("sh", "-ec", made)
    out = scratch.printed("sh", "-ec", f"{install}\n{test}", cwd=source)
    assert "1 passed" in out
    assert blocks("python") == [(source / "tests" / "test_conformance.py").read_text(encoding="utf-8")]
    assert "fenland-audit@" in scratch.printed("sh", "-ec", look, cwd=source)
    [audit] = (source / "src" / "practicecheck_fenland" / "frameworks").iterdir()
    kept = audit.read_text(encoding="utf-8").partition("sections:\n")[0]
    by_hand, shown = blocks("text")
    audit.write_text(kept + by_hand, encoding="utf-8")
    assert "nothing is wrong" in scratch.printed("sh", "-ec", check, cwd=source)
    failed = scratch.run("sh", "-ec", fails, cwd=source)
    assert failed.returncode == 1
    for line in shown.splitlines():
        assert all(part.strip() in failed.stdout for part in line.split("..."))
    assert "1 passed" in scratch.printed("sh", "-ec", record, cwd=source)
    audit.write_text(
        audit.read_text(encoding="utf-8").replace("publisher: Fenland", "publisher: Fenland County Council"),
        encoding="utf-8",
    )
    assert "all 11 checks passed" in scratch.printed("sh", "-ec", again, cwd=source)
    scratch.printed("sh", "-ec", wheel, cwd=source)
    assert len([*(source / "dist").glob("*.whl")]) == 1
    assert re.search("fenland-audit@.* questions", scratch.printed("sh", "-ec", folder, cwd=source))


def test_a_framework_that_was_written_first_can_be_packaged_word_for_word(tmp_path: Path) -> None:
    """It takes the example's place, of whatever year that is, and the test passes once it is recorded."""
    scratch = Scratch(tmp_path)
    make, install, look = blocks("sh", LOCAL_FRAMEWORK)
    [audit] = blocks("yaml", LOCAL_FRAMEWORK)
    (tmp_path / "duty-audit@2026.yaml").write_text(audit, encoding="utf-8")
    scratch.printed("sh", "-ec", make)
    assert "1 passed" in scratch.printed("sh", "-ec", install)
    listed = scratch.printed("sh", "-ec", look, cwd=tmp_path / "practicecheck-duty")
    assert "duty-audit@2026" in listed
    assert "duty-extent" not in listed


def test_the_tutorial_is_measured() -> None:
    """Words, commands and lines are those that are told."""
    text = TUTORIAL.read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^\|.*$", "", prose, flags=re.MULTILINE)
    told = dict(re.findall(r"^\| (.+?) \| (\d+(?: \| \d+)?) \|$", text, re.MULTILINE))
    by_hand = blocks("text")[0]
    assert told["Words on this page, outside of commands and tables"] == str(round(len(prose.split()), -1))
    assert told["Commands, once there is a checkout"] == str(
        sum(len(block.splitlines()) for block in blocks("sh"))
    )
    assert told["Lines of YAML written by hand"] == str(len(by_hand.splitlines()))
    [provenance] = re.findall(r"own there: (.*?)\. Then", text, re.DOTALL)
    assert told["Lines under `provenance` changed by hand"] == str(len(re.findall("`[a-z]+`", provenance)))
    assert told["Lines of Python written by hand"] == "0"
    assert told["the test of it all"] == f"{len(blocks('python')[0].splitlines())} | 2"
    whole = written(())
    assert told["a framework, a key and golden cases"] == f"{whole} | 0"
    for offer in OFFERS:
        more = written((offer,)) - whole
        assert told[f"`--with {offer}`"] == f"{more} | {more}"


def written(offers: tuple[str, ...]) -> int:
    """How many lines of a new plugin's package are neither blank nor comments."""
    return sum(
        bool(line.strip()) and not line.lstrip().startswith("#")
        for path, text in new_plugin("fenland", DAY, offers).items()
        if path.startswith("src/")
        for line in text.splitlines()
    )
