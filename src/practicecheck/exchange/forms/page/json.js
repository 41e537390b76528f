'use strict';
// JSON, read strictly and written back as it was: every digit of a number, every key, in their order.
// The browser's own reader would round long numbers, and of a key that stands twice silently keep one.

// A number as it is written.
class Numeral {
  constructor(text) {
    this.text = text;
  }
}

// Something that can't be read, and the line where it stands.
class Unreadable extends Error {
  constructor(message, line) {
    super(line ? `line ${line}: ${message}` : message);
  }
}

const DEEPEST = 40;
const LONGEST_NUMBER = 40;
// What no document may hold, half characters among it. The global one is for replacing.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufffe\uffff]/u;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN.source, 'gu');

// Reads one document: objects become Maps, numbers Numerals.
function readJson(text) {
  let at = 0;

  const fail = (message) => {
    throw new Unreadable(message, text.slice(0, at).split('\n').length);
  };
  const token = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found ? found[0] : null;
  };
  const peek = () => {
    token(/[ \t\r\n]*/y);
    return text[at];
  };
  const string = () => {
    const written = token(/"(?:[^"\\\u0000-\u001f]|\\.)*"/y);
    let value;
    try {
      value = JSON.parse(written ?? '');
    } catch {
      fail('a text is not closed, or holds a line break or a wrong escape.');
    }
    if (FORBIDDEN.test(value)) fail('a text holds a character that can’t be shown.');
    return value;
  };
  const list = (depth) => {
    const found = [];
    at += 1;
    if (peek() === ']') at += 1;
    else {
      for (;;) {
        found.push(value(depth));
        const next = peek();
        if (next !== ',' && next !== ']') fail('a comma or ] is missing.');
        at += 1;
        if (next === ']') break;
      }
    }
    return found;
  };
  const mapping = (depth) => {
    const found = new Map();
    at += 1;
    if (peek() === '}') at += 1;
    else {
      for (;;) {
        if (peek() !== '"') fail('a name in double quotes is missing.');
        const key = string();
        if (peek() !== ':') fail('a colon is missing.');
        at += 1;
        if (found.has(key)) fail(`“${key}” stands here a second time. Keep one of the two.`);
        found.set(key, value(depth));
        const next = peek();
        if (next !== ',' && next !== '}') fail('a comma or } is missing.');
        at += 1;
        if (next === '}') break;
      }
    }
    return found;
  };
  const value = (depth) => {
    const first = peek();
    if (first === '{' || first === '[') {
      if (depth >= DEEPEST) fail(`this is nested more than ${DEEPEST} levels deep.`);
      return first === '{' ? mapping(depth + 1) : list(depth + 1);
    }
    if (first === '"') return string();
    const word = token(/[-+.\w]+/y) ?? '';
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (!/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(word)) {
      fail(word ? `“${word.slice(0, 40)}” is no value.` : 'a value is missing.');
    }
    if (word.length > LONGEST_NUMBER) fail('a number is too long.');
    return new Numeral(word);
  };

  const read = value(0);
  if (peek() !== undefined) fail('something follows the end of the document.');
  return read;
}

// Writes a document; on one line if no indent is given.
function writeJson(value, indent = null, line = '\n') {
  if (value instanceof Numeral) return value.text;
  if (!(value instanceof Map) && !Array.isArray(value)) return JSON.stringify(value);
  const [opens, closes] = value instanceof Map ? '{}' : '[]';
  if ((value.size ?? value.length) === 0) return opens + closes;
  const deeper = indent === null ? '' : line + ' '.repeat(indent);
  const inner = (below) => writeJson(below, indent, deeper);
  const parts =
    value instanceof Map
      ? [...value].map(([key, below]) => `${deeper}${JSON.stringify(key)}: ${inner(below)}`)
      : value.map((below) => deeper + inner(below));
  return opens + parts.join(indent === null ? ', ' : ',') + (indent === null ? '' : line) + closes;
}
