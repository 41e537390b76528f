'use strict';
// Opening a file that somebody saved: whether it belongs to this form, and what there is to know about it.

const LARGEST = 4 * 1024 * 1024;

// A file that can't be opened here, and why.
class Refused extends Error {}

// Reads a file's text. Returns its kind, its tree, and remarks; throws Refused.
function opened(text, asked) {
  if (text.length > LARGEST) throw new Refused('The file is larger than 4 MB, so that it is not read.');
  let tree;
  try {
    tree = readJson(text.replace(/^\ufeff/, ''));
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault;
    const yaml = /^\s*(#|practicecheck:)/.test(text)
      ? ' This is YAML. Make a form of it: practicecheck form FILE.yaml -o form.html'
      : '';
    throw new Refused(`The file is not JSON that can be read: ${fault.message}${yaml}`);
  }
  const kind = tree instanceof Map ? tree.get('practicecheck') : undefined;
  if (kind === 'assessment/1') return { kind, tree, remarks: joined(tree, asked) };
  if (kind === 'plan/1') return { kind, tree, remarks: planJoined(tree, asked) };
  if (kind === 'ballots/1' && asked.scale) return { kind, tree, remarks: joined(tree, asked) };
  if (typeof kind !== 'string') {
    throw new Refused(
      'The file does not say what it is. A file that was saved here begins with "practicecheck": "assessment/1".',
    );
  }
  const newer = /^(assessment|ballots|plan)\/\d+$/.test(kind)
    ? ' It was made by another version of practicecheck.'
    : '';
  throw new Refused(`The file is of the kind ${kind.slice(0, 40)}, which this form does not fill in.${newer}`);
}

function sameFramework(tree, asked) {
  const framework = tree.get('framework');
  if (framework !== asked.framework) {
    throw new Refused(
      `The file answers ${said(framework) || 'no framework that it names'}, and this form asks ${asked.framework}. Make a form of that file: practicecheck form FILE -o form.html`,
    );
  }
}

// Makes sure that a plan acts on what this form asks.
function planJoined(tree, asked) {
  sameFramework(tree, asked);
  checkPlanShape(tree);
  return [];
}

// Makes sure that a document is one that this form asks; what was taken as read is remarked on.
function joined(tree, asked) {
  const remarks = [];
  sameFramework(tree, asked);
  const digest = tree.get('digest') ?? null;
  if (digest !== null && digest !== asked.digest) {
    throw new Refused(
      `The file answers another wording of ${asked.framework} than this form asks. Make a new form of it with the version of practicecheck in which it was answered.`,
    );
  }
  checkShape(tree);
  for (const [choice, option] of Object.entries(asked.decided)) {
    const made = valueAt(tree, ['choices', choice]);
    if (made === undefined) {
      putAt(tree, ['choices', choice], option);
      remarks.push(`The file leaves open what this form has decided: ${choice} is ${option} now.`);
    } else if (made !== option) {
      throw new Refused(
        `The file was answered with ${choice} ${said(made)}, and this form was made for ${option}. Make a form of that file: practicecheck form FILE -o form.html`,
      );
    }
  }
  if (tree.get('practicecheck') === 'assessment/1') {
    joinExtensions(tree, asked, remarks);
    const known = new Set(itemsOf(asked).map((item) => item.id));
    const strange = [...(tree.get('answers') ?? new Map())].filter(
      ([item, answer]) => !known.has(item) && !isBlank(answer),
    );
    if (strange.length) {
      const names =
        strange
          .slice(0, 5)
          .map(([item]) => item)
          .join(', ') + (strange.length > 5 ? ', …' : '');
      remarks.push(
        `The file holds answers that this form does not ask for: ${names}. They are kept, and saved again as they are.`,
      );
    }
  }
  return remarks;
}

function joinExtensions(tree, asked, remarks) {
  for (const [extension, digest] of Object.entries(asked.extensions)) {
    const told = valueAt(tree, ['extension_digests', extension]);
    if (digest && told !== undefined && told !== digest) {
      throw new Refused(`The file answers another wording of ${extension} than this form asks.`);
    }
    const named = tree.get('extensions') ?? [];
    if (!named.includes(extension)) {
      tree.set('extensions', [...named, extension]);
      if (digest) putAt(tree, ['extension_digests', extension], digest);
      remarks.push(`The file does not name ${extension}, which this form asks. It is named now.`);
    }
  }
}

// Whether what the form reads has the shape that it has in a document, so that nothing is overwritten.
const TEXTS = ['digest', 'organisation', 'unit', 'note', 'rater', 'perspective'];
const LISTS = ['extensions', 'perspectives'];
const MAPPINGS = ['capture', 'room', 'choices', 'base', 'answers', 'sections', 'extension_digests', 'ballots'];

// What a value has to be, and what it is called where it is not.
const SHAPES = (() => {
  const expect = (right, way, what) => {
    if (!right)
      throw new Refused(
        `In the file, ${way} is not ${what}. Somebody seems to have edited it by hand; mend it, or load an older copy.`,
      );
  };
  const text = (value, way) =>
    expect(value === null || value === undefined || typeof value === 'string', way, 'a text');
  const mapping = (value, way) =>
    expect(value === null || value === undefined || value instanceof Map, way, 'a list of names with values');
  const texts = (value, way) =>
    expect(
      value === null ||
        value === undefined ||
        (Array.isArray(value) && value.every((one) => typeof one === 'string')),
      way,
      'a list of texts',
    );
  const plain = (value, way) => expect(!(value instanceof Map) && !Array.isArray(value), way, 'a single value');
  const sources = (value, way) => {
    if (value === null || value === undefined) return;
    expect(Array.isArray(value) && value.every((one) => one instanceof Map), way, 'a list of entries');
    value.forEach((one) => one.forEach((below, name) => plain(below, `${way}.${name}`)));
  };
  return { text, mapping, texts, plain, sources };
})();

function checkShape(tree) {
  const { text, mapping, texts, plain, sources } = SHAPES;
  TEXTS.forEach((name) => text(tree.get(name), name));
  LISTS.forEach((name) => texts(tree.get(name), name));
  MAPPINGS.forEach((name) => mapping(tree.get(name), name));
  for (const [name, value] of tree.get('capture') ?? [])
    (name === 'sources' ? texts : plain)(value, `capture.${name}`);
  for (const part of ['room', 'choices', 'base', 'extension_digests', 'ballots']) {
    for (const [name, value] of tree.get(part) ?? []) plain(value, `${part}.${name}`);
  }
  for (const [section, record] of tree.get('sections') ?? []) {
    mapping(record, `sections.${section}`);
    texts(record?.get('priorities'), `sections.${section}.priorities`);
    ['note', 'speaks_for'].forEach((name) => text(record?.get(name), `sections.${section}.${name}`));
  }
  for (const [item, answer] of tree.get('answers') ?? []) {
    const way = `answers.${item}`;
    mapping(answer, way);
    if (!(answer instanceof Map)) continue;
    ['score', 'number', 'percent', 'answer', 'times', 'consensus', 'priority'].forEach((name) =>
      plain(answer.get(name), `${way}.${name}`),
    );
    ['narrative', 'comment', 'not_applicable', 'cannot_answer', 'unit', 'per'].forEach((name) =>
      text(answer.get(name), `${way}.${name}`),
    );
    ['chosen', 'entries', 'evidence'].forEach((name) => texts(answer.get(name), `${way}.${name}`));
    ['stream', 'ballots'].forEach((name) => sources(answer.get(name), `${way}.${name}`));
    mapping(answer.get('flag'), `${way}.flag`);
  }
}

const PLAN_TEXTS = ['title', 'sponsor', 'lead', 'forum', 'notes'];
const ACTION_TEXTS = [
  'id',
  'action',
  'plain',
  'for_whom',
  'section',
  'builds_on',
  'why',
  'lead',
  'resources',
  'released_by',
  'systemic_impact',
  'start',
  'completion',
  'sign_off',
  'notes',
];

function checkPlanShape(tree) {
  const { text, mapping, texts, plain, sources } = SHAPES;
  PLAN_TEXTS.forEach((name) => text(tree.get(name), name));
  texts(tree.get('accountable_to'), 'accountable_to');
  mapping(tree.get('for'), 'for');
  const actions = tree.get('actions') ?? [];
  if (!Array.isArray(actions) || !actions.every((action) => action instanceof Map)) {
    throw new Refused(
      'In the file, actions is not a list of actions. Somebody seems to have edited it by hand; mend it, or load an older copy.',
    );
  }
  actions.forEach((action, place) => {
    const way = `actions.${place + 1}`;
    ACTION_TEXTS.forEach((name) => text(action.get(name), `${way}.${name}`));
    texts(action.get('addresses'), `${way}.addresses`);
    ['lead_agreed', 'quick_win', 'draft'].forEach((name) => plain(action.get(name), `${way}.${name}`));
    mapping(action.get('measure'), `${way}.measure`);
    for (const [name, value] of action.get('measure') ?? []) plain(value, `${way}.measure.${name}`);
    ['monitoring', 'progress', 'moved'].forEach((name) => sources(action.get(name), `${way}.${name}`));
  });
}
