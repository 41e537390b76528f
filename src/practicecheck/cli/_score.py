"""``practicecheck score``."""

from __future__ import annotations

import click

from practicecheck.cli._card_table import show_card, show_explanations
from practicecheck.cli._given import FILE, catalogue, scored_apart, table_or_json, with_key


@click.command("score")
@click.argument("file", type=FILE)
@with_key
@click.option("--explain", is_flag=True, help="Show how each number came about.")
@click.option("--ballots", is_flag=True, help="Show how ballots fell beside each score; for the team itself.")
@click.option("--national", is_flag=True, help="Leave extensions out: the national score alone.")
@table_or_json
def command(file: str, key: str | None, form: str, *, explain: bool, ballots: bool, national: bool) -> None:
    """Show the scorecard of the assessment in FILE; of each extension that it answers, one of its own."""
    from practicecheck.exchange import read_assessment  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    assessment = read_assessment(file, there, national=national)
    extended = scored_apart(assessment, there, key)
    card = extended.national
    if form == "json":
        from practicecheck.cli._terminal import show_json  # noqa: PLC0415 - loaded when needed
        from practicecheck.exchange import extended_tree, score_tree  # noqa: PLC0415 - loaded when needed

        named = assessment.extensions
        tree = extended_tree(extended, named, explain=explain) if named else score_tree(card, explain=explain)
        if ballots:
            from practicecheck.exchange import ballots_tree  # noqa: PLC0415 - loaded when needed

            tree["ballots"] = ballots_tree(card, assessment)
        show_json(tree)
        return
    show_card(card)
    if ballots:
        from practicecheck.cli._ballot_table import show_ballots  # noqa: PLC0415 - loaded when needed

        show_ballots(card, assessment)
    if explain:
        show_explanations(card)
    if assessment.extensions:
        from practicecheck.cli._extended_table import show_extended  # noqa: PLC0415 - loaded when needed

        show_extended(extended, assessment.extensions, explain=explain)
