"""The form that a team answers together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from practicecheck.assessments import Assessment, Basis, Voice
from practicecheck.exchange import FormContent
from practicecheck.frameworks import Framework, Measure, Section
from practicecheck_xlsform.item import item_questions
from practicecheck_xlsform.names import word, xml_name
from practicecheck_xlsform.question import Asked, Group, Option, Question, Survey, both, quoted, ref
from practicecheck_xlsform.said import form_id, said, version_of
from practicecheck_xlsform.scales import scales_of
from practicecheck_xlsform.values import decided

KIND: Final = "assessment/1"

_BASIS = (
    Option(name=Basis.HEADCOUNT.value, label="People (head count)", means=Basis.HEADCOUNT.value),
    Option(name=Basis.WTE.value, label="Whole-time equivalents", means=Basis.WTE.value),
)
_VOICE = (
    Option(name=word(Voice.ON_BEHALF.value), label="On behalf of social workers", means=Voice.ON_BEHALF.value),
    Option(name=word(Voice.JOINTLY.value), label="Jointly with social workers", means=Voice.JOINTLY.value),
)


def assessment_survey(content: FormContent) -> Survey:
    """Ask a framework, and what extensions add to it.

    Args:
        content: What is asked, and the assessment that says which alternatives have been chosen and whose it
            is. What it answers already stays in its own file: a submission is made by whoever fills it in.
    """
    framework, assessment, wordings = content.framework, content.assessment, content.wordings
    return Survey(
        framework=framework,
        kind=KIND,
        title=f"{framework.title} ({framework.edition})",
        form_id=form_id(framework, *wordings),
        version=version_of(framework, wordings),
        instance_name=f"concat({ref('form-organisation')}, ' ', {ref('form-unit')})",
        groups=(
            Group(
                name="form-about",
                label="About this form",
                questions=(*said(KIND, content), *_about(framework, assessment)),
            ),
            *(
                group
                for section in framework.sections
                if may_be_asked(section, assessment)
                for group in _section(section, framework, assessment)
            ),
            Group(
                name="form-end",
                label="The whole",
                questions=(_words("note", "Anything else there is to say", ("note",)),),
            ),
        ),
    )


def choice_questions(framework: Framework, assessment: Assessment) -> Iterator[Question]:
    """Ask what has not been decided; the form itself says what has.

    Args:
        framework: The edition.
        assessment: The choices that have been taken.
    """
    asked = [
        (own.id, own.question, tuple(Option(name=word(o.id), label=o.title, means=o.id) for o in own.options))
        for own in framework.choices
    ]
    if len(framework.scales) > 1:
        scales = tuple(Option(name=word(s.id), label=s.title, means=s.id) for s in framework.scales)
        asked.append(("scale", "On which scale are the answers?", scales))
    for choice, question, options in asked:
        taken = assessment.option(choice)
        yield Question(
            name=f"form-choice-{xml_name(choice)}",
            asked=Asked.ONE if taken is None else Asked.SAID,
            label=question if taken is None else "",
            path=("choices", choice),
            options=options,
            says="" if taken is None else quoted(word(taken)),
            required=taken is None,
        )


def may_be_asked(section: Section, assessment: Assessment) -> bool:
    """Whether a section is asked, or may be once its choice is taken.

    Args:
        section: The section.
        assessment: The choices that have been taken.
    """
    return section.alternative is None or assessment.option(section.alternative.choice) in (
        None,
        section.alternative.option,
    )


def relevance(section: Section, assessment: Assessment) -> str:
    """When a section is asked, in XPath.

    Args:
        section: The section.
        assessment: The choices that have been taken.
    """
    if section.alternative is None or assessment.option(section.alternative.choice) is not None:
        return ""
    choice = ref(f"form-choice-{xml_name(section.alternative.choice)}")
    return f"{choice} = {quoted(word(section.alternative.option))}"


def heading(section: Section) -> str:
    """A section's heading, with its number; and whether it is local.

    Args:
        section: The section.
    """
    if section.extension is not None:
        return f"Local: {section.title}"
    number = section.number or (section.id if section.id[:1].isdigit() else "")
    return f"{number}  {section.title}" if number else section.title


def _about(framework: Framework, assessment: Assessment) -> Iterator[Question]:
    yield _words("organisation", "Organisation", ("organisation",), says=assessment.organisation, lines=False)
    yield _words("unit", "The team or service that answers", ("unit",), says=assessment.unit, lines=False)
    yield from choice_questions(framework, assessment)
    for key, label in (("from", "The first day of the period"), ("to", "The last day of the period")):
        yield Question(name=f"form-{key}", asked=Asked.DATE, label=label, path=("capture", key))
    yield Question(
        name="form-basis",
        asked=Asked.ONE,
        label="What do figures of staff count?",
        path=("capture", "basis"),
        options=_BASIS,
    )
    yield _words("case", "What counts as one case?", ("capture", "case"))
    yield _words("scope", "Which staff are in scope?", ("capture", "scope"))
    yield _words("services", "Which services are the figures about?", ("capture", "services"))
    yield Question(
        name="form-voice",
        asked=Asked.ONE,
        label="Is this form filled in on behalf of social workers, or jointly with them?",
        path=("capture", "voice"),
        options=_VOICE,
    )
    yield Question(
        name="form-sources",
        asked=Asked.LINES,
        label="Where do the data come from?",
        hint="One source on each line.",
        path=("capture", "sources"),
    )
    yield _words("aggregation", "How are results added up?", ("capture", "aggregation"))
    yield _words("publication", "How and to whom will results be published?", ("capture", "publication"))
    if framework.scored:
        for perspective in dict.fromkeys((*framework.perspectives, *assessment.perspectives)):
            yield _count(
                f"form-room-{word(perspective)}", f"How many in the room: {perspective}", ("room", perspective)
            )
    for figure in framework.base:
        yield _count(
            f"form-base-{xml_name(figure.id)}",
            figure.title,
            ("base", figure.id),
            f"In {figure.unit}. It does not have to be given.",
            whole=figure.measure is Measure.COUNT,
        )


def _section(section: Section, framework: Framework, assessment: Assessment) -> Iterator[Group]:
    name, path = f"form-section-{xml_name(section.id)}", ("sections", section.id)
    scales = scales_of(section, framework, assessment)
    there = {
        item.id: item for own in framework.sections if may_be_asked(own, assessment) for item in own.walk()
    }
    questions: list[Question] = []
    if text := "\n".join(filter(None, (_whose(section), section.introduction))):
        questions.append(Question(name=f"{name}-introduction", asked=Asked.NOTE, label=text))
    for item in section.walk():
        condition = ""
        if item.condition and item.condition.item in there:
            condition = decided(there[item.condition.item], answer=item.condition.answer)
        questions += item_questions(item, scales, condition, flags=not framework.national.scored)
    questions += (
        Question(
            name=f"{name}-priorities",
            asked=Asked.LINES,
            label=f"Priorities for action ({section.title})",
            hint=" ".join(filter(None, (section.closing, "One on each line."))),
            path=(*path, "priorities"),
        ),
        Question(
            name=f"{name}-note",
            asked=Asked.WORDS,
            label=f"Anything else there is to say about this section ({section.title})",
            path=(*path, "note"),
        ),
    )
    yield Group(
        name=name,
        label=heading(section),
        questions=tuple(questions),
        relevant=both(relevance(section, assessment)),
    )


def _whose(section: Section) -> str | None:
    if section.extension is None:
        return None
    return f"Asked by {section.extension}. Its answers are scored apart from the national ones."


def _words(
    name: str, label: str, path: tuple[str, ...], *, says: str | None = None, lines: bool = True
) -> Question:
    return Question(
        name=f"form-{name}",
        asked=Asked.WORDS if lines else Asked.TEXT,
        label=label,
        path=path,
        says=f"concat({quoted(says)}, '')" if says else "",
    )


def _count(name: str, label: str, path: tuple[str, ...], hint: str = "", *, whole: bool = True) -> Question:
    return Question(
        name=name,
        asked=Asked.WHOLE if whole else Asked.NUMBER,
        label=label,
        hint=hint,
        path=path,
        constraint=". >= 0",
        fault="Write a number, not less than 0.",
    )
