"""Which form a submission answers, by what the form itself has said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, final

import attrs

from practicecheck.assessments import Assessment, ExtensionDigest, extensions_named
from practicecheck.errors import Code, DocumentError, Problem, near, shortened
from practicecheck.exchange import FormContent, ImportedFile, TableRow
from practicecheck.frameworks import Extending, Framework, extend
from practicecheck.values import Value
from practicecheck_xlsform.ballots import KIND as PAPER
from practicecheck_xlsform.ballots import ballot_survey
from practicecheck_xlsform.question import Survey
from practicecheck_xlsform.said import DIGESTS, EXTENSIONS, PERSPECTIVES, pairs_of, texts_of
from practicecheck_xlsform.survey import KIND, assessment_survey

STATED: Final = ("form-kind", "form-framework", PERSPECTIVES, EXTENSIONS, DIGESTS)
"""The questions by whose answers a form is known."""
MOST_EXTENSIONS: Final = 50
"""So many extensions are looked for; what others ask is told as unknown."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Answered(Value):
    """The form that was filled in.

    Attributes:
        survey: What it asks, as far as that is known.
        missing: The ids of the extensions that it asks and that can't be used here.
    """

    survey: Survey
    missing: tuple[str, ...]


def answered(
    row: TableRow,
    said: Sequence[str],
    file: ImportedFile,
    frameworks: Mapping[str, Framework],
    wanted: str | None,
) -> Answered:
    """Find out which form was filled in.

    Args:
        row: The first row that answers it.
        said: What the form has said to each of the questions ``STATED``; a blank where it says nothing.
        file: The export.
        frameworks: The frameworks by id. A catalogue has extensions, too.
        wanted: What a submission has to be; whatever the form says, if nothing is said.

    Raises:
        DocumentError: It is none of ours, is not what was wanted, or asks a framework that is not there.
    """
    kind, name, perspectives, extensions, digests = said
    kind = kind or wanted or KIND
    if kind not in (PAPER, KIND):
        raise _refusal(
            file,
            Code.UNKNOWN_KIND,
            f'row {row.number} says that it is "{shortened(kind)}", which no form of ours makes.',
            "Export the answers again from the survey tool.",
        )
    if wanted not in (None, kind):
        raise _refusal(
            file,
            Code.OTHER_FORM,
            "these are answers to the form for a team, and not ballots.",
            "Import it with --importer kobo-csv.",
        )
    edition = file.framework
    if edition is None or name not in ("", edition.id):
        edition = _edition(row, name, file, frameworks)
    named = tuple(dict.fromkeys(texts_of(extensions)))
    framework, missing = _laid(edition.national, named, frameworks)
    blank = Assessment(
        framework=edition.id,
        perspectives=tuple(texts_of(perspectives)),
        extensions=named[:MOST_EXTENSIONS],
        extension_digests=tuple(
            ExtensionDigest(extension=extension, digest=digest)
            for extension, digest in pairs_of(digests).items()
        ),
    )
    content = FormContent(framework=framework, assessment=blank)
    return Answered(
        survey=ballot_survey(content) if kind == PAPER else assessment_survey(content), missing=missing
    )


def _laid(
    edition: Framework, names: Sequence[str], frameworks: Mapping[str, Framework]
) -> tuple[Framework, tuple[str, ...]]:
    """The edition with the extensions that can be used, and the ids of the others. The library tells why."""
    there = frameworks.extensions if isinstance(frameworks, Extending) else {}
    looked_for = Assessment(framework=edition.id, extensions=tuple(names[:MOST_EXTENSIONS]))
    usable, _ = extensions_named(looked_for, edition, there)
    known = {extension.id for extension in usable}
    return extend(edition, usable), tuple(name for name in names if name not in known)


def _edition(row: TableRow, name: str, file: ImportedFile, frameworks: Mapping[str, Framework]) -> Framework:
    if not name:
        raise _refusal(
            file,
            Code.UNKNOWN_FRAMEWORK,
            f"nothing says which framework row {row.number} answers: there is no column form-framework, or its "
            "cell is blank.",
            "Export all columns, the calculated ones too; or name it with --framework.",
        )
    if name not in frameworks:
        raise _refusal(
            file,
            Code.UNKNOWN_FRAMEWORK,
            f'row {row.number} answers "{shortened(name)}", which is not installed here.',
            near(name, frameworks) or "`practicecheck frameworks` lists what is there.",
        )
    return frameworks[name]


def _refusal(file: ImportedFile, code: Code, message: str, remedy: str) -> DocumentError:
    return DocumentError([Problem(code=code, message=message, remedy=remedy, file=file.name)])
