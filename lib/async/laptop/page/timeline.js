import { make } from '/desk/elements.js';
import { text } from '/desk/page-texts.js';

/** Job id -> its message, and when that was received, in milliseconds since 1970. */
const receives = new Map();

/** @param names - of the message attributes; a chunk of a job is a message of its own and none of the job's receives */
export function noteReceives({ at, received = [] }, { names, chunkType }) {
  for (const { messageId, attributes } of received) {
    const jobId = attributes[names.jobId];
    if (!jobId || attributes[names.type] === chunkType) continue;
    const known = receives.get(jobId);
    // A redriven message is a new one, which is counted from one again.
    const times = known?.messageId === messageId ? known.times : [];
    if (!times.includes(at)) receives.set(jobId, { messageId, times: [...times, at] });
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

/** The job's own line of time: how fast the API answered, each receive of its message, and how long the work took. */
export function timeline(job, { submittedAt, answeredMs }, most) {
  const times = receives.get(job.jobId)?.times ?? [];
  const received = times.map((at, index) => {
    const after = at - submittedAt;
    return { after, said: text('lineReceive', { count: index + 1, most, time: seconds(after) }) };
  });
  // A worker may have the message before the client has the answer.
  const steps = [{ after: answeredMs, said: text('lineAnswered', { ms: answeredMs }) }, ...received]
    .sort((one, other) => one.after - other.after)
    .map(({ said }) => said);
  if (job.status === 'succeeded' || job.status === 'failed') {
    const from = times.at(-1) ?? Date.parse(job.createdAt);
    const took = seconds(Date.parse(job.updatedAt) - from);
    steps.push(text(times.length > 0 ? 'lineWork' : 'jobTime', { time: took }));
  }
  return make('ol', { class: 'line' }, ...steps.map((step) => make('li', {}, step)));
}

/**
 * What a job that has not ended waits for, in words.
 *
 * @param message - its message, if that is in the queue
 */
export function waitsFor({ status, attempts = 0 } = {}, message, most) {
  const left = secondsUntil(message?.hiddenUntil);
  if (status === 'succeeded' || status === 'failed') return undefined;
  if (status === 'running') return left === undefined ? undefined : text('waitsWork', { seconds: left });
  if (attempts === 0) return text('waitsWorker');
  const attempt = Math.max(attempts, message?.receives ?? 0);
  if (left === undefined) return text('waitsWorkerAgain', { attempt, most });
  const time = new Date(message.hiddenUntil).toTimeString().slice(0, 8);
  return text('waitsAgain', { attempt, most, time, seconds: left });
}

/** How often a message was received, as points, and when it comes back. */
export function receiveLine({ receives: count, hiddenUntil }, most) {
  const points = '●'.repeat(Math.min(count, most)) + '○'.repeat(Math.max(0, most - count));
  const left = secondsUntil(hiddenUntil);
  return make(
    'span',
    { class: 'receive' },
    make('span', { class: 'receives', 'aria-hidden': 'true' }, points),
    text(left === undefined ? 'lineVisible' : 'lineHidden', { count, most, seconds: left }),
  );
}

function secondsUntil(at) {
  return at === undefined ? undefined : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

function seconds(milliseconds) {
  return (Math.max(0, milliseconds) / 1000).toFixed(milliseconds < 1000 ? 2 : 1);
}
