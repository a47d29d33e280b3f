import { byId, make } from './elements.js';
import { text } from './page-texts.js';

/** What went wrong stays until it has been read and closed. */
export function complain(message) {
  const button = make('button', { type: 'button' }, text('close'));
  const box = make('p', {}, make('span', {}, message), button);
  button.addEventListener('click', () => box.remove());
  byId('errors').append(box);
}
