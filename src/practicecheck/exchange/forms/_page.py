"""A form as one HTML file: its own script and style, nothing fetched, nothing sent, every text escaped."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache, partial
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from practicecheck.assessments import scale_used
from practicecheck.exchange._form import FormContent
from practicecheck.exchange._guidance_text import of_section
from practicecheck.exchange._json_text import json_text
from practicecheck.exchange._source import Plain
from practicecheck.exchange.forms._asked import asked
from practicecheck.exchange.forms._cover import cover_of, sections_of
from practicecheck.exchange.forms._field import Field, Kind
from practicecheck.exchange.forms._plan_part import action_groups, head_fields
from practicecheck.exchange.forms._question import Question, questions_of
from practicecheck.exchange.reports._words import WORKING_COPY
from practicecheck.frameworks import Condition, Framework, Scale, Section

_HERE = "practicecheck.exchange.forms"
_REPORTS = "practicecheck.exchange.exporters"
_TEMPLATE = "form.html.jinja"
_SCRIPTS = (
    "json",
    "fraction",
    "scoring",
    "document",
    "answers",
    "faults",
    "plan",
    "opening",
    "keeping",
    "state",
    "fields",
    "ballots",
    "telling",
    "planning",
    "saving",
    "form",
)
"""The script's parts, each leaning on those before it."""


def export(content: FormContent) -> bytes:
    """A form as HTML.

    Args:
        content: What is asked, what has been answered already, and the key that scores it.

    Returns:
        UTF-8. Its security policy allows its own style and script, and nothing else.
    """
    framework, assessment = content.framework, content.assessment
    scale = scale_used(assessment, framework)
    style = _text(_REPORTS, "templates", "report.css") + _text(_HERE, "page", "form.css")
    script = script_text()
    page = _environment().get_template(_TEMPLATE)
    text: str = page.render(
        content=content,
        framework=framework,
        when=partial(_when, framework),
        kind=_kind,
        written=_written,
        blocks=_blocks,
        for_team=_for_team,
        about_section=_about_section,
        ending_fields=_ending_fields,
        working_copy=WORKING_COPY,
        head=head_fields(framework),
        letters=action_groups(sections_of(framework, assessment)),
        cover=cover_of(framework, assessment),
        sections=[(section, section.scale or scale) for section in sections_of(framework, assessment)],
        scored=framework.scored and scale is not None,
        perspectives=list(dict.fromkeys((*framework.perspectives, *assessment.perspectives))),
        style=Markup(style),  # noqa: S704 - our own file
        style_hash=_hash(style),
        script=Markup(script),  # noqa: S704 - our own files
        script_hash=_hash(script),
        asked=Markup(json_in_page(asked(content))),  # noqa: S704 - nothing in it can end the element
    )
    return text.lstrip().encode()


def script_text() -> str:
    """The whole script of a form."""
    return "".join(_text(_HERE, "page", f"{name}.js") for name in _SCRIPTS)


_AWAKE = re.compile("[<>&\u2028\u2029]")


def json_in_page(tree: Plain) -> str:
    """JSON that can stand in a page: no text in it can end its element or begin another.

    Args:
        tree: Plain values.
    """
    return _AWAKE.sub(lambda found: f"\\u{ord(found.group()):04x}", json_text(tree, indent=None))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _text(package: str, folder: str, name: str) -> str:
    return (files(package) / folder / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=DictLoader({_TEMPLATE: _text(_HERE, "page", _TEMPLATE)}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _kind(field: Field) -> str:
    """The name of the macro that renders a field."""
    return f"{field.kind.value}_field"


def _written(text: str) -> str:
    return json_text(text, indent=None)


def _blocks(section: Section, scale: Scale | None) -> list[dict[str, Any]]:
    """A section's questions, those of one style together, each instruction where it changes."""
    blocks: list[dict[str, Any]] = []
    for style, items in groupby(section.items, key=lambda item: item.style):
        own = [*items]
        questions: list[tuple[str | None, Question]] = []
        instruction = None
        for item in own:
            said = item.instruction if item.instruction != instruction else None
            instruction = item.instruction
            for n, question in enumerate(questions_of(item, scale)):
                questions.append((None if n else said, question))
        title = None if style is None else f"{style.value.capitalize()} question{'s' * (len(own) > 1)}"
        for_team = not any(question.scale for _, question in questions)
        blocks.append({"title": title, "questions": questions, "for_team": for_team})
    return blocks


def _when(framework: Framework, condition: Condition) -> str:
    """When a question is asked, by the number of the one that decides."""
    decider = framework.item(condition.item)
    question = f"question {decider.number}" if decider.number else f"“{decider.text}”"
    return f"Asked only if {question} is answered {'yes' if condition.answer else 'no'}."


def _for_team(section: Section) -> bool:
    """Whether it is nothing for a rater alone: ballot papers ask the national questions that are scored."""
    return section.extension is not None or not any(item.scored for item in section.walk())


def _about_section(section: Section) -> list[str]:
    return [*of_section(section), *([section.introduction] if section.introduction else [])]


def _ending_fields(section: Section) -> list[Field]:
    way = ("sections", section.id)
    return [
        Field(way=(*way, "priorities"), kind=Kind.LIST, label="Priorities for action in this section"),
        Field(way=(*way, "note"), kind=Kind.AREA, label="A remark on this section", rows=2),
        Field(
            way=(*way, "speaks_for"),
            kind=Kind.TEXT,
            label="The staff for whom this section speaks",
            hint="Only if it does not speak for all.",
        ),
    ]
