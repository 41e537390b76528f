"""How like each other two wordings are, from 0 to 1."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_LONGEST = 400
"""Of longer texts only the beginning is compared."""
_LITTLE = re.compile(
    r"a|an|and|any|are|as|at|be|been|by|can|do|does|for|from|had|has|have|how|i|in|is|it|its|me|my|of|"
    r"on|or|our|ours|should|so|that|the|their|them|they|this|to|us|was|we|were|what|when|where|which|"
    r"who|will|with|you|your|ensure|employer|social|worker|extent|well|think|feel|say"
)
"""Words that most questions share. That two of them have such a word says little."""


@lru_cache(maxsize=4096)
def letters_of(text: str) -> str:
    """A text as it is compared letter by letter: without case, accents and what stands between words.

    Args:
        text: The text.
    """
    plain = "".join(own for own in unicodedata.normalize("NFKD", text) if not unicodedata.combining(own))
    return " ".join(re.sub(r"[\W_]+", " ", plain).casefold().split())[:_LONGEST]


@lru_cache(maxsize=65_536)
def words_of(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, without their endings.

    Args:
        text: The text.
    """
    words = frozenset(_stem(word) for word in letters_of(text).split())
    return frozenset(word for word in words if not _LITTLE.fullmatch(word)) or words


def _stem(word: str) -> str:
    for ending, instead in (("ies", "y"), ("ing", ""), ("ed", ""), ("ly", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) > 2:  # noqa: PLR2004 - "used", not "us"
            return word.removesuffix(ending) + instead
    return word


def shared_words(one: str, other: str) -> float:
    """How many words two texts share, from 0 to 1.

    Args:
        one: A text.
        other: Another.
    """
    left, right = words_of(one), words_of(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def spelled_alike(one: str, other: str) -> float:
    """How like each other two texts are, letter by letter. One that was only mended is nearly 1.

    Args:
        one: A text.
        other: Another.
    """
    left, right = sorted((letters_of(one), letters_of(other)))
    if left == right:
        return 1.0 if left else 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


def likeness(one: str, other: str) -> float:
    """How like each other two questions are: by their words in any order, and by their letters.

    Args:
        one: A text.
        other: Another.

    Returns:
        1 for the same text, 0 for texts that have no word in common.
    """
    if letters_of(one) == letters_of(other):
        return 1.0 if letters_of(one) else 0.0
    shared = shared_words(one, other)
    if not shared:
        return 0.0
    ordered = (" ".join(sorted(words_of(text))) for text in (one, other))
    return min((shared + spelled_alike(*ordered)) / 2, 0.99)


def is_turned(one: str, other: str) -> bool:
    """Whether two texts that are spelled alike say something else: *safe* and *unsafe*, *6* and *12 weeks*.

    Args:
        one: A text.
        other: Another.
    """
    left, right = {*letters_of(one).split()}, {*letters_of(other).split()}
    mine, yours = left - right, right - left
    return any(_CONTRARY.fullmatch(word) or any(own.isdigit() for own in word) for word in mine | yours) or any(
        f"{start}{word}" in there
        for here, there in ((mine, yours), (yours, mine))
        for word in here
        for start in _UN
    )


_CONTRARY = re.compile(r"not|no|never|neither|nor|without|cannot|less|more|before|after")
_UN = ("un", "dis", "in", "im", "ir", "il", "non", "mis")
