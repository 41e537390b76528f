"""An action addresses items, or findings by their ids."""

import attrs
import pytest

from practicecheck.catalogue import Catalogue
from practicecheck.plans import Action, Plan, check_plan

HAWD = Catalogue.builtin()["how-are-we-doing@2016"]


@pytest.mark.parametrize("name", ["q1-1", "gap:q1-1", "split:q1-1", "watch:q1-1", "strength:q1-1"])
def test_an_item_and_its_findings_are_known(name):
    action = Action(id="a", addresses=(name,))
    assert action.items == ("q1-1",)
    assert check_plan(Plan(framework=HAWD.id, actions=(action,)), HAWD) == ()


@pytest.mark.parametrize("name", ["gap:q1-7", "hole:q1-1", "northshire:lone-working"])
def test_anything_else_is_told(name):
    plan = Plan(framework=HAWD.id, actions=(attrs.evolve(Action(id="a"), addresses=(name,)),))
    assert [problem.code.value for problem in check_plan(plan, HAWD)] == ["PC401"]
