import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib/core';

/**
 * Has a bucket tell a queue what happens under a prefix.
 *
 * Not by the library's method, which has a function of its own change the bucket after it was made, with rights on every bucket.
 * The bucket says it itself. It is refused unless the queue lets it, so the queue's policy comes first, and can name the account
 * but not the bucket.
 *
 * @param events - names of S3, such as `s3:ObjectCreated:*`
 */
export function tellQueue(bucket: Bucket, queue: Queue, prefix: string, events: readonly string[]): void {
  const { account } = Stack.of(bucket);
  const { statementAdded, policyDependable } = queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  if (!statementAdded || !policyDependable) throw new Error(`${queue.node.path} takes no statement into its policy`);
  const resource = bucket.node.defaultChild as CfnBucket;
  resource.notificationConfiguration = {
    queueConfigurations: events.map((event) => ({
      event,
      queue: queue.queueArn,
      filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
    })),
  };
  resource.node.addDependency(policyDependable);
}
