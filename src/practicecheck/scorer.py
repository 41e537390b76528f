"""Scoring by names: the key is looked up, the default one if none is named."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from practicecheck.assessments import Assessment
from practicecheck.catalogue import Catalogue
from practicecheck.frameworks import Framework
from practicecheck.scoring import Scorecard, ScoringKey, default_key_of, score_assessment


def score(
    assessment: Assessment,
    framework: Framework,
    key: ScoringKey | str | None = None,
    *,
    keys: Mapping[str, ScoringKey] | None = None,
) -> Scorecard:
    """Score an assessment.

    Args:
        assessment: The assessment, as it was read.
        framework: The edition that it answers.
        key: A key or its name; the default key of the scale that was used, if nothing is said.
        keys: Where names of keys are looked up; among the library's own if nothing is said. A
            catalogue has them as ``catalogue.scoring_keys``.

    Returns:
        The scorecard, with everything that its numbers are made of.

    Raises:
        DocumentError: The assessment contradicts the framework, or the key does not fit the scale.
        KeyMismatchError: The key is for another scale.
        NotInCatalogueError: No key has that name.
    """
    if key is None:
        key = default_key_of(assessment, framework)
    if isinstance(key, str):
        key = (keys if keys is not None else _own_keys())[key]
    return score_assessment(assessment, framework, key)


@cache
def _own_keys() -> Mapping[str, ScoringKey]:
    return Catalogue.builtin().scoring_keys
