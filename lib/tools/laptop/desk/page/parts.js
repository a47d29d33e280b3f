import { call } from '/desk/call.js';
import { attempt } from '/desk/complain.js';
import { byId, make } from '/desk/elements.js';
import { text } from '/desk/page-texts.js';

/** A click on a box of the picture leads to the construct, the resource in the template and the step in the console. */
for (const button of document.querySelectorAll('.part')) {
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener(
    'click',
    attempt(() => open(button.dataset.part, button.textContent)),
  );
}

// What scrolls must be reached by the keyboard.
byId('part-resource').tabIndex = 0;

async function open(name, title) {
  const { body } = await call('GET', `laptop/part?name=${name}`);
  byId('part-title').textContent = title;
  byId('part-console').textContent = text(`console_${name}`);
  byId('part-files').replaceChildren(...body.files.map((file) => make('li', {}, make('code', {}, file))));
  byId('part-resource').textContent = body.resource ? JSON.stringify(body.resource, null, 2) : text('partNone');
  byId('part').showModal();
}
