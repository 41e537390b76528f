"""A form is filled in, saved, read by the library, and loaded again."""

import json
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from playwright.sync_api import expect
from tests.exchange.forms.filling import cross_out, document, fill, give, load, question, save
from tests.exchange.forms.form_builders import CATALOGUE, a_form, blank, key_of, written
from tests.strategies import assessments

from practicecheck import score
from practicecheck.assessments import AnswerState
from practicecheck.cli._app import run
from practicecheck.errors import Severity
from practicecheck.exchange import FormContent, check, document_tree, json_text, read_assessment, source_of

HAWD = CATALOGUE["how-are-we-doing@2016"]


@pytest.fixture
def page(visit, tmp_path):
    return visit(written(tmp_path, a_form(integration="2A")))


def errors(file):
    return [str(p) for p in check(file, CATALOGUE) if p.severity is Severity.ERROR]


def test_what_is_filled_in_is_what_the_library_reads(page, tmp_path):
    """Scores, reasons, words, evidence, figures: each where it belongs, and nothing else."""
    fill(page, ["unit"], "Coast team")
    give(page, "q1-1", 3)
    give(page, "q1-2", 0)
    cross_out(page, "q1-3", "There is no supervision of this kind.")
    fill(page, ["answers", "q1-1", "narrative"], "Two of us sit\non the board.")
    question(page, "q1-1").get_by_label("Evidence, 1").fill("Minutes of May")
    fill(page, ["answers", "workforce-1", "number"], "42.5")
    question(page, "workforce-15").get_by_label("Yes").check()
    fill(page, ["capture", "from"], "2026-04-01")

    file = save(page, tmp_path)

    assert errors(file) == []
    assessment = read_assessment(file, CATALOGUE)
    answers = assessment.by_item
    assert assessment.unit == "Coast team"
    assert [answers[item].score for item in ("q1-1", "q1-2", "q1-3")] == [3, 0, None]
    assert answers["q1-3"].not_applicable == "There is no supervision of this kind."
    assert answers["q1-1"].narrative == "Two of us sit\non the board."
    assert answers["q1-1"].evidence == ("Minutes of May",)
    assert answers["workforce-1"].number == Decimal("42.5")
    assert answers["workforce-15"].answer is True
    assert str(assessment.capture.from_) == "2026-04-01"
    said = {item for item, answer in answers.items() if not answer.blank}
    assert said == {"q1-1", "q1-2", "q1-3", "workforce-1", "workforce-15"}


