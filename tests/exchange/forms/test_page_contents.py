"""The form in one page, read without a browser."""

import base64
import hashlib
import re
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from tests.comparison.builders import LAW
from tests.exchange.forms.form_builders import CATALOGUE, FRAMEWORKS, PAGE, Page, a_form, blank, page_of, ways
from tests.exchange.test_export_html import HOSTILE
from tests.extension_strategies import an_extension
from tests.strategies import an_item, assessments, frameworks, scoring_keys

from practicecheck.assessments import Assessment
from practicecheck.cli._app import run
from practicecheck.exchange import FormContent, blank_assessment, read_assessment, source_of
from practicecheck.frameworks import TakesScore, extend
from practicecheck.scoring import worth_of

AWKWARD = [
    *HOSTILE,
    "</script><script>alert(1)</script>",
    "\u2028alert(1)\u2029",
    "<!--<script>",
    "' onfocus='x",
]


def flat(text):
    return " ".join(text.split())


def evolved(content: FormContent, text: str) -> FormContent:
    """The same form with a text wherever a framework or an assessment holds one."""
    framework = content.framework
    section = attrs.evolve(
        framework.sections[1],
        title=text,
        introduction=text,
        closing=text,
        items=tuple(
            attrs.evolve(
                item, text=text, instruction=text, explanation=text, as_printed=f"{text}!", erratum=text
            )
            for item in framework.sections[1].items
        ),
    )
    scale = framework.scales[0]
    scale = attrs.evolve(
        scale, not_applicable=text, points=tuple(attrs.evolve(point, anchor=text) for point in scale.points)
    )
    return attrs.evolve(
        content,
        framework=attrs.evolve(
            framework,
            title=text,
            summary=text,
            sections=(section, *framework.sections[2:]),
            scales=(scale,),
            perspectives=(text,),
        ),
        assessment=attrs.evolve(content.assessment, organisation=text, unit=text, note=text),
    )


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_each_question_is_asked_with_the_words_of_the_source(name):
    """Nobody rewrites it for the screen."""
    found = Page(page_of(a_form(name)))
    legends = [legend.text for legend in found.all("legend")]
    for item in CATALOGUE[name].items.values():
        assert [legend for legend in legends if flat(item.text) in legend], item.id


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_each_question_that_takes_an_answer_has_a_place_for_it(name):
    """And none stands there twice."""
    found = Page(page_of(a_form(name)))
    places = [e.attributes["data-item"] for e in found.elements if "data-item" in e.attributes]
    assert places == [item.id for item in CATALOGUE[name].items.values() if item.takes]
    answers = [tuple(way) for way in ways(found) if way[0] == "answers"]
    assert len({*answers}) == len(answers)


def test_anchors_stand_beside_the_choices():
    """With X and its meaning, what can't be answered, and the blank that is chosen at first."""
    found = Page(page_of(a_form(integration="2A")))
    scale = CATALOGUE["how-are-we-doing@2016"].scales[0]
    labels = [label.text for label in found.all("label")]
    for point in scale.points:
        assert f"{point.code} {point.anchor}" in labels
    assert f"X {scale.not_applicable}" in labels
    assert "It can\u2019t be answered" in labels
    (name,) = {e.attributes["name"] for e in found.elements if e.attributes.get("name", "") == "q2-1-1-score"}
    assert [e.attributes["value"] for e in found.all("input", name=name) if "checked" in e.attributes] == [""]


def test_every_field_has_a_label():
    """By its id, or around it, or as its legend."""
    for name in FRAMEWORKS:
        found = Page(page_of(a_form(name)))
        labelled = {label.attributes.get("for") for label in found.all("label")}
        for tag in ("input", "textarea", "select"):
            for element in found.all(tag):
                kind = element.attributes.get("type")
                assert kind in ("radio", "checkbox", "file") or element.attributes["id"] in labelled


def test_ids_are_not_repeated():
    for name in FRAMEWORKS:
        ids = [e.attributes["id"] for e in Page(page_of(a_form(name))).elements if "id" in e.attributes]
        assert len(ids) == len({*ids})


def test_an_alternative_that_was_not_chosen_is_not_asked():
    found = Page(page_of(a_form(integration="2A")))
    asked = [e.attributes["data-item"] for e in found.elements if "data-item" in e.attributes]
    assert "q2a-1" in asked
    assert not [item for item in asked if item.startswith("q2b")]
    assert not [e for e in found.elements if "q2b-1" in (e.attributes.get("value") or "")]


def test_while_a_choice_is_open_both_alternatives_are_there_and_the_form_asks():
    found = Page(page_of(a_form()))
    assert ["choices", "integration"] in ways(found)
    assert {"2A", "2B"} < {section["id"] for section in found.asked["sections"]}


