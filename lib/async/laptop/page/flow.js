import { byId, make } from '/desk/elements.js';
import { light as lightUp, partOf } from '/desk/light.js';
import { tilesOf } from '/desk/picture.js';

export { alarm } from '/desk/light.js';

const MOVE_MS = 600;
/** Between two that set out. */
const GAP_MS = 90;
const SLOW = 6;
/** More would still be moving when all is long done. */
const MOST_WAITING = 24;

const calm = matchMedia('(prefers-reduced-motion: reduce)');
let nextStart = 0;
let waiting = 0;

export function light(id) {
  lightUp(id, pace());
}

/**
 * Shows that something went from one box to another: one after the other, so that an eye can follow. Whoever wants no
 * movement sees the box light up that it went to.
 */
export function move(from, to, kind = '') {
  if (waiting >= MOST_WAITING || document.hidden) return light(to);
  const now = performance.now();
  nextStart = Math.max(nextStart, now);
  const delay = nextStart - now;
  nextStart += pace() === 1 ? GAP_MS : MOVE_MS * SLOW * 0.7;
  waiting++;
  setTimeout(() => {
    waiting--;
    if (calm.matches) light(to);
    else travel(tilesOf(partOf(from))[0], tilesOf(partOf(to))[0], kind).then(() => light(to));
  }, delay);
}

/** Nothing travels where the picture has one of the two no more than the variant does. */
async function travel(from, to, kind) {
  if (!from || !to) return;
  const picture = byId('picture');
  const point = make('span', { class: `moving ${kind}`, 'aria-hidden': 'true' });
  picture.append(point);
  const frames = [from, to].map((box) => ({ transform: `translate(${middle(box, picture)})` }));
  const { finished } = point.animate(frames, { duration: MOVE_MS * pace(), easing: 'ease-in-out', fill: 'both' });
  await finished.catch(() => undefined);
  point.remove();
}

function middle(box, picture) {
  const [inner, outer] = [box.getBoundingClientRect(), picture.getBoundingClientRect()];
  return `${inner.x - outer.x + picture.scrollLeft + inner.width / 2}px, ${inner.y - outer.y + inner.height / 2}px`;
}

function pace() {
  return byId('slow').checked ? SLOW : 1;
}

export function number(id, value) {
  const output = byId(id);
  if (output.textContent === String(value)) return;
  output.textContent = value;
  if (value > 0) light(output.closest('.node').id);
}

/** A line of the log as movement in the picture. @param workQueue - name of the queue that work goes through */
export function showMovement({ kind, source, text, received = [] }, workQueue) {
  if (kind === 'api' && text.startsWith('POST')) move('node-client', 'node-api');
  if (kind === 'mail') move('node-worker', 'node-outbox');
  if (kind === 'file') {
    const key = text.split('/').slice(1).join('/');
    if (key.startsWith('uploads/')) move('node-client', 'node-uploads');
    else if (key.startsWith('claims/')) move('node-api', 'node-uploads');
    else move('node-worker', 'node-results');
  }
  if (kind !== 'queue' || source !== workQueue) return;
  if (text.startsWith('SendMessage')) move('node-api', 'node-queue');
  for (const { messageId } of received) if (messageId) move('node-queue', 'node-worker');
}
