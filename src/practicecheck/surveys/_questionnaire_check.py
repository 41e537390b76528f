"""What a questionnaire can't mean, held against the edition that it asks."""

from __future__ import annotations

from collections.abc import Iterator

from practicecheck.errors import Code, Path, Problem, Severity, near, shortened
from practicecheck.frameworks import Framework, Scale
from practicecheck.surveys._questionnaire import Questionnaire


def check_questionnaire(questionnaire: Questionnaire, framework: Framework) -> tuple[Problem, ...]:
    """Check a questionnaire.

    Args:
        questionnaire: The questionnaire.
        framework: The edition that it asks.

    Returns:
        Everything that is wrong with it.
    """
    return (*_items(questionnaire, framework), *_scale(questionnaire, framework), *_columns(questionnaire))


def _items(questionnaire: Questionnaire, framework: Framework) -> Iterator[Problem]:
    scored = [item.id for item in framework.items.values() if item.scored]
    for asked in questionnaire.items:
        if asked.item not in scored:
            what = "a scored" if asked.item in framework.items else "an"
            yield Problem(
                code=Code.UNKNOWN_ITEM,
                message=f'"{shortened(asked.item)}" is not {what} item of {framework.id}.',
                remedy=near(asked.item, scored) or f"`practicecheck show {framework.id}` prints its items.",
                path=("items", asked.item),
            )
    if not questionnaire.items:
        yield _amiss(
            "no column holds the answers to any item.",
            "Write under items which column holds which: `practicecheck survey map` drafts it.",
            ("items",),
        )


def _scale(questionnaire: Questionnaire, framework: Framework) -> Iterator[Problem]:
    scales = {scale.id: scale for scale in framework.scales}
    if questionnaire.scale is not None and questionnaire.scale not in scales:
        yield Problem(
            code=Code.SCALE_NOT_PERMITTED,
            message=f'{framework.id} does not offer scale: "{shortened(questionnaire.scale)}".',
            remedy=near(questionnaire.scale, scales) or f"Write one of: {', '.join(scales) or 'none'}.",
            path=("scale",),
        )
        return
    if questionnaire.scale is None and len(scales) > 1:
        yield Problem(
            code=Code.CHOICE_OPEN,
            message="nothing says which scale the answers are on.",
            remedy=f"Write scale: {' or '.join(scales)}",
            path=("scale",),
        )
        return
    for scale in scales.values():
        if questionnaire.scale in (None, scale.id):
            yield from _answers(questionnaire, scale)


def _answers(questionnaire: Questionnaire, scale: Scale) -> Iterator[Problem]:
    says: set[object] = set()
    for n, answer in enumerate(questionnaire.answers):
        if answer.point not in scale.codes:
            yield Problem(
                code=Code.OFF_SCALE,
                message=f"{answer.point} is not a point of {scale.id}.",
                remedy=f"Write one of {', '.join(map(str, scale.codes))}.",
                path=("answers", n, "point"),
            )
        if answer.says in says:
            yield _amiss(
                f'"{shortened(str(answer.says))}" is given a meaning twice.',
                "Keep one of them.",
                ("answers", n),
            )
        says.add(answer.says)
    for key in ("not_applicable", "missing"):
        for n, value in enumerate(getattr(questionnaire, key)):
            if value in says or (not questionnaire.answers and value in scale.codes):
                yield _amiss(
                    f'"{shortened(str(value))}" is an answer, too.',
                    "One thing in the file can mean one thing only: leave it out in one of the two places.",
                    (key, n),
                )
            says.add(value)


def _columns(questionnaire: Questionnaire) -> Iterator[Problem]:
    used: dict[str, str] = {}
    for asked in questionnaire.items:
        if asked.column in used:
            yield _amiss(
                f'the column "{shortened(asked.column)}" is said to hold {used[asked.column]} as well.',
                "A column holds the answers to one item.",
                ("items", asked.item, "column"),
            )
        used.setdefault(asked.column, asked.item)
    for group in questionnaire.groups:
        if group.column in used:
            yield _amiss(
                f'the column "{shortened(group.column)}" holds answers to {used[group.column]}: '
                "nobody can be grouped by it.",
                "Name another column.",
                ("groups", group.name),
                Severity.WARNING,
            )


def _amiss(message: str, remedy: str, path: Path, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code=Code.QUESTIONNAIRE, message=message, remedy=remedy, path=path, severity=severity)
