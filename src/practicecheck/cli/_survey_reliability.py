"""``practicecheck survey reliability``."""

import click


@click.command("reliability")
def reliability() -> None:
    """."""
