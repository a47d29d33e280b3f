import { announce } from '/desk/announce.js';
import { byId, make } from '/desk/elements.js';
import { hasText, text } from '/desk/page-texts.js';
import { currentLanguage } from '/desk/texts.js';
import { readJob, resultText } from './client.js';
import { filmDone, timeline, waitsFor } from './timeline.js';

const ASK_AGAIN_MS = 500;
const SHOWN_REFUSALS = 5;
const openedAt = Date.now();

/** Job id -> what the API said of it last, and what its result files hold. */
const known = new Map();
let listed = [];
let queue;
let tellChange = () => {};

/**
 * Follows the jobs that the API took from this page's person.
 *
 * @param workQueue - the messages that are in it, and how often each is received at most
 * @param onChange - called when a job is no longer as it was
 */
export function listJobs(jobs, workQueue, onChange) {
  listed = jobs;
  queue = workQueue;
  tellChange = onChange;
  for (const { jobId } of jobs) {
    const entry = known.get(jobId);
    // The API tells in one language why a job failed.
    const isToldOtherwise = entry?.job?.failure && entry.language !== currentLanguage();
    if (entry && !isToldOtherwise) continue;
    if (!entry) known.set(jobId, {});
    watch(jobId);
  }
  showJobs();
}

export function counts() {
  const statuses = listed.map(({ jobId }) => known.get(jobId)?.job?.status);
  return {
    done: statuses.filter((status) => status === 'succeeded').length,
    failed: statuses.filter((status) => status === 'failed').length,
    known: statuses.filter((status) => status !== undefined).length,
  };
}

/** A redrive may run jobs again that had been given up. */
export function watchFailed() {
  for (const [jobId, { job }] of known) if (job?.status === 'failed') watch(jobId, 20);
}

/** Asks the API until the job has ended, as a client would. */
async function watch(jobId, moreTimes = 0) {
  const entry = known.get(jobId);
  const before = entry.job?.status;
  const language = currentLanguage();
  const { status, body } = await readJob(jobId).catch(() => ({ status: 0, body: {} }));
  if (status === 200) {
    Object.assign(entry, { job: body, language });
    if (body.kind === 'bulk' && body.result) {
      // Without them when the laptop stops meanwhile.
      entry.refusals ??= await refusedRows(body.result.files).catch(() => undefined);
    }
    showJobs();
    tellChange();
    tellEnd(body, before);
  }
  const ended = entry.job?.status === 'succeeded' || entry.job?.status === 'failed';
  if (!ended || moreTimes > 0) setTimeout(() => watch(jobId, ended ? moreTimes - 1 : 0), ASK_AGAIN_MS);
}

/** A job that ended while somebody looked is said to those who do not see the table too. */
function tellEnd({ jobId, kind, status, failure }, before) {
  if (before === status || (status !== 'succeeded' && status !== 'failed')) return;
  // Of the jobs of yesterday, which are all read at once, nobody wants to hear.
  const submitted = listed.find((job) => job.jobId === jobId)?.submittedAt ?? 0;
  if (before === undefined && submitted < openedAt) return;
  const name = hasText(`kind_${kind}`) ? text(`kind_${kind}`) : (kind ?? jobId);
  announce(text(failure ? 'announceFailed' : 'announceSucceeded', { name, detail: failure?.detail }));
}

async function refusedRows(files) {
  const rows = [];
  for (const { url } of files.filter((file) => file.name.endsWith('.jsonl'))) {
    if (rows.length > SHOWN_REFUSALS) break;
    const lines = (await resultText(url)).split('\n').filter(Boolean);
    rows.push(...lines.map((line) => JSON.parse(line)).filter((row) => row.outcome === 'refused'));
  }
  return rows;
}

