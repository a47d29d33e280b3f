import { first, type Mutant, type RawTemplate, remove, resource } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DATABASE = 'async classroom lambda lambda rds';
const MACHINES = 'async classroom lambda ec2 rds';
const SERVICE = 'async production direct ec2 rds email';

const database = (template: RawTemplate) => first(template, 'AWS::RDS::DBInstance').Properties;

/** How functions and machines run, who reaches them, and who hears of them. */
export const machineMutants: readonly Mutant[] = [
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
    fault: 'worker instances are held to a fifth of their processors, which no alarm and no signal reckons with',
    rule: 'CreditsFitAlarmsAndSignals',
    variant: MACHINES,
    change: (template) => {
      first(template, 'AWS::EC2::LaunchTemplate').Properties['LaunchTemplateData'].CreditSpecification.CpuCredits =
        'standard';
    },
  },
  {
    fault: 'nobody says what worker instances do when their credits are used up',
    rule: 'CreditsFitAlarmsAndSignals',
    variant: MACHINES,
    change: (template) => {
      delete first(template, 'AWS::EC2::LaunchTemplate').Properties['LaunchTemplateData'].CreditSpecification;
    },
  },
  {
    fault: 'a deployment gives a worker instance three minutes to install itself',
    rule: 'CreditsFitAlarmsAndSignals',
    variant: SERVICE,
    change: (template) => {
      const group = first(template, 'AWS::AutoScaling::AutoScalingGroup') as unknown as {
        CreationPolicy: { ResourceSignal: { Timeout: string } };
      };
      group.CreationPolicy.ResourceSignal.Timeout = 'PT3M';
    },
  },
  {
    fault: 'the alarm of the workers waits for more than all of their processors',
    rule: 'CreditsFitAlarmsAndSignals',
    variant: MACHINES,
    change: (template) => {
      resource(template, 'WorkerCpuAlarm').Properties['Threshold'] = 100;
    },
  },
  {
    fault: 'the alarm for old messages goes off in the middle of a long video',
    rule: 'LongestMessageFits',
    variant: MACHINES,
    change: (template) => {
      resource(template, 'QueueWaitingAlarm').Properties['Threshold'] = 900;
    },
  },
  {
    fault: 'a job may take longer than its message stays hidden, and is done twice',
    rule: 'LongestMessageFits',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'WorkerHandlerFunction').Properties['Environment'].Variables.JOB_SECONDS = '50000';
      resource(template, 'QueueWaitingAlarm').Properties['Threshold'] = 60_000;
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
