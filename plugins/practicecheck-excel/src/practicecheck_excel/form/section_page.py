"""The page of a section: its questions as they are printed, and what the team says of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from practicecheck.assessments import Agreement, Priority
from practicecheck.exchange import beside_item
from practicecheck.frameworks import (
    X_MARK,
    AnswerType,
    Item,
    Period,
    Scale,
    Section,
    TakesChoice,
    TakesEntries,
    TakesFrequency,
    TakesNarrative,
    TakesNumber,
    TakesPercent,
    TakesScore,
    TakesStream,
    TakesYesNo,
)
from practicecheck_excel.facets import (
    MARKS,
    FlagFacet,
    LinesFacet,
    RowsFacet,
    StreamFacet,
    TextFacet,
    WordFacet,
)
from practicecheck_excel.fields import Field
from practicecheck_excel.form.entry import Entry, Page
from practicecheck_excel.meaning import CANNOT
from practicecheck_excel.value_facet import PERCENT, ValueFacet

MARK_WORDS = tuple(word for word, _ in MARKS)
AGREED_WORDS = tuple(agreement.value for agreement in Agreement)
PRIORITY_WORDS = tuple(priority.value for priority in Priority)
LOCAL = "These are your council's own questions, and no part of the national ones."
_SHORT_LIST = 4
_SOURCES = 3
_PRIORITIES = 3


def section_page(section: Section, name: str, scale: Scale | None) -> Page:
    """Lay a section out.

    Args:
        section: The section.
        name: The sheet's name.
        scale: The scale that the answers are on.
    """
    scored = scale is not None and any(item.scored for item in section.walk())
    return Page(
        name=name,
        title=_title(section),
        lines=tuple(
            filter(
                None,
                (
                    section.extension and f"{LOCAL} Asked by {section.extension}, and scored apart.",
                    section.introduction,
                    section.alternative
                    and f"Only if {section.alternative.option} is chosen on the cover "
                    f"({section.alternative.choice}).",
                    _points(scale) if scored and scale else None,
                ),
            )
        ),
        entries=(
            *(entry for item in _with_parts(section) for entry in [_item(item, scale)]),
            *_of_section(section),
        ),
        section=section,
    )


def _title(section: Section) -> str:
    if section.extension:
        return f"Local: {section.title}"
    number = section.number or (section.id if section.id[:1].isdigit() else None)
    return f"{number}  {section.title}" if number else section.title


def _points(scale: Scale) -> str:
    points = [f"{point.code} = {point.anchor}" for point in scale.points]
    if scale.not_applicable is not None:
        points.append(f"{X_MARK} = {scale.not_applicable}")
    return f"Answers: {'; '.join(points)}"


def _with_parts(section: Section) -> Iterator[Item]:
    yield from section.walk()


def _item(item: Item, scale: Scale | None) -> Entry:
    offers = {Field.FLAG, Field.FLAG_WHY, Field.ANSWER, Field.REASON}
    words = item.scored or any(isinstance(taken, TakesNarrative) for taken in item.takes)
    entries = any(isinstance(taken, TakesEntries) for taken in item.takes)
    stream = any(isinstance(taken, TakesStream) for taken in item.takes)
    units = _units(item)
    offers |= {Field.WORDS} if words or entries else set()
    offers |= set() if words else {Field.COMMENT}
    offers |= {Field.EVIDENCE} if item.scored else set()
    offers |= {Field.UNIT} if units else set()
    offers |= {Field.WHAT, Field.FROM, Field.TO, Field.SAYS} if stream else set()
    offers |= {Field.PRIORITY} if item.scored and scale and scale.priority else set()
    number = f"{item.number}. " if item.number else ""
    title = f"{item.title}: " if item.title and item.title != item.text else ""
    return Entry(
        name=item.id,
        question=f"{number}{title}{item.text}",
        guidance="\n".join(_guidance(item, scale)),
        holder=("answers", item.id),
        facets=(
            ValueFacet(item=item, scale=scale),
            RowsFacet(key="entries", field=Field.WORDS),
            StreamFacet(),
            TextFacet(key="narrative", field=Field.WORDS),
            TextFacet(key="comment", field=Field.COMMENT),
            LinesFacet(key="evidence", field=Field.EVIDENCE),
            WordFacet(key="consensus", words=_same(AGREED_WORDS), field=Field.AGREED),
            FlagFacet(),
            WordFacet(key="priority", words=_same(PRIORITY_WORDS), field=Field.PRIORITY),
        ),
        offers=frozenset(offers if item.takes else ()),
        options=_options(item, scale),
        units=units,
        numeric=any(isinstance(taken, TakesNumber | TakesPercent | TakesFrequency) for taken in item.takes),
        blanks=_blanks(item.takes),
        item=item,
    )


def _same(words: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((word, word) for word in words)


def _blanks(takes: Iterable[AnswerType]) -> int:
    for taken in takes:
        if isinstance(taken, TakesEntries):
            return taken.most or _SHORT_LIST
        if isinstance(taken, TakesStream):
            return _SOURCES
    return 0


def _units(item: Item) -> tuple[str, ...]:
    if any(isinstance(taken, TakesFrequency) for taken in item.takes):
        return tuple(period.value for period in Period)
    units = [taken.unit for taken in item.takes if isinstance(taken, TakesNumber)]
    units += [PERCENT for taken in item.takes if isinstance(taken, TakesPercent)]
    return tuple(dict.fromkeys(units)) if len(units) > 1 else ()


def _options(item: Item, scale: Scale | None) -> tuple[str, ...]:
    options: list[str] = []
    x_allowed = True
    for taken in item.takes:
        match taken:
            case TakesScore() if scale is not None:
                options += [str(code) for code in scale.codes]
                x_allowed = scale.not_applicable is not None
            case TakesYesNo():
                options += ["yes", "no"]
            case TakesChoice() if not taken.several:
                options += [option.id for option in taken.options]
            case _:
                pass
    return (*options, *([X_MARK] if x_allowed else []), CANNOT)


def _guidance(item: Item, scale: Scale | None) -> Iterator[str]:
    if item.instruction:
        yield item.instruction
    if item.explanation:
        yield item.explanation
    if item.condition:
        yield f"Only if {item.condition.item} is answered {'yes' if item.condition.answer else 'no'}."
    if wanted := [told for taken in item.takes if (told := _told(taken, scale))]:
        yield f"Answer with {' or '.join(wanted)}."
    elif item.parts:
        yield "Answer the parts below."
    yield from beside_item(item)


def _told(taken: AnswerType, scale: Scale | None) -> str:
    match taken:
        case TakesScore():
            return f"a point from {scale.codes[0]} to {scale.codes[-1]}" if scale else ""
        case TakesNumber():
            most = "" if taken.most is None else f", at most {taken.most}"
            return f"a number ({taken.unit}{most})"
        case TakesPercent():
            return f"a percentage of {taken.of}, such as 7.5%"
        case TakesYesNo():
            return "yes or no"
        case TakesFrequency():
            return "how many times, and in which period"
        case TakesNarrative():
            return "your own words"
        case TakesEntries():
            return "a list" if taken.most is None else f"a list of up to {taken.most}"
        case TakesStream():
            return "sources: what each is, from when, and what it says"
        case TakesChoice():
            options = "; ".join(f"{option.id} ({option.title})" for option in taken.options)
            return f"{'any of these, one a line' if taken.several else 'one of these'}: {options}"


def _of_section(section: Section) -> Iterator[Entry]:
    holder = ("sections", section.id)
    words = frozenset({Field.WORDS})
    yield Entry(
        name=f"section/{section.id}/priorities",
        question="Priorities for action in this section",
        guidance=section.closing or "What matters most, one in each row.",
        holder=holder,
        facets=(RowsFacet(key="priorities", field=Field.WORDS),),
        offers=words,
        blanks=_PRIORITIES,
        before=("The section as a whole",),
    )
    yield Entry(
        name=f"section/{section.id}/note",
        question="Note on this section",
        holder=holder,
        facets=(TextFacet(key="note", field=Field.WORDS),),
        offers=words,
    )
    yield Entry(
        name=f"section/{section.id}/speaks-for",
        question="Whom the answers speak for, if not for all staff in scope",
        holder=holder,
        facets=(TextFacet(key="speaks_for", field=Field.WORDS),),
        offers=words,
    )
