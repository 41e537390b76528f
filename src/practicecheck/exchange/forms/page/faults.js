'use strict';
// What has to be mended before the library can read the answers. `practicecheck check` has the last word.

// Faults, each with the way to its place and what to do.
function faultsOf(tree, asked) {
  const found = standings(tree, asked);
  return [
    ...choiceFaults(tree, asked),
    ...captureFaults(tree),
    ...countFaults(tree, asked),
    ...found.flatMap(({ section, item, answer, state }) =>
      isBlankAnswer(answer) && state === UNANSWERED
        ? []
        : [
            ...notAskedFaults(section, item, answer, state, tree, asked),
            ...standingFaults(item, answer, asked),
            ...valueFaults(item, answer),
            ...remarkFaults(item, answer),
          ],
    ),
  ];
}

function* choiceFaults(tree, asked) {
  for (const [choice, options] of Object.entries(asked.choices)) {
    const made = valueAt(tree, ['choices', choice]);
    const way = ['choices', choice];
    if (made !== undefined && !options.includes(made)) {
      yield { way, text: `“${said(made)}” can’t be chosen here. Choose ${options.join(' or ')}.` };
    }
    const waiting = asked.sections.some(
      (section) =>
        section.alternative?.[0] === choice &&
        section.items.some((item) => !isBlankAnswer(answerTo(tree, item.id))),
    );
    if (made === undefined && waiting) {
      yield {
        way,
        text: 'Decide which of the two is answered: questions of one of them are answered already.',
      };
    }
  }
}

function* captureFaults(tree) {
  const [from, to] = ['from', 'to'].map((end) => valueAt(tree, ['capture', end]));
  for (const [end, day] of [
    ['from', from],
    ['to', to],
  ]) {
    if (day !== undefined && !isDay(day))
      yield { way: ['capture', end], text: `“${said(day)}” is no date. Write it as 2026-04-01.` };
  }
  if (isDay(from) && isDay(to) && to < from) {
    yield { way: ['capture', 'to'], text: 'The last day comes before the first. Exchange the two.' };
  }
}

function isDay(value) {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(value);
}

function* countFaults(tree, asked) {
  const counts = [
    ['room', null],
    ['base', asked.whole],
  ];
  for (const [part, whole] of counts) {
    const figures = valueAt(tree, [part]);
    if (!(figures instanceof Map)) continue;
    for (const [name, figure] of figures) {
      yield* figureFaults(figure, [part, name], { whole: whole === null || whole.includes(name) });
    }
  }
}

function* figureFaults(figure, way, { whole = false, most = null, what = 'that' } = {}) {
  if (figure === undefined || figure === null) return;
  if (!(figure instanceof Numeral) || !/^-?\d+(\.\d+)?$/.test(figure.text)) {
    if (figure instanceof Numeral) return;
    yield {
      way,
      text: `“${said(figure)}” is no number. Write digits, and a full stop before decimals: 1250 or 37.5.`,
    };
    return;
  }
  const value = fractionOf(figure.text);
  if (value.compare(ZERO) < 0) yield { way, text: `${figure.text} is less than nothing. Write 0 or more.` };
  if (whole && value.denominator !== 1n)
    yield { way, text: `${figure.text} is not a whole number. Count whole ones here.` };
  if (most !== null && value.compare(fractionOf(most)) > 0) {
    yield { way, text: `${figure.text} is more than ${most}, the most that ${what} can be.` };
  }
}

function* notAskedFaults(section, item, answer, state, tree, asked) {
  const way = ['answers', item.id];
  if (state !== NOT_ASKED || isBlankAnswer(answer)) return;
  if (!sectionIsAsked(section, tree, asked)) {
    if (valueAt(tree, ['choices', section.alternative[0]]) !== undefined) {
      yield {
        way,
        text: 'This belongs to the alternative that was not chosen. Delete the answer, or mend the choice.',
      };
    }
    return;
  }
  const [decider, wanted] = item.condition;
  const { name } = itemsOf(asked).find((own) => own.id === decider) ?? { name: decider };
  yield {
    way,
    text: `This is asked only if “${name}” is answered ${wanted ? 'yes' : 'no'}. Delete the answer, or mend that one.`,
  };
}

