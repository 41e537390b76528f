"""A digest is over what is asked and how it can be answered, not over how a file is laid out."""

from __future__ import annotations

import re
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import COLOURS, EVERYTHING, EXTENT, HAWD, LAW, a_framework, an_item, frameworks, texts

from practicecheck.exchange import document_tree, json_text, read_framework, source_of, yaml_text
from practicecheck.frameworks import (
    Alternative,
    BaseFigure,
    Condition,
    Framework,
    Item,
    Measure,
    Period,
    TakesNarrative,
    TakesNumber,
    TakesScore,
    Wording,
    framework_digest,
    item_digest,
)

SCORED = an_item("a", TakesScore(scales=("extent",)), title="A", explanation="Why")
FORM = a_framework(SCORED, an_item("b", TakesNumber(measure=Measure.COUNT, unit="cases")), scales=(EXTENT,))


def _shuffled(tree: Any, draw: st.DrawFn) -> Any:
    if isinstance(tree, dict):
        return {key: _shuffled(tree[key], draw) for key in draw(st.permutations(list(tree)))}
    return [_shuffled(below, draw) for below in tree] if isinstance(tree, list) else tree


@LAW
@given(st.data())
def test_the_order_of_names_and_the_spelling_of_the_file_do_not_count(data: st.DataObject) -> None:
    framework = data.draw(frameworks())
    tree = _shuffled(document_tree(framework), data.draw)
    for text, name in ((yaml_text(tree), "a.yaml"), (json_text(tree), "a.json")):
        again = read_framework(source_of(text, name))
        assert framework_digest(again) == framework_digest(framework)
        for item in framework.items.values():
            assert item_digest(again.item(item.id), again) == item_digest(item, framework)


@LAW
@given(st.lists(st.sampled_from([" ", "\n", "\t", "  \n "]), min_size=3, max_size=3), texts)
def test_white_space_locators_numbers_and_notes_do_not_count(spaces: list[str], other: str) -> None:
    one, two, three = spaces
    item = attrs.evolve(
        SCORED,
        text=f"{one}What{two}of{three}a?{one}",
        locator=other,
        number=other,
        note=other,
        as_printed=other,
        erratum=other,
        explanation_locator=other,
        wording=Wording.MENDED,
        sensitive=True,
    )
    framework = with_items(FORM, item)
    assert item_digest(item, framework) == item_digest(SCORED, FORM)
    assert (
        attrs.evolve(framework, title=other, summary=other, note=other, also_known_as=(other,)).digest
        == FORM.digest
    )


def with_items(framework: Framework, first: Item) -> Framework:
    section = framework.sections[0]
    return attrs.evolve(framework, sections=(attrs.evolve(section, items=(first, *section.items[1:])),))


@LAW
@given(texts)
def test_another_word_counts(other: str) -> None:
    changed = with_items(FORM, attrs.evolve(SCORED, text=other))
    assert (changed.digest == FORM.digest) is (other.split() == SCORED.text.split())


@pytest.mark.parametrize(
    "change",
    [
        {"id": "c"},
        {"text": "What of A?"},
        {"title": "a"},
        {"title": None},
        {"instruction": "score"},
        {"explanation": "Why not"},
        {"takes": (TakesNarrative(),)},
        {"takes": (TakesScore(scales=("extent", "colours")),)},
        {"condition": Condition(item="b", answer=True)},
        {"parts": (an_item("a-1"),)},
    ],
    ids=str,
)
def test_whatever_changes_the_question_or_its_answers_counts(change: dict[str, Any]) -> None:
    framework = attrs.evolve(with_items(FORM, attrs.evolve(SCORED, **change)), scales=(EXTENT, COLOURS))
    assert item_digest(framework.sections[0].items[0], framework) != item_digest(SCORED, FORM)
    assert framework.digest != FORM.digest


@pytest.mark.parametrize(
    "scale",
    [
        attrs.evolve(EXTENT, points=EXTENT.points[:-1]),
        attrs.evolve(EXTENT, points=EXTENT.points[::-1]),
        attrs.evolve(EXTENT, points=(attrs.evolve(EXTENT.points[0], anchor="none"), *EXTENT.points[1:])),
        attrs.evolve(EXTENT, not_applicable=None),
    ],
    ids=["fewer points", "other order", "other anchor", "no X"],
)
def test_the_points_of_the_scale_count(scale: Any) -> None:
    assert attrs.evolve(FORM, scales=(scale,)).digest != FORM.digest


def test_what_stands_around_the_items_counts() -> None:
    section = EVERYTHING.sections[0]
    for changed in (
        attrs.evolve(EVERYTHING, id="other@2026"),
        attrs.evolve(EVERYTHING, choices=()),
        attrs.evolve(EVERYTHING, base=EVERYTHING.base[:1]),
        attrs.evolve(EVERYTHING, sections=EVERYTHING.sections[::-1]),
        attrs.evolve(EVERYTHING, sections=(attrs.evolve(section, title="T"), *EVERYTHING.sections[1:])),
        attrs.evolve(EVERYTHING, sections=(attrs.evolve(section, introduction="I"), *EVERYTHING.sections[1:])),
        attrs.evolve(
            EVERYTHING,
            sections=(
                attrs.evolve(section, alternative=Alternative(choice="form", option="A")),
                *EVERYTHING.sections[1:],
            ),
        ),
    ):
        assert changed.digest != EVERYTHING.digest


def test_equal_numbers_are_equal_however_they_are_written() -> None:
    def with_most(most: str) -> str:
        text = yaml_text(
            document_tree(a_framework(an_item("a", TakesNumber(measure=Measure.DAYS, unit="days"))))
        )
        return read_framework(
            source_of(text.replace("measure: days", f"measure: days, most: {most}"), "a.yaml")
        ).digest

    assert with_most("10") == with_most("10.0") == with_most("1e1")
    assert with_most("10") != with_most("11")


def test_a_digest_is_sha256_and_the_same_each_time() -> None:
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", HAWD.digest)
    assert HAWD.digest == framework_digest(HAWD)
    assert len({item_digest(item, HAWD) for item in HAWD.items.values()}) == len(HAWD.items)


def test_a_base_figure_is_known_by_what_it_counts() -> None:
    figure = BaseFigure(id="x", title="X", measure=Measure.COUNT, unit="posts", wording=Wording.OURS)
    one = attrs.evolve(FORM, base=(figure,))
    assert one.digest == attrs.evolve(FORM, base=(attrs.evolve(figure, unit="jobs", sensitive=True),)).digest
    assert one.digest != attrs.evolve(FORM, base=(attrs.evolve(figure, measure=Measure.WTE),)).digest


def test_the_periods_of_a_year() -> None:
    assert [period.in_a_year for period in Period] == [365, 52, 26, 12, 4, 1]
