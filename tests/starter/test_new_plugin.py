"""A new plugin: its files, its names, and what is refused."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck import Catalogue
from practicecheck.errors import Severity
from practicecheck.exchange import check, source_of
from practicecheck.starter import OFFERS, name_fault, new_plugin

DAY = date(2027, 2, 3)
EVERY = list(chain.from_iterable(combinations(OFFERS, count) for count in range(len(OFFERS) + 1)))
NAMES = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,6}){0,3}", fullmatch=True)


def test_it_needs_no_python() -> None:
    """Data alone, and a test of one line."""
    assert sorted(new_plugin("northshire", DAY)) == [
        ".github/workflows/tests.yml",
        ".gitignore",
        "CHANGELOG.md",
        "LICENCES.md",
        "README.md",
        "pyproject.toml",
        "src/practicecheck_northshire/frameworks/northshire-audit@2027.yaml",
        "src/practicecheck_northshire/golden-cases/northshire-extent@1.yaml",
        "src/practicecheck_northshire/keys/northshire-extent@1.yaml",
        "src/practicecheck_northshire/plugin.yaml",
        "tests/digests.json",
        "tests/test_conformance.py",
    ]


@pytest.mark.parametrize("offers", EVERY, ids="+".join)
def test_whatever_is_wanted_is_there_and_nothing_is_left_of_the_templates(offers: tuple[str, ...]) -> None:
    """Every text is whole, and every module can be compiled."""
    made = new_plugin("north-shire", DAY, offers)
    modules = {path.rpartition("/")[2] for path in made if path.startswith("src/") and path.endswith(".py")}
    wanted = {"exporter": "page.py", "importer": "marks.py", "rules": "rules.py"}
    assert modules == {*(wanted[offer] for offer in offers), *(["__init__.py"] if offers else [])}
    for path, text in made.items():
        assert text.endswith("\n"), path
        assert not re.search(r"\{\{[#/]?\w+\}\}", text), path
        if path.endswith(".py"):
            compile(text, path, "exec")
    groups = tomllib.loads(made["pyproject.toml"])["project"]["entry-points"]
    assert groups["practicecheck.data"] == {"north-shire": "practicecheck_north_shire"}
    assert ("practicecheck" in groups) is bool(offers)


@given(NAMES, st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_its_definitions_are_sound_whatever_it_is_called(name: str, day: date) -> None:
    """Whichever name is accepted makes a plugin without a fault, on whichever day."""
    catalogue = Catalogue.builtin()
    for path, text in new_plugin(name, day).items():
        if path.endswith(".yaml"):
            told = [p for p in check(source_of(text, path), catalogue) if p.severity is not Severity.NOTE]
            assert told == [], path


def test_its_name_may_be_said_in_full() -> None:
    """People copy it from where they see it."""
    assert new_plugin("practicecheck-northshire", DAY) == new_plugin("northshire", DAY)


NO_NAMES = (
    *("", "North", "north_shire", "north shire", "-north", "north-", "north--shire", "9north", "../north"),
    *("n\u00f6rd", "north/shire", "practicecheck-", "a" * 41, "north\n"),
)


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_name_that_is_none_is_refused_with_one_that_is(name: str) -> None:
    """Small letters, digits and single hyphens."""
    fault = name_fault(name)
    assert fault is not None
    assert fault.endswith("northshire.")
    with pytest.raises(ValueError, match="can't be the name of a plugin"):
        new_plugin(name, DAY)


def test_what_nobody_can_offer_is_refused() -> None:
    """The words that are known are told."""
    with pytest.raises(ValueError, match="charts is none of exporter, importer, rules"):
        new_plugin("north", DAY, ["charts"])
