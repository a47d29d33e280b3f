import { inventedReferences, resolveIntrinsics } from '../../lib/model/intrinsics';
import { resourcesOfType, type StackModel } from '../../lib/model/template';
import { synthesizeModel } from '../support/synthesize';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: string | string[];
  readonly Condition?: unknown;
}

const LOGS = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const TRACES = ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const NETWORK = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];
const RECORDS = ['dynamodb:GetItem', 'dynamodb:PutItem'];
const SESSIONS = [
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

/** Every action that the policies of a role allow, with its resources shortened to what a reader looks for. */
function allowed(stack: StackModel, role: string): Record<string, string[]> {
  const references = inventedReferences(stack);
  const actions: Record<string, string[]> = {};
  for (const { properties } of resourcesOfType(stack, 'AWS::IAM::Policy')) {
    const { Roles, PolicyDocument } = properties as { Roles: { Ref: string }[]; PolicyDocument: unknown };
    if (!Roles.some(({ Ref }) => Ref.startsWith(role))) continue;
    const { Statement: statements } = resolveIntrinsics(PolicyDocument, references) as { Statement: Statement[] };
    for (const { Action, Resource } of statements)
      for (const action of [Action].flat()) {
        actions[action] = [...(actions[action] ?? []), ...[Resource].flat().map(shortened)].sort();
      }
  }
  return Object.fromEntries(Object.entries(actions).sort());
}

function shortened(arn: string): string {
  if (arn === '*') return arn;
  return arn
    .replace(/^arn:aws:([a-z0-9-]+):[^:]*:[^:]*:/, '$1 ')
    .replace(/async-([a-z]+?)(?:[0-9a-f]{8})(?=\/|:|$|\.)/g, '$1')
    .replace(/[0-9a-f]{64}/, '<hash>');
}

function all(names: readonly string[], ...resources: string[]): Record<string, string[]> {
  return Object.fromEntries(names.map((name) => [name, resources]));
}

const standard = synthesizeModel({ pattern: 'async' });
const everything = synthesizeModel({
  pattern: 'async',
  config: { async: { results: 'rds', senderEmail: 'noreply@example.com' } },
});
const instances = synthesizeModel({ pattern: 'async', config: { async: { worker: 'ec2', producer: 'direct' } } });

test('the function that submits records a job, queues it, and stores what is too large to queue', () => {
  expect(allowed(standard, 'SubmitJob')).toEqual({
    ...all(LOGS, 'logs log-group:submitjobhandlerlogs:*'),
    ...all(TRACES, '*'),
    ...all(RECORDS, 'dynamodb table/storetable'),
    's3:PutObject': ['s3 filesbucket/claims/*'],
    'sqs:SendMessage': ['sqs queuejobs'],
  });
});

test('the function that reads looks a job up and signs links to results', () => {
  expect(allowed(standard, 'ReadJob')).toEqual({
    ...all(LOGS, 'logs log-group:readjobhandlerlogs:*'),
    ...all(TRACES, '*'),
    'dynamodb:GetItem': ['dynamodb table/storetable'],
    's3:GetObject': ['s3 filesbucket/results/*'],
  });
});

const JOBS = {
  ...all(RECORDS, 'dynamodb table/storetable'),
  's3:GetObject': ['s3 filesbucket/claims/*', 's3 filesbucket/results/*', 's3 filesbucket/uploads/*'],
  's3:PutObject': ['s3 filesbucket/results/*'],
  ...all(['sqs:ChangeMessageVisibility', 'sqs:SendMessage'], 'sqs queuejobs'),
};

test('the function that works reads inputs, writes results, and hands messages back', () => {
  expect(allowed(standard, 'Worker')).toEqual({
    ...all(LOGS, 'logs log-group:workerhandlerlogs:*'),
    ...all(TRACES, '*'),
    ...JOBS,
    ...all(['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'], 'sqs queuejobs'),
  });
});

test('with a database and a sender it may sign in as one user and send from one address, no more', () => {
  const before = Object.keys(allowed(standard, 'Worker'));
  const added = Object.entries(allowed(everything, 'Worker')).filter(([action]) => !before.includes(action));
  expect(Object.fromEntries(added)).toEqual({
    ...all(NETWORK, '*'),
    'rds-db:connect': [expect.stringMatching(/^rds-db dbuser:[^*]+\/job_worker$/)],
    'ses:GetSuppressedDestination': ['*'],
    ...all(
      ['ses:SendEmail', 'ses:SendTemplatedEmail'],
      expect.stringMatching(/^ses configuration-set\//) as unknown as string,
      'ses identity/*',
      'ses template/mailreceipt',
      'ses template/mailreminder',
    ),
  });
});

test('a mail comes from the one sender, whichever identities of the account the sandbox asks about', () => {
  const sends = resourcesOfType(everything, 'AWS::IAM::Policy')
    .flatMap(({ properties }) => (properties['PolicyDocument'] as { Statement: Statement[] }).Statement)
    .filter(({ Action }) => [Action].flat().includes('ses:SendEmail'));
  expect(sends.map(({ Condition }) => Condition)).toEqual([
    { StringEquals: { 'ses:FromAddress': 'noreply@example.com' } },
  ]);
});

test('only the function that prepares the database reads the master password', () => {
  const readers = resourcesOfType(everything, 'AWS::IAM::Policy').filter(({ properties }) =>
    JSON.stringify(properties).includes('secretsmanager:'),
  );
  expect(readers.map(({ logicalId }) => logicalId)).toEqual([expect.stringMatching(/^PrepareResultsHandlerRole/)]);
});

test('an instance does the same jobs, polls for them, and protects itself and its group mates only', () => {
  expect(allowed(instances, 'WorkerRole')).toEqual({
    ...all(LOGS, 'logs log-group:workerlogs:*'),
    ...JOBS,
    's3:GetObject': [...JOBS['s3:GetObject'], expect.stringMatching(/^s3 cdk-.*assets.*<hash>\.zip$/)].sort(),
    ...all(['sqs:DeleteMessage', 'sqs:ReceiveMessage'], 'sqs queuejobs'),
    ...all(SESSIONS, '*'),
    'autoscaling:SetInstanceProtection': [
      expect.stringMatching(/^autoscaling autoScalingGroup:\*:autoScalingGroupName\/Async-WorkerGroup[^*]+-\*$/),
    ],
  });
});

test('an instance keeps its permissions as long as its group exists, to give its protection back when the stack goes', () => {
  const [group] = resourcesOfType(instances, 'AWS::AutoScaling::AutoScalingGroup');
  const policies = resourcesOfType(instances, 'AWS::IAM::Policy').filter(({ properties }) =>
    (properties['Roles'] as { Ref: string }[]).some(({ Ref }) => Ref.startsWith('WorkerRole')),
  );
  expect(policies.length).toBeGreaterThan(0);
  for (const { logicalId, properties } of policies) {
    expect(group!.dependsOn).toContain(logicalId);
    expect(JSON.stringify(properties)).not.toContain(`"${group!.logicalId}"`);
  }
});

test('API Gateway sends messages to the one queue', () => {
  expect(allowed(instances, 'DirectApiSendRole')).toEqual({ 'sqs:SendMessage': ['sqs queuejobs'] });
});

test('who submits jobs uses two routes and one folder, the caller’s own', () => {
  const [policy] = resourcesOfType(standard, 'AWS::IAM::ManagedPolicy');
  const document = resolveIntrinsics(policy!.properties['PolicyDocument'], inventedReferences(standard)) as {
    Statement: Statement[];
  };
  expect(document.Statement.map(({ Action, Resource }) => [Action, [Resource].flat().map(shortened)])).toEqual([
    ['execute-api:Invoke', ['execute-api api/$default/GET/jobs/*', 'execute-api api/$default/POST/jobs']],
    ['s3:PutObject', ['s3 filesbucket/uploads/${aws:userid}/*']],
  ]);
});
