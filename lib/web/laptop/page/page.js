import { call } from '/desk/call.js';
import { attempt } from '/desk/complain.js';
import { byId, make, toast } from '/desk/elements.js';
import { alarm, light } from '/desk/light.js';
import { text } from '/desk/page-texts.js';
import { startShell } from '/desk/shell.js';
import { currentLanguage } from '/desk/texts.js';
import { number, showAnswer } from './picture.js';

const openedAt = Date.now();

let state;
/** What was sent last, to send it again, and what was answered. */
let sent;
let signed;

startShell({
  onActivity: (entry) => {
    if (entry.at > openedAt) showAnswer(entry);
  },
  onShow: (next) => {
    const before = state;
    state = next;
    if (before && before.fromBucket < next.fromBucket) for (const id of ['node-site', 'node-files']) light(id);
    show();
  },
});

function show() {
  const { variant, site, servers, trouble } = state;
  byId('variant').replaceChildren(
    ...Object.entries(variant).map(([name, value]) =>
      make('span', {}, `${text(`variant${name[0].toUpperCase()}${name.slice(1)}`)}: ${value}`),
    ),
  );
  byId('open').href = `${site}/?lang=${currentLanguage()}`;
  byId('site-address').textContent = site.replace('http://', '');
  showServers(servers);
  number('count-entries', state.entries ?? 0);
  number('count-files', state.files);
  number('count-static', state.fromBucket);
  alarm('node-database', trouble !== undefined);
  byId('trouble').textContent = trouble ? text(`trouble_${trouble.kind}`) : '';
  for (const button of document.querySelectorAll('[data-trouble]')) button.disabled = trouble !== undefined;
  byId('kill').textContent = text('kill', { server: victim().name });
  byId('kill').disabled = !victim().running;
  showSigned();
  showLoad();
}

/** Boxes stay where they are, since they light up. */
function showServers(servers) {
  const list = byId('servers');
  if (list.children.length !== servers.length) {
    list.replaceChildren(...servers.map(({ name }) => make('li', { class: 'node', id: `node-${name}` })));
  }
  for (const { name, answered, running } of servers) {
    const box = byId(`node-${name}`);
    box.classList.toggle('gone', !running);
    box.classList.toggle('alarm', !running);
    box.replaceChildren(
      make('code', {}, name),
      make(
        'span',
        { class: 'count' },
        make('output', { 'aria-live': 'off' }, String(answered)),
        make('i', {}, text('serverAnswers')),
      ),
      make('span', { class: 'state' }, text(running ? 'serverRunning' : 'serverGone')),
      ...(name === state.lastServer ? [make('span', { class: 'last' }, text('serverLast'))] : []),
    );
  }
}

/** Who answered last is missed most. */
function victim() {
  const { servers, lastServer } = state;
  const last = servers.find(({ name }) => name === lastServer);
  return last?.running ? last : (servers.find(({ running }) => running) ?? servers[0]);
}

async function sign() {
  const { status, body } = await call('POST', 'laptop/entries', sent.entry, {
    'accept-language': currentLanguage(),
    'content-type': 'application/json',
    'Idempotency-Key': sent.key,
  });
  const { id, title, detail } = body.body ?? body;
  signed = { status, id, server: body.servedBy, detail: [title, detail ?? body.message].filter(Boolean).join(' ') };
  signed.before = status === 201 && sent.kept === id;
  if (status === 201) sent.kept = id;
  byId('again').disabled = false;
  showSigned();
}

function showSigned() {
  if (!signed) return;
  const { status, before } = signed;
  byId('signed').textContent = text(status !== 201 ? 'signRefused' : before ? 'signedBefore' : 'signed', signed);
}

byId('sign').addEventListener(
  'submit',
  attempt((event) => {
    // Not randomUUID: browsers have it on localhost and https only, and a projector's may show an address.
    const key = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0'));
    sent = { key: key.join(''), entry: JSON.stringify(Object.fromEntries(new FormData(event.target))) };
    return sign();
  }),
);
byId('again').addEventListener('click', attempt(sign));

byId('kill').addEventListener(
  'click',
  attempt(async () => {
    const server = victim().name;
    const { status, body } = await call('POST', `laptop/kill?server=${server}`);
    toast(status === 202 ? text('killed', { server }) : body.message);
  }),
);

for (const button of document.querySelectorAll('[data-trouble]')) {
  button.addEventListener(
    'click',
    attempt(async () => {
      const { status, body } = await call('POST', `laptop/trouble?kind=${button.dataset.trouble}`);
      if (status !== 202) toast(body.message);
    }),
  );
}

byId('load').addEventListener(
  'click',
  attempt(async () => {
    const { status, body } = await call('POST', 'laptop/load');
    if (status !== 202) toast(body.message);
  }),
);

function showLoad() {
  const { load, servers } = state;
  byId('load').disabled = load?.running ?? false;
  byId('load-result').hidden = !load;
  if (!load) return;
  const rows = [
    ...servers.map(({ name }) => [name, load.servers[name] ?? 0]),
    ...(load.failed > 0 ? [[text('loadFailed'), load.failed]] : []),
  ];
  byId('load-rows').replaceChildren(
    ...rows.map(([name, count]) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row' }, name),
        make('td', {}, String(count)),
        make('td', {}, make('progress', { max: load.requests, value: count, 'aria-label': name })),
      ),
    ),
  );
  const done = rows.reduce((sum, [, count]) => sum + count, 0);
  const said = load.running
    ? text('loadRunning', { done, requests: load.requests })
    : text('loadDone', { ...load, ...load.milliseconds });
  // Said once, at its end: a number read out at every answer would be in the way.
  byId('load-said').setAttribute('aria-live', load.running ? 'off' : 'polite');
  byId('load-said').textContent = said;
}
