"""The files of a new distribution."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from practicecheck.exchange import read_framework, read_key, source_of
from practicecheck.hookspecs import CONTRACT
from practicecheck.starter._template import rendered
from practicecheck.testing import DIGESTS, digests_text, recorded_digests
from practicecheck.version import __version__

if TYPE_CHECKING:
    from practicecheck.frameworks import Framework
    from practicecheck.scoring import ScoringKey

OFFERS: Final = ("exporter", "importer", "rules")
"""What a new plugin may offer beside its definitions. Each is a module of Python."""

_PREFIX: Final = "practicecheck-"
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST: Final = 40
_MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {"exporter": "page", "importer": "marks", "rules": "rules"}
)
"""The module that offers each."""

_CLASSES: Final[Mapping[str, str]] = MappingProxyType({"exporter": "Exporter", "importer": "Importer"})
"""The class of each that travels."""


def name_fault(name: str) -> str | None:
    """What is wrong with the name of a new plugin.

    Args:
        name: The name, such as ``northshire``; ``practicecheck-`` may stand before it.

    Returns:
        The fault and what to do; nothing if the name is a good one.
    """
    own = name.removeprefix(_PREFIX)
    if not _NAME.fullmatch(own) or len(own) > _LONGEST:
        return (
            f'"{name}" can\'t be the name of a plugin. Use small letters, digits and single hyphens, '
            f"begin with a letter, and use at most {_LONGEST} of them: northshire."
        )
    return None


def new_plugin(name: str, made_on: date, offers: Collection[str] = ()) -> Mapping[str, str]:
    """Make a distribution that can be installed and whose tests pass as they stand.

    Args:
        name: Its name, such as ``northshire``; the distribution is called ``practicecheck-northshire``.
        made_on: The day on which it is made; its framework is that year's edition.
        offers: What it offers beside its definitions: any of ``OFFERS``.

    Returns:
        The text of each file, by its path from the distribution's folder.

    Raises:
        ValueError: The name is none for a plugin, or something is to be offered that is not known.
    """
    if fault := name_fault(name):
        raise ValueError(fault)
    if unknown := [offer for offer in offers if offer not in OFFERS]:
        message = f"{unknown[0]} is none of {', '.join(OFFERS)}"
        raise ValueError(message)
    own = name.removeprefix(_PREFIX)
    words = {
        "name": own,
        "package": f"practicecheck_{own.replace('-', '_')}",
        "title": own.replace("-", " ").title(),
        "year": str(made_on.year),
        "month": f"{made_on:%Y-%m}",
        "date": made_on.isoformat(),
        "classes": ", ".join(_CLASSES[offer] for offer in OFFERS if offer in offers and offer in _CLASSES),
        "contract": str(CONTRACT),
        "version": __version__.rpartition(".")[0],
    }
    parts = {*offers, *(["python"] if offers else []), *(["travels"] if words["classes"] else [])}
    made = {path: rendered(template, words, parts) for path, template in _files(words, offers).items()}
    return MappingProxyType({**made, f"tests/{DIGESTS}": _digests(made)})


def _files(words: Mapping[str, str], offers: Collection[str]) -> dict[str, str]:
    """The template of each file, by its path."""
    package = f"src/{words['package']}"
    audit, key = f"{words['name']}-audit@{words['year']}.yaml", f"{words['name']}-extent@1.yaml"
    found = {
        "pyproject.toml": "pyproject.toml.template",
        "README.md": "README.md.template",
        "LICENCES.md": "LICENCES.md.template",
        "CHANGELOG.md": "CHANGELOG.md.template",
        ".gitignore": "gitignore.template",
        ".github/workflows/tests.yml": "workflow.yml.template",
        f"{package}/plugin.yaml": "plugin.yaml.template",
        f"{package}/frameworks/{audit}": "framework.yaml.template",
        f"{package}/keys/{key}": "key.yaml.template",
        f"{package}/golden-cases/{key}": "golden-cases.yaml.template",
        "tests/test_conformance.py": "test_conformance.py.template",
    }
    if offers:
        found[f"{package}/__init__.py"] = "init.py.template"
    for offer in offers:
        module = _MODULES[offer]
        found[f"{package}/{module}.py"] = f"{module}.py.template"
        found[f"tests/test_{module}.py"] = f"test_{module}.py.template"
    return found


def _digests(made: Mapping[str, str]) -> str:
    found: list[tuple[str, Framework | ScoringKey]] = []
    for path, text in made.items():
        if "/frameworks/" in path:
            framework = read_framework(source_of(text))
            found.append((framework.id, framework))
        elif "/keys/" in path:
            key = read_key(source_of(text))
            found.append((key.id, key))
    return digests_text(recorded_digests(found))
