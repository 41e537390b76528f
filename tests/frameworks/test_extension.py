"""Extensions: what they may hold, how they are laid over an edition, and where two of them clash."""

from __future__ import annotations

from itertools import permutations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extension_strategies import LONE, a_local_section, an_extension, extended, extensions, scored
from tests.strategies import EVERYTHING, HAWD, LAW, STANDARDS_2014, STEPS, an_item

from practicecheck.errors import DocumentError
from practicecheck.exchange import document_text, document_tree, read_extension, source_of
from practicecheck.frameworks import (
    AddsSum,
    Condition,
    ExtensionId,
    FrameworkId,
    Guidance,
    Item,
    Narrowing,
    Point,
    Scale,
    TakesYesNo,
    Wording,
    check_extension,
    clashes,
    extend,
    extension_digest,
    framework_digest,
    item_digest,
    local_framework,
)

OVER = {HAWD.id: HAWD, STEPS.id: STEPS, STANDARDS_2014.id: STANDARDS_2014, EVERYTHING.id: EVERYTHING}
editions = st.sampled_from([*OVER.values()])


def told(extension, framework=HAWD):
    return [(problem.code.value, problem.place) for problem in check_extension(extension, framework)]


@given(editions.flatmap(extensions))
@LAW
def test_what_is_written_is_read_back_the_same(extension) -> None:
    """As YAML and as JSON, and it fits its edition."""
    for as_json in (False, True):
        text = document_text(extension, as_json=as_json)
        assert read_extension(source_of(text), OVER) == extension
        assert read_extension(source_of(text)) == extension


@given(editions.flatmap(extended))
@LAW
def test_an_edition_keeps_its_digests_whatever_is_laid_over_it(made) -> None:
    """Each national item's, too; and the edition alone is found again, equal."""
    _, found = made
    over = next(iter(OVER[e.extends] for e in found.values()))
    together = extend(over, found.values())
    assert together.digest == over.digest == framework_digest(together.national)
    assert together.national == over
    assert document_tree(together) == document_tree(over)
    for item in over.items.values():
        assert item_digest(together.item(item.id), together) == item_digest(item, over)
        assert together.item(item.id).text == item.text
    own = {item.id for extension in found.values() for item in extension.items}
    assert set(together.items) == {*over.items, *own}


@given(editions.flatmap(extended), st.data())
@LAW
def test_the_order_of_extensions_changes_nothing(made, data) -> None:
    _, found = made
    over = next(iter(OVER[e.extends] for e in found.values()))
    given_in = data.draw(st.permutations([*found.values()]))
    assert extend(over, given_in) == extend(over, found.values())


def test_local_sections_are_asked_behind_the_section_that_they_name() -> None:
    other = an_extension(
        sections=(
            a_local_section(scored("west:a"), id="west:end"),
            a_local_section(scored("west:b"), id="west:also-3", after="3"),
        ),
        id=ExtensionId("west@2026"),
        namespace="west",
    )
    asked = [section.id for section in extend(HAWD, [other, LONE]).sections]
    assert asked[asked.index("3") :] == ["3", "northshire:s", "west:also-3", "4", "5", "west:end"]


def test_guidance_and_narrowing_stand_beside_their_questions() -> None:
    together = extend(HAWD, [LONE])
    (beside,) = together.item("q1-1").guidance
    assert (beside.text, beside.by) == ("Think of the hub.", LONE.title)
    assert together.item("q5-e").narrowing.by == LONE.id
    assert together.item("q1-2").guidance == ()
    assert together.section("northshire:s").extension == LONE.id


def test_without_extensions_nothing_is_laid_over() -> None:
    assert extend(HAWD, []) is HAWD
    assert extend(extend(HAWD, [LONE]), []) is HAWD


