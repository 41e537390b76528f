"""What stands in one cell of an export, as the value that it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from practicecheck.errors import Code, near, shortened
from practicecheck.exchange import Plain
from practicecheck_xlsform.columns import folded
from practicecheck_xlsform.names import text_of
from practicecheck_xlsform.question import Asked, Gap, Option, Question

_NUMBER = re.compile(r"[-+]?\d{1,40}(?:[.,]\d{1,40})?", re.ASCII)
_THOUSANDS = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}")
_INERT = re.compile(r"'(?=\s*[=+\-@\t\r\n＝＋－＠])")  # noqa: RUF001 - the wide ones, too
_LINES = re.compile(r"\r\n|\r|\n")
_BLANKS = " \t\r\n\u00a0\u202f\u2007"
_DECIDED = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


class Refused(Exception):
    """A cell that can't be used, and why.

    Args:
        code: What kind of problem it is.
        message: What was found.
        remedy: What to do.
    """

    def __init__(self, code: Code, message: str, remedy: str) -> None:
        super().__init__(code, message, remedy)
        self.code = code
        self.message = message
        self.remedy = remedy


def value_of(question: Question, written: str) -> Plain | Gap:
    """Read a cell.

    Args:
        question: The question that it answers.
        written: What stands in it, without blanks around it. An apostrophe that keeps a spreadsheet from taking
            the text for a formula is taken off.

    Returns:
        The value as a document holds it, or why there is none.

    Raises:
        Refused: It is no answer to this question.
    """
    text = written[1:].strip(_BLANKS) if _INERT.match(written) else written
    match question.asked:
        case Asked.NUMBER | Asked.WHOLE:
            return _number(text)
        case Asked.ONE:
            meant = _chosen(question, text)
            return [meant] if question.path[-1] == "chosen" and isinstance(meant, str) else meant
        case Asked.SEVERAL:
            return [str(option.means) for option in _several(question, text)]
        case Asked.LINES:
            return [line.strip(_BLANKS) for line in _LINES.split(text) if line.strip(_BLANKS)]
        case Asked.SAID if question.options:
            return _chosen(question, text)
        case _:
            return text


def is_chosen(written: str) -> bool:
    """Whether a column of one option says that it was chosen.

    Args:
        written: What stands in it.

    Raises:
        Refused: It says neither.
    """
    decided = _DECIDED.get(written.casefold())
    if decided is None:
        raise Refused(
            Code.UNKNOWN_OPTION,
            f'"{shortened(written)}" says neither that this was chosen nor that it was not.',
            "Write 1 or 0.",
        )
    return decided


def _number(text: str) -> Plain:
    if not _NUMBER.fullmatch(text):
        raise Refused(
            Code.NOT_A_NUMBER,
            f'"{shortened(text)}" is not a number.',
            "Write digits. If it is not known, leave it blank and say why beside it.",
        )
    if _THOUSANDS.fullmatch(text):
        raise Refused(
            Code.TWO_MEANINGS,
            f'"{text}" may be a thousand and more, or less than a thousand with decimals.',
            "Write it without a comma, or with a point before its decimals.",
        )
    return int(text) if text.lstrip("+-").isdigit() else Decimal(text.replace(",", "."))


def _chosen(question: Question, text: str) -> Plain | Gap:
    for option in question.options:
        if text == option.name:
            return option.means
    alike = [
        option for option in question.options if folded(text) in (folded(option.label), folded(option.name))
    ]
    if len({option.means for option in alike}) == 1:
        return alike[0].means
    if question.path == ("perspective",):
        # The list of perspectives is open; whether it is known, the assessment decides.
        return text_of(text)
    raise _no_option(question, text)


def _several(question: Question, text: str) -> Sequence[Option]:
    """The options in the order of the form, since not every export keeps that in which they were chosen."""
    names = set(text.split())
    if names <= {option.name for option in question.options}:
        return [option for option in question.options if option.name in names]
    # Labels have blanks in them, and a blank between them: the longest that fits comes first.
    found: list[Option] = []
    rest = folded(text)
    longest = sorted(question.options, key=lambda option: -len(option.label))
    while rest:
        fits = next((own for own in longest if f"{rest} ".startswith(f"{folded(own.label)} ")), None)
        if fits is None:
            raise _no_option(question, rest)
        found.append(fits)
        rest = rest[len(folded(fits.label)) :].lstrip(" ,;")
    return [option for option in question.options if option in found]


def _no_option(question: Question, text: str) -> Refused:
    labels = [option.label for option in question.options]
    names = [option.name for option in question.options]
    return Refused(
        Code.OFF_SCALE if question.path[-1:] == ("score",) else Code.UNKNOWN_OPTION,
        f'"{shortened(text)}" can not be chosen here.',
        near(text, labels) or near(text, names) or f"Write one of: {', '.join(names)}.",
    )
