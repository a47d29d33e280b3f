import type { WorkLog } from '../../shared/work-log';
import type { BulkJobs } from './bulk-jobs';
import type { Files } from './files';
import type { RunJob } from './job-outcome';
import type { JobRecord } from './job-record';
import type { ReceivedMessage } from './queue-message';
import type { VersionedStore } from './versioned-store';

/** What a worker needs of its machine and of services. */
export interface WorkDeps {
  readonly jobs: VersionedStore<JobRecord>;
  readonly readFile: Files['read'];
  readonly runJob: RunJob;
  readonly bulk: Pick<BulkJobs, 'runChunk' | 'advance'>;
  /** Starts to keep message and lease alive until the returned function is called; does nothing where both outlast a job. */
  readonly keepAlive: (message: ReceivedMessage, renewLease: () => Promise<boolean>) => () => Promise<void>;
  /** A signal that ends when a job's time is up. */
  readonly jobSignal: () => AbortSignal;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly log: WorkLog;
}

export interface WorkSettings {
  readonly recordTtlDays: number;
  /** Receives after which the queue takes a message away. */
  readonly maxAttempts: number;
  readonly leaseSeconds: number;
  readonly offeredKinds: readonly string[];
}
