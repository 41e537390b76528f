'use strict';
// The places where something is filled in: each shows a value of the document, and takes what is entered into it.

// A fresh element, with attributes and what stands in it. Text stays text, whatever it says.
function made(tag, attributes = {}, ...inner) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...inner);
  return element;
}

// What was typed, without characters that no document may hold.
function typed(control) {
  return control.value.replace(ALL_FORBIDDEN, ' ');
}

function wayOf(element) {
  return JSON.parse(element.dataset.way);
}

function put(tree, way, value) {
  if (isBlank(value)) takeAt(tree, way);
  else putAt(tree, way, value);
}

let numbered = 0;

// For each kind: how it shows the value, and how it takes what was entered.
const FIELDS = {
  text: {
    show: (element, tree) => {
      element.value = said(valueAt(tree, wayOf(element)));
    },
    take: (element, tree) => put(tree, wayOf(element), typed(element)),
  },
  number: {
    show: (element, tree) => {
      element.value = said(valueAt(tree, wayOf(element)));
    },
    take: (element, tree) => put(tree, wayOf(element), figureOf(typed(element))),
  },
  pick: {
    show: (element, tree) => check(element, written(valueAt(tree, wayOf(element)))),
    take: (element, tree) => put(tree, wayOf(element), picked(element)),
  },
  select: {
    show: (element, tree) => {
      element.value = written(valueAt(tree, wayOf(element)));
    },
    take: (element, tree) =>
      put(tree, wayOf(element), element.value === '' ? undefined : readJson(element.value)),
  },
  several: {
    show: (element, tree) => {
      const chosen = valueAt(tree, wayOf(element)) ?? [];
      element.querySelectorAll('input').forEach((box) => {
        box.checked = chosen.includes(readJson(box.value));
      });
    },
    take: (element, tree) => put(tree, wayOf(element), chosenIn(element, valueAt(tree, wayOf(element)) ?? [])),
  },
  list: { show: showList, take: takeList },
  rows: { show: showRows, take: takeRows },
  tick: {
    show: (element, tree) => {
      element.checked = valueAt(tree, wayOf(element)) === true;
    },
    take: (element, tree) => put(tree, wayOf(element), element.checked || undefined),
  },
  standing: { show: showStanding, take: takeStanding },
};
FIELDS.area = FIELDS.text;
FIELDS.date = FIELDS.text;

// A value as the choices of a field are written; nothing if there is none.
function written(value) {
  return value === undefined || value === null ? '' : writeJson(value);
}

function check(element, value) {
  element.querySelectorAll('input[type=radio]').forEach((radio) => {
    radio.checked = radio.value === value;
  });
}

function picked(element) {
  const value = element.querySelector('input:checked')?.value ?? '';
  return value === '' ? undefined : readJson(value);
}

// What is chosen, in the order of the form; what the form does not offer stays.
function chosenIn(element, before) {
  const boxes = [...element.querySelectorAll('input')];
  const offered = boxes.map((box) => readJson(box.value));
  const chosen = boxes.filter((box) => box.checked).map((box) => readJson(box.value));
  return [...chosen, ...before.filter((own) => !offered.includes(own))];
}

function showList(element, tree) {
  const entries = valueAt(tree, wayOf(element)) ?? [];
  const rows = element.querySelector('ol');
  rows.replaceChildren();
  const count = Math.max(entries.length, Number(element.dataset.rows));
  for (let place = 0; place < count; place += 1) addEntry(element, entries[place] ?? '');
}

function addEntry(element, text) {
  const rows = element.querySelector('ol');
  const id = `entry-${(numbered += 1)}`;
  const box = made('textarea', { id, rows: 1 });
  box.value = text;
  rows.append(
    made(
      'li',
      {},
      made('label', { for: id, class: 'heard' }, `${element.dataset.label}, ${rows.children.length + 1}`),
      box,
    ),
  );
  return box;
}

function takeList(element, tree) {
  const entries = [...element.querySelectorAll('textarea')].map(typed).filter((text) => !isBlank(text));
  put(tree, wayOf(element), entries);
}

// What an entry was made of, with whatever the form has no place for.
const ENTRIES = new WeakMap();

function showRows(element, tree) {
  const entries = valueAt(tree, wayOf(element)) ?? [];
  element.querySelector('ol').replaceChildren();
  (entries.length ? entries : [new Map()]).forEach((entry) => addRow(element, entry));
}

function addRow(element, entry) {
  const rows = element.querySelector('ol');
  const inner = made(
    'fieldset',
    {},
    made('legend', { class: 'heard' }, `${element.dataset.label} ${rows.children.length + 1}`),
  );
  const row = made('li', {}, inner);
  ENTRIES.set(row, copyOf(entry));
  for (const [name, label, type] of JSON.parse(element.dataset.columns)) {
    const id = `entry-${(numbered += 1)}`;
    const box = made('input', { id, type, 'data-name': name, autocomplete: 'off' });
    box.value = said(entry.get(name));
    inner.append(
      made(
        'div',
        { class: type === 'date' ? 'field figure' : 'field' },
        made('label', { for: id }, label),
        box,
      ),
    );
  }
  rows.append(row);
  return row.querySelector('input');
}

function takeRows(element, tree) {
  const entries = [...element.querySelectorAll('li')].map((row) => {
    const entry = ENTRIES.get(row);
    row.querySelectorAll('input').forEach((box) => put(entry, [box.dataset.name], typed(box)));
    return copyOf(entry);
  });
  put(
    tree,
    wayOf(element),
    entries.filter((entry) => entry.size),
  );
}

// The score, or why there is none: a point, X with its reason, can’t be answered with its reason, or nothing.
function showStanding(element, tree) {
  const item = element.dataset.of;
  const paper = tree.get('practicecheck') === 'ballots/1';
  const answer = answerTo(tree, item);
  const reasons = { x: answer.get('not_applicable') ?? null, cannot: answer.get('cannot_answer') ?? null };
  const given = paper ? valueAt(tree, ['ballots', item]) : answer.get('score');
  const crossed = paper ? said(given).toUpperCase() === 'X' : reasons.x !== null;
  check(element, crossed ? 'x' : reasons.cannot !== null ? 'cannot' : written(given));
  for (const [name, reason] of Object.entries(reasons)) {
    const box = element.querySelector(`[data-reason=${name}] input`);
    if (box) box.value = said(reason);
  }
  showReasons(element);
}

function showReasons(element) {
  const value = element.querySelector('input:checked')?.value;
  element.querySelectorAll('[data-reason]').forEach((reason) => {
    reason.hidden = reason.dataset.reason !== value;
  });
}

function takeStanding(element, tree) {
  const item = element.dataset.of;
  const value = element.querySelector('input[type=radio]:checked')?.value ?? '';
  showReasons(element);
  if (tree.get('practicecheck') === 'ballots/1') {
    put(tree, ['ballots', item], value === 'x' ? 'X' : value === '' ? undefined : readJson(value));
    return;
  }
  const way = ['answers', item];
  for (const [name, key] of [
    ['x', 'not_applicable'],
    ['cannot', 'cannot_answer'],
  ]) {
    const box = element.querySelector(`[data-reason=${name}] input`);
    // Without its reason it is still said, so that it is not lost; the form asks for the reason.
    if (value === name) putAt(tree, [...way, key], typed(box));
    else takeAt(tree, [...way, key]);
  }
  if (!element.classList.contains('scale')) return;
  if (value === 'x' || value === 'cannot' || value === '') takeAt(tree, [...way, 'score']);
  else putAt(tree, [...way, 'score'], readJson(value));
}
