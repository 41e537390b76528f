"""Everybody can read a report: axe-core finds nothing, at every width, in both schemes and in print."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from tests.exchange.axe import violations
from tests.exchange.report_builders import BY_NAME, CASES

Visit = Callable[[Path], Page]

LOOKS = [
    # All share one style and one template: axe takes seconds for each look.
    *((case, 1280, "light") for case in ("empty", "small unit", "several", "two years", "tables")),
    ("scored, working copy", 320, "dark"),
    ("every kind of answer", 320, "light"),
    ("plan alone", 1280, "dark"),
]


def written(folder: Path, case: str) -> Path:
    file = folder / "report.html"
    file.write_bytes(BY_NAME["html"].export(CASES[case]))
    return file


@pytest.mark.parametrize(("case", "width", "scheme"), LOOKS)
def test_axe_finds_nothing(visit: Visit, tmp_path: Path, case: str, width: int, scheme: str) -> None:
    """Contrast, headings, tables with headings, language, and whatever else it looks at."""
    page = visit(written(tmp_path, case))
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert violations(page) == []


@pytest.mark.parametrize("case", CASES)
def test_nothing_sticks_out_at_320_pixels(visit: Visit, tmp_path: Path, case: str) -> None:
    """Which is what a wide screen shows at 400 %. A table scrolls within its own frame."""
    page = visit(written(tmp_path, case))
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("case", CASES)
def test_each_heading_follows_from_the_one_above(visit: Visit, tmp_path: Path, case: str) -> None:
    """One title, and no level left out."""
    page = visit(written(tmp_path, case))
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_keyboard_goes_through_it_in_order_and_can_be_seen(visit: Visit, tmp_path: Path) -> None:
    """First past the contents, then the contents, then each table that scrolls."""
    page = visit(written(tmp_path, "scored, working copy"))
    expected = page.locator("a, [tabindex='0']").evaluate_all("all => all.map(one => one.outerHTML)")
    reached = []
    for _ in expected:
        page.keyboard.press("Tab")
        told = page.evaluate(
            "[document.activeElement.outerHTML, getComputedStyle(document.activeElement).outlineStyle]"
        )
        reached.append(told[0])
        assert told[1] != "none"
    assert reached == expected


def test_what_is_put_into_the_file_by_hand_runs_nothing(context: BrowserContext, tmp_path: Path) -> None:
    """The page's own policy forbids scripts, whoever wrote them."""
    file = written(tmp_path, "scored")
    text = file.read_text(encoding="utf-8")
    hostile = '<script>document.title = "ran"</script><img src=x onerror="document.title = \'ran\'">'
    file.write_text(text.replace("</main>", f"{hostile}</main>"), encoding="utf-8")
    page = context.new_page()
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto(file.as_uri())
    assert page.title() != "ran"
    assert any("Content Security Policy" in told for told in blocked)