def test_what_an_extension_asks_is_a_framework_of_its_own() -> None:
    local = local_framework(LONE, extend(HAWD, [LONE]))
    assert (local.id, local.title) == (LONE.id, LONE.title)
    assert set(local.items) == {item.id for item in LONE.items}
    assert local.scales == HAWD.scales
    assert local_framework(an_extension(an_item("northshire:a")), HAWD).scales == ()


def test_the_digest_of_an_extension_is_that_of_what_it_asks_and_narrows() -> None:
    """Guidance, reasons and notes may be mended while teams are answering."""
    same = [
        attrs.evolve(LONE, title="Other", summary="Other", note="Other", guidance=()),
        attrs.evolve(LONE, narrows=(attrs.evolve(LONE.narrows[0], reason="Other."),)),
    ]
    others = [
        attrs.evolve(LONE, id=ExtensionId("northshire-local@2027")),
        attrs.evolve(LONE, digest="sha256:0"),
        attrs.evolve(LONE, narrows=()),
        attrs.evolve(LONE, sections=(attrs.evolve(LONE.sections[0], title="Other"),)),
        attrs.evolve(LONE, sections=(attrs.evolve(LONE.sections[0], items=LONE.sections[0].items[:1]),)),
    ]
    assert {extension_digest(each) for each in same} == {LONE.wording}
    assert len({extension_digest(each) for each in (LONE, *others)}) == len(others) + 1


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("q1-1", "PC308"),
        ("q1-1 ", "PC308"),
        ("lone-working", "PC308"),
        ("westmere:lone", "PC308"),
        ("Northshire:lone", "PC308"),
        ("NORTHSHIRE:lone", "PC308"),
        ("nоrthshire:lone", "PC308"),  # noqa: RUF001 - a Cyrillic o
        ("northshire :lone", "PC308"),
        (" northshire:lone", "PC308"),
        ("northshire-local:lone", "PC308"),
        ("northshire", "PC308"),
        ("northshire:", "PC303"),
        ("northshire:Lone", "PC303"),
        ("northshire:lоne", "PC303"),  # noqa: RUF001 - a Cyrillic o
        ("northshire:lone ", "PC303"),
        ("northshire: lone", "PC303"),
        ("northshire:lone_working", "PC303"),
        ("northshire:lone:working", "PC303"),
        ("northshire:q1-1\n", "PC303"),
        ("northshire:-lone", "PC303"),
        ("northshire:lone--working", "PC303"),
        ("northshire:ｌone", "PC303"),  # noqa: RUF001 - a wide l
        ("northshire:lone\u200b", "PC303"),
    ],
)
def test_an_id_that_only_looks_like_one_of_its_own_is_refused(name, code) -> None:
    """Blanks, capitals, letters of another alphabet, another namespace, or none."""
    extension = an_extension(an_item(name))
    assert told(extension) == [(code, "sections[1].items[1].id")]
    assert told(attrs.evolve(extension, sections=(a_local_section(an_item("northshire:a"), id=name),))) == [
        (code, "sections[1].id")
    ]


def test_two_of_its_own_things_have_two_ids() -> None:
    assert told(an_extension(an_item("northshire:a"), an_item("northshire:a"))) == [
        ("PC301", "sections[1].items[2].id")
    ]
    assert told(an_extension(an_item("northshire:s"))) == [("PC301", "sections[1].items[1].id")]


@pytest.mark.parametrize("name", ["northshire", "Northshire@2026", "northshire@", "@2026", "north shire@2026"])
def test_an_id_without_name_or_edition_is_refused(name) -> None:
    assert ("PC303", "id") in told(an_extension(id=ExtensionId(name)))


@pytest.mark.parametrize("space", ["", "North", "north shire", "north:shire", "nоrth", "-north", "north@"])  # noqa: RUF001
def test_a_namespace_is_small_letters_and_hyphens(space) -> None:
    assert ("PC303", "namespace") in told(an_extension(namespace=space))


@pytest.mark.parametrize("space", ["west", "northshire-local-2", "north", "northshire-l"])
def test_the_id_begins_with_the_namespace(space) -> None:
    """Answers find their extension by it, even where the extension is not installed."""
    assert told(an_extension(namespace=space)) == [("PC308", "namespace")]


