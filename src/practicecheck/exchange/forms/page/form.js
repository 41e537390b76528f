'use strict';
// The form itself: it shows a document, takes what is entered, keeps it, saves it and opens it again.

// Puts every value of the document into its place.
function showAll() {
  document.body.className = `as-${form.who}`;
  showActions(form.plan);
  document.querySelectorAll('input[name=who]').forEach((radio) => {
    radio.checked = radio.value === form.who;
  });
  document
    .querySelectorAll('[data-kind]')
    .forEach((element) => FIELDS[element.dataset.kind].show(element, treeOf(element)));
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
    tellScores(cards);
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
    if (!window.confirm(`“${block.querySelector('h3').textContent}” is taken out of the plan. Remove it?`))
      return;
    form.plan.set(
      'actions',
      form.plan.get('actions').filter((action) => action !== ACTIONS.get(block)),
    );
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
    document.getElementById('told').hidden = true;
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
    document.querySelectorAll('textarea').forEach((box) => {
      box.style.height = box.value ? `${box.scrollHeight}px` : '';
    });
  });
  window.addEventListener('beforeunload', (event) => {
    if (form.unsaved && !form.kept) event.preventDefault();
  });
  window.addEventListener('storage', (event) => {
    if (event.key === KEEPER.name) {
      document.getElementById('keeping').textContent =
        'This form is open a second time, and was changed there. Go on in one of the two alone: reload this page to have what was entered there.';
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
