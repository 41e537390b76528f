"""What became of each question between two editions."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from tests.comparison.builders import a_crosswalk
from tests.strategies import EVERYTHING, HAWD, LAW, STANDARDS_2014, STEPS, an_item, frameworks

from practicecheck.frameworks import (
    Confidence,
    Correspondence,
    CrosswalkRow,
    Derivation,
    FrameworkId,
    ItemChange,
    TakesScore,
    diff_editions,
)

SAME = (ItemChange.SAME,)


def _with(item: str, **change):
    """The edition with one question changed."""

    def walk(own):
        if own.id == item:
            return attrs.evolve(own, **change)
        return attrs.evolve(own, parts=tuple(walk(part) for part in own.parts))

    return attrs.evolve(
        HAWD,
        id=FrameworkId("how-are-we-doing@2030"),
        sections=tuple(
            attrs.evolve(section, items=tuple(walk(own) for own in section.items)) for section in HAWD.sections
        ),
    )


def changes_of(later, item: str = "q1-1"):
    found = diff_editions(HAWD, later)
    assert all(link.changes == SAME for name, link in found.by_earlier.items() if name != item)
    return found.by_earlier[item].changes


TEXT = HAWD.item("q1-1").text


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"text": "Is leadership seen?"}, [ItemChange.REWORDED]),
        ({"text": TEXT.upper()}, [ItemChange.EDITORIAL]),
        ({"text": TEXT.replace(" ", "  ").rstrip("?")}, [ItemChange.EDITORIAL]),
        ({"instruction": "Think of the last month."}, [ItemChange.REWORDED]),
        ({"takes": (TakesScore(scales=("other",)),)}, [ItemChange.RESCALED]),
        ({"takes": ()}, [ItemChange.RESCALED]),
        ({"id": "q1-11"}, [ItemChange.MOVED]),
        ({"id": "q1-11", "instruction": "Think."}, [ItemChange.REWORDED, ItemChange.MOVED]),
        ({"id": "q1-11", "text": "Is leadership seen?"}, [ItemChange.RETIRED]),
        ({"note": "A note of ours.", "locator": "page 99", "number": "7"}, [ItemChange.SAME]),
    ],
)
def test_what_changed_about_a_question_is_named(change, expected) -> None:
    assert list(changes_of(_with("q1-1", **change))) == expected


def test_a_slip_of_the_printer_that_was_mended_is_editorial() -> None:
    as_printed = _with("q1-1", text="To what extend?", as_printed=None)
    mended = attrs.evolve(
        _with("q1-1", text="To what extent?", as_printed="To what extend?"), id=FrameworkId("hawd@2031")
    )
    assert diff_editions(as_printed, mended).by_earlier["q1-1"].changes == (ItemChange.EDITORIAL,)
    # That an edition prints something else than it means says nothing of another edition.
    other = attrs.evolve(mended, sections=_with("q1-1", text="Something else").sections)
    assert diff_editions(mended, other).by_earlier["q1-1"].changes == (ItemChange.REWORDED,)


def test_a_new_question_and_one_that_is_gone() -> None:
    first = HAWD.sections[1]
    later = attrs.evolve(
        HAWD,
        id=FrameworkId("how-are-we-doing@2030"),
        sections=(
            HAWD.sections[0],
            attrs.evolve(first, items=(*first.items[1:], an_item("q1-99"))),
            *HAWD.sections[2:],
        ),
    )
    found = diff_editions(HAWD, later)
    assert found.by_earlier[first.items[0].id].changes == (ItemChange.RETIRED,)
    assert found.by_later["q1-99"].changes == (ItemChange.ADDED,)
    assert found.count(ItemChange.RETIRED) == found.count(ItemChange.ADDED) == 1


@given(frameworks())
@LAW
def test_an_edition_beside_itself_is_the_same(edition) -> None:
    found = diff_editions(edition, edition)
    assert found.unchanged
    assert [link.later[0].id for link in found.links] == list(edition.items)


@given(frameworks(), frameworks())
@LAW
def test_each_item_of_both_editions_stands_in_one_link(one, other) -> None:
    found = diff_editions(one, other)
    earlier = [item.id for link in found.links for item in link.earlier]
    later = [item.id for link in found.links for item in link.later]
    assert sorted(earlier) == sorted(one.items)
    assert sorted(later) == sorted(other.items)


@pytest.mark.parametrize("edition", [STEPS, STANDARDS_2014, EVERYTHING])
def test_extensions_play_no_part(edition) -> None:
    assert diff_editions(edition, edition).unchanged


def test_a_crosswalk_between_other_editions_is_refused() -> None:

    with pytest.raises(ValueError, match="goes from how-are-we-doing@2016 to how-are-we-doing@2030"):
        diff_editions(HAWD, STEPS, a_crosswalk(HAWD.id, "how-are-we-doing@2030"))


def _row(relation: Correspondence, one: str, other: str) -> CrosswalkRow:
    return CrosswalkRow(
        from_=tuple(one.split()),
        to=tuple(other.split()),
        relation=relation,
        confidence=Confidence.HIGH,
        derived=Derivation.JUDGEMENT,
        rationale="We read them.",
    )


def test_from_one_framework_to_another_nothing_becomes_anything() -> None:
    """Their questions correspond, or stand in one of them alone; nobody merged or added any."""
    rows = (
        _row(Correspondence.SUBSET, "q1-1 q1-2 q1-3", "standard-1"),
        _row(Correspondence.SUPERSET, "q4-1", "standard-2 standard-3"),
        _row(Correspondence.EQUIVALENT, "q4-2", "standard-4"),
        _row(Correspondence.NONE, "q4-3", ""),
    )
    found = diff_editions(HAWD, STANDARDS_2014, a_crosswalk(HAWD.id, STANDARDS_2014.id, *rows))
    why = {name: [note.why for note in link.notes] for name, link in found.by_earlier.items()}
    assert why["q1-1"] == ["q1-1, q1-2 and q1-3 correspond to standard-1: We read them."]
    assert why["q4-1"] == ["q4-1 corresponds to standard-2 and standard-3: We read them."]
    assert why["q4-3"] == ["q4-3 corresponds to nothing in employer-standards@2014: We read them."]
    assert why["q1-systemic"] == ["q1-systemic is asked by how-are-we-doing@2016 alone."]
    assert found.by_later["standard-8"].notes[0].why == "standard-8 is asked by employer-standards@2014 alone."
    assert "q4-2 is called standard-4 there." in why["q4-2"]
    assert "q4-2 stands in section 4, and there in standards." in why["q4-2"]
    told = " ".join(note.why for link in found.links for note in link.notes)
    assert not {"became", "now", "new.", "more"} & {*told.replace(":", " ").split()}


def test_from_edition_to_edition_questions_become_others() -> None:
    later = attrs.evolve(HAWD, id=FrameworkId("how-are-we-doing@2030"))
    rows = (_row(Correspondence.SUBSET, "q1-1 q1-2", "q1-3"), _row(Correspondence.NONE, "q1-systemic", ""))
    found = diff_editions(HAWD, later, a_crosswalk(HAWD.id, later.id, *rows))
    assert found.by_earlier["q1-1"].notes[0].why == "q1-1 and q1-2 became q1-3: We read them."
    assert found.by_earlier["q1-systemic"].notes[0].why == "q1-systemic is not asked any more: We read them."
