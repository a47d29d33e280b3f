import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../guardrails/acknowledge';
import { allowSessions } from '../shared/session-manager-access';

export interface ServerRoleProps {
  /** The one bucket whose objects the server reads and writes. */
  readonly bucket: IBucket;
}

/**
 * What programs on the server may do, in place of access keys on its disk.
 *
 * The bucket's own grants would add calls the page never makes (tagging, legal hold, the bucket's policy), so the four that
 * are needed stand here. AWS's managed policy for Systems Manager would let the server read every parameter of the account, the private
 * keys of all key pairs among them; a shell through Session Manager needs these five calls.
 */
export class ServerRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: ServerRoleProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      description: 'The lab server: objects of one bucket, and Session Manager',
    });
    this.role.addToPolicy(
      new PolicyStatement({
        sid: 'ListTheBucket',
        effect: Effect.ALLOW,
        actions: ['s3:ListBucket'],
        resources: [props.bucket.bucketArn],
      }),
    );
    this.role.addToPolicy(
      new PolicyStatement({
        sid: 'UseItsObjects',
        effect: Effect.ALLOW,
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        resources: [props.bucket.arnForObjects('*')],
      }),
    );
    allowSessions(this.role);
    const bucketId = Stack.of(this).getLogicalId(props.bucket.node.defaultChild as CfnBucket);
    acknowledge(this.role, {
      [`AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`]:
        'The server may use every object of its one bucket; which keys those are is for whoever uploads to say.',
    });
  }
}
