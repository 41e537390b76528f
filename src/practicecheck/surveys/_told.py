"""What may stand in place of a figure."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

Told: TypeAlias = Decimal | int | str | None
"""A figure, a word that stands instead of it, or nothing where there is none."""

NOT_SAID = "not said"
"""What the group of those is called who don't say to which they belong."""
