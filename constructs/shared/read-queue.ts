import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';

export interface ReadQueueProps {
  /** What reads, and the role with which Lambda receives for it. */
  readonly handler: { readonly function: LambdaFunction; readonly role: Role };
  /** What is read. */
  readonly queue: IQueue;
  /** Messages that one invocation gets at most. */
  readonly batchSize: number;
  /** Invocations at once, from 2 to 1,000. */
  readonly maxConcurrency: number;
}

/** Has a function read a queue, and say of each message by itself whether it must come back. */
export function readQueue(
  scope: Construct,
  id: string,
  { handler, queue, batchSize, maxConcurrency }: ReadQueueProps,
): EventSourceMapping {
  handler.role.addToPolicy(
    new PolicyStatement({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [queue.queueArn],
    }),
  );
  const mapping = new EventSourceMapping(scope, id, {
    target: handler.function,
    eventSourceArn: queue.queueArn,
    batchSize,
    maxConcurrency,
    reportBatchItemFailures: true,
  });
  acknowledge(mapping, {
    'Serverless-LambdaEventSourceMappingDestination':
      'Mappings of queues take no destination: what fails stays in the queue, which moves it to its dead-letter queue.',
  });
  return mapping;
}