@pytest.mark.parametrize("space", ["northshire", "northshire-local"])
def test_the_namespace_may_be_the_beginning_of_the_name_or_all_of_it(space) -> None:
    assert told(an_extension(namespace=space)) == []


@pytest.mark.parametrize("title", ["How are we doing?", " how  ARE we doing? ", "how-are-we-doing@2016"])
def test_an_extension_is_not_called_as_its_edition_is(title) -> None:
    assert told(an_extension(title=title)) == [("PC309", "title")]


def test_a_namespace_that_the_edition_has_items_in_is_refused() -> None:
    section = attrs.evolve(EVERYTHING.sections[0], items=(an_item("northshire:x"),))
    edition = attrs.evolve(EVERYTHING, sections=(section,))
    assert told(an_extension(over=edition), edition) == [("PC308", "namespace")]


def test_an_extension_for_another_wording_is_told_to_be_upgraded() -> None:
    (problem,) = check_extension(an_extension(digest="sha256:0"), HAWD)
    assert (problem.code.value, problem.place) == ("PC119", "digest")
    assert "practicecheck extension upgrade northshire-local@2026 --to how-are-we-doing@2016" in problem.remedy


def test_an_extension_of_another_edition_does_not_fit() -> None:
    assert told(LONE, STEPS) == [("PC309", "extends")]
    assert told(attrs.evolve(LONE, extends=FrameworkId("other@1"))) == [("PC309", "extends")]


SCALE = Scale(
    id="northshire:depth",
    title="Depth",
    points=(Point(code=1, anchor="shallow"), Point(code=1, anchor="deep")),
    default_key="northshire-depth@1",
    locator="policy",
)
NO = Condition(item="workforce-15", answer=False)


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        (
            an_extension(sections=(a_local_section(an_item("northshire:a"), after="9"),)),
            ("PC302", "sections[1].after"),
        ),
        (an_extension(Item(id="northshire:a", text="?", locator="x")), ("PC116", "sections[1].items[1]")),
        (
            an_extension(an_item("northshire:a", condition=Condition(item="q9", answer=True))),
            ("PC302", "sections[1].items[1].condition.item"),
        ),
        (
            an_extension(an_item("northshire:a", condition=Condition(item="q1-1", answer=True))),
            ("PC302", "sections[1].items[1].condition.item"),
        ),
        (
            an_extension(
                an_item("northshire:a", TakesYesNo(), condition=Condition(item="northshire:a", answer=True))
            ),
            ("PC302", "sections[1].items[1].condition.item"),
        ),
        (
            an_extension(an_item("northshire:a", adds_up=(AddsSum(wording=Wording.OURS),))),
            ("PC713", "sections[1].items[1].adds_up[1]"),
        ),
        (an_extension(scored("northshire:a"), scale=attrs.evolve(SCALE, points=SCALE.points[:1])),
         ("PC302", "sections[1].items[1].takes[1].scales[1]")),
        (an_extension(scale=SCALE), ("PC301", "scale.points[2].code")),
        (an_extension(scale=attrs.evolve(SCALE, id="depth", points=SCALE.points[:1])), ("PC308", "scale.id")),
        (an_extension(narrows=(Narrowing(item="q9-9", reason="x"),)), ("PC302", "narrows.q9-9")),
        (an_extension(narrows=(Narrowing(item="Q1-1", reason="x"),)), ("PC302", "narrows.Q1-1")),
        (an_extension(narrows=(Narrowing(item="q1-1", reason=" "),)), ("PC201", "narrows.q1-1.reason")),
        (
            an_extension(
                narrows=(Narrowing(item="workforce-15", reason="x", only_if=NO),),
            ),
            ("PC302", "narrows.workforce-15.only_if.item"),
        ),
        (
            an_extension(
                narrows=(Narrowing(item="q1-1", reason="x", only_if=Condition(item="q9", answer=True)),),
            ),
            ("PC302", "narrows.q1-1.only_if.item"),
        ),
        (
            an_extension(
                narrows=(
                    Narrowing(item="q5-e", reason="x"),
                    Narrowing(item="q5-e-example", reason="x"),
                ),
            ),
            ("PC301", "narrows.q5-e-example"),
        ),
        (an_extension(guidance=(Guidance(item="q9-9", text="x"),)), ("PC302", "guidance.q9-9")),
        (an_extension(guidance=(Guidance(item="q1-1"),)), ("PC116", "guidance.q1-1")),
    ],
)  # fmt: skip
def test_what_an_extension_refers_to_is_there(extension, expected) -> None:
    assert expected in told(extension)


