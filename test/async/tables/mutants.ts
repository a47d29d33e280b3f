import { allowing, first, idOf, type Mutant, type RawTemplate, resource, statements } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DIRECT = 'async classroom direct lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';
const SERVICE = 'async production direct ec2 rds email';

const alarm = (template: RawTemplate, name: string) => resource(template, `${name}Alarm`).Properties;
const worker = (template: RawTemplate) => resource(template, 'WorkerHandlerFunction').Properties;
const variables = (template: RawTemplate, name: string) => resource(template, name).Properties['Environment'].Variables;
const script = (template: RawTemplate): unknown[] =>
  resource(template, 'WorkerTemplate').Properties['LaunchTemplateData'].UserData['Fn::Base64']['Fn::Join'][1];
const stage = (template: RawTemplate) => first(template, 'AWS::ApiGatewayV2::Stage').Properties;
const database = (template: RawTemplate) => resource(template, 'ResultsInstance').Properties;

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

export const asyncTableMutants: readonly Mutant[] = [
  // Whom policies let in.
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

  // Who there is, and what each may do.
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

  // Ways in and out.
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

  // The network.
  {
    fault: 'a function may knock at the database from outside its network',
    rule: 'reach',
    variant: DATABASE,
    change: (template) => {
      const group = database(template)['VPCSecurityGroups'][0]['Fn::GetAtt'][0];
      template.Resources[group]!.Properties['SecurityGroupIngress'] = [
        { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '10.0.0.0/8' },
      ];
    },
  },
  {
    fault: 'workers may send anything anywhere',
    rule: 'reach',
    variant: MACHINES,
    change: (template) => {
      resource(template, 'WorkerSecurityGroup').Properties['SecurityGroupEgress'] = [
        { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
      ];
    },
  },
  {
    fault: 'the database moves to the subnets of the workers',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      first(template, 'AWS::RDS::DBSubnetGroup').Properties['SubnetIds'] = first(
        template,
        'AWS::AutoScaling::AutoScalingGroup',
      ).Properties['VPCZoneIdentifier'];
    },
  },
  {
    fault: 'workers of a service move to the public subnets',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['VPCZoneIdentifier'] =
        subnetsOfGateways(template);
    },
  },
  {
    fault: 'the subnets of the database get a way to the internet',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      const [subnet] = first(template, 'AWS::RDS::DBSubnetGroup').Properties['SubnetIds'];
      const { Properties } = Object.values(template.Resources).find(
        ({ Type, Properties }) =>
          Type === 'AWS::EC2::SubnetRouteTableAssociation' && Properties['SubnetId'].Ref === subnet.Ref,
      )!;
      template.Resources['Way'] = {
        Type: 'AWS::EC2::Route',
        Properties: {
          RouteTableId: Properties['RouteTableId'],
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: { Ref: idOf(template, 'NetworkVpcIGW') },
        },
      };
    },
  },
  {
    fault: 'a worker of a service falls back on the main route table',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      const subnets = first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['VPCZoneIdentifier'];
      const [id] = Object.entries(template.Resources).find(
        ([, { Type, Properties }]) =>
          Type === 'AWS::EC2::SubnetRouteTableAssociation' && Properties['SubnetId'].Ref === subnets[0].Ref,
      )!;
      delete template.Resources[id];
    },
  },
  {
    fault: 'a load balancer with addresses of its own stands before the database',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      template.Resources['Front'] = {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: {
          Type: 'network',
          Scheme: 'internet-facing',
          SubnetMappings: subnetsOfGateways(template).map((SubnetId) => ({ SubnetId })),
          SecurityGroups: database(template)['VPCSecurityGroups'],
        },
      };
    },
  },
  {
    fault: 'a route of the workers leads to a gateway that nobody knows',
    rule: 'placement',
    variant: SERVICE,
    change: (template) => {
      const route = Object.values(template.Resources).find(
        ({ Type, Properties }) => Type === 'AWS::EC2::Route' && Properties['NatGatewayId'],
      )!.Properties;
      delete route['NatGatewayId'];
      route['TransitGatewayId'] = 'tgw-0123456789abcdef0';
    },
  },

  // Alarms, to the number.
  ...(
    [
      ['waits an hour for the first dead letter', 'QueueDeadLetters', { Period: 3600 }],
      ['lets a hundred dead letters pass', 'QueueDeadLetters', { Threshold: 100 }],
      ['counts the dead letters of the other queue', 'QueueDeadLetters', 'QueueJobs'],
      ['goes off when the queue is not measured', 'QueueWaiting', { TreatMissingData: 'breaching' }],
      ['looks at the youngest message', 'QueueWaiting', { Statistic: 'Minimum' }],
      ['counts messages instead of looking at their age', 'QueueWaiting', { MetricName: 'NumberOfMessagesSent' }],
      ['asks for two errors in a row', 'ReadJobErrors', { EvaluationPeriods: 2 }],
      [
        'asks for one error in three periods, and gets it late',
        'ReadJobErrors',
        { EvaluationPeriods: 3, DatapointsToAlarm: 1 },
      ],
      ['goes off while all is well', 'ReadJobErrors', { ComparisonOperator: 'LessThanThreshold' }],
      ['takes the mean of run times for the slowest', 'ReadJobDuration', { ExtendedStatistic: 'p50' }],
      ['counts what another service names alike', 'ReadJobThrottles', { Namespace: 'AWS/Events' }],
      ['never says that it is over', 'ReadJobThrottles', { OKActions: [] }],
    ] as const
  ).map(
    ([fault, name, change]): Mutant => ({
      fault: `the alarm of ${name} ${fault}`,
      rule: 'alarms',
      variant: DEFAULT,
      change: (template) => {
        if (typeof change !== 'string') Object.assign(alarm(template, name), change);
        else alarm(template, name)['Dimensions'][0].Value['Fn::GetAtt'][0] = idOf(template, change);
      },
    }),
  ),
  {
    fault: 'an alarm wakes no instance',
    rule: 'alarms',
    variant: MACHINES,
    change: (template) => {
      resource(template, 'WorkerScalingNobodyAtWorkAlarm').Properties['Metrics'][0].Expression = 'waiting - instances';
    },
  },

  // How much at once.
  {
    fault: 'a route has a limit of its own, a hundred times that of the stage',
    rule: 'throttles',
    variant: DEFAULT,
    change: (template) => {
      stage(template)['RouteSettings'] = { 'POST /jobs': { ThrottlingRateLimit: 5000, ThrottlingBurstLimit: 10_000 } };
    },
  },
  {
    fault: 'callers may call ten times as often',
    rule: 'throttles',
    variant: DEFAULT,
    change: (template) => {
      stage(template)['DefaultRouteSettings'].ThrottlingRateLimit = 500;
    },
  },
  {
    fault: 'one method of the REST API has no limit',
    rule: 'throttles',
    variant: DIRECT,
    change: (template) =>
      first(template, 'AWS::ApiGateway::Stage').Properties['MethodSettings'].push({
        HttpMethod: 'POST',
        ResourcePath: '/jobs',
        ThrottlingRateLimit: -1,
        ThrottlingBurstLimit: -1,
      }),
  },
  {
    fault: 'a thousand workers start at once',
    rule: 'throttles',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::Lambda::EventSourceMapping').Properties['ScalingConfig'].MaximumConcurrency = 1000;
    },
  },
  {
    fault: 'the worker takes the concurrency of the whole account',
    rule: 'throttles',
    variant: DEFAULT,
    change: (template) => {
      worker(template)['ReservedConcurrentExecutions'] = 900;
    },
  },
  {
    fault: 'a hundred machines may start',
    rule: 'throttles',
    variant: MACHINES,
    change: (template) => {
      first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['MaxSize'] = '100';
    },
  },

  // How long.
  {
    fault: 'what the worker said is gone the next day',
    rule: 'retention',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'WorkerHandlerLogs').Properties['RetentionInDays'] = 1;
    },
  },
  {
    fault: 'a message that waits for a day is gone',
    rule: 'retention',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'QueueJobs').Properties['MessageRetentionPeriod'] = 86_400;
    },
  },
  {
    fault: 'bodies are gone before their jobs are given up',
    rule: 'retention',
    variant: DEFAULT,
    change: (template) => {
      const { Rules } = resource(template, 'FilesBucket').Properties['LifecycleConfiguration'];
      Rules.find(({ Prefix }: { Prefix?: string }) => Prefix === 'claims/').ExpirationInDays = 1;
    },
  },
  {
    fault: 'uploads are gone with the bodies',
    rule: 'retention',
    variant: DEFAULT,
    change: (template) =>
      resource(template, 'FilesBucket').Properties['LifecycleConfiguration'].Rules.push({
        ExpirationInDays: 1,
        Status: 'Enabled',
      }),
  },
  {
    fault: 'the table can be taken back by a day only',
    rule: 'retention',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::DynamoDB::GlobalTable').Properties['Replicas'][0].PointInTimeRecoverySpecification = {
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: 1,
      };
    },
  },
  {
    fault: 'the database of a service keeps backups for thirty-five days, and is billed for them',
    rule: 'retention',
    variant: SERVICE,
    change: (template) => {
      database(template)['BackupRetentionPeriod'] = 35;
    },
  },

  // Which pages.
  {
    fault: 'pages of every origin call the API with the credentials of whoever looks at them',
    rule: 'origins',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Api').Properties['CorsConfiguration'] = { AllowOrigins: ['*'] };
    },
  },
  {
    fault: 'pages of every origin read the files',
    rule: 'origins',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'FilesBucket').Properties['CorsConfiguration'] = {
        CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }],
      };
    },
  },
  {
    fault: 'the REST API tells every page that it may call',
    rule: 'origins',
    variant: DIRECT,
    change: (template) => {
      first(template, 'AWS::ApiGateway::GatewayResponse').Properties['ResponseParameters'] = {
        'gatewayresponse.header.Access-Control-Allow-Origin': "'*'",
      };
    },
  },

  // What code is told.
  {
    fault: 'the worker is told a password in plain words',
    rule: 'environment',
    variant: DATABASE,
    change: (template) => {
      variables(template, 'WorkerHandlerFunction').PGPASSWORD = 'correct-horse';
    },
  },
  {
    fault: 'the worker is told a secret that is read at the deployment, and written down',
    rule: 'environment',
    variant: DATABASE,
    change: (template) => {
      variables(template, 'WorkerHandlerFunction').DATABASE_USER =
        '{{resolve:secretsmanager:results:SecretString:username}}';
    },
  },
  {
    fault: 'the worker believes any certificate of the database',
    rule: 'environment',
    variant: DATABASE,
    change: (template) => {
      variables(template, 'WorkerHandlerFunction').DATABASE_TLS = 'no-verify';
    },
  },
  {
    fault: 'the function that reads jobs runs a program before itself',
    rule: 'environment',
    variant: DEFAULT,
    change: (template) => {
      variables(template, 'ReadJobHandlerFunction').NODE_OPTIONS = '--require /tmp/more.js';
    },
  },
  {
    fault: 'the first script of a worker writes a secret into its file',
    rule: 'environment',
    variant: MACHINES,
    change: (template) => {
      script(template).push('\nexport API_KEY={{resolve:ssm-secure:/jobs/key}}\n');
    },
  },
  {
    fault: 'the first script of a worker knows the topic of the alarms',
    rule: 'environment',
    variant: MACHINES,
    change: (template) => {
      script(template).push('\naws sns publish --topic-arn ', { Ref: idOf(template, 'AlarmsTopic') });
    },
  },
  {
    fault: 'a worker instance believes any certificate',
    rule: 'environment',
    variant: MACHINES,
    change: (template) => {
      const lines = script(template);
      const at = lines.findIndex((line) => typeof line === 'string' && line.includes('DATABASE_TLS=verify-full'));
      lines[at] = String(lines[at]).replace('DATABASE_TLS=verify-full', 'DATABASE_TLS=no-verify');
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

/** The public subnets, where the network's gateways are. */
function subnetsOfGateways(template: RawTemplate): unknown[] {
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::EC2::NatGateway')
    .map(({ Properties }) => Properties['SubnetId']);
}
