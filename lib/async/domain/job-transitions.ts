import { type BulkState, isDrained } from './bulk-state';
import { isFinal, type JobIdentity, type JobRecord, type Moment, newJob, touched } from './job-record';
import type { JobFailure } from './job-result';
import type { Change } from './versioned-store';

export type Submission =
  | { readonly outcome: 'new' | 'same'; readonly record: JobRecord }
  | { readonly outcome: 'conflict' };

/** One id is one request: the same again is the same job, another one is refused (A9). */
export function submit(
  current: JobRecord | undefined,
  identity: JobIdentity,
  at: Moment,
): Change<JobRecord, Submission> {
  if (current === undefined) {
    const record = newJob(identity, at);
    return { write: record, result: { outcome: 'new', record } };
  }
  if (current.payloadHash !== identity.payloadHash) return { result: { outcome: 'conflict' } };
  return { result: { outcome: 'same', record: current } };
}

/** Notes that the message is in the queue, unless a worker was faster. */
export function markQueued(current: JobRecord | undefined, at: Moment): Change<JobRecord, void> {
  if (current?.status !== 'accepted') return { result: undefined };
  return { write: touched({ ...current, status: 'queued' }, at), result: undefined };
}

export type Attempt =
  | { readonly outcome: 'started'; readonly record: JobRecord }
  /** A bulk job that has begun: its chunks carry it on. */
  | { readonly outcome: 'underway'; readonly record: JobRecord }
  | { readonly outcome: 'finished' }
  | { readonly outcome: 'busy'; readonly untilMs: number }
  | { readonly outcome: 'conflict' };

/** Gives the job to one worker for `leaseMs`, creating its record where the producer could not. */
export function startAttempt(
  current: JobRecord | undefined,
  identity: JobIdentity,
  leaseMs: number,
  at: Moment,
): Change<JobRecord, Attempt> {
  const known = current ?? newJob(identity, at);
  if (known.payloadHash !== identity.payloadHash) return { result: { outcome: 'conflict' } };
  if (isFinal(known)) return { result: { outcome: 'finished' } };
  if (known.bulk !== undefined) return { result: { outcome: 'underway', record: known } };
  if (known.leaseUntil > at.nowMs) return { result: { outcome: 'busy', untilMs: known.leaseUntil } };
  const { failure: _, ...rest } = known;
  const record = touched(
    {
      ...rest,
      kind: identity.kind,
      status: 'running',
      attempts: known.attempts + 1,
      fence: known.fence + 1,
      leaseUntil: at.nowMs + leaseMs,
    },
    at,
  );
  return { write: record, result: { outcome: 'started', record } };
}

/** Fields a worker may set on the job it holds. */
export type Held = Partial<
  Pick<JobRecord, 'status' | 'leaseUntil' | 'mailAttemptedAt' | 'bulk' | 'result' | 'failure'>
>;

/** Writes on behalf of the worker whose attempt has `fence`, and tells whether it still held the job. */
export function hold(
  current: JobRecord | undefined,
  fence: number,
  update: Held,
  at: Moment,
): Change<JobRecord, boolean> {
  if (current === undefined || current.fence !== fence || current.leaseUntil === 0) return { result: false };
  return { write: touched({ ...current, ...update }, at), result: true };
}

/** Marks a job as given up, unless it ended otherwise or another worker holds it. */
export function giveUp(current: JobRecord | undefined, identity: JobIdentity, failure: JobFailure, at: Moment) {
  const known = current ?? newJob(identity, at);
  if (isFinal(known) || known.leaseUntil > at.nowMs || known.payloadHash !== identity.payloadHash) {
    return { result: undefined };
  }
  return { write: touched({ ...known, status: 'failed' as const, leaseUntil: 0, failure }, at), result: undefined };
}

/**
 * Writes a bulk job's progress; its chunks need no lease, because each is counted once by its number. A job that was given
 * up runs again when the chunk it waits for has come back, not when another chunk of the same window is counted.
 */
export function progressBulk(record: JobRecord & { readonly bulk: BulkState }, bulk: BulkState, at: Moment): JobRecord {
  if (!isDrained(record.bulk) && !isDrained(bulk)) return touched({ ...record, bulk }, at);
  const { failure: _, ...rest } = record;
  return touched({ ...rest, status: 'running', bulk }, at);
}

/** Ends a bulk job. One that was given up just before its end, and moved back, keeps nothing of that. */
export function endBulk(
  record: JobRecord,
  end: Pick<JobRecord, 'status' | 'result' | 'failure'>,
  at: Moment,
): JobRecord {
  const { failure: _, ...rest } = record;
  return touched({ ...rest, ...end }, at);
}