def test_the_page_s_totals_are_those_of_the_command(page, tmp_path, capsys):
    """To the last digit: points, possible, score, and what it could still become."""
    for n, item in enumerate(item.id for item in HAWD.items.values() if item.scored):
        if question(page, item).count() and n % 5:
            give(page, item, n % 5)
    cross_out(page, "q4-2", "It is not audited here.")
    file = save(page, tmp_path)
    assert run(["score", str(file), "--format", "json"]) == 0
    card = json.loads(capsys.readouterr().out)
    shown = page.locator("#scores tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    wanted = [*card["sections"], card["total"]]
    assert len(shown) == len(wanted)
    for row, section in zip(shown, wanted, strict=True):
        own = section.get("score", section)
        assert [Decimal(row[1]), Decimal(row[2])] == [
            Decimal(str(own["points"])),
            Decimal(str(own["possible"])),
        ]
        assert row[3] == f"{own['percent']} %"
        bounds = own["bounds"]
        assert row[4] == ("\u2013" if own["complete"] else f"{bounds['low']} to {bounds['high']}")


def test_a_section_tells_its_total_at_once(page):
    """Beneath its questions, with what is missing and what it could still become."""
    give(page, "q1-1", 3)
    give(page, "q1-2", 2)
    cross_out(page, "q1-3", "There is none.")
    total = page.locator("[data-total='1']")
    assert total.inner_text() == (
        "Score of this section: 5 of 8, 62.5 %; 1 X, 1 not answered; it could still become 41.7 to 75.0 %."
    )


def test_the_total_is_told_to_those_who_hear_the_page_once_the_hands_are_still(page):
    """The last one alone, politely."""
    give(page, "q1-1", 3)
    give(page, "q1-1", 4)
    live = page.locator("#live")
    assert live.inner_text() == ""
    expect(live).not_to_be_empty()
    assert live.inner_text().startswith("Score of this section: 4 of 4, 100.0 %")
    assert live.get_attribute("role") == "status"


def test_a_question_that_hangs_on_another_comes_and_goes(page):
    """As the framework says; an answer that is there already is never out of sight."""
    asked = question(page, "workforce-16")
    assert asked.is_visible()
    question(page, "workforce-15").get_by_label("No", exact=True).check()
    assert asked.is_hidden()
    question(page, "workforce-15").get_by_label("Yes").check()
    asked.get_by_label("Yes").check()
    question(page, "workforce-15").get_by_label("No", exact=True).check()
    assert asked.is_visible()


def test_an_alternative_is_asked_once_it_is_chosen(visit, tmp_path):
    page = visit(written(tmp_path, a_form()))
    assert question(page, "q2a-1").is_visible()
    assert question(page, "q2b-1").is_hidden()
    page.get_by_label("2B Local authority managed social work team version").check()
    assert question(page, "q2a-1").is_hidden()
    assert question(page, "q2b-1").is_visible()
    give(page, "q2b-1", 2)
    file = save(page, tmp_path)
    assert errors(file) == []
    assert read_assessment(file, CATALOGUE).option("integration") == "2B"


def test_what_is_missing_is_told_with_the_way_to_it(page):
    """And the contents count."""
    give(page, "q1-1", 3)
    assert page.locator("[data-contents='1'] .count").inner_text() == "(1 of 5)"
    link = page.locator("#missing li", has_text="Section 1:").get_by_role("link")
    assert link.inner_text().startswith("2. To what extent are social workers")
    assert "4 of 5" in page.locator("#missing li", has_text="Section 1:").inner_text()


def test_x_without_a_reason_is_told_once_the_question_is_left_and_again_at_saving(page, tmp_path):
    """It is saved all the same, so that nothing is lost; the library would say the same."""
    cross_out(page, "q1-1")
    fault = question(page, "q1-1").locator(".fault")
    assert fault.is_hidden()
    question(page, "q1-2").locator("textarea").first.focus()
    assert fault.inner_text() == "Say why: nothing says the reason that it does not apply."
    file = save(page, tmp_path)
    told = page.locator("#told")
    assert "One thing has to be mended" in told.inner_text()
    assert page.evaluate("document.activeElement.id") == "told"
    told.get_by_role("link").click()
    assert page.evaluate("document.activeElement.closest('[data-item]').dataset.item") == "q1-1"
    assert "PC201" in errors(file)[0]


@pytest.mark.parametrize(
    ("way", "typed", "code"),
    [
        (["answers", "workforce-1", "number"], "about 40", "PC115"),
        (["answers", "workforce-1", "number"], "1,250", "PC115"),
        (["answers", "workforce-12", "percent"], "120", "PC210"),
        (["answers", "workforce-12", "number"], "2.5", "PC211"),
        (["room", "practitioner"], "1.5", "PC115"),
    ],
)
def test_a_figure_that_can_t_be_is_told_and_kept_as_it_was_typed(page, tmp_path, way, typed, code):
    """The page tells what the library would."""
    fill(page, way, typed)
    file = save(page, tmp_path)
    assert page.locator("#told").inner_text().startswith("Saved as")
    assert page.locator("#told li").count() == 1
    assert code in errors(file)[0]
    tree = json.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)
    for step in way:
        tree = tree[step]
    assert str(tree) == typed


def test_two_values_at_once_are_told(page, tmp_path):
    fill(page, ["answers", "workforce-2", "number"], "3")
    fill(page, ["answers", "workforce-2", "percent"], "10")
    file = save(page, tmp_path)
    assert "at once. Keep the one that is true." in page.locator("#told").inner_text()
    assert "PC202" in errors(file)[0]