def test_the_policy_allows_its_own_script_and_style_and_nothing_else():
    html = page_of(a_form())
    style = re.search("<style>(.*)</style>", html, re.DOTALL)
    script = re.search(r"<script>(.*)</script>", html, re.DOTALL)
    assert style
    assert script
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script[1], style[1])
    ]
    (policy,) = Page(html).all("meta", http_equiv="Content-Security-Policy")
    assert policy.attributes["content"] == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def assert_harmless(html: str) -> Page:
    found = Page(html)
    assert [e.attributes.get("type") for e in found.all("script")] == ["application/json", None]
    assert found.comments == []
    assert not found.all("img") + found.all("svg") + found.all("link") + found.all("iframe") + found.all("form")
    for element in found.elements:
        assert not [name for name in element.attributes if name.startswith("on") or name in ("style", "src")]
        assert (element.attributes.get("href") or "#").startswith("#")
    return found


@pytest.mark.parametrize("text", AWKWARD)
def test_hostile_text_stays_text(text):
    """Of a framework as of an assessment."""
    html = page_of(evolved(a_form(integration="2A"), text))
    found = assert_harmless(html)
    assert found.all("h1")[0].text == flat(f"{text} (2016)")
    assert found.asked["document"]["unit"] == text
    assert "\u2028" not in html.partition('id="asked">')[2]


@settings(LAW, max_examples=20)
@given(frameworks().flatmap(lambda framework: assessments(framework).map(lambda given: (framework, given))))
def test_every_framework_has_a_form(pair):
    """Whatever it asks, and whatever was answered."""
    framework, assessment = pair
    found = assert_harmless(page_of(FormContent(framework=framework, assessment=assessment)))
    assert found.asked["framework"] == framework.id


@settings(LAW, max_examples=20)
@given(scoring_keys())
def test_every_key_is_told_with_exact_numbers(key):
    """A fraction loses no digit on the way."""
    scale = attrs.evolve(
        CATALOGUE["how-are-we-doing@2016"].scales[0],
        id=key.scale,
        points=tuple(
            attrs.evolve(CATALOGUE["how-are-we-doing@2016"].scales[0].points[0], code=own.code)
            for own in key.values
        ),
    )
    framework = attrs.evolve(CATALOGUE["how-are-we-doing@2016"], scales=(scale,))
    content = FormContent(framework=framework, assessment=blank(framework, integration="2A"), key=key)
    (told,) = Page(page_of(content)).asked["reckonings"]
    worth = worth_of(key)
    numbers = told["key"]
    assert {code: Fraction(gives) for code, gives in numbers["points"]} == dict(worth.points)
    assert {code: Fraction(gives) for code, gives in numbers["turned"]} == dict(worth.turned)
    assert Fraction(numbers["possible"]) == worth.possible
    assert {item: Fraction(weight) for item, weight in numbers["weights"].items()} == dict(key.weight_of)


def test_the_same_form_is_the_same_bytes_and_another_form_has_another_id():
    """What the browser keeps of one is never taken for the other."""
    one, same, other = a_form(integration="2A"), a_form(integration="2A"), a_form(integration="2B")
    assert PAGE.export(one) == PAGE.export(same)
    assert Page(page_of(one)).asked["id"] != Page(page_of(other)).asked["id"]


def test_a_framework_without_scores_has_no_totals_and_no_ballot_paper():
    html = page_of(a_form("social-work-health-check@2009"))
    assert Page(html).asked["reckonings"] == []
    assert not Page(html).all("input", name="who", value="rater")


def test_what_an_extension_asks_stands_apart():
    """In a section that says so, and with a score of its own."""
    framework = CATALOGUE["how-are-we-doing@2016"]
    item = an_item("northshire:lone", TakesScore(scales=("extent-0-4",)))
    extension = an_extension(item, over=framework)
    laid = extend(framework, [extension])
    assessment = Assessment(framework=framework.id, extensions=(extension.id,))
    content = FormContent(
        framework=laid,
        assessment=assessment,
        key=CATALOGUE.scoring_keys["extent-points@1"],
        extensions=(extension,),
    )
    html = page_of(content)
    told = Page(html).asked
    assert f"Asked by {extension.id}. Its answers are scored apart from the national ones." in html
    assert [own["extension"] for own in told["reckonings"]] == [None, extension.id]
    assert told["document"]["extension_digests"] == {extension.id: extension.wording}


def test_the_ending_chooses_the_form(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["form", "how-are-we-doing@2016", "--choose", "integration=2A", "-o", "form.html"]) == 0
    assert "Wrote form.html: a working copy. Open it in a browser." in capsys.readouterr().out
    assert (tmp_path / "form.html").read_bytes() == PAGE.export(_made("2A"))


def _made(option: str) -> FormContent:
    framework = CATALOGUE["how-are-we-doing@2016"]
    text = blank_assessment(framework, {"integration": option})
    return FormContent(
        framework=framework,
        assessment=read_assessment(source_of(text), CATALOGUE),
        key=CATALOGUE.scoring_keys["extent-points@1"],
    )


def test_a_form_of_60_questions_is_small():
    assert len(PAGE.export(a_form(integration="2A"))) < 450_000
