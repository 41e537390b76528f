"""Scoring by names: the key is looked up, the default one if none is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from practicecheck.assessments import Assessment
from practicecheck.catalogue import Catalogue
from practicecheck.frameworks import Framework
from practicecheck.scoring import Scorecard, ScoringKey, default_key_of, score_assessment

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
    """Score an assessment.

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


@cache
def _own() -> Catalogue:
    return Catalogue.builtin()
