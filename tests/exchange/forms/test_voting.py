"""Votes: of a room on one form, and of one rater alone."""

import json

import pytest
from playwright.sync_api import expect
from tests.exchange.forms.filling import cross_out, document, fill, give, load, question, save
from tests.exchange.forms.form_builders import CATALOGUE, a_form, written

from practicecheck.cli._app import run
from practicecheck.exchange import read_assessment, read_ballot_paper

HAWD = CATALOGUE["how-are-we-doing@2016"]


@pytest.fixture
def page(visit, tmp_path):
    return visit(written(tmp_path, a_form(integration="2A")))


def vote(page, item, rater, point):
    place = question(page, item).locator("[data-votes]")
    place.evaluate("details => { details.open = true; }")
    place.get_by_label(rater).select_option(point)


def test_with_a_room_every_scored_question_has_a_place_for_each_vote(page):
    """By perspective, with codes and no names."""
    assert question(page, "q1-1").locator("[data-votes]").is_hidden()
    fill(page, ["room", "practitioner"], "2")
    fill(page, ["room", "AMHP"], "1")
    place = question(page, "q1-1").locator("[data-votes]")
    expect(place).to_be_visible()
    labels = place.locator("label").all_text_contents()
    assert labels == ["r1, practitioner", "r2, practitioner", "r3, AMHP"]
    assert question(page, "q1-solution").locator("[data-votes]").count() == 0


def test_votes_are_counted_as_the_library_counts_them(page, tmp_path, capsys):
    """How they fell, the middle, and the split."""
    fill(page, ["unit"], "Coast team")
    fill(page, ["room", "practitioner"], "3")
    fill(page, ["room", "AMHP"], "1")
    for rater, point in {"r1, practitioner": "0", "r2, practitioner": "3", "r3, practitioner": "1"}.items():
        vote(page, "q1-1", rater, point)
    vote(page, "q1-1", "r4, AMHP", "x")
    spread = question(page, "q1-1").locator(".spread-of-votes")
    assert spread.inner_text() == (
        "4 of 4 voted: 1 gave 0, 1 gave 1, 1 gave 3, 1 gave X. The middle is 1. "
        "This is a split: the votes run from 0 to 3."
    )
    give(page, "q1-1", 1)
    file = save(page, tmp_path)
    assessment = read_assessment(file, CATALOGUE)
    votes = assessment.by_item["q1-1"].ballots
    assert [(own.rater, own.perspective, own.score, own.not_applicable) for own in votes] == [
        ("r1", "practitioner", 0, False),
        ("r2", "practitioner", 3, False),
        ("r3", "practitioner", 1, False),
        ("r4", "AMHP", None, True),
    ]
    assert run(["score", str(file), "--format", "json"]) == 0
    assert [own["item"] for own in json.loads(capsys.readouterr().out)["splits"]] == ["q1-1"]


def test_a_vote_is_changed_and_taken_back(page):
    fill(page, ["room", "practitioner"], "1")
    vote(page, "q1-1", "r1, practitioner", "2")
    vote(page, "q1-1", "r1, practitioner", "3")
    assert document(page)["answers"]["q1-1"]["ballots"] == [
        {"rater": "r1", "perspective": "practitioner", "score": 3}
    ]
    vote(page, "q1-1", "r1, practitioner", "")
    assert "ballots" not in document(page)["answers"]["q1-1"]


def test_whoever_has_voted_keeps_the_code_when_others_come(page):
    """A vote never changes its perspective."""
    fill(page, ["room", "AMHP"], "1")
    vote(page, "q1-1", "r1, AMHP", "2")
    fill(page, ["room", "practitioner"], "1")
    labels = question(page, "q1-1").locator("[data-votes] label").all_text_contents()
    assert labels == ["r1, AMHP", "r2, practitioner"]


def as_rater(page, code="r1", perspective="AMHP"):
    page.get_by_label("A ballot paper, as one rater alone").check()
    page.get_by_label("Your code").fill(code)
    page.get_by_label("You speak for").select_option(f'"{perspective}"')


def test_a_rater_alone_is_asked_for_points_and_nothing_else(page):
    as_rater(page)
    assert question(page, "q1-1").is_visible()
    assert question(page, "q1-solution").is_hidden()
    assert question(page, "workforce-1").is_hidden()
    assert question(page, "q1-1").locator("textarea:visible").count() == 0
    assert not question(page, "q1-1").get_by_label("It can\u2019t be answered").is_visible()


def test_a_rater_s_file_merges_as_a_ballot(page, tmp_path):
    """It is what `practicecheck ballots merge` reads."""
    as_rater(page, "r7")
    give(page, "q1-1", 2)
    cross_out(page, "q1-2")
    paper_file = save(page, tmp_path)
    assert paper_file.name == "how-are-we-doing-2016-ballots-r7.json"
    paper = read_ballot_paper(paper_file, CATALOGUE)
    assert [(own.item, own.point) for own in paper.ballots] == [("q1-1", 2), ("q1-2", "X")]
    check = tmp_path / "check.json"
    check.write_text(
        json.dumps(
            {
                "practicecheck": "assessment/1",
                "framework": HAWD.id,
                "digest": HAWD.digest,
                "choices": {"integration": "2A"},
                "room": {"AMHP": 1},
            }
        ),
        encoding="utf-8",
    )
    merged = tmp_path / "merged.json"
    assert run(["ballots", "merge", str(check), str(paper_file), "-o", str(merged)]) == 0
    (ballot,) = read_assessment(merged, CATALOGUE).by_item["q1-1"].ballots
    assert (ballot.rater, ballot.perspective, ballot.score) == ("r7", "AMHP", 2)


def test_a_rater_without_a_code_is_told(page, tmp_path):
    page.get_by_label("A ballot paper, as one rater alone").check()
    page.get_by_label("Your code").fill("Jane Smith")
    give(page, "q1-1", 2)
    save(page, tmp_path)
    told = page.locator("#told").inner_text()
    assert "\u201cJane Smith\u201d is no code." in told
    assert "Choose for whom you speak." in told


def test_the_team_s_answers_and_the_paper_are_two_documents(page):
    """Nothing of one goes into the other, and both are kept."""
    give(page, "q1-1", 4)
    as_rater(page)
    assert question(page, "q1-1").locator("input[value='']").first.is_checked()
    give(page, "q1-1", 1)
    page.get_by_label("The questions, as a team or for a team").check()
    assert question(page, "q1-1").locator("input[value='4']").is_checked()
    assert document(page)["answers"]["q1-1"] == {"score": 4}


def test_a_paper_is_loaded_again(page, tmp_path):
    as_rater(page)
    give(page, "q1-1", 1)
    saved = save(page, tmp_path).read_text(encoding="utf-8")
    page.get_by_label("The questions, as a team or for a team").check()
    page.once("dialog", lambda dialog: dialog.accept())
    assert "is loaded" in load(page, saved, "paper.json")
    assert page.get_by_label("Your code").input_value() == "r1"
    assert question(page, "q1-1").locator("input[value='1']").is_checked()
