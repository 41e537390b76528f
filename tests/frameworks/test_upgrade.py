"""Carrying an extension over to another edition: what stays, what to look at, what is dropped."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from tests.extension_strategies import LONE, a_local_section, an_extension, extensions, scored
from tests.strategies import HAWD, LAW, an_item

from practicecheck.frameworks import (
    Condition,
    FrameworkId,
    Guidance,
    Narrowing,
    Verdict,
    check_extension,
    upgrade_extension,
)

STAYS, LOOK_AT, DROP = Verdict.STAYS, Verdict.LOOK_AT, Verdict.DROP


def _edition_2030():
    """q1-1 is worded anew, q1-2 is gone, q1-3 stands in section 3, q4-1 is called q4-9; section 2B is gone."""
    sections = {section.id: section for section in HAWD.sections if section.id != "2B"}
    q1 = {item.id: item for item in sections["1"].items}
    reworded = attrs.evolve(q1["q1-1"], text="To what extent is leadership visible to everybody?")
    sections["1"] = attrs.evolve(
        sections["1"], items=(reworded, *(q1[n] for n in q1 if n not in ("q1-1", "q1-2", "q1-3")))
    )
    sections["3"] = attrs.evolve(sections["3"], items=(*sections["3"].items, q1["q1-3"]))
    sections["4"] = attrs.evolve(
        sections["4"],
        title="Quality",
        items=tuple(
            attrs.evolve(item, id="q4-9") if item.id == "q4-1" else item for item in sections["4"].items
        ),
    )
    return attrs.evolve(
        HAWD, id=FrameworkId("how-are-we-doing@2030"), sections=tuple(sections.values()), equivalences=()
    )


NEW = _edition_2030()
MIXED = an_extension(
    sections=(
        a_local_section(scored("northshire:a"), after="3"),
        a_local_section(an_item("northshire:b"), id="northshire:gone", after="2B"),
        a_local_section(
            an_item("northshire:c", condition=Condition(item="workforce-15", answer=True)),
            id="northshire:renamed",
            after="4",
        ),
        a_local_section(an_item("northshire:d"), id="northshire:end"),
    ),
    narrows=(
        Narrowing(item="q1-2", reason="Nobody leads here."),
        Narrowing(item="q5-e", reason="The hub does."),
    ),
    guidance=tuple(
        Guidance(item=item, text=f"On {item}.", examples=("an example",), evidence=("a log",))
        for item in ("q1-1", "q1-2", "q1-3", "q4-1", "q4-2")
    ),
    note="Agreed in March.",
)


def steps_of(found):
    return {(step.part.value, step.name): (step.verdict, step.moved_to) for step in found.steps}


def test_each_part_is_told_item_by_item() -> None:
    found = upgrade_extension(MIXED, HAWD, NEW, "northshire-local@2030")
    assert steps_of(found) == {
        ("section", "northshire:s"): (STAYS, None),
        ("item", "northshire:a"): (STAYS, None),
        ("section", "northshire:gone"): (LOOK_AT, None),
        ("item", "northshire:b"): (STAYS, None),
        ("section", "northshire:renamed"): (LOOK_AT, None),
        ("item", "northshire:c"): (STAYS, None),
        ("section", "northshire:end"): (STAYS, None),
        ("item", "northshire:d"): (STAYS, None),
        ("narrowing", "q1-2"): (DROP, None),
        ("narrowing", "q5-e"): (STAYS, None),
        ("guidance", "q1-1"): (LOOK_AT, None),
        ("guidance", "q1-2"): (DROP, None),
        ("guidance", "q1-3"): (LOOK_AT, None),
        ("guidance", "q4-1"): (LOOK_AT, "q4-9"),
        ("guidance", "q4-2"): (STAYS, None),
    }


def test_both_wordings_stand_side_by_side() -> None:
    found = upgrade_extension(MIXED, HAWD, NEW, "northshire-local@2030")
    step = next(step for step in found.steps if (step.part.value, step.name) == ("guidance", "q1-1"))
    assert (step.was, step.now) == (HAWD.item("q1-1").text, NEW.item("q1-1").text)
    moved = next(step for step in found.steps if (step.part.value, step.name) == ("guidance", "q1-3"))
    assert moved.why == "q1-3 stood in section 1, and stands in 3 now."


def test_the_new_extension_fits_the_new_edition_and_the_old_one_stays() -> None:
    before = attrs.evolve(MIXED)
    new = upgrade_extension(MIXED, HAWD, NEW, "northshire-local@2030").extension
    assert check_extension(new, NEW) == ()
    assert (new.id, new.extends, new.digest) == ("northshire-local@2030", NEW.id, NEW.digest)
    assert [guidance.item for guidance in new.guidance] == ["q1-1", "q1-3", "q4-9", "q4-2"]
    assert [narrowing.item for narrowing in new.narrows] == ["q5-e"]
    assert [section.after for section in new.sections] == ["3", None, "4", None]
    assert before == MIXED


def test_nothing_is_lost_that_was_dropped() -> None:
    """It stands in the note, word for word, behind what stood there."""
    note = upgrade_extension(MIXED, HAWD, NEW, "northshire-local@2030").extension.note
    assert note == (
        "Agreed in March.\n"
        "Dropped on the way from how-are-we-doing@2016 to how-are-we-doing@2030:\n"
        "- q1-2 was narrowed: Nobody leads here.\n"
        "- guidance on q1-2: On q1-2. / Example: an example / Evidence: a log"
    )


def test_a_scale_with_another_anchor_is_to_be_looked_at() -> None:
    scale = HAWD.scales[0]
    anchored = attrs.evolve(scale, points=(attrs.evolve(scale.points[0], anchor="never"), *scale.points[1:]))
    edition = attrs.evolve(HAWD, id=FrameworkId("how-are-we-doing@2030"), scales=(anchored,))
    found = upgrade_extension(MIXED, HAWD, edition, "northshire-local@2030")
    step = next(step for step in found.steps if step.name == "northshire:a")
    assert step.verdict is LOOK_AT
    assert "0 not at all" in step.was
    assert "0 never" in step.now
    # A question that is scored on it means something else, too.
    assert steps_of(found)["guidance", "q4-2"] == (LOOK_AT, None)
    assert check_extension(found.extension, edition) == ()


def test_a_scale_of_another_name_is_taken_over() -> None:
    scale = attrs.evolve(HAWD.scales[0], id="extent-new")
    sections = tuple(
        attrs.evolve(s, items=tuple(attrs.evolve(i, takes=(), parts=(an_item(f"{i.id}-x"),)) for i in s.items))
        for s in HAWD.sections[:2]
    )
    edition = attrs.evolve(HAWD, id=FrameworkId("how@2030"), scales=(scale,), sections=sections)
    found = upgrade_extension(MIXED, HAWD, edition, "northshire-local@2030")
    assert next(found.extension.items).scales == ("extent-new",)
    assert steps_of(found)["item", "northshire:a"][0] is LOOK_AT


def test_a_question_is_answered_on_no_more_scales_than_before() -> None:
    """The edition has a second scale, for which nobody decided."""
    second = attrs.evolve(HAWD.scales[0], id="ten-points")
    edition = attrs.evolve(HAWD, id=FrameworkId("how-are-we-doing@2030"), scales=(*HAWD.scales, second))
    found = upgrade_extension(MIXED, HAWD, edition, "northshire-local@2030")
    assert next(found.extension.items).scales == ("extent-0-4",)
    assert steps_of(found)["item", "northshire:a"] == (STAYS, None)


def test_of_a_wording_that_is_not_installed_nothing_is_said_to_have_changed() -> None:
    found = upgrade_extension(MIXED, None, NEW, "northshire-local@2030")
    assert next(found.extension.items).scales == ("extent-0-4",)
    step = next(step for step in found.steps if step.name == "northshire:a")
    assert step.verdict is LOOK_AT
    assert step.why.endswith("the old wording is not installed to compare it with.")
    assert not any("changed" in step.why or "differently" in step.why for step in found.steps)


def test_a_condition_on_what_is_gone_is_told() -> None:
    """A narrowing goes with its condition; an item is asked always."""
    sections = tuple(
        attrs.evolve(
            section, items=tuple(i for i in section.items if i.id not in ("workforce-15", "workforce-16"))
        )
        for section in HAWD.sections
    )
    edition = attrs.evolve(HAWD, id=FrameworkId("how-are-we-doing@2030"), sections=sections)
    narrows = (
        Narrowing(item="q1-1", reason="x", only_if=Condition(item="workforce-15", answer=True)),
        Narrowing(item="q1-2", reason="y", only_if=Condition(item="northshire:d", answer=True)),
    )
    found = upgrade_extension(attrs.evolve(MIXED, narrows=narrows), HAWD, edition, "northshire-local@2030")
    assert [own.item for own in found.extension.narrows] == ["q1-2"]
    assert "q1-1 was narrowed (only if workforce-15 is answered yes): x" in found.extension.note
    assert steps_of(found)["narrowing", "q1-1"] == (DROP, None)
    assert steps_of(found)["item", "northshire:c"] == (LOOK_AT, None)
    assert [item.condition for item in found.extension.items if item.id == "northshire:c"] == [None]


def test_without_the_old_wording_everything_national_is_to_be_looked_at() -> None:
    found = upgrade_extension(MIXED, None, NEW, "northshire-local@2030")
    assert steps_of(found)["guidance", "q4-2"] == (LOOK_AT, None)
    assert steps_of(found)["guidance", "q1-2"] == (DROP, None)
    assert steps_of(found)["item", "northshire:a"] == (LOOK_AT, None)


def test_two_items_that_become_one_keep_both_words() -> None:
    """What would stand twice under one item is dropped into the note."""
    twin = an_extension(guidance=(Guidance(item="q4-1", text="One."), Guidance(item="q4-9", text="Two.")))
    old = attrs.evolve(
        HAWD,
        sections=tuple(
            attrs.evolve(s, items=(*s.items, an_item("q4-9"))) if s.id == "4" else s for s in HAWD.sections
        ),
    )
    found = upgrade_extension(twin, old, NEW, "northshire-local@2030")
    kept = [guidance.text for guidance in found.extension.guidance]
    assert all(
        text in [*kept, found.extension.note] or text in found.extension.note for text in ("One.", "Two.")
    )


@given(extensions(HAWD))
@LAW
def test_to_an_edition_that_changed_nothing_everything_stays(extension) -> None:
    edition = attrs.evolve(HAWD, id=FrameworkId("how-are-we-doing@2030"))
    found = upgrade_extension(extension, HAWD, edition, extension.id)
    assert {step.verdict for step in found.steps} <= {STAYS}
    assert attrs.evolve(found.extension, extends=HAWD.id, digest=HAWD.digest, note=extension.note) == extension


@given(extensions(HAWD))
@LAW
def test_whatever_is_carried_over_fits_the_new_edition(extension) -> None:
    """And every part of the old extension is told once."""
    found = upgrade_extension(extension, HAWD, NEW, extension.id)
    assert check_extension(found.extension, NEW) == ()
    parts = [step.name for step in found.steps]
    assert len(parts) == (
        len(extension.sections)
        + sum(1 for _ in extension.items)
        + len(extension.narrows)
        + len(extension.guidance)
    )


@pytest.mark.parametrize("own", [LONE, MIXED])
def test_an_upgrade_is_the_same_each_time(own) -> None:
    assert upgrade_extension(own, HAWD, NEW, "a@1") == upgrade_extension(own, HAWD, NEW, "a@1")