export function showJobs() {
  byId('jobs-empty').hidden = listed.length > 0;
  const rows = byId('job-rows');
  const wanted = listed.map(({ jobId }) => jobId);
  for (const row of [...rows.children]) if (!wanted.includes(row.dataset.job)) row.remove();
  for (const [index, jobId] of wanted.entries()) {
    const entry = known.get(jobId);
    const shown = JSON.stringify([
      entry?.job && { ...entry.job, result: entry.job.result?.files.length },
      entry?.refusals,
      currentLanguage(),
      filmDone(jobId),
      entry?.job && timeline(entry.job, listed[index], queue.maxReceiveCount).textContent,
      waiting(jobId, entry?.job),
    ]);
    const old = rows.querySelector(`[data-job="${jobId}"]`);
    // A row that says the same stays: its pictures would load again.
    if (old?.dataset.shown === shown) continue;
    const row = jobRow(jobId, entry);
    row.dataset.shown = shown;
    if (old) old.replaceWith(row);
    else rows.insertBefore(row, rows.children[index] ?? null);
  }
}

function jobRow(jobId, { job, refusals } = {}) {
  const status = job?.status ?? 'unknown';
  const kind = `kind_${job?.kind ?? 'unknown'}`;
  return make(
    'tr',
    { 'data-job': jobId },
    make('td', {}, make('span', { class: `badge ${status}` }, text(`status_${status}`))),
    make('td', {}, hasText(kind) ? text(kind) : job.kind),
    make('td', { 'data-label': text('jobsAttempts') }, String(job?.attempts ?? 0)),
    make('td', {}, ...outcome(jobId, job, refusals)),
    make('td', { class: 'id' }, jobId),
  );
}

function waiting(jobId, job) {
  const message = queue.messages.find((each) => each.jobId === jobId);
  return waitsFor(job, message, queue.maxReceiveCount);
}

function outcome(jobId, job, refusals) {
  const parts = [];
  const waits = waiting(jobId, job);
  if (waits) parts.push(make('span', { class: 'waits' }, waits));
  if (!job) return parts;
  if (job.failure) parts.push(make('span', { class: 'reason' }, `${job.failure.code}: ${job.failure.detail}`));
  if (job.status === 'running' && job.progress) {
    const said = text('rowsProgress', { rows: job.progress.rowsDone });
    parts.push(make('progress', { 'aria-label': said }), make('small', {}, said));
  }
  const done = filmDone(job.jobId);
  if (job.status === 'running' && done !== undefined) {
    const said = text('filmProgress', { seconds: done });
    parts.push(make('progress', { 'aria-label': said }), make('small', {}, said));
  }
  const summary = job.result?.summary;
  if (summary?.rows !== undefined) parts.push(make('span', {}, text('rowsSummary', summary)));
  if (summary?.mail === 'sent') parts.push(make('span', {}, text('mailSent')));
  else if (summary?.mail !== undefined) parts.push(make('span', {}, text('mailNotSent', { reason: summary.mail })));
  if (refusals?.length) parts.push(refusedList(refusals, job.result?.summary?.refused ?? refusals.length));
  const files = job.result?.files ?? [];
  const shown = files.filter(({ contentType }) => /^(image|video)\//.test(contentType));
  if (shown.length > 0) parts.push(make('div', { class: 'thumbs' }, ...shown.map(figure)));
  const links = files.filter((file) => !shown.includes(file)).slice(0, 3);
  if (links.length > 0) {
    parts.push(
      make('small', {}, ...links.flatMap(({ name, url }) => [make('a', { href: url, download: name }, name), ' '])),
    );
  }
  const submitted = listed.find((each) => each.jobId === jobId);
  if (submitted) parts.push(timeline(job, submitted, queue.maxReceiveCount));
  return parts;
}

function refusedList(refusals, total) {
  const items = refusals.slice(0, SHOWN_REFUSALS).map(({ row, reason, reasonKo }) => {
    const told = currentLanguage() === 'ko' ? reasonKo : reason;
    return make('li', {}, `${text('rowRefused', { row })}: ${told}`);
  });
  const more = total - items.length;
  return make('ul', {}, ...items, more > 0 ? make('li', {}, text('rowsMore', { count: more })) : undefined);
}

function figure({ url, name, contentType, width, height, bytes }) {
  const size = width ? `${width} x ${height}, ` : '';
  const picture = contentType.startsWith('video/')
    ? make('video', { src: url, controls: '' })
    : make('img', { src: url, alt: name, width, height });
  return make('figure', {}, picture, make('figcaption', {}, `${size}${Math.ceil(bytes / 1024)} kB`));
}
