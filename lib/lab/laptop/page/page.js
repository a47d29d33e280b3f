import { call } from '/desk/call.js';
import { byId, make, toast } from '/desk/elements.js';
import { text } from '/desk/page-texts.js';
import '/desk/picture.js';
import { startShell } from '/desk/shell.js';

/** What the template offers to ask about; it does not change while the page is open. */
let state;
let language;
/** Questions that stand answered, asked again when the language changes. */
const asked = {};

startShell({
  onShow: (next) => {
    const first = !state;
    state = next;
    if (first) fill();
    if (document.documentElement.lang !== language) {
      language = document.documentElement.lang;
      showUsual();
      showChoices();
      for (const again of Object.values(asked)) again();
    }
  },
});

byId('may').addEventListener('submit', (event) => {
  event.preventDefault();
  askMay(mayQuestion());
});
byId('reach').addEventListener('submit', (event) => {
  event.preventDefault();
  askReach(Object.fromEntries(new FormData(byId('reach'))));
});

function fill() {
  byId('things').replaceChildren(...state.things.map(({ name, arn }) => make('option', { value: name }, arn)));
  const actions = [...new Set(Object.values(state.usualAccess).map(({ action }) => action))];
  byId('actions').replaceChildren(...actions.map((value) => make('option', { value })));
  byId('further').replaceChildren(
    ...Object.entries(state.requestKeys).map(([key, value]) =>
      make('label', {}, make('span', {}, key), make('input', { name: key, value, autocomplete: 'off' })),
    ),
  );
  byId('variant').replaceChildren(make('span', {}, state.region));
  showChoices();
  write(byId('may'), usualForm(Object.values(state.usualAccess)[0]));
}

function showChoices() {
  const { who, what } = { who: byId('who'), what: byId('what') };
  const chosen = [who.value, what.value];
  who.replaceChildren(
    ...state.people.map(({ name, kind }) => make('option', { value: name }, text(`kind_${kind}`, { name }))),
  );
  what.replaceChildren(
    make('option', { value: '' }, text('everything')),
    ...state.reachable.map(({ name }) => make('option', { value: name }, name)),
  );
  who.value = chosen[0] || state.people[0].name;
  what.value = chosen[1];
}

function showUsual() {
  const button = (name, press) => {
    const element = make('button', { type: 'button' }, text(`usual_${name}`));
    element.addEventListener('click', press);
    return make('li', {}, element);
  };
  byId('usual').replaceChildren(
    ...Object.entries(state.usualAccess).map(([name, question]) =>
      button(name, () => {
        write(byId('may'), usualForm(question));
        askMay(mayQuestion()).then(() => byId('may-answer').focus());
      }),
    ),
    ...Object.entries(state.usualReach).map(([name, question]) =>
      button(name, () => {
        write(byId('reach'), { what: '', port: '', ...question });
        askReach(question).then(() => byId('reach-answer').focus());
      }),
    ),
  );
}

function usualForm({ with: keys = {}, ...question }) {
  return { mfa: 'yes', from: state.usualAddress, ...state.requestKeys, ...question, ...keys };
}

function write(form, values) {
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
}

function mayQuestion() {
  const values = Object.fromEntries(new FormData(byId('may')));
  const keys = Object.keys(state.requestKeys).map((key) => [key, values[key]]);
  const { who, action, resource, mfa, from } = values;
  return { who, action, resource, mfa, from, with: Object.fromEntries(keys) };
}

function askMay(question) {
  asked.may = () => ask('may', question, showDecision);
  return asked.may();
}

function askReach(question) {
  asked.reach = () => ask('reach', question, showConnections);
  return asked.reach();
}

async function ask(form, question, show) {
  const path = form === 'may' ? 'laptop/may' : 'laptop/reaches';
  const box = byId(`${form}-answer`);
  try {
    const { status, body } = await call('POST', `${path}?lang=${language}`, JSON.stringify(question));
    const wrong = status !== 200;
    byId(`${form}-error`).textContent = wrong ? body.message : '';
    for (const element of byId(form).elements) {
      if (element.name) element.setAttribute('aria-invalid', String(wrong && element.name === body.field));
    }
    box.className = 'answer';
    box.replaceChildren();
    if (!wrong) show(box, body);
    else byId(form).elements[body.field]?.focus();
  } catch {
    toast(text('noAnswer'));
  }
}

function showDecision(box, { asked: { who, action, resource, arn }, verdict, statement, reason }) {
  box.classList.add(verdict);
  const why = statement
    ? text(statement.effect === 'Deny' ? 'denyDecides' : 'allowDecides', { sid: statement.sid ?? '' })
    : (reason ?? text('nobodyAllows'));
  box.append(
    make('p', { class: 'verdict' }, text(`verdict_${verdict}`)),
    make('p', {}, text('askedMay', { who, action, resource })),
    make('p', {}, why),
    ...(statement ? [make('p', {}, text('foundIn', { place: statement.place }))] : []),
    ...(statement ? [make('pre', { tabindex: '0', 'aria-label': text('statement') }, statement.text)] : []),
    make('p', {}, make('small', {}, arn === '*' ? '' : arn)),
  );
}

function showConnections(box, { connections }) {
  box.append(make('p', { class: 'verdict' }, text(connections.length === 0 ? 'nobodyReaches' : 'theseReach')));
  if (connections.length === 0) return;
  const head = ['from', 'to', 'port', 'how', 'because'].map((name) =>
    make('th', { scope: 'col' }, text(`column_${name}`)),
  );
  const rows = connections.map(({ way, from, to, ports, groups }) =>
    make('tr', {}, ...[from, to, ports, text(`way_${way}`), groups.join(', ')].map((cell) => make('td', {}, cell))),
  );
  box.append(make('table', {}, make('thead', {}, make('tr', {}, ...head)), make('tbody', {}, ...rows)));
}
