'use strict';
// The form itself: it shows a document, takes what is entered, keeps it, saves it and opens it again.

const ASKED = JSON.parse(document.getElementById('asked').textContent, (_, value) => (
  // Names in it are anybody's, and none of them may mean something that every object has.
  value && typeof value === 'object' && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value
));
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

function blankTeam() {
  return readJson(JSON.stringify(ASKED.document));
}

function blankPaper() {
  const paper = new Map([['practicecheck', 'ballots/1'], ['framework', ASKED.framework], ['digest', ASKED.digest]]);
  const unit = valueAt(form.team, ['unit']);
  if (unit !== undefined) paper.set('unit', unit);
  const choices = valueAt(form.team, ['choices']);
  if (choices instanceof Map && choices.size) paper.set('choices', copyOf(choices));
  paper.set('ballots', new Map());
  return paper;
}

function blankPlan() {
  return new Map([['practicecheck', 'plan/1'], ['framework', ASKED.framework]]);
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

// Puts every value of the document into its place.
function showAll() {
  document.body.className = `as-${form.who}`;
  showActions(form.plan);
  document.querySelectorAll('input[name=who]').forEach((radio) => { radio.checked = radio.value === form.who; });
  document.querySelectorAll('[data-kind]').forEach((element) => FIELDS[element.dataset.kind].show(element, treeOf(element)));
  // What holds something is open.
  document.querySelectorAll('details:not([data-votes])').forEach((details) => {
    details.open = details.open || [...details.querySelectorAll('[data-kind]')].some(holdsSomething);
  });
  showBallots(form.team, ASKED);
  refresh();
}

function holdsSomething(element) {
  const { kind, of: item } = element.dataset;
  if (kind !== 'standing') return !isBlank(valueAt(treeOf(element), wayOf(element)));
  const answer = answerTo(form.tree, item);
  return answer.has('not_applicable') || answer.has('cannot_answer');
}

// Works everything out anew that is told of the answers.
function refresh() {
  const found = standings(form.who === 'rater' ? choicesOnly() : form.team, ASKED);
  document.querySelectorAll('[data-section]').forEach((section) => {
    section.hidden = !found.some((one) => one.section.id === section.dataset.section && isOpen(one));
  });
  document.querySelectorAll('[data-item]').forEach((item) => {
    item.hidden = !found.some((one) => one.item.id === item.dataset.item && isOpen(one));
  });
  if (form.who === 'plan') {
    tellPlan(form.plan, ASKED);
  } else if (form.who === 'rater') {
    const scored = found.filter(({ item, section }) => item.scale !== null && section.extension === null);
    coverage(scored, ASKED, ({ item }) => valueAt(form.paper, ['ballots', item.id]) === undefined);
  } else {
    const cards = scorecards(found, ASKED);
    teamTotals(cards);
    document.getElementById('scores').replaceChildren(...cards.map((card) => scoresTable(card, cards.length > 1)));
    coverage(found, ASKED, ({ state }) => state === UNANSWERED);
    tellVotes(cards);
  }
  tellFaults(currentFaults(), (place) => form.shown.has(place));
  return found;
}

// A question has its place while it is asked, or holds an answer that nobody may overlook.
function isOpen({ state, answer }) {
  return state !== NOT_ASKED || !isBlankAnswer(answer);
}

function choicesOnly() {
  return new Map([['choices', form.paper.get('choices') ?? new Map()]]);
}

function tellVotes(cards) {
  const raters = ratersOf(form.team).length;
  document.querySelectorAll('[data-votes]').forEach((place) => {
    const item = place.dataset.votes;
    const section = ASKED.sections.find((own) => own.items.some(({ id }) => id === item));
    const card = cards.find((own) => own.extension === section.extension);
    if (!raters || !card) return;
    const ballots = answerTo(form.team, item).get('ballots') ?? [];
    place.querySelector('summary').textContent = `Votes (${ballots.length} of ${raters})`;
    place.querySelector('.spread-of-votes').textContent = votesInWords(ballots, raters, card.key);
  });
}

function currentFaults() {
  if (form.who === 'plan') return [...planFaults(form.plan)];
  return form.who === 'rater' ? [...paperFaults(form.paper, ASKED)] : faultsOf(form.team, ASKED);
}

// Keeps everything in this browser, and says so.
function keep() {
  const kept = KEEPER.keep({
    who: form.who,
    team: writeJson(form.team),
    paper: writeJson(form.paper),
    plan: writeJson(form.plan),
    at: new Date().toISOString(),
    unsaved: form.unsaved,
  });
  const place = document.getElementById('keeping');
  if (!kept) place.textContent = 'This browser keeps nothing. Save before you close this page, or what you entered is lost.';
  else place.textContent = form.unsaved ? `Kept in this browser. ${SAVED_BY_HAND}` : '';
  form.kept = kept;
}

function restore() {
  const kept = KEEPER.kept();
  form.team = blankTeam();
  form.paper = blankPaper();
  form.plan = blankPlan();
  if (!kept) return;
  try {
    const [team, paper, plan] = [kept.team, kept.paper, kept.plan].map(readJson);
    const who = ['team', 'rater', 'plan'].includes(kept.who) ? kept.who : 'team';
    Object.assign(form, { team, paper, plan, who, unsaved: kept.unsaved === true });
  } catch {
    return;
  }
  const day = new Date(kept.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  document.getElementById('keeping').textContent = `What was entered here up to ${day} is back. ${form.unsaved ? SAVED_BY_HAND : ''}`;
}

function save() {
  const faults = currentFaults();
  document.querySelectorAll('[data-spot]').forEach((place) => form.shown.add(place));
  refresh();
  const name = fileName();
  const address = URL.createObjectURL(new Blob([`${writeJson(form.tree, 2)}\n`], { type: 'application/json' }));
  made('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  form.unsaved = false;
  keep();
  if (faults.length) {
    tell(`Saved as ${name}. ${faults.length === 1 ? 'One thing has' : `${faults.length} things have`} to be mended before practicecheck can read it`, faults, { bad: true });
  } else {
    tell(`Saved as ${name}`, [{ text: form.who === 'rater' ? 'Give the file to whoever brings the votes together.' : 'Your browser has put it where it puts what you download.' }]);
  }
}

function fileName() {
  const who = {
    team: said(form.team.get('unit')),
    rater: `ballots-${said(form.paper.get('rater'))}`,
    plan: `plan-${said(valueAt(form.plan, ['for', 'unit']))}`,
  }[form.who];
  const plain = `${ASKED.framework.replace('@', '-')}-${who}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${plain}.json`;
}

function load(text, name) {
  let file;
  try {
    file = opened(text, ASKED);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    tell(`${name} was not loaded. Nothing has changed here`, [{ text: fault.message }], { bad: true });
    return;
  }
  if (form.unsaved && !window.confirm('What was entered here is in no file yet, and the file takes its place. Load the file?')) return;
  const [who, place] = { 'assessment/1': ['team', 'team'], 'ballots/1': ['rater', 'paper'], 'plan/1': ['plan', 'plan'] }[file.kind];
  form.who = who;
  form[place] = file.tree;
  form.unsaved = false;
  form.shown.clear();
  document.querySelectorAll('[data-spot]').forEach((place) => form.shown.add(place));
  showAll();
  keep();
  tell(`${name} is loaded`, [...file.remarks.map((remark) => ({ text: remark })), ...currentFaults()]);
}

function clear() {
  if (!window.confirm('Everything that was entered here is deleted from this browser, and the form is as it was at first. Files that were saved stay. Clear it?')) return;
  KEEPER.forget();
  form.team = blankTeam();
  form.who = 'team';
  form.paper = blankPaper();
  form.plan = blankPlan();
  form.unsaved = false;
  form.shown.clear();
  document.querySelectorAll('details').forEach((details) => { details.open = false; });
  showAll();
  document.getElementById('keeping').textContent = '';
  tell('Cleared', [{ text: 'This browser keeps nothing of this form any more.' }]);
}

const DEEDS = {
  save,
  load: () => document.getElementById('file').click(),
  print: () => window.print(),
  clear,
  addAction: () => {
    addAction(form.plan);
    planChanged();
    document.querySelector('#actions > :last-child textarea').focus();
  },
  removeAction: (button) => {
    const block = button.closest('.action');
    if (!window.confirm(`“${block.querySelector('h3').textContent}” is taken out of the plan. Remove it?`)) return;
    form.plan.set('actions', form.plan.get('actions').filter((action) => action !== ACTIONS.get(block)));
    planChanged();
    document.querySelector('[data-do=addAction]').focus();
  },
};

function planChanged() {
  form.unsaved = true;
  form.shown.clear();
  showAll();
  keep();
}

function changed(element) {
  if (element.name === 'who') {
    form.who = element.value;
    form.shown.clear();
    if (form.who === 'plan') beginPlan(form.plan);
    showAll();
  } else if (element.matches('[data-rater]')) {
    takeBallot(element, form.team);
    refresh();
  } else {
    const field = element.closest('[data-kind]');
    if (!field) return;
    FIELDS[field.dataset.kind].take(field, treeOf(field));
    if (field.dataset.way?.startsWith('["room"')) showBallots(form.team, ASKED);
    refresh();
    const total = field.closest('[data-section]')?.querySelector('[data-total]');
    if (total && field.classList.contains('scale')) announce(total.textContent);
    const letter = field.closest('.letter');
    if (letter) announce(`${letter.dataset.letter}: ${letter.querySelector('.smart').textContent}`);
  }
  form.unsaved = true;
  keep();
}

// Once somebody has left a question, what is wrong with it is told.
function left(event) {
  const place = event.target.closest('[data-spot]');
  if (!place || place.contains(event.relatedTarget) || form.shown.has(place)) return;
  form.shown.add(place);
  tellFaults(currentFaults(), (own) => form.shown.has(own));
}

function added(button) {
  const field = button.closest('[data-kind]');
  (field.dataset.kind === 'list' ? addEntry(field, '') : addRow(field, new Map())).focus();
}

function start() {
  document.addEventListener('input', (event) => changed(event.target));
  document.addEventListener('focusout', left);
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button?.dataset.do) DEEDS[button.dataset.do](button);
    else if (button?.classList.contains('add')) added(button);
    const to = event.target.closest('[data-to]');
    if (to) goTo(document.getElementById(to.dataset.to), event);
  });
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault();
      save();
    }
  });
  document.getElementById('file').addEventListener('change', async (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    load(await file.text(), file.name);
  });
  window.addEventListener('beforeprint', () => {
    document.querySelectorAll('textarea').forEach((box) => { box.style.height = box.value ? `${box.scrollHeight}px` : ''; });
  });
  window.addEventListener('beforeunload', (event) => { if (form.unsaved && !form.kept) event.preventDefault(); });
  window.addEventListener('storage', (event) => {
    if (event.key === KEEPER.name) {
      document.getElementById('keeping').textContent = 'This form is open a second time, and was changed there. Go on in one of the two alone: reload this page to have what was entered there.';
    }
  });
  restore();
  showAll();
}

// Goes to a place by the keyboard too: to what is filled in there.
function goTo(place, event) {
  event.preventDefault();
  for (let above = place; above; above = above.parentElement) if (above.matches('details')) above.open = true;
  const control = place.querySelector('[aria-invalid], input:checked, input, textarea, select');
  const details = control?.closest('details');
  if (details) details.open = true;
  (control ?? place).focus();
  place.scrollIntoView({ block: 'start' });
}

start();
