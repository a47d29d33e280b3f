import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { PREFIXES } from '../../lib/async/domain/queue-contract';
import type { WorkerResources } from './worker-environment';

/**
 * What a job may do, action by action. The library's grants would add a score of calls that no job makes: reading the
 * bucket's policy, listing everybody's files, retagging objects.
 */
export function jobStatements({ table, queue, bucket, mail, database }: WorkerResources): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
      resources: [table.tableArn],
    }),
    new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [PREFIXES.uploads, PREFIXES.claims, PREFIXES.results].map((prefix) =>
        bucket.arnForObjects(`${prefix}*`),
      ),
    }),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(`${PREFIXES.results}*`)] }),
    new PolicyStatement({
      actions: ['sqs:SendMessage', 'sqs:ChangeMessageVisibility'],
      resources: [queue.queueArn],
    }),
    ...(mail?.sendStatements() ?? []),
    ...(database ? [database.connectStatement()] : []),
  ];
}

/** What whoever takes messages off the queue needs: the event source mapping, or the process that polls. */
export function receiveStatement({ queue }: Pick<WorkerResources, 'queue'>): PolicyStatement {
  return new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [queue.queueArn],
  });
}
