"""Extensions and scores: the national one stays recoverable, and nothing is ever summed across."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extension_strategies import LONE, a_local_section, an_extension, extended, scored
from tests.strategies import HAWD, LAW, STANDARDS_2014, STEPS, an_assessment

from practicecheck.assessments import (
    Answer,
    AnswerState,
    Ballot,
    Chosen,
    ExtensionDigest,
    Flag,
    Mark,
    Reason,
    SectionRecord,
    local_part,
    national_part,
)
from practicecheck.catalogue import Catalogue
from practicecheck.errors import DocumentError, NotInCatalogueError
from practicecheck.exchange import extended_tree, score_tree
from practicecheck.frameworks import Condition, ExtensionId, Narrowing, Point, Scale, TakesScore, extend
from practicecheck.scorer import score, score_extended

EDITIONS = (HAWD, STANDARDS_2014, STEPS)
EXTENSIONS = {LONE.id: LONE}


def answered(*answers, **other):
    return an_assessment(
        HAWD,
        *answers,
        choices=(Chosen(choice="integration", option="2A"),),
        extensions=other.pop("extensions", (LONE.id,)),
        **other,
    )


def scores(assessment, extensions=EXTENSIONS, **other):
    return score_extended(assessment, HAWD, extensions, **other)


FILLED = answered(
    Answer(item="q1-1", score=3),
    Answer(item="q5-e", score=0),
    Answer(item="northshire:alone", answer=True),
    Answer(item="northshire:followed", score=1),
    Answer(item="northshire:known", score=4),
)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.id)
@given(st.data())
@LAW
def test_the_national_score_is_what_it_would_be_without_extensions(edition, data) -> None:
    """For any answers to any extensions: as plain values, equal to the last member."""
    assessment, extensions = data.draw(extended(edition))
    alone = attrs.evolve(
        assessment,
        extensions=(),
        answers=tuple(answer for answer in assessment.answers if ":" not in answer.item),
        sections=tuple(record for record in assessment.sections if ":" not in record.section),
    )
    without = score_tree(score(alone, edition))
    assert score_tree(score(assessment, edition)) == without
    assert score_tree(score_extended(assessment, edition, extensions).national) == without
    assert score_tree(score_extended(assessment, edition, {}).national) == without
    assert score_tree(score(assessment, extend(edition, extensions.values()))) == without
    tree = extended_tree(score_extended(assessment, edition, extensions), assessment.extensions)
    assert {key: tree[key] for key in without} == without


@given(st.data())
@LAW
def test_the_order_in_which_extensions_are_named_changes_nothing(data) -> None:
    assessment, extensions = data.draw(extended(HAWD))
    other = attrs.evolve(
        assessment,
        extensions=tuple(data.draw(st.permutations(assessment.extensions))),
        answers=tuple(data.draw(st.permutations(assessment.answers))),
    )
    assert score_extended(assessment, HAWD, extensions) == score_extended(other, HAWD, extensions)


@given(st.data())
@LAW
def test_taking_the_answers_to_an_extension_out_leaves_all_else_equal(data) -> None:
    """The national card, and the local cards of the others."""
    assessment, extensions = data.draw(extended(HAWD))
    gone = extensions[data.draw(st.sampled_from(assessment.extensions))]
    less = attrs.evolve(
        assessment,
        answers=tuple(a for a in assessment.answers if not a.item.startswith(f"{gone.namespace}:")),
    )
    before, after = (score_extended(each, HAWD, extensions) for each in (assessment, less))
    assert after.national == before.national
    for card in before.local:
        if card.framework_id != gone.id:
            assert after.of(card.framework_id) == card


@given(extended(HAWD))
@LAW
def test_no_card_counts_an_item_of_another(made) -> None:
    """Every item is counted once, in the national card or in that of its extension."""
    assessment, extensions = made
    found = score_extended(assessment, HAWD, extensions)
    assert set(found.national.state_of) <= set(HAWD.items)
    for card in found.local:
        own = {item.id for item in extensions[card.framework_id].items}
        assert set(card.state_of) <= own
        assert {finding.item for finding in card.findings} <= own


def test_an_extension_has_a_card_of_its_own() -> None:
    found = scores(FILLED)
    assert (found.national.total.points, found.national.total.possible) == (3, 8)
    (card,) = found.local
    assert (card.framework_id, card.total.points, card.total.possible) == (LONE.id, 5, 8)
    assert [finding.id for finding in card.findings] == ["gap:northshire:followed", "strength:northshire:known"]
    assert found.extensions == (LONE,)


def test_a_mixed_total_is_never_made_of_a_framework_that_is_asked_with_extensions() -> None:
    """Whoever scores by it gets the national score."""
    together = extend(HAWD, [LONE])
    assert score(FILLED, together) == score(FILLED, HAWD)
    assert score(FILLED, together).framework == HAWD


def test_a_local_condition_may_lean_on_a_national_answer() -> None:
    extension = an_extension(scored("northshire:lead", condition=Condition(item="workforce-15", answer=True)))
    for answer, state in (
        (True, AnswerState.UNANSWERED),
        (False, AnswerState.NOT_ASKED),
        (None, AnswerState.UNANSWERED),
    ):
        found = scores(answered(Answer(item="workforce-15", answer=answer)), {extension.id: extension})
        assert found.local[0].state_of == {"northshire:lead": state}


def test_a_narrowed_item_is_x_with_the_extensions_reason_in_a_card_of_its_own() -> None:
    found = scores(
        answered(
            Answer(item="q5-a", score=4),
            Answer(item="q5-e", score=0),
            Answer(item="northshire:alone", answer=True),
        )
    )
    assert found.national.section("5").points == 4
    assert found.national.section("5").possible == 8
    assert found.as_narrowed is not None
    assert found.as_narrowed.section("5").possible == 4
    assert {own.item for own in found.narrowed} == {
        "q5-e",
        "q5-e-example",
        "q5-e-obstacles",
        "q5-e-opportunities",
    }
    told = next(own for own in found.narrowed if own.item == "q5-e")
    assert (told.extension, told.reason, told.was) == (LONE.id, "The hub leads it.", AnswerState.ANSWERED)


@pytest.mark.parametrize("alone", [None, False])
def test_an_item_is_narrowed_only_once_its_condition_is_known_not_to_be_met(alone) -> None:
    """As long as nobody has answered what decides, it applies."""
    found = scores(answered(Answer(item="q5-e", score=0), Answer(item="northshire:alone", answer=alone)))
    assert (found.narrowed, found.as_narrowed) == ((), None)


def test_what_is_x_already_is_not_narrowed_into_a_card_of_its_own() -> None:
    extension = an_extension(narrows=(Narrowing(item="workforce-9", reason="There is none."),))
    found = scores(
        answered(Answer(item="workforce-9", not_applicable=Reason("None here."))), {extension.id: extension}
    )
    assert [own.was for own in found.narrowed] == [AnswerState.NOT_APPLICABLE]
    assert found.as_narrowed is None


def test_an_item_of_the_other_alternative_is_not_narrowed() -> None:
    extension = an_extension(narrows=(Narrowing(item="q2b-1", reason="There is none."),))
    assert scores(answered(), {extension.id: extension}).narrowed == ()


def test_a_narrowing_without_a_condition_holds_always() -> None:
    extension = an_extension(narrows=(Narrowing(item="q1-1", reason="There is none."),))
    found = scores(answered(Answer(item="q1-1", score=3)), {extension.id: extension})
    assert found.local == ()
    assert found.national.total.percent == 75
    assert found.as_narrowed.total.percent is None


SCALE = Scale(
    id="northshire:depth",
    title="Depth",
    points=tuple(Point(code=code, anchor=f"depth {code}") for code in (1, 2, 3)),
    default_key="northshire-depth@1",
    locator="policy",
)
DEEP = an_extension(
    sections=(a_local_section(attrs.evolve(scored("northshire:d"), takes=(TakesScore(scales=(SCALE.id,)),))),),
    scale=SCALE,
)


def test_a_scale_of_its_own_is_scored_by_its_own_key() -> None:
    """Even where another key was named for the national score."""
    keys = Catalogue.builtin().scoring_keys
    base = keys["extent-points@1"]
    own = attrs.evolve(
        base, id="northshire-depth@1", scale=SCALE.id, values=base.values[1:4], gaps=(1,), strengths=(3,)
    )
    assessment = answered(Answer(item="northshire:d", score=3))
    found = scores(
        assessment,
        {DEEP.id: DEEP},
        key="extent-100",
        keys={**keys, own.id: own, "extent-100": keys["extent-100"]},
    )
    assert found.national.key.id == "extent-100@1"
    assert found.local[0].key.id == "northshire-depth@1"
    assert found.local[0].total.points == 3


def test_a_scale_whose_key_nobody_offers_is_told_by_the_name_of_the_key() -> None:
    with pytest.raises(NotInCatalogueError, match="northshire-depth@1"):
        scores(answered(), {DEEP.id: DEEP})


def test_a_key_that_is_named_scores_the_local_items_on_the_same_scale() -> None:
    found = scores(FILLED, key="extent-100")
    assert {card.key.id for card in (found.national, *found.local)} == {"extent-100@1"}


def test_an_extension_without_scores_has_coverage_and_flags() -> None:
    extension = an_extension(sections=(a_local_section(*LONE.sections[0].items[-1:]),))
    found = scores(
        answered(Answer(item="northshire:better", narrative="A phone.", flag=Flag(is_=Mark.WATCH, why="soon"))),
        {extension.id: extension},
    )
    (card,) = found.local
    assert (card.key, card.total) == (None, None)
    assert card.whole_coverage.answered == 1
    assert [finding.id for finding in card.findings] == ["watch:northshire:better"]


def test_ballots_on_local_items_differ_in_the_local_card() -> None:
    voice = HAWD.perspectives[0]
    ballots = (
        Ballot(rater="r1", perspective=voice, score=0),
        Ballot(rater="r2", perspective=voice, score=4),
    )
    found = scores(answered(Answer(item="northshire:known", score=2, ballots=ballots)))
    assert found.national.splits == ()
    assert [split.item for split in found.local[0].splits] == ["northshire:known"]


def test_answers_to_an_unknown_extension_are_kept_and_not_scored() -> None:
    found = scores(FILLED, {})
    assert (found.local, found.extensions, found.narrowed) == ((), (), ())
    tree = extended_tree(found, FILLED.extensions)
    assert tree["extensions"] == [
        {
            "id": LONE.id,
            "known": False,
            "title": None,
            "distribution": None,
            "digest": None,
            "narrowed": [],
            "score": None,
        }
    ]
    assert local_part(FILLED, LONE).by_item["northshire:known"].score == 4


def test_the_national_part_has_nothing_local_in_it() -> None:
    assessment = attrs.evolve(
        FILLED,
        sections=(SectionRecord(section="1", note="x"), SectionRecord(section="northshire:s", note="y")),
        extension_digests=(ExtensionDigest(extension=LONE.id, digest=LONE.wording),),
    )
    part = national_part(assessment)
    assert [answer.item for answer in part.answers] == ["q1-1", "q5-e"]
    assert [record.section for record in part.sections] == ["1"]
    assert (part.extensions, part.extension_digests) == ((), ())
    assert national_part(part) is part


def test_clashing_extensions_are_not_scored() -> None:
    other = attrs.evolve(LONE, id=ExtensionId("northshire-other@2026"))
    assessment = attrs.evolve(FILLED, extensions=(LONE.id, other.id))
    with pytest.raises(DocumentError, match="PC310"):
        scores(assessment, {LONE.id: LONE, other.id: other})
    assert score(assessment, HAWD).total.points == 3
