"""What the commands print as JSON is what its schema promises."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from practicecheck.cli._app import run

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "docs" / "schemas"
EXAMPLES = ROOT / "examples"
HAWD = EXAMPLES / "how-are-we-doing-northshire.yaml"
EXTENSION = (
    ROOT.joinpath("plugins", "practicecheck-northshire", "src", "practicecheck_northshire")
    / "extensions"
    / "northshire-local@2026.yaml"
)
EAST = EXAMPLES / "how-are-we-doing-northshire-east.yaml"
PLAN = EXAMPLES / "plan-northshire.yaml"
UNITS = EXAMPLES / "units-northshire.yaml"
TEAMS = [str(file) for file in sorted((EXAMPLES / "teams").glob("*.yaml"))]
WORKFORCE = EXAMPLES / "workforce-northshire.csv"
SURVEY = EXAMPLES / "staff-survey-northshire.csv"
MAPPING = EXAMPLES / "workforce-northshire-mapping.yaml"
TEN_ROWS = ROOT / "tests" / "published" / "children_workforce_2025.csv"
CHILDREN = ("--definitions", "children-social-work-workforce")
CYCLE = EXAMPLES / "cycle-northshire.yaml"
YEARS = {
    name: [str(file) for file in sorted((EXAMPLES / "years").glob(f"{name}-*.yaml"))]
    for name in ("standards", "health-check")
}
BAD_CROSSWALK = ROOT / "tests" / "bad_data" / "PC743-contradictory-rows.yaml"
SURVEY_EXPORT = EXAMPLES / "survey-northshire-2026.csv"
NEXT_EXPORT = EXAMPLES / "survey-northshire-2027.csv"
QUESTIONNAIRE = EXAMPLES / "survey-northshire-2026.yaml"
ANSWERS = EXAMPLES / "employer-survey.csv"
STAFF = EXAMPLES / "employer-survey-staff.csv"
STANDARDS = ("--framework", "employer-standards@2014", "--key", "agreement-100")
COUNCILS = EXAMPLES / "survey-councils.csv"
PROFILES = EXAMPLES / "councils.csv"
LINEAGE = EXAMPLES / "lineage.yaml"
CHOSEN = EXAMPLES / "peers-of-northshire.csv"
NEXT_YEAR = EXAMPLES / "years" / "how-are-we-doing-2027.yaml"
NOT_SCORED = (PLAN, UNITS, CYCLE)

COMMANDS = {
    "frameworks": [["frameworks"]],
    "check": [["check", *map(str, sorted(EXAMPLES.glob("*.yaml")))], ["check", "no-such-file.yaml"]],
    "score": [
        *(
            ["score", str(file)]
            for file in sorted(EXAMPLES.glob("*shire.yaml"))
            if file not in (PLAN, UNITS, CYCLE)
        ),
        ["score", str(EAST), "--explain"],
        ["score", str(HAWD), "--explain"],
        ["score", str(HAWD), "--ballots"],
        ["score", str(EXAMPLES / "employer-standards-westmere.yaml"), "--explain"],
        ["score", str(EXAMPLES / "employer-standards-northshire.yaml"), "--key", "agreement-mean"],
    ],
    "compare": [
        ["compare", *YEARS["standards"]],
        ["compare", *YEARS["standards"], "--force"],
        ["compare", *YEARS["health-check"]],
        ["compare", str(HAWD), str(EAST)],
    ],
    "compare-many": [
        ["compare", str(EXAMPLES / "years"), "--lineage", str(LINEAGE)],
        ["compare", str(EXAMPLES / "years")],
        ["compare", *YEARS["standards"], "--against", "each"],
    ],
    "diff": [
        ["diff", "employer-standards@2014", "employer-standards@2020"],
        ["diff", "how-are-we-doing@2016", "how-are-we-doing@2016"],
    ],
    "crosswalks": [["crosswalk", "list"]],
    "crosswalk-show": [
        ["crosswalk", "show", "how-are-we-doing", "employer-standards@2014"],
        ["crosswalk", "show", "employer-standards@2020", "social-work-health-check"],
    ],
    "crosswalk-check": [["crosswalk", "check"], ["crosswalk", "check", str(BAD_CROSSWALK)]],
    "crosswalk-apply": [
        ["crosswalk", "apply", str(HAWD), "--to", "employer-standards@2014", "-o", "new.yaml"],
        [
            *("crosswalk", "apply", YEARS["standards"][0], "--to", "employer-standards@2020"),
            *("--onto", YEARS["standards"][1], "-o", "new.yaml"),
        ],
    ],
    "extensions": [["extension", "list"]],
    "extension-upgrade": [
        ["extension", "upgrade", str(EXTENSION), "--to", "employer-standards@2014", "-o", "new.yaml"],
    ],
    "rollup": [
        ["rollup", *TEAMS, "--units", str(UNITS)],
        ["rollup", *TEAMS, "--units", str(UNITS), "--unit", "permanence", "--texts", "--explain"],
        ["rollup", *TEAMS, "--units", str(UNITS), "--item", "step-3", "--audience", "working"],
    ],
    "keys": [["keys"], ["keys", "--check"]],
    "indicators": [
        ["indicators", str(WORKFORCE), *CHILDREN, "--mapping", str(MAPPING), "--compare"],
        ["indicators", str(WORKFORCE), *CHILDREN, "--mapping", str(MAPPING), "--by", "Council"],
        ["indicators", str(TEN_ROWS), *CHILDREN],
    ],
    "survey-score": [
        ["survey", "score", str(ANSWERS), *STANDARDS, "--by", "council,role"],
        ["survey", "score", str(ANSWERS), *STANDARDS, "--audience", "working"],
        ["survey", "score", str(SURVEY_EXPORT), "--questionnaire", str(QUESTIONNAIRE), "--period", "2026"],
        ["survey", "score", str(ANSWERS), *STANDARDS, "--by", "council", "--sizes", str(STAFF)],
        ["survey", "score", str(ANSWERS), *STANDARDS, "--sizes", str(STAFF), "--audience", "working"],
    ],
    "survey-response": [
        ["survey", "response", str(ANSWERS), *STANDARDS, "--sizes", str(STAFF)],
        ["survey", "response", str(ANSWERS), *STANDARDS, "--sizes", str(STAFF), "--audience", "working"],
    ],
    "survey-reliability": [
        ["survey", "reliability", str(ANSWERS), *STANDARDS],
        ["survey", "reliability", str(ANSWERS), *STANDARDS, "--by", "council"],
    ],
    "release": [
        ["release", str(SURVEY), "--by", "Team<Service", "--count", "Respondents", "--value", "Score"],
        ["release", str(SURVEY), "--by", "Team<Service", "--count", "Respondents", "--audit"],
    ],
    "indicator-definitions": [["indicators", "--list"], ["indicators", "--list", *CHILDREN]],
    "funnel": [
        ["funnel", str(COUNCILS), "--count", "Would recommend", "--of", "Answered"],
        [
            "funnel",
            str(COUNCILS),
            "--count",
            "Would recommend",
            "--of",
            "Answered",
            "--exact",
        ],
        [
            *("funnel", str(COUNCILS), "--count", "Would recommend", "--of", "Answered"),
            *("--peers", str(CHOSEN)),
        ],
    ],
    "peers": [
        [
            *("peers", str(PROFILES), "--of", "Northshire", "--near", "Population", "--most", "3"),
            *("--near", "Children in low income"),
        ],
        ["peers", str(PROFILES), "--of", "Westmere", "--same", "Kind"],
    ],
    "lineage-show": [
        ["lineage", "show", str(LINEAGE)],
        ["lineage", "show", str(LINEAGE), "Marsh"],
    ],
    "lineage-trace": [
        ["lineage", "trace", str(LINEAGE), "Marsh", "--from", "2022-09-30", "--to", "2024-09-30"],
        ["lineage", "trace", str(LINEAGE), "Marsh", "Dunmoor", "--from", "2022-09-30", "--to", "2022-09-30"],
    ],
    "survey-map": [
        ["survey", "map", str(SURVEY_EXPORT), "--framework", "employer-standards@2014"],
        ["survey", "map", str(NEXT_EXPORT), "--framework", "employer-standards@2014", "-o", "new.yaml"],
    ],
    "survey-map-check": [["survey", "map", str(NEXT_EXPORT), "--check", str(QUESTIONNAIRE)]],
    "plan-review": [["plan", "review", str(PLAN)]],
    "plan-outcome": [
        ["plan", "outcome", str(PLAN), str(HAWD), str(EXAMPLES / "years" / "how-are-we-doing-2027.yaml")]
    ],
    "plan-progress": [["plan", "progress", str(PLAN), "--on", "2026-11-22"]],
    "cycle-status": [
        ["cycle", "status", str(EXAMPLES / "cycle-northshire.yaml"), "--on", "2026-11-22"],
        ["cycle", "status", str(EXAMPLES / "cycle-westmere.yaml"), "--on", "2026-10-20"],
    ],
    "plugins": [["plugins", "list"]],
    "plugins-doctor": [["plugins", "doctor"]],
    "plugins-check": [["plugins", "check", "northshire"]],
}


def printed(words: list[str]) -> Any:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        run([*words, "--format", "json"])
    return json.loads(out.getvalue())


def strictly(schema: Any) -> Any:
    """The schema with nothing allowed that it does not name, so that no member goes without a promise."""
    if isinstance(schema, dict):
        closed = {key: strictly(below) for key, below in schema.items()}
        return {**closed, "additionalProperties": False} if "properties" in schema else closed
    return [strictly(below) for below in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize(
    ("name", "words"),
    [(name, words) for name, calls in COMMANDS.items() for words in calls],
    ids=lambda given: given if isinstance(given, str) else None,
)
def test_output_keeps_its_schema(
    name: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every member is there, of its type, and none is there that the schema does not name."""
    monkeypatch.chdir(tmp_path)
    schema = json.loads((SCHEMAS / f"output-{name}-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    faults = [fault.message for fault in Draft202012Validator(strictly(schema)).iter_errors(printed(words))]
    assert faults == []


@pytest.mark.parametrize(
    "name", ["how-are-we-doing@2016", "employer-standards@2014", "social-work-health-check@2009"]
)
def test_show_prints_a_framework_document(name: str) -> None:
    """``show`` gives the whole definition, as the document's own schema has it."""
    schema = json.loads((SCHEMAS / "framework-1.json").read_text(encoding="utf-8"))
    faults = [fault.message for fault in Draft202012Validator(schema).iter_errors(printed(["show", name]))]
    assert faults == []


def test_no_schema_is_forgotten() -> None:
    """Each schema of an output belongs to a command that is run here."""
    assert {file.name for file in SCHEMAS.glob("output-*.json")} == {
        f"output-{name}-1.json" for name in COMMANDS
    }
