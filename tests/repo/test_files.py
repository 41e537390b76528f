"""What the project's files promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.repo.checkout import ROOT, tracked

import practicecheck
from practicecheck import Catalogue, check
from practicecheck.errors import Severity
from practicecheck.exchange import KINDS, open_source

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SHIPPED = [
    file
    for file in tracked()
    if file.suffix == ".yaml" and file.relative_to(ROOT).parts[0] in {"examples", "plugins", "src"}
]
NEVER = {
    "a registry": re.compile("py" + r"pi\.org|python" + r"hosted\.org|npm" + r"js\.org", re.IGNORECASE),
    "a path of one machine": re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w"),
    "something left to do": re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b"),
}


@pytest.mark.parametrize("what", NEVER)
def test_no_file_names(what: str) -> None:
    """The project works anywhere, and nothing in it waits to be finished."""
    found: list[str] = []
    for file in tracked():
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{file.relative_to(ROOT)}: {match.group()}" for match in NEVER[what].finditer(text)]
    assert found == []


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_each_example_is_in_order(file: Path) -> None:
    """All but the one that shows faults off; that one has a dozen at the least."""
    wrong = [problem for problem in check(file, Catalogue.builtin()) if problem.severity is not Severity.NOTE]
    if file.name == "faults.yaml":
        assert len(wrong) >= 12
        assert len({problem.code for problem in wrong}) >= 12
    else:
        assert wrong == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_each_shipped_document_names_its_schema(file: Path) -> None:
    """Its first line tells an editor which schema it has, and that schema is there."""
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    tree = open_source(file).tree
    assert isinstance(tree, dict)
    written = str(tree["practicecheck"]).replace("/", "-")
    assert (
        first == f"# yaml-language-server: $schema=https://practicecheck.readthedocs.io/schemas/{written}.json"
    )
    assert (ROOT / "docs" / "schemas" / f"{written}.json").is_file()


def test_each_kind_has_a_schema() -> None:
    """Editors are served for every kind of document."""
    names = [f"{kind.written.replace('/', '-')}.json" for kind in KINDS.values()]
    assert [name for name in names if not (ROOT / "docs" / "schemas" / name).is_file()] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_make_does_what_is_promised(page: str) -> None:
    """Each target that is named is there."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(
        re.findall(
            r"\bmake ([a-z]+)\b(?=[`\s]*(?:$|#|`))", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    assert {"test", "docs"} <= named
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_version_and_name_agree() -> None:
    """Whoever cites us, lists us or installs us means the same thing."""
    version = re.escape(practicecheck.__version__)
    for name, patterns in {
        "CITATION.cff": (rf"^version: {version}$", "^title: practicecheck$", "^license: Apache-2.0$"),
        "publiccode.yml": (rf"^softwareVersion: {version}$", "^name: practicecheck$", "license: Apache-2.0$"),
        "pyproject.toml": (
            '^name = "practicecheck"$',
            '^license = "Apache-2.0"$',
            '^dynamic = \\["version"\\]$',
        ),
        "CHANGELOG.md": (rf"^## {version}\b",),
    }.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        assert [pattern for pattern in patterns if not re.search(pattern, text, re.MULTILINE)] == [], name


def test_a_framework_file_states_its_licence() -> None:
    """Each text of others is under its own terms, listed beside the data."""
    folder = ROOT / "src" / "practicecheck" / "frameworks" / "data"
    listed = (folder / "LICENCES.md").read_text(encoding="utf-8")
    assert [file.name for file in folder.glob("*.yaml") if f"`{file.name}`" not in listed] == []
