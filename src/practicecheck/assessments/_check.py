"""What is wrong with an assessment, held against the edition that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from practicecheck.assessments._answer import AnswerState
from practicecheck.assessments._answer_check import check_answer, is_plain_score
from practicecheck.assessments._assessment import Assessment
from practicecheck.assessments._ballot_check import check_ballots, check_perspectives
from practicecheck.assessments._consensus_check import check_median, check_room
from practicecheck.assessments._extension_check import extension_missing, extensions_named
from practicecheck.assessments._figures import check_figures
from practicecheck.assessments._limits import not_negative, reversed_dates, whole
from practicecheck.assessments._parts import local_part, national_part
from practicecheck.assessments._standing import Standing
from practicecheck.assessments._state import item_is_asked, scale_used, section_is_asked, states
from practicecheck.errors import Code, Path, Problem, Severity, near, some_of
from practicecheck.frameworks import Extension, Framework, Item, local_framework

_NO_EXTENSIONS: Mapping[str, Extension] = MappingProxyType({})


def check_assessment(
    assessment: Assessment, framework: Framework, extensions: Mapping[str, Extension] = _NO_EXTENSIONS
) -> tuple[Problem, ...]:
    """Find every problem of an assessment.

    Args:
        assessment: The assessment as it was read.
        framework: The edition that it answers.
        extensions: The extensions that there are, by id. Answers to others are kept, and not looked at.

    Returns:
        Errors (it can't be used), warnings (a figure can't be right) and notes (what is unanswered).
    """
    edition, national = framework.national, national_part(assessment)
    found = [*standing(national, edition).problems]
    if assessment.extensions or assessment.extension_digests:
        named, told = extensions_named(assessment, edition, extensions)
        found += told
        for extension in named:
            part, local = local_part(assessment, extension), local_framework(extension, edition)
            found += standing(part, local).problems
    # The room and the perspectives are held against the answers of each part, and told once.
    return tuple(dict.fromkeys(found))


def standing(assessment: Assessment, framework: Framework) -> Standing:
    """Hold an assessment against an edition.

    It is worked out once for the two values: whoever reads an assessment and whoever scores it ask the same.

    Args:
        assessment: The assessment, without what was answered to extensions.
        framework: The edition that it answers.
    """
    kept = assessment.standings.get(id(framework))
    if kept is None:
        found = states(assessment, framework)
        kept = Standing(framework=framework, states=found, problems=_problems(assessment, framework, found))
        # It holds the edition, so that no other one is ever known by the same number.
        assessment.standings[id(framework)] = kept
    return kept


def _problems(
    assessment: Assessment, framework: Framework, found: Mapping[str, AnswerState]
) -> tuple[Problem, ...]:
    return (
        *_digest(assessment, framework),
        *_choices(assessment, framework),
        *_sections(assessment, framework),
        *_capture(assessment),
        *_answers(assessment, framework),
        *check_perspectives(assessment, framework),
        *check_room(assessment, framework),
        *check_figures(assessment, framework),
        *_unanswered(found, framework),
    )


def _digest(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    if assessment.digest not in (None, framework.digest):
        yield Problem(
            code=Code.DIGEST,
            message=f"the answers were given to another wording of {framework.id} than the one installed here.",
            remedy="Install the edition that was answered; or compare the two wordings, and if the answers "
            f"still hold, write digest: {framework.digest}",
            path=("digest",),
        )


def _choices(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    options = {choice.id: [option.id for option in choice.options] for choice in framework.choices}
    if framework.scales:
        options["scale"] = [scale.id for scale in framework.scales]
    for made in assessment.choices:
        path: Path = ("choices", made.choice)
        if made.choice not in options:
            yield Problem(
                code=Code.UNKNOWN_CHOICE,
                message=f'"{made.choice}" is not a choice that {framework.id} offers.',
                remedy=near(made.choice, options) or f"It offers: {', '.join(options) or 'none'}.",
                path=path,
            )
        elif made.option not in options[made.choice]:
            yield Problem(
                code=Code.SCALE_NOT_PERMITTED if made.choice == "scale" else Code.UNKNOWN_CHOICE,
                message=f'{framework.id} does not offer {made.choice}: "{made.option}".',
                remedy=f"Write one of: {', '.join(options[made.choice])}.",
                path=path,
            )
    if len(framework.scales) > 1 and "scale" not in [made.choice for made in assessment.choices]:
        scored = [
            a for a in assessment.answers if a.score is not None or any(b.score is not None for b in a.ballots)
        ]
        yield Problem(
            code=Code.CHOICE_OPEN,
            message="nothing says which scale the answers are on.",
            remedy=f"Write scale: {' or '.join(options['scale'])} under choices.",
            path=("choices",),
            severity=Severity.ERROR if scored else Severity.NOTE,
        )
    for choice in framework.choices:
        if assessment.option(choice.id) is None:
            answered = [
                answer.item
                for answer in assessment.answers
                if (section := framework.section_of.get(answer.item))
                and section.alternative
                and section.alternative.choice == choice.id
                and not answer.blank
            ]
            yield Problem(
                code=Code.CHOICE_OPEN,
                message=f"nothing says which was chosen: {choice.question}",
                remedy=f"Write {choice.id}: {' or '.join(options[choice.id])} under choices.",
                path=("choices",),
                severity=Severity.ERROR if answered else Severity.NOTE,
            )


def _sections(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    known = [section.id for section in framework.sections]
    for record in assessment.sections:
        path: Path = ("sections", record.section)
        if record.section not in known:
            yield extension_missing(record.section, path) or Problem(
                code=Code.UNKNOWN_SECTION,
                message=f'"{record.section}" is not a section of {framework.id}.',
                remedy=near(record.section, known) or f"It has: {', '.join(known)}.",
                path=path,
            )
        elif (record.priorities or record.note or record.speaks_for) and not section_is_asked(
            framework.section(record.section), assessment, framework
        ):
            yield _other_alternative(record.section, path)
    figures = [figure.id for figure in framework.base]
    for value in assessment.base:
        path = ("base", value.figure)
        if value.figure not in figures:
            yield Problem(
                code=Code.UNKNOWN_BASE_FIGURE,
                message=f'"{value.figure}" is not a base figure of {framework.id}.',
                remedy=near(value.figure, figures) or f"It has: {', '.join(figures) or 'none'}.",
                path=path,
            )
            continue
        figure = framework.base[figures.index(value.figure)]
        yield from not_negative(value.number, path)
        yield from whole(value.number, figure.measure, path)


def _capture(assessment: Assessment) -> Iterator[Problem]:
    capture = assessment.capture
    if capture.from_ and capture.to and capture.to < capture.from_:
        yield reversed_dates(("capture", "to"))


_MOST_SLIPS = 200
"""More unknown ids than any form has questions are no slips of the keyboard: what each meant is not sought."""


def _answers(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    items = framework.items
    scale = scale_used(assessment, framework)
    asked = {s.id for s in framework.sections if section_is_asked(s, assessment, framework)}
    strangers = 0
    for answer in assessment.answers:
        path: Path = ("answers", answer.item)
        item = items.get(answer.item)
        if item is None:
            strangers += 1
            hint = near(answer.item, items) if strangers <= _MOST_SLIPS else ""
            yield extension_missing(answer.item, path) or Problem(
                code=Code.UNKNOWN_ITEM,
                message=f'"{answer.item}" is not an item of {framework.id}.',
                remedy=hint or f"`practicecheck show {framework.id}` prints its items.",
                path=path,
            )
            continue
        plain = scale is not None and is_plain_score(answer, item, scale)
        if not plain and answer.blank:
            continue
        if not item.takes:
            yield Problem(
                code=Code.ANSWER_ITS_PARTS,
                message=f"{item.id} is answered through its parts.",
                remedy=f"Answer {', '.join(part.id for part in item.parts)} instead.",
                path=path,
            )
            continue
        if framework.section_of[item.id].id not in asked:
            if _open_choice(item, assessment, framework):
                continue
            yield _other_alternative(item.id, path)
        elif item.condition and not item_is_asked(item, assessment):
            wanted = "yes (true)" if item.condition.answer else "no (false)"
            yield Problem(
                code=Code.CONDITION_NOT_MET,
                message=f"{item.id} is asked only if {item.condition.item} is answered {wanted}.",
                remedy=f"Leave {item.id} out, or mend the answer to {item.condition.item}.",
                path=path,
            )
        if not plain:
            yield from check_answer(answer, item, scale, framework, path)
        if answer.ballots:
            yield from check_ballots(answer, item, scale, path)
            yield from check_median(answer, scale, path)


def _open_choice(item: Item, assessment: Assessment, framework: Framework) -> bool:
    alternative = framework.section_of[item.id].alternative
    return alternative is not None and assessment.option(alternative.choice) is None


def _other_alternative(name: str, path: Path) -> Problem:
    return Problem(
        code=Code.OTHER_ALTERNATIVE,
        message=f"{name} belongs to the alternative that was not chosen.",
        remedy="Leave it out, or mend the choice under choices.",
        path=path,
    )


def _unanswered(found: Mapping[str, AnswerState], framework: Framework) -> Iterator[Problem]:
    if AnswerState.UNANSWERED not in found.values():
        return
    asked = {name for name, state in found.items() if state is not AnswerState.NOT_ASKED}
    for section in framework.sections:
        own = [item.id for item in section.walk() if item.id in asked]
        blank = [name for name in own if found[name] is AnswerState.UNANSWERED]
        if blank:
            count = f"{len(blank)} of {len(own)}"
            yield Problem(
                code=Code.UNANSWERED,
                message=f"section {section.id}: {count} are still unanswered: {some_of(blank)}.",
                remedy="Fill them in as you go; a missing answer is never counted as a zero.",
                severity=Severity.NOTE,
            )
