"""Everybody can use the form: axe-core finds nothing, at every width and in both schemes, empty and full."""

from itertools import pairwise

import pytest
from tests.exchange.axe import violations
from tests.exchange.forms.filling import cross_out, fill, give
from tests.exchange.forms.form_builders import a_form, written


def open_everything(page):
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")


LOOKS = [
    *(("employer-standards@2014", width, scheme) for width in (320, 1280) for scheme in ("light", "dark")),
    # The others share its style, and take axe much longer.
    ("how-are-we-doing@2016", 320, "dark"),
    ("how-are-we-doing@2016", 1280, "light"),
    ("social-work-health-check@2009", 320, "light"),
    ("social-work-health-check@2009", 1280, "dark"),
]


@pytest.mark.parametrize(("name", "width", "scheme"), LOOKS)
def test_axe_finds_nothing(context, visit, tmp_path, name, width, scheme):
    """With everything open and faults told."""
    page = visit(written(tmp_path, a_form(name)))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    if name == "how-are-we-doing@2016":
        fill(page, ["room", "AMHP"], "2")
        give(page, "q1-1", 2)
        cross_out(page, "q1-2")
    elif name == "employer-standards@2014":
        give(page, "standard-1", 2)
        cross_out(page, "standard-2")
    else:
        fill(page, ["answers", "step-4", "percent"], "140")
    open_everything(page)
    with page.expect_download():
        page.get_by_role("button", name="Save").first.click()
    assert page.locator("#told li").count()
    assert violations(page) == []


def test_axe_finds_nothing_on_a_blank_form(visit, tmp_path):
    assert violations(visit(written(tmp_path, a_form("employer-standards@2014")))) == []


def test_axe_finds_nothing_on_a_ballot_paper(visit, tmp_path):
    page = visit(written(tmp_path, a_form(integration="2A")))
    page.get_by_label("A ballot paper, as one rater alone").check()
    assert violations(page) == []


@pytest.mark.parametrize("name", ["how-are-we-doing@2016", "employer-standards@2014"])
def test_nothing_sticks_out_at_320_pixels(visit, tmp_path, name):
    """Which is what a wide screen shows at 400 %."""
    page = visit(written(tmp_path, a_form(name)))
    page.set_viewport_size({"width": 320, "height": 640})
    open_everything(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_whatever_is_touched_is_large_enough(visit, tmp_path):
    """24 by 24 pixels at the least: WCAG 2.2, 2.5.8."""
    page = visit(written(tmp_path, a_form()))
    open_everything(page)
    small = page.locator("button:visible, label.choice:visible, select:visible, summary:visible").evaluate_all(
        """found => found.filter(one => {
            const { width, height } = one.getBoundingClientRect();
            return width < 24 || height < 24;
        }).map(one => one.outerHTML)"""
    )
    assert small == []


def test_where_the_keyboard_is_can_be_seen(visit, tmp_path):
    page = visit(written(tmp_path, a_form()))
    for selector in ("button", "input[type=radio]", "textarea", "summary", "a[href='#about']"):
        page.locator(f"{selector}:visible").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_each_heading_follows_from_the_one_above(visit, tmp_path):
    page = visit(written(tmp_path, a_form()))
    levels = page.locator("h1, h2, h3, h4").evaluate_all("found => found.map(one => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
