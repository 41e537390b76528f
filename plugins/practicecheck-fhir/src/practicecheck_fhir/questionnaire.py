"""A framework as a FHIR Questionnaire."""

from __future__ import annotations

import re
from typing import Final

from practicecheck.exchange import FormContent, Plain, json_text
from practicecheck_fhir.asking import fields_of
from practicecheck_fhir.canonical import Canonical, canonical
from practicecheck_fhir.field import BASE, Coded, Field

_ORDINAL: Final = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
_ABSENT: Final = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def export(content: FormContent) -> bytes:
    """Make the Questionnaire.

    Args:
        content: What is asked, and which choices have been taken.
    """
    framework, source = content.framework, content.framework.provenance
    fields = fields_of(framework, content.assessment)
    own = canonical(framework.id, framework.digest, [*content.wordings], content.wordings)
    parts = (
        canonical(framework.id, framework.digest, (), {}),
        *(canonical(name, digest, (), {}) for name, digest in own.extensions),
    )
    tree: dict[str, Plain] = {
        "resourceType": "Questionnaire",
        "url": own.url,
        "version": own.version,
        "identifier": [{"system": BASE, "value": own.name}],
        "name": _name(own),
        "title": " + ".join(
            (f"{framework.title} ({framework.edition})", *(name for name, _ in own.extensions))
        ),
        **({"derivedFrom": [part.written for part in parts]} if own.extensions else {}),
        "status": "active",
        "subjectType": ["Organization"],
        **({"date": source.date} if _DATE.fullmatch(source.date) else {}),
        "publisher": source.publisher,
        "description": framework.summary,
        "copyright": " ".join(
            text
            for terms in (source, *(extension.provenance for extension in content.extensions))
            for text in (terms.attribution, f"Licence: {terms.licence}.", terms.licence_note)
            if text
        ),
        "item": [*map(_item, fields)],
    }
    return json_text(_without_blanks(tree)).encode()


def _name(own: Canonical) -> str:
    words = re.findall(r"[A-Za-z0-9]+", own.name)
    return f"PracticeCheck{''.join(word.capitalize() for word in words)}"


def _item(field: Field) -> Plain:
    return {
        "linkId": field.link,
        **({"code": [{"system": _ABSENT, "code": field.absent}]} if field.absent else {}),
        "prefix": field.number,
        "text": field.text,
        "type": field.type.value,
        "enableWhen": [_when(*field.when)] if field.when else [],
        **({"repeats": True} if field.repeats else {}),
        "answerOption": [_option(option, chosen=option == field.initial) for option in field.options],
        **({"readOnly": True} if field.initial else {}),
        "item": [*map(_item, field.below)],
    }


def _option(option: Coded, *, chosen: bool) -> dict[str, Plain]:
    ordinal: list[Plain] = [] if option.ordinal is None else [{"url": _ORDINAL, "valueDecimal": option.ordinal}]
    coding: dict[str, Plain] = {"extension": ordinal, **option.coding}
    made: dict[str, Plain] = {"valueCoding": coding}
    return made | ({"initialSelected": True} if chosen else {})


def _when(link: str, answer: bool | Coded) -> Plain:  # noqa: FBT001 - the answer, and no switch
    key = "answerBoolean" if isinstance(answer, bool) else "answerCoding"
    value: Plain = answer if isinstance(answer, bool) else answer.coding
    return {"question": link, "operator": "=", key: value}


def _without_blanks(tree: Plain) -> Plain:
    """FHIR knows no blank text, and no list or object with nothing in it."""
    if isinstance(tree, dict):
        kept = {key: _without_blanks(value) for key, value in tree.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(tree, list):
        return [_without_blanks(value) for value in tree]
    return None if isinstance(tree, str) and not tree.strip() else tree
