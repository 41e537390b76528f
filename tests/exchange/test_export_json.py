"""The JSON of `score`, and the JSON report."""

import json
from decimal import Decimal

from tests.comparison.builders import STANDARDS, card_of, framework, key
from tests.exchange.report_builders import (
    CASES,
    EMPTY,
    ONLY_X,
    PLAN,
    content_of,
    full,
    json_of,
    scored,
)

from practicecheck.assessments import Answer, Assessment, Chosen
from practicecheck.comparison import Audience
from practicecheck.exchange import json_text, score_tree
from practicecheck.scoring import score_assessment

PROMISED = {
    *("points", "possible", "percent", "applicable", "answered", "not_applicable", "cannot_answer"),
    *("unanswered", "complete", "bounds"),
}


def tree_of(assessment, *, explain=False):
    return json.loads(json_text(score_tree(card_of(assessment), explain=explain)))


def test_it_holds_what_is_promised():
    tree = tree_of(scored())
    assert {"framework", "digest", "key", "total", "sections", "problems"} <= set(tree)
    assert set(tree["total"]) >= PROMISED
    for section in tree["sections"]:
        assert set(section) >= PROMISED | {"id", "title", "splits", "priorities"}
    assert (tree["framework"], tree["key"], tree["method"]) == (
        "how-are-we-doing@2016",
        "extent-points@1",
        "points",
    )
    assert tree["digest"].startswith("sha256:")


def test_a_section_in_numbers():
    (section,) = [own for own in tree_of(scored())["sections"] if own["id"] == "1"]
    assert {name: section[name] for name in sorted(PROMISED | {"splits"})} == {
        "points": 6,
        "possible": 8,
        "percent": 75.0,
        "applicable": 4,
        "answered": 2,
        "not_applicable": 0,
        "cannot_answer": 1,
        "unanswered": 1,
        "complete": False,
        "bounds": {"low": 37.5, "high": 87.5},
        "splits": ["q1-1"],
    }


def test_numbers_keep_their_digits():
    assert score_tree(card_of(scored()))["total"]["percent"] == Decimal("75.0")
    assert '"percent": 75.0' in json_text(score_tree(card_of(scored())))


def test_no_score_is_null_and_so_are_its_bounds():
    for assessment in (EMPTY, ONLY_X):
        total = tree_of(assessment)["total"]
        assert total["percent"] is None
        assert total["why_none"] in ("nothing is answered", "nothing is applicable")
    assert tree_of(ONLY_X)["total"]["bounds"] is None


def test_a_framework_without_scores_has_no_key_and_no_total_but_figures():
    tree = tree_of(full())
    assert tree["key"] is None
    assert tree["method"] is None
    assert tree["total"] is None
    assert tree["sections"] == []
    assert tree["figures"][0] == {
        "id": "posts",
        "section": None,
        "text": "Established posts",
        "value": 45,
        "unit": "posts",
        "per": None,
    }
    assert tree["figures"][-1]["per"] == "quarter"
    assert tree["evidence"] == [
        {"item": "step-1", "evidence": ["said"]},
        {"item": "step-35", "evidence": ["said: said", "a: b"]},
    ]
    assert tree["findings"][0]["id"] == "gap:step-1"
    assert tree["coverage"]["answered"] == 8
    assert tree["coverage"]["sections"][0]["not_applicable"] == 1


def test_a_mean_and_a_view():
    assessment = Assessment(
        framework=framework(STANDARDS).id,
        choices=(Chosen(choice="scale", option="agreement-5"),),
        answers=(Answer(item="standard-1", score=4),),
    )
    card = score_assessment(assessment, framework(STANDARDS), key("agreement-mean@1"))
    tree = score_tree(card)
    assert tree["total"]["percent"] is None
    assert tree["total"]["mean"] == 4
    assert tree["views"][0]["id"] == "domain"
    assert {"id", "percent", "mean"} <= set(tree["views"][0]["groups"][0])


def test_how_each_score_came_about_only_when_asked():
    assert "explanation" not in tree_of(scored())["total"]
    tree = tree_of(scored(), explain=True)
    told = tree["sections"][0]["explanation"]
    assert told["items"][0] == {
        "item": "q1-1",
        "origin": None,
        "state": "answered",
        "score": 2,
        "counts": True,
        "points": 2.0,
        "possible": 4.0,
        "told": "2 of 4 (answered 2)",
    }
    assert told["items"][2]["points"] is None
    assert told["items"][2]["told"] == "left out: cannot answer (said)"
    assert tree["total"]["explanation"]["result"]


def test_a_report_holds_everything_in_its_content():
    tree = json_of(CASES["several"])
    assert (tree["practicecheck"], tree["audience"], tree["made_on"]) == ("report/1", "published", "2026-11-03")
    assert "notice" not in tree
    first, second = tree["assessments"]
    assert first["framework"]["provenance"]["licence"] == "OGL-UK-3.0"
    assert first["assessment"]["practicecheck"] == "assessment/1"
    assert first["card"]["total"]["explanation"]
    assert first["states"]["q1-1"] == "answered"
    assert first["spreads"][0]["counts"][3] == {"code": 3, "ballots": 4}
    assert [own["perspective"] for own in first["spreads"][0]["by_perspective"]] == ["practitioner", "AMHP"]
    assert second["spreads"] == []
    assert tree["plan"]["actions"][0]["id"] == "action-1"
    assert len(tree["review"]["actions"]) == 3
    assert tree["review"]["actions"][0]["letters"][0]["checks"][0] == {
        "id": "specific.action",
        "passes": True,
        "why": None,
        "write": None,
    }
    assert tree["review"]["rules"][0]["weight"] == "advice"
    assert tree["withheld"]


def test_a_working_copy_says_so():
    tree = json_of(content_of([scored()], PLAN, audience=Audience.WORKING))
    assert tree["notice"] == "Working copy, not for publication"


def test_what_there_is_not_is_null():
    tree = json_of(CASES["empty"])
    assert (tree["plan"], tree["review"], tree["withheld"]) == (None, None, [])