def test_a_scored_item_can_not_be_taken_out_where_the_scale_has_no_x() -> None:
    extension = an_extension(over=EVERYTHING, narrows=(Narrowing(item="q2", reason="x"),))
    assert told(extension, EVERYTHING) == [("PC206", "narrows.q2")]


@pytest.mark.parametrize("key", ["provenance", "digest", "extends", "namespace", "title", "summary"])
def test_what_an_extension_must_say_is_missed(key) -> None:
    tree = "\n".join(
        line for line in document_text(an_extension()).splitlines() if not line.startswith(f"{key}:")
    )
    if key == "provenance":
        tree = "\n".join(line for line in tree.splitlines() if not line.startswith("  "))
    with pytest.raises(DocumentError, match=f'"{key}" is missing'):
        read_extension(source_of(tree), OVER)


def test_a_licence_that_nobody_looked_for_is_told() -> None:
    provenance = attrs.evolve(LONE.provenance, licence="unknown")
    assert told(attrs.evolve(LONE, provenance=provenance)) == [("PC116", "provenance.licence")]


CLASHING = (
    LONE,
    attrs.evolve(LONE, id=ExtensionId("northshire-local@2027")),
    an_extension(
        id=ExtensionId("west@2026"),
        namespace="west",
        narrows=(Narrowing(item="q5-e-example", reason="Nobody has one."),),
    ),
)


@pytest.mark.parametrize("given_in", [*permutations(CLASHING)])
def test_clashes_are_told_with_both_ids_and_the_item_in_whatever_order(given_in) -> None:
    messages = [problem.message for problem in clashes(given_in, HAWD)]
    assert messages == [
        (
            "northshire-local@2026 and northshire-local@2027 both have the namespace northshire, and both ask "
            "northshire:alone, northshire:followed, northshire:known, northshire:better."
        ),
        "northshire-local@2026 and west@2026 both narrow q5-e-example, in different ways.",
        "northshire-local@2027 and west@2026 both narrow q5-e-example, in different ways.",
    ]
    with pytest.raises(DocumentError) as caught:
        extend(HAWD, given_in)
    assert {problem.code.value for problem in caught.value.problems} == {"PC310"}


def test_extensions_that_narrow_alike_do_not_clash() -> None:
    narrows = (Narrowing(item="q5-e", reason="The hub leads it."),)
    one = an_extension(narrows=narrows)
    other = an_extension(id=ExtensionId("west@2026"), namespace="west", narrows=narrows)
    assert clashes([one, other], HAWD) == ()


def test_an_extension_named_twice_is_told() -> None:
    assert [problem.message for problem in clashes([LONE, LONE], HAWD)] == [f"{LONE.id} is named twice."]


def test_nothing_hangs_on_an_answer_that_is_held_back() -> None:
    """Whether its follow-up was asked would tell the answer."""
    section = LONE.sections[0]
    asked = tuple(attrs.evolve(item, sensitive=item.id == "northshire:alone") for item in section.items)
    found = check_extension(attrs.evolve(LONE, sections=(attrs.evolve(section, items=asked),)), HAWD)
    assert any("people's health or leave" in problem.message for problem in found)
