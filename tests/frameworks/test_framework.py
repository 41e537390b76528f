"""A framework finds what is in it by its id, in the order of the source."""

from __future__ import annotations

import pytest
from tests.strategies import EVERYTHING, HAWD, STEPS


def test_an_edition_has_a_name_and_an_edition() -> None:
    assert (HAWD.name, HAWD.edition) == ("how-are-we-doing", "2016")


def test_items_and_parts_come_in_the_order_of_the_source() -> None:
    assert [item.id for item in EVERYTHING.sections[1].walk()] == ["q1", "q2", "q2-a", "q2-b"]
    assert [*EVERYTHING.items][-4:] == ["q2-a", "q2-b", "a-1", "b-1"]
    assert EVERYTHING.section_of["q2-a"].id == "views"


def test_what_is_there_is_found_and_what_is_not_is_a_key_error() -> None:
    assert HAWD.item("q5-a-obstacles").id == "q5-a-obstacles"
    assert HAWD.section("2A").id == "2A"
    assert HAWD.scale("extent-0-4").id == "extent-0-4"
    assert HAWD.choice("integration").id == "integration"
    for look_up in (HAWD.item, HAWD.section, HAWD.scale, HAWD.choice):
        with pytest.raises(KeyError, match="nothing"):
            look_up("nothing")


def test_an_item_knows_its_scales() -> None:
    assert EVERYTHING.item("q1").scales == ("extent", "colours")
    assert EVERYTHING.item("a-1").scales == ()
    assert HAWD.scored
    assert not STEPS.scored


def test_a_framework_can_be_a_key_of_a_mapping() -> None:
    assert {HAWD: 1}[HAWD] == 1
