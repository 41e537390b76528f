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
from practicecheck.catalogue._module import hook_manager, module_answer
from practicecheck.catalogue._offers import Answer
from practicecheck.origin import Origin
from practicecheck.plugins import same_distribution
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


def installed() -> Iterator[EntryPoint | Found]:
    """The entry points of every installed plugin.

    A distribution whose list of entry points can't be read hides no other. If it names us, it is a plugin all
    the same: one that has only a fault to tell. Of two copies of one distribution the first on the path
    counts, as in Python.
    """
    seen: list[str] = []
    for distribution in distributions():
        try:
            own = _own_entries(distribution)
            name = _named(distribution)[0] or str(distribution.locate_file("")) if own else ""
        except STOPS:
            continue
        if own and not any(same_distribution(name, other) for other in seen):
            seen.append(name)
            yield from own


def _own_entries(distribution: Distribution) -> list[EntryPoint | Found]:
    try:
        text = distribution.read_text(_ENTRIES)
        if text is None or hookspecs.PROJECT not in text:
            return []
        return [entry for entry in distribution.entry_points if entry.group in _GROUPS]
    except UnicodeDecodeError as fault:
        return [_garbled(distribution, fault)] if hookspecs.PROJECT.encode() in fault.object else []
    except STOPS as fault:
        return [_garbled(distribution, fault)]


_ENTRIES = "entry_points.txt"
_GROUPS = (hookspecs.PROJECT, hookspecs.DATA)


def _garbled(distribution: Distribution, fault: BaseException) -> Found:
    """A distribution that says something of us in a list of entry points that can't be read."""
    name, version = _named(distribution)
    place = str(distribution.locate_file(""))
    origin = Origin(distribution=name or place, version=version, location=place)
    answer = Answer(
        problems=(failed(origin, f"be asked, since its {_ENTRIES} can't be read", fault),),
        causes=(cause_of(fault),),
    )
    return Found(origin=origin, ask=lambda: answer)


def found_installed(entries: Iterable[EntryPoint | Found]) -> Iterator[Found]:
    """Plugins by their entry points.

    Args:
        entries: The entry points, and plugins that are found already.
    """
    manager = hook_manager()
    for entry in entries:
        if isinstance(entry, Found):
            yield entry
            continue
        origin = origin_of(entry)
        # ``entry.module`` raises where the value is no name at all.
        module = entry.value.partition(":")[0].strip()
        if entry.group == hookspecs.DATA:
            yield Found(origin=origin, ask=partial(_ask_for_data, entry, origin))
        else:
            yield Found(origin=origin, ask=partial(module_answer, entry.load, origin, manager, module))


def found_folder(folder: Path) -> Found:
    """A plain folder that is a plugin.

    Args:
        folder: The folder.
    """
    name = folder.resolve().name
    if same_distribution(name, hookspecs.PROJECT):
        # What is ours is told by this name.
        name = f"{name} (a folder)"
    origin = Origin(distribution=name, version="", location=str(folder))
    return Found(origin=origin, ask=partial(_ask_folder, folder, origin))


def origin_of(entry: EntryPoint) -> Origin:
    """The distribution that an entry point comes from.

    Args:
        entry: The entry point.
    """
    distribution = entry.dist
    if distribution is None:
        return Origin(distribution=entry.value, version="", entry_point=entry.name)
    name, version = _named(distribution)
    return Origin(
        # What was uninstalled by halves has an entry point and no name.
        distribution=name or entry.value,
        version=version,
        entry_point=entry.name,
        location=str(distribution.locate_file("")),
    )


def _named(distribution: Distribution) -> tuple[str, str]:
    """A distribution's name and version; its metadata, with the whole README, need not be parsed for that.

    What was uninstalled by halves still has a folder, which is called after both.
    """
    said: dict[str, str] = {}
    for file in ("METADATA", "PKG-INFO"):
        try:
            head = (distribution.read_text(file) or "").partition("\n\n")[0]
        except (OSError, UnicodeDecodeError):
            continue
        said = {name.lower(): value for name, value in _HEADER.findall(head)} | said
    folder = _FOLDER.fullmatch(Path(str(getattr(distribution, "_path", ""))).name)
    if folder is None:
        return said.get("name", ""), said.get("version", "")
    return said.get("name") or folder["name"].replace("_", "-"), said.get("version") or folder["version"]


_HEADER = re.compile(r"^(Name|Version): *(.*?) *$", re.MULTILINE | re.IGNORECASE)
_FOLDER = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)(?:-py[0-9.]+)?\.(?:dist-info|egg-info)")


def _ask_for_data(entry: EntryPoint, origin: Origin) -> Answer:
    try:
        folder = _package_folder(entry.value)
    except STOPS as fault:
        return _no_folder(origin, fault, entry.value)
    return _ask_folder(folder, origin, in_full=False)


def _ask_folder(folder: Path, origin: Origin, *, in_full: bool = True) -> Answer:
    try:
        return folder_answer(folder, origin, in_full=in_full)
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