def test_nothing_is_lost_on_a_closed_tab(visit, tmp_path):
    """What was entered is back when the same file is opened again, and says since when."""
    file = written(tmp_path, a_form(integration="2A"))
    page = visit(file)
    give(page, "q1-1", 3)
    fill(page, ["answers", "q1-1", "narrative"], "Two of us sit on the board.")
    page.close()
    again = visit(file)
    assert again.locator("#keeping").inner_text().startswith("What was entered here up to ")
    assert document(again)["answers"]["q1-1"] == {"score": 3, "narrative": "Two of us sit on the board."}
    assert again.locator("[data-total='1']").inner_text().startswith("Score of this section: 3 of 4")


def test_copies_of_a_form_in_two_places_are_kept_apart(visit, tmp_path):
    """Two teams at one computer never see each other's answers."""
    one = visit(written(tmp_path, a_form(integration="2A"), "coast.html"))
    give(one, "q1-1", 3)
    other = visit(written(tmp_path, a_form(integration="2A"), "moor.html"))
    assert "answers" not in document(other)


def test_clear_forgets_what_the_browser_kept(visit, tmp_path):
    """Only if it is meant."""
    file = written(tmp_path, a_form(integration="2A"))
    page = visit(file)
    give(page, "q1-1", 3)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Clear").first.click()
    assert document(page)["answers"]["q1-1"] == {"score": 3}
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear").first.click()
    assert "answers" not in document(page)
    assert page.evaluate("localStorage.length") == 0
    page.close()
    assert "answers" not in document(visit(file))


def test_a_browser_that_keeps_nothing_says_so(visit, tmp_path):
    page = visit(written(tmp_path, a_form(integration="2A")))
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }")
    give(page, "q1-1", 3)
    assert page.locator("#keeping").inner_text().startswith("This browser keeps nothing. Save before you close")


def test_control_s_saves_the_answers_and_not_the_page(page, tmp_path):
    give(page, "q1-1", 3)
    with page.expect_download() as download:
        page.keyboard.press("Control+s")
    assert download.value.suggested_filename == "how-are-we-doing-2016.json"


