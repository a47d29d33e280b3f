import { announce } from '/desk/announce.js';
import { attempt } from '/desk/complain.js';
import { byId, make } from '/desk/elements.js';
import { light } from '/desk/light.js';
import { text } from '/desk/page-texts.js';
import { currentLanguage } from '/desk/texts.js';
import { problemOf, tenant } from './documents.js';
import { readEvents } from './event-stream.js';

/** What was asked last, and how far its answer is. */
let asked;
let questionsIn;

/** Questions that can be asked with a click; the last is answered by no document. */
export function showQuestions(questions) {
  const language = currentLanguage();
  if (questionsIn === language) return;
  questionsIn = language;
  byId('questions').replaceChildren(
    ...questions[language].map((question) => {
      const button = make('button', { type: 'button' }, question);
      button.addEventListener(
        'click',
        attempt(() => {
          byId('question').value = question;
          return ask(question);
        }),
      );
      return make('li', {}, button);
    }),
  );
}

async function ask(question) {
  const now = { question, tenant: tenant(), stage: 'searching', said: '', sources: [] };
  asked = now;
  byId('answer').hidden = false;
  showAnswer();
  for (const id of ['node-client', 'node-api', 'node-models', 'node-passages']) light(id);
  byId('send').disabled = true;
  try {
    const response = await fetch(`api/${now.tenant}/ask?stream=true`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': currentLanguage() },
      body: JSON.stringify({ question }),
    });
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) await readEvents(response, take);
    else take('error', await response.json());
    // Whoever made it went away in the middle.
    if (!now.outcome && !now.problem) take('error', { message: text('brokeOff') });
  } finally {
    byId('send').disabled = false;
  }
  announce(spoken());

  function take(name, data) {
    if (name === 'status') now.stage = data.stage;
    if (name === 'sources') now.sources = data.sources;
    if (name === 'token') now.said += data.text;
    if (name === 'done') now.outcome = data;
    if (name === 'error') now.problem = data;
    if (asked === now) showAnswer();
  }
}

/** The answer as those hear it who do not see it: once, when it is whole. */
function spoken() {
  const { said, outcome, problem } = asked;
  if (problem) return problemOf(problem);
  return outcome.answered ? said : reasonOf(outcome);
}

function reasonOf({ reason }) {
  return text(reason === 'guardrail' ? 'guardrail' : 'notInDocuments');
}

export function showAnswer() {
  if (!asked) return;
  const { question, stage, said, sources, outcome, problem } = asked;
  byId('asked').textContent = text('asked', { question, tenant: asked.tenant });
  byId('stage').textContent = outcome || problem ? '' : text(`stage_${stage}`);
  const answer = byId('said');
  answer.className = problem ? 'problem' : outcome?.answered === false ? 'none' : 'answered';
  if (problem) answer.textContent = problemOf(problem);
  else if (outcome?.answered === false) answer.textContent = reasonOf(outcome);
  else answer.replaceChildren(...withLinks(said, sources));
  byId('remarks').textContent = outcome ? remarksOf(outcome) : '';
  showSources(sources, outcome?.answered ? outcome.citations : []);
}

function remarksOf({ answered, grounded, complete, degraded }) {
  const remarks = [
    ...(degraded ? ['degraded'] : []),
    ...(answered && !grounded ? ['notGrounded'] : []),
    ...(answered && !complete ? ['notComplete'] : []),
  ];
  return remarks.map((remark) => text(`remark_${remark}`)).join(' ');
}

/** A number in brackets leads to its source, and opens it. */
function withLinks(said, sources) {
  return said.split(/(\[\d+\])/).map((part) => {
    const n = Number(/^\[(\d+)\]$/.exec(part)?.[1]);
    if (!sources.some((source) => source.n === n)) return part;
    const link = make('a', { href: `#source-${n}`, 'aria-label': text('toSource', { n }) }, part);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      open(n);
    });
    return link;
  });
}

function open(n) {
  const source = byId(`source-${n}`);
  source.open = true;
  source.querySelector('summary').focus();
  source.scrollIntoView({ block: 'nearest' });
}

/** What is open stays open while the answer goes on. */
function showSources(sources, cited) {
  const shown = cited.length > 0 ? sources.filter(({ n }) => cited.includes(n)) : sources;
  const key = JSON.stringify([currentLanguage(), asked.question, shown.map(({ n }) => n)]);
  byId('sources-title').hidden = shown.length === 0;
  byId('sources-title').textContent = text(asked.outcome?.answered === false ? 'foundTitle' : 'sourcesTitle');
  const list = byId('sources');
  if (list.dataset.key === key) return;
  list.dataset.key = key;
  list.replaceChildren(
    ...shown.map((source) =>
      make(
        'li',
        { value: source.n },
        make(
          'details',
          { id: `source-${source.n}` },
          make('summary', {}, `[${source.n}] ${placeOf(source)}`),
          make('blockquote', {}, source.text),
        ),
      ),
    ),
  );
}

function placeOf({ title, headings, page }) {
  const pages = page === undefined ? [] : [text('page', { page })];
  return [title, ...headings, ...pages].filter((part, at, all) => all.indexOf(part) === at).join(' › ');
}

byId('ask').addEventListener(
  'submit',
  attempt(() => ask(byId('question').value.trim())),
);
// Enter asks; with Shift it is a new line.
byId('question').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (!byId('send').disabled) byId('ask').requestSubmit();
});
