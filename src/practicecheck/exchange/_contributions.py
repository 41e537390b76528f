"""Reading one team's assessment after the other, and keeping of each only what the units above it need."""

from __future__ import annotations

from collections.abc import Mapping

from practicecheck.comparison import Audience, release_contribution
from practicecheck.exchange._opening import Readable, open_source
from practicecheck.exchange._reader import read_assessment
from practicecheck.frameworks import Framework
from practicecheck.scoring import Contribution, ScoringKey, contribution_of, default_key_of


def read_contribution(
    readable: Readable,
    frameworks: Mapping[str, Framework],
    keys: Mapping[str, ScoringKey],
    *,
    key: str | None = None,
    audience: Audience = Audience.PUBLISHED,
    texts: bool = False,
) -> Contribution:
    """Read a team's assessment, and reduce it to what the units above it need.

    Args:
        readable: A file, or a text that is held already.
        frameworks: The frameworks by id; a ``Catalogue`` is one such mapping.
        keys: The scoring keys by name; a ``Catalogue`` has them as ``scoring_keys``.
        key: The key's name; the default key of the scale that was used, if none is named.
        audience: Who the roll-up is for.
        texts: Whether the team's words are kept.

    Returns:
        The contribution. The assessment itself is let go.

    Raises:
        DocumentError: It has problems, all of them listed.
        NotInCatalogueError: No key has that name.
        KeyMismatchError: The key is for another scale.
    """
    source = open_source(readable)
    assessment = read_assessment(source, frameworks)
    framework = frameworks[assessment.framework]
    name = key or default_key_of(assessment, framework)
    found = None if name is None else keys[name]
    full = contribution_of(assessment, framework, found, texts=texts, file=source.name)
    return release_contribution(full, assessment, audience)
