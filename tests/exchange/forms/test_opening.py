"""Files that somebody loads: what fits is taken, all of it, and what does not is refused in words."""

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.exchange.forms.filling import document, give, load, question, save
from tests.exchange.forms.form_builders import CATALOGUE, a_form, blank, written

from practicecheck.exchange import check, document_tree

HAWD = CATALOGUE["how-are-we-doing@2016"]
OTHER_DIGEST = "sha256:" + "0" * 64


@pytest.fixture
def page(visit, tmp_path):
    return visit(written(tmp_path, a_form(integration="2A")))


def tree(**changes):
    made = {**document_tree(blank(HAWD, integration="2A")), **changes}
    return {key: value for key, value in made.items() if value is not ...}


REFUSED = {
    "another framework": (
        tree(framework="employer-standards@2014"),
        "answers employer-standards@2014, and this",
    ),
    "another edition": (
        tree(framework="how-are-we-doing@2030"),
        "answers how-are-we-doing@2030, and this form",
    ),
    "no framework": (tree(framework=...), "no framework that it names"),
    "another wording": (tree(digest=OTHER_DIGEST), "answers another wording of how-are-we-doing@2016"),
    "the other alternative": (tree(choices={"integration": "2B"}), "answered with integration 2B"),
    "a newer kind": (tree(practicecheck="assessment/2"), "made by another version of practicecheck"),
    "a plan of another kind": (tree(practicecheck="cycle/1"), "of the kind cycle/1, which this form does not"),
    "no kind": (tree(practicecheck=...), "does not say what it is"),
    "answers that are text": (tree(answers="none"), "answers is not a list of names with values"),
    "an answer that is a number": (tree(answers={"q1-1": 3}), "answers.q1-1 is not a list of names"),
    "a score that is a list": (tree(answers={"q1-1": {"score": [3]}}), "answers.q1-1.score is not a single"),
    "evidence that is text": (
        tree(answers={"q1-1": {"evidence": "x"}}),
        "answers.q1-1.evidence is not a list of",
    ),
    "a narrative that is a number": (
        tree(answers={"q1-1": {"narrative": 3}}),
        "answers.q1-1.narrative is not a",
    ),
    "ballots that are names": (
        tree(answers={"q1-1": {"ballots": ["r1"]}}),
        "answers.q1-1.ballots is not a list",
    ),
    "priorities that are text": (
        tree(sections={"1": {"priorities": "x"}}),
        "sections.1.priorities is not a list",
    ),
    "a list": ([1, 2], "does not say what it is"),
}
BROKEN = {
    "an empty file": ("", "line 1: a value is missing."),
    "YAML": ("practicecheck: assessment/1\n", "This is YAML. Make a form of it: practicecheck form FILE.yaml"),
    "a comma too much": ('{"practicecheck": "assessment/1",\n}', "line 2: a name in double quotes is missing."),
    "a key that stands twice": (
        '{"practicecheck": "assessment/1", "answers": {"q1-1": {},\n "q1-1": {}}}',
        "line 2: \u201cq1-1\u201d stands here a second time. Keep one of the two.",
    ),
    "an endless number": ('{"a": NaN}', "\u201cNaN\u201d is no value."),
    "a number that is too long": ('{"a": ' + "1" * 41 + "}", "a number is too long."),
    "a control character": ('{"a": "\\u0007"}', "a character that can\u2019t be shown."),
    "half a character": ('{"a": "\\ud800"}', "a character that can\u2019t be shown."),
    "depth without end": ("[" * 100_000, "nested more than 40 levels deep."),
    "an unclosed text": ('{"a": "x', "a text is not closed"),
    "two documents": ("{} {}", "something follows the end of the document."),
    "a picture": (b"\x89PNG\r\n\x1a\n", "The file is not JSON that can be read"),
    "five megabytes": ("[" + " " * 5_000_000 + "]", "larger than 4 MB"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_belong_here_is_refused_and_changes_nothing(page, case):
    """In words, with what was found and what to do."""
    given_, wanted = REFUSED[case]
    give(page, "q1-1", 3)
    before = document(page)
    told = load(page, json.dumps(given_))
    assert "answers.json was not loaded. Nothing has changed here" in told
    assert wanted in told
    assert document(page) == before


@pytest.mark.parametrize("case", BROKEN)
def test_what_can_t_be_read_is_refused_with_its_line(page, case):
    given_, wanted = BROKEN[case]
    before = document(page)
    told = load(page, given_)
    assert "was not loaded" in told
    assert wanted in told
    assert document(page) == before


def test_what_the_form_has_no_place_for_is_kept_and_told(page, tmp_path):
    """Ballots, numbers with all their digits, answers to others' questions, and what the library adds later."""
    given_ = tree(
        perspectives=["steward"],
        later={"key": [1, None, {"deep": "1.10"}]},
        answers={
            "q1-1": {"score": 3, "ballots": [{"rater": "zz", "perspective": "steward", "score": 1, "x": "y"}]},
            "north:own": {"answer": True},
            "workforce-1": {"number": 40},
        },
    )
    text = json.dumps(given_).replace("40}", "40.00000000000000000001}")
    told = load(page, text)
    assert "answers that this form does not ask for: north:own. They are kept" in told
    saved = save(page, tmp_path).read_text(encoding="utf-8")
    assert json.loads(saved) == json.loads(text)
    assert "40.00000000000000000001" in saved
    assert '"1.10"' in saved


def test_a_file_that_leaves_a_choice_open_takes_the_form_s(page):
    told = load(page, json.dumps(tree(choices={})))
    assert "The file leaves open what this form has decided: integration is 2A now." in told
    assert document(page)["choices"] == {"integration": "2A"}


def test_a_file_without_a_digest_is_taken_and_stays_without(page):
    """It says less, and nobody may add to it what it did not say."""
    load(page, json.dumps(tree(digest=...)))
    assert "digest" not in document(page)


FAULTY = {
    "off the scale": ({"q1-1": {"score": 7}}, "7 is not on the scale. Choose 0, 1, 2, 3, 4 or X."),
    "a point as text": ({"q1-1": {"score": "3"}}, "3 is not on the scale."),
    "a score and X": ({"q1-1": {"score": 3, "not_applicable": "No."}}, "at once. Keep the one that is true."),
    "no reason": ({"q1-1": {"cannot_answer": " "}}, "Say why: nothing says the reason"),
    "not asked": (
        {"workforce-15": {"answer": False}, "workforce-16": {"answer": True}},
        "This is asked only if \u201c15. Is there a senior lead role",
    ),
    "too many": (
        {"q5-a-obstacles": {"entries": ["1", "2", "3", "4"]}},
        "4 entries are given, and 3 are asked for.",
    ),
    "below zero": ({"workforce-1": {"number": -1}}, "-1 is less than nothing."),
}


@pytest.mark.parametrize("case", FAULTY)
def test_what_is_wrong_with_an_answer_is_told_beside_it_and_kept(page, case):
    """The library finds a fault with it, too."""
    answers, wanted = FAULTY[case]
    told = load(page, json.dumps(tree(answers=answers)))
    assert wanted in told
    item = [*answers][-1]
    assert wanted in question(page, item).locator(".fault").inner_text()
    assert document(page)["answers"] == answers


def test_a_second_file_asks_before_it_takes_the_place_of_what_is_in_no_file_yet(page):
    give(page, "q1-1", 3)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("#file").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(tree()).encode()}
    )
    page.wait_for_timeout(300)
    assert document(page)["answers"]["q1-1"] == {"score": 3}
    page.once("dialog", lambda dialog: dialog.accept())
    assert "is loaded" in load(page, json.dumps(tree(answers={"q1-2": {"score": 1}})))
    assert document(page)["answers"] == {"q1-2": {"score": 1}}


