"""The form on which each rater votes alone."""

from __future__ import annotations

from practicecheck.assessments import Assessment, item_is_asked, national_part
from practicecheck.errors import Code, DocumentError, Problem
from practicecheck.exchange import FormContent
from practicecheck.frameworks import X_MARK, Framework
from practicecheck_xlsform.names import word, xml_name
from practicecheck_xlsform.question import Asked, Group, Option, Question, Survey, quoted, ref
from practicecheck_xlsform.said import form_id, said, version_of
from practicecheck_xlsform.scales import scales_of, score_questions
from practicecheck_xlsform.survey import (
    choice_questions,
    heading,
    may_be_asked,
    relevance,
)

KIND = "ballots/1"


def ballot_survey(content: FormContent) -> Survey:
    """Ask one rater for a point on each scored item of the edition. What a rater can't judge stays blank.

    Args:
        content: What is voted on, and the assessment that the ballots are for: its unit, its choices and its
            perspectives. Nobody votes on what extensions add.

    Raises:
        DocumentError: Nothing in the edition is scored.
    """
    framework, assessment = content.framework.national, national_part(content.assessment)
    if not framework.scored:
        raise DocumentError(
            [
                Problem(
                    code=Code.NOT_TAKEN,
                    message=f"{framework.id} is not scored, so nobody can vote on it.",
                    remedy="Make the form for a team: a name that ends in .xlsform.xlsx, without ballots.",
                )
            ]
        )
    known = dict.fromkeys((*framework.perspectives, *assessment.perspectives))
    speaks = tuple(Option(name=word(own), label=own, means=own) for own in known)
    return Survey(
        framework=framework,
        kind=KIND,
        title=f"{framework.title} ({framework.edition}): your ballot",
        form_id=f"{form_id(framework)}-ballots",
        version=version_of(framework),
        instance_name=f"concat({ref('form-perspective')}, ' ', {ref('form-rater')})",
        groups=(
            Group(
                name="form-about",
                label="About you",
                questions=(
                    *said(KIND, FormContent(framework=framework, assessment=assessment)),
                    Question(
                        name="form-unit",
                        asked=Asked.SAID,
                        path=("unit",),
                        says=quoted(assessment.unit or ""),
                    ),
                    *choice_questions(framework, assessment),
                    Question(
                        name="form-rater",
                        asked=Asked.TEXT,
                        label="Your code, if you were given one",
                        hint="Such as r1. Never write your name. Leave it blank if you have none.",
                        path=("rater",),
                        constraint=r"regex(., '^[A-Za-z0-9][A-Za-z0-9_.\-]{0,39}$')",
                        fault="A code has letters and digits, without a blank.",
                    ),
                    Question(
                        name="form-perspective",
                        asked=Asked.ONE if speaks else Asked.TEXT,
                        label="For whom do you speak?",
                        path=("perspective",),
                        options=speaks,
                        required=True,
                    ),
                ),
            ),
            *_sections(framework, assessment),
        ),
    )


def _sections(framework: Framework, assessment: Assessment) -> tuple[Group, ...]:
    return tuple(
        Group(
            name=f"form-section-{xml_name(section.id)}",
            label=heading(section),
            questions=questions,
            relevant=relevance(section, assessment),
        )
        for section in framework.sections
        if may_be_asked(section, assessment)
        and (
            questions := tuple(
                question
                for item in section.walk()
                if item.scored and item_is_asked(item, assessment)
                for question in score_questions(
                    item, scales_of(section, framework, assessment), X_MARK, ("ballots", item.id), condition=""
                )
            )
        )
    )
