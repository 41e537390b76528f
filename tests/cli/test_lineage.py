"""``practicecheck lineage``: what became of an organisation, and whether its years may be compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from practicecheck.cli._app import run

LINEAGE = str(Path(__file__).parents[2] / "examples" / "lineage.yaml")


def said(capsys: pytest.CaptureFixture[str], *words: str, ends: int = 0) -> str:
    assert run(["lineage", *words]) == ends
    out, err = capsys.readouterr()
    return err if ends else out


def traced(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, str]:
    """The verdict on each that came of an organisation."""
    tree = json.loads(said(capsys, "trace", LINEAGE, *words, "--format", "json"))
    return {own["organisation"]: own["verdict"] for own in tree["became"]}


ALONE, CAVEAT = "comparable", "comparable, with a caveat"
SUMMED, NOT = "comparable only summed, with a caveat", "not comparable"


@pytest.mark.parametrize(
    ("name", "start", "end", "became"),
    [
        ("Marsh", "2022-09-30", "2023-03-31", {"Marsh": ALONE}),
        ("Marsh", "2022-09-30", "2023-04-01", {"Fenmarsh": SUMMED}),
        ("Fenmarsh", "2023-04-01", "2026-04-01", {"Fenmarsh": ALONE}),
        ("Dunmoor", "2024-09-30", "2025-09-30", {"High Dunmoor": SUMMED, "Low Dunmoor": SUMMED}),
        ("Wester Mere Borough", "2020-09-30", "2022-09-30", {"Westmere Borough Council": ALONE}),
        ("Westmere Borough Council", "2020-09-30", "2022-09-30", {"Westmere Borough Council": ALONE}),
        (
            "Wester Mere Borough",
            "2020-09-30",
            "2027-06-30",
            {"Westmere Borough Council": CAVEAT, "Westmere Children's Trust": CAVEAT},
        ),
    ],
)
def test_what_became_of_an_organisation_is_told(capsys, name, start, end, became) -> None:
    """Of each that came of it: under whatever name it was on the days."""
    assert traced(capsys, name, "--from", start, "--to", end) == became


def test_two_that_have_nothing_to_do_with_each_other_are_said_to(capsys) -> None:
    assert traced(capsys, "Marsh", "Dunmoor", "--from", "2020-01-01", "--to", "2024-01-01") == {"Dunmoor": NOT}


def test_a_verdict_comes_with_source_and_day(capsys) -> None:
    out = said(capsys, "trace", LINEAGE, "Marsh", "Fenmarsh", "--from", "2022-01-01", "--to", "2024-01-01")
    assert out.startswith("Marsh on 2022-01-01, and Fenmarsh on 2024-01-01\nComparable only summed")
    assert "on 2023-04-01 (The Fenholt (Structural Changes) Order 2022)" in " ".join(out.split())


def test_changes_are_shown_in_order_and_of_those_that_are_named_alone(capsys) -> None:
    """With what they came from, and what came of them."""

    def days(*names: str) -> list[str]:
        tree = json.loads(said(capsys, "show", LINEAGE, *names, "--format", "json"))
        return [own["on"] for own in tree["changes"]]

    assert days() == ["2021-04-01", "2023-04-01", "2025-04-01", "2026-10-01"]
    assert days("Westmere Children's Trust") == ["2021-04-01", "2026-10-01"]
    assert days("Fenholt", "High Dunmoor") == ["2023-04-01", "2025-04-01"]


def test_nothing_happened_to_some(capsys, tmp_path: Path) -> None:
    file = tmp_path / "still.yaml"
    file.write_text("practicecheck: lineage/1\norganisations: [Northshire]\n", encoding="utf-8")
    assert said(capsys, "show", str(file)) == "Nothing happened to them.\n"
    assert said(capsys, "show", str(file), "Northshire") == "Nothing happened to it.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", LINEAGE, "March"], "Did you mean Marsh?"),
        (["trace", LINEAGE, "March", "--from", "2020-01-01", "--to", "2021-01-01"], "Did you mean Marsh?"),
        (["trace", LINEAGE, "Marsh", "Q", "--from", "2020-01-01", "--to", "2021-01-01"], "It knows"),
        (["trace", LINEAGE, "Marsh", "--from", "2022-01-01", "--to", "2021-01-01"], "--from is the earlier"),
        (["trace", LINEAGE, "Marsh", "--from", "yesterday", "--to", "2021-01-01"], "yesterday"),
        (["trace", LINEAGE, "Marsh", "--to", "2021-01-01"], "--from"),
    ],
)
def test_what_can_not_be_meant_is_refused_with_what_to_do(capsys, words, told) -> None:
    assert told in said(capsys, *words, ends=2)


def test_a_faulty_lineage_is_told_with_its_code(capsys, tmp_path: Path) -> None:
    file = tmp_path / "loop.yaml"
    file.write_text(
        "practicecheck: lineage/1\norganisations: [A, B]\nchanges:\n"
        "  - {on: 2023-04-01, change: renamed, from: [A], to: [B], source: Order}\n"
        "  - {on: 2024-04-01, change: renamed, from: [B], to: [A], source: Order}\n",
        encoding="utf-8",
    )
    assert "PC751" in said(capsys, "show", str(file), ends=1)
