"""A folder of definitions: a plugin whose author writes YAML, and no Python.

Only the names of files are looked at here. Nothing outside of the folder is reached through it, by whatever
links lie in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from practicecheck.catalogue._contract import contract_problem
from practicecheck.catalogue._offers import DATA_KINDS, DOCUMENT, Answer, Offered, OfferKind, document_offer
from practicecheck.errors import Code, DocumentError, Problem, Severity, near
from practicecheck.exchange import read_manifest
from practicecheck.origin import Origin

MANIFEST: Final = "plugin.yaml"
_MOST_FILES = 1_000
"""A folder with more files of one kind is no council's."""
_YAML = (".yaml", ".yml", ".json")
_FOLDERS = {kind.name: kind for kind in DATA_KINDS}


def folder_answer(folder: Path, origin: Origin) -> Answer:
    """What a folder offers.

    Args:
        folder: The folder.
        origin: The plugin that it is.
    """
    root = folder.resolve()
    problems: list[Problem] = []
    try:
        manifest = read_manifest(_inside(root, root / MANIFEST))
    except DocumentError as fault:
        file = f"{origin.distribution}, {MANIFEST}"
        return Answer(problems=tuple(attrs.evolve(problem, file=file) for problem in fault.problems))
    except _OutsideError as fault:
        return Answer(problems=(_outside(origin, fault.name),))
    refused = contract_problem(manifest.contract, origin)
    if refused is not None:
        return Answer(problems=(refused,), contract=manifest.contract, version=manifest.version)
    offered: list[Offered] = []
    for entry in sorted(os.scandir(root), key=lambda entry: entry.name):
        kind = _FOLDERS.get(entry.name)
        if kind is None:
            problems += _stray(entry, origin)
            continue
        try:
            offered += _files(_inside(root, Path(entry.path)), kind, origin, root, problems)
        except _OutsideError as fault:
            problems.append(_outside(origin, fault.name))
        except OSError as fault:
            problems.append(_unreadable(origin, kind.name, fault))
    return Answer(
        offered=tuple(offered),
        problems=tuple(problems),
        contract=manifest.contract,
        version=manifest.version,
    )


class _OutsideError(Exception):
    """A link leads out of the folder.

    Args:
        name: The link.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _inside(root: Path, path: Path) -> Path:
    """The path that is meant, which may be a link within the folder."""
    if not path.is_symlink():
        return path
    resolved = path.resolve()
    if not resolved.is_relative_to(root):
        raise _OutsideError(path.relative_to(root).as_posix())
    return resolved


def _files(
    folder: Path, kind: OfferKind, origin: Origin, root: Path, problems: list[Problem]
) -> Iterator[Offered]:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    if len(entries) > _MOST_FILES:
        problems.append(
            Problem(
                code=Code.BAD_OFFER,
                message=f"{origin} has {len(entries)} files under {kind.name}.",
                remedy=f"None of them was taken. Leave at most {_MOST_FILES} there.",
            )
        )
        return
    for entry in entries:
        if not entry.name.lower().endswith(_YAML):
            continue
        shown = f"{kind.name}/{entry.name}"
        name = DOCUMENT.fullmatch(entry.name)
        try:
            file = _inside(root, Path(entry.path))
        except _OutsideError:
            problems.append(_outside(origin, shown))
            continue
        if name is None or not file.is_file():
            problems.append(
                Problem(
                    code=Code.BAD_OFFER,
                    message=f"{origin} has a file {shown}, which is not called after an id.",
                    remedy="Call it after the id in it, in small letters, digits and hyphens: "
                    "supervision-audit@2026.yaml",
                )
            )
            continue
        yield document_offer(kind, file, name["id"])


def _stray(entry: os.DirEntry[str], origin: Origin) -> Iterator[Problem]:
    """A definition where nobody looks for it, or a folder whose name is misspelt."""
    if entry.name == MANIFEST or entry.name.startswith((".", "_")):
        return
    if entry.name.lower().endswith(_YAML) and "@" in entry.name:
        remedy = f"Put it into one of the folders {', '.join(_FOLDERS)}."
    elif entry.is_dir() and (hint := near(entry.name, _FOLDERS)):
        remedy = f"{hint} Or leave it, if it is something else."
    else:
        return
    yield Problem(
        code=Code.STRAY_FILE,
        message=f"{origin} has {entry.name}, in which nothing is looked for.",
        remedy=remedy,
        severity=Severity.WARNING,
    )


def _outside(origin: Origin, name: str) -> Problem:
    return Problem(
        code=Code.OUTSIDE_FOLDER,
        message=f"{origin} has {name}, a link that leads out of its folder.",
        remedy="It was left out. Put the file itself there.",
    )


def _unreadable(origin: Origin, name: str, fault: OSError) -> Problem:
    return Problem(
        code=Code.PLUGIN_FAILED,
        message=f"{origin} has {name}, which can't be opened: {fault.strerror or fault}.",
        remedy="Make it a folder that you may open.",
    )
