import { FlowLogDestination } from 'aws-cdk-lib/aws-ec2';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/**
 * Sends the flow logs of a network to a log group, through a role that writes to that group only.
 *
 * @param roleId - id of the role in the scope
 */
export function flowLogDestination(scope: Construct, roleId: string, logGroup: ILogGroup): FlowLogDestination {
  const writer = new Role(scope, roleId, {
    assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
      // Flow logs of another account must not borrow the role (X4).
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  });
  return FlowLogDestination.toCloudWatchLogs(logGroup, writer);
}
