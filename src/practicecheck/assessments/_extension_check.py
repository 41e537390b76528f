"""What is wrong with the extensions that an assessment names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from practicecheck.assessments._assessment import Assessment
from practicecheck.assessments._parts import belongs, is_local
from practicecheck.errors import Code, DocumentError, Path, Problem, Severity, near
from practicecheck.frameworks import Extension, Framework, check_extension, clashes


def extensions_named(
    assessment: Assessment, framework: Framework, extensions: Mapping[str, Extension]
) -> tuple[tuple[Extension, ...], tuple[Problem, ...]]:
    """The extensions that an assessment names, as far as they can be used.

    Args:
        assessment: The assessment.
        framework: The edition that it answers.
        extensions: The extensions that there are, by id.

    Returns:
        Those that fit the edition and each other, in the order of their ids; and what is wrong with the others.
    """
    usable: list[Extension] = []
    unknown: list[str] = []
    problems: list[Problem] = []
    for n, name in enumerate(assessment.extensions):
        path: Path = ("extensions", n)
        found = _find(name, extensions, path)
        if isinstance(found, Problem):
            unknown.append(name)
            problems.append(found)
            continue
        problems += (faults := tuple(_faults(found, assessment, framework, path)))
        if faults:
            unknown.append(found.id)
        else:
            usable.append(found)
    there = tuple(sorted(usable, key=lambda extension: extension.id))
    problems += (clash := clashes(there, framework))
    problems += _digests(assessment)
    problems += _strays(assessment, {extension.namespace for extension in there}, unknown)
    return (() if clash else there), tuple(problems)


def extension_missing(name: str, path: Path) -> Problem | None:
    """Tell an answer to an extension that the assessment does not name.

    Args:
        name: The id of an item or section that is none of the edition's.
        path: Where it stands.

    Returns:
        The problem; nothing if the id is not an extension's.
    """
    space, colon, _ = name.partition(":")
    if not colon:
        return None
    return Problem(
        code=Code.EXTENSION_NOT_NAMED,
        message=f'"{name}" is asked by an extension, and none with that namespace is named in this file.',
        remedy=f"Write its id under extensions, such as extensions: [{space}-local@2026]; or take it out.",
        path=path,
    )


def _find(name: str, extensions: Mapping[str, Extension], path: Path) -> Extension | Problem:
    try:
        extension = extensions[name]
    except KeyError:
        return Problem(
            code=Code.EXTENSION,
            message=f'the extension "{name}" is not installed here, so its questions are not looked at.',
            remedy="Nothing is lost: the answers are kept, and the national scores don't change by them.",
            path=path,
            severity=Severity.NOTE,
        )
    except DocumentError as fault:
        first = fault.problems[0]
        return Problem(
            code=Code.EXTENSION_MISFIT,
            message=f"the file of {name} has problems: {first.place or 'the file'}: {first.message}",
            remedy=first.remedy,
            path=path,
        )
    if extension.id == name:
        return extension
    return Problem(
        code=Code.EXTENSION_MISFIT,
        message=f'"{name}" does not name an extension by its id.',
        remedy=f"Write {extension.id}, so that it stays clear which questions were answered.",
        path=path,
    )


def _faults(
    extension: Extension, assessment: Assessment, framework: Framework, path: Path
) -> Iterator[Problem]:
    if problems := check_extension(extension, framework):
        first, more = problems[0], len(problems) - 1
        also = f" ({more} more: practicecheck check tells them of its file.)" if more else ""
        yield Problem(
            code=Code.EXTENSION_MISFIT,
            message=f"{extension.id} can't be laid over {framework.id}: {first.place}: {first.message}{also}",
            remedy=first.remedy,
            path=path,
        )
    for told in assessment.extension_digests:
        if told.extension == extension.id and told.digest != extension.wording:
            yield Problem(
                code=Code.DIGEST,
                message=f"the answers were given to another wording of {extension.id} than the one installed.",
                remedy="Install the extension that was answered; or compare the two wordings, and if the "
                f"answers still hold, write {extension.id}: {extension.wording}",
                path=("extension_digests", extension.id),
            )


def _strays(assessment: Assessment, namespaces: set[str], unknown: list[str]) -> Iterator[Problem]:
    """What belongs to none of the extensions, even though an id that begins alike is named."""
    named: list[tuple[str, Path]] = [
        *((answer.item, ("answers", answer.item)) for answer in assessment.answers),
        *((record.section, ("sections", record.section)) for record in assessment.sections),
    ]
    for name, path in named:
        if is_local(name, assessment) and name.partition(":")[0] not in namespaces:
            problem = extension_missing(name, path)
            if problem and not any(belongs(name, extension) for extension in unknown):
                yield problem


def _digests(assessment: Assessment) -> Iterator[Problem]:
    for told in assessment.extension_digests:
        if told.extension not in assessment.extensions:
            yield Problem(
                code=Code.EXTENSION_NOT_NAMED,
                message=f'"{told.extension}" has a digest here, and is not named under extensions.',
                remedy=near(told.extension, assessment.extensions)
                or "Name it under extensions, or take its digest out.",
                path=("extension_digests", told.extension),
            )
