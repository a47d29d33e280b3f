import type { UnusableFile } from './files';
import { type JobFailureCode, jobFailure } from './job-failures';
import type { JobName } from './job-id';
import type { JobRecord } from './job-record';
import type { JobRequest } from './job-request';
import type { JobFailure, JobResult } from './job-result';
import type { Held } from './job-transitions';
import type { KnownRecord } from './known-record';

/** A job that this worker works on. */
export interface RunningJob extends JobName {
  /** Ends when the job's time is up or the worker stops. */
  readonly signal: AbortSignal;
}

/** The same with its record. */
export interface KnownJob extends RunningJob {
  readonly record: KnownRecord<JobRecord>;
}

/** How a job ended. Anything else that goes wrong is thrown, and the message comes back. */
export type JobOutcome =
  | { readonly status: 'succeeded'; readonly result: JobResult }
  /** `result`: what it had made until then. */
  | { readonly status: 'failed'; readonly failure: JobFailure; readonly result?: JobResult };

/** Writes to the job's record, if this worker still holds it. */
export type WriteHeld = (update: Held) => Promise<boolean>;

/** Runs one job that this worker holds. `writeHeld` writes to its record on the way. */
export type RunJob = (
  request: JobRequest,
  job: KnownJob,
  started: JobRecord,
  writeHeld: WriteHeld,
) => Promise<JobOutcome | BulkBegun>;

/** A bulk job has its first window, which carries it on. */
export interface BulkBegun {
  readonly status: 'underway';
}

export function failed<Code extends JobFailureCode>(...told: Parameters<typeof jobFailure<Code>>): JobOutcome {
  return { status: 'failed', failure: jobFailure(...told) };
}

export function unusableFile(reason: UnusableFile['reason'], maxBytes: number): JobOutcome {
  return reason === 'missing' ? failed('file-not-found') : failed('file-too-large', maxBytes);
}
