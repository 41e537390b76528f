"""What a person does with the form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page


def question(page: Page, item: str) -> Locator:
    """The place of a question."""
    return page.locator(f'[data-item="{item}"]')


def give(page: Page, item: str, point: object) -> None:
    """Give a point of the scale."""
    question(page, item).locator(f"input[type=radio][value='{json.dumps(point)}']").check()


def cross_out(page: Page, item: str, why: str | None = None) -> None:
    """Say that a question does not apply."""
    place = question(page, item)
    place.locator("input[type=radio][value=x]").first.check()
    if why is not None:
        place.locator("[data-reason=x] input").fill(why)


def fill(page: Page, way: list[str], text: str) -> None:
    """Fill in a field."""
    found = page.locator(f"[data-way='{json.dumps(way)}']")
    for details in found.locator("xpath=ancestor::details").all():
        details.evaluate("details => { details.open = true; }")
    found.fill(text)


def save(page: Page, folder: Path) -> Path:
    """Save what was entered."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save").first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def load(page: Page, text: str | bytes, name: str = "answers.json") -> str:
    """Load a file. Returns what the page says of it."""
    data = text.encode() if isinstance(text, str) else text
    page.locator("#told").evaluate("told => { told.hidden = true; }")
    page.locator("#file").set_input_files({"name": name, "mimeType": "application/json", "buffer": data})
    page.locator("#told").wait_for()
    return page.locator("#told").inner_text()


def document(page: Page) -> Any:
    """The document as the page has it now."""
    return json.loads(page.evaluate("writeJson(form.tree)"))
