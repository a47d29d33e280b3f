import { byId, make } from './elements.js';
import { text } from './page-texts.js';

const SHOWN_LINES = 300;
const KINDS = ['api', 'queue', 'function', 'log', 'file', 'mail'];

const entries = [];
let shownKind = '';
let labels = {};

/** @param names - queue name -> what the page calls it */
export function nameQueues(names) {
  const changed = JSON.stringify(names) !== JSON.stringify(labels);
  labels = names;
  if (changed) showLog();
}

export function addEntry(entry) {
  if (entries.some(({ id }) => id === entry.id)) return;
  entries.push(entry);
  if (entries.length > SHOWN_LINES) entries.shift();
  byId('log-empty').hidden = true;
  if (shownKind && entry.kind !== shownKind) return;
  const list = byId('log');
  const atEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 30;
  list.append(line(entry));
  if (list.children.length > SHOWN_LINES) list.firstElementChild.remove();
  if (atEnd) list.scrollTop = list.scrollHeight;
}

/** Entries of an earlier start have ids that come again. */
export function clearLog() {
  entries.length = 0;
  showLog();
}

export function showLog() {
  const filter = byId('log-filter');
  filter.replaceChildren(
    make('option', { value: '' }, text('logAll')),
    ...KINDS.map((kind) => make('option', { value: kind }, text(`log_${kind}`))),
  );
  filter.value = shownKind;
  filter.onchange = () => {
    shownKind = filter.value;
    showLog();
  };
  const list = byId('log');
  // What scrolls must be reached by the keyboard.
  list.tabIndex = 0;
  list.replaceChildren(...entries.filter(({ kind }) => !shownKind || kind === shownKind).map(line));
  list.scrollTop = list.scrollHeight;
  byId('log-empty').hidden = entries.length > 0;
}

function line({ at, kind, source, text: said }) {
  const { message, level } = readable(said);
  return make(
    'li',
    {},
    make('time', {}, new Date(at).toTimeString().slice(0, 8) + String((at % 1000) / 1000).slice(1, 3)),
    make('span', { class: 'kind' }, text(`log_${kind}`)),
    make('span', { class: 'source', title: source }, labels[source] ?? source),
    make('span', { class: `text ${level}` }, message),
  );
}

/** Functions log JSON: its message first, then the fields that are its own. */
function readable(said) {
  try {
    const { level = '', message, timestamp, service, sampling_rate, ...fields } = JSON.parse(said);
    const details = Object.entries(fields).map(
      ([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
    );
    return { message: [message, ...details].join('  '), level: level.toLowerCase() };
  } catch {
    return { message: said, level: '' };
  }
}
