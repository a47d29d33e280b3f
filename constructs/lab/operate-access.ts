import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

export interface OperateAccessProps {
  /** The one server, as an ARN: a rule of IAM knows it by nothing else. */
  readonly instanceArn: string;
  /** How people reach the server: Instance Connect sends a key for `ubuntu`, Windows gives its password to the key's owner. */
  readonly remoteAccess: 'ssh' | 'rdp';
}

/** The least that running one server takes: see it, start it, stop it, reboot it, read its console, connect to it (L9). */
export function operateAccess({ instanceArn, remoteAccess }: OperateAccessProps): PolicyStatement[] {
  return [
    new PolicyStatement({
      sid: 'See',
      effect: Effect.ALLOW,
      // The console's instance pages. None of these calls accepts a resource.
      actions: [
        'cloudwatch:DescribeAlarms',
        'cloudwatch:GetMetricData',
        'ec2:DescribeAddresses',
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeImages',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeInstances',
        'ec2:DescribeKeyPairs',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeSecurityGroupRules',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeTags',
        'ec2:DescribeVolumes',
        'ec2:DescribeVpcs',
      ],
      resources: ['*'],
    }),
    new PolicyStatement({
      sid: 'Operate',
      effect: Effect.ALLOW,
      actions: [
        'ec2:GetConsoleOutput',
        'ec2:GetConsoleScreenshot',
        'ec2:RebootInstances',
        'ec2:StartInstances',
        'ec2:StopInstances',
        ...(remoteAccess === 'rdp' ? ['ec2:GetPasswordData'] : []),
      ],
      resources: [instanceArn],
    }),
    ...(remoteAccess === 'ssh' ? [connect(instanceArn)] : []),
  ];
}

function connect(instanceArn: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'Connect',
    effect: Effect.ALLOW,
    actions: ['ec2-instance-connect:SendSSHPublicKey'],
    resources: [instanceArn],
    conditions: { StringEquals: { 'ec2:osuser': 'ubuntu' } },
  });
}
