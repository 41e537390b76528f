"""The crosswalk: which standard each question of the audit speaks to."""

from __future__ import annotations

import practicecheck as pc
from practicecheck.frameworks import Correspondence


def test_each_question_of_the_audit_stands_in_one_row() -> None:
    """Somebody has looked at each, also where nothing corresponds."""
    catalogue = pc.Catalogue.discover()
    crosswalk = catalogue.crosswalks["northshire-audit-to-standards"]
    walked = [item for row in crosswalk.rows for item in row.from_]
    assert sorted(walked) == sorted(catalogue["supervision-audit@2026"].items)


def test_no_question_is_said_to_be_a_standard() -> None:
    """A standard asks for more than any question of the audit."""
    crosswalk = pc.Catalogue.discover().crosswalks["northshire-audit-to-standards@2026"]
    assert {row.relation for row in crosswalk.rows}.isdisjoint(
        {Correspondence.EQUAL, Correspondence.EQUIVALENT, Correspondence.SUPERSET}
    )
