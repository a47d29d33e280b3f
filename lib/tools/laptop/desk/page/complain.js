import { byId, make } from './elements.js';
import { text } from './page-texts.js';

/** What went wrong stays until it has been read and closed. The same again takes the place of the first. */
export function complain(message) {
  for (const shown of [...byId('errors').children]) if (shown.firstElementChild.textContent === message) shown.remove();
  const button = make('button', { type: 'button' }, text('close'));
  const box = make('p', {}, make('span', {}, message), button);
  button.addEventListener('click', () => {
    const next = box.nextElementSibling ?? box.previousElementSibling;
    box.remove();
    next?.querySelector('button').focus();
  });
  byId('errors').append(box);
}

/** Runs what a control does and shows what goes wrong: the laptop may have stopped. */
export function attempt(action) {
  return (event) => {
    event?.preventDefault();
    Promise.resolve()
      .then(() => action(event))
      .catch((error) => complain(error.message));
  };
}
