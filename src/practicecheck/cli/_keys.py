"""``practicecheck keys``."""

from __future__ import annotations

import click

from practicecheck.cli._given import catalogue, table_or_json


@click.command("keys")
@click.argument("names", nargs=-1, metavar="[KEY]...")
@click.option("--check", "run", is_flag=True, help="Run the worked examples of each key.")
@table_or_json
@click.pass_context
def command(ctx: click.Context, names: tuple[str, ...], form: str, *, run: bool) -> None:
    """List the scoring keys, or run their worked examples."""
    from practicecheck.cli._terminal import show_json, show_problems, show_table  # noqa: PLC0415 - loaded when needed
    from practicecheck.errors import Problem  # noqa: PLC0415 - loaded when needed
    from practicecheck.scoring import run_golden_cases  # noqa: PLC0415 - loaded when needed

    there = catalogue()
    keys = [there.scoring_keys[name] for name in names or there.scoring_keys]
    cases = {key.id: there.golden_cases[key.id].cases if key.id in there.golden_cases else () for key in keys}
    failed: dict[str, tuple[Problem, ...]] = {
        key.id: run_golden_cases(key, there.golden_cases[key.id]) if run and cases[key.id] else ()
        for key in keys
    }
    if form == "json":
        show_json(
            [
                {
                    "id": key.id,
                    "title": key.title,
                    "scale": key.scale,
                    "method": key.method.value,
                    "wording": key.wording.value,
                    "source": key.source,
                    "origin": str(there.scoring_keys.origin(key.id)),
                    "cases": len(cases[key.id]),
                    **({"failed": [problem.message for problem in failed[key.id]]} if run else {}),
                }
                for key in keys
            ]
        )
    else:
        show_table(
            ("Key", "Scale", "Method", "Examples", "What it does"),
            (
                (
                    key.id,
                    key.scale,
                    key.method.value,
                    _examples(len(cases[key.id]), len(failed[key.id]), run=run),
                    key.summary,
                )
                for key in keys
            ),
        )
        for problems in failed.values():
            show_problems(problems)
    if any(failed.values()):
        ctx.exit(1)


def _examples(cases: int, failed: int, *, run: bool) -> str:
    if not run or not cases:
        return str(cases)
    return f"{cases} hold" if not failed else f"{failed} figures differ"
