"""What went wrong in a plugin, in words that say what to do about it."""

from __future__ import annotations

import importlib
import re
import traceback
from pathlib import Path
from types import BuiltinFunctionType, FunctionType
from typing import Final

import pluggy

from practicecheck import hookspecs
from practicecheck.errors import Code, Problem, near, shortened
from practicecheck.origin import Origin

STOPS: Final = (Exception, SystemExit)
"""Whatever a plugin raises must not stop the host; a script that was taken for a plugin, and exits, neither."""


def said(thing: object) -> str:
    """What a plugin's own object says of itself, if it can.

    Args:
        thing: The object.
    """
    try:
        return str(thing)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: BLE001 - nothing that a plugin raises may stop the host
        return "it can't say what it is"


def told(fault: BaseException) -> str:
    """A fault in a few words: its class, and what it says.

    Args:
        fault: The fault.
    """
    words = said(fault)
    return f"{type(fault).__name__}: {words}" if words else type(fault).__name__


def cause_of(fault: BaseException) -> str:
    """What Python says of a fault, for whoever mends the plugin.

    Args:
        fault: The fault.
    """
    try:
        return "".join(traceback.format_exception(fault))
    except STOPS:
        return told(fault)


def failed(origin: Origin, what: str, fault: BaseException, module: str = "") -> Problem:
    """A plugin raised something.

    Args:
        origin: The plugin.
        what: What it could not do.
        fault: What it raised.
        module: The module that was to be loaded.
    """
    at = f" (entry point {origin.entry_point})" if origin.entry_point else ""
    unknown = _unknown_hook(fault)
    why = f"no hook is called {unknown}." if unknown else told(fault)
    return Problem(
        code=Code.PLUGIN_FAILED,
        message=f"{origin}{at} could not {what}: {why}",
        remedy=f"Everything else works. {_what_to_do(origin, fault, module)}",
    )


def _what_to_do(origin: Origin, fault: BaseException, module: str) -> str:
    name = origin.distribution
    if isinstance(fault, ModuleNotFoundError):
        missing = fault.name or ""
        if module and (module == missing or module.startswith(f"{missing}.")):
            return (
                "Its files are gone, as after half an uninstallation, or the entry point in its pyproject.toml "
                f"is misspelt. Run: pip install --force-reinstall {name}; or: pip uninstall {name}"
            )
        if missing.partition(".")[0] == "practicecheck":
            return f"It was written for another practicecheck. Upgrade one of the two: pip install -U {name}"
        return (
            f'It needs "{missing}", which is not installed. Run: pip install --force-reinstall {name}; '
            f"or: pip install {missing.partition('.')[0]}"
        )
    if isinstance(fault, ImportError) and "practicecheck" in said(fault):
        return f"It was written for another practicecheck. Upgrade one of the two: pip install -U {name}"
    if unknown := _unknown_hook(fault):
        hooks = [hook for hook in vars(hookspecs) if hook.startswith(f"{hookspecs.PROJECT}_")]
        return near(unknown, hooks) or f"The hooks are: {', '.join(hooks)}."
    entry = f"the entry point {origin.entry_point} in its pyproject.toml"
    place = place_of(fault) or (entry if origin.entry_point else origin.location)
    return (
        f"If {name} is yours, look at {place}; practicecheck plugins doctor --cause shows more. "
        "If not, upgrade it, or tell its authors."
    )


def _unknown_hook(fault: BaseException) -> str | None:
    """The name of a function that is marked as a hook and is none."""
    found = re.search(r"unknown hook '(\w+)'", said(fault))
    return found[1] if found and isinstance(fault, pluggy.PluginValidationError) else None


def place_of(fault: BaseException) -> str:
    """The line of a plugin's own code in which a fault arose, or from which something was called that failed.

    Args:
        fault: What the plugin raised.

    Returns:
        The line and its file; nothing if no code of the plugin was reached.
    """
    try:
        return _place(fault)
    except STOPS:
        return ""


def _place(fault: BaseException) -> str:
    if isinstance(fault, SyntaxError) and isinstance(fault.filename, str):
        return f"line {fault.lineno} of {_short(fault.filename)}"
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if not _is_hosts(frame.filename)]
    if not frames:
        return ""
    # What the plugin calls of other packages lies deeper.
    own = Path(frames[0].filename).parent
    frame = [frame for frame in frames if Path(frame.filename).is_relative_to(own)][-1]
    return f"line {frame.lineno} of {_short(frame.filename)}"


def _is_hosts(file: str) -> bool:
    """Whether it is ours, or imports for us."""
    return file.startswith("<") or any(Path(file).is_relative_to(folder) for folder in _HOSTS)


_HOSTS: Final = tuple(Path(str(module.__file__)).parent for module in (hookspecs, pluggy, importlib))


def _short(file: str) -> str:
    return "/".join(Path(file).parts[-2:])


def rubbish(origin: Origin, hook: str, offer: object, wanted: str, remedy: str = "") -> Problem:
    """A plugin offered something else than what belongs there.

    Args:
        origin: The plugin.
        hook: The hook that it answered.
        offer: What it offered.
        wanted: What belongs there.
        remedy: What its author is to do, if it is known.
    """
    name = origin.distribution
    return Problem(
        code=Code.BAD_OFFER,
        message=f"{hook} of {origin} returns {_shown(offer)} where {wanted} belongs.",
        remedy=f"It was left out. {remedy or f'If {name} is yours, return {wanted} there.'} "
        "If not, upgrade it, or tell its authors.",
    )


def _shown(offer: object) -> str:
    """An object as its author may recognise it. What it says of its own class may be anything, or a fault."""
    try:
        return _described(offer)
    except STOPS:
        return f"something of the type {type(offer).__name__}"


def _described(offer: object) -> str:
    if offer is None:
        return "None"
    if isinstance(offer, str):
        return f'the text "{shortened(said(offer))}"'
    if isinstance(offer, FunctionType | BuiltinFunctionType):
        return f"the function {offer.__name__}"
    return f"{shortened(said(offer))} ({type(offer).__name__})"
