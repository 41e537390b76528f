"""Whatever a file holds, reading it ends, and ends with problems at worst."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import CASE_FILES, FRAMEWORK_FILES, HOSTILE, KEY_FILES, KNOWN, LAW, STEPS, documents

from practicecheck.errors import Code, DocumentError, Severity
from practicecheck.exchange import (
    KINDS,
    check,
    document_text,
    document_tree,
    json_text,
    open_source,
    source_of,
    yaml_text,
)

FUZZ = settings(LAW, max_examples=80)
HEAD = "practicecheck: assessment/1\nframework: how-are-we-doing@2016\n"


def codes(text: str, name: str | None = None) -> list[str]:
    return [p.code.value for p in check(source_of(text, name), KNOWN) if p.severity is not Severity.NOTE]


def codes_of(file: Path) -> list[str]:
    return [problem.code.value for problem in check(file, KNOWN)]


# --- files that are none ----------------------------------------------------------------------


def test_a_missing_file_is_told() -> None:
    (problem,) = check("no/such/file.yaml", {})
    assert str(problem).startswith("PC101 it can't be read: No such file or directory.")


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert codes_of(tmp_path) == ["PC101"]


def test_a_name_that_no_file_can_have_is_told() -> None:
    assert [p.code for p in check("a\0b.yaml", {})] == [Code.UNREADABLE]
    assert [p.code for p in check("x" * 5000, {})] == [Code.UNREADABLE]


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "a.yaml")
    assert codes_of(tmp_path / "a.yaml") == ["PC101"]


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "secret.yaml"
    file.write_text(HEAD)
    file.chmod(0)
    with somebody_else():
        assert codes_of(file) == ["PC101"]


@contextlib.contextmanager
def somebody_else() -> Iterator[None]:
    """Nothing is forbidden to root; so for a while it is nobody."""
    me = os.geteuid()
    if me != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_refusal_of_the_operating_system_is_told_in_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentError, match="PC101 it can't be read: Permission denied"):
        open_source(tmp_path / "secret.yaml")


def test_a_file_of_100_megabytes_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    with file.open("wb") as out:
        out.truncate(100 * 1024 * 1024)
    assert codes_of(file) == ["PC104"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless file")
def test_an_endless_file_is_not_read() -> None:
    assert codes_of(Path("/dev/zero")) == ["PC104"]


@pytest.mark.parametrize("text", ["", "\n \n", "# only a comment\n", "---\n", "---\n...\n", "~", "null"])
@pytest.mark.parametrize("name", ["a.yaml", None])
def test_a_file_with_nothing_in_it_is_told(text: str, name: str | None) -> None:
    assert codes(text, name) == ["PC102"]


# --- bytes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "mac-roman"])
@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_text_that_is_not_utf8_is_told_or_can_not_be_read(tmp_path: Path, encoding: str, name: str) -> None:
    file = tmp_path / name
    file.write_bytes((HEAD + "unit: Caf\u00e9 team\n").encode(encoding))
    problems = check(file, KNOWN)
    assert {problem.code.value for problem in problems} <= {"PC103", "PC105", "PC110"}
    assert name == "a.json" or all("UTF-8" in problem.remedy for problem in problems)


def test_the_line_of_the_first_wrong_byte_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes((HEAD + "unit: Caf\u00e9 team\n").encode("cp1252"))
    (problem,) = check(file, KNOWN)
    assert (problem.code, problem.line) == (Code.NOT_UTF8, 3)
    assert "UTF-8" in problem.remedy


@pytest.mark.parametrize("odd", ["\0", "\x01", "\x08", "\x1b", "\x7f", "\x9b", "\ufffe", "\uffff"])
def test_characters_that_can_not_be_shown_are_told_raw_and_escaped(odd: str) -> None:
    escaped = f"\\u{ord(odd):04x}"
    tree = '{"practicecheck": "plan/1", "framework": "employer-standards@2014", "title": "a%sb"}'
    [shown] = check(source_of(HEAD + f"note: é\nunit: a{odd}b\n"), KNOWN)
    assert (shown.code, shown.line) == (Code.CONTROL_CHARACTER, HEAD.count("\n") + 2)
    assert f"U+{ord(odd):04X}" in shown.message
    assert codes(HEAD + f'choices: {{integration: 2A}}\nunit: "a{escaped}b"\n') == ["PC110"]
    assert codes(tree % odd) in (["PC105"], ["PC110"])
    assert codes(tree % escaped) == ["PC110"]
    assert "PC110" in codes((tree % "").replace("title", f"ti{escaped}tle"))
    assert "PC110" in codes(HEAD + f'choices: {{integration: 2A}}\n"un{escaped}it": team\n')


def test_half_a_character_is_told() -> None:
    tree = '{"practicecheck": "plan/1", "framework": "employer-standards@2014", "title": "a%sb"}'
    assert codes(tree % "\\ud800") == ["PC110"]
    assert codes(tree % "\ud800") == ["PC110"]
    assert codes("practicecheck: plan/1\nframework: employer-standards@2014\ntitle: a\udfffb\n") == ["PC110"]
    assert codes(tree % "\\ud83d\\ude00") == []


# --- shapes -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[" * 100_000, "a.yaml"),
        ("a: " + "{b: " * 100_000, "a.yaml"),
        ("- " * 100_000, "a.yaml"),
        ("? " * 100_000, "a.yaml"),
        ("\n".join(" " * n + "a:" for n in range(1000)), "a.yaml"),
        ("[" * 100_000, "a.json"),
        ('{"a":' * 100_000, "a.json"),
        ("[" * 100_000 + "]" * 100_000, "a.json"),
        ('{"a":' * 900 + "1" + "}" * 900, "a.json"),
        ('{"practicecheck": "plan/1", "actions": ' + "[" * 900 + "]" * 900 + "}", "a.json"),
    ],
    ids=lambda value: value[:12],
)
def test_nesting_without_end_is_told(text: str, name: str) -> None:
    assert set(codes(text, name)) <= {"PC105", "PC108", "PC111", "PC115", "PC116"}
    assert codes(text, name)


def test_brackets_that_libyaml_itself_finds_too_deep_are_told_as_such() -> None:
    """It gives up before it gives the first of them."""
    for opening in ("[", "{b: "):
        [problem] = check(source_of("practicecheck: plan/1\na: " + opening * 2000), KNOWN)
        assert (problem.code, problem.line) == (Code.TOO_DEEP, 2)


A_PART = {"id": "i", "text": "t", "locator": "l", "takes": [{"type": "narrative"}]}


def test_parts_within_parts_without_end_are_told() -> None:
    for levels in (20, 200, 450):
        item: dict[str, Any] = {**A_PART}
        inner = item
        for n in range(levels):
            inner["parts"] = [{**A_PART, "id": f"i{n}"}]
            inner = inner["parts"][0]
        tree: dict[str, Any] = {
            "practicecheck": "framework/1",
            "id": "deep@1",
            "title": "Deep",
            "summary": "Deep",
            "provenance": {
                "publisher": "p",
                "title": "t",
                "date": "d",
                "address": "a",
                "licence": "CC0-1.0",
                "attribution": "a",
                "wording": "ours",
            },
            "sections": [{"id": "s", "title": "t", "locator": "l", "items": [item]}],
        }
        assert codes(_flat_json(tree), "a.json") == ["PC108"]


def _flat_json(tree: Any) -> str:
    """JSON of a tree that is too deep for Python's own writer."""
    pieces: list[str] = []
    todo: list[Any] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, tuple):
            pieces.append(node[0])
        elif isinstance(node, dict):
            todo.append(("}",))
            for n, (key, value) in reversed([*enumerate(node.items())]):
                todo += [value, (f'{"," if n else ""}"{key}":',)]
            todo.append(("{",))
        elif isinstance(node, list):
            todo.append(("]",))
            for n, value in reversed([*enumerate(node)]):
                todo += [value, ("," if n else "",)]
            todo.append(("[",))
        else:
            pieces.append(f'"{node}"')
    return "".join(pieces)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\n" + "".join(f"a{n}: &a [*a, *a]\n" for n in range(100)),
        "a: &a {b: *a}",
        "a: *nothing",
        "&a [*a]",
        "a: &a [" + "x, " * 9_000 + "]\nb: [" + "*a, " * 9_000 + "]",
    ],
)
def test_aliases_that_explode_or_go_round_are_told(text: str) -> None:
    assert "PC107" in codes(text)


