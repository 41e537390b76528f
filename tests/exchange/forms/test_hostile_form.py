"""Hostile text in a framework or in answers is shown, and never runs."""

import json

import attrs
import pytest
from tests.exchange.forms.filling import document, fill, load, question, save
from tests.exchange.forms.form_builders import CATALOGUE, a_form, blank, key_of, written
from tests.exchange.forms.test_page_contents import AWKWARD, evolved
from tests.extension_strategies import an_extension
from tests.strategies import an_item

from practicecheck.exchange import FormContent, document_tree, read_assessment
from practicecheck.frameworks import TakesScore, extend
from practicecheck.scorer import score_extended


@pytest.mark.parametrize("text", [*AWKWARD, "</SCRIPT >", "\\u003c", "${alert(1)}", "\U0001f642 \u202e"])
def test_hostile_text_is_shown_as_it_is_and_does_not_run(visit, tmp_path, text):
    """In every place where a framework has a text, and in every answer."""
    page = visit(written(tmp_path, evolved(a_form(integration="2A"), text)))
    page.on("dialog", lambda dialog: pytest.fail(f"it ran: {dialog.message}"))
    assert page.locator("#section-1").evaluate("own => own.textContent").endswith(text)
    assert document(page)["unit"] == text
    fill(page, ["answers", "q1-1", "narrative"], text)
    question(page, "q1-1").get_by_label("Evidence, 1").fill(text)
    read = json.loads(save(page, tmp_path).read_text(encoding="utf-8"))["answers"]["q1-1"]
    assert read == {"narrative": text, "evidence": [text]}


@pytest.mark.parametrize("text", AWKWARD)
def test_a_hostile_file_does_not_run_either(visit, tmp_path, text):
    page = visit(written(tmp_path, a_form(integration="2A")))
    page.on("dialog", lambda dialog: pytest.fail(f"it ran: {dialog.message}"))
    tree = document_tree(blank(CATALOGUE["how-are-we-doing@2016"], integration="2A"))
    tree["answers"] = {
        text: {"narrative": text},
        "q1-1": {"score": text, "ballots": [{"rater": text, "perspective": text, "score": 1}]},
    }
    told = load(page, json.dumps(tree), text.replace("/", "-"))
    assert "is loaded" in told
    assert document(page)["answers"]["q1-1"]["score"] == text


def test_characters_that_no_document_may_hold_do_not_get_in(visit, tmp_path):
    """They come from copying out of other programs; the library would refuse the file."""
    page = visit(written(tmp_path, a_form(integration="2A")))
    fill(
        page,
        ["answers", "q1-1", "narrative"],
        "one\x0btwo\x07\ud800!".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    )
    page.evaluate(
        """() => {
            const box = document.querySelector('[data-item="q1-1"] textarea');
            box.value = 'one\\u000btwo\\ud800!';
            box.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    read = read_assessment(save(page, tmp_path), CATALOGUE)
    assert read.by_item["q1-1"].narrative == "one two !"


def test_what_an_extension_asks_is_scored_apart_and_read_by_the_library(visit, tmp_path):
    """The national total does not move."""
    framework = CATALOGUE["how-are-we-doing@2016"]
    item = an_item("northshire:lone", TakesScore(scales=("extent-0-4",)))
    extension = an_extension(item, over=framework)
    assessment = attrs.evolve(blank(framework, integration="2A"), extensions=(extension.id,))
    content = FormContent(
        framework=extend(framework, [extension]),
        assessment=assessment,
        key=key_of(framework, assessment),
        extensions=(extension,),
    )
    page = visit(written(tmp_path, content))
    question(page, "q1-1").locator("input[value='4']").check()
    question(page, "northshire:lone").locator("input[value='1']").check()
    tables = page.locator("#scores table")
    assert tables.nth(0).locator("tr.all td").first.inner_text() == "4"
    assert (
        tables.nth(1).locator("caption").inner_text()
        == f"Scores of {extension.id}, apart from the national ones"
    )
    assert tables.nth(1).locator("tr.all td").first.inner_text() == "1"
    assert document(page)["extension_digests"] == {extension.id: extension.wording}
    saved = read_assessment(save(page, tmp_path), CATALOGUE)
    assert saved.by_item["northshire:lone"].score == 1
    both = score_extended(saved, framework, {extension.id: extension}, keys=CATALOGUE.scoring_keys)
    assert (both.national.total.points, both.of(extension.id).total.points) == (4, 1)
