"""YAML is read as its version 1.2 reads it, on every line that a person may write."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from practicecheck.exchange._yaml import locate_yaml, parse_yaml, plain_scalar


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("True", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("y", "y"),
        ("tRUE", "tRUE"),
        ("5", 5),
        ("-5", -5),
        ("+5", 5),
        ("007", 7),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("12:30", "12:30"),
        ("1.10", Decimal("1.10")),
        (".5", Decimal(".5")),
        ("5.", Decimal(5)),
        ("1e3", Decimal("1e3")),
        ("1.2.3", "1.2.3"),
        ("-", "-"),
        (".", "."),
        ("+", "+"),
        ("2026-04-01", "2026-04-01"),
        ("7%", "7%"),
        ("=", "="),
        ("2A", "2A"),
        ("\u0665", "\u0665"),
    ],
)
def test_a_word_without_quotes_is_what_yaml_1_2_says(written: str, value: Any) -> None:
    read = plain_scalar(written)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize("written", ["true", "5", "1.10", "null", "~", ".inf", ""])
def test_quotes_make_text_of_anything(written: str) -> None:
    assert parse_yaml(f"a: \"{written}\"\nb: '{written}'").tree == {"a": written, "b": written}


def test_a_name_is_always_text() -> None:
    tree: Any = parse_yaml("1: a\ntrue: b\nnull: c\n2026-04-01: d\n1.10: e\n").tree
    assert [*tree] == ["1", "true", "null", "2026-04-01", "1.10"]


def test_texts_of_several_lines_keep_them() -> None:
    text = "a: |\n  one\n\n  two\nb: >-\n  folded\n  text\n"
    assert parse_yaml(text).tree == {"a": "one\n\ntwo\n", "b": "folded text"}


def test_every_value_has_its_line() -> None:
    text = "# comment\na:\n  - one\n  - b: two\n    c: |\n      three\n      lines\nd: {e: 1,\n  f: 2}\n"
    assert locate_yaml(text) == {
        (): 2,
        ("a",): 2,
        ("a", 0): 3,
        ("a", 1): 4,
        ("a", 1, "b"): 4,
        ("a", 1, "c"): 5,
        ("d",): 8,
        ("d", "e"): 8,
        ("d", "f"): 9,
    }


def test_reading_goes_on_after_a_repeated_key_and_the_first_is_kept() -> None:
    parsed = parse_yaml("a: 1\na: {b: 2, b: 3}\nc: !x 4\nd: .nan\n")
    assert parsed.tree == {"a": 1, "c": "4", "d": None}
    assert [(p.code.value, p.line, p.place) for p in parsed.problems] == [
        ("PC106", 2, "a"),
        ("PC106", 2, "a.b"),
        ("PC109", 3, "c"),
        ("PC213", 4, "d"),
    ]


def test_a_repeated_value_is_the_value_again() -> None:
    parsed = parse_yaml("a: &x [1, {b: 2}]\nc: *x\nd: &y text\ne: *y\n")
    assert parsed.tree == {"a": [1, {"b": 2}], "c": [1, {"b": 2}], "d": "text", "e": "text"}
    assert parsed.problems == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\n b: 2\n", 2, "1 space too far right"),
        ("a: [1, 2\nb: 3\n", 1, "a bracket that begins here"),
        ("a: 'open\n", 1, "never closed"),
        ("a: b: c\n", 1, "has a colon in it"),
        ("a:\n\t- b\n", 2, "begins with a tab"),
        ("a: @b\n", 1, 'no text can begin with "@"'),
        ("a: 1\n...\nb: 2\n", 3, "the document has ended above"),
        ("%YAML 9.9\n---\na: 1\n", 1, "incompatible YAML document"),
        ("{a: 1}}\n", 1, "goes on after the bracket }"),
        ("a: 1\n[b]: 2\n", 2, "a list, a mapping or an alias"),
        ("*a : 2\n", 1, "a list, a mapping or an alias"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int, said: str) -> None:
    (problem,) = parse_yaml(text).problems
    assert problem.code.value == "PC105"
    assert problem.line == line
    assert said in problem.message
    assert problem.remedy


def test_the_lines_up_to_a_fault_are_known() -> None:
    assert locate_yaml("a: 1\nb: [\n")["a",] == 1
