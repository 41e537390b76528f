"""Who a result is for."""

from __future__ import annotations

from enum import Enum
from typing import final


@final
class Audience(Enum):
    """Who a result is for."""

    WORKING = "working"
    """The team itself: everything is in it, marked as a working copy."""
    PUBLISHED = "published"
    """Everybody else: what could tell who somebody is has been taken out."""
