"""The cover of a form: who answers, how the data were collected, and how to fill it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from practicecheck.assessments import Basis, Voice
from practicecheck.frameworks import Framework, Scale
from practicecheck_excel.facet import Facet
from practicecheck_excel.facets import DayFacet, LinesFacet, NumberFacet, PairsFacet, TextFacet, WordFacet
from practicecheck_excel.fields import Field
from practicecheck_excel.form.entry import Entry, Page
from practicecheck_excel.meaning import CANNOT
from practicecheck_excel.names import row_name

WORKING_COPY = "Working copy, not for publication"
FRAMEWORK_ROW = "form/framework"
"""The row that says which framework a form asks."""
EXTENSIONS_ROW = "form/extensions"
"""The row that says which extensions it asks, too."""
BALLOTS_KEPT = (
    "This form keeps what single raters gave, without showing it, on the sheet Kept. Delete that sheet before "
    "you pass the form on to anybody who may not see it."
)
_ANSWER = frozenset({Field.ANSWER})

_HOW_TO = (
    "Write in the white cells with a border. The shaded cells are locked against slips; there is no password.",
    "Leave blank what you don't know yet: a blank is never counted as a zero.",
    "X means that a question does not apply here. Write X as the answer, and beside it why.",
    f"If something can't be answered, write {CANNOT}, and beside it why.",
    "A flag marks an answer as a strength, a gap, or something to watch; say why beside it.",
    "Lists have a numbered row for each entry. For more of them, add a row and number it on: [4], [5].",
    "Where a cell takes several lines, Alt and Enter together (Ctrl and Enter in LibreOffice) begin a new one.",
    "You may move, rename and widen things. Keep the headings and the column Item: answers are found by them.",
)


def keeps_ballots(tree: Mapping[str, Any]) -> bool:
    """Whether a form keeps what single raters gave.

    Args:
        tree: What was answered when the form is made.
    """
    return any("ballots" in answer for answer in (tree.get("answers") or {}).values())


def cover_page(framework: Framework, tree: Mapping[str, Any], scale: Scale | None) -> Page:
    """The cover.

    Args:
        framework: What is asked.
        tree: What was answered when the form is made.
        scale: The scale that the answers are on.
    """
    source = framework.provenance
    licence = "The licence is not known" if source.licence == "unknown" else f"Licence: {source.licence}"
    lines = (
        f"{WORKING_COPY}.",
        *([BALLOTS_KEPT] if keeps_ballots(tree) else []),
        framework.summary,
        "How to fill it in",
        *_HOW_TO,
        f"{source.attribution} {licence}. {source.licence_note or ''}".rstrip(),
    )
    return Page(
        name="Cover",
        title=f"{framework.title} ({framework.edition})",
        lines=lines,
        entries=(
            *_form(tree),
            *_about(),
            *_choices(framework, tree, scale),
            *_capture(),
            *_room(framework, tree),
            *_base(framework),
        ),
    )


def _entry(name: str, question: str, facet: Facet, guidance: str = "", **other: Any) -> Entry:
    top, _, below = name.partition("/")
    holder = () if top in ("about", "form") or not below else (top,)
    return Entry(
        name=name,
        question=question,
        guidance=guidance,
        holder=holder,
        facets=(facet,),
        offers=_ANSWER,
        **other,
    )


def _form(tree: Mapping[str, Any]) -> Iterator[Entry]:
    yield _entry(
        FRAMEWORK_ROW,
        "Framework",
        TextFacet(key="framework", field=Field.ANSWER),
        "Which questions these are",
        fixed=True,
        before=("About this form",),
    )
    yield _entry(
        "form/digest",
        "Digest of the wording",
        TextFacet(key="digest", field=Field.ANSWER),
        "Which wording was answered",
        fixed=True,
    )
    yield _entry(
        EXTENSIONS_ROW,
        "Extended by",
        LinesFacet(key="extensions", field=Field.ANSWER),
        "Local questions that are asked with it",
        fixed=True,
    )
    if tree.get("extensions"):
        yield _entry(
            "form/extension-digests",
            "Digests of the local wording",
            PairsFacet(key="extension_digests"),
            "Which local wording was answered",
            fixed=True,
        )


def _about() -> Iterable[Entry]:
    return (
        _entry(
            "about/organisation",
            "Organisation",
            TextFacet(key="organisation", field=Field.ANSWER),
            "The employer",
            before=("Who answers",),
        ),
        _entry(
            "about/unit", "Unit", TextFacet(key="unit", field=Field.ANSWER), "The team or service that answers"
        ),
        _entry("about/note", "Note", TextFacet(key="note", field=Field.ANSWER), "A remark on the whole"),
    )


def _choices(framework: Framework, tree: Mapping[str, Any], scale: Scale | None) -> Iterator[Entry]:
    taken = tree.get("choices") or {}
    before: tuple[str, ...] = ("What is decided once for the whole form",)
    for choice in framework.choices:
        options = tuple((option.id, option.title) for option in choice.options)
        yield _entry(
            f"choices/{choice.id}",
            choice.question,
            WordFacet(key=choice.id, words=options),
            "\n".join(f"{name}: {title}" for name, title in options),
            before=before,
            options=tuple(name for name, _ in options),
            fixed=choice.id in taken,
        )
        before = ()
    if len(framework.scales) > 1 or "scale" in taken:
        yield _entry(
            "choices/scale",
            "The scale for all answers",
            TextFacet(key="scale", field=Field.ANSWER),
            scale.title if scale else "",
            before=before,
            fixed=True,
        )


def _capture() -> Iterator[Entry]:
    yield _entry(
        "capture/from",
        "First day of the period",
        DayFacet(key="from"),
        "What the answers are about begins here: 2026-04-01",
        before=("How the data were collected",),
    )
    yield _entry("capture/to", "Last day of the period", DayFacet(key="to"))
    for key, question, guidance, words in (
        ("basis", "Staff are counted by", "headcount, or wte (whole-time equivalents)", Basis),
        ("voice", "Who fills it in", "on behalf of social workers, or jointly with them", Voice),
    ):
        values = tuple(str(word.value) for word in words)
        yield _entry(
            f"capture/{key}",
            question,
            WordFacet(key=key, words=tuple((value, value) for value in values)),
            guidance,
            options=values,
        )
    for key, question in (
        ("case", "What counts as one case"),
        ("scope", "Which staff are in scope"),
        ("services", "Which services the figures are about"),
        ("aggregation", "How results are added up"),
        ("publication", "How and to whom results will be published"),
    ):
        yield _entry(f"capture/{key}", question, TextFacet(key=key, field=Field.ANSWER))
    yield _entry(
        "capture/sources",
        "Where the data come from",
        LinesFacet(key="sources", field=Field.ANSWER),
        "One source a line",
    )


def _room(framework: Framework, tree: Mapping[str, Any]) -> Iterator[Entry]:
    own = (*(tree.get("perspectives") or ()), *(tree.get("room") or {}))
    asked = framework.perspectives if framework.scored else ()
    before: tuple[str, ...] = (
        "Who is in the room when scores are agreed: how many of each perspective, and never a name",
    )
    for perspective in dict.fromkeys((*asked, *own)):
        name = f"room/{perspective}"
        found = row_name(name)
        # A perspective that could be taken for another row is kept, and not shown.
        if found is not None and str(found) == name and found.name == name:
            yield _entry(name, perspective, NumberFacet(key=perspective), before=before, numeric=True)
            before = ()


def _base(framework: Framework) -> Iterator[Entry]:
    before: tuple[str, ...] = ("Figures that rates need. None of them has to be given.",)
    for figure in framework.base:
        yield _entry(
            f"base/{figure.id}",
            figure.title,
            NumberFacet(key=figure.id),
            figure.unit,
            before=before,
            numeric=True,
        )
        before = ()
