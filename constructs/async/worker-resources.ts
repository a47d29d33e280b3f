import type { Role } from 'aws-cdk-lib/aws-iam';
import { RECORD_TTL_DAYS } from '../../lib/async/domain/retention';
import { MAX_RECEIVE_COUNT } from '../../lib/async/domain/retry-schedule';
import type { WorkerEnv } from '../../lib/async/worker/worker.env';
import type { SqlDatabase } from '../shared/sql-database';
import type { JobFiles } from './job-files';
import type { JobMail } from './job-mail';
import type { JobQueue } from './job-queue';
import type { JobStore } from './job-store';

/** What a worker reads and writes, whichever machine it runs on. */
export interface WorkerResources {
  /** Records of jobs. */
  readonly store: JobStore;
  /** Where jobs wait. */
  readonly queue: JobQueue;
  /** Uploads, claims and results. */
  readonly files: JobFiles;
  /**
   * Sender and templates of e-mail jobs.
   * @default - e-mail jobs are refused
   */
  readonly mail?: JobMail;
  /**
   * Where results are kept as rows, too.
   * @default - results are objects only
   */
  readonly database?: SqlDatabase;
}

/** The environment that the code of both workers expects. */
export function workerEnvironment(
  { store, queue, files, mail, database }: WorkerResources,
  limits: { readonly visibilitySeconds: number; readonly jobSeconds: number },
): WorkerEnv {
  return {
    TABLE_NAME: store.table.tableName,
    QUEUE_URL: queue.queue.queueUrl,
    BUCKET_NAME: files.bucket.bucketName,
    RECORD_TTL_DAYS: String(RECORD_TTL_DAYS),
    MAX_ATTEMPTS: String(MAX_RECEIVE_COUNT),
    VISIBILITY_SECONDS: String(limits.visibilitySeconds),
    JOB_SECONDS: String(limits.jobSeconds),
    ...(mail && {
      SENDER_EMAIL: mail.sender,
      CONFIGURATION_SET: mail.configurationSet.configurationSetName,
      EMAIL_TEMPLATE_RECEIPT: mail.templates.receipt.ref,
      EMAIL_TEMPLATE_REMINDER: mail.templates.reminder.ref,
    }),
    ...database?.clientEnvironment,
  };
}

/** Lets a worker do what jobs do, whatever brings it their messages. */
export function grantJobs(role: Role, { store, queue, files, mail, database }: WorkerResources): void {
  store.grantUpdate(role);
  files.grantJobs(role);
  queue.grantJobs(role);
  mail?.grantSend(role);
  database?.grantConnect(role);
}
