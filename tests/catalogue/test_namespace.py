"""A namespace belongs to one distribution; where two have it, each is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.catalogue.broken_plugins import HOOK, MANIFEST
from tests.distributions import install

from practicecheck.catalogue import Catalogue, diagnose
from practicecheck.errors import Code, Severity
from practicecheck_northshire import __file__ as northshire

LOCAL = (Path(northshire).parent / "extensions" / "northshire-local@2026.yaml").read_text(encoding="utf-8")
RULE = HOOK.format(
    "action_rules",
    "from practicecheck.plans import ActionRule\n"
    "    return [ActionRule(id='{space}:late', text='Late', weight='advice', locator='Ours', judge=print)]",
)


def told(*distributions: str) -> dict[str, list[str]]:
    """What the doctor says of namespaces, by distribution."""
    said: dict[str, list[str]] = {name: [] for name in distributions}
    for diagnosis in diagnose(Catalogue.discover()):
        said.get(diagnosis.plugin.origin.distribution, []).extend(
            problem.message
            for problem in diagnosis.problems
            if problem.code is Code.OTHERS_NAME and problem.severity is Severity.WARNING
        )
    return said


def questions(folder: Path, name: str, text: str) -> None:
    """A distribution with one extension."""
    package = name.replace("-", "_")
    extension = text.partition("id: ")[2].partition("\n")[0]
    files = {f"{package}/plugin.yaml": MANIFEST, f"{package}/extensions/{extension}.yaml": text}
    install(folder, name, files, {"practicecheck.data": {name: package}})


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_who_claims_the_namespace_of_another_is_told_and_so_is_the_other(site: Path) -> None:
    questions(site, "aaa-claimant", LOCAL.replace("northshire-local@2026", "northshire-extra@2026"))
    said = told("aaa-claimant", "practicecheck-northshire")
    (claimant,) = said["aaa-claimant"]
    assert claimant.startswith('aaa-claimant 1.0 has the namespace "northshire" (northshire-extra@2026)')
    assert "practicecheck-northshire" in claimant
    owner = said["practicecheck-northshire"]
    assert all("aaa-claimant 1.0 (northshire-extra@2026)" in message for message in owner)
    # It has two plugins, with a rule and with an extension in that namespace.
    assert len(owner) == 2


def test_an_action_rule_in_anothers_namespace_is_told_as_well(site: Path) -> None:
    install(
        site,
        "zz-rules",
        {"zz_rules.py": RULE.format(space="northshire")},
        {"practicecheck": {"zz": "zz_rules"}},
    )
    said = told("zz-rules", "practicecheck-northshire")
    assert len(said["zz-rules"]) >= 1
    assert all('"northshire' in message for message in said["zz-rules"])


def test_a_namespace_of_ones_own_is_nobody_elses(site: Path) -> None:
    questions(site, "southshire-questions", LOCAL.replace("northshire", "southshire"))
    assert told("southshire-questions", "practicecheck-northshire") == {
        "southshire-questions": [],
        "practicecheck-northshire": [],
    }
