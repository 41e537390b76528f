'use strict';
// From points to a score, by the key's numbers: the same rules as the library's, which the same examples hold to.

const ANSWERED = 'answered';
const NOT_APPLICABLE = 'not applicable';
const CANNOT_ANSWER = 'cannot answer';
const UNANSWERED = 'unanswered';
const NOT_ASKED = 'not asked';

// What one item gives. `code` is the point as JSON; `state` is one of the above.
function itemScore({ item, state, code }, key) {
  const gives = new Map(key.reversed.includes(item) ? key.turned : key.points);
  const point = state === ANSWERED ? gives.get(code) : undefined;
  // Words or figures are an answer, too, but not one that can be scored.
  const settled = state === ANSWERED && point === undefined ? UNANSWERED : state;
  const counting = settled === NOT_APPLICABLE ? key.not_applicable : key.missing;
  const weight = key.weights[item] === undefined ? ONE : Fraction.of(key.weights[item]);
  const weighed = (written) => Fraction.of(written).times(weight);
  return {
    item,
    state: settled,
    weight,
    points: weighed(point ?? key.lowest),
    possible: weighed(key.possible),
    lowest: weighed(key.lowest),
    highest: weighed(key.highest),
    counts: point !== undefined || counting !== 'excluded',
    missing: settled === UNANSWERED || settled === CANNOT_ANSWER,
  };
}

// Adds items up. `sections` are the sections' scores, for a total that the key makes from them.
function scoreOf(items, key, sections = []) {
  const counted = items.filter((item) => item.counts);
  const points = sumOf(counted.map((item) => item.points));
  const possible = sumOf(counted.map((item) => item.possible));
  const count = (state) => items.filter((item) => item.state === state).length;
  const applicable = items.length - count(NOT_APPLICABLE);
  const answered = count(ANSWERED);
  let whyNone = whyNoScore(counted.length, answered, applicable, key);
  let exact, low, high;
  if (sections.length && key.totalling === 'sections') {
    [exact, low, high] = ['exact', 'low', 'high'].map((end) => meanOf(sections.map((section) => section[end])));
    if (whyNone === null && exact === null) whyNone = 'no section has a score';
  } else {
    exact = low = high = headline(points, divisorOf(counted, key), key);
    const open = items.filter((item) => item.missing);
    if (open.length) {
      const sure = counted.filter((item) => !item.missing);
      const settled = sumOf(sure.map((item) => item.points));
      const divisor = divisorOf([...sure, ...open], key);
      low = headline(settled.plus(sumOf(open.map((item) => item.lowest))), divisor, key);
      high = headline(settled.plus(sumOf(open.map((item) => item.highest))), divisor, key);
    }
  }
  if (key.least_answered !== null && key.least_answered > applicable) low = high = null;
  return {
    points,
    possible,
    exact: whyNone === null ? exact : null,
    low,
    high,
    whyNone,
    applicable,
    answered,
    notApplicable: count(NOT_APPLICABLE),
    cannotAnswer: count(CANNOT_ANSWER),
    unanswered: count(UNANSWERED),
    complete: answered === applicable,
  };
}

function divisorOf(items, key) {
  return sumOf(items.map((item) => (key.mean ? item.weight : item.possible)));
}

function headline(points, divisor, key) {
  if (divisor.isZero) return null;
  return points.times(new Fraction(key.mean ? 1n : 100n)).over(divisor);
}

function meanOf(fractions) {
  const known = fractions.filter((fraction) => fraction !== null);
  return known.length ? sumOf(known).over(new Fraction(BigInt(known.length))) : null;
}

function whyNoScore(counted, answered, applicable, key) {
  if (!counted) return applicable ? 'nothing is answered' : 'nothing is applicable';
  if (key.least_answered !== null && answered < key.least_answered) {
    return `${answered} answered, and the key asks for at least ${key.least_answered}`;
  }
  if (key.least_percent !== null) {
    const least = Fraction.of(key.least_percent);
    const share = new Fraction(BigInt(100 * answered));
    if (share.compare(least.times(new Fraction(BigInt(applicable)))) < 0) {
      return `${answered} of ${applicable} answered, and the key asks for at least ${roundedTidily(least, { decimals: 1, half: 'up' })} %`;
    }
  }
  return null;
}

// A score's numbers as they are shown, each rounded once.
function shownScore(score, key) {
  const headlineOf = (exact) => (exact === null ? null : rounded(exact, key.rounding));
  return {
    points: roundedTidily(score.points, key.rounding),
    possible: roundedTidily(score.possible, key.rounding),
    percent: key.mean ? null : headlineOf(score.exact),
    mean: key.mean ? headlineOf(score.exact) : null,
    low: score.low === null || score.high === null ? null : headlineOf(score.low),
    high: score.low === null || score.high === null ? null : headlineOf(score.high),
    band: bandOf(score, key),
  };
}

function bandOf(score, key) {
  if (score.exact === null || key.bands === null) return null;
  const value = fractionOf(rounded(score.exact, key.bands.rounding));
  const band = key.bands.ranges.find(
    ({ from, to }) => Fraction.of(from).compare(value) <= 0 && value.compare(Fraction.of(to)) <= 0,
  );
  return band ? band.label : null;
}

// How far ballots on an item lie apart; nothing if they agree well enough, or are too few.
function splitOf(codes, key) {
  const order = key.points.map(([code]) => code);
  const places = codes.map((code) => order.indexOf(code)).filter((place) => place >= 0);
  if (places.length < key.split.ballots || !places.length) return null;
  const low = Math.min(...places);
  const high = Math.max(...places);
  return high - low < key.split.range ? null : { low: order[low], high: order[high], ballots: places.length };
}

// The one or two points in the middle; nothing if there is none.
function middleOf(codes, order) {
  const places = codes
    .map((code) => order.indexOf(code))
    .filter((place) => place >= 0)
    .sort((one, other) => one - other);
  if (!places.length) return null;
  const half = (places.length - 1) / 2;
  return [order[places[Math.floor(half)]], order[places[Math.ceil(half)]]];
}
