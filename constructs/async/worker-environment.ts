import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { RECORD_TTL_DAYS } from '../../lib/async/domain/retention';
import { MAX_RECEIVE_COUNT } from '../../lib/async/domain/retry-schedule';
import type { WorkerEnv } from '../../lib/async/worker/worker.env';
import type { PostgresDatabase } from '../shared/postgres-database';
import type { JobMail } from './job-mail';

/** What a worker reads and writes, whichever machine it runs on. */
export interface WorkerResources {
  /** Records of jobs. */
  readonly table: ITable;
  /** Where jobs wait. */
  readonly queue: IQueue;
  /** The bucket of uploads, claims and results. */
  readonly bucket: IBucket;
  /**
   * Sender and templates of e-mail jobs.
   * @default - e-mail jobs are refused
   */
  readonly mail?: JobMail;
  /**
   * Where results are kept as rows, too.
   * @default - results are objects only
   */
  readonly database?: PostgresDatabase;
}

/** The environment that the code of both workers expects. */
export function workerEnvironment(
  { table, queue, bucket, mail, database }: WorkerResources,
  limits: { readonly visibilitySeconds: number; readonly jobSeconds: number },
): WorkerEnv {
  return {
    TABLE_NAME: table.tableName,
    QUEUE_URL: queue.queueUrl,
    BUCKET_NAME: bucket.bucketName,
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
