"""The address of a Questionnaire, which says which edition and which extensions it asks, in which wording.

An edition alone is ``.../Questionnaire/how-are-we-doing@2016``, and its version the digest of the wording.
Extensions follow behind a plus sign, ``.../how-are-we-doing@2016+northshire-local@2026``, and so do their
digests in the version. A response repeats both, so that it can be read without another word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, final

import attrs

from practicecheck.values import Value
from practicecheck_fhir.field import BASE

_BETWEEN: Final = "+"
_PREFIX: Final = f"{BASE}/Questionnaire/"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*@[A-Za-z0-9.-]+")
_DIGEST = re.compile(r"[A-Za-z0-9:.-]+")


@final
@attrs.frozen(kw_only=True, repr=False)
class Canonical(Value):
    """The address of a Questionnaire.

    Attributes:
        framework: The edition's id.
        digest: The digest of its wording; a blank if it is not known.
        extensions: The ids of the extensions, each with the digest of its wording or a blank.
    """

    framework: str
    digest: str = ""
    extensions: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The end of the address."""
        return _BETWEEN.join((self.framework, *(name for name, _ in self.extensions)))

    @property
    def url(self) -> str:
        """The address without the version."""
        return f"{_PREFIX}{self.name}"

    @property
    def version(self) -> str:
        """The digests; a blank if none is known."""
        digests = (self.digest, *(digest for _, digest in self.extensions))
        return _BETWEEN.join(digests) if any(digests) else ""

    @property
    def written(self) -> str:
        """The address with the version, as a response names it."""
        return f"{self.url}|{self.version}" if self.version else self.url


def canonical(
    framework: str, digest: str | None, extensions: Sequence[str], digests: Mapping[str, str]
) -> Canonical:
    """The address for what is asked.

    Args:
        framework: The edition's id.
        digest: The digest of its wording, if it is known.
        extensions: The ids of the extensions. If no address can hold one of them, none is in it.
        digests: The digests of their wordings, as far as they are known.
    """
    fits = len({*extensions}) == len(extensions) and all(_ID.fullmatch(name) for name in extensions)
    return Canonical(
        framework=framework,
        digest=digest or "",
        extensions=tuple((name, _held(digests.get(name, ""))) for name in extensions) if fits else (),
    )


def read_canonical(written: str) -> Canonical | None:
    """Take an address apart.

    Args:
        written: The address, with its version or without.

    Returns:
        What it says; nothing if it is none of ours.
    """
    address, _, version = written.partition("|")
    if not address.startswith(_PREFIX):
        return None
    framework, *extensions = address.removeprefix(_PREFIX).split(_BETWEEN)
    if not extensions:
        return Canonical(framework=framework, digest=version)
    digest, *others = version.split(_BETWEEN)
    others += [""] * (len(extensions) - len(others))
    return Canonical(
        framework=framework, digest=digest, extensions=tuple(zip(extensions, others, strict=False))
    )


def _held(digest: str) -> str:
    return digest if _DIGEST.fullmatch(digest) else ""
