"""A folder of definitions: a plugin whose author writes YAML, and no Python.

Only the names of files are looked at here. Nothing outside of the folder is reached through it, by whatever
links lie in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import attrs

from practicecheck.catalogue._contract import contract_problem
from practicecheck.catalogue._offers import DATA_KINDS, DOCUMENT, Answer, Offered, OfferKind, document_offer
from practicecheck.errors import Code, DocumentError, Problem, Severity, near
from practicecheck.exchange import read_manifest
from practicecheck.origin import Origin
from practicecheck.plugins import Manifest

MANIFEST: Final = "plugin.yaml"
_MOST_FILES = 1_000
"""A folder with more files of one kind is no council's."""
_YAML = (".yaml", ".yml", ".json")
_FOLDERS = {kind.name: kind for kind in DATA_KINDS}


def folder_answer(folder: Path, origin: Origin, *, in_full: bool = True) -> Answer:
    """What a folder offers.

    Args:
        folder: The folder.
        origin: The plugin that it is.
        in_full: Whether its manifest is read as strictly as any document. Otherwise only the version of the
            contract is looked for, which is quicker; what else is wrong is told by ``manifest_problems``.
    """
    root = folder.resolve()
    problems: list[Problem] = []
    contract, version = (None if in_full else _contract_at_a_glance(root)), None
    if contract is None:
        try:
            manifest = _manifest(root)
        except DocumentError as fault:
            return Answer(problems=_under_its_name(fault, origin))
        except _OutsideError as fault:
            return Answer(problems=(_outside(origin, fault.name),))
        contract, version = manifest.contract, manifest.version
    refused = contract_problem(contract, origin)
    if refused is not None:
        return Answer(problems=(refused,), contract=contract, version=version)
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
        contract=contract,
        version=version,
        folder=str(root),
    )


def manifest_problems(folder: Path, origin: Origin) -> tuple[Problem, ...]:
    """Read a folder's manifest strictly.

    Args:
        folder: The folder.
        origin: The plugin that it is.

    Returns:
        All that is wrong with it.
    """
    try:
        _manifest(folder)
    except DocumentError as fault:
        return _under_its_name(fault, origin)
    return ()


def _manifest(root: Path) -> Manifest:
    file = _inside(root, root / MANIFEST)
    if not file.exists():
        raise DocumentError([_no_manifest(root)])
    if file.exists() and not file.is_file():
        # A pipe, say: whoever opened it would wait for ever.
        problem = Problem(
            code=Code.UNREADABLE, message="it is no file.", remedy="Write a file of that name.", file=MANIFEST
        )
        raise DocumentError([problem])
    return read_manifest(file)


def _no_manifest(root: Path) -> Problem:
    if not root.is_dir():
        return Problem(
            code=Code.UNREADABLE,
            message="there is no such folder.",
            remedy="Look at its name and place.",
            file=root.name,
        )
    near_miss = next((file.name for file in sorted(root.glob("plugin.y*"))), None)
    return Problem(
        code=Code.UNREADABLE,
        message=f"there is no {MANIFEST}, so it is no plugin yet.",
        remedy=f"Rename {near_miss} to {MANIFEST}."
        if near_miss
        else f"Make a file {MANIFEST} in {root.name} with these lines: practicecheck: plugin/1, "
        "contract: 1, title: Our own questions.",
        file=MANIFEST,
    )


def _contract_at_a_glance(root: Path) -> int | None:
    """The version of the contract, if the manifest is as plain as most are."""
    file = root / MANIFEST
    if file.is_symlink() or not file.is_file():
        return None
    with file.open("rb") as opened:
        found = _PLAIN_MANIFEST.match(opened.read(_GLANCE))
    return int(found["contract"]) if found else None


_GLANCE = 4096
_PLAIN_MANIFEST = re.compile(
    rb"(?:#[^\n]*\n)*practicecheck: plugin/1\r?\ncontract: (?P<contract>[0-9]{1,3})\r?\n"
)


def _under_its_name(fault: DocumentError, origin: Origin) -> tuple[Problem, ...]:
    named = f"{origin.distribution}, {MANIFEST}"
    return tuple(attrs.evolve(problem, file=named) for problem in fault.problems)


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
    shown = path.relative_to(root).as_posix()
    try:
        resolved = path.resolve()
    except (OSError, RuntimeError):
        # A link to itself leads nowhere.
        raise _OutsideError(shown) from None
    if not resolved.is_relative_to(root):
        raise _OutsideError(shown)
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
        shown = f"{kind.name}/{entry.name}"
        if not entry.name.lower().endswith(_YAML):
            problems += _not_read(entry.name, shown, origin)
            continue
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


def _not_read(name: str, shown: str, origin: Origin) -> Iterator[Problem]:
    """A file that somebody takes for a definition: an editor has put another ending behind its name."""
    meant = _MEANT.match(name)
    if meant is not None:
        yield Problem(
            code=Code.STRAY_FILE,
            message=f"{origin} has {shown}, which is not read: its name ends in {Path(name).suffix or name}.",
            remedy=f"Rename it to {meant['id'].rstrip('.')}.yaml.",
            severity=Severity.WARNING,
        )


_MEANT = re.compile(r"(?P<id>[^@.]+@[A-Za-z0-9-]+(?:\.[0-9]+)*)(?:\.ya?ml|\.json)?(?:\.[A-Za-z~]+)?$")


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
        remedy="Put there what belongs there, and see that it may be opened.",
    )
