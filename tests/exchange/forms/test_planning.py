"""An action plan on the same page: SMART as it is typed, by the library's own rules."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from tests.exchange.forms.filling import document, fill, load, save
from tests.exchange.forms.form_builders import CATALOGUE, FRAMEWORKS, Page, a_form, page_of, written
from tests.exchange.forms.test_access import open_everything, violations
from tests.strategies import HAWD, plans

from practicecheck.cli._app import run
from practicecheck.exchange import document_tree, json_text, read_plan, source_of
from practicecheck.plans import SMART_RULES, review_plan


@pytest.fixture
def page(visit, tmp_path):
    opened = visit(written(tmp_path, a_form(integration="2A")))
    fill(opened, ["unit"], "Coast team")
    opened.get_by_label("An action plan").check()
    return opened


def act(page, place=0):
    return page.locator("#actions > .action").nth(place)


def enter(page, way, text, place=0):
    act(page, place).locator(f"[data-way='{json.dumps(way)}']").fill(text)


def told(page, letter, place=0):
    return act(page, place).locator(f"[data-smart='{letter}']").inner_text()


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_check_of_smart_is_in_the_page(name):
    """As data, the very one that the library goes by."""
    rules = Page(page_of(a_form(name))).asked["plan"]
    assert [(own["id"], own["looks"], tuple(own["fields"]), own["why"]) for own in rules["smart"]] == [
        (own.id, own.looks.value, own.fields, own.why) for own in SMART_RULES
    ]
    wanted = CATALOGUE[name].plan
    assert [own["id"] for own in rules["rules"]] == [own.id for own in (wanted.rules if wanted else ())]


def test_smart_is_checked_as_an_action_is_typed(page):
    """Letter by letter, in the library's words."""
    page.get_by_role("button", name="Add an action").click()
    assert told(page, "specific").startswith(
        "Nothing says what will be done. Nothing says for whom it is done."
    )
    enter(page, ["action"], "Publish the rota. Tell everybody.")
    enter(page, ["for_whom"], "The duty team")
    assert (
        told(page, "specific") == "The action is more than one sentence. Nothing says which items it is about."
    )
    enter(page, ["action"], "Publish the rota eight weeks ahead.")
    open_everything(page)
    act(page).get_by_label("q1-1 ", exact=False).first.check()
    assert told(page, "specific") == "Nothing is missing: 4 of 4 checks are passed."
    act(page).locator('[data-way=\'["measure", "item"]\']').select_option('"q1-1"')
    enter(page, ["measure", "baseline"], "2")
    enter(page, ["measure", "target"], "2.0")
    assert "The target is the same as the baseline: 2.0." in told(page, "measurable")
    enter(page, ["measure", "target"], "9")
    assert "No scale of q1-1 has 2 and 9." in told(page, "measurable")


def test_a_plan_is_saved_and_reviewed_by_the_library(page, tmp_path, capsys):
    """It says for whom it is, and what was typed and nothing else."""
    page.get_by_role("button", name="Add an action").click()
    enter(page, ["action"], "Publish the rota eight weeks ahead.")
    enter(page, ["start"], "2026-10-01")
    enter(page, ["completion"], "2026-09-01")
    act(page).get_by_label("The lead has agreed").check()
    act(page).get_by_label("On", exact=True).fill("2026-09-15")
    file = save(page, tmp_path)
    assert file.name == "how-are-we-doing-2016-plan-coast-team.json"
    plan = read_plan(file, CATALOGUE)
    assert plan.for_.unit == "Coast team"
    (action,) = plan.actions
    assert (action.id, action.lead_agreed, len(action.monitoring)) == ("action-1", True, 1)
    assert run(["check", str(file)]) == 0
    capsys.readouterr()
    assert run(["plan", "review", str(file), "--format", "json"]) == 0
    review = json.loads(capsys.readouterr().out)
    for letter in review["actions"][0]["letters"]:
        short = " ".join(check["why"] for check in letter["checks"] if not check["passes"])
        assert told(page, letter["letter"]) == (short or told(page, letter["letter"]))


