import type { BulkJobs } from './bulk-jobs';
import type { Files } from './files';
import { fingerprint } from './fingerprint';
import type { JobName } from './job-id';
import type { BulkBegun, Deferred, JobOutcome, RunJob, WriteHeld } from './job-outcome';
import {
  ATTEMPTS_EXHAUSTED,
  giveUp,
  type Held,
  hold,
  type JobIdentity,
  type JobRecord,
  type Moment,
  startAttempt,
} from './job-record';
import { parseJobRequest, refusal } from './job-request';
import { type ReceivedMessage, type Task, taskOf } from './queue-message';
import { jobKey } from './record-keys';
import { waitSeconds } from './retry-schedule';
import { MAX_REQUEST_BYTES } from './size-limits';
import { change, type VersionedStore } from './versioned-store';

/** What becomes of a message: gone for good, or hidden for so many seconds and then received again. */
export type Disposition =
  | { readonly action: 'acknowledge' }
  | { readonly action: 'return'; readonly afterSeconds: number };

export interface WorkDeps {
  readonly jobs: VersionedStore<JobRecord>;
  readonly readFile: Files['read'];
  readonly runJob: RunJob;
  readonly bulk: Pick<BulkJobs, 'runStep' | 'advance'>;
  /** Starts to keep message and lease alive until the returned function is called; does nothing where both outlast a job. */
  readonly keepAlive: (message: ReceivedMessage, renewLease: () => Promise<boolean>) => () => Promise<void>;
  /** A signal that ends when a job's time is up. */
  readonly jobSignal: () => AbortSignal;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly log: WorkLog;
}

/** Ids, counts and names of errors. No body, address, key or row may get here. */
export interface WorkLog {
  readonly info: (event: string, facts: Readonly<Record<string, string | number>>) => void;
  readonly warn: (event: string, facts: Readonly<Record<string, string | number>>) => void;
  /** For what was thrown: its name and where, never its message. */
  readonly fault: (event: string, error: unknown, facts: Readonly<Record<string, string | number>>) => void;
}

export interface WorkSettings {
  readonly recordTtlDays: number;
  readonly maxAttempts: number;
  readonly leaseSeconds: number;
  readonly offeredKinds: readonly string[];
}

const ACKNOWLEDGE: Disposition = { action: 'acknowledge' };
const AT_ONCE: Disposition = { action: 'return', afterSeconds: 0 };
const EXHAUSTED = {
  code: ATTEMPTS_EXHAUSTED,
  detail: 'Every attempt met a fault on our side. The operator can run the job again; submit it anew if it is urgent.',
};

/** Works on one message. Never throws: whatever goes wrong decides when the message comes back. */
export async function workMessage(
  message: ReceivedMessage,
  deps: WorkDeps,
  settings: WorkSettings,
): Promise<Disposition> {
  const task = taskOf(message);
  if (task.type === 'poison') return poison(message, task.reason, deps);
  try {
    return task.type === 'job' ? await workJob(task, message, deps, settings) : await workBulkStep(task, message, deps);
  } catch (error) {
    deps.log.fault('attempt failed', error, { jobId: task.jobId, attempt: message.receiveCount });
    if (message.receiveCount >= settings.maxAttempts) await giveUpOn(task, deps, settings);
    return { action: 'return', afterSeconds: waitSeconds(message.receiveCount, deps.random) };
  }
}

