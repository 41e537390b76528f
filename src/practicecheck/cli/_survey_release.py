"""Through which policy, and for whom, something about a survey is told, as it was typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, final

import attrs
import click

from practicecheck.cli._given import FILE, with_audience
from practicecheck.values import Value

if TYPE_CHECKING:
    from practicecheck.cli._ledger import R
    from practicecheck.comparison.tables import DisclosurePolicy, ReleaseLedger

F = TypeVar("F", bound=Callable[..., object])


def with_release(function: F) -> F:
    """Add the options that say for whom something is, and through which policy it goes out.

    Args:
        function: A command's function, which takes ``policy``, ``population``, ``period``, ``ledger`` and
            ``audience``.
    """
    for option in reversed(
        [
            click.option(
                "--policy",
                default="at-least-10",
                show_default=True,
                metavar="NAME|FILE",
                help="The disclosure policy: one that is installed, or a file.",
            ),
            click.option(
                "--population", metavar="NAME", help="The people that it is about; the file's name, if none."
            ),
            click.option("--period", default="", metavar="NAME", help="The year or the round that it is of."),
            click.option(
                "--ledger",
                type=FILE,
                metavar="FILE",
                help="What went out before; this release is added to it.",
            ),
            with_audience,
        ]
    ):
        function = option(function)
    return function


@final
@attrs.frozen(kw_only=True, repr=False)
class ReleaseAsked(Value):
    """For whom something is, and through which policy it goes out.

    Attributes:
        file: The file that it is made from, for what is told of it.
        policy: The policy's name, or its file.
        population: The people that it is about.
        period: Which round of figures it is of.
        ledger: The ledger's file.
        audience: ``published``, or ``working``.
    """

    file: str
    policy: str
    population: str
    period: str
    ledger: str | None
    audience: str

    @classmethod
    def typed(
        cls,
        tables: tuple[str, ...],
        *,
        policy: str,
        population: str | None,
        period: str,
        ledger: str | None,
        audience: str,
    ) -> ReleaseAsked:
        """What was typed.

        Args:
            tables: The files of answers: the first one names the people, if nothing else does.
            policy: The policy's name, or its file.
            population: The people that it is about.
            period: Which round of figures it is of.
            ledger: The ledger's file.
            audience: For whom it is.
        """
        about = population or Path(tables[0]).stem
        return cls(
            file=tables[0],
            policy=policy,
            population=about,
            period=period,
            ledger=ledger,
            audience=audience,
        )

    @property
    def published(self) -> bool:
        """Whether it goes out."""
        return self.audience == "published"

    def released(self, decide: Callable[[DisclosurePolicy, ReleaseLedger, str, str], R]) -> R:
        """Release something, and enter it in the ledger.

        Args:
            decide: Decides, given the policy, what went out before, the people and the period.
        """
        from practicecheck.cli._ledger import entered  # noqa: PLC0415 - loaded when needed
        from practicecheck.cli._release import policy_named  # noqa: PLC0415 - loaded when needed

        policy = policy_named(self.policy)
        return entered(
            self.ledger, self.file, lambda before: decide(policy, before, self.population, self.period)
        )
