import { byId, make, toast } from '/desk/elements.js';
import { nameQueues } from '/desk/log.js';
import { text } from '/desk/page-texts.js';
import { startShell } from '/desk/shell.js';
import { newKey, poison, readJob, redrive, submit, upload } from './client.js';
import { counts, listJobs, watchFailed } from './jobs.js';

const SAMPLE_ROWS = 300;
const BUSY_MS = 900;

let state;
/** The last submission, for the button that repeats it. */
let last;

startShell({
  onActivity: (entry) => {
    if (entry.kind === 'api') flash('node-api');
    if (entry.kind === 'function' || entry.kind === 'log') flash('node-worker');
  },
  onShow: (next) => {
    state = next;
    show();
  },
});

function show() {
  const { variant, queue, deadLetters, jobs, functions, callerId } = state;
  nameQueues({ [queue.name]: text('flowQueue'), [deadLetters.name]: 'DLQ' });
  listJobs(
    jobs.filter((job) => job.callerId === callerId),
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
  showCounts();
  number('count-dead', deadLetters.visible + deadLetters.inFlight);
  number('count-running', worker?.running ?? queue.inFlight);
  byId('delayed').hidden = queue.delayed === 0;
  byId('node-queue').classList.toggle('busy', queue.visible + queue.inFlight > 0);
  byId('node-dead').classList.toggle('alarm', deadLetters.visible > 0);

  showDeadLetters(deadLetters.messages);
  showOutbox(state.mails);
  showForms();
}

function showCounts() {
  const { done, failed } = counts();
  number('count-done', done);
  number('count-failed', failed);
}

function number(id, value) {
  const output = byId(id);
  if (output.textContent === String(value)) return;
  output.textContent = value;
  if (value > 0) flash(output.closest('.node').id);
}

/** Most work is over before an eye would see it: the place where it happened stays lit for a moment. */
function flash(id) {
  const { classList } = byId(id);
  classList.add('busy');
  setTimeout(() => classList.remove('busy'), BUSY_MS);
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
  const { jobKinds, variant } = state;
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
}

async function send(submission) {
  const { status, headers, body } = await submit(submission);
  if (status !== 202) {
    toast(text('toastRefused', { status, detail: body.detail ?? body.title ?? body.message }));
    return;
  }
  last = { ...submission, jobId: body.jobId };
  const replayed = headers.get('idempotency-replayed') === 'true' || submission.jobId === body.jobId;
  toast(text(replayed ? 'toastReplayed' : 'toastAccepted', { job: body.jobId }));
  showForms();
}

/** Runs what a button does and shows what goes wrong: the laptop may have stopped. */
function attempt(action) {
  return (event) => {
    event?.preventDefault();
    Promise.resolve()
      .then(() => action(event))
      .catch((error) => toast(error.message));
  };
}

const FILE_KINDS = {
  thumbnail: { fits: ({ type }) => type === '' || type.startsWith('image/'), extra: {} },
  bulk: { fits: ({ name }) => /\.(csv|txt)$/i.test(name), extra: {} },
  video: { fits: ({ type }) => type.startsWith('video/'), extra: { preset: '480p' } },
};

async function sendFile(kind, file) {
  const { fits, extra } = FILE_KINDS[kind];
  if (!fits(file)) {
    toast(text('toastWrongFile', { name: file.name }));
    return;
  }
  toast(text('working'));
  await send({ key: newKey(), request: { kind, key: await upload(file), ...extra } });
}

for (const zone of document.querySelectorAll('.dropzone')) {
  const { kind } = zone.dataset;
  const input = zone.querySelector('input');
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    for (const file of event.dataTransfer.files) attempt(() => sendFile(kind, file))();
  });
  input.addEventListener('change', () => {
    for (const file of input.files) attempt(() => sendFile(kind, file))();
    input.value = '';
  });
}
// A picture dropped beside the zone must not replace the page.
for (const type of ['dragover', 'drop']) document.addEventListener(type, (event) => event.preventDefault());

byId('sample').addEventListener(
  'click',
  attempt(() => {
    const rows = Array.from({ length: SAMPLE_ROWS }, (_, index) => {
      const amount = index % 60 === 41 ? 'a lot' : index % 75 === 20 ? '0' : `${index + 1}.50`;
      return `INV-${index + 1},ACC-${(index % 7) + 1},${amount}`;
    });
    const csv = ['reference,account,amount', ...rows, ''].join('\n');
    return send({ key: newKey(), request: { kind: 'bulk', csv } });
  }),
);

byId('mail').elements.template.addEventListener('change', ({ target }) => {
  for (const label of document.querySelectorAll('[data-for]')) {
    label.hidden = label.dataset.for !== target.value;
    label.querySelector('input').required = !label.hidden;
  }
});

byId('mail').addEventListener(
  'submit',
  attempt(({ target }) => {
    const { to, template, ...fields } = Object.fromEntries(new FormData(target));
    const names = template === 'receipt' ? ['name', 'order', 'total'] : ['name', 'task', 'due'];
    const data = Object.fromEntries(names.map((name) => [name, fields[name]]));
    return send({ key: newKey(), request: { kind: 'email', to, template, data } });
  }),
);

byId('duplicate').addEventListener(
  'click',
  attempt(() => (last ? send(last) : toast(text('duplicateNone')))),
);
byId('as-bob').addEventListener(
  'click',
  attempt(async () => {
    if (!last) return toast(text('duplicateNone'));
    const { status } = await readJob(last.jobId, 'bob');
    return toast(text('toastNotYours', { status }));
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

const tabs = [...document.querySelectorAll('[role="tab"]')];
for (const [index, tab] of tabs.entries()) {
  tab.addEventListener('click', () => choose(tab));
  tab.addEventListener('keydown', ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    choose(next);
    next.focus();
  });
}

function choose(chosen) {
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
    byId(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
  }
}
