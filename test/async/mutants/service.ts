import { add, first, firstId, type Mutant, remove, resource } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const PRODUCTION = 'async production lambda lambda s3';
const PRODUCTION_DATABASE = 'async production lambda lambda rds';
const PROTECTED = 'async production protected, with a database';
const DIRECT = 'async classroom direct lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';

/** What a service that people rely on would miss: who is told, what is kept, how much there is. */
export const serviceMutants: readonly Mutant[] = [
  {
    fault: 'nobody hears of the errors of a function',
    rule: 'FunctionsHaveAlarms',
    variant: DEFAULT,
    change: (template) => remove(template, 'ReadJobErrorsAlarm'),
  },
  {
    fault: 'an alarm for slow runs waits for longer than a function may run',
    rule: 'FunctionsHaveAlarms',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'ReadJobDurationAlarm').Properties['Threshold'] = 60_000;
    },
  },
  {
    fault: 'nobody hears of the errors of the HTTP API',
    rule: 'ApisHaveAlarms',
    variant: DEFAULT,
    change: (template) => {
      const [alarm] = Object.entries(template.Resources).find(
        ([, { Properties }]) => Properties?.['MetricName'] === '5xx',
      )!;
      delete template.Resources[alarm];
    },
  },
  {
    fault: 'nobody hears of the errors of the REST API',
    rule: 'ApisHaveAlarms',
    variant: DIRECT,
    change: (template) => remove(template, 'DirectApiServerErrorsAlarm'),
  },
  {
    fault: 'nobody hears that the database is full',
    rule: 'DatabasesHaveAlarms',
    variant: DATABASE,
    change: (template) => remove(template, 'ResultsStorageAlarm'),
  },
  {
    fault: 'nobody hears that the instances are busy',
    rule: 'MachinesHaveAlarms',
    variant: MACHINES,
    change: (template) => remove(template, 'WorkerCpuAlarm'),
  },
  {
    fault: 'objects belong to whoever uploads them',
    rule: 'BucketsAreOwnedAndEncrypted',
    variant: DEFAULT,
    change: (template) => {
      delete resource(template, 'FilesBucket').Properties['OwnershipControls'];
    },
  },
  {
    fault: 'nobody can find out who read the files',
    rule: 'BucketsRecordAccess',
    variant: DEFAULT,
    change: (template) => {
      delete resource(template, 'FilesBucket').Properties['LoggingConfiguration'];
    },
  },
  {
    fault: 'the database answers without TLS',
    rule: 'DatabasesAskForTls',
    variant: DATABASE,
    change: (template) => {
      first(template, 'AWS::RDS::DBParameterGroup').Properties['Parameters']['rds.force_ssl'] = '0';
    },
  },
  {
    fault: 'the database forgets its parameter group, which asks for TLS',
    rule: 'DatabasesAskForTls',
    variant: DATABASE,
    change: (template) => {
      delete first(template, 'AWS::RDS::DBInstance').Properties['DBParameterGroupName'];
    },
  },
  {
    fault: 'one worker more than the database has connections for',
    rule: 'WorkersFitConnections',
    variant: DATABASE,
    change: (template) => {
      first(template, 'AWS::Lambda::EventSourceMapping').Properties['ScalingConfig'].MaximumConcurrency = 41;
    },
  },
  {
    fault: 'a group grows to more instances than the database has connections for',
    rule: 'WorkersFitConnections',
    variant: MACHINES,
    change: (template) => {
      first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['MaxSize'] = '41';
    },
  },
  {
    fault: 'a bucket has a name that no second copy of the stack can have',
    rule: 'NamesAreLeftOut',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'FilesBucket').Properties['BucketName'] = 'files-of-jobs';
    },
  },
  {
    fault: 'a bucket has a name that a second stack in the same account and region has too',
    rule: 'NamesAreLeftOut',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'FilesBucket').Properties['BucketName'] = {
        'Fn::Join': ['-', ['files', { Ref: 'AWS::AccountId' }, { Ref: 'AWS::Region' }]],
      };
    },
  },
  {
    fault: 'a fixed name for people of a pattern that has none',
    rule: 'NamesAreLeftOut',
    variant: DEFAULT,
    change: (template) => add(template, 'AWS::IAM::User', { UserName: 'operator' }),
  },
  {
    fault: 'a security group of nobody',
    rule: 'GroupsAreUsed',
    variant: DATABASE,
    change: (template) =>
      add(template, 'AWS::EC2::SecurityGroup', {
        GroupDescription: 'Left over',
        VpcId: { Ref: firstId(template, 'AWS::EC2::VPC') },
      }),
  },
  {
    fault: 'nothing records what passes the network',
    rule: 'NetworksRecordTraffic',
    variant: DATABASE,
    change: (template) => remove(template, 'NetworkFlowLog'),
  },
  {
    fault: 'a bucket of a lesson keeps the stack from going, for it is not empty',
    rule: 'ClassroomBucketsEmptyThemselves',
    variant: DEFAULT,
    change: (template) => {
      delete template.Resources[firstId(template, 'Custom::S3AutoDeleteObjects')];
    },
  },
  {
    fault: 'anybody with the console open can delete the table of a service',
    rule: 'DeletionIsProtected',
    variant: PROTECTED,
    change: (template) => {
      first(template, 'AWS::DynamoDB::GlobalTable').Properties['Replicas'][0].DeletionProtectionEnabled = false;
    },
  },
  {
    fault: 'a first deployment that fails cannot be taken back, because the database refuses to go',
    rule: 'DeletionIsProtected',
    variant: PRODUCTION_DATABASE,
    change: (template) => {
      first(template, 'AWS::RDS::DBInstance').Properties['DeletionProtection'] = true;
    },
  },
  {
    fault: 'everything refuses to go before anybody asked for it',
    rule: 'retention',
    variant: PRODUCTION_DATABASE,
    change: (template) => {
      first(template, 'AWS::RDS::DBInstance').Properties['DeletionProtection'] = true;
      first(template, 'AWS::DynamoDB::GlobalTable').Properties['Replicas'][0].DeletionProtectionEnabled = true;
    },
  },
  {
    fault: 'everything can be deleted although somebody asked for protection',
    rule: 'retention',
    variant: PROTECTED,
    change: (template) => {
      first(template, 'AWS::RDS::DBInstance').Properties['DeletionProtection'] = false;
      first(template, 'AWS::DynamoDB::GlobalTable').Properties['Replicas'][0].DeletionProtectionEnabled = false;
    },
  },
  {
    fault: 'each first deployment of a service that fails leaves its log groups behind',
    rule: 'StateFollowsMode',
    variant: PRODUCTION,
    change: (template) => {
      first(template, 'AWS::Logs::LogGroup').DeletionPolicy = 'Retain';
    },
  },
  {
    fault: 'the jobs of a service are lost when a change replaces their table',
    rule: 'StateFollowsMode',
    variant: PRODUCTION,
    change: (template) => {
      first(template, 'AWS::DynamoDB::GlobalTable').UpdateReplacePolicy = 'Delete';
    },
  },
  {
    fault: 'records outlast the queue, and not the dead letters that come back to it',
    rule: 'RecordsOutlastMessages',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'WorkerHandlerFunction').Properties['Environment'].Variables.RECORD_TTL_DAYS = '17';
    },
  },
  {
    fault: 'a variable of the caller is sent as it is',
    rule: 'BodiesAreCheckedAndEncoded',
    variant: DIRECT,
    change: (template) => {
      const { Integration } = Object.values(template.Resources).find(
        ({ Properties }) => Properties?.['Integration']?.Type === 'AWS',
      )!.Properties;
      const templates = Integration.RequestTemplates;
      templates['application/json'] = JSON.parse(
        JSON.stringify(templates['application/json']).replace('$util.urlEncode($jobId)', '$jobId'),
      );
    },
  },
  {
    fault: 'mail goes out in plain text where the other side asks for it',
    rule: 'MailGoesOverTls',
    variant: 'async classroom lambda lambda s3 email',
    change: (template) => {
      first(template, 'AWS::SES::ConfigurationSet').Properties['DeliveryOptions'].TlsPolicy = 'OPTIONAL';
    },
  },
];
