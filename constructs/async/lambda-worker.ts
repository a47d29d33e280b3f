import type { Alarm, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { WORKER_LIMITS } from '../../lib/async/domain/time-limits';
import type { WorkJobsEnv } from '../../lib/async/handlers/work-jobs.env';
import { acknowledge } from '../guardrails/acknowledge';
import { functionAlarms } from '../shared/function-alarms';
import { HandlerFunction, type HandlerFunctionProps } from '../shared/handler-function';
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
    props.queue.grantMapping(this.handler.role);
    grantJobs(this.handler.role, props);

    const mapping = new EventSourceMapping(this, 'Mapping', {
      target: this.handler.function,
      eventSourceArn: props.queue.queue.queueArn,
      batchSize,
      maxConcurrency: props.maxConcurrency,
      reportBatchItemFailures: true,
    });
    acknowledge(mapping, {
      'Serverless-LambdaEventSourceMappingDestination':
        'Mappings of queues take no destination: what fails stays in the queue, which moves it to its dead-letter queue.',
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
