"""A browser for the tests of pages: the system's own Chromium, started once for this folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    # Who is root, as in most containers, can't have Chromium's sandbox.
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if root else [])
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def visit(context: BrowserContext) -> Iterator[Callable[[Path], Page]]:
    """Opens a page, and holds it to its promise: no error in its script, and nothing asked of any network."""
    told: list[str] = []
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))

    def opened(file: Path) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda fault: told.append(str(fault)))
        page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
        page.goto(file.as_uri())
        return page

    yield opened
    assert told == []
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
