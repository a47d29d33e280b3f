import type { Alarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { WORKER_LIMITS } from '../../lib/async/domain/time-limits';
import type { WorkJobsEnv } from '../../lib/async/handlers/work-jobs.env';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction, type HandlerFunctionProps } from '../shared/handler-function';
import { readQueue } from '../shared/read-queue';
import { RDS_CERTIFICATES_IN_LAMBDA } from '../shared/sql-database';
import { grantJobs, type WorkerResources, workerEnvironment } from './worker-resources';

const { timeoutSeconds, batchSize, jobSeconds } = WORKER_LIMITS.lambda;

type LambdaWorkerEnv = WorkJobsEnv & { readonly NODE_EXTRA_CA_CERTS?: string };

export interface LambdaWorkerProps extends WorkerResources {
  /** Seconds the queue hides a received message. */
  readonly visibilitySeconds: number;
  /** Most functions at once: a ceiling on what the workers can do to a database (A4). */
  readonly maxConcurrency: number;
  /** CPU of the function. */
  readonly architecture: 'arm64' | 'x86_64';
  /**
   * Network to run in.
   * @default - outside any VPC, since nothing the jobs call is inside one
   */
  readonly network?: HandlerFunctionProps<LambdaWorkerEnv>['network'];
}

/**
 * Jobs as a function that the service invokes with batches from the queue.
 *
 * The mapping reports each failed message by itself, so a bad message never takes the good ones of its batch back to the
 * queue (A2).
 */
export class LambdaWorker extends Construct {
  readonly handler: HandlerFunction<LambdaWorkerEnv>;
  readonly alarms: readonly Alarm[];
  readonly graphs: Readonly<Record<string, readonly IMetric[]>>;

  constructor(scope: Construct, id: string, props: LambdaWorkerProps) {
    super(scope, id);
    this.handler = new HandlerFunction<LambdaWorkerEnv>(this, 'Handler', {
      pattern: 'async',
      handler: 'work-jobs',
      description: 'Runs jobs from the queue',
      native: true,
      architecture: props.architecture,
      // One full core: decoding a photograph is bound by the CPU.
      memorySize: 1769,
      timeout: Duration.seconds(timeoutSeconds),
      environment: {
        ...workerEnvironment(props, { visibilitySeconds: props.visibilitySeconds, jobSeconds }),
        ...(props.database && { NODE_EXTRA_CA_CERTS: RDS_CERTIFICATES_IN_LAMBDA }),
      },
      network: props.network,
    });
    grantJobs(this.handler.role, props);

    readQueue(this, 'Mapping', {
      handler: this.handler,
      queue: props.queue.queue,
      batchSize,
      maxConcurrency: props.maxConcurrency,
    });
    this.alarms = functionAlarms(this, this.handler.function);
    const { function: worker } = this.handler;
    const period = Duration.minutes(1);
    this.graphs = {
      'Worker invocations': [
        worker.metricInvocations({ period }),
        worker.metricErrors({ period }),
        worker.metricThrottles({ period }),
      ],
      'Worker duration p99': [worker.metricDuration({ period, statistic: 'p99' })],
    };
  }
}
