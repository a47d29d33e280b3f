import { attempt, complain } from '/desk/complain.js';
import { byId, toast } from '/desk/elements.js';
import { text } from '/desk/page-texts.js';
import { lastSubmission, newKey, submit, upload } from './client.js';
import { samplePicture } from './sample-picture.js';

/** The forms: a file for each kind of job, a mail, and the samples. */
export const SAMPLE_ROWS = 300;

const FILE_KINDS = {
  thumbnail: { fits: ({ type }) => type === '' || type.startsWith('image/'), extra: {} },
  bulk: { fits: ({ name }) => /\.(csv|txt)$/i.test(name), extra: {} },
  video: { fits: ({ type }) => type.startsWith('video/'), extra: { preset: '480p' } },
};

async function send(submission) {
  const { status, headers, body } = await submit(submission, (failed) =>
    toast(text('toastAgain', { status: failed || '-' })),
  );
  if (status !== 202) {
    const detail = body.detail ?? body.title ?? body.message;
    complain(text('toastRefused', { status, detail }));
    return;
  }
  const replayed = headers.get('idempotency-replayed') === 'true' || submission.jobId === body.jobId;
  toast(text(replayed ? 'toastReplayed' : 'toastAccepted', { job: body.jobId }));
}

function sendNew(request) {
  return send({ key: newKey(), body: JSON.stringify(request) });
}

async function sendFile(kind, file) {
  const { fits, extra } = FILE_KINDS[kind];
  if (!fits(file)) {
    complain(text('toastWrongFile', { name: file.name }));
    return;
  }
  try {
    showSent(0, file.size);
    await sendNew({ kind, key: await upload(file, showSent), ...extra });
  } finally {
    byId('sending').hidden = true;
  }
}

function showSent(sent, total) {
  const kilobytes = (bytes) => Math.ceil(bytes / 1000).toLocaleString();
  byId('sending').hidden = false;
  byId('sent').max = total || 1;
  byId('sent').value = sent;
  byId('sent-said').textContent = text('sending', { sent: kilobytes(sent), total: kilobytes(total) });
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

byId('sample-picture').addEventListener(
  'click',
  attempt(async () => sendFile('thumbnail', await samplePicture())),
);

byId('sample').addEventListener(
  'click',
  attempt(() => {
    const rows = Array.from({ length: SAMPLE_ROWS }, (_, index) => {
      const amount = index % 60 === 41 ? 'a lot' : index % 75 === 20 ? '0' : `${index + 1}.50`;
      return `INV-${index + 1},ACC-${(index % 7) + 1},${amount}`;
    });
    return sendNew({ kind: 'bulk', csv: ['reference,account,amount', ...rows, ''].join('\n') });
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
    return sendNew({ kind: 'email', to, template, data });
  }),
);

byId('duplicate').addEventListener(
  'click',
  attempt(async () => send(await lastSubmission())),
);
