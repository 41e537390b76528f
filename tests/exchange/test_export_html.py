"""The HTML report: one file, no script, readable by everybody."""

import base64
import hashlib
import re
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from tests.comparison.builders import LAW
from tests.exchange.report_builders import CASES, PLAN, TEXT, Page, content_of, export, full, scored

from practicecheck.comparison import Audience

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!-- --><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">x</a>',
    "{{ 7 * 7 }}{% raw %}",
    "&lt;script&gt;",
]
TAGS = set(
    re.findall(
        r"\w+",
        """html head meta title style body a p strong header h1 h2 h3 h4 h5 h6 dl div dt dd nav ul ol li main
        section table caption span thead tbody tr th td svg rect path text line""",
    )
)


def page(content) -> Page:
    return Page(export("html", content))


def assert_harmless(found: Page) -> None:
    assert {tag for tag, _ in found.tags} <= TAGS
    assert found.comments == []
    for _, attributes in found.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")]
        assert (attributes.get("href") or "#").startswith("#")


@pytest.mark.parametrize("case", CASES)
def test_every_page_is_whole_and_harmless(case):
    assert_harmless(page(CASES[case]))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    plan = attrs.evolve(
        PLAN, title=text, notes=text, actions=tuple(attrs.evolve(a, id=text, action=text) for a in PLAN.actions)
    )
    found = page(content_of([scored(text), full(text)], plan, audience=Audience.WORKING, title=text))
    assert_harmless(found)
    assert " ".join(text.split()) in found.text


@settings(LAW, max_examples=25)
@given(TEXT)
def test_any_text_stays_text(text):
    assert_harmless(page(content_of([full(text)], title=text)))


def test_the_security_policy_allows_the_page_s_own_style_and_nothing_else():
    html = export("html", CASES["scored"])
    style = re.search("<style>(.*)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    (policy,) = [
        meta["content"]
        for meta in Page(html).all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")


@pytest.mark.parametrize("case", CASES)
def test_it_can_be_read_by_a_screen_reader(case):
    found = page(CASES[case])
    assert found.all("html") == [{"lang": "en-GB"}]
    ids = [own["id"] for _, own in found.tags if own.get("id")]
    assert len(ids) == len(set(ids))
    assert {(own["href"] or "")[1:] for own in found.all("a")} <= set(ids)
    assert found.all("a")[0] == {"class": "skip", "href": "#content"}
    assert len(found.all("caption")) == len(found.all("table"))
    assert all(own.get("scope") in ("col", "row") for own in found.all("th"))
    assert all(own.get("aria-hidden") == "true" for own in found.all("svg"))
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_a_working_copy_has_a_banner_and_says_so_in_the_title():
    text = page(CASES["scored, working copy"]).text
    assert text.startswith("Working copy, not for publication. North team")
    assert "Working copy" not in page(CASES["scored"]).text


def test_it_tells_scores_bounds_coverage_splits_and_priorities():
    text = page(content_of([scored(), full()], PLAN)).text
    assert "6 of 8 points, 75.0%" in text
    assert "No score: nothing is applicable" in text
    assert "could be anything from" in text
    assert "Views differ on" in text
    assert "Priorities for action" in text
    assert "50 (workforce-2) is more than the whole, 42" in text
    assert "Not applicable (X)" in text
    assert "1 time a quarter" in text
    assert "25%" in text


def test_ballots_are_bars_with_their_numbers_in_a_table():
    found = page(CASES["scored"])
    assert "How 7 ballots fell" in found.text
    assert "All ballots 1 1 1 4 0 0 practitioner 1 1 1 1 0 0 AMHP 0 0 0 3 0 0" in found.text
    assert len([own for own in found.all("rect") if "x" in own]) == 6


def test_each_score_is_a_bar_beside_its_name_and_what_it_could_still_become_is_a_line():
    """As wide as the score, of a hundred; nobody who hears the page hears it twice."""
    content = CASES["scored"]
    [reported] = content.assessments
    scores = [*(own.score for own in reported.card.sections), reported.card.total]
    found = page(content)
    drawn = [own["width"] for own in found.all("rect") if own["class"] == "bar" and "x" not in own]
    assert drawn == [str(own.percent) for own in scores if own.percent is not None]
    assert len(found.all("path")) == sum(not own.complete and own.percent is not None for own in scores)
    assert all(own["aria-hidden"] == "true" for own in found.all("svg"))


def test_a_published_report_tells_what_was_held_back_and_why():
    text = page(CASES["small unit"]).text
    assert "step-3: the whole answer" in text
    assert "fewer than 10 staff" in text
    assert "Answer Held back" in text
    assert "Nothing was held back." in page(CASES["empty"]).text


def test_it_tells_how_each_number_was_made_and_where_the_questions_come_from():
    text = page(CASES["scored"]).text
    assert "How the numbers were made" in text
    assert "left out: cannot answer (said)" in text
    assert "OGL-UK-3.0" in text
    assert "The licence is not known" in page(CASES["small unit"]).text


def test_it_reviews_the_plan():
    text = page(CASES["plan alone"]).text
    assert "3 actions, 0 of them SMART by every letter; 1 draft that nobody has taken up yet" in text
    assert "Specific Nothing says for whom it is done." in text
    assert "from 28 February 2027 to 31 March 2027: no reason given" in text
    assert "2. Draft: not yet said what will be done" in text
