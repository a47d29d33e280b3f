import {
  allowing,
  arnOf,
  first,
  type Mutant,
  type RawTemplate,
  remove,
  resource,
  statements,
  without,
} from '../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const PRODUCTION = 'async production lambda lambda s3';
const DIRECT = 'async classroom direct lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const PRODUCTION_DATABASE = 'async production lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';

const jobs = (template: RawTemplate) => resource(template, 'QueueJobs').Properties;
const deadLetters = (template: RawTemplate) => resource(template, 'QueueDeadLetters').Properties;
const mapping = (template: RawTemplate) => first(template, 'AWS::Lambda::EventSourceMapping').Properties;
const files = (template: RawTemplate) => resource(template, 'FilesBucket').Properties;
const database = (template: RawTemplate) => first(template, 'AWS::RDS::DBInstance').Properties;
const sending = (template: RawTemplate) =>
  Object.values(template.Resources).find(({ Properties }) => Properties?.['Integration']?.Type === 'AWS')!.Properties;

export const asyncMutants: readonly Mutant[] = [
  {
    fault: 'a message comes back while its function still runs',
    rule: 'VisibilityOutlastsRetries',
    variant: DEFAULT,
    change: (template) => {
      jobs(template)['VisibilityTimeout'] = 60;
    },
  },
  {
    fault: 'a message stays hidden just as long as its function may run',
    rule: 'VisibilityOutlastsRetries',
    variant: DEFAULT,
    change: (template) => {
      jobs(template)['VisibilityTimeout'] = 300;
    },
  },
  {
    fault: 'one bad message sends the whole batch back',
    rule: 'MappingReportsFailures',
    variant: DEFAULT,
    change: (template) => {
      delete mapping(template)['FunctionResponseTypes'];
    },
  },
  {
    fault: 'the queue has no dead-letter queue',
    rule: 'QueuesGiveUp',
    variant: DEFAULT,
    change: (template) => {
      delete jobs(template)['RedrivePolicy'];
    },
  },
  {
    fault: 'a message is given up after one receive',
    rule: 'QueuesGiveUp',
    variant: DEFAULT,
    change: (template) => {
      jobs(template)['RedrivePolicy'].maxReceiveCount = 1;
    },
  },
  {
    fault: 'dead letters are gone after four days',
    rule: 'DeadLettersOutlastQueue',
    variant: DEFAULT,
    change: (template) => {
      deadLetters(template)['MessageRetentionPeriod'] = 345_600;
    },
  },
  {
    fault: 'any queue may use the dead-letter queue',
    rule: 'DeadLettersOutlastQueue',
    variant: DEFAULT,
    change: (template) => {
      deadLetters(template)['RedriveAllowPolicy'] = { redrivePermission: 'allowAll' };
    },
  },
  {
    fault: 'functions start without a ceiling',
    rule: 'MappingHasCeiling',
    variant: DEFAULT,
    change: (template) => {
      delete mapping(template)['ScalingConfig'];
    },
  },
  {
    fault: 'a batch takes longer than its function has',
    rule: 'BatchFitsTimeout',
    variant: DEFAULT,
    change: (template) => {
      mapping(template)['BatchSize'] = 10;
    },
  },
  {
    fault: 'the largest message is whatever the service says today',
    rule: 'QueuesStateTheirLargestMessage',
    variant: DEFAULT,
    change: (template) => {
      delete jobs(template)['MaximumMessageSize'];
    },
  },
  {
    fault: 'a body can add parameters to the call of SQS',
    rule: 'BodiesAreCheckedAndEncoded',
    variant: DIRECT,
    change: (template) => {
      const templates = sending(template)['Integration'].RequestTemplates;
      templates['application/json'] = JSON.parse(
        JSON.stringify(templates['application/json']).replace(
          'MessageBody=$util.urlEncode($input.body)',
          'MessageBody=$input.body',
        ),
      );
    },
  },
  {
    fault: 'bodies reach the queue unread',
    rule: 'BodiesAreCheckedAndEncoded',
    variant: DIRECT,
    change: (template) => {
      delete sending(template)['RequestValidatorId'];
    },
  },
  {
    fault: 'bodies of another content type pass the model by',
    rule: 'BodiesAreCheckedAndEncoded',
    variant: DIRECT,
    change: (template) => {
      sending(template)['Integration'].PassthroughBehavior = 'WHEN_NO_MATCH';
    },
  },
  {
    fault: 'API Gateway may send to every queue',
    rule: 'IntegrationsDoOneThing',
    variant: DIRECT,
    change: (template) => {
      allowing(template, 'DirectApiSendRoleDefaultPolicy', 'sqs:SendMessage')['Resource'] = '*';
    },
  },
  {
    fault: 'a job is forgotten before its message is gone, so that a redrive mails twice',
    rule: 'RecordsOutlastMessages',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'SubmitJobHandlerFunction').Properties['Environment'].Variables.RECORD_TTL_DAYS = '3';
    },
  },
  {
    fault: 'records of jobs pile up for ever',
    rule: 'RecordsExpire',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::DynamoDB::GlobalTable').Properties['TimeToLiveSpecification'];
    },
  },
  {
    fault: 'the worker reads a folder whose name begins alike',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = allowing(template, 'WorkerHandlerRoleDefaultPolicy', 's3:GetObject');
      rule['Resource'] = JSON.parse(JSON.stringify(rule['Resource']).replaceAll('/uploads/*', '/uploads*'));
    },
  },
  {
    fault: 'the worker lists the whole bucket',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = allowing(template, 'WorkerHandlerRoleDefaultPolicy', 's3:GetObject');
      rule['Action'] = ['s3:GetObject*', 's3:List*'];
      rule['Resource'] = [...rule['Resource'], arnOf(template, 'FilesBucket')];
    },
  },
  {
    fault: 'the reader of jobs may write them',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = allowing(template, 'ReadJobHandlerRoleDefaultPolicy', 'dynamodb:GetItem');
      rule['Action'] = [rule['Action'], 'dynamodb:PutItem'].flat();
    },
  },
  {
    fault: 'the worker lost the right to write results',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const policy = resource(template, 'WorkerHandlerRoleDefaultPolicy').Properties['PolicyDocument'];
      policy.Statement = without(policy.Statement, ({ Action }: { Action: unknown }) => Action === 's3:PutObject');
    },
  },
  {
    fault: 'submitters upload into the folders of others',
    rule: 'roles',
    variant: DEFAULT,
    change: (template) => {
      const rule = allowing(template, 'SubmittersPolicy', 's3:PutObject');
      rule['Resource'] = JSON.parse(JSON.stringify(rule['Resource']).replace('${aws:userid}/', ''));
    },
  },
  {
    fault: 'a role may do everything',
    rule: 'RolesAreNarrow',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'WorkerHandlerRoleDefaultPolicy').push({ Effect: 'Allow', Action: '*', Resource: '*' }),
  },
  {
    fault: 'a policy names an action that AWS does not know',
    rule: 'ActionsExist',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'WorkerHandlerRoleDefaultPolicy').push({
        Effect: 'Allow',
        Action: 'sqs:SendMesage',
        Resource: 'arn:aws:sqs:::a',
      }),
  },
  {
    fault: 'a function logs wherever the service likes',
    rule: 'FunctionsHaveTheirOwnLogs',
    variant: DEFAULT,
    change: (template) => {
      delete resource(template, 'WorkerHandlerFunction').Properties['LoggingConfig'];
    },
  },
  {
    fault: 'a log group keeps everything for ever',
    rule: 'LogsEnd',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::Logs::LogGroup').Properties['RetentionInDays'];
    },
  },
  {
    fault: 'a bucket can be made public',
    rule: 'BucketsStayPrivate',
    variant: DEFAULT,
    change: (template) => {
      delete files(template)['PublicAccessBlockConfiguration'];
    },
  },
  {
    fault: 'a bucket can be read without TLS',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      const policy = resource(template, 'FilesBucketPolicy').Properties['PolicyDocument'];
      policy.Statement = without(policy.Statement, ({ Effect }: { Effect: string }) => Effect === 'Deny');
    },
  },
  {
    fault: 'the TLS rule speaks of the bucket and forgets its objects',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      const rule = statements(template, 'FilesBucketPolicy').find(({ Effect }) => Effect === 'Deny')!;
      rule['Resource'] = rule['Resource'][0];
    },
  },
  {
    fault: 'an overwritten upload is lost',
    rule: 'ServicesKeepVersions',
    variant: PRODUCTION,
    change: (template) => {
      delete files(template)['VersioningConfiguration'];
    },
  },
  {
    fault: 'unfinished uploads stay and are billed',
    rule: 'UnfinishedUploadsEnd',
    variant: DEFAULT,
    change: (template) => {
      for (const rule of files(template)['LifecycleConfiguration'].Rules) delete rule.AbortIncompleteMultipartUpload;
    },
  },
  {
    fault: 'everybody may read the files',
    rule: 'admissions',
    variant: DEFAULT,
    change: (template) =>
      statements(template, 'FilesBucketPolicy').push({
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [arnOf(template, 'FilesBucket'), '/*']] },
      }),
  },
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
    fault: 'a queue is not encrypted',
    rule: 'QueuesAreEncrypted',
    variant: DEFAULT,
    change: (template) => {
      delete jobs(template)['SqsManagedSseEnabled'];
    },
  },
  {
    fault: 'worker instances answer without a token',
    rule: 'MetadataAsksForToken',
    variant: MACHINES,
    change: (template) => {
      first(template, 'AWS::EC2::LaunchTemplate').Properties['LaunchTemplateData'].MetadataOptions.HttpTokens =
        'optional';
    },
  },
  {
    fault: 'containers on a worker instance reach its role',
    rule: 'MetadataAsksForToken',
    variant: MACHINES,
    change: (template) => {
      first(template, 'AWS::EC2::LaunchTemplate').Properties[
        'LaunchTemplateData'
      ].MetadataOptions.HttpPutResponseHopLimit = 2;
    },
  },
  {
    fault: 'worker instances take a key',
    rule: 'KeysAreOfTheStack',
    variant: MACHINES,
    change: (template) => {
      first(template, 'AWS::EC2::LaunchTemplate').Properties['LaunchTemplateData'].KeyName = 'operators';
    },
  },
  {
    fault: 'worker instances are open to SSH',
    rule: 'reach',
    variant: MACHINES,
    change: (template) => {
      resource(template, 'WorkerSecurityGroup').Properties['SecurityGroupIngress'] = [
        { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' },
      ];
    },
  },
  {
    fault: 'the database is open to every protocol from every IPv6 address, with no way to it yet',
    rule: 'NoDoorWithoutPath',
    variant: DATABASE,
    change: (template) => {
      const group = database(template)['VPCSecurityGroups'][0]['Fn::GetAtt'][0];
      template.Resources[group]!.Properties['SecurityGroupIngress'] = [{ IpProtocol: '-1', CidrIpv6: '::/0' }];
    },
  },
  {
    fault: 'the worker cannot reach the database',
    rule: 'reach',
    variant: DATABASE,
    change: (template) => {
      template.Resources = Object.fromEntries(
        Object.entries(template.Resources).filter(
          ([, { Type, Properties }]) =>
            !(
              Type === 'AWS::EC2::SecurityGroupIngress' &&
              JSON.stringify(Properties).includes('Port') &&
              !JSON.stringify(Properties['FromPort']).includes('443')
            ),
        ),
      );
    },
  },
  {
    fault: 'a database in the public subnets with a public address',
    rule: 'DatabasesAreClosed',
    variant: DATABASE,
    change: (template) => {
      database(template)['PubliclyAccessible'] = true;
    },
  },
  {
    fault: 'a database that is not encrypted',
    rule: 'DatabasesAreClosed',
    variant: DATABASE,
    change: (template) => {
      database(template)['StorageEncrypted'] = false;
    },
  },
  {
    fault: 'a queue answers without TLS',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      const policy = resource(template, 'QueueJobsPolicy').Properties['PolicyDocument'];
      policy.Statement = [{ ...policy.Statement[0], Action: 'sqs:SendMessage' }];
    },
  },
  {
    fault: 'alarms may be published without TLS',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      const policy = resource(template, 'AlarmsTopicPolicy').Properties['PolicyDocument'];
      policy.Statement = without(policy.Statement, ({ Effect }: { Effect: string }) => Effect === 'Deny');
    },
  },
  {
    fault: 'a route lets anybody in',
    rule: 'WaysInAskWhoCalls',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Route').Properties['AuthorizationType'] = 'NONE';
    },
  },
  {
    fault: 'a method of the REST API lets anybody in',
    rule: 'WaysInAskWhoCalls',
    variant: DIRECT,
    change: (template) => {
      first(template, 'AWS::ApiGateway::Method').Properties['AuthorizationType'] = 'NONE';
    },
  },
  {
    fault: 'callers may call as often as they like',
    rule: 'StagesSlowCallersDown',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::ApiGatewayV2::Stage').Properties['DefaultRouteSettings'];
    },
  },
  {
    fault: 'nobody writes down who called',
    rule: 'StagesRecordCalls',
    variant: DEFAULT,
    change: (template) => {
      delete first(template, 'AWS::ApiGatewayV2::Stage').Properties['AccessLogSettings'];
    },
  },
  {
    fault: "the access log keeps callers' addresses",
    rule: 'AccessLogsCarryNothingSent',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::ApiGatewayV2::Stage').Properties['AccessLogSettings'].Format +=
        '$context.identity.sourceIp';
    },
  },
  {
    fault: 'a bucket of a lesson stays behind',
    rule: 'StateFollowsMode',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'FilesBucket').DeletionPolicy = 'Retain';
    },
  },
  {
    fault: 'a database of a lesson leaves a snapshot',
    rule: 'StateFollowsMode',
    variant: DATABASE,
    change: (template) => {
      delete first(template, 'AWS::RDS::DBInstance').DeletionPolicy;
    },
  },
  {
    fault: 'the jobs of a service are deleted with its stack',
    rule: 'StateFollowsMode',
    variant: PRODUCTION,
    change: (template) => {
      first(template, 'AWS::DynamoDB::GlobalTable').DeletionPolicy = 'Delete';
    },
  },
  {
    fault: 'the database of a service has no backups',
    rule: 'ServicesAreBackedUp',
    variant: PRODUCTION_DATABASE,
    change: (template) => {
      database(template)['BackupRetentionPeriod'] = 0;
    },
  },
  {
    fault: 'something new is left behind by the template itself',
    rule: 'NothingElseStays',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::SNS::Topic').DeletionPolicy = 'Retain';
    },
  },
  {
    fault: 'nobody is told about dead letters',
    rule: 'QueuesHaveAlarms',
    variant: DEFAULT,
    change: (template) => {
      remove(template, 'QueueDeadLettersAlarm');
    },
  },
  {
    fault: 'an alarm is switched off',
    rule: 'AlarmsTellSomebody',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::CloudWatch::Alarm').Properties['ActionsEnabled'] = false;
    },
  },
  {
    fault: 'instances start from a launch configuration, which new accounts cannot make',
    rule: 'MachinesStartFromTemplates',
    variant: MACHINES,
    change: (template) => {
      template.Resources['Old'] = { Type: 'AWS::AutoScaling::LaunchConfiguration', Properties: {} };
    },
  },
  {
    fault: 'a runtime that AWS no longer mends',
    rule: 'FunctionsRunOnOneRuntime',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'WorkerHandlerFunction').Properties['Runtime'] = 'nodejs16.x';
    },
  },
];
