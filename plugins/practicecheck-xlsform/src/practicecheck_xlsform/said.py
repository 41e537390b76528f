"""What the form itself says, so that its submissions can be read without another word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from practicecheck.exchange import FormContent
from practicecheck.frameworks import Framework
from practicecheck_xlsform.names import text_of, word
from practicecheck_xlsform.question import Asked, Question, quoted

EXTENSIONS: Final = "form-extensions"
DIGESTS: Final = "form-extension-digests"
PERSPECTIVES: Final = "form-perspectives"
LISTS: Final = (EXTENSIONS, DIGESTS, PERSPECTIVES)
"""What is said in several words, which assessments hold and ballot papers do not."""

_DIGITS = 12
"""So many digits of the digest tell the versions of a form apart."""
_MOST_LETTERS = 64
"""A longer id of a form is refused by some survey tools."""


def said(kind: str, content: FormContent) -> Iterator[Question]:
    """What the form itself says.

    Args:
        kind: What a submission becomes.
        content: What is asked, and the choices that have been taken.
    """
    assessment, wordings = content.assessment, content.wordings
    yield _said("form-kind", kind, ())
    yield _said("form-framework", content.framework.id, ("framework",))
    yield _said("form-digest", content.framework.digest, ("digest",))
    if wordings:
        yield _said(EXTENSIONS, " ".join(map(word, wordings)), ())
    if told := {name: digest for name, digest in wordings.items() if digest}:
        yield _said(DIGESTS, " ".join(f"{word(name)}={word(digest)}" for name, digest in told.items()), ())
    if assessment.perspectives:
        yield _said(PERSPECTIVES, " ".join(map(word, assessment.perspectives)), ())


def form_id(framework: Framework, *extensions: str) -> str:
    """The id by which a survey tool knows the form of an edition.

    Args:
        framework: The edition.
        extensions: The ids of the extensions that are laid over it.
    """
    name = "-".join((framework.id, *extensions)).replace("@", "-")
    if len(name) <= _MOST_LETTERS:
        return name
    return f"{name[: _MOST_LETTERS - _DIGITS - 1]}-{_digits(name)}"


def version_of(framework: Framework, wordings: Mapping[str, str] | None = None) -> str:
    """The version that a survey tool shows: the first digits of the digest of the wording.

    Args:
        framework: The edition.
        wordings: The extensions that are laid over it, with the digests of their wordings.
    """
    national = framework.digest.partition(":")[2][:_DIGITS]
    return f"{national}-{_digits(repr([*wordings.items()]))}" if wordings else national


def texts_of(written: str) -> list[str]:
    """Several texts that a form said.

    Args:
        written: What stands in its column.
    """
    return [*map(text_of, written.split())]


def pairs_of(written: str) -> dict[str, str]:
    """The digests that a form said, by what they belong to.

    Args:
        written: What stands in its column.
    """
    pairs = (piece.partition("=") for piece in written.split())
    return {text_of(name): text_of(digest) for name, _, digest in pairs}


def _said(name: str, text: str, path: tuple[str, ...]) -> Question:
    return Question(name=name, asked=Asked.SAID, path=path, says=quoted(text))


def _digits(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]