def test_aliases_that_stand_for_little_are_read() -> None:
    text = (
        "practicecheck: plan/1\nframework: employer-standards@2014\nlead: &who Head of service\nsponsor: *who\n"
    )
    assert codes(text) == []


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system", "!!python/name:os.system", "!!binary", "!!int", "!x", "!", "!<tag:x>"],
)
def test_tags_are_told_and_nothing_runs(tag: str) -> None:
    assert "PC109" in codes(HEAD + f"choices: {{integration: 2A}}\nunit: {tag} aGVsbG8=\n")
    assert "PC109" in codes(HEAD + f"choices: {{integration: 2A}}\nextensions: {tag} [exit 1]\n")
    assert "PC109" in codes(HEAD + f"choices: {{integration: 2A}}\n{tag} unit: team\n")


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert codes("practicecheck: plan/1\nframework: employer-standards@2014\n<<: {title: a}\n") == ["PC114"]


@pytest.mark.parametrize(
    "number", ["1e999999999", "-1e-999999999", "1e" + "9" * 60, "9" * 10_000, "0." + "1" * 10_000]
)
@pytest.mark.parametrize("spelling", ["yaml", "json"])
def test_numbers_beyond_measure_are_told(number: str, spelling: str) -> None:
    head = {
        "practicecheck": "assessment/1",
        "framework": "how-are-we-doing@2016",
        "choices": {"integration": "2A"},
    }
    text = (yaml_text if spelling == "yaml" else json_text)({**head, "base": {"posts": 12345}})
    told = check(source_of(text.replace("12345", number), f"a.{spelling}"), KNOWN)
    assert {p.code for p in told} & {Code.WRONG_TYPE, Code.NOT_FINITE}
    assert all(len(p.message) < 300 for p in told)


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", ".inf", "-.INF", ".nan", ".NaN"])
def test_endless_numbers_are_told_where_they_stand(word: str) -> None:
    name = "a.json" if word[-1] in "Ny" and "." not in word else "a.yaml"
    head = f'{{"practicecheck": "assessment/1", "framework": "{STEPS.id}",\n'
    text = f'{head}"base": {{"posts": {word}}}}}'
    (problem, *_) = [p for p in check(source_of(text, name), KNOWN) if p.code is not Code.UNANSWERED]
    assert (problem.code, problem.line, problem.place) == (Code.NOT_FINITE, 2, "base.posts")
    assert problem.message == f"{word} is not a finite number."


