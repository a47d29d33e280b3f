import { ACKNOWLEDGE, type Disposition } from './disposition';
import { fingerprint } from './fingerprint';
import { giveUpOn, isOutOfTime } from './give-up';
import { jobFailure } from './job-failures';
import { type BulkBegun, failed, type JobOutcome, type KnownJob, type WriteHeld } from './job-outcome';
import { ATTEMPTS_EXHAUSTED, type JobIdentity, type JobRecord } from './job-record';
import { type JobRequest, parseJobRequest, refusal } from './job-request';
import { giveUp, type Held, hold, startAttempt } from './job-transitions';
import type { KnownRecord } from './known-record';
import { poison } from './poison';
import type { ReceivedMessage, Task } from './queue-message';
import { waitSeconds } from './retry-schedule';
import { MAX_REQUEST_BYTES } from './size-limits';
import type { WorkDeps, WorkSettings } from './work-deps';

type JobTask = Extract<Task, { type: 'job' }>;

/** Works on a message that holds a job: starts an attempt, unless the job has ended, goes on elsewhere or cannot be read. */
export async function workJob(
  task: JobTask,
  record: KnownRecord<JobRecord>,
  message: ReceivedMessage,
  deps: WorkDeps,
  settings: WorkSettings,
): Promise<Disposition> {
  const { owner, jobId } = task;
  const moment = () => ({ nowMs: deps.nowMs(), recordTtlDays: settings.recordTtlDays });
  const signal = deps.jobSignal();
  const job: KnownJob = { owner, jobId, record, signal };
  const text = await bodyOf(task, message, deps, signal);

  const parsed = parseJobRequest(text);
  if (!parsed.ok) {
    // A mapped API cannot check everything, so the person who asked learns of it here; the message goes to the DLQ.
    const identity = { owner, jobId, payloadHash: fingerprint(owner, text) };
    const failure = { code: parsed.problem.code, detail: parsed.problem.detail };
    await record.change((current) => giveUp(current, identity, failure, moment()));
    return poison(message, parsed.problem.code, deps.log);
  }
  const { request, submitted } = parsed;
  const identity: JobIdentity = { owner, jobId, kind: request.kind, payloadHash: fingerprint(owner, submitted) };
  const leaseMs = settings.leaseSeconds * 1000;
  const attempt = await record.change((current) => startAttempt(current, identity, leaseMs, moment()));
  switch (attempt.outcome) {
    case 'started': {
      const { fence } = attempt.record;
      const writeHeld = (update: Held) => record.change((current) => hold(current, fence, update, moment()));
      return runAttempt(request, job, attempt.record, writeHeld, message, deps, settings);
    }
    case 'underway':
      await deps.bulk.advance(job);
      return ACKNOWLEDGE;
    case 'finished':
      return ACKNOWLEDGE;
    case 'conflict':
      deps.log.warn('another request under the same id was dropped', { jobId });
      return ACKNOWLEDGE;
    case 'busy':
      return { action: 'return', afterSeconds: Math.ceil((attempt.untilMs - deps.nowMs()) / 1000) + 1 };
  }
}

async function runAttempt(
  request: JobRequest,
  job: KnownJob,
  started: JobRecord,
  writeHeld: WriteHeld,
  message: ReceivedMessage,
  deps: WorkDeps,
  settings: WorkSettings,
): Promise<Disposition> {
  const { jobId } = job;
  const stopKeepingAlive = deps.keepAlive(message, () =>
    writeHeld({ leaseUntil: deps.nowMs() + settings.leaseSeconds * 1000 }),
  );
  try {
    const refused = refusal(request, job.owner, settings.offeredKinds);
    const outcome = refused
      ? ({ status: 'failed', failure: { code: refused.code, detail: refused.detail } } as const)
      : await deps.runJob(request, job, started, writeHeld);
    await stopKeepingAlive();
    return await settle(outcome, jobId, request.kind, writeHeld, deps);
  } catch (error) {
    await stopKeepingAlive();
    // A bulk job is only begun here. Its chunks have a time each, and what they did stays done.
    if (isOutOfTime(job.signal) && request.kind !== 'bulk') {
      // Another attempt would use up as much.
      const outcome = failed('took-too-long', request.kind);
      const ended = await settle(outcome, jobId, request.kind, writeHeld, deps).catch(() => undefined);
      if (ended) return ended;
    }
    deps.log.fault('attempt failed', error, { jobId, kind: request.kind, attempt: message.receiveCount });
    const last = message.receiveCount >= settings.maxAttempts;
    const update: Held = last
      ? { status: 'failed', failure: jobFailure(ATTEMPTS_EXHAUSTED), leaseUntil: 0 }
      : { status: 'queued', leaseUntil: 0 };
    const written = await writeHeld(update).catch(() => false);
    if (last && !written) await giveUpOn(job.record, deps, settings);
    return { action: 'return', afterSeconds: waitSeconds(message.receiveCount, deps.random) };
  }
}

async function settle(
  outcome: JobOutcome | BulkBegun,
  jobId: string,
  kind: string,
  writeHeld: WriteHeld,
  { log, random }: WorkDeps,
): Promise<Disposition> {
  if (outcome.status === 'underway') {
    log.info('bulk job begun', { jobId });
    return ACKNOWLEDGE;
  }
  const written = await writeHeld({ ...outcome, leaseUntil: 0 });
  if (!written) {
    // Another worker took over while this one was slow. Its outcome counts; look again once it must have ended.
    log.warn('lost the lease', { jobId, kind });
    return { action: 'return', afterSeconds: waitSeconds(1, random) };
  }
  const code = outcome.status === 'failed' && { code: outcome.failure.code };
  log.info(`job ${outcome.status}`, { jobId, kind, ...code });
  return ACKNOWLEDGE;
}

/**
 * The request's text: in the message, or in S3 when it was too large.
 *
 * @throws Error when the object is missing, so that an operator finds the message in the dead-letter queue
 */
async function bodyOf(
  { claimCheckKey }: JobTask,
  message: ReceivedMessage,
  { readFile }: WorkDeps,
  signal: AbortSignal,
): Promise<string> {
  if (claimCheckKey === undefined) return message.body;
  const read = await readFile(claimCheckKey, MAX_REQUEST_BYTES, signal);
  if (!read.ok) throw new Error(`The body is ${read.reason}`);
  return read.bytes.toString('utf8');
}
