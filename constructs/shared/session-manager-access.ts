import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { acknowledge } from '../guardrails/acknowledge';

/**
 * Lets the SSM agent of an instance call what Session Manager needs to open a shell on it. AWS's own policy for it would also
 * read every parameter of the account, the private keys of key pairs included.
 */
export function allowSessions(role: Role): void {
  role.addToPolicy(
    new PolicyStatement({
      sid: 'OpenSessions',
      actions: [
        'ssm:UpdateInstanceInformation',
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      resources: ['*'],
    }),
  );
  acknowledge(role, {
    'AwsSolutions-IAM5[Resource::*]':
      'The calls of a Session Manager shell accept no narrower resource, and reach only the instance that makes them.',
  });
}