def test_blanks_where_values_belong_are_told() -> None:
    text = "practicecheck: key/1\nid: a@1\ntitle:\nvalues: [{code: , value: }, {code: 1, value: ~}]\n"
    assert set(codes(text)) == {"PC115", "PC116"}


# --- anything at all --------------------------------------------------------------------------


@FUZZ
@given(st.binary(max_size=300), st.sampled_from(["a.yaml", "a.json"]))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    file = tmp_path_factory.getbasetemp() / name
    file.write_bytes(data)
    assert codes_of(file)


@FUZZ
@given(st.text(max_size=200), st.sampled_from(["a.yaml", "a.json", None]))
def test_any_text_is_read_or_told(text: str, name: str | None) -> None:
    assert check(source_of(text, name), KNOWN)
    assert check(source_of(HEAD + text, name), KNOWN)


WORDS = sorted(
    {
        *(
            "scale",
            "score",
            "X",
            "q1-1",
            "id",
            "type",
            "rule",
            "parts",
            "practicecheck",
            "answers",
            "amber",
            "",
            "1",
            "2A",
        ),
        *(
            "integration",
            "workforce-1",
            "workforce-8-included",
            "ballots",
            "not_applicable",
            "from",
            "narrative",
            "9",
        ),
    }
)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**12),
    st.decimals(-100, 100, places=2),
    st.sampled_from([*WORDS, *HOSTILE, *KNOWN]),
)
trees = st.recursive(
    scalars,
    lambda below: (
        st.lists(below, max_size=4) | st.dictionaries(st.sampled_from([*WORDS, *HOSTILE]), below, max_size=5)
    ),
    max_leaves=12,
)


