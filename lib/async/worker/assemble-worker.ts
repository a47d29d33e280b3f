import type * as z from 'zod';
import { dynamoClient } from '../../shared/dynamo-client';
import { workLog } from '../../shared/log-work';
import { s3Client } from '../../shared/s3-client';
import { dynamoStore } from '../adapters/dynamo-store';
import { postgresResults } from '../adapters/postgres-results';
import { s3Files } from '../adapters/s3-files';
import { sesMailer } from '../adapters/ses-mailer';
import { sharpThumbnails } from '../adapters/sharp-thumbnails';
import { sqsClient } from '../adapters/sqs-client';
import { sqsHide, sqsQueue } from '../adapters/sqs-queue';
import { BulkJobs } from '../domain/bulk-jobs';
import type { Disposition } from '../domain/disposition';
import { offeredKinds } from '../domain/job-kinds';
import type { JobRecord } from '../domain/job-record';
import { jobRunner, type RunnerDeps } from '../domain/job-runner';
import type { Hide, ReceivedMessage } from '../domain/queue-message';
import type { WorkDeps } from '../domain/work-deps';
import { workMessage } from '../domain/work-message';
import type { workerEnv } from './worker.env';

export interface WorkerOptions {
  /** Seconds a job stays with this worker before another may take it over. */
  readonly leaseSeconds: number;
  /**
   * Keeps message and lease alive during a long job.
   * @default - nothing does, because both outlast a job
   */
  readonly keepAlive?: WorkDeps['keepAlive'];
  /**
   * Ends running jobs when the worker must stop.
   * @default - only a job's own time limit ends it
   */
  readonly stop?: AbortSignal;
  /**
   * What video jobs need.
   * @default - video jobs are refused
   */
  readonly video?: RunnerDeps['video'];
}

export interface Worker {
  readonly work: (message: ReceivedMessage) => Promise<Disposition>;
  readonly hide: Hide;
}

/** The job code on its real services. Both workers, the function and the process, are this. */
export function assembleWorker(env: z.output<typeof workerEnv>, options: WorkerOptions): Worker {
  const dynamo = dynamoClient();
  const sqs = sqsClient();
  const files = s3Files(s3Client(), env.BUCKET_NAME);
  const jobs = dynamoStore<JobRecord>(dynamo, env.TABLE_NAME);
  const rows = resultRows(env);
  const bulk = new BulkJobs(
    {
      files,
      queue: sqsQueue(sqs, env.QUEUE_URL),
      nowMs: Date.now,
      ...(rows && { rows }),
    },
    env.RECORD_TTL_DAYS,
  );
  const mailer = mailerOf(env);
  const runner: RunnerDeps = {
    files,
    makeThumbnails: sharpThumbnails(),
    bulk,
    nowMs: Date.now,
    ...(mailer && { mailer }),
    ...(options.video && { video: options.video }),
    ...(rows && { rows }),
  };
  const deps: WorkDeps = {
    jobs,
    readFile: files.read,
    runJob: jobRunner(runner),
    bulk,
    keepAlive: options.keepAlive ?? (() => async () => undefined),
    jobSignal: () =>
      AbortSignal.any([AbortSignal.timeout(env.JOB_SECONDS * 1000), ...(options.stop ? [options.stop] : [])]),
    nowMs: Date.now,
    random: Math.random,
    log: workLog,
  };
  const settings = {
    recordTtlDays: env.RECORD_TTL_DAYS,
    maxAttempts: env.MAX_ATTEMPTS,
    leaseSeconds: options.leaseSeconds,
    offeredKinds: offeredKinds({ mail: mailer !== undefined, video: options.video !== undefined }),
  };
  return { work: (message) => workMessage(message, deps, settings), hide: sqsHide(sqs, env.QUEUE_URL) };
}

function mailerOf(env: z.output<typeof workerEnv>) {
  const { SENDER_EMAIL, CONFIGURATION_SET, EMAIL_TEMPLATE_RECEIPT, EMAIL_TEMPLATE_REMINDER } = env;
  if (!SENDER_EMAIL || !CONFIGURATION_SET || !EMAIL_TEMPLATE_RECEIPT || !EMAIL_TEMPLATE_REMINDER) return undefined;
  return sesMailer({
    sender: SENDER_EMAIL,
    configurationSet: CONFIGURATION_SET,
    templates: { receipt: EMAIL_TEMPLATE_RECEIPT, reminder: EMAIL_TEMPLATE_REMINDER },
  });
}

function resultRows(env: z.output<typeof workerEnv>) {
  const { DATABASE_HOST, DATABASE_PORT, DATABASE_NAME, DATABASE_USER, DATABASE_TLS } = env;
  if (!DATABASE_HOST || !DATABASE_PORT || !DATABASE_NAME || !DATABASE_USER) return undefined;
  return postgresResults({
    host: DATABASE_HOST,
    port: Number(DATABASE_PORT),
    database: DATABASE_NAME,
    user: DATABASE_USER,
    tls: DATABASE_TLS,
  });
}
