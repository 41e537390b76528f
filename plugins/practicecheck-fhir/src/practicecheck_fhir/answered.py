"""Which questionnaire a response answers: the edition, and what extensions have added to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, final

import attrs

from practicecheck.assessments import Assessment, extensions_named
from practicecheck.errors import Code, DocumentError, Problem, near, shortened
from practicecheck.exchange import ImportedFile, Plain, source_of
from practicecheck.frameworks import Extending, Framework, extend
from practicecheck.values import Value
from practicecheck_fhir.canonical import Canonical, read_canonical
from practicecheck_fhir.shape import MOST_LEVELS, depth

MOST_BYTES: Final = 4 * 1024 * 1024
"""A larger file is not read. A full assessment has some 100 kB."""
MOST_EXTENSIONS: Final = 50
"""So many extensions are looked for; what others ask is told as unknown."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Asked(Value):
    """What a response answers.

    Attributes:
        framework: The edition, with the extensions that can be used.
        canonical: What the address of the questionnaire says.
        missing: The ids of the extensions that it names and that can't be used here.
    """

    framework: Framework
    canonical: Canonical
    missing: tuple[str, ...]


def response_in(file: ImportedFile) -> Mapping[str, Plain]:
    """The response that a file holds.

    Args:
        file: The file.

    Raises:
        DocumentError: It is too large, no JSON, no QuestionnaireResponse, or nested too deep.
    """
    if len(file.data) > MOST_BYTES:
        raise _refusal(
            file, Code.TOO_LARGE, f"it is larger than {MOST_BYTES // 1024**2} MB.", "Name the right file."
        )
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refusal(
            file, Code.NOT_UTF8, "it is not UTF-8 text.", "FHIR's JSON is UTF-8: export it again."
        ) from None
    source = source_of(text, f"{file.name}.json")
    # The tree is looked at first: only then is it known what is wrong with the text.
    tree = source.tree
    if source.problems:
        raise DocumentError(source.problems)
    if not isinstance(tree, dict) or tree.get("resourceType") != "QuestionnaireResponse":
        raise _refusal(
            file,
            Code.UNKNOWN_KIND,
            "it is no QuestionnaireResponse.",
            "Export one QuestionnaireResponse, by itself and not in a Bundle, as JSON.",
        )
    if depth(tree) > MOST_LEVELS:
        raise _refusal(
            file,
            Code.TOO_DEEP,
            f"its items stand in each other more than {MOST_LEVELS} levels deep.",
            "Export it again: the questionnaire has three.",
        )
    return tree


def asked_in(tree: Mapping[str, Plain], file: ImportedFile, frameworks: Mapping[str, Framework]) -> Asked:
    """What a response answers, by the address of its questionnaire.

    Args:
        tree: The response.
        file: The file, with the edition that whoever imports it has named.
        frameworks: The frameworks by id. A catalogue has extensions, too.

    Raises:
        DocumentError: It answers no framework that is known.
    """
    edition, asked = _edition(tree.get("questionnaire"), file, frameworks)
    framework, missing = _laid(edition, asked, frameworks)
    return Asked(framework=framework, canonical=asked, missing=missing)


def _edition(
    said: Plain, file: ImportedFile, frameworks: Mapping[str, Framework]
) -> tuple[Framework, Canonical]:
    address = said if isinstance(said, str) else ""
    asked = read_canonical(address)
    if file.framework is not None and (asked is None or asked.framework == file.framework.id):
        return file.framework.national, asked or Canonical(framework=file.framework.id)
    if asked is None or asked.framework not in frameworks:
        raise _refusal(
            file,
            Code.UNKNOWN_FRAMEWORK,
            f'its questionnaire is "{shortened(address.partition("|")[0])}", which is none that is known here.',
            near(asked.framework if asked else "", frameworks)
            or "Install what brings it; or name the framework with --framework.",
        )
    return frameworks[asked.framework].national, asked


def _laid(
    edition: Framework, asked: Canonical, frameworks: Mapping[str, Framework]
) -> tuple[Framework, tuple[str, ...]]:
    """The edition with the extensions that can be used, and the ids of the others. The library tells why."""
    there = frameworks.extensions if isinstance(frameworks, Extending) else {}
    names = tuple(name for name, _ in asked.extensions)
    named = Assessment(framework=edition.id, extensions=names[:MOST_EXTENSIONS])
    usable, _ = extensions_named(named, edition, there)
    known = {extension.id for extension in usable}
    return extend(edition, usable), tuple(name for name in names if name not in known)


def _refusal(file: ImportedFile, code: Code, message: str, remedy: str) -> DocumentError:
    return DocumentError([Problem(code=code, message=message, remedy=remedy, file=file.name)])
