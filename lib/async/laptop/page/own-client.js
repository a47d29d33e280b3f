import { call } from '/desk/call.js';
import { attempt } from '/desk/complain.js';
import { byId, toast } from '/desk/elements.js';
import { text } from '/desk/page-texts.js';

/** The last job as a program of the person's own would send it. */
const buttons = [...document.querySelectorAll('[data-as]')];
const [code, copy] = [byId('client-code'), byId('client-copy')];
// What scrolls must be reached by the keyboard.
code.tabIndex = 0;

for (const button of buttons) {
  button.addEventListener(
    'click',
    attempt(() => show(button.getAttribute('aria-expanded') === 'true' ? undefined : button)),
  );
}
copy.addEventListener('click', async () => {
  await navigator.clipboard.writeText(code.textContent);
  toast(text('clientCopied'));
});

export function allowClient(hasJob) {
  for (const button of buttons) button.disabled = !hasJob;
}

/** @param button - the one whose code is shown; none hides it */
async function show(button) {
  for (const each of buttons) each.setAttribute('aria-expanded', String(each === button));
  code.hidden = copy.hidden = !button;
  if (button) code.textContent = (await call('GET', `laptop/client?as=${button.dataset.as}`)).body.code;
}
