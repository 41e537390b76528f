"""What the kit finds in definitions: one fault at a time in a plugin that is sound without it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.distributions import install

from practicecheck import exchange
from practicecheck.catalogue import Catalogue, PluginSettings
from practicecheck.errors import DocumentError
from practicecheck.starter import new_plugin
from practicecheck.testing import (
    CHECKS,
    CheckResult,
    check_folder,
    check_plugin,
    digests_of,
    digests_text,
    read_digests,
    report_text,
)

FRAMEWORK = "frameworks/fenland-audit@2026.yaml"
KEY = "keys/fenland-extent@1.yaml"
CASES = "golden-cases/fenland-extent@1.yaml"
CROSSWALK = "crosswalks/fenland-to-standards@1.yaml"
RATES = "indicators/fenland-rates@1.yaml"
MORE = {
    CROSSWALK: """practicecheck: crosswalk/1
id: fenland-to-standards@1
title: From the audit to the standards
from: fenland-audit@2026
to: employer-standards@2014
author: Principal Social Worker
made_on: 2026-04-01
provenance: {publisher: Fenland, title: Annex, date: "2026", address: https://fenland.example,
  licence: CC0-1.0, attribution: Fenland, wording: ours}
rows:
  - {from: [time-1], to: [standard-5], relation: subset, rationale: It asks for one part,
     derived: by judgement, confidence: high}
""",
    RATES: """practicecheck: indicators/1
id: fenland-rates@1
title: Rates
summary: One rate.
provenance: {publisher: Fenland, title: Book, date: "2026", address: https://fenland.example, licence: CC0-1.0,
  attribution: Fenland, wording: ours}
inputs:
  - {id: left, title: Leavers, unit: people}
  - {id: there, title: In post, unit: people}
yearly:
  - {id: nights, title: Nights, unit: nights, by_year: {"2025": 365}, wording: ours, source: Calendar}
  - {id: days, title: Working days, unit: days, by_year: {"2025": 252}, wording: ours, source: Calendar}
indicators:
  - {id: turnover, title: Turnover, measures: turnover, above: [left], below: [there], times: days,
     text: Leavers over staff and days, locator: Page 1, wording: ours}
layout:
  units: [{name: Team}]
  period: Year
  inputs: {left: Left, there: There}
