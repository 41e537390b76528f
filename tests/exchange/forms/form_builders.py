"""Forms in one page, and what reads one without a browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs

from practicecheck import Catalogue
from practicecheck.assessments import Assessment, Chosen, scale_used
from practicecheck.exchange import FORMS, FormContent, FormExporter
from practicecheck.frameworks import Framework
from practicecheck.scoring import ScoringKey

CATALOGUE = Catalogue.builtin()
PAGE: FormExporter = next(form for form in FORMS if form.name == "page")
FRAMEWORKS = sorted(CATALOGUE)


def key_of(framework: Framework, assessment: Assessment) -> ScoringKey | None:
    """The key that scores a shipped framework when nobody names one."""
    scale = scale_used(assessment, framework)
    return None if scale is None else CATALOGUE.scoring_keys[scale.default_key]


def blank(framework: Framework, **choices: str) -> Assessment:
    """Nothing answered yet."""
    taken = tuple(Chosen(choice=choice, option=option) for choice, option in choices.items())
    return Assessment(framework=framework.id, digest=framework.digest, choices=taken)


def a_form(name: str = "how-are-we-doing@2016", **choices: str) -> FormContent:
    """A form of a shipped framework, blank."""
    framework = CATALOGUE[name]
    assessment = blank(framework, **choices)
    return FormContent(framework=framework, assessment=assessment, key=key_of(framework, assessment))


def page_of(content: FormContent) -> str:
    """The form's page."""
    return PAGE.export(content).decode()


def written(folder: Path, content: FormContent, name: str = "form.html") -> Path:
    """The form's page as a file."""
    file = folder / name
    file.write_bytes(PAGE.export(content))
    return file


@attrs.frozen
class Element:
    """One element of a page.

    Attributes:
        tag: Its tag.
        attributes: Its attributes.
        words: The text in it.
    """

    tag: str
    attributes: dict[str, str | None]
    words: list[str]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class Page(HTMLParser):
    """What stands in a page: its elements, each with its text, and its comments."""

    VOID = ("meta", "input", "br", "link", "img")

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs), [])
        self.elements.append(element)
        if tag not in self.VOID:
            self._open.append(element)

    def handle_endtag(self, tag):
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data):
        for element in self._open:
            element.words.append(data)

    def handle_comment(self, data):
        self.comments.append(data)

    def all(self, tag: str, **wanted: str) -> list[Element]:
        """The elements of a tag with these attributes."""
        return [
            element
            for element in self.elements
            if element.tag == tag
            and all(element.attributes.get(name.replace("_", "-")) == value for name, value in wanted.items())
        ]

    @property
    def asked(self) -> dict[str, Any]:
        """What the script is told."""
        (element,) = self.all("script", id="asked")
        found: dict[str, Any] = json.loads("".join(element.words))
        return found


def ways(page: Page) -> list[Sequence[str]]:
    """The ways to all values that can be filled in."""
    return [
        json.loads(way) for element in page.elements if (way := element.attributes.get("data-way")) is not None
    ]
