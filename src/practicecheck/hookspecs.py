"""What a plugin can offer: the contract between this library and those who extend it.

There are three ways in.

* **Data in a distribution.** An entry point in the group ``practicecheck.data`` names a package folder with
  YAML in it. Nothing is imported, and the author writes no Python.
* **Data in a plain folder**, named by a setting, by ``PRACTICECHECK_PLUGINS_DIR`` or by ``--plugins-dir``.
* **Python.** An entry point in the group ``practicecheck`` names a module. Functions in it that are called like
  the hooks below, and marked with ``hookimpl``, are its offers:

```python
from practicecheck.exchange import Exporter
from practicecheck.hookspecs import hookimpl

practicecheck_contract = 1

@hookimpl
def practicecheck_exporters():
    return [Exporter(name="brief", title="One page of plain text", endings=(".txt",), export=brief)]
```

Each hook is called once in the life of a catalogue, without arguments: when something is
looked for that is not the library's own, or everything is listed. To offer nothing, leave
the hook out. An offer that is not of the type below is left out and told, with the
name of the distribution; everything else works on. No answer depends on the order in which
distributions were installed: they are asked in the order of their names.

``practicecheck_contract`` says which version of this contract a module was written for; a module that says
nothing was written for version 1. In a folder, ``plugin.yaml`` says it.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Final

import pluggy

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from practicecheck.commands import Command
    from practicecheck.exchange import Exporter, FormExporter, Importer
    from practicecheck.plans import ActionRule

    F = TypeVar("F", bound=Callable[..., Any])

PROJECT: Final = "practicecheck"
"""The name of the hooks' project, and of the entry point group of Python plugins."""
DATA: Final = "practicecheck.data"
"""The entry point group of plugins that are data alone. Its values name package folders."""
CONTRACT: Final = 1
"""The version of this contract. It grows when plugins have to change to keep working, not with each hook."""
OLDEST_CONTRACT: Final = 1
"""The oldest version whose plugins still work."""


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
        ``supervision-audit@2026.yaml``. A file is read when its framework is first used. In a data folder
        they lie under ``frameworks/``.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_extensions() -> Iterable[Traversable]:
    """Offer extensions: local questions over a national edition.

    Returns:
        YAML or JSON files of the kind ``extension``, each called after the extension's id:
        ``northshire-local@2026.yaml``. A file is read when its extension is first used. In a data folder
        they lie under ``extensions/``.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_keys() -> Iterable[Traversable]:
    """Offer scoring keys.

    Returns:
        YAML or JSON files of the kind ``key``, each called after the key's id:
        ``extent-points@1.yaml``. A file is read when its key is first used. In a data folder they lie
        under ``keys/``.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_golden_cases() -> Iterable[Traversable]:
    """Offer golden cases, the worked examples that show what a key does.

    Returns:
        YAML or JSON files of the kind ``key-cases``, each called after the id of its key.
        ``practicecheck keys --check`` runs them. In a data folder they lie under ``golden-cases/``.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_indicators() -> Iterable[Traversable]:
    """Offer indicator definitions.

    Returns:
        YAML or JSON files of the kind ``indicators``, each called after the id of its definitions:
        ``northshire-workforce@2026.yaml``. A file is read when its definitions are first used. In a data
        folder they lie under ``indicators/``.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_crosswalks() -> Iterable[Traversable]:
    """Offer crosswalks: which items of two frameworks correspond, and who says so.

    Returns:
        YAML or JSON files of the kind ``crosswalk``, each called after the crosswalk's id:
        ``northshire-audit-to-standards@2026.yaml``. A file is read when its crosswalk is first used. In a
        data folder they lie under ``crosswalks/``.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_policies() -> Iterable[Traversable]:
    """Offer disclosure policies: by which rules results about groups of people may be published.

    Returns:
        YAML or JSON files of the kind ``policy``, each called after the policy's id:
        ``northshire-at-least-15@1.yaml``. A file is read when its policy is first used. In a data folder
        they lie under ``policies/``.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_exporters() -> Iterable[Exporter | FormExporter]:
    """Offer exporters.

    Returns:
        An ``Exporter`` turns a report's content into bytes, a ``FormExporter`` a form to be filled in.
        Neither touches a file: the library writes what they return, and only where it was told to.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_importers() -> Iterable[Importer]:
    """Offer importers.

    Returns:
        Importers. Each finds documents in another program's file, and says where in it each value stood.
        The library reads what they find as strictly as a file of its own.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_action_rules() -> Iterable[ActionRule]:
    """Offer rules for action plans.

    Returns:
        Rules, each with an id in the owner's namespace: ``northshire:budget-holder``.
        ``practicecheck plan review`` holds plans against them, beside the framework's own.
    """
    raise NotImplementedError


@_hookspec
def practicecheck_commands() -> Iterable[Command]:
    """Offer commands.

    Returns:
        Commands. Each is loaded when it is called; none can take the name of one of the library's own.
    """
    raise NotImplementedError