def test_an_action_is_added_and_removed(page):
    """Each with an id that no other has, and only if it is meant."""
    for n in range(2):
        page.get_by_role("button", name="Add an action").click()
        enter(page, ["action"], f"Action {n}.", n)
    page.once("dialog", lambda dialog: dialog.dismiss())
    act(page).get_by_role("button", name="Remove this action").click()
    assert [own["id"] for own in document(page)["actions"]] == ["action-1", "action-2"]
    page.once("dialog", lambda dialog: dialog.accept())
    act(page).get_by_role("button", name="Remove this action").click()
    assert [own["action"] for own in document(page)["actions"]] == ["Action 1."]
    page.get_by_role("button", name="Add an action").click()
    assert [own["id"] for own in document(page)["actions"]] == ["action-2", "action-3"]


def test_the_framework_s_own_rules_are_told(page):
    """With what was found, and what to do."""
    rules = page.locator("#rules")
    assert "It is suggested you choose no more than six initial actions" in rules.inner_text()
    for _ in range(7):
        page.get_by_role("button", name="Add an action").click()
    first = rules.locator("li").first.inner_text()
    assert first.startswith("To think about:")
    assert "Found: 7 actions. Keep the 6 that matter most" in first


def test_a_plan_of_another_framework_is_refused(page):
    text = json.dumps({"practicecheck": "plan/1", "framework": "employer-standards@2014"})
    assert "answers employer-standards@2014, and this form asks" in load(page, text)
    broken = json.dumps({"practicecheck": "plan/1", "framework": HAWD.id, "actions": {"a": 1}})
    assert "actions is not a list of actions" in load(page, broken)


def test_a_plan_is_kept_on_a_closed_tab(visit, tmp_path):
    file = written(tmp_path, a_form(integration="2A"))
    first = visit(file)
    first.get_by_label("An action plan").check()
    first.get_by_role("button", name="Add an action").click()
    enter(first, ["action"], "Publish the rota.")
    first.close()
    assert document(visit(file))["actions"] == [{"id": "action-1", "action": "Publish the rota."}]


def test_axe_finds_nothing_on_a_plan(page):
    page.get_by_role("button", name="Add an action").click()
    page.get_by_role("button", name="Add an action").click()
    open_everything(page)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.fixture(scope="module")
def reviewer(browser, tmp_path_factory):
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(written(tmp_path_factory.mktemp("form"), a_form(integration="2A")).as_uri())
    yield opened
    context.close()


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans(HAWD))
def test_every_plan_is_reviewed_as_by_the_library(reviewer, plan):
    """Each check with its words, and each rule of the framework with what was found and what to do."""
    found = reviewer.evaluate(
        """text => {
            const { tree } = opened(text, ASKED);
            const actions = (tree.get('actions') ?? []).map((action) => (
                smartChecks(action, ASKED.plan).map(({ id, why }) => [id, why])
            ));
            const rules = planRules(tree, ASKED.plan).map((rule) => [rule.id, rule.found, rule.do]);
            return { actions, rules };
        }""",
        json_text(document_tree(plan)),
    )
    review = review_plan(plan, HAWD)
    assert found["actions"] == [
        [[check.id, check.why] for letter in action.letters for check in letter.checks]
        for action in review.actions
    ]
    assert found["rules"] == [[rule.id, rule.found, rule.do] for rule in review.rules]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans(HAWD))
def test_every_plan_comes_back_as_it_was_loaded(reviewer, plan):
    """Notes on progress and moved dates too, for which the page has no place."""
    text = json_text(document_tree(plan))
    back = reviewer.evaluate(
        """text => {
            Object.assign(form, { plan: opened(text, ASKED).tree, who: 'plan' });
            showAll();
            return writeJson(form.plan);
        }""",
        text,
    )
    assert read_plan(source_of(back), CATALOGUE) == plan
