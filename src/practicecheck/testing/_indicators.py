"""Indicators: every rate can be worked out, and figures that are nothing break none of them."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import PracticeCheckError, Problem
from practicecheck.scoring import rates_of, unit_figures
from practicecheck.testing._subject import Subject, amiss, first_line

_TEN = 10


def rates(subject: Subject) -> Iterator[Problem]:
    """Ten of everything give a rate; none of everything gives none, and no error.

    Args:
        subject: The plugin.
    """
    for name, definitions in subject.of_kind("indicators").items():
        year = next((own.year for figure in definitions.yearly for own in figure.by_year), None)
        for number in (_TEN, 0):
            figures = unit_figures({own.id: number for own in definitions.inputs}, definitions, year=year)
            try:
                found = rates_of(figures, definitions)
            except (PracticeCheckError, ArithmeticError) as fault:
                why = first_line(fault) if isinstance(fault, PracticeCheckError) else repr(fault)
                yield amiss(
                    f"with {number} of everything: {why}", "Mend what stands below the line.", file=name
                )
                continue
            for rate in found if number else ():
                if rate.value is None:
                    yield amiss(
                        f"{rate.indicator.id} has no value with {number} of everything.",
                        "Name under above and below the figures that it is made of, and a year that they have.",
                        file=name,
                    )