const STANDINGS = { not_applicable: 'that it does not apply', cannot_answer: 'that it can’t be answered' };

function* standingFaults(item, answer, asked) {
  const way = ['answers', item.id];
  const given = Object.keys(STANDINGS).filter((name) => (answer.get(name) ?? null) !== null);
  for (const name of given) {
    if (isBlank(answer.get(name)))
      yield { way: [...way, name], text: `Say why: nothing says the reason ${STANDINGS[name]}.` };
  }
  const told = [...valuesGiven(answer), ...given];
  if (told.length > 1) {
    const words = told.map((name) => STANDINGS[name] ?? `“${name}”`);
    yield {
      way,
      text: `The answer says ${words.slice(0, -1).join(', ')} and ${words.at(-1)} at once. Keep the one that is true.`,
    };
  }
  const scale = asked.scales[item.scale];
  const score = answer.get('score') ?? null;
  if (scale && score !== null && !scale.codes.includes(codeOf(score))) {
    yield {
      way,
      text: `${said(score)} is not on the scale. Choose ${scale.codes.join(', ')}${scale.x ? ' or X' : ''}.`,
    };
  }
}

function* valueFaults(item, answer) {
  const way = ['answers', item.id];
  const unit = answer.get('unit') ?? null;
  const measured = unit ?? item.units[0];
  const number = answer.get('number') ?? null;
  yield* figureFaults(number, [...way, 'number'], {
    whole: item.whole.includes(measured),
    most: item.most[measured] ?? null,
    what: said(measured),
  });
  yield* figureFaults(answer.get('percent'), [...way, 'percent'], { most: '100', what: 'a percentage' });
  yield* figureFaults(answer.get('times'), [...way, 'times']);
  if (number !== null && item.units.length > 1 && !item.units.includes(unit)) {
    yield { way: [...way, 'unit'], text: `Say in which unit: ${item.units.join(' or ')}.` };
  }
  if (unit !== null && number === null)
    yield { way: [...way, 'number'], text: 'A unit is given, but no number.' };
  const [times, per] = ['times', 'per'].map((name) => answer.get(name) ?? null);
  if (times !== null && per === null) yield { way: [...way, 'per'], text: 'Say in which period.' };
  if (per !== null && times === null)
    yield { way: [...way, 'times'], text: 'A period is given, but not how many times.' };
  const entries = answer.get('entries');
  if (item.most_entries !== null && Array.isArray(entries) && entries.length > item.most_entries) {
    yield {
      way,
      text: `${entries.length} entries are given, and ${item.most_entries} are asked for. Keep those that matter most.`,
    };
  }
}

function* remarkFaults(item, answer) {
  const way = ['answers', item.id];
  const flag = answer.get('flag');
  if (flag instanceof Map && isBlank(flag.get('is')) && !isBlank(flag.get('why'))) {
    yield {
      way: [...way, 'flag', 'is'],
      text: 'Say as what it is marked: a strength, a gap, or something to watch.',
    };
  }
  const stream = answer.get('stream');
  if (!Array.isArray(stream)) return;
  for (const source of stream) {
    if (isBlank(source.get('what')) || isBlank(source.get('says'))) {
      yield { way, text: 'Say of each source what it is and what it says.' };
      return;
    }
    const [from, to] = ['from', 'to'].map((end) => source.get(end));
    if (isDay(from) && isDay(to) && to < from)
      yield { way, text: 'A source ends before it begins. Exchange the two dates.' };
  }
}

// What has to be mended on a ballot paper.
function* paperFaults(paper, asked) {
  const code = said(valueAt(paper, ['rater']));
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}$/u.test(code.trim())) {
    yield {
      way: ['rater'],
      text: code
        ? `“${code}” is no code. Write letters, digits and hyphens without a blank: r1.`
        : 'Write your code, such as r1.',
    };
  }
  if (isBlank(valueAt(paper, ['perspective'])))
    yield { way: ['perspective'], text: 'Choose for whom you speak.' };
  for (const choice of Object.keys(asked.choices)) {
    if (valueAt(paper, ['choices', choice]) === undefined) {
      yield { way: ['choices', choice], text: 'Decide which of the two is answered.' };
    }
  }
}
