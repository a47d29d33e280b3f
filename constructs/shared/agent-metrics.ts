import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from '../guardrails/acknowledge';

/**
 * Lets the agent of CloudWatch on an instance send metrics of one namespace. AWS's own policy for the agent would also write any
 * metric and read parameters of the account.
 */
export function allowMetrics(role: Role, namespace: string): void {
  role.addToPolicy(
    new PolicyStatement({
      sid: 'SendMetrics',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': namespace } },
    }),
  );
  acknowledge(role, {
    'AwsSolutions-IAM5[Resource::*]':
      'Metrics are no resource that a policy could name; the condition holds them to one namespace.',
  });
}