@pytest.fixture(scope="module")
def reader(browser, tmp_path_factory):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(written(tmp_path_factory.mktemp("form"), a_form(integration="2A")).as_uri())
    yield opened
    context.close()


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("ab_1:", max_size=9), inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(["__proto__", "constructor", "1", "2A", "a"]), plain), st.booleans())
def test_json_comes_back_as_it_was_in_the_same_order(reader, given_, indented):
    """Names that mean something to a script are names like others."""
    text = json.dumps(given_, ensure_ascii=indented)
    back = reader.evaluate(
        "([text, indent]) => writeJson(readJson(text), indent)", [text, 2 if indented else None]
    )
    assert json.loads(back, object_pairs_hook=list) == json.loads(text, object_pairs_hook=list)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.sampled_from('{}[]",:0123.eE-+tfn \\u/ab'), max_size=30))
def test_what_the_page_reads_the_browser_would_read_alike(reader, text):
    """And what neither can read is refused by both. The page alone refuses what no document may hold."""
    ours, theirs = reader.evaluate(
        """text => {
            const attempt = (read) => {
                try { return [true, read()]; } catch (fault) { return [false, `${fault}`]; }
            };
            return [attempt(() => writeJson(readJson(text))), attempt(() => JSON.stringify(JSON.parse(text)))];
        }""",
        text,
    )
    assume(ours[0] or not any(own in ours[1] for own in ("second time", "be shown")))
    assert ours[0] is theirs[0]
    if ours[0]:
        assert json.loads(ours[1]) == json.loads(text)


def test_a_loaded_file_with_faults_is_what_the_library_finds_faults_with(page, tmp_path):
    """Nothing is mended behind anybody's back."""
    load(page, json.dumps(tree(answers={"q1-1": {"score": 7}})))
    file = save(page, tmp_path)
    assert any(problem.code.value == "PC204" for problem in check(file, CATALOGUE))
