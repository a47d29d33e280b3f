import { make } from '/desk/elements.js';
import { text } from '/desk/page-texts.js';

/** Job id -> when its message was received, in milliseconds since 1970. */
const receives = new Map();

/** @param attribute - name of the message attribute that holds the job's id */
export function noteReceives({ at, received = [] }, attribute) {
  for (const { attributes } of received) {
    const jobId = attributes[attribute];
    if (!jobId) continue;
    const times = receives.get(jobId) ?? [];
    if (!times.includes(at)) receives.set(jobId, [...times, at]);
  }
}

/** Job id -> how many seconds of its film the worker has done, as it says in its log. */
const filmSeconds = new Map();

/** @returns whether the entry told how far a film is */
export function noteFilm({ kind, text: said }) {
  if (kind !== 'log' || !said.includes('"video progress"')) return false;
  try {
    const { jobId, seconds: done } = JSON.parse(said);
    filmSeconds.set(jobId, done);
    return true;
  } catch {
    return false;
  }
}

/** @returns undefined before the first word of it */
export function filmDone(jobId) {
  return filmSeconds.get(jobId);
}

/** The job's own line of time: how fast the API answered, how long it waited, and how long the work took. */
export function timeline(job, submitted) {
  const parts = [];
  if (submitted?.answeredMs !== undefined) parts.push(text('lineAnswered', { ms: submitted.answeredMs }));
  const taken = receives.get(job.jobId)?.at(-1);
  const accepted = submitted?.submittedAt ?? Date.parse(job.createdAt);
  if (taken) parts.push(text('lineWaited', { time: seconds(taken - accepted) }));
  const ended = job.status === 'succeeded' || job.status === 'failed';
  if (ended) {
    const from = taken ?? Date.parse(job.createdAt);
    parts.push(text(taken ? 'lineWork' : 'jobTime', { time: seconds(Date.parse(job.updatedAt) - from) }));
  }
  return make('span', { class: 'line' }, parts.join(' · '));
}

/** How often a message was received, as points, and when it comes back. */
export function receiveLine({ receives: count, hiddenUntil }, most) {
  const points = '●'.repeat(Math.min(count, most)) + '○'.repeat(Math.max(0, most - count));
  const left = hiddenUntil ? Math.max(0, Math.ceil((hiddenUntil - Date.now()) / 1000)) : undefined;
  return make(
    'span',
    { class: 'line' },
    make('span', { class: 'receives', 'aria-hidden': 'true' }, points),
    text(left === undefined ? 'lineVisible' : 'lineHidden', { count, most, seconds: left }),
  );
}

function seconds(milliseconds) {
  return (Math.max(0, milliseconds) / 1000).toFixed(1);
}
