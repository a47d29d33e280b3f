import { add, arnOf, first, idOf, type Mutant, resource, statements } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DATABASE = 'async classroom lambda lambda rds';

const EVERYBODY = { Effect: 'Allow', Principal: '*', Resource: '*' };

/** Who is let in by a policy of any kind, and should not be. */
export const strangerMutants: readonly Mutant[] = [
  {
    fault: 'everybody may send to the queue',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'QueueJobsPolicy').push({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sqs:SendMessage',
        Resource: arnOf(template, 'QueueJobs'),
      }),
  },
  {
    fault: 'another account may send to the queue',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'QueueJobsPolicy').push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::999988887777:root' },
        Action: 'sqs:SendMessage',
        Resource: arnOf(template, 'QueueJobs'),
      }),
  },
  {
    fault: "any account's buckets may write their logs here",
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) => {
      delete statements(template, 'FilesAccessLogsBucketPolicy').find(({ Principal }) => Principal?.Service)![
        'Condition'
      ];
    },
  },
  {
    fault: "any account's alarms may publish",
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) => {
      delete statements(template, 'AlarmsTopicPolicy').find(({ Principal }) => Principal?.Service)!['Condition'];
    },
  },
  {
    fault: 'any API of any account may invoke the function',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::Lambda::Permission').Properties['SourceArn'];
    },
  },
  {
    fault: 'a role trusts another account',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'WorkerHandlerRole').Properties['AssumeRolePolicyDocument'].Statement[0].Principal = {
        AWS: 'arn:aws:iam::999988887777:root',
      };
    },
  },
  {
    fault: 'flow logs of another account may borrow the role',
    rule: 'StrangersStayOut',
    variant: DATABASE,
    change: (template) => {
      delete resource(template, 'NetworkFlowLogWriter').Properties['AssumeRolePolicyDocument'].Statement[0].Condition;
    },
  },
  {
    fault: 'a search domain is open to everybody',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::OpenSearchService::Domain', {
        AccessPolicies: { Version: '2012-10-17', Statement: { ...EVERYBODY, Action: 'es:*' } },
      }),
  },
  {
    fault: 'a key may be used by everybody',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::KMS::Key', {
        KeyPolicy: { Version: '2012-10-17', Statement: { ...EVERYBODY, Action: 'kms:Decrypt' } },
      }),
  },
  {
    fault: 'a service uses a key for any account',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::KMS::Key', {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: { ...EVERYBODY, Principal: { Service: 'sns.amazonaws.com' }, Action: 'kms:Decrypt' },
        },
      }),
  },
  {
    fault: 'distributions of any account may read the files',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'FilesBucketPolicy').push({
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [arnOf(template, 'FilesBucket'), '/*']] },
        Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudfront::*:distribution/*' } },
      }),
  },
  {
    fault: 'a second policy of the queue, of another type, lets everybody in',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::SQS::QueueInlinePolicy', {
        Queue: { Ref: idOf(template, 'QueueJobs') },
        PolicyDocument: { Version: '2012-10-17', Statement: { ...EVERYBODY, Action: 'sqs:SendMessage' } },
      }),
  },
  {
    fault: 'the table has a policy of its own, for everybody',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::DynamoDB::GlobalTable').Properties['Replicas'][0].ResourcePolicy = {
        PolicyDocument: { Version: '2012-10-17', Statement: { ...EVERYBODY, Action: 'dynamodb:GetItem' } },
      };
    },
  },
  {
    fault: 'a bus takes events from everybody, in a form of its own',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::Events::EventBusPolicy', { StatementId: 'all', Action: 'events:PutEvents', Principal: '*' }),
  },
  {
    fault: 'whoever knows a word may take the role of the worker',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      resource(template, 'WorkerHandlerRole').Properties['AssumeRolePolicyDocument'].Statement.push({
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'open sesame' } },
      }),
  },
  {
    fault: 'an identity provider that nobody has listed vouches for the worker',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      resource(template, 'WorkerHandlerRole').Properties['AssumeRolePolicyDocument'].Statement.push({
        Effect: 'Allow',
        Principal: { Federated: 'accounts.example.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      }),
  },
  {
    fault: 'everybody may invoke the worker',
    rule: 'StrangersStayOut',
    variant: DEFAULT,
    change: (template) =>
      add(template, 'AWS::Lambda::Permission', {
        FunctionName: arnOf(template, 'WorkerHandlerFunction'),
        Action: 'lambda:InvokeFunction',
        Principal: '*',
      }),
  },
];
