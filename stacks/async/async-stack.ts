import { Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { HttpJobApi } from '../../constructs/async/http-job-api';
import { JobDashboard } from '../../constructs/async/job-dashboard';
import { JobFiles } from '../../constructs/async/job-files';
import { JobMail } from '../../constructs/async/job-mail';
import { JobQueue } from '../../constructs/async/job-queue';
import { JobStore } from '../../constructs/async/job-store';
import { JobSubmitters } from '../../constructs/async/job-submitters';
import { LambdaWorker } from '../../constructs/async/lambda-worker';
import { ReadJob } from '../../constructs/async/read-job';
import { SubmitJob } from '../../constructs/async/submit-job';
import { AlarmTopic } from '../../constructs/shared/alarm-topic';
import type { JobKind } from '../../lib/async/domain/queue-contract';
import { WORKER_LIMITS } from '../../lib/async/domain/queue-contract';
import type { AsyncSettings } from '../../lib/config/async-schema';
import type { ModeSettings } from '../../lib/config/mode';

export interface AsyncStackProps extends StackProps {
  /** The pattern's own settings. */
  readonly async: AsyncSettings;
  /** What the mode means, as values. */
  readonly mode: ModeSettings;
  /**
   * Where alarms are mailed.
   * @default - alarms reach the topic only
   */
  readonly alarmEmail?: string;
}

/** Slow work off the request path. */
export class AsyncStack extends Stack {
  constructor(scope: Construct, id: string, props: AsyncStackProps) {
    super(scope, id, props);
    const { mode, async: settings } = props;
    const { architecture } = settings;
    const visibilitySeconds = 6 * WORKER_LIMITS.lambda.timeoutSeconds;
    const kinds: JobKind[] = ['thumbnail', 'bulk', ...(settings.senderEmail ? (['email'] as const) : [])];

    const { table } = new JobStore(this, 'Store');
    const { bucket } = new JobFiles(this, 'Files', { accessLogDays: mode.logRetentionDays });
    const queue = new JobQueue(this, 'Queue', { visibilityTimeout: Duration.seconds(visibilitySeconds) });
    const mail = settings.senderEmail ? new JobMail(this, 'Mail', { sender: settings.senderEmail }) : undefined;

    const submitJob = new SubmitJob(this, 'SubmitJob', { table, queue: queue.queue, bucket, kinds, architecture });
    const readJob = new ReadJob(this, 'ReadJob', { table, bucket, architecture });
    const api = new HttpJobApi(this, 'Api', {
      submitJob: submitJob.handler.function,
      readJob: readJob.handler.function,
    });
    new JobSubmitters(this, 'Submitters', { api, bucket });

    const worker = new LambdaWorker(this, 'Worker', {
      table,
      queue: queue.queue,
      bucket,
      mail,
      visibilitySeconds,
      maxConcurrency: settings.maxConcurrency,
      architecture,
    });

    const alarms = new AlarmTopic(this, 'Alarms', { email: props.alarmEmail });
    alarms.watch(...queue.alarms, ...submitJob.alarms, ...readJob.alarms, ...api.alarms, ...worker.alarms);
    new JobDashboard(this, 'Dashboard', { api, queue, worker: worker.graphs });
  }
}
