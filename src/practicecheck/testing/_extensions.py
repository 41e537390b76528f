"""Extensions: each fits its edition, and whatever is asked locally can be answered, scored and kept."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

import attrs

from practicecheck.errors import PracticeCheckError, Problem
from practicecheck.exchange import blank_assessment, read_assessment, source_of
from practicecheck.frameworks import check_extension, extend
from practicecheck.scorer import score_extended
from practicecheck.testing._filling import filled_in, ways
from practicecheck.testing._round_trip import comes_back
from practicecheck.testing._subject import Subject, amiss, first_line

if TYPE_CHECKING:
    from practicecheck.assessments import Assessment
    from practicecheck.frameworks import Extension, Framework
    from practicecheck.scoring import ExtendedScore


def fit(subject: Subject) -> Iterator[Problem]:
    """Each extension fits the edition over which it is laid.

    Args:
        subject: The plugin.
    """
    for name, extension in subject.of_kind("extensions").items():
        edition = _edition(extension, subject)
        if edition is None:
            yield amiss(
                f"no framework is called {extension.extends}.",
                "Name an edition by its id: practicecheck frameworks lists them.",
                file=name,
            )
            continue
        yield from (attrs.evolve(problem, file=name) for problem in check_extension(extension, edition))


def forms(subject: Subject) -> Iterator[Problem]:
    """A blank form counts as nothing answered; one that is filled in by chance is scored, and comes back.

    Args:
        subject: The plugin.
    """
    for name, extension in subject.of_kind("extensions").items():
        edition = _edition(extension, subject)
        if edition is None:
            continue
        try:
            yield from _forms(extension, edition, subject)
        except PracticeCheckError as fault:
            yield amiss(
                f"a form can't be used: {first_line(fault)}",
                "Mend the extension; practicecheck new makes the form, and practicecheck check reads it.",
                file=name,
            )


def _forms(extension: Extension, edition: Framework, subject: Subject) -> Iterator[Problem]:
    chance = Random(extension.id)  # noqa: S311 - the same forms each time, and nothing secret
    for way in ways(edition):
        blank = read_assessment(source_of(blank_assessment(edition, way, [extension])), subject.catalogue)
        if any(card.whole_coverage.answered for card in _scored(blank, edition, subject).local):
            yield amiss(
                "items of a blank form count as answered.", "Tell practicecheck's authors.", file=extension.id
            )
        made = attrs.evolve(
            filled_in(extend(edition, [extension]), way, chance),
            extensions=blank.extensions,
            extension_digests=blank.extension_digests,
        )
        _scored(made, edition, subject)
        yield from comes_back(made, subject, f"{extension.id}, a filled-in form")


def _scored(made: Assessment, edition: Framework, subject: Subject) -> ExtendedScore:
    there = subject.catalogue
    return score_extended(made, edition, there.extensions, keys=there.scoring_keys, indicators=there.indicators)


def _edition(extension: Extension, subject: Subject) -> Framework | None:
    try:
        return subject.catalogue[extension.extends]
    except PracticeCheckError:
        return None
