"""The Markdown report: what comes from data can bring no markup of its own."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.comparison.builders import LAW
from tests.exchange.report_builders import CASES, PLAN, Page, content_of, export, full, scored
from tests.exchange.test_export_html import HOSTILE

from practicecheck.comparison import Audience
from practicecheck.exchange.exporters._markdown import inline, line

MARKUP = [
    *HOSTILE,
    "![x](https://example.org/x.png)",
    "<https://example.org>",
    "[x]: https://example.org",
    "a | b",
    "`code` ``",
    "```\ncode",
    "~~~\ncode",
    "# heading",
    "heading\n===",
    "heading\n---",
    "- list\n* list\n+ list\n1. list\n2) list",
    "> quote",
    "**bold** __bold__ *a* _b_ ~~c~~",
    "    code",
    "\tcode",
    "back\\slash\\",
    "***",
    "line  \nline\\\nline",
    "&copy; &#35;",
    "[^1]: note",
    "::: note",
    "$x$ {role}`x`",
]
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TAGS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "strong", "ul", "ol", "li", "blockquote", "br"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def page(content) -> Page:
    html = READER.render(export("markdown", content))
    return Page(html.replace(' style="text-align:right"', "").replace("<br />", "<br>"))


def shape(content) -> list[str]:
    return [tag for tag, _ in page(content).tags if tag != "br"]


@pytest.mark.parametrize("case", CASES)
def test_every_report_is_headings_lists_and_tables_alone(case):
    found = page(CASES[case])
    assert {tag for tag, _ in found.tags} <= TAGS
    assert found.comments == []


@pytest.mark.parametrize("text", MARKUP)
def test_markup_stays_text(text):
    plan = attrs.evolve(
        PLAN, title=text, notes=text, actions=tuple(attrs.evolve(a, action=text) for a in PLAN.actions)
    )
    found = page(content_of([scored(text), full(text)], plan, audience=Audience.WORKING, title=text))
    assert {tag for tag, _ in found.tags} <= TAGS
    for own in text.split("\n"):
        assert " ".join(own.split()) in found.text


@pytest.mark.parametrize("text", MARKUP)
def test_markup_does_not_change_what_the_report_is_built_of(text):
    one_line = " ".join(text.split())
    assert shape(content_of([full(one_line)])) == shape(content_of([full("said")]))


@settings(LAW, max_examples=50)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1, max_size=40))
def test_a_line_reads_as_it_was_written(text):
    folded = " ".join(text.split())
    if not folded:
        return
    for written in (
        line(text),
        f"- {line(text)}",
        f"> {line(text)}",
        f"# {inline(text)}",
    ):
        assert Page(READER.render(written)).text == folded
    assert Page(READER.render(f"**{inline(text)}** a")).text == f"{folded} a"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("https://example.org", r"https\://example.org"),
        ("see www.example.org", r"see www\.example.org"),
        ("62.5%", "62.5%"),
        ("1. one", r"1\. one"),
        ("2026-04-01", "2026-04-01"),
        ("- one", r"\- one"),
    ],
)
def test_nothing_becomes_a_link_by_itself_and_figures_stay_readable(text, written):
    assert line(text) == written


def test_lines_and_paragraphs_of_a_narrative_are_kept():
    text = export("markdown", content_of([full("said")]))
    assert "> said\n>\n> said\\\n> said" in text


def test_tables_have_captions_and_as_many_cells_as_columns():
    text = export("markdown", CASES["scored"])
    assert (
        "**Scores by section**\n\n| Section | Points | Possible | Score | Answered | Could still be |" in text
    )
    assert "| --- | ---: | ---: | ---: | ---: | ---: |" in text
