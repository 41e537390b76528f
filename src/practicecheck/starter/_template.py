"""Templates: texts with names in double braces, and parts that are left out where they are not wanted."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from importlib.resources import files
from typing import Final

_NAME: Final = re.compile(r"\{\{(\w+)\}\}")
_PART: Final = re.compile(r"^\{\{#(\w+)\}\}\n(.*?)^\{\{/\1\}\}\n", re.MULTILINE | re.DOTALL)


def rendered(template: str, words: Mapping[str, str], parts: Collection[str]) -> str:
    """Make a text.

    Args:
        template: The file's name among the templates.
        words: What stands for each name.
        parts: The parts that are wanted.
    """
    text = (files("practicecheck.starter") / "templates" / template).read_text(encoding="utf-8")
    text = _PART.sub(lambda found: found[2] if found[1] in parts else "", text)
    return _NAME.sub(lambda found: words[found[1]], text)
