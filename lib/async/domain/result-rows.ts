import type { Posting } from './bulk-row';
import type { JobResult } from './job-result';

/**
 * Results as rows of a database, beside the objects. Each call is one transaction with a unique constraint, so repeating it
 * changes nothing (A12).
 */
export interface ResultRows {
  readonly saveResult: (owner: string, jobId: string, kind: string, result: JobResult) => Promise<void>;
  readonly savePostings: (owner: string, jobId: string, postings: readonly Posting[]) => Promise<void>;
}
