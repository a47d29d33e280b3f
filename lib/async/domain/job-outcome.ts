import type { Held, JobFailure, JobResult } from './job-record';

/** A job that this worker holds. */
export interface RunningJob {
  readonly owner: string;
  readonly jobId: string;
  /** Ends when the job's time is up or the worker stops. */
  readonly signal: AbortSignal;
}

/** How a job ended. Anything else that goes wrong is thrown, and the message comes back. */
export type JobOutcome =
  | { readonly status: 'succeeded'; readonly result: JobResult }
  | { readonly status: 'failed'; readonly failure: JobFailure };

/** Writes to the job's record, if this worker still holds it. */
export type WriteHeld = (update: Held) => Promise<boolean>;

export function failed(code: string, detail: string): JobOutcome {
  return { status: 'failed', failure: { code, detail } };
}

export function unusableFile(reason: 'missing' | 'too-large', limit: string): JobOutcome {
  return reason === 'missing'
    ? failed('file-not-found', 'There is no file at this key, or it is not readable. Upload it, then submit again.')
    : failed('file-too-large', `The file is larger than ${limit}.`);
}
