import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { JobKind } from '../../lib/async/domain/job-kinds';
import { RECORD_TTL_DAYS } from '../../lib/async/domain/retention';
import { API_LIMITS } from '../../lib/async/domain/time-limits';
import type { SubmitJobEnv } from '../../lib/async/handlers/submit-job.env';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction } from '../shared/handler-function';
import type { JobFiles } from './job-files';
import type { JobQueue } from './job-queue';
import type { JobStore } from './job-store';

export interface SubmitJobProps {
  /** Records of jobs. */
  readonly store: JobStore;
  /** Where jobs wait. */
  readonly queue: JobQueue;
  /** What takes requests too large to queue. */
  readonly files: JobFiles;
  /** Kinds of job that a worker of this deployment can run. */
  readonly kinds: readonly JobKind[];
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/** Answers `POST /jobs`: validates, records, queues, and only then says 202 (A8). */
export class SubmitJob extends Construct {
  readonly handler: HandlerFunction<SubmitJobEnv>;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { store, queue, files, kinds, architecture }: SubmitJobProps) {
    super(scope, id);
    this.handler = new HandlerFunction<SubmitJobEnv>(this, 'Handler', {
      pattern: 'async',
      handler: 'submit-job',
      description: 'POST /jobs: validates a job, records it and puts it in the queue',
      architecture,
      timeout: Duration.seconds(API_LIMITS.timeoutSeconds),
      memorySize: 512,
      environment: {
        TABLE_NAME: store.table.tableName,
        QUEUE_URL: queue.queue.queueUrl,
        BUCKET_NAME: files.bucket.bucketName,
        RECORD_TTL_DAYS: String(RECORD_TTL_DAYS),
        JOB_KINDS: kinds.join(','),
      },
    });
    store.grantUpdate(this.handler.role);
    queue.grantSend(this.handler.role);
    files.grantKeepRequests(this.handler.role);
    this.alarms = functionAlarms(this, this.handler.function);
  }
}
