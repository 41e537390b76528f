"""The examples that ship with the library, read."""

from __future__ import annotations

from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, final

import attrs

from practicecheck.cycle import Cycle, Linked
from practicecheck.exchange import read_assessment, read_cycle, read_linked, read_plan
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment
    from practicecheck.catalogue import Catalogue
    from practicecheck.plans import Plan


@final
@attrs.frozen(kw_only=True, repr=False)
class Examples(Value):
    """The shipped examples.

    Attributes:
        assessments: Assessments of single units.
        teams: Assessments of teams that belong together.
        plan: A plan.
        cycles: Years, each with what it links to.
    """

    assessments: tuple[Assessment, ...]
    teams: tuple[Assessment, ...]
    plan: Plan
    cycles: tuple[tuple[Cycle, Linked], ...]


def examples(catalogue: Catalogue) -> Examples:
    """Read the shipped examples.

    Args:
        catalogue: The catalogue, for the editions that they answer.
    """
    folder = _folder()
    plan = read_plan(folder / "plan-northshire.yaml", catalogue)
    years = sorted(folder.glob("cycle-*.yaml"))
    cycles = [(file, read_cycle(file, catalogue)) for file in years]
    return Examples(
        assessments=tuple(
            read_assessment(folder / name, catalogue)
            for name in (
                "how-are-we-doing-northshire.yaml",
                "employer-standards-northshire.yaml",
                "employer-standards-westmere.yaml",
                "health-check-northshire.yaml",
            )
        ),
        teams=tuple(read_assessment(file, catalogue) for file in sorted((folder / "teams").glob("*.yaml"))),
        plan=plan,
        cycles=tuple((cycle, read_linked(cycle, file, catalogue)) for file, cycle in cycles),
    )


def _folder() -> Path:
    beside = Path(str(files("practicecheck") / "examples"))
    # Where the library is linked to, not copied, only its installed half has them.
    return (
        beside
        if beside.is_dir()
        else Path(str(distribution("practicecheck").locate_file("practicecheck/examples")))
    )
