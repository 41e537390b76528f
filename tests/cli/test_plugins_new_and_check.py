"""``practicecheck plugins new`` and ``practicecheck plugins check``, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from practicecheck.catalogue import Catalogue
from practicecheck.cli._app import run


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(words)
    told = capsys.readouterr()
    return code, told.out, told.err


def names_in(folder: str) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def package(name: str) -> str:
    return str(Path(f"practicecheck-{name}", "src", f"practicecheck_{name}"))


def test_a_new_plugin_asks_nothing_and_says_what_comes_next(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "plugins", "new", "fenland")
    assert code == 0
    assert out.startswith("Wrote practicecheck-fenland: 12 files.")
    assert "pip install -e '.[dev]'\npytest\n" in out
    assert said(capsys, "plugins", "check", package("fenland"))[0] == 0
    assert names_in(".") == ["practicecheck-fenland"]


def test_its_folder_can_be_named_and_may_be_there_and_empty(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a", "b").mkdir(parents=True)
    assert (
        said(capsys, "plugins", "new", "fenland", "-o", str(Path("a", "b")), "--with", "rules,exporter")[0] == 0
    )
    assert Path("a", "b", "tests", "test_rules.py").is_file()
    assert Path("a", "b").stat().st_mode & 0o777 == Path("a").stat().st_mode & 0o777


def test_nothing_is_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("practicecheck-fenland").mkdir()
    Path("practicecheck-fenland", "mine.txt").write_text("mine")
    code, _, err = said(capsys, "plugins", "new", "fenland")
    assert code == 2
    assert "is there already, and not empty" in err
    assert names_in("practicecheck-fenland") == ["mine.txt"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["Fenland"], "can't be the name of a plugin"),
        (["fenland", "--with", "exporter,charts"], '"charts" is none of exporter, importer, rules'),
    ],
)
def test_what_is_refused_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    code, _, err = said(capsys, "plugins", "new", *words)
    assert code == 2
    assert says in " ".join(err.split())
    assert names_in(".") == []


def test_half_a_plugin_is_never_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full after a few files."""
    write, written = Path.write_text, []

    def full(self: Path, *args: object, **kw: object) -> object:
        written.append(self)
        if len(written) > 4:
            raise OSError(28, "No space left on device")
        return write(self, *args, **kw)

    monkeypatch.setattr(Path, "write_text", full)
    code, _, err = said(capsys, "plugins", "new", "fenland")
    assert code == 1
    assert "practicecheck-fenland could not be made: No space left on device." in err
    assert names_in(".") == []


def test_each_failure_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "plugins", "new", "fenland")
    [audit] = Path(package("fenland"), "frameworks").iterdir()
    audit.write_text(audit.read_text(encoding="utf-8").replace("CC-BY-4.0", "ask us"), encoding="utf-8")
    code, out, _ = said(capsys, "plugins", "check", package("fenland"))
    assert code == 1
    assert "data.provenance         FAILED  Each definition says whose words" in out
    assert f'\n{audit.stem}\n  PC521 provenance.licence is "ask us".\n' in out
    assert out.endswith("practicecheck_fenland: 1 of 10 checks failed\n")
    code, out, _ = said(capsys, "plugins", "check", package("fenland"), "--format", "json")
    tree = json.loads(out)
    assert (code, tree["passed"]) == (1, False)
    assert [check["id"] for check in tree["checks"] if not check["passed"]] == ["data.provenance"]


def test_a_wording_is_recorded_and_held_to(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "plugins", "new", "fenland")
    assert said(capsys, "plugins", "check", package("fenland"), "--record", "d.json")[0] == 0
    made = Path("practicecheck-fenland", "tests", "digests.json").read_text(encoding="utf-8")
    assert Path("d.json").read_text(encoding="utf-8") == made
    [audit] = Path(package("fenland"), "frameworks").iterdir()
    audit.write_text(audit.read_text(encoding="utf-8").replace("a room in", "a place in"), encoding="utf-8")
    code, out, _ = said(capsys, "plugins", "check", package("fenland"), "--digests", "d.json")
    assert code == 1
    assert "PC522 it is not what was recorded: see room-1." in out


def test_a_plugin_is_found_by_its_short_name_its_full_name_and_its_source(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("source").mkdir()
    Path("source", "pyproject.toml").write_text('[project]\nname = "practicecheck-northshire"\n')
    for name in ("northshire", "Practicecheck_Northshire", "source"):
        code, out, _ = said(capsys, "plugins", "check", name)
        assert code == 0
        assert out.endswith("practicecheck-northshire: all 22 checks passed\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[project]\nname = "practicecheck-absent"', "Run: pip install -e source"),
        ("[tool.x]", "names no project"),
        ("no toml at all", "names no project"),
    ],
)
def test_a_source_that_is_not_installed_is_told(
    capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    Path("source").mkdir()
    Path("source", "pyproject.toml").write_text(text)
    code, _, err = said(capsys, "plugins", "check", "source")
    assert code == 2
    assert says in err


def test_an_unknown_plugin_is_told_with_the_one_that_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = said(capsys, "plugins", "check", "practicecheck-northshere")
    assert code == 1
    assert 'No plugin is called "practicecheck-northshere". Did you mean practicecheck-northshire?' in err


def test_nothing_is_recorded_while_a_check_fails(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "plugins", "new", "fenland")
    [audit] = Path(package("fenland"), "frameworks").iterdir()
    audit.write_text(audit.read_text(encoding="utf-8").replace("CC-BY-4.0", "ask us"), encoding="utf-8")
    code, out, _ = said(capsys, "plugins", "check", package("fenland"), "--record", "d.json")
    assert code == 1
    assert "Nothing was recorded, since a check failed." in out
    assert not Path("d.json").exists()


def test_what_was_not_looked_at_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "plugins", "new", "fenland")
    assert "add --digests tests/digests.json" in said(capsys, "plugins", "check", package("fenland"))[1]
    assert (
        "Recorded the wording in d.json"
        in said(capsys, "plugins", "check", package("fenland"), "--record", "d.json")[1]
    )


def test_the_folder_that_is_installed_is_not_seen_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """Each of its names would be taken, by itself."""
    installed = next(
        plugin.folder
        for plugin in Catalogue.discover().plugins
        if plugin.origin.distribution == "practicecheck-northshire" and plugin.folder
    )
    code, out, _ = said(capsys, "plugins", "check", installed)
    assert code == 0
    assert out.endswith("practicecheck-northshire: all 22 checks passed\n")


def test_that_the_installed_copy_is_checked_and_not_the_source_is_told(capsys) -> None:
    source = Path("source", "src", "practicecheck_northshire")
    source.mkdir(parents=True)
    (source / "plugin.yaml").write_text("practicecheck: plugin/1\ncontract: 1\ntitle: Ours\n", encoding="utf-8")
    Path("source", "pyproject.toml").write_text('[project]\nname = "practicecheck-northshire"\n')
    for name in ("source", str(source)):
        code, _, err = said(capsys, "plugins", "check", name)
        assert code == 0
        assert f"This checks practicecheck-northshire as it is installed, and not {name}." in err
        assert "pip install -e" in err
