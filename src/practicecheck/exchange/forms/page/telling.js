'use strict';
// What the form says of the answers: what they come to, what is missing, and what has to be mended.

// A score in words, one sentence.
function scoreInWords(score, key) {
  const shown = shownScore(score, key);
  const missing = [
    [score.notApplicable, 'X'],
    [score.cannotAnswer, 'can’t be answered'],
    [score.unanswered, 'not answered'],
  ]
    .filter(([count]) => count)
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');
  const value = shown.mean ?? (shown.percent === null ? null : `${shown.percent} %`);
  const band = shown.band === null ? '' : ` (${shown.band})`;
  const main =
    value === null
      ? `no score, since ${score.whyNone}`
      : key.mean
        ? `mean ${value}${band}`
        : `${shown.points} of ${shown.possible}, ${value}${band}`;
  const unit = key.mean ? '' : ' %';
  const bounds =
    score.complete || shown.low === null ? '' : `; it could still become ${shown.low} to ${shown.high}${unit}`;
  return `${main}${missing ? `; ${missing}` : ''}${bounds}.`;
}

function teamTotals(cards) {
  for (const { key, sections } of cards) {
    for (const { section, score } of sections) {
      const place = [...document.querySelectorAll('[data-total]')].find(
        (own) => own.dataset.total === section.id,
      );
      if (!place) continue;
      place.textContent = `Score of this section: ${scoreInWords(score, key)}`;
      // On paper, what nobody has answered yet is a blank.
      place.classList.toggle('open', score.answered === 0 && score.notApplicable === 0);
    }
  }
}

function scoresTable({ extension, key, sections, total }, several) {
  const cell = (text) => made('td', { class: 'number' }, text ?? '–');
  const row = (name, score, tag = {}) => {
    const shown = shownScore(score, key);
    const value = shown.mean ?? (shown.percent === null ? null : `${shown.percent} %`);
    const bounds = score.complete || shown.low === null ? null : `${shown.low} to ${shown.high}`;
    return made(
      'tr',
      tag,
      made('th', { scope: 'row' }, name),
      cell(shown.points),
      cell(shown.possible),
      cell(value),
      cell(bounds),
      ...(key.bands ? [made('td', {}, shown.band ?? '–')] : []),
    );
  };
  const heads = ['Points', 'Possible', key.mean ? 'Mean' : 'Score', 'Could still be'];
  const caption = extension
    ? `Scores of ${extension}, apart from the national ones`
    : several
      ? 'National scores'
      : 'Scores';
  return made(
    'div',
    { class: 'scroll', role: 'group', 'aria-label': caption, tabindex: '0' },
    made(
      'table',
      {},
      made('caption', {}, made('span', {}, caption)),
      made(
        'thead',
        {},
        made(
          'tr',
          {},
          made('th', { scope: 'col' }, 'Section'),
          ...heads.map((head) => made('th', { scope: 'col', class: 'number' }, head)),
          ...(key.bands ? [made('th', { scope: 'col' }, 'Band')] : []),
        ),
      ),
      made(
        'tbody',
        {},
        ...sections.map(({ section, score }) => row(section.name, score)),
        row('All', total, { class: 'all' }),
      ),
    ),
    made('p', { class: 'hint' }, `By the key ${key.id}: ${key.title}.`),
  );
}

function tellScores(cards) {
  const place = document.getElementById('scores');
  place.replaceChildren(...cards.map((card) => scoresTable(card, cards.length > 1)));
  if (ASKED.scale && !cards.length)
    place.append('No key that is at hand scores these answers, so that no score is shown.');
}

// How much is answered of each section: in the contents, and what is missing with the way to it.
function coverage(found, asked, isMissing) {
  const missing = [];
  for (const section of asked.sections) {
    const own = found.filter((one) => one.section === section && one.state !== NOT_ASKED);
    const open = own.filter(isMissing);
    const entry = [...document.querySelectorAll('[data-contents]')].find(
      (one) => one.dataset.contents === section.id,
    );
    if (entry)
      entry.querySelector('.count').textContent = own.length
        ? `(${own.length - open.length} of ${own.length})`
        : '';
    if (open.length) {
      const link = made('a', { href: `#${placeOf(['answers', open[0].item.id]).id}` }, open[0].item.name);
      missing.push(
        made('li', {}, `${section.name}: ${open.length} of ${own.length}. The first is `, link, '.'),
      );
    }
  }
  if (!missing.length) missing.push(made('li', {}, 'Nothing: every question that is asked has its answer.'));
  document.getElementById('missing').replaceChildren(...missing);
}

const PLACES = { organisation: 'about', unit: 'about', perspective: 'rater' };

// The part of the page in which a value of the document is filled in.
function placeOf(way) {
  const places = [...document.querySelectorAll('[data-spot]')];
  const about = PLACES[way[0]] ?? way[0];
  return (
    places.find((place) => place.dataset.spot === way.slice(0, 2).join('/')) ??
    places.find((place) => place.dataset.spot === about)
  );
}

// Tells faults beside what they are about, in those places that somebody has left or asked about.
function tellFaults(faults, isShown) {
  document.querySelectorAll('[aria-invalid]').forEach((control) => {
    control.removeAttribute('aria-invalid');
    const others = (control.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .filter((id) => id && !id.endsWith('-fault'));
    if (others.length) control.setAttribute('aria-describedby', others.join(' '));
    else control.removeAttribute('aria-describedby');
  });
  document.querySelectorAll('[data-spot]').forEach((place) => {
    const own = isShown(place) ? faults.filter(({ way }) => placeOf(way) === place) : [];
    const told = place.querySelector('.fault');
    if (!told) return;
    told.textContent = own.map(({ text }) => text).join(' ');
    told.hidden = own.length === 0;
    place.classList.toggle('faulty', own.length > 0);
    own.forEach(({ way }) => markInvalid(place, way, told));
  });
}

function markInvalid(place, way, told) {
  const wanted = JSON.stringify(way[0] === 'actions' ? way.slice(2) : way);
  const field = [...place.querySelectorAll('[data-way]')].find((one) => JSON.stringify(wayOf(one)) === wanted);
  const name = { not_applicable: 'x', cannot_answer: 'cannot' }[way[2]];
  const control = name ? place.querySelector(`[data-reason=${name}] input`) : field;
  if (!control || !control.matches('input, textarea, select')) return;
  control.setAttribute('aria-invalid', 'true');
  const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
  control.setAttribute('aria-describedby', [...new Set([...others, told.id])].join(' '));
}

// Says something at the top, with links to places, and goes there.
function tell(title, entries, { bad = false } = {}) {
  const box = document.getElementById('told');
  box.hidden = false;
  box.classList.toggle('bad', bad);
  document.getElementById('told-title').textContent = title;
  box.querySelector('ul').replaceChildren(
    ...entries.map(({ text, way }) => {
      const place = way ? placeOf(way) : undefined;
      if (place && !place.id) place.id = `place-${(numbered += 1)}`;
      const about = place?.dataset.item ? `${nameOf(place.dataset.item)}: ` : '';
      return made(
        'li',
        {},
        place ? made('a', { href: `#${place.id}`, 'data-to': place.id }, about + text) : text,
      );
    }),
  );
  box.focus();
}

// How a question is called apart from its section.
function nameOf(item) {
  const section = ASKED.sections.find((own) => own.items.some(({ id }) => id === item));
  return `${section.name}, ${section.items.find(({ id }) => id === item).name}`;
}

// What a screen reader says by itself: the last thing alone, once the hands are still.
let waiting = null;
function announce(text) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    document.getElementById('live').textContent = text;
  }, 1000);
}
