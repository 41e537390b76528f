"""A drafted questionnaire as a text for the person who confirms it: each item beside what the survey asked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from practicecheck.exchange._kinds import kind_of
from practicecheck.exchange._writer import SCHEMAS, document_tree, yaml_text

if TYPE_CHECKING:
    from practicecheck.surveys import DraftedQuestionnaire, OpenItem

_WIDE = 100
_TOLD = {
    "answers": "What stands in the file, and the point of the scale that it means.",
    "not_applicable": "What stands for X.",
    "missing": "What stands for no answer.",
    "groups": "By what people may be grouped. Delete what you won't use, and give each a short name.",
    "respondent": "The column that tells one person from another.",
    "draft": "When you have looked at everything, write false.",
}


def survey_draft_text(drafted: DraftedQuestionnaire) -> str:
    """A drafted questionnaire as YAML, with what a person needs to confirm it.

    Args:
        drafted: The draft.

    Returns:
        A text that reads back as the draft. Above each pair stands the item's own wording.
    """
    questionnaire = drafted.questionnaire
    tree = document_tree(questionnaire)
    items = tree.get("items")
    lines = [
        f"# yaml-language-server: $schema={SCHEMAS}/{kind_of(questionnaire).written.replace('/', '-')}.json",
        *_comment(
            "A draft, made by likeness of wording. Look at each pair: the comment says what the item asks, and "
            "wording what the survey asked. If it asks the item, write confirmed: true; if not, delete it."
        ),
    ]
    for key, value in tree.items():
        if key in _TOLD:
            lines += _comment(_TOLD[key])
        if key != "items" or not isinstance(items, dict):
            lines += yaml_text({key: value}).splitlines()
            continue
        lines.append("items:")
        for pair in drafted.pairs:
            how = "by its id" if pair.by_id else f"{pair.column.likeness} alike"
            lines += _comment(f"{pair.item.id}, {how}: {_said(pair.item.title, pair.item.text)}", "  ")
            lines += yaml_text({"items": {pair.item.id: items[pair.item.id]}}).splitlines()[1:]
        for own in drafted.left:
            lines += _left(own)
    return "\n".join(lines) + "\n"


def _left(own: OpenItem) -> Iterator[str]:
    why = "several columns are as like it" if own.doubtful else "no column was found"
    yield from _comment(f"{own.item.id}, {why}: {_said(own.item.title, own.item.text)}", "  ")
    for like in own.nearest:
        yield from _comment(f"nearest ({like.likeness}): {like.heading.statement}", "  ")


def _said(title: str | None, text: str) -> str:
    return text if title is None or title in text else f"{title}. {text}"


def _comment(text: str, indent: str = "") -> list[str]:
    # Whatever a platform printed: a comment ends with its line.
    plain = " ".join("".join(own if own.isprintable() else " " for own in text).split())
    return textwrap.wrap(
        plain, _WIDE, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}#   ", break_on_hyphens=False
    )
