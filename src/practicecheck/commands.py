"""Commands: the names of ours, and what a plugin adds to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, final

import attrs

from practicecheck.origin import Origin
from practicecheck.values import Value

if TYPE_CHECKING:
    import click


@final
@attrs.frozen(kw_only=True, repr=False)
class Command(Value):
    """A command of a plugin's own. It is loaded when somebody calls it.

    Attributes:
        name: What is typed after ``practicecheck``, such as ``northshire-briefs``. No command of ours can be
            replaced.
        summary: What it does, in a few words, for the list of commands.
        load: Makes the command, with click.
        origin: The distribution that offers it; the catalogue says it.
    """

    name: str
    summary: str
    load: Callable[[], click.Command]
    origin: Origin | None = attrs.field(default=None, eq=False)


OURS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "frameworks": "List the editions that there are.",
        "show": "Print a framework as it reads on paper.",
        "new": "Make a blank assessment, the questions beside the blanks.",
        "check": "Tell every problem in documents of any kind.",
        "score": "Show the scorecard of an assessment.",
        "ballots": "Give each rater a form, and bring the ballots together.",
        "rollup": "Add teams up into services and the organisation.",
        "compare": "Lay two assessments or more beside each other, verdict first.",
        "diff": "Say what became of each question between two editions.",
        "crosswalk": "Show what corresponds to what in two frameworks, and carry evidence.",
        "extension": "Carry local questions over to a new edition.",
        "keys": "List the scoring keys, and run their worked examples.",
        "indicators": "Work out rates from a table of workforce figures.",
        "survey": "Score many people's answers, from CSV or Parquet.",
        "release": "Hide in a table about groups whatever would give anybody away.",
        "funnel": "Lay organisations about the figure of all of them, with limits.",
        "peers": "Choose organisations that are like one's own, by what is stated.",
        "lineage": "Say what became of an organisation, and whether its years compare.",
        "plan": "Suggest a plan, review it, and say what is late.",
        "cycle": "Start a year's exercise, say where it stands, and report it.",
        "form": "Make a form that people fill in elsewhere, such as a workbook.",
        "import": "Read what was filled in elsewhere into a document.",
        "report": "Write a report: HTML, Markdown, CSV, JSON or a calendar.",
        "schema": "Print the JSON Schema of a kind of document.",
        "plugins": "Say who offers what, and what is wrong with it.",
        "demo": "Do the main job on the shipped example.",
    }
)
"""What each of our own commands does, by its name."""
