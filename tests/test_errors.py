"""Every error gives the place, the fault and the next step, and can be sent between processes."""

from __future__ import annotations

import pickle
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.errors import (
    Code,
    DocumentError,
    KeyMismatchError,
    MissingExtraError,
    NotInCatalogueError,
    PracticeCheckError,
    Problem,
    Severity,
    WriteError,
    in_reading_order,
    near,
    some_of,
)


def a_problem(**other: Any) -> Problem:
    made: dict[str, Any] = {
        "code": Code.OFF_SCALE,
        "message": "5 is not on the scale.",
        "remedy": "Choose 4.",
        **other,
    }
    return Problem(**made)


def test_a_problem_reads_as_code_place_fault_and_next_step() -> None:
    problem = a_problem(path=("answers", "q1-2", "score"), line=31, file="our-check.yaml")
    assert str(problem) == "PC204 line 31, answers.q1-2.score: 5 is not on the scale.\n      Choose 4."


@pytest.mark.parametrize(
    ("path", "line", "start"),
    [
        ((), None, "PC204 5 is"),
        ((), 3, "PC204 line 3: 5 is"),
        (("a",), None, "PC204 a: 5 is"),
        (("actions", 0, "monitoring", 2, "on"), 7, "PC204 line 7, actions[1].monitoring[3].on: 5 is"),
    ],
)
def test_a_place_counts_from_one(path: tuple[str | int, ...], line: int | None, start: str) -> None:
    assert str(a_problem(path=path, line=line)).startswith(start)


def test_a_problem_is_an_error_unless_it_says_otherwise() -> None:
    assert a_problem().severity is Severity.ERROR


def test_problems_stand_in_the_order_of_their_files_without_repeats() -> None:
    first = a_problem(file="a.yaml", line=2)
    second = a_problem(file="a.yaml", line=10)
    third = a_problem(file="b.yaml", line=1)
    whole_file = a_problem(file="a.yaml")
    assert in_reading_order([third, second, first, first, whole_file]) == (whole_file, first, second, third)


def test_codes_are_unique_and_of_one_form() -> None:
    assert len({code.value for code in Code}) == len(Code)
    assert all(re.fullmatch(r"PC[1-7]\d\d", code.value) for code in Code)


# --- near misses ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("q1-7", ["q2-1", "q1-1", "q1-2"], "q1-1"),
        ("Q1-1", ["q1-1", "q1-2"], "q1-1"),
        ("narative", ["narrative", "entries"], "narrative"),
        (True, ["true", "false"], "true"),
        ("zzz", ["q1-1"], None),
        ("", ["q1-1"], None),
        ("q1-1", [], None),
        ("q1-1" * 50, ["q1-1"], None),
        ("practicecheck-exel", ["practicecheck-excel", "practicecheck-word"], "practicecheck-excel"),
        ("practicecheck-experiments", ["practicecheck-excel", "practicecheck-word"], None),
    ],
)
def test_a_near_miss_is_suggested(written: object, known: list[str], meant: str | None) -> None:
    assert near(written, known) == (f"Did you mean {meant}?" if meant else "")


@given(st.text(max_size=100), st.lists(st.text(max_size=10), max_size=5))
def test_only_a_known_name_is_ever_suggested(written: str, known: list[str]) -> None:
    assert near(written, known) in {"", *(f"Did you mean {name}?" for name in known)}


# --- the tree ---------------------------------------------------------------------------------

ERRORS: list[tuple[Exception, type[Exception], tuple[str, ...]]] = [
    (
        DocumentError([a_problem(file="a.yaml", line=1), a_problem(file="a.yaml", line=2), a_problem(line=4)]),
        ValueError,
        (
            "document: 1 problem",
            "  PC204 line 4: 5 is not on the scale.",
            "        Choose 4.",
            "a.yaml: 2 problems",
            "  PC204 line 1: 5 is not on the scale.",
            "        Choose 4.",
            "  PC204 line 2: 5 is not on the scale.",
            "        Choose 4.",
        ),
    ),
    (
        NotInCatalogueError("framework", "hcpc-standard", ["hcpc-standards", "39 steps"]),
        KeyError,
        (
            (
                'PC504 No framework is called "hcpc-standard". Did you mean hcpc-standards? '
                "There are: 39 steps, hcpc-standards."
            ),
        ),
    ),
    (
        NotInCatalogueError("exporter", "pdf", []),
        KeyError,
        ('PC504 No exporter is called "pdf". There are: none.',),
    ),
    (
        KeyMismatchError("extent-points@1", "extent-0-4", "rag"),
        ValueError,
        (
            (
                "PC304 extent-points@1 scores the scale extent-0-4, but the answers are on rag. "
                "Choose a key for rag: `practicecheck keys` lists them."
            ),
        ),
    ),
    (
        MissingExtraError("The calendar", "calendar"),
        ImportError,
        (
            (
                'PC505 The calendar needs the extra "calendar". '
                "Install it with: pip install 'practicecheck[calendar]'"
            ),
        ),
    ),
    (
        WriteError("a.yaml", "No space left on device"),
        OSError,
        (
            (
                "PC601 a.yaml could not be written: No space left on device. "
                "Whatever stood there is unchanged. Choose another place or free some room."
            ),
        ),
    ),
]
EACH = pytest.mark.parametrize(("error", "builtin", "lines"), ERRORS, ids=lambda value: type(value).__name__)


@EACH
def test_each_error_says_the_fault_and_what_to_do(
    error: Exception, builtin: type[Exception], lines: tuple[str, ...]
) -> None:
    assert str(error) == "\n".join(lines)
    assert isinstance(error, builtin)
    assert isinstance(error, PracticeCheckError)


@EACH
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_each_error_survives_the_way_to_another_process(
    error: Exception, builtin: type[Exception], lines: tuple[str, ...], protocol: int
) -> None:
    again = pickle.loads(pickle.dumps(error, protocol))  # noqa: S301 - our own bytes
    assert type(again) is type(error)
    assert str(again) == "\n".join(lines)
    assert vars(again) == vars(error)


def test_the_error_of_a_document_holds_its_problems_in_order() -> None:
    late, early = a_problem(line=9), a_problem(line=1)
    assert DocumentError(iter([late, early, late])).problems == (early, late)


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, ""), (2, "n0, n1"), (6, "n0, n1, n2, n3, n4, n5"), (8, "n0, n1, n2, n3, n4, n5 and 2 more")],
)
def test_many_names_are_told_shortly(count: int, told: str) -> None:
    """A few of them, and how many more there are."""
    assert some_of([f"n{n}" for n in range(count)]) == told
