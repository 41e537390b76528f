"""Checking one plugin, by the name of its distribution or as a plain folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import attrs

from practicecheck.catalogue import Catalogue, Plugin, settings_of
from practicecheck.errors import NotInCatalogueError
from practicecheck.plugins import same_distribution
from practicecheck.testing._checks import CHECKS
from practicecheck.testing._digests import own_digests
from practicecheck.testing._names import PREFIX
from practicecheck.testing._result import CheckResult
from practicecheck.testing._subject import Subject


def check_plugin(
    distribution: str,
    catalogue: Catalogue | None = None,
    *,
    digests: Mapping[str, Mapping[str, str]] | None = None,
) -> tuple[CheckResult, ...]:
    """Run every check that a plugin gives occasion for.

    Args:
        distribution: The name of the plugin's distribution, also without ``practicecheck-``; of a plain folder,
            the folder's name.
        catalogue: Where it is found; among what is installed, if nothing is said.
        digests: What was recorded of its wording, as ``digests_of`` gives it.

    Returns:
        Each check with what came of it, in a fixed order.

    Raises:
        NotInCatalogueError: No plugin has that name.
        DocumentError: The user's settings have problems.
    """
    subject = _subject(distribution, catalogue, digests)
    return tuple(check(subject) for check in CHECKS if check.about(subject))


def check_folder(
    folder: str | os.PathLike[str], *, digests: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[CheckResult, ...]:
    """Run every check on a plain folder of definitions that has a ``plugin.yaml``.

    Args:
        folder: The folder. It need not be named by any setting.
        digests: What was recorded of its wording.

    Returns:
        Each check with what came of it, in a fixed order.

    Raises:
        DocumentError: The user's settings have problems.
    """
    path = Path(folder).resolve()
    return check_plugin(path.name, catalogue_with(path), digests=digests)


def digests_of(distribution: str, catalogue: Catalogue | None = None) -> Mapping[str, Mapping[str, str]]:
    """What is to be recorded of a plugin's wording, so that a later check tells of a change.

    Args:
        distribution: The name of its distribution.
        catalogue: Where it is found; among what is installed, if nothing is said.

    Raises:
        NotInCatalogueError: No plugin has that name.
        DocumentError: The user's settings have problems.
    """
    return own_digests(_subject(distribution, catalogue, None))


def catalogue_with(folder: Path) -> Catalogue:
    """A catalogue of what is installed and of a plain folder.

    Args:
        folder: The folder.
    """
    settings = settings_of(os.environ)
    return Catalogue.discover(settings=attrs.evolve(settings, folders=(*settings.folders, str(folder))))


def _called(name: str, there: Catalogue) -> tuple[Plugin, ...]:
    return tuple(plugin for plugin in there.plugins if same_distribution(plugin.origin.distribution, name))


def _subject(
    distribution: str, catalogue: Catalogue | None, digests: Mapping[str, Mapping[str, str]] | None
) -> Subject:
    there = Catalogue.discover() if catalogue is None else catalogue
    # People leave out what every plugin's name begins with.
    named = _called(distribution, there) or _called(f"{PREFIX}{distribution}", there)
    if not named:
        known = {plugin.origin.distribution for plugin in there.plugins}
        raise NotInCatalogueError("plugin", distribution, known)
    return Subject(distribution=named[0].origin.distribution, plugins=named, catalogue=there, digests=digests)