def test_a_form_is_filled_in_by_the_keyboard_alone(page):
    """From the top: to the first question that is scored, and a point by an arrow."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#section-2").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert document(page)["answers"]["q1-1"] == {"score": 0}
    page.keyboard.press("ArrowDown")
    assert document(page)["answers"]["q1-1"] == {"score": 1}
    page.keyboard.press("Tab")
    page.keyboard.type("By keyboard.")
    assert document(page)["answers"]["q1-1"] == {"score": 1, "narrative": "By keyboard."}


@pytest.fixture(scope="module")
def any_page(browser, tmp_path_factory):
    """A form that stays open for many documents, for each way that the framework can be answered."""
    context = browser.new_context()
    pages = {}
    for option in ("2A", "2B"):
        file = written(tmp_path_factory.mktemp("form"), a_form(integration=option))
        pages[option] = context.new_page()
        pages[option].goto(file.as_uri())
    yield pages
    context.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(assessments(HAWD, most=30))
def test_every_assessment_comes_back_as_it_was_loaded(any_page, assessment):
    """With its ballots, and with all that the form has no place for; and the page finds no fault with it."""
    page = any_page[assessment.option("integration")]
    text = json_text(document_tree(assessment))
    page.evaluate("text => { form.team = opened(text, ASKED).tree; form.who = 'team'; showAll(); }", text)
    back = read_assessment(source_of(page.evaluate("writeJson(form.team, 2)")), CATALOGUE)
    assert back == assessment
    assert page.evaluate("faultsOf(form.team, ASKED).map(({text}) => text)") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(assessments(HAWD, most=30))
def test_every_assessment_has_the_states_and_the_scores_of_the_library(any_page, assessment):
    """Question by question, section by section, and in all."""
    page = any_page[assessment.option("integration")]
    found = page.evaluate(
        """text => {
            const tree = opened(text, ASKED).tree;
            const found = standings(tree, ASKED);
            const [card] = scorecards(found, ASKED);
            const shown = (score) => ({ ...shownScore(score, card.key), whyNone: score.whyNone });
            return {
                states: found.map(({ item, state }) => [item.id, state]),
                sections: card.sections.map(({ section, score }) => [section.id, shown(score)]),
                total: shown(card.total),
            };
        }""",
        json_text(document_tree(assessment)),
    )
    card = score(assessment, HAWD, CATALOGUE.scoring_keys["extent-points@1"])
    asked = {item: state for item, state in card.states if state is not AnswerState.NOT_ASKED}
    told = {item: state for item, state in found["states"] if state != "not asked"}
    assert told == {item: state.value for item, state in asked.items()}
    assert found["sections"] == [[section.id, shown(section.score)] for section in card.sections]
    assert found["total"] == shown(card.total)


def shown(own):
    """A score as the page shows it."""
    bounds = own.bounds
    return {
        "points": str(own.points),
        "possible": str(own.possible),
        "percent": None if own.percent is None else str(own.percent),
        "mean": None if own.mean is None else str(own.mean),
        "low": None if bounds is None else str(bounds.low),
        "high": None if bounds is None else str(bounds.high),
        "band": own.band,
        "whyNone": own.why_none,
    }


@pytest.mark.parametrize("name", ["employer-standards@2014", "social-work-health-check@2009"])
def test_each_framework_s_form_is_filled_in_and_read(visit, tmp_path, name):
    """Every kind of answer that it takes, in the first place of its kind."""
    framework = CATALOGUE[name]
    page = visit(written(tmp_path, a_form(name)))
    for item in framework.items.values():
        if not item.takes:
            continue
        place = question(page, item.id)
        match type(item.takes[0]).__name__:
            case "TakesScore":
                give(page, item.id, 3)
            case "TakesNumber":
                fill(page, ["answers", item.id, "number"], "7")
                unit = page.locator(f'[data-way=\'["answers", "{item.id}", "unit"]\']')
                if unit.count():
                    unit.locator("input").first.check()
            case "TakesPercent":
                fill(page, ["answers", item.id, "percent"], "12.5")
            case "TakesYesNo":
                place.get_by_label("Yes", exact=True).check()
            case "TakesFrequency":
                fill(page, ["answers", item.id, "times"], "2")
                place.get_by_label("In each").select_option("month")
            case "TakesEntries":
                place.locator("[data-kind=list] textarea").first.fill("First")
            case "TakesStream":
                place.get_by_label("What it is").fill("Survey")
                place.get_by_label("What it says").fill("Better than last year.")
            case "TakesNarrative":
                fill(page, ["answers", item.id, "narrative"], "So it is.")
    file = save(page, tmp_path)
    assert page.locator("#told li").count() == 1
    assert "Your browser has put it" in page.locator("#told").inner_text()
    assert errors(file) == []
    card = score(read_assessment(file, CATALOGUE), framework, None)
    assert {state for _, state in card.states} <= {AnswerState.ANSWERED, AnswerState.NOT_ASKED}
    assert "Nothing: every question that is asked has its answer." in page.locator("#missing").inner_text()


def test_a_form_of_an_assessment_begins_with_its_answers(visit, tmp_path):
    """A half-filled file is filled in further."""
    file = tmp_path / "ours.json"
    tree = document_tree(blank(HAWD, integration="2A"))
    tree["answers"] = {"q1-1": {"score": 2, "narrative": "Half way.", "evidence": ["Minutes"]}}
    file.write_text(json_text(tree), encoding="utf-8")
    assessment = read_assessment(file, CATALOGUE)
    content = FormContent(framework=HAWD, assessment=assessment, key=key_of(HAWD, assessment))
    page = visit(written(tmp_path, content))
    assert question(page, "q1-1").locator("input[value='2']").is_checked()
    give(page, "q1-2", 4)
    back = read_assessment(save(page, tmp_path), CATALOGUE)
    assert back.by_item["q1-1"] == assessment.by_item["q1-1"]
    assert back.by_item["q1-2"].score == 4


EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("**/*.yaml"))
ASSESSMENTS = [
    own
    for own in EXAMPLES
    if "practicecheck: assessment/1" in own.read_text(encoding="utf-8") and own.stem != "faults"
]


@pytest.mark.parametrize("example", ASSESSMENTS, ids=lambda example: example.stem)
def test_a_form_of_each_example_saves_the_same_assessment(visit, tmp_path, example):
    """Whatever stands in it, and without a fault."""
    form = tmp_path / "form.html"
    assert run(["form", str(example), "-o", str(form)]) == 0
    page = visit(form)
    back = read_assessment(save(page, tmp_path), CATALOGUE)
    assert "to be mended" not in page.locator("#told").inner_text()
    wanted = read_assessment(example, CATALOGUE)
    scale = back.option("scale")
    made = {own.choice: own.option for own in wanted.choices} | ({"scale": scale} if scale else {})
    assert {own.choice: own.option for own in back.choices} == made
    assert attrs.evolve(back, choices=wanted.choices, digest=wanted.digest) == wanted


def test_a_figure_of_many_digits_keeps_them(visit, tmp_path):
    """From the assessment into the form, and out of it again; sections stay in their order."""
    tree = document_tree(blank(HAWD, integration="2A"))
    tree["answers"] = {"workforce-1": {"number": Decimal("40.00000000000000000001")}}
    tree["sections"] = {"workforce": {"note": "a"}, "3": {"note": "b"}, "1": {"note": "c"}}
    assessment = read_assessment(source_of(json_text(tree)), CATALOGUE)
    content = FormContent(framework=HAWD, assessment=assessment, key=key_of(HAWD, assessment))
    saved = save(visit(written(tmp_path, content)), tmp_path)
    assert read_assessment(saved, CATALOGUE) == assessment


def test_a_key_for_another_scale_gives_no_scores_and_says_so(visit, tmp_path):
    content = attrs.evolve(a_form(integration="2A"), key=CATALOGUE.scoring_keys["agreement-100@1"])
    page = visit(written(tmp_path, content))
    assert page.locator("#scores").inner_text().startswith("No key that is at hand scores these answers")


def test_what_was_kept_and_can_t_be_read_is_told(visit, tmp_path):
    """Rather than nothing."""
    file = written(tmp_path, a_form(integration="2A"))
    page = visit(file)
    page.evaluate("() => localStorage.setItem(KEEPER.name, JSON.stringify({ team: 3 }))")
    page.reload()
    assert "be read any more" in page.locator("#keeping").inner_text()
    assert "answers" not in document(page)


def test_loading_what_was_saved_shows_it_again(visit, tmp_path):
    file = written(tmp_path, a_form(integration="2A"))
    page = visit(file)
    give(page, "q1-1", 3)
    cross_out(page, "q1-2", "Not here.")
    saved = save(page, tmp_path).read_text(encoding="utf-8")
    other = visit(written(tmp_path, a_form(integration="2A"), "other.html"))
    assert load(other, saved, "ours.json").startswith("ours.json is loaded")
    assert question(other, "q1-1").locator("input[value='3']").is_checked()
    assert question(other, "q1-2").get_by_label("Why does it not apply?").input_value() == "Not here."


def test_it_prints_as_a_paper_form(visit, tmp_path):
    """Circles, lines for reasons, blanks for totals, also what hangs on another answer; and no button."""
    page = visit(written(tmp_path, a_form(integration="2A")))
    question(page, "workforce-15").get_by_label("No", exact=True).check()
    page.emulate_media(media="print")
    assert page.locator("button:visible").count() == 0
    assert page.locator("nav:visible").count() == 0
    assert question(page, "q1-1").get_by_label("Why does it not apply?").is_visible()
    assert not question(page, "q1-1").get_by_label("Not answered").first.is_visible()
    assert question(page, "workforce-16").is_visible()
    total = page.locator("[data-total='1']")
    blank_line = total.evaluate("own => getComputedStyle(own, '::after').content")
    assert blank_line == '"Total score: ________ of ________"'
    give(page, "q1-1", 3)
    assert total.evaluate("own => getComputedStyle(own, '::after').content") == "none"
