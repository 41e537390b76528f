"""What went wrong in a plugin, in words that say what to do about it."""

from __future__ import annotations

import traceback
from typing import Final

from practicecheck.errors import Code, Problem, shortened
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
    return Problem(
        code=Code.PLUGIN_FAILED,
        message=f"{origin}{at} could not {what}: {told(fault)}",
        remedy=f"Everything else works. {_what_to_do(origin, fault, module)}",
    )


def _what_to_do(origin: Origin, fault: BaseException, module: str) -> str:
    name = origin.distribution
    if isinstance(fault, ModuleNotFoundError):
        missing = fault.name or ""
        if module and (module == missing or module.startswith(f"{missing}.")):
            return (
                "Its files are gone, as after half an uninstallation. "
                f"Run: pip install --force-reinstall {name}; or: pip uninstall {name}"
            )
        if missing.partition(".")[0] == "practicecheck":
            return f"It was written for another practicecheck. Upgrade one of the two: pip install -U {name}"
        return f'It needs "{missing}", which is not installed. Run: pip install --force-reinstall {name}'
    if isinstance(fault, ImportError) and "practicecheck" in said(fault):
        return f"It was written for another practicecheck. Upgrade one of the two: pip install -U {name}"
    if isinstance(fault, SyntaxError):
        return f"It can't be read by this Python. Upgrade {name}, or tell its authors."
    return f"Upgrade {name}, install it anew, or tell its authors."


def rubbish(origin: Origin, offer: object, wanted: str) -> Problem:
    """A plugin offered something else than what belongs there.

    Args:
        origin: The plugin.
        offer: What it offered.
        wanted: What belongs there.
    """
    return Problem(
        code=Code.BAD_OFFER,
        message=f"{origin} offers {type(offer).__name__} {shortened(said(offer))!r} where {wanted} belongs.",
        remedy=f"It was left out. Upgrade {origin.distribution}, or tell its authors.",
    )
