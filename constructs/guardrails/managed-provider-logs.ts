import { CfnPolicy, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnResource, Mixin } from 'aws-cdk-lib/core';
import type { Construct, IConstruct } from 'constructs';

/**
 * Gives the functions behind the library's own custom resources (emptying buckets, closing the default security group)
 * a log group of the stack and the right to write to that one only. Left alone, Lambda makes them a group that never
 * expires and outlives the stack (aws/aws-cdk#26553).
 *
 * Apply it when the stack is complete: these functions appear with the first bucket or VPC that needs them.
 */
export class ManagedProviderLogs extends Mixin {
  override supports(construct: IConstruct): boolean {
    return (
      CfnResource.isCfnResource(construct) &&
      construct.cfnResourceType === 'AWS::Lambda::Function' &&
      construct.node.scope?.node.id.endsWith('CustomResourceProvider') === true
    );
  }

  override applyTo(construct: IConstruct): void {
    const handler = construct as CfnResource;
    const provider = handler.node.scope as Construct;
    const role = provider.node.findChild('Role') as CfnResource;

    const logGroup = new LogGroup(provider, 'Logs');
    handler.addPropertyOverride('LoggingConfig', { LogGroup: logGroup.logGroupName });

    role.addPropertyDeletionOverride('ManagedPolicyArns');
    const policy = new CfnPolicy(provider, 'WriteOwnLogs', {
      policyName: 'WriteOwnLogs',
      roles: [role.ref],
      policyDocument: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            resources: [logGroup.logGroupArn],
          }),
        ],
      }),
    });
    handler.addResourceDependency(policy);
  }
}
