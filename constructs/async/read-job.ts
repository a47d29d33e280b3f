import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { FILE_PREFIXES } from '../../lib/async/domain/file-keys';
import { API_LIMITS } from '../../lib/async/domain/time-limits';
import type { ReadJobEnv } from '../../lib/async/handlers/read-job.env';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction } from '../shared/handler-function';
import { KEYS_COME_WITH_JOBS } from './worker-permissions';

/** Long enough to click, too short to pass on. */
const RESULT_URL_SECONDS = 300;

export interface ReadJobProps {
  /** Records of jobs. */
  readonly table: ITable;
  /** The bucket that holds results. */
  readonly bucket: IBucket;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/** Answers `GET /jobs/{jobId}` to the job's owner, with links to its results. */
export class ReadJob extends Construct {
  readonly handler: HandlerFunction<ReadJobEnv>;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { table, bucket, architecture }: ReadJobProps) {
    super(scope, id);
    this.handler = new HandlerFunction<ReadJobEnv>(this, 'Handler', {
      pattern: 'async',
      handler: 'read-job',
      description: 'GET /jobs/{jobId}: state of a job, and links to its results',
      architecture,
      timeout: Duration.seconds(API_LIMITS.timeoutSeconds),
      memorySize: 512,
      environment: {
        TABLE_NAME: table.tableName,
        BUCKET_NAME: bucket.bucketName,
        RESULT_URL_SECONDS: String(RESULT_URL_SECONDS),
      },
    });
    this.handler.allow(
      new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [table.tableArn] }),
      // A presigned link carries the rights of the role that signed it.
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [bucket.arnForObjects(`${FILE_PREFIXES.results}*`)],
      }),
    );
    acknowledgeWildcard(this.handler.role, bucket.arnForObjects(`${FILE_PREFIXES.results}*`), KEYS_COME_WITH_JOBS);
    this.alarms = functionAlarms(this, this.handler.function);
  }
}
