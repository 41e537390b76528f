"""The pages of a form: the cover, and one for each section that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from practicecheck.frameworks import Framework, Scale, Section
from practicecheck_excel.form.cover import cover_page
from practicecheck_excel.form.entry import Page
from practicecheck_excel.form.section_page import section_page


def pages_of(framework: Framework, tree: Mapping[str, Any]) -> tuple[Page, ...]:
    """Lay a form out.

    Args:
        framework: What is asked.
        tree: What was answered when the form is made, as a document's plain values.
    """
    return tuple(_pages(framework, tree))


def _pages(framework: Framework, tree: Mapping[str, Any]) -> Iterator[Page]:
    scale = scale_of(framework, tree)
    yield cover_page(framework, tree, scale)
    taken = {"cover", "scores", "kept", "lists"}
    for section in framework.sections:
        if is_asked(section, tree):
            name = _free(section, taken)
            taken.add(name.casefold())
            yield section_page(section, name, section.scale or scale)


def scale_of(framework: Framework, tree: Mapping[str, Any]) -> Scale | None:
    """The scale that the answers are on: the one that the document names, or the first.

    Args:
        framework: What is asked.
        tree: What was answered when the form is made.
    """
    named = (tree.get("choices") or {}).get("scale")
    return next((scale for scale in framework.scales if named in (None, scale.id)), None)


def is_asked(section: Section, tree: Mapping[str, Any]) -> bool:
    """Whether a form has a page for a section: while a choice is open, every alternative has one.

    Args:
        section: The section.
        tree: What was answered when the form is made.
    """
    if section.alternative is None:
        return True
    chosen = (tree.get("choices") or {}).get(section.alternative.choice)
    return chosen in (None, section.alternative.option)


_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
_LONGEST = 31


def _free(section: Section, taken: set[str]) -> str:
    """A sheet name that no other sheet has, whichever case it is written in; some words are not free."""
    plain = section.id.translate(_FORBIDDEN)[:_LONGEST]
    name, n = ("Section " + plain)[:_LONGEST] if plain.casefold() == "history" else plain, 1
    while name.casefold() in taken:
        n += 1
        end = f" ({n})"
        name = plain[: _LONGEST - len(end)] + end
    return name
