"""Words of the trade that people who use services meet in a plan, and what they mean (ours)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import final

import attrs

from practicecheck.values import Value


@final
@attrs.frozen(kw_only=True, repr=False)
class PlainWord(Value):
    """A word and its meaning in plain words.

    Attributes:
        word: The word as it is explained.
        means: What it means.
        pattern: Other forms under which it stands in a text, as a regular expression; the word itself if none.
    """

    word: str
    means: str
    pattern: str | None = None


PLAIN_WORDS: tuple[PlainWord, ...] = (
    PlainWord(word="agency worker", means="Somebody who works here for a while and is paid by another firm."),
    PlainWord(
        word="allocation",
        means="Deciding which worker a person gets.",
        pattern=r"(?:re-?)?allocat(?:ion|ed|ing|e)s?",
    ),
    PlainWord(
        word="AMHP",
        means="An approved mental health professional. They decide with doctors whether somebody has to go to "
        "hospital when the person does not agree.",
        pattern=r"AMHPs?|[Aa]pproved mental health professionals?",
    ),
    PlainWord(
        word="assessment",
        means="Finding out with a person what help they need; here also the questions that we answered about "
        "our own work.",
    ),
    PlainWord(word="audit", means="Looking at a number of cases to see how well the work was done."),
    PlainWord(word="board", means="The group of people who run a service and decide about it."),
    PlainWord(word="budget", means="The money for a year."),
    PlainWord(word="cabinet", means="The councillors who decide for the council."),
    PlainWord(word="care coordinator", means="The one worker who keeps all of a person's help together."),
    PlainWord(word="carer", means="Somebody who looks after a relative or friend and is not paid for it."),
    PlainWord(word="caseload", means="How many people one worker supports at a time."),
    PlainWord(word="commissioner", means="The person who decides which services are paid for."),
    PlainWord(
        word="consultant social worker",
        means="A social worker with long experience who helps others with hard work.",
    ),
    PlainWord(word="duty", means="The time when a worker answers whatever is urgent.", pattern=r"(?:on )?duty"),
    PlainWord(word="HR", means="The office that looks after staff and their contracts."),
    PlainWord(
        word="integrated team",
        means="A team in which council and health staff work together.",
        pattern=r"integrated (?:\w+ )?teams?",
    ),
    PlainWord(word="locality", means="A part of the area.", pattern=r"localit(?:y|ies)"),
    PlainWord(word="peer forum", means="A meeting of social workers among themselves."),
    PlainWord(
        word="principal social worker",
        means="The social worker who speaks for all social workers at the council.",
        pattern=r"[Pp]rincipal [Ss]ocial [Ww]orkers?",
    ),
    PlainWord(
        word="recovery college", means="Courses about mental health, given with people who have lived it."
    ),
    PlainWord(word="referral", means="Asking a service to help somebody.", pattern=r"referr(?:als?|ed)"),
    PlainWord(word="rota", means="A list of who works when."),
    PlainWord(word="safeguarding", means="Protecting people from harm by others.", pattern=r"[Ss]afeguarding"),
    PlainWord(
        word="supervision",
        means="Regular talks in which a worker and a senior worker think about the work together.",
    ),
    PlainWord(word="trust", means="The part of the NHS that runs mental health services here."),
    PlainWord(word="vacancy", means="A job that nobody holds at the moment.", pattern=r"vacanc(?:y|ies)"),
    PlainWord(word="workforce", means="All the people who work for a service."),
)


def explained(texts: Iterable[str]) -> tuple[PlainWord, ...]:
    """The words that stand in some texts and may need to be explained.

    Args:
        texts: Texts that people will read.

    Returns:
        The words, in alphabetical order.
    """
    whole = "\n".join(texts)
    return tuple(
        own
        for own in PLAIN_WORDS
        if re.search(rf"(?<![\w-])(?:{own.pattern or re.escape(own.word) + 's?'})(?![\w-])", whole)
    )
