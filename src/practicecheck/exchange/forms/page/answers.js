'use strict';
// In which state each question is, and what the answers come to: as the library sees them.

const VALUES = ['score', 'number', 'percent', 'answer', 'times', 'chosen', 'entries', 'stream'];

function answerTo(tree, item) {
  const answer = valueAt(tree, ['answers', item]);
  return answer instanceof Map ? answer : new Map();
}

// The names under which an answer gives a value. A narrative is one where the question takes words.
function valuesGiven(answer) {
  return VALUES.filter((name) => {
    const value = answer.get(name);
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  });
}

function isBlankAnswer(answer) {
  return [...answer.values()].every((value) => isBlank(value));
}

function stateOf(item, answer) {
  if ((answer.get('not_applicable') ?? null) !== null) return NOT_APPLICABLE;
  if ((answer.get('cannot_answer') ?? null) !== null) return CANNOT_ANSWER;
  if (valuesGiven(answer).length) return ANSWERED;
  return item.takes.includes('narrative') && !isBlank(answer.get('narrative')) ? ANSWERED : UNANSWERED;
}

// While a choice is open, its first option stands in for the others.
function sectionIsAsked(section, tree, asked) {
  if (section.alternative === null) return true;
  const [choice, option] = section.alternative;
  return option === (valueAt(tree, ['choices', choice]) ?? asked.choices[choice][0]);
}

// Whether a condition lets an item be asked: not only if the answer that decides says otherwise.
function itemIsAsked(item, tree) {
  if (item.condition === null) return true;
  const [decider, wanted] = item.condition;
  const given = answerTo(tree, decider).get('answer');
  return typeof given !== 'boolean' || given === wanted;
}

function itemsOf(asked) {
  return asked.sections.flatMap((section) => section.items);
}

// Every question with its section, its answer and its state.
function standings(tree, asked) {
  return asked.sections.flatMap((section) =>
    section.items.map((item) => {
      const answer = answerTo(tree, item.id);
      const isAsked = sectionIsAsked(section, tree, asked) && itemIsAsked(item, tree);
      return { section, item, answer, state: isAsked ? stateOf(item, answer) : NOT_ASKED };
    }),
  );
}

// What the answers come to: a card for the edition, and one for each extension. There is no total of both.
function scorecards(found, asked) {
  return asked.reckonings.map(({ extension, key }) => {
    const own = found.filter(
      ({ section, item, state }) =>
        section.extension === extension && item.takes.includes('score') && state !== NOT_ASKED,
    );
    const scored = own.map(({ section, item, answer, state }) => ({
      section,
      score: itemScore({ item: item.id, state, code: codeOf(answer.get('score')) }, key),
    }));
    const sections = [...new Set(scored.map(({ section }) => section))].map((section) => ({
      section,
      score: scoreOf(
        scored.filter((one) => one.section === section).map((one) => one.score),
        key,
      ),
    }));
    const total = scoreOf(
      scored.map((one) => one.score),
      key,
      sections.map((one) => one.score),
    );
    return { extension, key, sections, total };
  });
}

// A point as the keys have it: a number, or a word.
function codeOf(value) {
  return value instanceof Numeral ? Number(value.text) : value;
}
