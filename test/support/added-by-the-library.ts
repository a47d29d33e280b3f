/** What the CDK library adds to a stack by itself, as the tables of patterns list it. Names of stacks are written small. */

/** Empties a bucket before it is deleted. */
export const BUCKET_EMPTIER = 'CustomS3AutoDeleteObjectsCustomResourceProvider';

/** Closes the default security group of a network. */
export const GROUP_CLOSER = 'CustomVpcRestrictDefaultSGCustomResourceProvider';

/** Whoever may write to one log group. */
export function writesLogs(stack: string, group: string): string[] {
  const name = `${stack}-${group}`.toLowerCase();
  return [
    `logs:CreateLogStream log-group:${name}:log-stream:any`,
    `logs:PutLogEvents log-group:${name}:log-stream:any`,
  ];
}

/** Flow logs look for their stream before they make it. */
export function writesFlowLogs(stack: string, group: string): string[] {
  const name = `${stack}-${group}`.toLowerCase();
  return [...writesLogs(stack, group), `logs:DescribeLogStreams log-group:${name}:log-stream:any`];
}

/** The library's function between CloudFormation and a handler calls that one. */
export function providerRole(stack: string, name: string): readonly string[] {
  const handler = `function:${stack}-${name.toLowerCase()}handlerfunction`;
  return [
    `lambda:GetFunction ${handler}`,
    `lambda:InvokeFunction ${handler}`,
    `lambda:InvokeFunction ${handler}:any`,
    ...writesLogs(stack, `${name}ProviderLogs`),
  ];
}

export const TRACING = ['xray:PutTelemetryRecords *', 'xray:PutTraceSegments *'];

/** Lambda puts a function into a network with the function's own role. */
export const IN_A_NETWORK = [
  'ec2:AssignPrivateIpAddresses network-interface/example',
  'ec2:CreateNetworkInterface network-interface/example',
  'ec2:CreateNetworkInterface security-group/example',
  'ec2:CreateNetworkInterface subnet/example',
  'ec2:DeleteNetworkInterface network-interface/example',
  'ec2:DescribeNetworkInterfaces *',
  'ec2:DescribeSubnets *',
  'ec2:UnassignPrivateIpAddresses network-interface/example',
];

export const SESSION_MANAGER = [
  'ssm:UpdateInstanceInformation instance/example',
  'ssm:UpdateInstanceInformation managed-instance/example',
  'ssmmessages:CreateControlChannel *',
  'ssmmessages:CreateDataChannel *',
  'ssmmessages:OpenControlChannel *',
  'ssmmessages:OpenDataChannel *',
];

/** The role of the helper that closes the default group; `network` is the VPC. */
export function groupCloserRole(stack: string, network: string): Record<string, readonly string[]> {
  const group = `security-group/${stack}-${network.toLowerCase()}.DefaultSecurityGroup`;
  return {
    [`${GROUP_CLOSER}Role`]: [
      `ec2:AuthorizeSecurityGroupEgress ${group}`,
      `ec2:AuthorizeSecurityGroupIngress ${group}`,
      `ec2:RevokeSecurityGroupEgress ${group}`,
      `ec2:RevokeSecurityGroupIngress ${group}`,
      ...writesLogs(stack, `${GROUP_CLOSER}Logs`),
    ],
  };
}

/** The role of the helper that empties buckets. It has no permission on them; their policies let it in. */
export function bucketEmptierRole(stack: string): Record<string, readonly string[]> {
  return { [`${BUCKET_EMPTIER}Role`]: writesLogs(stack, `${BUCKET_EMPTIER}Logs`) };
}

/** What the policy of a bucket says to the helper that empties it. */
export function emptiedBy(stack: string, bucket: string): string[] {
  const [helper, name] = [`${stack}-${BUCKET_EMPTIER}Role`.toLowerCase(), `${stack}-${bucket}`.toLowerCase()];
  return ['s3:DeleteObjectAny', 's3:GetBucketAny', 's3:ListAny', 's3:PutBucketPolicy'].flatMap((action) =>
    [name, `${name}/any`].map((on) => `role/${helper}: ${action} ${on}`),
  );
}

/** What the policy of a bucket says to the service that writes who read another. */
export function recordsAccess(stack: string, records: string, of: string): string[] {
  const source = `ArnLike aws:SourceArn arn:aws:s3:::${stack}-${of.toLowerCase()}`;
  return [
    `logging.s3.amazonaws.com: s3:PutObject ${stack}-${records.toLowerCase()}/any`,
    forOwnAccount('s3:PutObject', source),
  ];
}

/** The condition by which a service is let in for its own account alone, after others. */
export function forOwnAccount(action: string, ...others: readonly string[]): string {
  return `Allow ${action}: if ${[...others, 'StringEquals aws:SourceAccount 111122223333'].join(' and ')}`;
}

const MADE_BY: Readonly<Record<string, string>> = {
  [BUCKET_EMPTIER]: 'Custom::S3AutoDeleteObjects',
  [GROUP_CLOSER]: 'Custom::VpcRestrictDefaultSG',
};

/** How a function of the library is wired. */
export function wiringOf(helper: string): string[] {
  return [
    `${helper}Handler acts as ${helper}Role`,
    `${helper}Handler writes to ${helper}Logs`,
    `${MADE_BY[helper]} is made by ${helper}Handler`,
  ];
}

/** The size of a function of the library. */
export function sizeOf(helper: string): string {
  return `${helper}Handler 900 s, 128 MiB`;
}

/** Services to which a role is handed by somebody of its own account, whoever asks them. */
export function takenBy(service: string, roles: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(roles.map((role) => [role, [`${service}.amazonaws.com, for any account`]]));
}

/** AWS's managed policy for the one role of an account that API Gateway logs with, which it tests for all of this. */
export const WRITE_ALL_LOGS = [
  'logs:CreateLogGroup log-group:example',
  'logs:CreateLogStream log-group:example:log-stream:example',
  'logs:DescribeLogGroups *',
  'logs:DescribeLogStreams log-group:example',
  'logs:FilterLogEvents log-group:example',
  'logs:GetLogEvents log-group:example:log-stream:example',
  'logs:PutLogEvents log-group:example:log-stream:example',
];
