"""An assessment as a FHIR QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from practicecheck.assessments import AnswerState, states
from practicecheck.errors import Path
from practicecheck.exchange import HEADER, FormContent, Plain, document_tree, json_text
from practicecheck_fhir.asking import fields_of
from practicecheck_fhir.canonical import Canonical, canonical
from practicecheck_fhir.field import REST, VALUES, Field, Type, fhir_value

_SAID_ELSEWHERE = {(HEADER,), ("framework",), ("digest",)}


def export(content: FormContent) -> bytes:
    """Make the QuestionnaireResponse. What FHIR can't hold, such as ballots, goes into an extension.

    Args:
        content: What was asked and answered.
    """
    framework, assessment = content.framework, content.assessment
    told = {own.extension: own.digest for own in assessment.extension_digests}
    asked = canonical(framework.id, assessment.digest, assessment.extensions, told)
    elsewhere = {*_SAID_ELSEWHERE, *_said_in(asked)}
    left = {path: value for path, value in _leaves(document_tree(assessment)) if path not in elsewhere}
    items = [*_items(fields_of(framework, assessment), left)]
    unanswered = AnswerState.UNANSWERED in states(assessment, framework).values()
    tree: dict[str, Plain] = {
        "resourceType": "QuestionnaireResponse",
        **({"extension": [{"url": REST, "valueString": _rest(left)}]} if left else {}),
        "questionnaire": asked.written,
        "status": "in-progress" if unanswered else "completed",
        **({"item": items} if items else {}),
    }
    return json_text(tree).encode()


def _said_in(asked: Canonical) -> Iterator[Path]:
    """What the address of the questionnaire says already."""
    if asked.extensions:
        yield ("extensions",)
    yield from (("extension_digests", name) for name, digest in asked.extensions if digest)


def _leaves(tree: Plain, path: Path = ()) -> Iterator[tuple[Path, Plain]]:
    """The values of a document with their paths. A list is one value."""
    if isinstance(tree, dict) and tree:
        for key, value in tree.items():
            yield from _leaves(value, (*path, key))
    else:
        yield path, tree


def _items(fields: Iterable[Field], left: dict[Path, Plain]) -> Iterator[Plain]:
    """What is answered. It is taken out of what is left."""
    for field in fields:
        if field.type is Type.GROUP and field.repeats:
            yield from _repeated(field, left)
        elif field.type is Type.GROUP:
            if below := [*_items(field.below, left)]:
                yield {"linkId": field.link, "item": below}
        elif field.path in left and (answers := _answers(field, left[field.path])):
            del left[field.path]
            yield {"linkId": field.link, "answer": answers}


def _answers(field: Field, value: Plain) -> list[Plain]:
    """The answers to a question; none if FHIR can't hold each of them."""
    values = value if isinstance(value, list) and field.repeats else [value]
    held = [fhir_value(field, own) for own in values]
    return [] if None in held else [{VALUES[field.type]: own} for own in held]


def _repeated(field: Field, left: dict[Path, Plain]) -> Iterator[Plain]:
    values = left.get(field.path)
    made: list[Plain] = []
    for value in values if isinstance(values, list) else []:
        own = dict(_leaves(value))
        below = [*_items(field.below, own)]
        if own:
            return
        made.append({"linkId": field.link, "item": below})
    if made:
        del left[field.path]
        yield from made


def _rest(left: dict[Path, Plain]) -> str:
    pairs: list[Plain] = [[[*path], value] for path, value in left.items()]
    return json_text(pairs, indent=None)
