import { attempt } from '/desk/complain.js';
import { byId, make, toast } from '/desk/elements.js';
import { nameQueues } from '/desk/log.js';
import { text } from '/desk/page-texts.js';
import { startShell } from '/desk/shell.js';
import { poison, readJob, redrive } from './client.js';
import { alarm, light, move, number, showMovement } from './flow.js';
import { SAMPLE_ROWS } from './forms.js';
import { counts, listJobs, showJobs, watchFailed } from './jobs.js';
import { allowClient } from './own-client.js';
import './tabs.js';
import { noteFilm, noteReceives, receiveLine } from './timeline.js';

const openedAt = Date.now();
const SHOWN_MESSAGES = 6;

let state;
/** What was told before the first state. */
const early = [];

startShell({
  onActivity: (entry) => {
    if (!state) early.push(entry);
    else take(entry);
  },
  onShow: (next) => {
    const first = !state;
    state = next;
    if (first) for (const entry of early) take(entry);
    show();
  },
});
// What scrolls must be reached by the keyboard.
for (const id of ['dead-letters', 'outbox']) byId(id).tabIndex = 0;

// Times to come back run on without news.
setInterval(() => {
  if (!state) return;
  showInQueue();
  showJobs();
}, 1000);

function take(entry) {
  noteReceives(entry, state.attributes);
  if (entry.at > openedAt) showMovement(entry, state.queue.name);
  if (noteFilm(entry) || entry.received) showJobs();
}

function show() {
  const { variant, queue, deadLetters, jobs, functions, callerId } = state;
  nameQueues({ [queue.name]: text('flowQueue'), [deadLetters.name]: 'DLQ' });
  listJobs(
    jobs.filter((job) => job.callerId === callerId),
    queue,
    showCounts,
  );

  byId('variant').replaceChildren(
    ...Object.entries(variant).map(([name, value]) =>
      make('span', {}, `${text(`variant${name[0].toUpperCase()}${name.slice(1)}`)}: ${value}`),
    ),
  );
  byId('api-hint').textContent = text(
    { lambda: 'flowApiLambda', direct: 'flowApiDirect', ec2: 'flowApiEc2' }[variant.producer],
  );
  byId('worker-hint').textContent = text(variant.worker === 'lambda' ? 'flowWorkerLambda' : 'flowWorkerEc2');
  byId('results-hint').textContent = text(variant.results === 's3' ? 'flowResultsS3' : 'flowResultsRds');
  byId('dead-hint').textContent = text('flowDeadHint', { count: queue.maxReceiveCount });

  const worker = functions.find(({ name }) => name.startsWith('Worker'));
  number('count-accepted', jobs.length);
  number('count-visible', queue.visible);
  number('count-flight', queue.inFlight);
  number('count-delayed', queue.delayed);
  number('count-uploads', state.uploads);
  number('count-mails', state.mails.length);
  showCounts();
  const dead = deadLetters.visible + deadLetters.inFlight;
  if (dead > Number(byId('count-dead').textContent) && Date.now() - openedAt > 2000)
    move('node-queue', 'node-dead', 'bad');
  number('count-dead', dead);
  number('count-running', worker?.running ?? queue.inFlight);
  byId('delayed').hidden = queue.delayed === 0;
  if (queue.visible + queue.inFlight > 0) light('node-queue');
  alarm('node-dead', deadLetters.visible > 0);

  showInQueue();
  showDeadLetters(deadLetters.messages);
  showOutbox(state.mails);
  showForms();
}

function showCounts() {
  const { done, failed, known } = counts();
  number('count-done', done);
  number('count-failed', failed);
  number('count-records', known);
}

/** What is in the queue right now, each message with how often it was received and when it comes back. */
function showInQueue() {
  const { messages, maxReceiveCount } = state.queue;
  byId('in-queue').replaceChildren(
    ...messages
      .slice(0, SHOWN_MESSAGES)
      .map((message) =>
        make(
          'li',
          {},
          make('code', {}, (message.jobId ?? message.messageId).slice(0, 24)),
          receiveLine(message, maxReceiveCount),
        ),
      ),
  );
}

function showDeadLetters(messages) {
  byId('dead-empty').hidden = messages.length > 0;
  byId('redrive').disabled = messages.length === 0;
  byId('dead-letters').replaceChildren(
    ...messages.map(({ messageId, receives }) =>
      make('li', {}, text('deadMessage', { id: messageId.slice(0, 8), receives })),
    ),
  );
}

function showOutbox(mails) {
  byId('outbox-empty').hidden = mails.length > 0;
  byId('outbox').replaceChildren(
    ...mails.map((mail) =>
      make(
        'article',
        { class: 'mail' },
        make('b', {}, mail.subject),
        make('small', {}, text('outboxTo', { address: mail.to.join(', ') })),
        make('p', {}, mail.text),
      ),
    ),
  );
}

function showForms() {
  const { jobKinds, variant, last } = state;
  byId('mail-lead').textContent = text('mailLead', { address: state.suppressedAddress });
  byId('sample').textContent = text('tableSample', { rows: SAMPLE_ROWS });
  byId('mail').hidden = !jobKinds.includes('email');
  byId('mail-off').hidden = jobKinds.includes('email');
  const video = jobKinds.includes('video');
  document.querySelector('[data-kind="video"]').classList.toggle('off', !video);
  byId('file-video').disabled = !video;
  byId('video-off').hidden = video;
  byId('video-off').textContent = text(variant.worker === 'ec2' ? 'videoOffFfmpeg' : 'videoOffWorker');
  byId('duplicate').disabled = !last;
  byId('as-bob').disabled = !last;
  allowClient(Boolean(last));
}

byId('as-bob').addEventListener(
  'click',
  attempt(async () => {
    const { status } = await readJob(state.last.jobId, 'bob');
    toast(text('toastNotYours', { status }));
  }),
);
byId('poison').addEventListener(
  'click',
  attempt(async () => {
    await poison();
    toast(text('toastPoisoned'));
  }),
);
byId('redrive').addEventListener(
  'click',
  attempt(async () => {
    const { body } = await redrive();
    watchFailed();
    toast(text('toastRedriven', { count: body.moved }));
  }),
);