""",
}


def placed(folder: Path, **changed: tuple[str, str]) -> Path:
    """A sound plain folder, some of whose files say something else."""
    made = {
        path.removeprefix("src/practicecheck_fenland/"): text
        for path, text in new_plugin("fenland", date(2026, 3, 31)).items()
        if path.startswith("src/")
    }
    for file, (old, new) in changed.items():
        text = (made | MORE)[file]
        assert old in text
        made[file] = text.replace(old, new)
    root = folder / "fenland"
    for path, text in {**MORE, **made}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def failures(results: tuple[CheckResult, ...]) -> dict[str, str]:
    return {
        result.id: " ".join(f"{problem.message} {problem.remedy}" for problem in result.problems)
        for result in results
        if not result.passed
    }


def test_a_sound_folder_passes_whatever_it_gives_occasion_for(tmp_path: Path) -> None:
    """Definitions of every kind are checked; what needs Python is left out."""
    results = check_folder(placed(tmp_path))
    assert failures(results) == {}
    assert [result.id for result in results] == [
        "plugin.found",
        "plugin.contract",
        "plugin.sound",
        "names.look-alike",
        "data.provenance",
        "data.round-trip",
        "keys.golden-cases",
        "frameworks.keys",
        "frameworks.blank-form",
        "frameworks.filled-form",
        "indicators.rates",
        "crosswalks.items",
    ]
    assert report_text("fenland", results) == "fenland: 12 of 12 checks passed"


def test_a_framework_of_a_single_question_passes(tmp_path: Path) -> None:
    """Some forms that are filled in by chance then have a reason in place of their only answer."""
    root = placed(tmp_path)
    (root / CROSSWALK).unlink()
    head, _, sections = (root / FRAMEWORK).read_text(encoding="utf-8").partition("sections:\n")
    only, _, _ = sections.partition("      - id: time-2\n")
    (root / FRAMEWORK).write_text(f"{head}sections:\n{only}", encoding="utf-8")
    assert failures(check_folder(root)) == {}


FAULTS = [
    ("plugin.contract", "plugin.yaml", "contract: 1", "contract: 99", "version 99 of the plugin contract"),
    ("plugin.sound", FRAMEWORK, "summary:", "summery:", '"summery" is not known here. Did you mean summary?'),
    ("plugin.sound", FRAMEWORK, "id: fenland-audit@2026", "id: other@1", 'called after "fenland-audit@2026"'),
    (
        "names.look-alike",
        FRAMEWORK,
        "title: Fenland audit\n",
        "title: how are  WE doing?\n",
        "and so is how-are",
    ),
    ("names.look-alike", FRAMEWORK, "title: Fenland audit\n", "title: F\u0435nland audit\n", "two alphabets"),
    ("data.provenance", FRAMEWORK, "locator: Page 2\n", 'locator: "-"\n', 'sections[2].locator says "-"'),
    ("data.provenance", FRAMEWORK, "publisher: Fenland", "publisher: tbc", 'provenance.publisher says "tbc"'),
    ("data.provenance", FRAMEWORK, 'date: "2026-03"', "date: in spring", 'provenance.date is "in spring"'),
    (
        "data.provenance",
        FRAMEWORK,
        'date: "2026-03"',
        "date: \u201c2026-03\u201d",
        'curly quotes, which are read as letters. Type straight ones: date: "2026-03"',
    ),
    (
        "data.provenance",
        FRAMEWORK,
        "licence: CC-BY-4.0",
        "licence: \u201cCC-BY-4.0\u201d",
        'Type straight ones: licence: "CC-BY-4.0"',
    ),
    ("data.provenance", FRAMEWORK, "CC-BY-4.0", "ask the council", 'provenance.licence is "ask the council"'),
    ("keys.golden-cases", CASES, "points: 8", "points: 9", "should be 9, and comes out as 8"),
    ("frameworks.keys", FRAMEWORK, "fenland-extent@1", "fenland-extend@1", "names a key that can't be used"),
    ("frameworks.keys", FRAMEWORK, "fenland-extent@1", "rag@1", "names the key rag@1, which is for rag"),
    ("frameworks.filled-form", FRAMEWORK, "fenland-extent@1", "rag@1", "can't be scored"),
    ("indicators.rates", RATES, '"2025": 365', '"2024": 365', "turnover has no value"),
    ("crosswalks.items", CROSSWALK, "standard-5", "standard-9", '"standard-9" is not an item'),
    (
        "crosswalks.items",
        CROSSWALK,
        "employer-standards@2014",
        "employer-standards@1",
        "no framework is called",
    ),
]


@pytest.mark.parametrize(
    ("check", "file", "old", "new", "says"), FAULTS, ids=[f"{fault[0]}-{n}" for n, fault in enumerate(FAULTS)]
)
def test_a_fault_is_found_and_said(
    tmp_path: Path, check: str, file: str, old: str, new: str, says: str
) -> None:
    """The check fails whose promise is broken, with the place and what to do."""
    failed = failures(check_folder(placed(tmp_path, **{file: (old, new)})))
    assert check in failed
    assert says in failed[check]


AUDIT = "frameworks/wetland-audit@2026.yaml"


@pytest.mark.parametrize(
    ("taken", "changed", "put", "check", "says"),
    [
        (
            AUDIT,
            ("default_key: w", "default_key: v"),
            AUDIT,
            "frameworks.keys",
            "names a key that can't be used",
        ),
        (AUDIT, ("wetland-extent@1", "rag@1"), AUDIT, "frameworks.keys", "names the key rag@1"),
        (
            AUDIT,
            ("", ""),
            AUDIT.replace("2026", "2027"),
            "plugin.sound",
            "Call the file wetland-audit@2026.yaml",
        ),
        (
            "keys/wetland-extent@1.yaml",
            ("", ""),
            "frameworks/wetland-extent@1.yaml",
            "plugin.sound",
            "Move the file to the folder keys, or offer it with the hook practicecheck_keys.",
        ),
    ],
)
def test_exporters_are_rehearsed_though_a_definition_beside_them_has_a_fault(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    taken: str,
    changed: tuple[str, str],
    put: str,
    check: str,
    says: str,
) -> None:
    """A misspelt key, a copy with the old id, a key among frameworks: all other checks are made."""
    made = {
        place.removeprefix("src/"): text
        for place, text in new_plugin("wetland", date(2026, 3, 31), ("exporter",)).items()
        if place.startswith("src/")
    }
    folder = "practicecheck_wetland"
    made[f"{folder}/{put}"] = made[f"{folder}/{taken}"].replace(*changed)
    groups = {"practicecheck.data": {"wetland": folder}, "practicecheck": {"wetland": folder}}
    install(tmp_path, "practicecheck-wetland", made, groups)
    monkeypatch.syspath_prepend(tmp_path)
    try:
        results = check_plugin("practicecheck-wetland")
    finally:
        for name in [name for name in sys.modules if name.startswith(folder)]:
            del sys.modules[name]
    assert says in failures(results)[check]
    assert {"exporters.run", "exporters.same-bytes"} <= {result.id for result in results if result.passed}


def test_a_key_without_golden_cases_is_told(tmp_path: Path) -> None:
    """Nobody could see what it does."""
    root = placed(tmp_path)
    (root / CASES).unlink()
    assert "Write golden-cases/fenland-extent@1.yaml" in failures(check_folder(root))["keys.golden-cases"]


def test_a_name_that_looks_like_anothers_is_told(tmp_path: Path) -> None:
    """One letter more or less, or a digit for a letter, is easily misread."""
    root = placed(tmp_path)
    text = (
        (root / FRAMEWORK).read_text(encoding="utf-8").replace("fenland-audit@2026", "emp1oyer-standard@2014")
    )
    (root / "frameworks" / "emp1oyer-standard@2014.yaml").write_text(
        text.replace("title: Fenland audit\n", "title: Another\n"), encoding="utf-8"
    )
    said = failures(check_folder(root))["names.look-alike"]
    assert said.startswith('"emp1oyer-standard@2014" looks like "employer-standards@2014"')


def test_a_folder_that_is_switched_off_or_empty_offers_nothing(tmp_path: Path) -> None:
    """It is not said to be sound because nothing was looked at."""
    root = placed(tmp_path)
    denied = Catalogue(settings=PluginSettings(folders=(str(root),), deny=("fenland",)))
    assert "it is on the deny list" in failures(check_plugin("fenland", denied))["plugin.found"]
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "plugin.yaml").write_text((root / "plugin.yaml").read_text(encoding="utf-8"))
    assert "offers nothing" in failures(check_folder(tmp_path / "bare"))["plugin.found"]


@pytest.fixture
def recorded(tmp_path: Path) -> Callable[..., str]:
    """Record a sound plugin's wording, change something, and check it."""

    def change(file: str, old: str, new: str) -> str:
        there = Catalogue(settings=PluginSettings(folders=(str(placed(tmp_path / "before")),)))
        (tmp_path / "digests.json").write_text(digests_text(digests_of("fenland", there)))
        after = placed(tmp_path / "after", **{file: (old, new)})
        return failures(check_folder(after, digests=read_digests(tmp_path / "digests.json"))).get(
            "data.digests", ""
        )

    return change


