"""The same form read by other libraries, each as its own documentation would have it done."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from benchmarks.full_form import without_kind


def pydantic_reader() -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    """Pydantic models of the same shape: types, ranges, no unknown keys. They know no framework."""
    from pydantic import BaseModel, ConfigDict, Field

    class Strict(BaseModel):
        model_config = ConfigDict(extra="forbid", frozen=True)

    point = Annotated[int, Field(ge=0, le=4)]

    class Ballot(Strict):
        rater: str
        perspective: str
        score: point | None = None
        not_applicable: bool = False

    class Flag(Strict):
        is_: Literal["strength", "gap", "watch"] = Field(alias="is")
        why: str | None = None

    class Answer(Strict):
        score: point | None = None
        number: float | None = None
        percent: float | None = Field(default=None, ge=0, le=100)
        answer: bool | None = None
        times: float | None = None
        per: str | None = None
        entries: tuple[str, ...] = ()
        narrative: str | None = None
        not_applicable: str | None = None
        cannot_answer: str | None = None
        comment: str | None = None
        evidence: tuple[str, ...] = ()
        consensus: Literal["discussion", "median", "none"] | None = None
        flag: Flag | None = None
        ballots: tuple[Ballot, ...] = ()

    class Capture(Strict):
        from_: date | None = Field(default=None, alias="from")
        to: date | None = None
        basis: Literal["headcount", "wte"] | None = None

    class Assessment(Strict):
        framework: str
        organisation: str | None = None
        unit: str | None = None
        capture: Capture | None = None
        answers: dict[str, Answer]

    class Measure(Strict):
        item: str | None = None
        baseline: float | None = None
        target: float | None = None
        unit: str | None = None

    class Monitoring(Strict):
        on: date
        forum: str | None = None

    class Action(Strict):
        id: str
        action: str | None = None
        for_whom: str | None = None
        addresses: tuple[str, ...] = ()
        section: str | None = None
        builds_on: Literal["gap", "strength"] | None = None
        measure: Measure | None = None
        lead: str | None = None
        lead_agreed: bool = False
        resources: str | None = None
        released_by: str | None = None
        systemic_impact: str | None = None
        start: date | None = None
        monitoring: tuple[Monitoring, ...] = ()
        completion: date | None = None
        sign_off: str | None = None

    class Plan(Strict):
        framework: str
        sponsor: str | None = None
        lead: str | None = None
        forum: str | None = None
        actions: tuple[Action, ...] = ()

    class AssessmentFile(Assessment):
        practicecheck: Literal["assessment/1"]

    class PlanFile(Plan):
        practicecheck: Literal["plan/1"]

    return AssessmentFile.model_validate_json, PlanFile.model_validate_json


def cattrs_reader() -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    """Cattrs as it comes, into attrs classes of the same shape: it bends types, and knows no framework."""
    from typing import Optional

    import attrs
    import cattrs

    @attrs.frozen
    class Ballot:
        rater: str
        perspective: str
        score: Optional[int] = None  # noqa: UP045 - as people write it

    @attrs.frozen
    class Answer:
        score: Optional[int] = None  # noqa: UP045
        narrative: Optional[str] = None  # noqa: UP045
        evidence: tuple[str, ...] = ()
        consensus: Optional[str] = None  # noqa: UP045
        ballots: tuple[Ballot, ...] = ()

    @attrs.frozen
    class Assessment:
        framework: str
        organisation: str
        unit: str
        capture: dict[str, str]
        answers: dict[str, Answer]

    converter = cattrs.Converter()
    for cls in (Ballot, Answer, Assessment):
        attrs.resolve_types(cls, globalns=globals(), localns=locals())
    return (lambda text: converter.structure(without_kind(json.loads(text)), Assessment)), json.loads


def fhir_reader() -> tuple[str, Callable[[str], Any]]:
    """The same answers as a FHIR QuestionnaireResponse, through fhir.resources."""
    from fhir.resources.questionnaireresponse import QuestionnaireResponse

    from benchmarks.full_form import assessment

    def extra(link: str, value: Any, kind: str) -> dict[str, Any]:
        return {"linkId": link, "answer": [{kind: value}]}

    items = []
    for name, answer in assessment()["answers"].items():
        below = [extra(f"{name}-narrative", answer["narrative"], "valueString")]
        below += [
            extra(f"{name}-evidence-{n}", text, "valueString") for n, text in enumerate(answer["evidence"], 1)
        ]
        for ballot in answer["ballots"]:
            below.append(
                {
                    "linkId": f"{name}-ballot-{ballot['rater']}",
                    "answer": [{"valueInteger": ballot["score"]}],
                    "item": [
                        extra(f"{name}-{ballot['rater']}-perspective", ballot["perspective"], "valueString")
                    ],
                }
            )
        items.append({"linkId": name, "answer": [{"valueInteger": answer["score"], "item": below}]})
    text = json.dumps(
        {
            "resourceType": "QuestionnaireResponse",
            "status": "completed",
            "questionnaire": "https://practicecheck.example/benchmark",
            "item": items,
        }
    )
    return text, QuestionnaireResponse.model_validate_json
