"""The id of a unit that another one belongs to."""

from typing import NewType

UnitId = NewType("UnitId", str)
"""The id of the unit that another one belongs to."""
