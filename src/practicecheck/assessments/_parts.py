"""The parts of an assessment: what is national, and what each extension asks. They are never mixed."""

from __future__ import annotations

import attrs

from practicecheck.assessments._assessment import Assessment
from practicecheck.frameworks import Extension, FrameworkId


def is_local(name: str, assessment: Assessment) -> bool:
    """Whether an item or section belongs to one of the extensions that an assessment names.

    Args:
        name: The id of an item or section.
        assessment: The assessment.
    """
    return ":" in name and any(belongs(name, extension) for extension in assessment.extensions)


def belongs(name: str, extension_id: str) -> bool:
    """Whether an id may be one of an extension's own, as far as can be told without having the extension.

    Args:
        name: The id of an item or section: ``northshire:lone-working``.
        extension_id: The extension's id: ``northshire-local@2026``.
    """
    space, colon, _ = name.partition(":")
    return bool(colon) and f"{extension_id.partition('@')[0]}-".startswith(f"{space}-")


def national_part(assessment: Assessment) -> Assessment:
    """The assessment as it would be had nobody laid an extension over the edition.

    Args:
        assessment: The assessment as it was read.

    Returns:
        The same without extensions, and without what was answered to them.
    """
    if not assessment.extensions and not assessment.extension_digests:
        return assessment
    return attrs.evolve(
        assessment,
        extensions=(),
        extension_digests=(),
        answers=tuple(answer for answer in assessment.answers if not is_local(answer.item, assessment)),
        sections=tuple(record for record in assessment.sections if not is_local(record.section, assessment)),
    )


def local_part(assessment: Assessment, extension: Extension) -> Assessment:
    """What was answered to one extension, as an assessment of its own.

    Args:
        assessment: The assessment as it was read.
        extension: One of the extensions that it names.

    Returns:
        The answers to the extension's own items. What decides whether they are asked stands beside them.
    """
    deciding = {item.condition.item for item in extension.items if item.condition}
    own = f"{extension.namespace}:"
    on_its_scale = extension.scored and extension.scale is None
    return attrs.evolve(
        assessment,
        framework=FrameworkId(extension.id),
        digest=None,
        extensions=(),
        extension_digests=(),
        choices=tuple(made for made in assessment.choices if made.choice == "scale" and on_its_scale),
        base=(),
        answers=tuple(answer for answer in assessment.answers if answer.item.startswith(own)),
        sections=tuple(record for record in assessment.sections if record.section.startswith(own)),
        note=None,
        beside=tuple(
            answer
            for answer in assessment.answers
            if answer.item in deciding and not answer.item.startswith(own)
        ),
    )
