"""What is asked, as values: each with its link id, its FHIR type, and its place in an assessment.

The Questionnaire, the QuestionnaireResponse and its reading are all made from the same fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, TypeAlias, final

import attrs

from practicecheck.errors import Path
from practicecheck.exchange import Plain
from practicecheck.frameworks import PointCode
from practicecheck.values import Value

BASE: Final = "https://practicecheck.readthedocs.io/fhir"
"""Where our names begin. They are names, and nothing has to be found there."""
REST: Final = f"{BASE}/StructureDefinition/rest"
"""The extension that carries what no question asks for."""
SYSTEM: Final = f"{BASE}/CodeSystem"

_STRING = re.compile(r"[ \r\n\t\S]+")
_CODE = re.compile(r"[^\s]+(?:\s[^\s]+)*")


@final
class Type(Enum):
    """FHIR's types of items that are used here."""

    GROUP = "group"
    DISPLAY = "display"
    STRING = "string"
    TEXT = "text"
    DECIMAL = "decimal"
    BOOLEAN = "boolean"
    DATE = "date"
    CHOICE = "choice"


VALUES: Final = {
    Type.STRING: "valueString",
    Type.TEXT: "valueString",
    Type.DECIMAL: "valueDecimal",
    Type.BOOLEAN: "valueBoolean",
    Type.DATE: "valueDate",
    Type.CHOICE: "valueCoding",
}
"""The key of an answer, by the type of its question."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Coded(Value):
    """Something that can be chosen, as a FHIR Coding.

    Attributes:
        system: The code system.
        means: What it is in an assessment; its text is the code.
        display: What people read.
        ordinal: What it counts for, where the points of a scale are in order.
    """

    system: str
    means: PointCode
    display: str
    ordinal: int | None = None

    @property
    def coding(self) -> dict[str, Plain]:
        """The Coding; without a display where FHIR would take it for no text."""
        made: dict[str, Plain] = {"system": self.system, "code": str(self.means)}
        return made | ({"display": self.display} if _is_text(self.display) else {})


When: TypeAlias = "tuple[str, bool | Coded]"
"""A question's link id, and the answer to it that opens another."""


@final
@attrs.frozen(kw_only=True, repr=False)
class Field(Value):
    """A question, or a group of them.

    Attributes:
        link: The link id: an item's id for its first value, its path elsewhere.
        path: Where the answer stands in an assessment.
        type: The FHIR type.
        text: What people read.
        number: What the source prints before it.
        repeats: Whether it may be answered several times.
        options: What can be chosen.
        when: What opens it.
        absent: The code of the HL7 system data-absent-reason, where it asks why there is no answer.
        initial: What is chosen already.
        below: What a group holds.
    """

    link: str
    path: Path = ()
    type: Type = Type.TEXT
    text: str = ""
    number: str | None = None
    repeats: bool = False
    options: tuple[Coded, ...] = ()
    when: When | None = None
    absent: str | None = None
    initial: Coded | None = None
    below: tuple[Field, ...] = ()

    def walk(self) -> Iterator[Field]:
        """Itself, then what it holds."""
        yield self
        for field in self.below:
            yield from field.walk()


def fhir_value(field: Field, value: Plain) -> Plain:
    """A value as FHIR writes it.

    Args:
        field: The question.
        value: The value as an assessment's plain values hold it.

    Returns:
        The value; nothing if FHIR can't hold it, as it can't hold a blank text.
    """
    if field.type is Type.CHOICE:
        return next((own.coding for own in field.options if _same(own.means, value)), None)
    if isinstance(value, str):
        return value if _is_text(value) else None
    return value


def _is_text(text: str) -> bool:
    return bool(text.strip()) and _STRING.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether a text can be a FHIR code.

    Args:
        text: Any text.
    """
    return _CODE.fullmatch(text) is not None


def _same(means: PointCode, value: Plain) -> bool:
    return type(means) is type(value) and means == value