@FUZZ
@given(trees, st.sampled_from([*KINDS.values()]), st.booleans())
def test_any_tree_is_read_or_told(tree: Any, kind: Any, as_json: bool) -> None:  # noqa: FBT001 - drawn
    whole = {
        "practicecheck": kind.written,
        "framework": "how-are-we-doing@2016",
        **(tree if isinstance(tree, dict) else {}),
    }
    text = json_text(whole) if as_json else yaml_text(whole)
    check(source_of(text, "a.json" if as_json else "a.yaml"), KNOWN)


def _places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(place for step, value in below for place in _places(value, (*path, step)))]


def _mutated(draw: st.DrawFn, tree: Any) -> Any:
    """The tree with one value exchanged, taken out or put under another name."""
    if not (places := _places(tree)[1:]):
        return tree
    *way, last = draw(st.sampled_from(places))
    inner = tree
    for step in way:
        inner = inner[step]
    what = draw(st.sampled_from(["exchange", "exchange", "remove", "rename"]))
    if what == "exchange" or not isinstance(inner, dict):
        inner[last] = draw(trees)
    elif what == "remove":
        del inner[last]
    else:
        inner[draw(st.sampled_from(WORDS))] = inner.pop(last)
    return tree


@FUZZ
@given(st.data())
def test_any_mutation_of_a_valid_document_is_read_or_told(data: st.DataObject) -> None:
    tree: Any = document_tree(data.draw(documents()))
    for _ in range(data.draw(st.integers(1, 4))):
        tree = _mutated(data.draw, tree)
    told_json = check(source_of(json_text(tree), "a.json"), KNOWN)
    told_yaml = check(source_of(yaml_text(tree), "a.yaml"), KNOWN)
    assert sorted((p.code.value, p.place) for p in told_json) == sorted(
        (p.code.value, p.place) for p in told_yaml
    )


SHIPPED: dict[str, Any] = {
    file.name: open_source(file).tree
    for file in [*FRAMEWORK_FILES, *KEY_FILES, *CASE_FILES]
    if "how-are" not in file.name
}


def _copy(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _copy(value) for key, value in tree.items()}
    return [_copy(value) for value in tree] if isinstance(tree, list) else tree


@FUZZ
@given(st.data())
def test_any_mutation_of_a_shipped_file_is_read_or_told(data: st.DataObject) -> None:
    tree = _copy(SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))])
    for _ in range(data.draw(st.integers(1, 3))):
        tree = _mutated(data.draw, tree)
    check(source_of(json_text(tree)), KNOWN)


@FUZZ
@given(st.data())
def test_any_slip_in_the_text_of_a_valid_document_is_read_or_told(data: st.DataObject) -> None:
    text = document_text(data.draw(documents()), as_json=data.draw(st.booleans()))
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 20))
    typed = data.draw(
        st.sampled_from(["", " ", "\n", ":", '"', "'", "-", "{", "]", "&a", "*a", "!x", "#", ",", "\t", "\x00"])
    )
    check(source_of(text[:at] + typed + text[at + length :]), KNOWN)


def test_a_decimal_at_the_edge_of_what_is_read_comes_back() -> None:
    for written in ("." + "1" * 40, "1e40", "1E-40", "-0.0", "+5", "0.10"):
        head = "practicecheck: plan/1\nframework: employer-standards@2014\n"
        source = source_of(f"{head}actions: [{{id: a, measure: {{target: {written}}}}}]\n")
        assert [p.code for p in check(source, KNOWN)] == []
        tree: Any = source.tree
        number = tree["actions"][0]["measure"]["target"]
        again: Any = source_of(yaml_text({"a": number})).tree
        assert again["a"] == number == Decimal(written)
