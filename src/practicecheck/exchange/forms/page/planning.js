'use strict';
// The plan on the page: an action for each finding, and what its rules say of it as it is typed.

// The action that a block of the page fills in.
const ACTIONS = new WeakMap();
const REFERENCES = ['id', 'for', 'name', 'aria-labelledby', 'aria-describedby'];

function showActions(plan) {
  document.getElementById('actions').replaceChildren(...(plan.get('actions') ?? []).map(actionBlock));
}

function actionBlock(action, place) {
  const block = document.getElementById('action').content.firstElementChild.cloneNode(true);
  for (const name of REFERENCES) {
    block
      .querySelectorAll(`[${name}^="act-"]`)
      .forEach((own) => own.setAttribute(name, own.getAttribute(name).replace(/\bact-/g, `act${place}-`)));
  }
  block.dataset.spot = `actions/${place}`;
  block.id = `action-${place}`;
  const heading = block.querySelector('h3');
  heading.id = `action-${place}-title`;
  heading.tabIndex = -1;
  block.setAttribute('aria-labelledby', heading.id);
  ACTIONS.set(block, action);
  return block;
}

// Adds an action with an id that no other has.
function addAction(plan) {
  const actions = plan.get('actions') ?? [];
  const ids = actions.map((action) => said(action.get('id')));
  let number = actions.length + 1;
  while (ids.includes(`action-${number}`)) number += 1;
  plan.set('actions', [...actions, new Map([['id', `action-${number}`]])]);
}

// Names of fields as people write them.
function inWords(text) {
  return text.replaceAll('_', ' ');
}

// What the rules say of the plan: each letter beside its fields, and the framework's own below.
function tellPlan(plan, asked) {
  document.querySelectorAll('#actions > .action').forEach((block, place) => {
    const action = ACTIONS.get(block);
    block.querySelector('h3').textContent =
      `Action ${place + 1}${isStated(action.get('action')) ? `: ${said(action.get('action'))}` : ''}`;
    const checks = smartChecks(action, asked.plan);
    block.querySelectorAll('[data-smart]').forEach((told) => {
      const own = checks.filter(({ letter }) => letter === told.dataset.smart);
      const short = own.filter(({ why }) => why !== null);
      told.textContent = short.length
        ? short.map(({ why }) => why).join(' ')
        : `Nothing is missing: ${own.length} of ${own.length} checks are passed.`;
      told.classList.toggle('short', short.length > 0);
    });
  });
  const rules = planRules(plan, asked.plan);
  const told = rules.map((rule) =>
    made(
      'li',
      {},
      made(
        'b',
        {},
        rule.do === null ? 'Kept: ' : rule.weight === 'required' ? 'Not kept: ' : 'To think about: ',
      ),
      rule.text,
      made('span', { class: 'found' }, `Found: ${inWords(rule.found)}. ${inWords(rule.do ?? '')}`),
    ),
  );
  document
    .getElementById('rules')
    .replaceChildren(...(told.length ? told : [made('li', {}, 'The framework has no rules for its plan.')]));
}
