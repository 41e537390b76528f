'use strict';
// Keeping what was entered, saving it as a file, opening a file, and clearing everything.

// Keeps everything in this browser, and says so.
function keep() {
  const kept = KEEPER.keep({
    who: form.who,
    team: writeJson(form.team),
    paper: writeJson(form.paper),
    plan: writeJson(form.plan),
    at: new Date().toISOString(),
    unsaved: form.unsaved,
  });
  const place = document.getElementById('keeping');
  place.textContent = form.unsaved ? `Kept in this browser. ${SAVED_BY_HAND}` : '';
  if (!kept) place.textContent = 'This browser keeps nothing. Save before you close this page, or all is lost.';
  form.kept = kept;
}

function restore() {
  const kept = KEEPER.kept();
  form.team = blankTeam();
  form.paper = blankPaper();
  form.plan = blankPlan();
  if (!kept) return;
  try {
    const [team, paper, plan] = [kept.team, kept.paper, kept.plan].map(readJson);
    const who = ['team', 'rater', 'plan'].includes(kept.who) ? kept.who : 'team';
    Object.assign(form, { team, paper, plan, who, unsaved: kept.unsaved === true });
  } catch {
    document.getElementById('keeping').textContent =
      'What this browser kept of this form can’t be read any more. The form is as it was at first.';
    return;
  }
  const day = new Date(kept.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  document.getElementById('keeping').textContent =
    `What was entered here up to ${day} is back. ${form.unsaved ? SAVED_BY_HAND : ''}`;
}

function save() {
  const faults = currentFaults();
  document.querySelectorAll('[data-spot]').forEach((place) => form.shown.add(place));
  refresh();
  const name = fileName();
  const address = URL.createObjectURL(new Blob([`${writeJson(form.tree, 2)}\n`], { type: 'application/json' }));
  made('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  form.unsaved = false;
  keep();
  if (faults.length) {
    tell(
      `Saved as ${name}. ${faults.length === 1 ? 'One thing has' : `${faults.length} things have`} to be mended before practicecheck can read it`,
      faults,
      { bad: true },
    );
  } else {
    tell(`Saved as ${name}`, [
      {
        text:
          form.who === 'rater'
            ? 'Give the file to whoever brings the votes together.'
            : 'Your browser has put it where it puts what you download.',
      },
    ]);
  }
}

function fileName() {
  const who = {
    team: said(form.team.get('unit')),
    rater: `ballots-${said(form.paper.get('rater'))}`,
    plan: `plan-${said(valueAt(form.plan, ['for', 'unit']))}`,
  }[form.who];
  const plain = `${ASKED.framework.replace('@', '-')}-${who}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain}.json`;
}

function load(text, name) {
  let file;
  try {
    file = opened(text, ASKED);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    tell(`${name} was not loaded. Nothing has changed here`, [{ text: fault.message }], { bad: true });
    return;
  }
  if (
    form.unsaved &&
    !window.confirm('What was entered here is in no file yet, and the file takes its place. Load the file?')
  )
    return;
  const [who, place] = {
    'assessment/1': ['team', 'team'],
    'ballots/1': ['rater', 'paper'],
    'plan/1': ['plan', 'plan'],
  }[file.kind];
  form.who = who;
  form[place] = file.tree;
  form.unsaved = false;
  form.shown.clear();
  document.querySelectorAll('[data-spot]').forEach((place) => form.shown.add(place));
  showAll();
  keep();
  tell(`${name} is loaded`, [...file.remarks.map((remark) => ({ text: remark })), ...currentFaults()]);
}

function clear() {
  if (
    !window.confirm(
      'Everything that was entered here is deleted from this browser, and the form is as it was at first. Files that were saved stay. Clear it?',
    )
  )
    return;
  KEEPER.forget();
  form.team = blankTeam();
  form.who = 'team';
  form.paper = blankPaper();
  form.plan = blankPlan();
  form.unsaved = false;
  form.shown.clear();
  document.querySelectorAll('details').forEach((details) => {
    details.open = false;
  });
  showAll();
  document.getElementById('keeping').textContent = '';
  tell('Cleared', [{ text: 'This browser keeps nothing of this form any more.' }]);
}
