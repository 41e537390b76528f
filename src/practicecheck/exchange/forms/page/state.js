'use strict';
// What is filled in: the team's answers, one rater's ballot paper, and an action plan, each a document of its own.

const ASKED_TEXT = document.getElementById('asked').textContent;
const ASKED = JSON.parse(ASKED_TEXT, (_, value) =>
  // Names in it are anybody's, and none of them may mean something that every object has.
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.assign(Object.create(null), value)
    : value,
);
const KEEPER = keeperOf(ASKED.id);
const SAVED_BY_HAND = 'These answers are in no file yet. Choose Save when you have done for today.';

const form = {
  who: 'team',
  team: new Map(),
  paper: new Map(),
  plan: new Map(),
  shown: new Set(),
  unsaved: false,
  // The document that is filled in now.
  get tree() {
    return { team: this.team, rater: this.paper, plan: this.plan }[this.who];
  },
};

// The document that the form was made with, every digit of it.
function blankTeam() {
  return readJson(ASKED_TEXT).get('document');
}

function blankPaper() {
  const paper = new Map([
    ['practicecheck', 'ballots/1'],
    ['framework', ASKED.framework],
    ['digest', ASKED.digest],
  ]);
  const unit = valueAt(form.team, ['unit']);
  if (unit !== undefined) paper.set('unit', unit);
  const choices = valueAt(form.team, ['choices']);
  if (choices instanceof Map && choices.size) paper.set('choices', copyOf(choices));
  paper.set('ballots', new Map());
  return paper;
}

function blankPlan() {
  return new Map([
    ['practicecheck', 'plan/1'],
    ['framework', ASKED.framework],
  ]);
}

// Says in a plan that is begun what it acts on, as far as the team has said so.
function beginPlan(plan) {
  if (plan.size > 2) return;
  const about = [
    ...['organisation', 'unit'].map((name) => [name, valueAt(form.team, [name])]),
    ...['from', 'to'].map((name) => [name, valueAt(form.team, ['capture', name])]),
  ].filter(([, value]) => !isBlank(value));
  if (about.length) plan.set('for', new Map(about));
}

// The document, or the action of a plan, that a field fills in.
function treeOf(element) {
  const action = element.closest('.action');
  if (action) return ACTIONS.get(action);
  if (element.closest('[data-plan]')) return form.plan;
  if (element.hasAttribute('data-paper')) return form.paper;
  return form.who === 'rater' ? form.paper : form.team;
}
