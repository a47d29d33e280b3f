import type * as z from 'zod';
import type { JobRecord } from '../domain/job-record';
import { jobRunner } from '../domain/job-runner';
import type { Hide, ReceivedMessage } from '../domain/queue-message';
import { type Disposition, type WorkDeps, workMessage } from '../domain/work-message';
import type { workerEnv } from '../handlers/worker.env';
import { dynamoClient, s3Client, sqsClient } from './clients';
import { dynamoStore } from './dynamo-store';
import { s3Files } from './s3-files';
import { sharpThumbnails } from './sharp-thumbnails';
import { sqsHide } from './sqs-queue';
import { workLog } from './work-log';

export interface WorkerOptions {
  /** Seconds a job stays with this worker before another may take it over. */
  readonly leaseSeconds: number;
  /**
   * Keeps message and lease alive during a long job.
   * @default - nothing does, because both outlast a job
   */
  readonly keepAlive?: WorkDeps['keepAlive'];
}

export interface Worker {
  readonly work: (message: ReceivedMessage) => Promise<Disposition>;
  readonly hide: Hide;
}

/** The job code on its real services. Both workers, the function and the process, are this. */
export function assembleWorker(env: z.output<typeof workerEnv>, options: WorkerOptions): Worker {
  const sqs = sqsClient();
  const files = s3Files(s3Client(), env.BUCKET_NAME);
  const runJob = jobRunner({ files, makeThumbnails: sharpThumbnails(env.JOB_SECONDS) });

  const deps: WorkDeps = {
    jobs: dynamoStore<JobRecord>(dynamoClient(), env.TABLE_NAME),
    readFile: files.read,
    runJob: () => runJob,
    runBulkStep: async () => {},
    advanceBulk: async () => {},
    keepAlive: options.keepAlive ?? (() => () => {}),
    jobSignal: () => AbortSignal.timeout(env.JOB_SECONDS * 1000),
    nowMs: Date.now,
    random: Math.random,
    log: workLog,
  };
  const settings = {
    recordTtlDays: env.RECORD_TTL_DAYS,
    maxAttempts: env.MAX_ATTEMPTS,
    leaseSeconds: options.leaseSeconds,
    offeredKinds: ['thumbnail'],
  };
  return { work: (message) => workMessage(message, deps, settings), hide: sqsHide(sqs, env.QUEUE_URL) };
}
