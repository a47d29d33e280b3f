import { resourceBehind } from './references';
import { type Resource, resourcesOfType, type StackModel } from './template';

/** A queue with the service's own defaults filled in. */
export interface QueueModel {
  readonly logicalId: string;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly maximumMessageBytes: number;
  readonly delaySeconds: number;
  /** @default - a standard queue */
  readonly fifo?: { readonly contentBasedDeduplication: boolean };
  /** @default - a message comes back until its retention ends */
  readonly redrive?: { readonly deadLetterQueueId: string; readonly maxReceiveCount: number };
}

/**
 * Queues of a stack, dead-letter queues before the queues that lead to them, which is the order to create them in.
 *
 * @throws UndecidableError for a queue whose dead-letter queue is not in the stack
 */
export function queuesOf(stack: StackModel): readonly QueueModel[] {
  const queues = resourcesOfType(stack, 'AWS::SQS::Queue').map((resource) => readQueue(stack, resource));
  return queues.sort((a, b) => Number(a.redrive !== undefined) - Number(b.redrive !== undefined));
}

function readQueue(stack: StackModel, { logicalId, properties }: Resource): QueueModel {
  const policy = properties['RedrivePolicy'] as
    | { readonly deadLetterTargetArn: unknown; readonly maxReceiveCount: number }
    | undefined;
  return {
    logicalId,
    visibilitySeconds: Number(properties['VisibilityTimeout'] ?? 30),
    retentionSeconds: Number(properties['MessageRetentionPeriod'] ?? 345_600),
    maximumMessageBytes: Number(properties['MaximumMessageSize'] ?? 1_048_576),
    delaySeconds: Number(properties['DelaySeconds'] ?? 0),
    ...(properties['FifoQueue'] === true && {
      fifo: { contentBasedDeduplication: properties['ContentBasedDeduplication'] === true },
    }),
    ...(policy && {
      redrive: {
        deadLetterQueueId: resourceBehind(
          stack,
          policy.deadLetterTargetArn,
          ['AWS::SQS::Queue'],
          `${logicalId} RedrivePolicy`,
        ).logicalId,
        maxReceiveCount: Number(policy.maxReceiveCount),
      },
    }),
  };
}

/**
 * A queue's attributes as CreateQueue takes them.
 *
 * @param arnOf - ARN of the queue with a logical id
 */
export function queueAttributes(
  { redrive, fifo, ...queue }: QueueModel,
  arnOf: (logicalId: string) => unknown,
): Record<string, string> {
  return {
    VisibilityTimeout: String(queue.visibilitySeconds),
    MessageRetentionPeriod: String(queue.retentionSeconds),
    MaximumMessageSize: String(queue.maximumMessageBytes),
    DelaySeconds: String(queue.delaySeconds),
    ...(fifo && { FifoQueue: 'true', ContentBasedDeduplication: String(fifo.contentBasedDeduplication) }),
    ...(redrive && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: arnOf(redrive.deadLetterQueueId),
        maxReceiveCount: redrive.maxReceiveCount,
      }),
    }),
  };
}
