"""An exporter's function, in a module that is loaded when it is first called."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, final

import attrs

from practicecheck.errors import MissingExtraError
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class WhenUsed(Value):
    """An exporter's function, in a module that is loaded when it is first called.

    Attributes:
        module: The module that has a function ``export``.
        needs: The package that it can't do without.
        extra: The extra that brings that package.
    """

    module: str
    needs: str | None = None
    extra: str = ""

    def __call__(self, content: Any) -> bytes:
        """Make the bytes.

        Args:
            content: What is exported.

        Raises:
            MissingExtraError: What the exporter needs is not installed.
        """
        try:
            module = import_module(self.module)
        except ModuleNotFoundError as missing:
            if self.needs is None or (missing.name or "").partition(".")[0] != self.needs:
                raise
            raise MissingExtraError(f"The exporter {self.extra}", self.extra) from None
        export: Callable[[Any], bytes] = module.export
        return export(content)
