import { byId, make } from './elements.js';

const KEPT = 10;

/** Said to those who listen to the page and do not see what changes in it. Two at once are both read out. */
export function announce(message) {
  const said = byId('announcements');
  said.append(make('p', {}, message));
  while (said.children.length > KEPT) said.firstElementChild.remove();
}
