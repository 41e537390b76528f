"""What the kit finds in exporters, importers, rules and commands: every way to break the contract at once."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from tests.testing import faulty_plugin

from practicecheck.catalogue import Catalogue
from practicecheck.testing import check_plugin


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    """The problems of each check that failed, as sentences."""
    entry = EntryPoint(name="faulty-plugin", value=faulty_plugin.__name__, group="practicecheck")
    catalogue = Catalogue([entry])
    return {
        result.id: [f"{problem.message} {problem.remedy}" for problem in result.problems]
        for result in check_plugin(faulty_plugin.__name__, catalogue)
    }


def told(found: dict[str, list[str]], check: str, name: str) -> str:
    """What a check says of one offer."""
    return " ".join(text for text in found[check] if name in text)


def test_an_exporter_that_raises_is_told_once_with_the_content(found: dict[str, list[str]]) -> None:
    """The first content that shows it, and how many more do."""
    said = told(found, "exporters.run", "raises, of")
    assert "and of" in said
    assert "more: " in said
    assert "Raise nothing: whatever a document can hold has to be shown, or left out." in said
    assert not told(found, "exporters.run", "sound, of")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("writes", f"it wrote to {faulty_plugin.WRITTEN}."),
        ("writes", f"it called os.remove on {faulty_plugin.WRITTEN}."),
        ("calls", "it called subprocess.Popen."),
        ("changes", "it changed the content that it was given."),
    ],
)
def test_an_exporter_that_does_more_than_its_work_is_told(
    found: dict[str, list[str]], name: str, says: str
) -> None:
    """By what it did, also where nothing of it is left."""
    assert says in told(found, "exporters.touch-nothing", f"{name}, of")
    assert not Path(faulty_plugin.WRITTEN).exists()


def test_an_exporter_that_asks_the_clock_is_told(found: dict[str, list[str]]) -> None:
    """Its second run makes other bytes."""
    assert "two runs made different bytes" in told(found, "exporters.same-bytes", "clocks, of")
    assert not told(found, "exporters.same-bytes", "sound, of")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("web-page", "a browser would run a text in it"),
        ("table", "a spreadsheet would run a cell in row"),
        ("no-json", "it is no JSON"),
        ("no-xml", "it is no XML"),
        ("no-pdf", "it is no PDF"),
        ("no-package", "it is no package"),
        ("nothing", "it is empty"),
    ],
)
def test_a_file_that_is_not_what_its_ending_says_is_told(
    found: dict[str, list[str]], name: str, says: str
) -> None:
    """And so is one in which a text comes to life."""
    assert says in told(found, "exporters.well-formed", f"{name}, of")


def test_what_is_lost_on_the_way_through_a_form_is_told(found: dict[str, list[str]]) -> None:
    """With the item, what went in and what came out."""
    assert "answers differ; at " in told(found, "importers.give-back", "lossy, of")
    assert "it found 2 documents" in told(found, "importers.give-back", "twice, of")
    assert "Read whatever the form of that name writes" in told(found, "importers.give-back", "refuses, of")
    assert not told(found, "importers.give-back", "whole, of")


def test_an_importer_that_falls_over_rubbish_is_told(found: dict[str, list[str]]) -> None:
    """With the rubbish, and what it should raise."""
    said = told(found, "importers.refuse", "careless, of")
    assert "an empty file: IndexError" in said
    assert "bytes by chance: UnicodeDecodeError" in said
    assert "Raise a DocumentError" in said
    assert not told(found, "importers.refuse", "whole, of")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("moody", "it judged twice, and not the same"),
        ("first", "Judge every plan: any field of an action may be blank."),
        ("silent", "it does not say what it found"),
        ("silent", "it does not say what to do"),
        ("stranger", "it names zz, which are no actions of the plan"),
    ],
)
def test_a_rule_that_does_not_judge_every_plan_is_told(
    found: dict[str, list[str]], name: str, says: str
) -> None:
    """With the plan on which it failed."""
    assert says in told(found, "action-rules.judge", f":{name}, of")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("stops", "can't be loaded: SystemExit: 3."),
        ("text", "has no summary."),
        ("text", "loads str."),
        ("mute", "does not explain itself."),
    ],
)
def test_a_command_that_can_not_be_called_is_told(found: dict[str, list[str]], name: str, says: str) -> None:
    """Before anybody types it."""
    assert says in told(found, "commands.load", f"faulty-plugin-{name}")


def test_names_outside_its_own_space_and_look_alikes_are_told(found: dict[str, list[str]]) -> None:
    """With a name that would do."""
    assert any(text.startswith('the action rule "somebody:else"') for text in found["names.own"])
    assert any(text.startswith('the command "other-name"') for text in found["names.own"])
    assert any(text.startswith('"htm1" looks like "html"') for text in found["names.look-alike"])
    assert any(text.startswith('"rep0rt" looks like "report"') for text in found["names.look-alike"])
