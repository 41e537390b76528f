"""The kit under pytest: one fixture, and one line for the author of a plugin.

pytest loads this module in every project in whose environment practicecheck is installed, so it loads nothing
itself and adds nothing but the fixture.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from practicecheck.testing._under_test import PluginUnderTest


@pytest.fixture
def practicecheck_plugin(request: pytest.FixtureRequest) -> Callable[[str], PluginUnderTest]:
    """Name a plugin, then check it: ``practicecheck_plugin("practicecheck-northshire").check()``.

    The name is that of an installed distribution. Where a file ``digests.json`` lies beside the test, the
    plugin's wording is held against it.
    """
    from practicecheck.testing._under_test import PluginUnderTest  # noqa: PLC0415 - only where it is used

    return lambda distribution: PluginUnderTest(distribution, request.path.parent)
