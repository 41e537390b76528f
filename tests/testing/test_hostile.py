"""Hostile text: any document may hold it, and it comes to stand everywhere."""

from __future__ import annotations

import pytest

from practicecheck import Catalogue
from practicecheck.assessments import Answer, Assessment
from practicecheck.exchange import document_text, document_tree, read_any, source_of
from practicecheck.frameworks import FrameworkId
from practicecheck.testing._examples import examples
from practicecheck.testing._hostile import TEXTS, with_hostile_text

CATALOGUE = Catalogue.builtin()
HAWD = FrameworkId("how-are-we-doing@2016")


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("as_json", [True, False])
def test_a_document_can_hold_each_of_them(text: str, *, as_json: bool) -> None:
    """What no document could hold, no exporter would have to bear."""
    made = Assessment(framework=HAWD, note=text, answers=(Answer(item="q1-1", narrative=text),))
    assert read_any(source_of(document_text(made, as_json=as_json)), CATALOGUE)[0] == made


def test_ids_stay_and_words_go() -> None:
    """The document still answers its framework."""
    shipped = examples(CATALOGUE)
    for document in (shipped.assessments[0], shipped.plan):
        odd = with_hostile_text(document)
        assert odd != document
        framework = CATALOGUE[HAWD]
        assert read_any(source_of(document_text(odd)), CATALOGUE)[0] == odd
        assert {answer.item for answer in getattr(odd, "answers", ())} <= {*framework.items}


def test_each_text_comes_to_stand_somewhere() -> None:
    """The example is long enough for all of them."""
    odd = document_tree(with_hostile_text(examples(CATALOGUE).assessments[0]))
    found = set()

    def collect(tree: object) -> None:
        for value in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
            found.add(value) if isinstance(value, str) else collect(value)

    collect(odd)
    assert {*TEXTS} <= found
