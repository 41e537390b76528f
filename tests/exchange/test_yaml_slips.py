"""What is said of a slip in YAML: the line in which it was typed, what it is, and how it is mended."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practicecheck.errors import Code, Problem
from practicecheck.exchange._yaml import parse_yaml

SOUND = """practicecheck: framework/1
id: duty-audit@2026
sections:
  - id: duty
    title: The duty desk
    items:
      - id: duty-1
        text: To what extent is it kept?
        locator: Page 1
      - id: duty-2
        text: To what extent is it told?
"""
TEXT = "text: To what extent is it kept?"

BRACKET = (
    "a bracket that begins here is not closed, or a comma is missing or one too many.",
    (
        "Close each { with } and each [ with ], with commas between; put straight quotes around text that "
        "has a bracket in it."
    ),
)
SLIPS = {
    "a colon in a text": (
        TEXT,
        "text: Time: is it kept?",
        8,
        'the text after "text" has a colon in it.',
        'Put straight quotes around the whole text: text: "Time: is it kept?"',
    ),
    "a colon in a text with a quotation": (
        TEXT,
        'text: Is this true: "we have time"?',
        8,
        'the text after "text" has a colon in it.',
        "Put straight quotes around the whole text: text: 'Is this true: \"we have time\"?'",
    ),
    "curly quotes around a colon": (
        TEXT,
        "text: \u201cTime: kept?\u201d",
        8,
        'the text after "text" has a colon in it.',
        'Curly quotes are read as letters. Put straight quotes around the whole text: text: "Time: kept?"',
    ),
    "a tab": ("        locator", "\tlocator", 9, "this line begins with a tab.", "Use spaces in its place."),
    "a tab behind spaces": (
        "        locator",
        "      \tlocator",
        9,
        "this line begins with a tab.",
        "Use spaces in its place.",
    ),
    "a tab in the first line": (
        "practicecheck",
        "\tpracticecheck",
        1,
        "this line begins with a tab.",
        "Use spaces in its place.",
    ),
    "a tab after a hyphen": ("- id: duty-2", "-\tid: duty-2", 10, "a tab stands in this line.", "Use a space."),
    "a space that can't be told from one": (
        "        locator",
        "    \u00a0   locator",
        9,
        "this line begins with a space of another kind, as word processors make it.",
        "Use spaces in its place.",
    ),
    "no colon": (
        TEXT,
        "text Is it kept?",
        8,
        'a colon and a space are missing after "text".',
        "Write text: Is it kept?; or, if the line goes on with the text above it, begin it further right.",
    ),
    "no colon in the first line": (
        "practicecheck: framework/1",
        "practicecheck key/1",
        1,
        'a colon and a space are missing after "practicecheck".',
        "Write practicecheck: key/1; or, if the line goes on with the text above it, begin it further right.",
    ),
    "no space after a colon": (
        TEXT,
        "text:Is it kept?",
        8,
        'a space is missing after "text:".',
        "Write text: Is it kept?",
    ),
    "no space after a hyphen": (
        "- id: duty-2",
        "-id: duty-2",
        10,
        "a space is missing after the hyphen.",
        "Write - id: duty-2",
    ),
    "a space too few": (
        f"        {TEXT}",
        f"       {TEXT}",
        8,
        "this line begins 1 space too far left.",
        'Line it up with "id" in line 7: 8 spaces before it.',
    ),
    "a space too many": (
        f"        {TEXT}",
        f"         {TEXT}",
        8,
        "this line begins 1 space too far right.",
        'Line it up with "id" in line 7: 8 spaces before it.',
    ),
    "two spaces too many": (
        "        locator",
        "          locator",
        9,
        "this line begins 2 spaces too far right.",
        'Line it up with "text" in line 8: 8 spaces before it.',
    ),
    "a space too many at the top": (
        "id: duty-audit",
        " id: duty-audit",
        2,
        "this line begins 1 space too far right.",
        'Line it up with "practicecheck" in line 1: no spaces before it.',
    ),
    "a hyphen too far left": (
        "      - id: duty-2",
        "     - id: duty-2",
        10,
        "this line begins 1 space too far left.",
        'Line it up with "- id" in line 7: 6 spaces before it.',
    ),
    "an open quotation mark": (
        TEXT,
        'text: "Is it kept?',
        8,
        "a quotation mark is opened here and never closed.",
        "Put the same mark at the end of the text.",
    ),
    "quotes around a part": (
        TEXT,
        'text: "Is it" kept?',
        8,
        'the text goes on after the quotation mark " that ends it.',
        "Put ' around the whole text.",
    ),
    "an apostrophe between single quotes": (
        TEXT,
        "text: 'Is the team's time kept?'",
        8,
        "the text goes on after the quotation mark ' that ends it.",
        'Put " around the whole text.',
    ),
    "a backslash": (
        TEXT,
        'text: "C:\\Users"',
        8,
        "a backslash between double quotes has a meaning of its own.",
        "Use single quotes.",
    ),
    "a text that begins with a sign": (
        TEXT,
        "text: @duty",
        8,
        'no text can begin with "@".',
        "Put straight quotes around the whole text.",
    ),
    "a text that begins with a bracket": (
        TEXT,
        "text: [Is] it kept?",
        8,
        "the text goes on after the bracket ].",
        "Put straight quotes around the whole text.",
    ),
    "an open bracket": (
        TEXT,
        "takes: [{type: score]",
        8,
        *BRACKET,
    ),
    "two commas": (
        TEXT,
        "takes: [a,, b]",
        8,
        *BRACKET,
    ),
    "a list behind its name": (
        TEXT,
        "text: - Is it kept?",
        8,
        "a hyphen stands where a text belongs.",
        "Begin a list on a line of its own; put straight quotes around text that begins with a hyphen.",
    ),
    "a sign for a text of several lines": (
        TEXT,
        "text: > Is it kept?",
        8,
        "a text that begins with > or | begins on the next line.",
        "Move it there, or put straight quotes around it with the sign.",
    ),
    "a sign for a reference": (
        TEXT,
        "text: & is it kept?",
        8,
        "no text can begin with & or *.",
        "Put straight quotes around it.",
    ),
    "a line of dots": (
        "id: duty-audit@2026\n",
        "...\nid: duty-audit@2026\n",
        3,
        "the document has ended above.",
        "Delete the line of three dots above this one.",
    ),
}


def told(text: str) -> tuple[Problem, ...]:
    return parse_yaml(text).problems


def test_the_text_without_a_slip_has_no_fault() -> None:
    assert told(SOUND) == ()


@pytest.mark.parametrize(("old", "new", "line", "message", "remedy"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_with_its_line_and_what_to_type(
    old: str, new: str, line: int, message: str, remedy: str
) -> None:
    assert SOUND.count(old) == 1
    [problem] = told(SOUND.replace(old, new))
    assert (problem.code, problem.line, problem.message, problem.remedy) == (Code.SYNTAX, line, message, remedy)


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(SOUND)),
            st.integers(0, 4),
            st.text(" \t\n-:'\"[]{}#&*|>@%a\\\u00a0\u2028", max_size=4),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_typed_amiss_is_told_with_a_line_that_is_there(cuts: list[tuple[int, int, str]]) -> None:
    """Nothing stops the reader from telling the fault."""
    text = SOUND
    for start, length, typed in cuts:
        text = text[:start] + typed + text[start + length :]
    for problem in told(text):
        assert problem.line is not None
        assert 1 <= problem.line <= text.count("\n") + text.count("\u2028") + 1
        assert problem.message
        assert problem.remedy
