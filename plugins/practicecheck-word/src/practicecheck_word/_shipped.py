"""The template that ships."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

TEMPLATE: Final = files("practicecheck_word") / "template.docx"
"""The template that is used where no house has given its own."""
