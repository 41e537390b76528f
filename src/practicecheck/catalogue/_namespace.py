"""Whose a namespace is: what stands before the colon in the ids of local questions and action rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from practicecheck.catalogue._plugin import Plugin
from practicecheck.errors import Code, DocumentError, Problem, Severity

if TYPE_CHECKING:
    from practicecheck.catalogue._catalogue import Catalogue


def shared_namespaces(plugin: Plugin, catalogue: Catalogue) -> Iterator[Problem]:
    """Say which namespaces of a plugin are those of another distribution, too.

    Each of them is told, since nobody can know whose it is: the order of names must not decide. No answer is
    mixed up, for each assessment names its extensions with their digests; but people will take one for another.

    Args:
        plugin: The plugin.
        catalogue: The catalogue, in which all extensions that can be read are looked at.
    """
    for space, name in _claims(plugin, catalogue).items():
        told: set[tuple[str, str | None]] = {_owner(plugin)}
        for other in catalogue.plugins:
            theirs = _claims(other, catalogue).get(space)
            if theirs is None or _owner(other) in told:
                continue
            if name in plugin.action_rules and theirs in other.action_rules:
                # Told already, when the second one was asked.
                continue
            # A distribution may have several plugins.
            told.add(_owner(other))
            yield Problem(
                code=Code.OTHERS_NAME,
                message=f'{plugin.origin} has the namespace "{space}" ({name}), '
                f"and so has {other.origin} ({theirs}).",
                remedy="Give one of the two another namespace, or uninstall the one that should not have it.",
                severity=Severity.WARNING,
            )


def _claims(plugin: Plugin, catalogue: Catalogue) -> dict[str, str]:
    """The namespaces in which a plugin offers something, and the first thing that it offers there."""
    claims: dict[str, str] = {}
    for name in plugin.extensions:
        try:
            claims.setdefault(catalogue.extensions[name].namespace, name)
        except DocumentError:
            continue
    for name in plugin.action_rules:
        claims.setdefault(name.partition(":")[0], name)
    return claims


def _owner(plugin: Plugin) -> tuple[str, str | None]:
    return plugin.origin.distribution, plugin.origin.location
