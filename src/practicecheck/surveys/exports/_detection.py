"""Which survey platform a file comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, final

import attrs

from practicecheck.errors import Code, DocumentError, Problem, near
from practicecheck.surveys.exports._platform import CODED, IMPORT_ID, Platform, Row, folded_name
from practicecheck.surveys.exports._platforms import GENERIC, PLATFORMS, QUALTRICS, after_import_ids
from practicecheck.surveys.exports._written import on_one_line
from practicecheck.values import Value

LOOKED_AT: Final = 5
"""So many rows are looked at to find out which platform a file comes from."""


@final
@attrs.frozen(kw_only=True, repr=False)
class DetectedPlatform(Value):
    """Which platform a file comes from.

    Attributes:
        platform: The platform.
        heading_rows: How many rows of headings there are.
        why: What told it.
    """

    platform: Platform
    heading_rows: int
    why: str


def detect_platform(rows: Sequence[Row]) -> DetectedPlatform:
    """Find out which platform a file comes from.

    Args:
        rows: Its first rows; five are enough.

    Returns:
        The platform, and why it was taken for it. A plain table, if nothing tells another.
    """
    if not rows:
        return DetectedPlatform(platform=GENERIC, heading_rows=1, why="there is nothing in it")
    written = {_code(cell): on_one_line(cell) for cell in reversed(rows[0])}
    for platform in PLATFORMS:
        for group in platform.telling:
            if group <= written.keys():
                shown = " and ".join(sorted(f'"{written[name]}"' for name in group))
                return _detected(platform, rows, f"the headings {shown} stand together")
    if (count := after_import_ids(rows)) > 1 and any(IMPORT_ID.match(cell.strip()) for cell in rows[count - 1]):
        return _detected(QUALTRICS, rows, f"row {count} holds ImportIds")
    return _detected(GENERIC, rows, "no platform's own headings are in it")


def named_platform(name: str, rows: Sequence[Row]) -> DetectedPlatform:
    """Take a file for one of a platform that somebody named.

    Args:
        name: The platform's name.
        rows: The file's first rows.

    Raises:
        DocumentError: No platform is called so.
    """
    found = {platform.name: platform for platform in PLATFORMS}
    if name not in found:
        raise DocumentError(
            [
                Problem(
                    code=Code.QUESTIONNAIRE,
                    message=f'no platform is called "{name[:40]}".',
                    remedy=near(name, found) or f"Write one of: {', '.join(found)}.",
                    path=("platform",),
                )
            ]
        )
    return _detected(found[name], rows, "it was named so")


def _detected(platform: Platform, rows: Sequence[Row], why: str) -> DetectedPlatform:
    return DetectedPlatform(platform=platform, heading_rows=platform.heading_rows(rows), why=why)


def _code(cell: str) -> str:
    """A heading's name, where a code may stand in front of the question."""
    found = CODED.fullmatch(on_one_line(cell))
    return folded_name(found["code"] if found else cell)