async function workJob(
  task: Extract<Task, { type: 'job' }>,
  message: ReceivedMessage,
  deps: WorkDeps,
  settings: WorkSettings,
): Promise<Disposition> {
  const { owner, jobId } = task;
  const key = jobKey(owner, jobId);
  const moment = (): Moment => ({ nowMs: deps.nowMs(), recordTtlDays: settings.recordTtlDays });
  const signal = deps.jobSignal();
  const text = await bodyOf(task, message, deps, signal);

  const parsed = parseJobRequest(text);
  if (!parsed.ok) {
    // A mapped API cannot check everything, so the person who asked learns of it here; the message goes to the DLQ.
    const identity = { owner, jobId, payloadHash: fingerprint(owner, text) };
    const failure = { code: parsed.problem.code, detail: parsed.problem.detail };
    await change(deps.jobs, key, (current) => giveUp(current, identity, failure, moment()));
    return poison(message, parsed.problem.code, deps);
  }
  const { request } = parsed;
  const identity: JobIdentity = { owner, jobId, kind: request.kind, payloadHash: fingerprint(owner, parsed.submitted) };
  const attempt = await change(deps.jobs, key, (current) =>
    startAttempt(current, identity, settings.leaseSeconds * 1000, moment()),
  );
  switch (attempt.outcome) {
    case 'finished':
      return ACKNOWLEDGE;
    case 'conflict':
      deps.log.warn('another request under the same id was dropped', { jobId });
      return ACKNOWLEDGE;
    case 'busy':
      return { action: 'return', afterSeconds: Math.ceil((attempt.untilMs - deps.nowMs()) / 1000) + 1 };
    case 'underway':
      await deps.bulk.advance(task, signal);
      return ACKNOWLEDGE;
  }

  const { record } = attempt;
  const writeHeld = (update: Held) =>
    change(deps.jobs, key, (current) => hold(current, record.fence, update, moment()));
  const stopKeepingAlive = deps.keepAlive(message, () =>
    writeHeld({ leaseUntil: deps.nowMs() + settings.leaseSeconds * 1000 }),
  );
  try {
    const refused = refusal(request, owner, settings.offeredKinds);
    const outcome = refused
      ? ({ status: 'failed', failure: { code: refused.code, detail: refused.detail } } as const)
      : await deps.runJob(request, { owner, jobId, signal }, record, writeHeld, message);
    await stopKeepingAlive();
    return await settle(outcome, jobId, request.kind, writeHeld, deps);
  } catch (error) {
    await stopKeepingAlive();
    deps.log.fault('attempt failed', error, { jobId, kind: request.kind, attempt: message.receiveCount });
    const last = message.receiveCount >= settings.maxAttempts;
    const update: Held = last
      ? { status: 'failed', failure: EXHAUSTED, leaseUntil: 0 }
      : { status: 'queued', leaseUntil: 0 };
    const written = await writeHeld(update).catch(() => false);
    if (last && !written) await giveUpOn(task, deps, settings);
    return { action: 'return', afterSeconds: waitSeconds(message.receiveCount, deps.random) };
  }
}

async function settle(
  outcome: JobOutcome | BulkBegun | Deferred,
  jobId: string,
  kind: string,
  writeHeld: WriteHeld,
  deps: WorkDeps,
): Promise<Disposition> {
  if (outcome.status === 'underway' || outcome.status === 'deferred') {
    deps.log.info(outcome.status === 'underway' ? 'bulk job begun' : 'bulk job deferred', { jobId });
    return ACKNOWLEDGE;
  }
  const written = await writeHeld({ ...outcome, leaseUntil: 0 });
  if (!written) {
    // Another worker took over while this one was slow. Its outcome counts; look again once it must have ended.
    deps.log.warn('lost the lease', { jobId, kind });
    return { action: 'return', afterSeconds: waitSeconds(1, deps.random) };
  }
  deps.log.info(`job ${outcome.status}`, {
    jobId,
    kind,
    ...(outcome.status === 'failed' && { code: outcome.failure.code }),
  });
  return ACKNOWLEDGE;
}

async function workBulkStep(
  task: Extract<Task, { type: 'bulk-chunk' }>,
  message: ReceivedMessage,
  deps: WorkDeps,
): Promise<Disposition> {
  const stopKeepingAlive = deps.keepAlive(message, async () => true);
  try {
    await deps.bulk.runStep(task, task.step, deps.jobSignal());
    return ACKNOWLEDGE;
  } finally {
    await stopKeepingAlive();
  }
}

/** After the last receive the queue takes the message away: the job's owner must learn of it. */
async function giveUpOn({ owner, jobId }: JobName, deps: WorkDeps, settings: WorkSettings): Promise<void> {
  const moment = { nowMs: deps.nowMs(), recordTtlDays: settings.recordTtlDays };
  await change(deps.jobs, jobKey(owner, jobId), (current) =>
    current === undefined ? { result: undefined } : giveUp(current, current, EXHAUSTED, moment),
  ).catch(() => undefined);
}

/**
 * The request's text: in the message, or in S3 when it was too large.
 *
 * @throws Error when the object is missing, so that an operator finds the message in the dead-letter queue
 */
async function bodyOf(
  task: { readonly claimCheckKey: string | undefined },
  message: ReceivedMessage,
  { readFile }: WorkDeps,
  signal: AbortSignal,
): Promise<string> {
  if (task.claimCheckKey === undefined) return message.body;
  const read = await readFile(task.claimCheckKey, MAX_REQUEST_BYTES, signal);
  if (!read.ok) throw new Error(`The body is ${read.reason}`);
  return read.bytes.toString('utf8');
}

/** Shown again at once, so that it is out of the way after maxReceiveCount quick receives. */
function poison(message: ReceivedMessage, reason: string, deps: WorkDeps): Disposition {
  deps.log.warn('unreadable message', { messageId: message.messageId, reason, receive: message.receiveCount });
  return AT_ONCE;
}