def test_another_wording_is_told_with_the_item(recorded: Callable[..., str]) -> None:
    """Whoever answered it was asked something else."""
    said = recorded(FRAMEWORK, "a room in which nobody", "a place where nobody")
    assert said.startswith("it is not what was recorded. Worded otherwise: room-1. If anybody has answered it")
    assert said.endswith("--record tests/digests.json")


def test_what_is_not_recorded_is_told(recorded: Callable[..., str]) -> None:
    """An old id that is gone, and a new one that nobody has recorded."""
    assert recorded(FRAMEWORK, "id: room-2", "id: room-3").startswith(
        "it is not what was recorded. Gone: room-2; new: room-3. If"
    )


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (FRAMEWORK, "locator: Page 1, question 1", "locator: Page 1"),
        (FRAMEWORK, "licence: CC-BY-4.0", "licence: CC0-1.0"),
        (CASES, "The best and the worst", "Best and worst"),
    ],
)
def test_what_changes_no_meaning_may_change(
    recorded: Callable[..., str], file: str, old: str, new: str
) -> None:
    """Locators, licences and worked examples are not what people answered."""
    assert recorded(file, old, new) == ""


def test_a_definition_that_is_gone_and_a_new_one_are_told(tmp_path: Path) -> None:
    """Somebody may have answered the old one."""
    root = placed(tmp_path)
    there = Catalogue(settings=PluginSettings(folders=(str(root),)))
    digests = dict(digests_of("fenland", there))
    digests["fenland-audit@2025"] = digests.pop("fenland-audit@2026")
    said = failures(check_folder(root, digests=digests))["data.digests"]
    assert "fenland-audit@2025 was recorded, and is not offered any more" in said
    assert "nothing is recorded of fenland-audit@2026" in said


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": {"b": 1}}', "[" * 100_000])
def test_a_file_of_something_else_is_no_record(tmp_path: Path, text: str) -> None:
    """It is refused with the words that make a new one."""
    (tmp_path / "digests.json").write_text(text)
    with pytest.raises(DocumentError, match="Record them anew only"):
        read_digests(tmp_path / "digests.json")


def test_each_check_has_an_id_of_its_own_and_a_sentence() -> None:
    """Ids are cited; sentences are read aloud."""
    ids = [check.id for check in CHECKS]
    assert len(ids) == len(set(ids))
    assert all(check.text.endswith(".") for check in CHECKS)


def test_what_we_ship_passes_our_own_kit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our offers come by the same door as everybody's, and keep the same promises.

    The PDF is the HTML page, takes minutes over so much, and has tests of its own.
    """
    monkeypatch.setattr(exchange, "EXPORTERS", tuple(own for own in exchange.EXPORTERS if own.name != "pdf"))
    assert failures(check_plugin("practicecheck", Catalogue.builtin())) == {}
