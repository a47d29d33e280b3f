import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { FILE_PREFIXES } from '../../lib/async/domain/file-keys';
import { acknowledgeWildcard } from '../guardrails/acknowledge-wildcard';
import type { WorkerResources } from './worker-environment';

/**
 * What a job may do, action by action. The library's grants would add a score of calls that no job makes: reading the
 * bucket's policy, listing everybody's files, retagging objects.
 */
export function jobStatements({ table, queue, bucket, mail }: WorkerResources): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [table.tableArn],
    }),
    new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [FILE_PREFIXES.uploads, FILE_PREFIXES.claimChecks, FILE_PREFIXES.results].map((prefix) =>
        bucket.arnForObjects(`${prefix}*`),
      ),
    }),
    new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(`${FILE_PREFIXES.results}*`)] }),
    new PolicyStatement({
      actions: ['sqs:SendMessage', 'sqs:ChangeMessageVisibility'],
      resources: [queue.queueArn],
    }),
    ...(mail?.sendStatements() ?? []),
  ];
}

/** What an event source mapping calls in the name of the function it invokes. */
export function mappingStatement({ queue }: Pick<WorkerResources, 'queue'>): PolicyStatement {
  return new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resources: [queue.queueArn],
  });
}

/** What a process calls that polls the queue itself. */
export function pollStatement({ queue }: Pick<WorkerResources, 'queue'>): PolicyStatement {
  return new PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
    resources: [queue.queueArn],
  });
}

/** Why policies name the objects of the bucket by prefix. */
export const KEYS_COME_WITH_JOBS =
  'Keys are made when jobs come, so the policy names the prefix they all begin with, slash included, and nothing beside it.';

export function acknowledgeJobStatements(role: IConstruct, { bucket, mail }: WorkerResources): void {
  for (const prefix of Object.values(FILE_PREFIXES)) {
    acknowledgeWildcard(role, bucket.arnForObjects(`${prefix}*`), KEYS_COME_WITH_JOBS);
  }
  if (mail) {
    acknowledgeWildcard(
      role,
      mail.identitiesArn,
      'In the sandbox SES asks for the right on the recipient, too, and recipients come with jobs. A condition names the one sender.',
    );
  }
}
