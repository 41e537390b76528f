'use strict';
// A plan held against its rules: SMART by letter, and what the framework asks. The rules are the library's, as data.

function isStated(value) {
  return value !== false && !isBlank(value);
}

function sameNumber(one, other) {
  const [left, right] = [one, other].map((own) =>
    own instanceof Numeral && isPlainNumber(own.text) ? own.text : null,
  );
  return left === null || right === null
    ? said(one) === said(other)
    : fractionOf(left).compare(fractionOf(right)) === 0;
}

function isPlainNumber(text) {
  return /^-?\d+(\.\d+)?$/.test(text);
}

// Each check of an action, with why it falls short; null where it passes.
function smartChecks(action, rules) {
  return rules.smart.map((rule) => {
    const found = fallsShort(rule, action, rules);
    return { id: rule.id, letter: rule.letter, why: found === null ? null : filledIn(rule.why, found) };
  });
}

function filledIn(text, found) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => found[name] ?? whole);
}

// What was found where an action falls short, by the names in the rule's words; null if it passes.
function fallsShort(rule, action, rules) {
  const values = rule.fields.map((field) => valueAt(action, field.split('.')));
  const [first, second, third] = values;
  switch (rule.looks) {
    case 'stated':
      return values.some(isStated) ? null : {};
    case 'one sentence': {
      const text = stripped(said(first));
      const lines = text.split(/\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/);
      return lines.length <= 1 && !new RegExp(rules.next_sentence).test(text.replaceAll('\ufeff', '_'))
        ? null
        : {};
    }
    case 'change':
      return first === undefined || second === undefined || !sameNumber(first, second)
        ? null
        : { target: said(first) };
    case 'on scale':
      return offScale(
        first,
        [second, third].filter((own) => own !== undefined),
        rules,
      );
    case 'order':
      return first === undefined || second === undefined || first < second
        ? null
        : { start: first, completion: second };
    case 'each': {
      const without = (first ?? [])
        .filter((entry) => !isStated(entry.get(rule.fields[1])))
        .map((entry) => said(entry.get('on')));
      return without.length ? { without: without.join(', ') } : null;
    }
    case 'in time': {
      const days = (first ?? []).map((entry) => entry.get('on'));
      const between = (day) => (second === undefined || second <= day) && (third === undefined || day < third);
      return !days.length || days.some(between) ? null : {};
    }
    default:
      throw new Error(rule.looks);
  }
}

function offScale(item, given, rules) {
  const scales = (rules.scales_of[said(item)] ?? []).map((name) => rules.scales[name]);
  const isOn = ({ numbers }) =>
    given.every((one) => numbers.some((own) => sameNumber(new Numeral(String(own)), one)));
  if (!scales.length || scales.some(isOn)) return null;
  return { item: said(item), given: given.map(said).join(' and ') };
}

// How the plan stands to each rule of its framework: what was found, and what to do if it is not kept.
function planRules(plan, rules) {
  const actions = plan.get('actions') ?? [];
  const live = actions.filter((action) => standingOf(action) !== 'stopped');
  return rules.rules.map(({ id, text, weight, demands }) => ({
    id,
    text,
    weight,
    ...RULES[demands.rule](demands, { plan, actions, live, rules }),
  }));
}

// How an action stands by its latest note; of two on one day, by the last.
function standingOf(action) {
  const notes = action.get('progress') ?? [];
  const latest = notes.reduce(
    (last, note) => (last === null || note.get('on') >= last.get('on') ? note : last),
    null,
  );
  return latest === null ? 'not started' : latest.get('status');
}

const FINDINGS = ['gap', 'split', 'perspective-gap', 'watch', 'strength'];

function sectionServed(action, rules) {
  if (action.has('section')) return action.get('section');
  const items = (action.get('addresses') ?? []).map((name) => {
    const at = name.indexOf(':');
    return at >= 0 && FINDINGS.includes(name.slice(0, at)) ? name.slice(at + 1) : name;
  });
  return items.map((item) => rules.section_of[item]).find((section) => section !== undefined);
}

