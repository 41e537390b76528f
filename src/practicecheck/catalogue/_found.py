"""Where plugins are found: in what is installed, and in plain folders. Nothing is loaded here."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import EntryPoint, distributions
from pathlib import Path
from typing import TYPE_CHECKING, final

import attrs

from practicecheck import hookspecs
from practicecheck.catalogue._data_folder import folder_answer
from practicecheck.catalogue._fault import STOPS, cause_of, failed
from practicecheck.catalogue._module import module_answer
from practicecheck.catalogue._offers import Answer
from practicecheck.origin import Origin
from practicecheck.values import Value

if TYPE_CHECKING:
    from importlib.metadata import Distribution

_PACKAGE = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")


@final
@attrs.frozen(kw_only=True, repr=False)
class Found(Value):
    """A plugin that nobody has asked yet.

    Attributes:
        origin: Where it comes from.
        ask: Loads it and asks what it offers.
    """

    origin: Origin
    ask: Callable[[], Answer]


def installed() -> Iterator[EntryPoint]:
    """The entry points of every installed plugin.

    A distribution whose list of entry points can't be read is passed over: whatever it is, it offers nothing,
    and must not hide the others. Of two copies of one distribution the first on the path counts, as in Python.
    """
    seen: set[str] = set()
    for distribution in distributions():
        try:
            text = distribution.read_text("entry_points.txt")
            if text is None or hookspecs.PROJECT not in text:
                continue
            name = str(distribution.metadata["Name"])
            own = [entry for entry in distribution.entry_points if entry.group in _GROUPS]
        except STOPS:
            continue
        if name not in seen:
            seen.add(name)
            yield from own


_GROUPS = (hookspecs.PROJECT, hookspecs.DATA)


def found_installed(entries: Iterable[EntryPoint]) -> Iterator[Found]:
    """Plugins by their entry points.

    Args:
        entries: The entry points.
    """
    for entry in entries:
        origin = origin_of(entry)
        ask = _ask_for_data if entry.group == hookspecs.DATA else _ask_module
        yield Found(origin=origin, ask=partial(ask, entry, origin))


def found_folder(folder: Path) -> Found:
    """A plain folder that is a plugin.

    Args:
        folder: The folder.
    """
    origin = Origin(distribution=folder.resolve().name, version="", entry_point="", location=str(folder))
    return Found(origin=origin, ask=partial(_ask_folder, folder, origin))


def origin_of(entry: EntryPoint) -> Origin:
    """The distribution that an entry point comes from.

    Args:
        entry: The entry point.
    """
    # What was uninstalled by halves has an entry point and no name.
    return Origin(
        distribution=_said(entry, lambda distribution: distribution.metadata["Name"]) or entry.value,
        version=_said(entry, lambda distribution: distribution.metadata["Version"]),
        entry_point=entry.name,
        location=_said(entry, lambda distribution: distribution.locate_file("")) or None,
    )


def _said(entry: EntryPoint, ask: Callable[[Distribution], object]) -> str:
    try:
        return str(ask(entry.dist) or "") if entry.dist else ""
    except STOPS:
        return ""


def _ask_module(entry: EntryPoint, origin: Origin) -> Answer:
    return module_answer(entry.load, origin, entry.module)


def _ask_for_data(entry: EntryPoint, origin: Origin) -> Answer:
    try:
        folder = _package_folder(entry.value)
    except STOPS as fault:
        return _no_folder(origin, fault, entry.value)
    return _ask_folder(folder, origin)


def _ask_folder(folder: Path, origin: Origin) -> Answer:
    try:
        return folder_answer(folder, origin)
    except STOPS as fault:
        return _no_folder(origin, fault, "")


def _no_folder(origin: Origin, fault: BaseException, module: str) -> Answer:
    return Answer(
        problems=(failed(origin, "be opened", fault, module),),
        causes=(cause_of(fault),),
    )


def _package_folder(name: str) -> Path:
    """The folder of a package. Its code, if it has any, is not run."""
    if not _PACKAGE.fullmatch(name):
        message = f'"{name}" is not the name of a package'
        raise ValueError(message)
    top, *below = name.split(".")
    spec = importlib.util.find_spec(top)
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        folder = Path(place, *below)
        if folder.is_dir():
            return folder
    message = f"no package {name}"
    raise ModuleNotFoundError(message, name=name)
