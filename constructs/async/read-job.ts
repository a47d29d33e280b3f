import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { API_LIMITS } from '../../lib/async/domain/time-limits';
import type { ReadJobEnv } from '../../lib/async/handlers/read-job.env';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction } from '../shared/handler-function';
import type { JobFiles } from './job-files';
import type { JobStore } from './job-store';

/** Long enough to click, too short to pass on. */
export const RESULT_URL_SECONDS = 300;

export interface ReadJobProps {
  /** Records of jobs. */
  readonly store: JobStore;
  /** Where results are. */
  readonly files: JobFiles;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/** Answers `GET /jobs/{jobId}` to the job's owner, with links to its results. */
export class ReadJob extends Construct {
  readonly handler: HandlerFunction<ReadJobEnv>;
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { store, files, architecture }: ReadJobProps) {
    super(scope, id);
    this.handler = new HandlerFunction<ReadJobEnv>(this, 'Handler', {
      pattern: 'async',
      handler: 'read-job',
      description: 'GET /jobs/{jobId}: state of a job, and links to its results',
      architecture,
      timeout: Duration.seconds(API_LIMITS.timeoutSeconds),
      memorySize: 512,
      environment: {
        TABLE_NAME: store.table.tableName,
        BUCKET_NAME: files.bucket.bucketName,
        RESULT_URL_SECONDS: String(RESULT_URL_SECONDS),
      },
    });
    store.grantRead(this.handler.role);
    files.grantReadResults(this.handler.role);
    this.alarms = functionAlarms(this, this.handler.function);
  }
}