const RULES = {
  'most-actions': ({ number }, { live }) => ({
    found: actionsInWords(live.length),
    do: live.length <= number ? null : `Keep the ${number} that matter most, and leave the others for later.`,
  }),
  'actions-per-section': ({ quotas }, { live, rules }) => {
    const served = live.map((action) => sectionServed(action, rules));
    const [found, todo] = [[], []];
    for (const { sections, number } of quotas) {
      const name = `section ${sections.join(' or ')}`;
      const count = served.filter((section) => sections.includes(section)).length;
      found.push(`${count || 'none'} for ${name}`);
      if (count < number) todo.push(`add ${number - count} for ${name}`);
      else if (count > number) todo.push(`take ${count - number} from ${name}`);
    }
    return { found: found.join(', '), do: todo.length ? `Change the plan: ${todo.join('; ')}.` : null };
  },
  'mixed-origins': ({ origins }, { live }) => {
    const counts = origins.map((origin) => [
      origin,
      live.filter((action) => action.get('builds_on') === origin).length,
    ]);
    const lacking = counts
      .filter(([, count]) => !count)
      .map(([origin]) => `on a ${origin}`)
      .join(' and one ');
    return {
      found: `actions that build ${counts.map(([origin, count]) => `on a ${origin}: ${count || 'none'}`).join(', ')}`,
      do: lacking ? `Add or change an action, so that one builds ${lacking}.` : null,
    };
  },
  'plan-fields': ({ fields }, { plan }) => {
    const missing = fields.filter((field) => !isStated(plan.get(field)));
    return {
      found: missing.length ? `nothing under ${andOf(missing)}` : `${andOf(fields)} stated`,
      do: missing.length ? `Write ${andOf(missing)} at the head of the plan.` : null,
    };
  },
  'action-fields': ({ fields }, { live }) => {
    const missing = live
      .map((action) => [action.get('id'), fields.filter((field) => !isStated(action.get(field)))])
      .filter(([, lacks]) => lacks.length);
    if (!missing.length) {
      const all = live.length === 1 ? 'its one action' : `all ${actionsInWords(live.length)}`;
      return { found: live.length ? `${andOf(fields)} stated by ${all}` : 'no actions yet', do: null };
    }
    const alike = new Map();
    for (const [id, lacks] of missing) alike.set(andOf(lacks), [...(alike.get(andOf(lacks)) ?? []), id]);
    const lacking = fields.filter((field) => missing.some(([, lacks]) => lacks.includes(field)));
    return {
      found: [...alike].map(([lacks, ids]) => `${andOf(ids)} without ${lacks}`).join('; '),
      do: `Write ${andOf(lacking)} where it is missing.`,
    };
  },
  'moves-explained': (_, { actions }) => {
    const faults = actions
      .map((action) => [action.get('id'), movesUnexplained(action)])
      .filter(([, told]) => told.length);
    if (faults.length) {
      return {
        found: faults.flatMap(([, told]) => told).join('; '),
        do: `Write every move of ${andOf(faults.map(([id]) => id))} under moved, each with from, to and why.`,
      };
    }
    const count = actions.reduce((sum, action) => sum + (action.get('moved') ?? []).length, 0);
    return {
      found: count ? `${count} date${count === 1 ? '' : 's'} moved, with a reason` : 'no date moved',
      do: null,
    };
  },
};

function movesUnexplained(action) {
  const moves = action.get('moved') ?? [];
  const id = action.get('id');
  const told = moves
    .filter((move) => !isStated(move.get('why')))
    .map((move) => `${id} moved from ${move.get('from')} to ${move.get('to')} without a reason`);
  const last = moves.at(-1);
  if (last && last.get('to') !== action.get('completion')) {
    told.push(
      `${id} moved to ${last.get('to')} and is now to be completed on ${action.get('completion') ?? 'no date'}`,
    );
  }
  return told;
}

function actionsInWords(count) {
  return `${count || 'no'} action${count === 1 ? '' : 's'}`;
}

function andOf(names) {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('');
}

// What has to be mended before the library can read the plan.
function* planFaults(plan) {
  const ids = new Set();
  for (const [place, action] of (plan.get('actions') ?? []).entries()) {
    const way = ['actions', String(place)];
    const id = said(action.get('id'));
    if (!id || ids.has(id))
      yield {
        way,
        text: id ? `Two actions are called “${id}” in the file.` : 'The action has no id in the file.',
      };
    ids.add(id);
    for (const name of ['baseline', 'target']) {
      const figure = valueAt(action, ['measure', name]);
      if (figure !== undefined && !(figure instanceof Numeral)) {
        yield {
          way: [...way, 'measure', name],
          text: `“${said(figure)}” is no number. Write digits, and a full stop before decimals.`,
        };
      }
    }
    for (const name of ['start', 'completion']) {
      const day = action.get(name) ?? undefined;
      if (day !== undefined && !isDay(day))
        yield { way: [...way, name], text: `“${said(day)}” is no date. Write it as 2026-04-01.` };
    }
    if ((action.get('monitoring') ?? []).some((entry) => !isDay(entry.get('on')))) {
      yield { way, text: 'Say of each look at progress on which day it is.' };
    }
  }
}
