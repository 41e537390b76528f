"""What a plugin can offer: the contract between this library and those who extend it.

A plugin is a distribution with an entry point in the group ``practicecheck`` that names a
module. Functions in that module that are called like the hooks below, and marked with
``hookimpl``, are its offers:

```python
from importlib.resources import files
from practicecheck.hookspecs import hookimpl

@hookimpl
def practicecheck_frameworks():
    return [files("practicecheck_northshire") / "supervision-audit@2026.yaml"]
```

Each hook is called once in the life of a catalogue, without arguments: when something is
looked for that is not the library's own, or everything is listed. To offer nothing, leave
the hook out. An offer that is not of the type below is left out and told, with the
name of the distribution; everything else works on.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Final

import pluggy

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from practicecheck.exchange import Exporter

    F = TypeVar("F", bound=Callable[..., Any])

PROJECT: Final = "practicecheck"
"""The name of the hooks' project, and of the entry point group."""


def hookimpl(function: F) -> F:
    """Mark a function as an offer.

    Args:
        function: A function that is called like one of the hooks.
    """
    return pluggy.HookimplMarker(PROJECT)(function)


def _hookspec(function: F) -> F:
    return pluggy.HookspecMarker(PROJECT)(function)


@_hookspec
def practicecheck_frameworks() -> Iterable[Traversable]:
    """Offer frameworks.

    Returns:
        YAML or JSON files of the kind ``framework``, each called after the framework's id:
        ``supervision-audit@2026.yaml``. A file is read when its framework is first used.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_keys() -> Iterable[Traversable]:
    """Offer scoring keys.

    Returns:
        YAML or JSON files of the kind ``key``, each called after the key's id:
        ``extent-points@1.yaml``. A file is read when its key is first used.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_golden_cases() -> Iterable[Traversable]:
    """Offer golden cases, the worked examples that show what a key does.

    Returns:
        YAML or JSON files of the kind ``key-cases``, each called after the id of its key.
        ``practicecheck keys --check`` runs them.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_indicators() -> Iterable[Traversable]:
    """Offer indicator definitions.

    Returns:
        YAML or JSON files of the kind ``indicators``, each called after the id of its definitions:
        ``northshire-workforce@2026.yaml``. A file is read when its definitions are first used.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_exporters() -> Iterable[Exporter]:
    """Offer exporters.

    Returns:
        Exporters. Each turns a report's content into bytes, and touches no file.
    """
    raise NotImplementedError
