import { type BulkState, isDrained } from './bulk-state';
import type { JobKind } from './job-kinds';
import type { Change } from './versioned-store';

/** accepted: recorded, but not known to be queued; sending the same request again queues it. */
export type JobStatus = 'accepted' | 'queued' | 'running' | 'succeeded' | 'failed';

/** A file that a job made. */
export interface ResultFile {
  readonly name: string;
  readonly key: string;
  readonly contentType: string;
  /**
   * Size of the file.
   * @default - not known when the job ended
   */
  readonly bytes?: number;
  /**
   * Width of a picture in pixels.
   * @default - not a picture
   */
  readonly width?: number;
  /**
   * Height of a picture in pixels.
   * @default - not a picture
   */
  readonly height?: number;
}

export interface JobResult {
  readonly files: readonly ResultFile[];
  /**
   * Counts and short facts of a job whose result is not a file.
   * @default - the files say it all
   */
  readonly summary?: Readonly<Record<string, string | number>>;
}

/** Why a job ended without a result, for the person who submitted it. */
export interface JobFailure {
  readonly code: string;
  readonly detail: string;
}

/** Code of a job given up by the queue. The only failure that runs again, when somebody moves its message back. */
export const ATTEMPTS_EXHAUSTED = 'attempts-exhausted';

export interface JobRecord {
  readonly owner: string;
  readonly jobId: string;
  /**
   * Kind of work.
   * @default - the request could not be read
   */
  readonly kind?: JobKind;
  readonly payloadHash: string;
  readonly status: JobStatus;
  /** How often a worker started it. */
  readonly attempts: number;
  /** Grows with every attempt; whoever holds an older one may no longer write. */
  readonly fence: number;
  /** Until when the worker that started it is believed to be alive, in epoch milliseconds; 0 when nobody holds it. */
  readonly leaseUntil: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** When the store may forget it, in epoch seconds. */
  readonly expiresAt: number;
  /**
   * Set before a mail is handed to SES and kept: whoever finds it later must not send again.
   * @default - no mail was attempted
   */
  readonly mailAttemptedAt?: string;
  /**
   * State of a bulk job.
   * @default - not a bulk job, or not started
   */
  readonly bulk?: BulkState;
  /**
   * What the job made.
   * @default - it has not succeeded
   */
  readonly result?: JobResult;
  /**
   * Why it has no result.
   * @default - it has not failed
   */
  readonly failure?: JobFailure;
}

/** The clock and the lifetime of records, passed in so that decisions stay pure. */
export interface Moment {
  readonly nowMs: number;
  readonly recordTtlDays: number;
}

export interface JobIdentity {
  readonly owner: string;
  readonly jobId: string;
  readonly kind?: JobKind;
  readonly payloadHash: string;
}

export function newJob(identity: JobIdentity, at: Moment): JobRecord {
  const createdAt = new Date(at.nowMs).toISOString();
  return touched({ ...identity, status: 'accepted', attempts: 0, fence: 0, leaseUntil: 0, createdAt }, at);
}

/** Every write prolongs the record's life: it must outlive whatever message can still come back (A10). */
function touched(record: Omit<JobRecord, 'updatedAt' | 'expiresAt'>, { nowMs, recordTtlDays }: Moment): JobRecord {
  return {
    ...record,
    updatedAt: new Date(nowMs).toISOString(),
    expiresAt: Math.floor(nowMs / 1000) + recordTtlDays * 86_400,
  };
}

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

/** A job that no message may start again. */
export function isFinal({ status, failure }: JobRecord): boolean {
  return status === 'succeeded' || (status === 'failed' && failure?.code !== ATTEMPTS_EXHAUSTED);
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

/** Ends a bulk job. */
export function endBulk(
  record: JobRecord,
  end: Pick<JobRecord, 'status' | 'result' | 'failure'>,
  at: Moment,
): JobRecord {
  return touched({ ...record, ...end }, at);
}
