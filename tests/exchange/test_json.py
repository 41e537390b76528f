"""JSON is read as its standard says, exactly, and each fault has its line."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import LAW, texts

from practicecheck.exchange._json import locate_json, parse_json


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.10", Decimal("1.10")),
        ("1e3", Decimal("1e3")),
        ("-0", 0),
        ("12345678901234567890", 12345678901234567890),
        ("true", True),
        ("null", None),
        ('""', ""),
        ('"1.10"', "1.10"),
        ('"\\u00e9\\ud83d\\ude00\\n"', "\u00e9\U0001f600\n"),
        ("[]", []),
        ("{}", {}),
        ('[1, {"a": [null]}]', [1, {"a": [None]}]),
    ],
)
def test_a_value_is_what_json_says(written: str, value: Any) -> None:
    for text in (written, f" \n\t{written}\r\n"):
        parsed = parse_json(text)
        assert parsed.tree == value
        assert type(parsed.tree) is type(value)
        assert parsed.problems == ()


plain = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**30), 10**30), texts, st.just(Decimal("1.10"))),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(texts, below, max_size=3),
    max_leaves=8,
)


@LAW
@given(plain, st.sampled_from([None, 0, 2]), st.booleans())
def test_the_careful_walk_reads_what_the_quick_parser_reads(
    tree: Any,
    indent: int | None,
    escaped: bool,  # noqa: FBT001 - drawn
) -> None:
    text = json.dumps(tree, indent=indent, ensure_ascii=escaped, default=float)
    quick = parse_json(text)
    walked = parse_json(f'{{"a": 1, "a": 2, "b": {text}}}')
    assert quick.problems == ()
    assert [problem.code.value for problem in walked.problems] == ["PC106"]
    assert walked.tree == {"a": 1, "b": quick.tree}


def test_every_value_has_its_line() -> None:
    assert locate_json('{\n "a": [\n  1,\n  {"b": 2}],\n "c":\n 3}') == {
        (): 1,
        ("a",): 2,
        ("a", 0): 3,
        ("a", 1): 4,
        ("a", 1, "b"): 4,
        ("c",): 5,
    }


def test_reading_goes_on_after_a_fault_that_is_no_fault_of_the_shape() -> None:
    parsed = parse_json('{"a": 1,\n"a": {"b": 2},\n"c": NaN,\n"d": "\\u0001",\n"\\u0002": 5,\n"e": 6}')
    assert parsed.tree == {"a": 1, "c": None, "d": None, "": 5, "e": 6}
    assert [(p.code.value, p.line, p.place) for p in parsed.problems] == [
        ("PC106", 2, "a"),
        ("PC213", 3, "c"),
        ("PC110", 4, "d"),
        ("PC110", 5, "d"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("{", 1),
        ("[1,\n2", 2),
        ("[1,\n]", 2),
        ('{"a" 1}', 1),
        ('{"a": 1\n"b": 2}', 2),
        ("{a: 1}", 1),
        ("{'a': 1}", 1),
        ('{"a": 01}', 1),
        ('{"a": +1}', 1),
        ('{"a": .5}', 1),
        ('{"a": 0x1F}', 1),
        ('{"a": True}', 1),
        ('{"a": }', 1),
        ('{"a": "two\nlines"}', 1),
        ('{"a": "\\x"}', 1),
        ('{"a": "open}', 1),
        ("[1] [2]", 1),
        ("// comment\n{}", 1),
        ("nonsense", 1),
        ("]", 1),
    ],
)
def test_what_is_no_json_is_told_with_its_line(text: str, line: int) -> None:
    (problem,) = parse_json(text).problems
    assert problem.code.value == "PC105"
    assert problem.line == line
    assert problem.message.startswith("this is not JSON: ")
    assert problem.remedy
