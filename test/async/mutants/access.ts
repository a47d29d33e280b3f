import { allowing, first, idOf, type Mutant, type RawTemplate, resource, statements } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const SERVICE = 'async production direct ec2 rds email';

/** Lets a service in for whatever source fits a pattern. */
function lets(service: string, action: string, name: string, template: RawTemplate, source: string, below = '') {
  return {
    Effect: 'Allow',
    Principal: { Service: service },
    Action: action,
    Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, name), 'Arn'] }, below]] },
    Condition: { ArnLike: { 'aws:SourceArn': source } },
  };
}

/** Who is let in, who there is, what each may do, and what leaves by itself. */
export const accessMutants: readonly Mutant[] = [
  {
    fault: "notices of any account's topics come into the queue",
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'QueueJobsPolicy').push(
        lets('sns.amazonaws.com', 'sqs:SendMessage', 'QueueJobs', template, 'arn:aws:sns:*:*:*'),
      ),
  },
  {
    fault: 'buckets of this account send their events into the queue',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'QueueJobsPolicy').push(
        lets('s3.amazonaws.com', 'sqs:SendMessage', 'QueueJobs', template, 'arn:aws:s3:::async-filesbucket'),
      ),
  },
  {
    fault: 'alarms of any account publish, if only they are alarms',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) => {
      const [rule] = statements(template, 'AlarmsTopicPolicy').filter(({ Principal }) => Principal?.Service);
      rule!['Condition'] = { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:*:*:alarm:*' } };
    },
  },
  {
    fault: 'APIs of any account invoke the function, if only their path fits',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::Lambda::Permission').Properties['SourceArn'] = 'arn:aws:execute-api:*:*:*/*/POST/jobs';
    },
  },
  {
    fault: 'a role of the same account reads every upload',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'FilesBucketPolicy').push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:role/analytics' },
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, 'FilesBucket'), 'Arn'] }, '/uploads/*']] },
      }),
  },
  {
    fault: 'everybody of the account takes the role of the worker',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'WorkerHandlerRole').Properties['AssumeRolePolicyDocument'].Statement.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'sts:AssumeRole',
      });
    },
  },
  {
    fault: 'flow logs of any account borrow the role, if only they are flow logs',
    rule: 'admissions',
    variant: DATABASE,
    change: (template) => {
      resource(template, 'NetworkFlowLogWriter').Properties['AssumeRolePolicyDocument'].Statement[0].Condition = {
        ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:*:*:vpc-flow-log/*' },
      };
    },
  },
  {
    fault: 'the owner of a bucket somewhere reads the files, named by the canonical id',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'FilesBucketPolicy').push({
        Effect: 'Allow',
        Principal: { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' },
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [idOf(template, 'FilesBucket'), 'Arn'] }, '/*']] },
      }),
  },
  {
    fault: 'another account decrypts with a key of the stack',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) => {
      template.Resources['Key'] = {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::999988887777:root' },
                Action: 'kms:Decrypt',
                Resource: '*',
              },
            ],
          },
        },
      };
    },
  },
  {
    fault: 'the helper that empties buckets reads every secret',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) =>
      addPolicy(template, 'secretsmanager:GetSecretValue', {
        Roles: [{ Ref: idOf(template, 'CustomS3AutoDeleteObjectsCustomResourceProviderRole') }],
      }),
  },
  {
    fault: 'a role that nothing uses',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      template.Resources['Spare'] = {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
          },
        },
      };
    },
  },
  {
    fault: 'submitters read what they uploaded, and what others did',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = statements(template, 'SubmittersPolicy').find(({ Action }) => Action === 's3:PutObject')!;
      rule['Action'] = ['s3:PutObject', 's3:GetObject'];
    },
  },
  {
    fault: 'mail comes from whatever address the worker writes',
    rule: 'roles',
    variant: SERVICE,
    change: (template) => {
      delete allowing(template, 'WorkerRoleDefaultPolicy', 'ses:SendEmail')['Condition'];
    },
  },
  {
    fault: 'a policy of the stack is attached to a role outside',
    rule: 'identities',
    variant: DEFAULT,
    change: (template) => addPolicy(template, 's3:GetObject', { Roles: ['Administrator'] }),
  },
  {
    fault: 'a second policy waits for somebody to attach it',
    rule: 'identities',
    variant: DEFAULT,
    change: (template) => addPolicy(template, 'dynamodb:Scan', {}, 'AWS::IAM::ManagedPolicy'),
  },
  {
    fault: 'a user of its own submits jobs',
    rule: 'identities',
    variant: DEFAULT,
    change: (template) => {
      template.Resources['Robot'] = {
        Type: 'AWS::IAM::User',
        Properties: { ManagedPolicyArns: [{ Ref: idOf(template, 'SubmittersPolicy') }] },
      };
    },
  },
  {
    fault: 'the worker has an address of its own, for whoever signs',
    rule: 'entries',
    variant: DEFAULT,
    change: (template) => {
      template.Resources['Door'] = {
        Type: 'AWS::Lambda::Url',
        Properties: { AuthType: 'AWS_IAM', TargetFunctionArn: { Ref: idOf(template, 'WorkerHandlerFunction') } },
      };
    },
  },
  {
    fault: 'the bucket of files serves a website',
    rule: 'entries',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'FilesBucket').Properties['WebsiteConfiguration'] = { IndexDocument: 'index.html' };
    },
  },
  {
    fault: 'a route takes whatever comes, for whoever signs',
    rule: 'entries',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Route').Properties['RouteKey'] = '$default';
    },
  },
  {
    fault: 'alarms are read by somebody else too',
    rule: 'exits',
    variant: DEFAULT,
    change: (template) => {
      template.Resources['Listener'] = {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          TopicArn: { Ref: idOf(template, 'AlarmsTopic') },
          Protocol: 'email',
          Endpoint: 'somebody@example.org',
        },
      };
    },
  },
  {
    fault: 'access logs are taken from another bucket of the account',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) => {
      const rule = statements(template, 'FilesAccessLogsBucketPolicy').find(({ Principal }) => Principal?.Service)!;
      rule['Condition'].ArnLike['aws:SourceArn'] = 'arn:aws:s3:::another-bucket';
    },
  },
  {
    fault: 'the function that reads jobs runs with the role of the worker',
    rule: 'wiring',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'ReadJobHandlerFunction').Properties['Role'] = {
        'Fn::GetAtt': [idOf(template, 'WorkerHandlerRole'), 'Arn'],
      };
    },
  },
  {
    fault: 'instances of workers take the role of the flow logs',
    rule: 'wiring',
    variant: SERVICE,
    change: (template) => {
      first(template, 'AWS::IAM::InstanceProfile').Properties['Roles'] = [
        { Ref: idOf(template, 'NetworkFlowLogWriter') },
      ];
    },
  },
  {
    fault: 'who asks for a job gets to the function that takes them',
    rule: 'wiring',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'ApiGETjobsjobId').Properties['Target'] = resource(template, 'ApiPOSTjobs').Properties[
        'Target'
      ];
    },
  },
  {
    fault: 'API Gateway puts jobs among the dead letters',
    rule: 'wiring',
    variant: SERVICE,
    change: (template) => {
      const method = resource(template, 'DirectApijobsPOST').Properties;
      method['Integration'] = JSON.parse(
        JSON.stringify(method['Integration']).replaceAll(
          idOf(template, 'QueueJobs'),
          idOf(template, 'QueueDeadLetters'),
        ),
      );
    },
  },
  {
    fault: 'the worker is fed with dead letters',
    rule: 'wiring',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::Lambda::EventSourceMapping').Properties['EventSourceArn'] = {
        'Fn::GetAtt': [idOf(template, 'QueueDeadLetters'), 'Arn'],
      };
    },
  },
  {
    fault: 'who called is written among what the functions say',
    rule: 'wiring',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Stage').Properties['AccessLogSettings'].DestinationArn = {
        'Fn::GetAtt': [idOf(template, 'WorkerHandlerLogs'), 'Arn'],
      };
    },
  },
  {
    fault: 'buckets are emptied by a function that does something else',
    rule: 'wiring',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'Custom::S3AutoDeleteObjects').Properties['ServiceToken'] = {
        'Fn::GetAtt': [idOf(template, 'ReadJobHandlerFunction'), 'Arn'],
      };
    },
  },
];

function addPolicy(template: RawTemplate, action: string, holders: object, type = 'AWS::IAM::Policy'): void {
  template.Resources['More'] = {
    Type: type,
    Properties: {
      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] },
      ...holders,
    },
  };
}
