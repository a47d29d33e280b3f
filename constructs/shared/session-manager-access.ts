import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * What the SSM agent of an instance calls so that Session Manager opens a shell on it: five calls that take no narrower
 * resource and reach only the instance that makes them. AWS's own policy for it would also read every parameter of the
 * account, the private keys of key pairs included.
 */
export function sessionManagerAccess(): PolicyStatement {
  return new PolicyStatement({
    sid: 'OpenSessions',
    actions: [
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ],
    resources: ['*'],
  });
}
