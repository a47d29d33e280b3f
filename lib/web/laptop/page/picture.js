import { byId } from '/desk/elements.js';
import { light } from '/desk/light.js';

export function number(id, value) {
  const output = byId(id);
  if (output.textContent !== String(value)) output.textContent = value;
}

/** A line of a server's log as a way through the picture. */
export function showAnswer({ kind, source, text }) {
  if (kind !== 'log' || !text.includes('"answered"') || !byId(`node-${source}`)) return;
  for (const id of ['node-client', 'node-site', 'node-balancer', 'node-servers', `node-${source}`, 'node-database'])
    light(id);
}
