import type { BulkState } from './bulk-state';
import type { JobName } from './job-id';
import type { JobKind } from './job-kinds';
import type { JobFailure, JobResult } from './job-result';

/** accepted: recorded, but not known to be queued; sending the same request again queues it. */
export type JobStatus = 'accepted' | 'queued' | 'running' | 'succeeded' | 'failed';

/** Code of a job given up by the queue. The only failure that runs again, when somebody moves its message back. */
export const ATTEMPTS_EXHAUSTED = 'attempts-exhausted';

/** What makes a job the one that was asked for. */
export interface JobIdentity extends JobName {
  /**
   * Kind of work.
   * @default - the request could not be read
   */
  readonly kind?: JobKind;
  /** Tells requests under the same id apart. */
  readonly payloadHash: string;
}

export interface JobRecord extends JobIdentity {
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

export function newJob(identity: JobIdentity, at: Moment): JobRecord {
  const createdAt = new Date(at.nowMs).toISOString();
  return touched({ ...identity, status: 'accepted', attempts: 0, fence: 0, leaseUntil: 0, createdAt }, at);
}

/** Every write prolongs the record's life: it must outlive whatever message can still come back (A10). */
export function touched(
  record: Omit<JobRecord, 'updatedAt' | 'expiresAt'>,
  { nowMs, recordTtlDays }: Moment,
): JobRecord {
  return {
    ...record,
    updatedAt: new Date(nowMs).toISOString(),
    expiresAt: Math.floor(nowMs / 1000) + recordTtlDays * 86_400,
  };
}

/** A job that no message may start again. */
export function isFinal({ status, failure }: JobRecord): boolean {
  return status === 'succeeded' || (status === 'failed' && failure?.code !== ATTEMPTS_EXHAUSTED);
}
