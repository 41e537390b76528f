"""The version of the plugin contract: what is too old, and what is too new."""

from __future__ import annotations

from practicecheck import hookspecs
from practicecheck.errors import Code, Problem, shortened
from practicecheck.origin import Origin


def contract_problem(said: object, origin: Origin) -> Problem | None:
    """What keeps a plugin from working here, if it was made for another version of the contract.

    Args:
        said: The version that it says it was made for.
        origin: The plugin.

    Returns:
        The problem; nothing if the plugin's version is one that works.
    """
    oldest, newest = hookspecs.OLDEST_CONTRACT, hookspecs.CONTRACT
    name = origin.distribution
    if not isinstance(said, int) or isinstance(said, bool) or said < 1:
        what = f"says {shortened(repr(said))} where the version of the plugin contract belongs"
        remedy = f"Write practicecheck_contract = {newest} in the module; in plugin.yaml, contract: {newest}"
    elif said > newest:
        what = f"was made for version {said} of the plugin contract; {newest} is the newest that is known here"
        remedy = f"Upgrade practicecheck: pip install -U practicecheck; or install an older {name}."
    elif said < oldest:
        what = f"was made for version {said} of the plugin contract; {oldest} is the oldest that still works"
        remedy = f"Upgrade it: pip install -U {name}"
    else:
        return None
    return Problem(code=Code.CONTRACT, message=f"{origin} {what}.", remedy=f"Nothing of it is used. {remedy}")
