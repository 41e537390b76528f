"""A plugin, what it offers, and what is wrong with it."""

from __future__ import annotations

from typing import final

import attrs

from practicecheck.errors import Problem, Severity
from practicecheck.origin import Origin
from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class Plugin(Value):
    """A plugin and what it offers.

    Attributes:
        origin: Where it comes from.
        contract: The version of the plugin contract that it was made for.
        folder: The folder in which its definitions lie, if it is data alone.
        off: Why it was not loaded, where somebody has switched it off.
        frameworks: The ids of its frameworks.
        extensions: The ids of its extensions.
        keys: The ids of its keys.
        golden_cases: The ids of the keys that it has golden cases for.
        indicators: The ids of its indicator definitions.
        crosswalks: The ids of its crosswalks.
        policies: The ids of its disclosure policies.
        exporters: The names of its exporters.
        forms: The names of its exporters of forms.
        importers: The names of its importers.
        action_rules: The ids of its action rules.
        commands: The names of its commands.
        problems: What is wrong with it.
        causes: What Python says of those problems that an exception told, for whoever mends the plugin.
        seconds: How long it took to load it and to ask it. Files are read later, when they are used.
    """

    origin: Origin
    contract: int = 1
    folder: str | None = None
    off: str | None = None
    frameworks: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    golden_cases: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    crosswalks: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    exporters: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    importers: tuple[str, ...] = ()
    action_rules: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    causes: tuple[str, ...] = attrs.field(default=(), eq=False)
    seconds: float = attrs.field(default=0.0, eq=False)

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong with it. Notes and warnings don't count."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)
