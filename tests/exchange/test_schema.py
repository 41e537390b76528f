"""The JSON Schemas say what the reader takes, and are kept beside the documentation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker
from tests.renew import CHECKOUT, schemas
from tests.strategies import (
    CASE_FILES,
    FRAMEWORK_FILES,
    FRAMEWORKS,
    HAWD,
    INDICATOR_FILES,
    KEY_FILES,
    LAW,
    documents,
)

from practicecheck.cycle import Cycle
from practicecheck.exchange import (
    KINDS,
    blank_assessment,
    cycle_form,
    document_tree,
    json_schema,
    open_source,
    source_of,
)
from practicecheck.frameworks import Framework

SCHEMAS = {name: json_schema(name) for name in KINDS}
VALIDATORS = {
    name: Draft202012Validator(schema, format_checker=FormatChecker()) for name, schema in SCHEMAS.items()
}
EXAMPLES = [
    file
    for file in sorted((CHECKOUT / "examples").glob("*.yaml"))
    if file.name != "faults.yaml" and "practicecheck:" in file.read_text(encoding="utf-8")
]
BAD_DATA = Path(__file__).parents[1] / "bad_data"


def faults(tree: Any) -> list[str]:
    kind = str(tree["practicecheck"]).partition("/")[0]
    return [f"{fault.json_path}: {fault.message}" for fault in VALIDATORS[kind].iter_errors(tree)]


@pytest.mark.parametrize("name", KINDS)
def test_each_schema_is_one_and_says_where_it_lives(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMAS[name]["$id"] == f"https://practicecheck.readthedocs.io/schemas/{name}-1.json"
    assert SCHEMAS[name]["properties"]["practicecheck"]["const"] == f"{name}/1"


@pytest.mark.parametrize("file", schemas(), ids=lambda file: file.name)
def test_the_kept_files_are_the_schemas_of_today(file: Path) -> None:
    if not file.parent.exists():
        pytest.skip("the documentation does not stand beside these tests")
    assert file.read_text(encoding="utf-8") == schemas()[file], "Renew them with: python -m tests.renew"


@pytest.mark.parametrize("name", KINDS)
def test_everything_has_a_title_and_a_description(name: str) -> None:
    schema = SCHEMAS[name]
    for owner in (schema, *schema["$defs"].values()):
        assert owner["title"]
        assert owner["description"].endswith(".")
        for written, part in owner.get("properties", {}).items():
            if {*part} != {"const"}:
                assert part["title"], written
                assert part["description"], (owner["title"], written)
                assert "``" not in part["description"]


@pytest.mark.parametrize("name", KINDS)
def test_nothing_unknown_is_allowed_anywhere(name: str) -> None:
    for owner in (SCHEMAS[name], *SCHEMAS[name]["$defs"].values()):
        if "properties" in owner:
            assert owner["additionalProperties"] is False
            assert {*owner["required"]} <= {*owner["properties"]}


@pytest.mark.parametrize(
    "file", [*FRAMEWORK_FILES, *KEY_FILES, *CASE_FILES, *INDICATOR_FILES, *EXAMPLES], ids=lambda file: file.name
)
def test_what_is_shipped_conforms(file: Path) -> None:
    assert faults(open_source(file).tree) == []


@pytest.mark.parametrize("framework", FRAMEWORKS.values(), ids=lambda framework: framework.id)
def test_a_blank_form_conforms(framework: Framework) -> None:
    """Otherwise an editor would underline what nobody has touched yet."""
    blank = blank_assessment(framework)
    assert faults(open_source(source_of(blank, "blank.yaml")).tree) == []


def test_a_blank_cycle_conforms() -> None:
    blank = cycle_form(Cycle(frameworks=(HAWD.id,)), [HAWD])
    assert faults(open_source(source_of(blank, "blank.yaml")).tree) == []


@LAW
@given(documents())
def test_what_the_reader_takes_conforms(document: Any) -> None:
    assert faults(document_tree(document)) == []


@pytest.mark.parametrize(
    "name",
    [
        "PC113-newer-version",
        "PC114-unknown-key",
        "PC115-wrong-type",
        "PC115-text-as-answers",
        "PC116-missing-key",
        "PC201-no-reason",
        "PC212-not-a-date",
    ],
)
def test_what_the_reader_refuses_for_its_shape_does_not_conform(name: str) -> None:
    assert faults(open_source(BAD_DATA / f"{name}.yaml").tree)


def test_each_member_of_a_union_is_told_apart_by_a_constant() -> None:
    definitions = SCHEMAS["framework"]["$defs"]
    assert definitions["TakesNumber"]["properties"]["type"] == {"const": "number"}
    assert definitions["WithinWhole"]["properties"]["rule"] == {"const": "within-whole"}
    assert definitions["MovesExplained"]["required"] == ["rule"]
    references = [
        choice["$ref"] for choice in definitions["Item"]["properties"]["takes"]["items"]["anyOf"][0]["oneOf"]
    ]
    assert "#/$defs/TakesYesNo" in references


def test_a_mapping_by_ids_does_not_ask_for_the_id_again() -> None:
    answer = SCHEMAS["assessment"]["$defs"]["Answer"]
    assert "item" not in answer["properties"]
    assert "score" in answer["properties"]


def test_names_end_as_documents_spell_them() -> None:
    assert {"from", "to"} <= {*SCHEMAS["assessment"]["$defs"]["Capture"]["properties"]}
    assert "for" in SCHEMAS["plan"]["properties"]


def test_two_classes_of_one_name_never_share_a_definition() -> None:
    for kind in KINDS.values():
        seen: dict[str, type] = {}
        todo: list[Any] = [kind.cls]
        while todo:
            cls = todo.pop()
            if getattr(cls, "__args__", None):
                todo += cls.__args__
            elif attrs.has(cls) and cls not in seen.values():
                assert cls.__name__ not in seen
                seen[cls.__name__] = cls
                attrs.resolve_types(cls)
                todo += [field.type for field in attrs.fields(cls)]


def test_an_unknown_kind_has_no_schema() -> None:
    with pytest.raises(KeyError):
        json_schema("poem")


def test_a_schema_is_plain_json_and_a_new_one_each_time() -> None:
    assert json.loads(json.dumps(SCHEMAS["plan"])) == SCHEMAS["plan"]
    json_schema("plan").clear()
    assert json_schema("plan") == SCHEMAS["plan"]
