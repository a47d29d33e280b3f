import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { FILE_PREFIXES } from '../../lib/async/domain/file-keys';
import type { JobKind } from '../../lib/async/domain/job-kinds';
import { RECORD_TTL_DAYS } from '../../lib/async/domain/retention';
import { API_LIMITS } from '../../lib/async/domain/time-limits';
import type { SubmitJobEnv } from '../../lib/async/handlers/submit-job.env';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction } from '../shared/handler-function';
import { KEYS_COME_WITH_JOBS } from './worker-permissions';

export interface SubmitJobProps {
  /** Records of jobs. */
  readonly table: ITable;
  /** Where jobs wait. */
  readonly queue: IQueue;
  /** The bucket that takes requests too large to queue. */
  readonly bucket: IBucket;
  /** Kinds of job that a worker of this deployment can run. */
  readonly kinds: readonly JobKind[];
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/** Answers `POST /jobs`: validates, records, queues, and only then says 202 (A8). */
export class SubmitJob extends Construct {
  readonly handler: HandlerFunction<SubmitJobEnv>;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { table, queue, bucket, kinds, architecture }: SubmitJobProps) {
    super(scope, id);
    this.handler = new HandlerFunction<SubmitJobEnv>(this, 'Handler', {
      pattern: 'async',
      handler: 'submit-job',
      description: 'POST /jobs: validates a job, records it and puts it in the queue',
      architecture,
      timeout: Duration.seconds(API_LIMITS.timeoutSeconds),
      memorySize: 512,
      environment: {
        TABLE_NAME: table.tableName,
        QUEUE_URL: queue.queueUrl,
        BUCKET_NAME: bucket.bucketName,
        RECORD_TTL_DAYS: String(RECORD_TTL_DAYS),
        JOB_KINDS: kinds.join(','),
      },
    });
    this.handler.allow(
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        resources: [table.tableArn],
      }),
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
      new PolicyStatement({
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects(`${FILE_PREFIXES.claimChecks}*`)],
      }),
    );
    acknowledgeWildcard(this.handler.role, bucket.arnForObjects(`${FILE_PREFIXES.claimChecks}*`), KEYS_COME_WITH_JOBS);
    this.alarms = functionAlarms(this, this.handler.function);
  }
}
