import { type QueueModel, queuesOf } from '../../model/queues';
import { resourcesOfType } from '../../model/template';
import { findProgram } from '../../tools/laptop/desk/find-program';
import type { Engine, RunningApi } from '../../tools/laptop/engine/engine';
import { LaptopError } from '../../tools/laptop/engine/laptop-error';
import type { Storage } from '../../tools/laptop/engine/start-services';
import { type JobKind, offeredKinds } from '../domain/job-kinds';
import type { AsyncSettings } from '../settings';

/** Which of the pattern's variants the template is. */
export type Variant = Pick<AsyncSettings, 'producer' | 'worker' | 'results'>;

/** What is this pattern's in a running stack. */
export interface JobStack {
  readonly engine: Engine;
  readonly variant: Variant;
  readonly api: RunningApi;
  readonly storage: Storage;
  /** The queue that work goes through, and where it gives messages up. */
  readonly workQueue: QueueModel & { readonly redrive: NonNullable<QueueModel['redrive']> };
  /** Kinds of job that can run here. */
  readonly jobKinds: readonly JobKind[];
  readonly filesBucket: string;
}

/** @throws LaptopError when the stack is not of this pattern */
export function jobStackOf(engine: Engine): JobStack {
  const { stack, services, workers, apis } = engine;
  const [api] = apis;
  const queue = queuesOf(stack).find(({ redrive }) => redrive !== undefined);
  // The bucket of uploads and results: the one that is not for access logs.
  const bucket = resourcesOfType(stack, 'AWS::S3::Bucket').find(({ logicalId }) => !/AccessLogs/i.test(logicalId));
  if (!api || !services.storage || !queue?.redrive || !bucket) {
    throw new LaptopError(
      `The stack ${stack.name} lacks an API, a queue with a dead-letter queue, or a bucket for files`,
    );
  }
  return {
    engine,
    variant: {
      producer: producerOf(api.model),
      worker: workers > 0 ? 'ec2' : 'lambda',
      results: services.databasePort === undefined ? 's3' : 'rds',
    },
    api,
    storage: services.storage,
    workQueue: { ...queue, redrive: queue.redrive },
    jobKinds: jobKindsOf(engine),
    filesBucket: services.references.nameOf(bucket.logicalId),
  };
}

function producerOf({ kind, routes }: RunningApi['model']): Variant['producer'] {
  if (kind === 'rest') return 'direct';
  return routes.some(({ target }) => target.kind === 'machines') ? 'ec2' : 'lambda';
}

/** E-mail needs a sender in the template, video a worker that is no function and ffmpeg on this machine. */
function jobKindsOf({ stack, workers }: Engine): readonly JobKind[] {
  const mail = resourcesOfType(stack, 'AWS::SES::EmailIdentity').length > 0;
  const video = workers > 0 && findProgram('ffmpeg') !== undefined;
  return offeredKinds({ mail, video });
}
