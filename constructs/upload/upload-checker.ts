import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { SignIn } from '../../lib/upload/domain/sign-in';
import { CHECK_LIMITS } from '../../lib/upload/domain/time-limits';
import type { ValidateUploadEnv } from '../../lib/upload/handlers/validate-upload.env';
import { functionAlarms } from '../shared/function-alarms';
import type { Graphs } from '../shared/graph';
import { HandlerFunction } from '../shared/handler-function';
import { readQueue } from '../shared/read-queue';
import type { Accepted } from './accepted';
import type { Quarantine } from './quarantine';
import type { ServedFiles } from './served-files';
import type { UploadStore } from './upload-store';

/** Most functions at once: more files wait in the queue, and nobody sees the account's concurrency run out. */
const MOST_AT_ONCE = 5;

export interface UploadCheckerProps {
  /** Queue that is told of each file that came. */
  readonly arrivals: Queue;
  /** Where the files are. */
  readonly quarantine: Quarantine;
  /** Where those go that are found good. */
  readonly files: ServedFiles;
  /** Records of uploads. */
  readonly store: UploadStore;
  /** What this deployment takes. */
  readonly accepted: Accepted;
  /** Who may upload: what nobody was signed in for goes after a day. */
  readonly signIn: SignIn;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
}

/** Looks at every file that came, makes images anew, and lets through what is what it says it is. */
export class UploadChecker extends Construct {
  readonly handler: HandlerFunction<ValidateUploadEnv>;
  readonly alarms: readonly Alarm[];
  readonly graphs: Graphs;

  constructor(scope: Construct, id: string, props: UploadCheckerProps) {
    super(scope, id);
    const { arrivals, quarantine, files, store, accepted, signIn, architecture } = props;
    this.handler = new HandlerFunction<ValidateUploadEnv>(this, 'Handler', {
      pattern: 'upload',
      handler: 'validate-upload',
      description: 'Looks at files that came, and lets through what is what it says it is',
      native: true,
      architecture,
      // One full core, and room for the fifty megapixels that an image may have.
      memorySize: 1769,
      timeout: Duration.seconds(CHECK_LIMITS.timeoutSeconds),
      environment: {
        ...accepted,
        SIGN_IN: signIn,
        TABLE_NAME: store.table.tableName,
        QUARANTINE_NAME: quarantine.bucket.bucketName,
        FILES_NAME: files.bucket.bucketName,
      },
    });
    const { role } = this.handler;
    quarantine.grantCheck(role);
    files.grantPromote(role);
    store.grantCheck(role);
    readQueue(this, 'Mapping', {
      handler: this.handler,
      queue: arrivals,
      batchSize: CHECK_LIMITS.batchSize,
      maxConcurrency: MOST_AT_ONCE,
    });
    this.alarms = functionAlarms(this, this.handler.function);
    const period = Duration.minutes(1);
    const { function: checker } = this.handler;
    this.graphs = {
      Checks: [checker.metricInvocations({ period }), checker.metricErrors({ period })],
      'Check duration p99': [checker.metricDuration({ period, statistic: 'p99' })],
    };
  }
}
