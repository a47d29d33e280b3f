import { byId } from './elements.js';

/** Most work is over before an eye would see it: the place where it happened stays lit for a moment. */
const LIT_MS = 900;

const timers = new Map();

/** Lights a place of the picture; `slowness` is how many times as long as usual. */
export function light(id, slowness = 1) {
  const { classList } = byId(id);
  classList.add('busy');
  clearTimeout(timers.get(id));
  timers.set(
    id,
    setTimeout(() => classList.remove('busy'), LIT_MS * slowness),
  );
}
