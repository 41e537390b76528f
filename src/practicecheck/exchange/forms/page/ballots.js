'use strict';
// Votes of a room: everybody has a code and speaks for a perspective, and nobody is named.

// Who votes: whoever has voted already, and for everybody else who is in the room a code that is free.
function ratersOf(tree) {
  const speaks = new Map();
  for (const answer of (tree.get('answers') ?? new Map()).values()) {
    for (const ballot of answer?.get('ballots') ?? []) {
      if (!speaks.has(said(ballot.get('rater'))))
        speaks.set(said(ballot.get('rater')), said(ballot.get('perspective')));
    }
  }
  const taken = new Set([...speaks.keys()].map((code) => code.toLowerCase()));
  let next = 1;
  for (const [perspective, people] of tree.get('room') ?? []) {
    let open =
      Math.min(Number(said(people)) || 0, MOST_RATERS) -
      [...speaks.values()].filter((own) => own === perspective).length;
    for (; open > 0; open -= 1) {
      while (taken.has(`r${next}`)) next += 1;
      speaks.set(`r${next}`, perspective);
      taken.add(`r${next}`);
    }
  }
  return [...speaks];
}

// More than that are a survey.
const MOST_RATERS = 99;

function ballotOf(tree, item, rater) {
  return (answerTo(tree, item).get('ballots') ?? []).find((ballot) => said(ballot.get('rater')) === rater);
}

// A ballot as its choice is written: a point as JSON, or x.
function voteIn(ballot) {
  if (ballot === undefined) return '';
  return ballot.get('not_applicable') === true ? 'x' : written(ballot.get('score'));
}

// Offers everybody a place to vote on each question that is scored.
function showBallots(tree, asked) {
  const raters = ratersOf(tree);
  document.querySelectorAll('[data-votes]').forEach((place) => {
    const item = place.dataset.votes;
    place.hidden = raters.length === 0;
    const scale = asked.scales[itemsOf(asked).find((own) => own.id === item).scale];
    place.querySelector('.ballots').replaceChildren(
      ...raters.map(([rater, perspective]) => {
        const id = `ballot-${(numbered += 1)}`;
        const points = scale.codes.map((code) => made('option', { value: JSON.stringify(code) }, String(code)));
        const box = made(
          'select',
          { id, 'data-rater': rater, 'data-perspective': perspective },
          made('option', { value: '' }, 'no vote'),
          ...points,
          ...(scale.x ? [made('option', { value: 'x' }, 'X')] : []),
        );
        box.value = voteIn(ballotOf(tree, item, rater));
        return made('div', { class: 'ballot' }, made('label', { for: id }, `${rater}, ${perspective}`), box);
      }),
    );
  });
}

// Takes one vote into the document.
function takeBallot(box, tree) {
  const item = box.closest('[data-votes]').dataset.votes;
  const { rater, perspective } = box.dataset;
  const ballots = [...(answerTo(tree, item).get('ballots') ?? [])];
  const place = ballots.findIndex((ballot) => said(ballot.get('rater')) === rater);
  const ballot =
    place < 0
      ? new Map([
          ['rater', rater],
          ['perspective', perspective],
        ])
      : copyOf(ballots[place]);
  ballot.delete('score');
  ballot.delete('not_applicable');
  if (box.value === 'x') ballot.set('not_applicable', true);
  else if (box.value) ballot.set('score', readJson(box.value));
  ballots.splice(place < 0 ? ballots.length : place, 1, ...(box.value ? [ballot] : []));
  put(tree, ['answers', item, 'ballots'], ballots);
}

// How the votes on a question fell, in words.
function votesInWords(ballots, raters, key) {
  const codes = ballots
    .filter((ballot) => ballot.get('not_applicable') !== true)
    .map((ballot) => codeOf(ballot.get('score')));
  const crossed = ballots.length - codes.length;
  if (!ballots.length) return `Nobody of ${raters} has voted yet.`;
  const order = key.points.map(([code]) => code);
  const counts = order
    .map((code) => [codes.filter((own) => own === code).length, code])
    .filter(([count]) => count);
  const told = [
    ...counts.map(([count, code]) => `${count} gave ${code}`),
    ...(crossed ? [`${crossed} gave X`] : []),
  ].join(', ');
  const middle = middleOf(codes, order);
  const between =
    middle === null
      ? ''
      : middle[0] === middle[1]
        ? ` The middle is ${middle[0]}.`
        : ` The two in the middle are ${middle[0]} and ${middle[1]}.`;
  const split = splitOf(codes, key);
  return `${ballots.length} of ${raters} voted: ${told}.${between}${split ? ` This is a split: the votes run from ${split.low} to ${split.high}.` : ''}`;
}
