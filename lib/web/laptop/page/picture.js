import { byId } from '/desk/elements.js';

/** Most work is over before an eye would see it: the place where it happened stays lit for a moment. */
const LIT_MS = 900;

const timers = new Map();

export function light(id) {
  const { classList } = byId(id);
  classList.add('busy');
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => classList.remove('busy'), LIT_MS),
  );
}

export function number(id, value) {
  const output = byId(id);
  if (output.textContent !== String(value)) output.textContent = value;
}

/** A line of a server's log as a way through the picture. */
export function showAnswer({ kind, source, text }) {
  if (kind !== 'log' || !text.includes('"answered"') || !byId(`node-${source}`)) return;
  for (const id of ['node-client', 'node-site', 'node-balancer', `node-${source}`, 'node-database']) light(id);
}
