import { byId, make } from '/desk/elements.js';
import { alarm, light } from '/desk/light.js';
import { text } from '/desk/page-texts.js';
import { startShell } from '/desk/shell.js';
import { showAnswer, showQuestions } from './answer.js';
import { showDocuments } from './documents.js';

let state;

/** A place of the picture, and what tells of work there. */
const PLACES = {
  'node-documents': ({ objects }) => objects,
  'node-news': ({ news }) => `${news.visible} ${news.inFlight}`,
  'node-reader': ({ reading }) => reading,
  'node-passages': passagesOf,
  'node-ledger': ({ documents }) => JSON.stringify(documents),
  'node-api': ({ asked }) => asked,
  'node-models': (at) => `${at.asked} ${passagesOf(at)}`,
};

startShell({
  onShow: (next) => {
    for (const [place, of] of Object.entries(PLACES)) if (state && of(state) !== of(next)) light(place);
    state = next;
    show();
  },
});

function show() {
  const { variant, news, deadLetters } = state;
  byId('variant').replaceChildren(
    make('span', {}, text(`store_${variant.store}`)),
    make('span', {}, text(`vectors_${variant.vectors}`)),
  );
  number('count-objects', state.objects);
  number('count-news', news.visible + news.inFlight);
  number('count-passages', passagesOf(state));
  number('count-asked', state.asked);
  byId('dead-letters').textContent = deadLetters.visible > 0 ? text('deadLetters', { count: deadLetters.visible }) : '';
  alarm('node-news', deadLetters.visible > 0);
  byId('stand-in-vectors').textContent = text(`standIn_${variant.vectors}`);
  byId('stand-in-guardrail').hidden = !state.hasGuardrail;
  byId('kinds').textContent = text('kinds', { endings: state.endings.join(', ') });
  byId('examples').textContent = text('examples', { count: state.examples });
  showDocuments(state);
  showQuestions(state.questions);
  showAnswer();
}

function number(id, value) {
  const output = byId(id);
  if (output.textContent !== String(value)) output.textContent = value;
}

function passagesOf({ documents }) {
  const all = Object.values(documents).flat();
  return all.reduce((sum, { passages }) => sum + passages, 0);
}
