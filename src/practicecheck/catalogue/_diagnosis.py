"""What is wrong with plugins, found by reading all that they offer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, final

import attrs

from practicecheck.catalogue._data_folder import manifest_problems
from practicecheck.catalogue._namespace import shared_namespaces
from practicecheck.catalogue._plugin import Plugin
from practicecheck.errors import Code, DocumentError, PracticeCheckError, Problem, Severity, near
from practicecheck.frameworks import Extension, check_extension
from practicecheck.plugins import same_distribution
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.catalogue._catalogue import Catalogue
    from practicecheck.catalogue._shelf import Shelf


@final
@attrs.frozen(kw_only=True, repr=False)
class Diagnosis(Value):
    """One plugin, after all that it offers has been read.

    Attributes:
        plugin: The plugin.
        problems: All that is wrong with it.
    """

    plugin: Plugin
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether it can be used as it stands. Notes and warnings don't count."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def diagnose(catalogue: Catalogue) -> tuple[Diagnosis, ...]:
    """Read all that plugins offer.

    Args:
        catalogue: The catalogue.

    Returns:
        Each plugin with all that is wrong with it, in the order of the catalogue.
    """
    return tuple(
        Diagnosis(
            plugin=plugin,
            problems=(
                *plugin.problems,
                *_unreadable(plugin, catalogue),
                *shared_namespaces(plugin, catalogue),
            ),
        )
        for plugin in catalogue.plugins
    )


def settings_problems(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Names in the lists of allowed and denied plugins that belong to nothing that is installed.

    Args:
        catalogue: The catalogue.
    """
    known = [plugin.origin.distribution for plugin in catalogue.plugins]
    listed = (("allowed", catalogue.settings.allow or ()), ("denied", catalogue.settings.deny))
    return tuple(
        Problem(
            code=Code.SETTINGS,
            message=f'"{name}" is {what}, and no plugin of that name is installed.',
            remedy=near(name, known) or "Mend the name, or take it from the list.",
            severity=Severity.WARNING,
        )
        for what, names in listed
        for name in names
        if not any(same_distribution(name, other) for other in known)
    )


def _unreadable(plugin: Plugin, catalogue: Catalogue) -> Iterator[Problem]:
    shelves: tuple[tuple[Shelf[Any] | Catalogue, tuple[str, ...]], ...] = (
        (catalogue, plugin.frameworks),
        (catalogue.extensions, plugin.extensions),
        (catalogue.scoring_keys, plugin.keys),
        (catalogue.golden_cases, plugin.golden_cases),
        (catalogue.indicators, plugin.indicators),
        (catalogue.crosswalks, plugin.crosswalks),
        (catalogue.policies, plugin.policies),
    )
    if plugin.folder is not None:
        yield from manifest_problems(Path(plugin.folder), plugin.origin)
    for shelf, names in shelves:
        for name in names:
            try:
                found = shelf[name]
                if isinstance(found, Extension):
                    for problem in check_extension(found, catalogue[found.extends]):
                        yield attrs.evolve(problem, file=f"{plugin.origin.distribution}, {name}")
            except DocumentError as fault:
                yield from fault.problems
            except PracticeCheckError as fault:
                yield Problem(
                    code=Code.PLUGIN_FAILED,
                    message=str(fault),
                    remedy="Mend what it leans on, or tell its authors.",
                )
