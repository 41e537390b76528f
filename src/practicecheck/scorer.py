"""Scoring by names: the key is looked up, the default one if none is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from practicecheck.assessments import AnswerState, Assessment, extensions_named, local_part
from practicecheck.catalogue import Catalogue
from practicecheck.errors import DocumentError, Severity
from practicecheck.frameworks import Extension, Framework, local_framework
from practicecheck.scoring import (
    ExtendedScore,
    Scorecard,
    ScoringKey,
    default_key_of,
    narrowed_items,
    score_assessment,
    without_narrowed,
)

if TYPE_CHECKING:
    from practicecheck.scoring import IndicatorSet


def score(
    assessment: Assessment,
    framework: Framework,
    key: ScoringKey | str | None = None,
    *,
    keys: Mapping[str, ScoringKey] | None = None,
    indicators: Mapping[str, IndicatorSet] | None = None,
) -> Scorecard:
    """Score an assessment's answers to its edition. Extensions play no part in it.

    Args:
        assessment: The assessment, as it was read.
        framework: The edition that it answers.
        key: A key or its name; the default key of the scale that was used, if nothing is said.
        keys: Where names of keys are looked up; among the library's own if nothing is said. A
            catalogue has them as ``catalogue.scoring_keys``.
        indicators: Where the definitions are looked up that the framework's rates are made by; among the
            library's own if nothing is said. A catalogue has them as ``catalogue.indicators``.

    Returns:
        The scorecard, with everything that its numbers are made of.

    Raises:
        DocumentError: The assessment contradicts the framework, or the key does not fit the scale.
        KeyMismatchError: The key is for another scale.
        NotInCatalogueError: No key has that name, or no definitions have the one that the framework names.
    """
    if key is None:
        key = default_key_of(assessment, framework)
    if isinstance(key, str):
        key = (keys if keys is not None else _own().scoring_keys)[key]
    rates = None
    if framework.rates is not None:
        rates = (indicators if indicators is not None else _own().indicators)[framework.rates]
    return score_assessment(assessment, framework, key, rates=rates)


def score_extended(
    assessment: Assessment,
    framework: Framework,
    extensions: Mapping[str, Extension],
    key: ScoringKey | str | None = None,
    *,
    keys: Mapping[str, ScoringKey] | None = None,
    indicators: Mapping[str, IndicatorSet] | None = None,
) -> ExtendedScore:
    """Score an assessment nationally, and each of its extensions apart.

    Args:
        assessment: The assessment, as it was read.
        framework: The edition that it answers.
        extensions: The extensions that there are, by id. A catalogue has them as ``catalogue.extensions``.
        key: A key or its name, for the edition and for the extensions that are answered on its scale.
        keys: Where names of keys are looked up, as for ``score``.
        indicators: Where definitions of rates are looked up, as for ``score``.

    Returns:
        The national scorecard, which is the same as without extensions; the one as narrowed, where that changes
        something; and the scorecard of each extension. There is no total of them.

    Raises:
        DocumentError: The assessment contradicts the framework or an extension, or extensions clash.
        KeyMismatchError: The key is for another scale.
        NotInCatalogueError: No key has that name, or no definitions have the one that the framework names.
    """
    edition = framework.national
    national = score(assessment, edition, key, keys=keys, indicators=indicators)
    named, told = extensions_named(assessment, edition, extensions)
    if errors := [problem for problem in told if problem.severity is Severity.ERROR]:
        raise DocumentError(errors)
    narrowed = tuple(narrowed_items(assessment, edition, named, national))
    as_narrowed = None
    if any(own.was is not AnswerState.NOT_APPLICABLE for own in narrowed):
        less = without_narrowed(assessment, narrowed)
        as_narrowed = score(less, edition, key, keys=keys, indicators=indicators)
    return ExtendedScore(
        national=national,
        as_narrowed=as_narrowed,
        narrowed=narrowed,
        local=tuple(
            score(
                local_part(assessment, extension),
                local_framework(extension, edition),
                None if extension.scale else key,
                keys=keys,
            )
            for extension in named
            if extension.sections
        ),
        extensions=named,
    )


@cache
def _own() -> Catalogue:
    return Catalogue.builtin()
