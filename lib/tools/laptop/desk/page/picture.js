import { call } from './call.js';
import { attempt, complain } from './complain.js';
import { drawingFrom, drawnBefore, onShape, shapeNow } from './drawing.js';
import { byId, make } from './elements.js';
import { text } from './page-texts.js';
import { currentLanguage, onLanguage } from './texts.js';

const PATTERN = location.pathname.split('/')[1];
/** Every page has one, in its own part. */
const box = document.querySelector('#picture');

/** What the numbers in the drawing say: those of the variant that runs, which may have others than the lesson. */
const steps = make('ol');
const summary = make('summary');
const told = make('details', { class: 'steps', hidden: '' }, summary, steps);
box.after(told);

/** What the pattern says of the variant that runs; the lesson's drawing stands there until it does. */
let picture;

// What scrolls must be reached by the keyboard.
for (const element of [box, byId('part-resource')]) element.tabIndex = 0;

for (const button of document.querySelectorAll('.part')) {
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', () => {
    const [tile] = picture?.parts[button.dataset.part] ?? [];
    if (tile) open(tile);
    else if (picture) openNone(button.textContent);
  });
}

onLanguage(() => void draw());
onShape(() => void draw());
attempt(load)();

async function load() {
  const { status, body } = await call('GET', 'laptop/picture');
  // Why a pattern does not start, the page says already.
  if (status === 503) return;
  if (status !== 200) return complain(body.message);
  picture = body;
  await draw();
}

async function draw() {
  const language = currentLanguage();
  const source = picture ? picture.svg[language][shapeNow()] : await drawnBefore(PATTERN, language);
  if (language !== currentLanguage()) return;
  const drawing = drawingFrom(source);
  box.replaceChildren(drawing);
  if (!picture) return;
  summary.textContent = text('steps');
  steps.replaceChildren(...picture.steps.map((step) => make('li', {}, step[language])));
  told.hidden = false;
  for (const tile of drawing.querySelectorAll('[data-node]')) makeButton(tile);
  for (const name of Object.keys(picture.parts)) {
    const alarming = byId(`node-${name}`)?.classList.contains('alarm') ?? false;
    for (const tile of tilesOf(name)) tile.classList.toggle('alarm', alarming);
  }
}

function makeButton(tile) {
  for (const [name, value] of Object.entries({ role: 'button', tabindex: '0', 'aria-haspopup': 'dialog' })) {
    tile.setAttribute(name, value);
  }
  // A button is called by what stands on it.
  tile.removeAttribute('aria-label');
  tile.addEventListener('click', () => open(tile.dataset.node));
  tile.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    open(tile.dataset.node);
  });
}

/** Tiles that a part has in the drawing. */
export function tilesOf(name) {
  return (picture?.parts[name] ?? []).flatMap((id) => [...box.querySelectorAll(`[data-node="${CSS.escape(id)}"]`)]);
}

/** Lights each edge between two tiles that are lit. */
export function lightEdges() {
  const isLit = (id) => box.querySelector(`[data-node="${CSS.escape(id)}"]`)?.classList.contains('busy') ?? false;
  for (const { id, from, to } of picture?.edges ?? []) {
    const edge = box.querySelector(`[data-edge="${CSS.escape(id)}"]`);
    edge?.classList.toggle('busy', isLit(from) && isLit(to));
  }
}

/** Leads to the step in the console, the files and the resource in the template. */
function open(id) {
  const { name, why, console, files, resource } = picture.tiles[id];
  const language = currentLanguage();
  show(name[language], why[language], console?.[language], files, resource);
}

/** Something that this variant has not. */
function openNone(title) {
  show(title, '', undefined, [], undefined);
}

function show(title, why, console, files, resource) {
  byId('part-title').textContent = title;
  byId('part-why').textContent = why;
  byId('part-console').textContent = console ?? text('partNobody');
  byId('part-files').replaceChildren(...files.map((file) => make('li', {}, make('code', {}, file))));
  byId('part-files-title').hidden = files.length === 0;
  byId('part-resource').textContent = resource ? JSON.stringify(resource, null, 2) : text('partNone');
  byId('part').showModal();
}
