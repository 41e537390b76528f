"""``practicecheck survey``."""

from __future__ import annotations

import click

from practicecheck.cli._survey_map import survey_map


@click.group("survey")
def command() -> None:
    """Read what survey platforms export, and say which column holds which item."""


command.add_command(survey_map)
