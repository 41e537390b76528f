"""What is wrong with an assessment, held against the edition that it answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from practicecheck.assessments._answer import Answer, AnswerState, Number
from practicecheck.assessments._assessment import Assessment
from practicecheck.assessments._figures import check_figures
from practicecheck.assessments._state import (
    item_is_asked,
    scale_used,
    section_is_asked,
    states,
    values_given,
)
from practicecheck.errors import Code, Path, Problem, Severity, near
from practicecheck.frameworks import (
    AnswerType,
    Framework,
    Item,
    Measure,
    PointCode,
    Scale,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
    framework_digest,
)

_TYPE_OF_VALUE: dict[str, type[AnswerType]] = {
    "score": TakesScore,
    "number": TakesNumber,
    "percent": TakesPercent,
    "answer": TakesYesNo,
    "times": TakesFrequency,
    "chosen": TakesChoice,
    "entries": TakesEntries,
    "stream": TakesStream,
}

_WHAT_TO_WRITE: dict[type[AnswerType], str] = {
    TakesScore: "score: a point of the scale",
    TakesNumber: "number: a figure",
    TakesPercent: "percent: a figure from 0 to 100",
    TakesYesNo: "answer: true or false",
    TakesFrequency: "times: a number, and per: a period",
    TakesChoice: "chosen: a list of options",
    TakesEntries: "entries: a list of short texts",
    TakesStream: "stream: a list of sources, each with what and says",
}


def check_assessment(assessment: Assessment, framework: Framework) -> tuple[Problem, ...]:
    """Find every problem of an assessment.

    Args:
        assessment: The assessment as it was read.
        framework: The edition that it answers.

    Returns:
        Errors (it can't be used), warnings (a figure can't be right) and notes (what is unanswered).
    """
    return tuple(
        [
            *_digest(assessment, framework),
            *_choices(assessment, framework),
            *_sections(assessment, framework),
            *_capture(assessment),
            *_answers(assessment, framework),
            *_perspectives(assessment, framework),
            *check_figures(assessment, framework),
            *_unanswered(assessment, framework),
        ]
    )


def _digest(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    if assessment.digest not in (None, framework_digest(framework)):
        yield Problem(
            code=Code.DIGEST,
            message=f"the answers were given to another wording of {framework.id} than the one installed here.",
            remedy="Install the edition that was answered; or compare the two wordings, and if the answers "
            f"still hold, write digest: {framework_digest(framework)}",
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
    for choice in framework.choices:
        if assessment.option(choice.id) is None:
            answered = [
                answer.item
                for answer in assessment.answers
                if (section := framework.section_of.get(answer.item))
                and section.alternative
                and section.alternative.choice == choice.id
                and answer != Answer(item=answer.item)
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
            yield Problem(
                code=Code.UNKNOWN_SECTION,
                message=f'"{record.section}" is not a section of {framework.id}.',
                remedy=near(record.section, known) or f"It has: {', '.join(known)}.",
                path=path,
            )
        elif (record.priorities or record.note) and not section_is_asked(
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
        yield from _not_negative(value.number, path)
        yield from _whole(value.number, figure.measure, path)


def _capture(assessment: Assessment) -> Iterator[Problem]:
    capture = assessment.capture
    if capture.from_ and capture.to and capture.to < capture.from_:
        yield _reversed_dates(("capture", "to"))


def _reversed_dates(path: Path) -> Problem:
    return Problem(
        code=Code.REVERSED_DATES,
        message="the last day comes before the first.",
        remedy="Exchange the two dates, or mend the one that is wrong.",
        path=path,
    )


def _answers(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    items = framework.items
    scale = scale_used(assessment, framework)
    for answer in assessment.answers:
        path: Path = ("answers", answer.item)
        item = items.get(answer.item)
        if item is None:
            yield Problem(
                code=Code.UNKNOWN_ITEM,
                message=f'"{answer.item}" is not an item of {framework.id}.',
                remedy=near(answer.item, items) or f"`practicecheck show {framework.id}` prints its items.",
                path=path,
            )
            continue
        if answer == Answer(item=answer.item):
            continue
        if not item.takes:
            yield Problem(
                code=Code.ANSWER_ITS_PARTS,
                message=f"{item.id} is answered through its parts.",
                remedy=f"Answer {', '.join(part.id for part in item.parts)} instead.",
                path=path,
            )
            continue
        if not section_is_asked(framework.section_of[item.id], assessment, framework):
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
        yield from _answer(answer, item, scale, framework, path)
        yield from _ballots(answer, item, scale, path)


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


def _answer(
    answer: Answer, item: Item, scale: Scale | None, framework: Framework, path: Path
) -> Iterator[Problem]:
    given = values_given(answer)
    told = [*given]
    for reason in ("not_applicable", "cannot_answer"):
        written: str | None = getattr(answer, reason)
        if written is None:
            continue
        told.append(reason)
        if not written.strip():
            yield Problem(
                code=Code.NO_REASON,
                message=f"{reason} is given without a reason.",
                remedy=f"Write why, in a few words: {reason}: There is no night service.",
                path=(*path, reason),
            )
    if len(told) > 1:
        yield Problem(
            code=Code.TWO_STATES,
            message=f"the answer says {' and '.join(told)} at once.",
            remedy="Keep the one that is true.",
            path=path,
        )
    for key in given:
        if not any(isinstance(taken, _TYPE_OF_VALUE[key]) for taken in item.takes):
            yield _not_taken(key, item, path)
    if answer.not_applicable is not None and item.scored and scale and scale.not_applicable is None:
        yield Problem(
            code=Code.NOT_APPLICABLE_REFUSED,
            message=f"the scale {scale.id} has no X.",
            remedy="Give a score, or write cannot_answer with a reason.",
            path=(*path, "not_applicable"),
        )
    for taken in item.takes:
        yield from _value(answer, taken, item, scale, framework, path)
    if answer.per is not None and answer.times is None:
        yield Problem(
            code=Code.NOT_TAKEN,
            message="a period is given, but not how many times.",
            remedy="Write times: a number beside per.",
            path=(*path, "per"),
        )
    if answer.unit is not None and answer.number is None:
        yield Problem(
            code=Code.NOT_TAKEN,
            message="a unit is given, but no number.",
            remedy="Write number: a figure beside unit.",
            path=(*path, "unit"),
        )


def _not_taken(key: str, item: Item, path: Path) -> Problem:
    wanted = " or ".join(_WHAT_TO_WRITE.get(type(taken), "narrative: your words") for taken in item.takes)
    return Problem(
        code=Code.NOT_TAKEN,
        message=f"{item.id} is not answered with {key}.",
        remedy=f"Write {wanted}.",
        path=(*path, key),
    )


def _value(
    answer: Answer, taken: AnswerType, item: Item, scale: Scale | None, framework: Framework, path: Path
) -> Iterator[Problem]:
    match taken:
        case TakesScore() if answer.score is not None and scale:
            if fault := _off_scale(answer.score, scale, framework.scales, (*path, "score")):
                yield fault
        case TakesNumber() if answer.number is not None:
            yield from _number(answer.number, answer.unit, item, path, taken)
        case TakesPercent() if answer.percent is not None:
            yield from _not_negative(answer.percent, (*path, "percent"))
            yield from _at_most(answer.percent, 100, "a percentage", (*path, "percent"))
        case TakesFrequency() if answer.times is not None:
            yield from _not_negative(answer.times, (*path, "times"))
            if answer.per is None:
                yield Problem(
                    code=Code.WHICH_UNIT,
                    message="nothing says in which period.",
                    remedy="Write per: day, week, fortnight, month, quarter or year.",
                    path=path,
                )
        case TakesChoice():
            yield from _chosen(answer.chosen, taken, path)
        case TakesEntries() if taken.most is not None and len(answer.entries) > taken.most:
            yield Problem(
                code=Code.TOO_MANY_ENTRIES,
                message=f"{len(answer.entries)} entries are given, and {taken.most} are asked for.",
                remedy=f"Keep the {taken.most} that matter most; the narrative has room for the others.",
                path=(*path, "entries"),
            )
        case TakesStream():
            for n, entry in enumerate(answer.stream):
                if entry.from_ and entry.to and entry.to < entry.from_:
                    yield _reversed_dates((*path, "stream", n, "to"))
        case _:
            pass


def _off_scale(score: PointCode, scale: Scale, scales: Sequence[Scale], path: Path) -> Problem | None:
    if score in scale.codes and not isinstance(score, bool):
        return None
    for other in scales:
        if other.id != scale.id and score in other.codes:
            return Problem(
                code=Code.OTHER_SCALE,
                message=f"{score} is a point of the scale {other.id}, and this file uses {scale.id}.",
                remedy=f"Choose {_spoken(scale)}; or write scale: {other.id} under choices, for all answers.",
                path=path,
            )
    crossed = ", or write not_applicable with a reason" if scale.not_applicable is not None else ""
    return Problem(
        code=Code.OFF_SCALE,
        message=f"{score} is not on the scale {_span(scale)}.",
        remedy=f"Choose {_spoken(scale)}{crossed}.",
        path=path,
    )


def _span(scale: Scale) -> str:
    numbers = all(isinstance(code, int) for code in scale.codes)
    points = f"{scale.codes[0]}-{scale.codes[-1]}" if numbers else ", ".join(map(str, scale.codes))
    return f"{points} or X" if scale.not_applicable is not None else points


def _spoken(scale: Scale) -> str:
    *most, last = map(str, scale.codes)
    return f"{', '.join(most)} or {last}"


def _number(
    number: Number, unit: str | None, item: Item, path: Path, taken: TakesNumber
) -> Iterator[Problem]:
    numbers = [other for other in item.takes if isinstance(other, TakesNumber)]
    units = [other.unit for other in numbers]
    if len(units) > 1 and unit not in units:
        if taken is numbers[0]:
            yield Problem(
                code=Code.WHICH_UNIT,
                message="nothing says in which unit." if unit is None else f'"{unit}" is not a unit of {item.id}.',
                remedy=f"Write unit: {' or '.join(units)}.",
                path=path if unit is None else (*path, "unit"),
            )
            yield from _not_negative(number, (*path, "number"))
        return
    if unit not in (None, taken.unit):
        if len(units) == 1:
            yield Problem(
                code=Code.WHICH_UNIT,
                message=f'"{unit}" is not the unit of {item.id}.',
                remedy=f"Write unit: {taken.unit}, or leave it out.",
                path=(*path, "unit"),
            )
        return
    yield from _not_negative(number, (*path, "number"))
    yield from _whole(number, taken.measure, (*path, "number"))
    if taken.most is not None:
        yield from _at_most(number, taken.most, taken.unit, (*path, "number"))


def _not_negative(number: Number, path: Path) -> Iterator[Problem]:
    if number < 0:
        yield Problem(
            code=Code.BELOW_LEAST,
            message=f"{number} is less than nothing.",
            remedy="Write 0 or more; if it is not known, write cannot_answer with a reason.",
            path=path,
        )


def _whole(number: Number, measure: Measure, path: Path) -> Iterator[Problem]:
    if measure is Measure.COUNT and number != int(number):
        yield Problem(
            code=Code.NOT_WHOLE,
            message=f"{number} is not a whole number.",
            remedy="Count whole ones here, and put the exact figure into comment.",
            path=path,
        )


def _at_most(number: Number, most: Decimal | int, what: str, path: Path) -> Iterator[Problem]:
    if number > most:
        yield Problem(
            code=Code.ABOVE_MOST,
            message=f"{number} is more than {most}, the most that {what} can be.",
            remedy="Mend the figure; look for a slipped decimal point or a count in place of a share.",
            path=path,
        )


def _chosen(chosen: tuple[str, ...], taken: TakesChoice, path: Path) -> Iterator[Problem]:
    known = [option.id for option in taken.options]
    for n, name in enumerate(chosen):
        if name not in known:
            yield Problem(
                code=Code.UNKNOWN_OPTION,
                message=f'"{name}" can not be chosen here.',
                remedy=near(name, known) or f"Choose from: {', '.join(known)}.",
                path=(*path, "chosen", n),
            )
    if len(chosen) > 1 and not taken.several:
        yield Problem(
            code=Code.TOO_MANY_ENTRIES,
            message=f"{len(chosen)} options are chosen, and one is asked for.",
            remedy="Keep one of them.",
            path=(*path, "chosen"),
        )


def _perspectives(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    """Each perspective that nobody knows, once, where it first stands."""
    known = dict.fromkeys((*framework.perspectives, *assessment.perspectives))
    first: dict[str, Path] = {}
    count: Counter[str] = Counter()
    for answer in assessment.answers:
        for n, ballot in enumerate(answer.ballots):
            if ballot.perspective not in known:
                first.setdefault(ballot.perspective, ("answers", answer.item, "ballots", n, "perspective"))
                count[ballot.perspective] += 1
    for name, path in first.items():
        ballots = f"{count[name]} ballot{'s' if count[name] > 1 else ''}"
        there = f"Known here: {', '.join(known)}. Another one is declared" if known else "Declare it"
        yield _ballot(
            f'"{name}" is not a perspective that is known here ({ballots}).',
            f"{near(name, known)} {there} under perspectives, at the top of the file.".strip(),
            path,
        )


def _ballots(answer: Answer, item: Item, scale: Scale | None, path: Path) -> Iterator[Problem]:
    if answer.ballots and not item.scored:
        yield _ballot(f"{item.id} is not scored, so nobody can vote on it.", "Leave its ballots out.", path)
        return
    codes = scale.codes if scale else ()
    raters: set[str] = set()
    for n, ballot in enumerate(answer.ballots):
        if (
            ballot.score in codes
            and not ballot.not_applicable
            and ballot.rater not in raters
        ):
            raters.add(ballot.rater)
            continue
        here: Path = (*path, "ballots", n)
        if ballot.rater in raters:
            yield _ballot(
                f"{ballot.rater} votes on {item.id} a second time.",
                "Keep one of the two ballots, or give the other rater a code of their own.",
                here,
            )
        raters.add(ballot.rater)
        if (ballot.score is None) is not ballot.not_applicable:
            yield _ballot(
                "a ballot gives a score or X, one of the two.",
                "Write score: a point of the scale, or not_applicable: true.",
                here,
            )
        elif ballot.score is not None and scale and (fault := _off_scale(ballot.score, scale, (), here)):
            yield _ballot(fault.message, fault.remedy, (*here, "score"))
        elif ballot.not_applicable and scale and scale.not_applicable is None:
            yield _ballot(f"the scale {scale.id} has no X.", "Give a score, or leave the ballot out.", here)


def _ballot(message: str, remedy: str, path: Path) -> Problem:
    return Problem(code=Code.BALLOT, message=message, remedy=remedy, path=path)


def _unanswered(assessment: Assessment, framework: Framework) -> Iterator[Problem]:
    found = states(assessment, framework)
    asked = [name for name, state in found.items() if state is not AnswerState.NOT_ASKED]
    for section in framework.sections:
        own = [item.id for item in section.walk() if item.id in asked]
        blank = [name for name in own if found[name] is AnswerState.UNANSWERED]
        if blank:
            shown = ", ".join(blank[:6]) + (f" and {len(blank) - 6} more" if len(blank) > 6 else "")
            yield Problem(
                code=Code.UNANSWERED,
                message=f"section {section.id}: {len(blank)} of {len(own)} are still unanswered: {shown}.",
                remedy="Fill them in as you go; a missing answer is never counted as a zero.",
                severity=Severity.NOTE,
            )
