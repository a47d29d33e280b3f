import { announce } from '/desk/announce.js';
import { call } from '/desk/call.js';
import { attempt, complain } from '/desk/complain.js';
import { byId, make, toast } from '/desk/elements.js';
import { text } from '/desk/page-texts.js';
import { currentLanguage } from '/desk/texts.js';

/** Lists of all tenants, by their names. */
let lists = {};
/** What is shown: a list that is drawn anew would take the keyboard's place away. */
let shown = '';
/** Status of each document when it was last looked at, to say what became of it. */
const before = new Map();

export function tenant() {
  return byId('tenant').value;
}

function inLanguage() {
  return { 'accept-language': currentLanguage() };
}

/** Shows the documents of the chosen tenant, and says of each that changed what became of it. */
export function showDocuments({ tenants, endings, documents }) {
  lists = documents;
  const choice = byId('tenant');
  if (choice.options.length !== tenants.length) {
    choice.replaceChildren(...tenants.map((name) => make('option', { value: name }, name)));
    byId('files').accept = endings.join(',');
  }
  for (const document of Object.values(documents).flat()) tell(document);
  showList();
}

function tell({ documentId, name, status, reason }) {
  const was = before.get(documentId);
  before.set(documentId, status);
  if (was === undefined || was === status || status === 'reading') return;
  announce(text(`told_${status}`, { name, reason: reason?.[currentLanguage()] }));
}

function showList() {
  const documents = lists[tenant()] ?? [];
  const now = JSON.stringify([currentLanguage(), documents]);
  if (now === shown) return;
  shown = now;
  const { id } = document.activeElement ?? {};
  byId('no-documents').hidden = documents.length > 0;
  byId('documents').replaceChildren(...documents.map(showDocument));
  if (id) byId(id)?.focus();
}

function showDocument({ documentId, name, status, passages, reason }) {
  const title = make('b', {}, name);
  const said = status === 'ready' ? text('ready', { passages }) : text(`status_${status}`);
  const item = make('li', { class: status }, title, make('span', { class: 'status' }, said));
  const actions = make('span', { class: 'actions' });
  if (status === 'ready')
    actions.append(button(`similar-${documentId}`, 'similar', name, () => showSimilar(documentId, name)));
  actions.append(button(`delete-${documentId}`, 'delete', name, () => remove(documentId, name)));
  item.append(actions);
  if (reason) item.append(make('p', { class: 'reason' }, reason[currentLanguage()]));
  return item;
}

/** What it does stands on it; to whom, those hear who do not see the line. */
function button(id, key, name, action) {
  const made = make('button', { type: 'button', id, 'aria-label': `${text(key)}: ${name}` }, text(key));
  made.addEventListener('click', attempt(action));
  return made;
}

async function remove(documentId, name) {
  const { status, body } = await call('DELETE', `api/${tenant()}/documents/${documentId}`, undefined, inLanguage());
  if (status !== 204) return complain(problemOf(body));
  before.delete(documentId);
  lists = { ...lists, [tenant()]: (lists[tenant()] ?? []).filter((each) => each.documentId !== documentId) };
  byId('similar').hidden = true;
  showList();
  byId('documents-title').focus();
  toast(text('deleted', { name }));
}

async function showSimilar(documentId, name) {
  const { status, body } = await call(
    'GET',
    `api/${tenant()}/documents/${documentId}/similar?size=5`,
    undefined,
    inLanguage(),
  );
  if (status !== 200) return complain(problemOf(body));
  byId('similar').hidden = false;
  byId('similar-title').textContent = text(body.documents.length > 0 ? 'similarTo' : 'nothingSimilar', { name });
  byId('similar-documents').replaceChildren(
    ...body.documents.map(({ title, score, passages: [nearest] }) =>
      make(
        'li',
        {},
        make(
          'details',
          {},
          make('summary', {}, `${title} (${score.toFixed(2)})`),
          make('blockquote', {}, nearest.text),
        ),
      ),
    ),
  );
  byId('similar-title').focus();
}

async function send(file) {
  const query = new URLSearchParams({ tenant: tenant(), name: file.name });
  toast(text('sending', { name: file.name }));
  const { status, body } = await call('POST', `laptop/documents?${query}`, file, inLanguage());
  if (status !== 201) return complain(`${file.name}: ${body.detail ?? body.message}`);
  before.set(body.documentId, 'reading');
  toast(text('sent', { name: file.name }));
}

/** One after the other: what a person drops at once is a folder. */
async function sendAll(files) {
  for (const file of files) await send(file);
}

export function problemOf({ title, detail, message }) {
  return [title, detail ?? message].filter(Boolean).join(' ');
}

const zone = byId('dropzone');
zone.addEventListener('dragover', () => zone.classList.add('over'));
zone.addEventListener('dragleave', () => zone.classList.remove('over'));
zone.addEventListener('drop', (event) => {
  zone.classList.remove('over');
  const files = [...event.dataTransfer.files];
  attempt(() => sendAll(files))();
});
byId('files').addEventListener('change', ({ target }) => {
  const files = [...target.files];
  target.value = '';
  attempt(() => sendAll(files))();
});
// A document dropped beside the zone must not replace the page.
for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());

byId('examples').addEventListener(
  'click',
  attempt(async () => {
    byId('examples').disabled = true;
    try {
      const { status, body } = await call('POST', `laptop/examples?tenant=${tenant()}`, undefined, inLanguage());
      if (status !== 201) complain(problemOf(body));
      else toast(text('examplesSent', { count: body.documents }));
    } finally {
      byId('examples').disabled = false;
    }
  }),
);
byId('tenant').addEventListener('change', () => {
  byId('similar').hidden = true;
  showList();
});
byId('documents-title').tabIndex = -1;
