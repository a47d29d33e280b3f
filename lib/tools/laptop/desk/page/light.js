import { byId } from './elements.js';
import { lightEdges, tilesOf } from './picture.js';

/** Most work is over before an eye would see it: the place where it happened stays lit for a moment. */
const LIT_MS = 900;

const timers = new WeakMap();

/** Lights a place: its box, and its tiles of the picture; `slowness` is how many times as long as usual. */
export function light(id, slowness = 1) {
  for (const element of [byId(id), ...tilesOf(partOf(id))]) glow(element, LIT_MS * slowness);
  lightEdges();
}

/** Shows or hides that something is wrong at a place. */
export function alarm(id, isWrong) {
  for (const element of [byId(id), ...tilesOf(partOf(id))]) element.classList.toggle('alarm', isWrong);
}

/** Part of the picture whose box has this id. */
export function partOf(id) {
  return id.replace(/^node-/, '');
}

function glow(element, milliseconds) {
  element.classList.add('busy');
  clearTimeout(timers.get(element));
  const timer = setTimeout(() => {
    element.classList.remove('busy');
    lightEdges();
  }, milliseconds);
  timers.set(element, timer);
}
