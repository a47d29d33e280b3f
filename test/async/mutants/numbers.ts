import { first, idOf, type Mutant, type RawTemplate, resource } from '../../proofs/mutant';

const DEFAULT = 'async classroom lambda lambda s3';
const DIRECT = 'async classroom direct lambda s3';
const MACHINES = 'async classroom lambda ec2 rds';
const SERVICE = 'async production direct ec2 rds email';

const alarm = (template: RawTemplate, name: string) => resource(template, `${name}Alarm`).Properties;
const worker = (template: RawTemplate) => resource(template, 'WorkerHandlerFunction').Properties;
const stage = (template: RawTemplate) => first(template, 'AWS::ApiGatewayV2::Stage').Properties;
const database = (template: RawTemplate) => resource(template, 'ResultsInstance').Properties;

/** Alarms, limits, times and origins that are not what was promised. */
export const numberMutants: readonly Mutant[] = [
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
  {
    fault: 'a route has a limit of its own, a hundred times that of the stage',
    rule: 'limits',
    variant: DEFAULT,
    change: (template) => {
      stage(template)['RouteSettings'] = { 'POST /jobs': { ThrottlingRateLimit: 5000, ThrottlingBurstLimit: 10_000 } };
    },
  },
  {
    fault: 'callers may call ten times as often',
    rule: 'limits',
    variant: DEFAULT,
    change: (template) => {
      stage(template)['DefaultRouteSettings'].ThrottlingRateLimit = 500;
    },
  },
  {
    fault: 'one method of the REST API has no limit',
    rule: 'limits',
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
    rule: 'limits',
    variant: DEFAULT,
    change: (template) => {
      first(template, 'AWS::Lambda::EventSourceMapping').Properties['ScalingConfig'].MaximumConcurrency = 1000;
    },
  },
  {
    fault: 'the worker takes the concurrency of the whole account',
    rule: 'limits',
    variant: DEFAULT,
    change: (template) => {
      worker(template)['ReservedConcurrentExecutions'] = 900;
    },
  },
  {
    fault: 'a hundred machines may start',
    rule: 'limits',
    variant: MACHINES,
    change: (template) => {
      first(template, 'AWS::AutoScaling::AutoScalingGroup').Properties['MaxSize'] = '100';
    },
  },
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
  {
    fault: 'a message is given up after a hundred receives',
    rule: 'limits',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'QueueJobs').Properties['RedrivePolicy'].maxReceiveCount = 100;
    },
  },
  {
    fault: 'the function that takes jobs may run for a quarter of an hour',
    rule: 'limits',
    variant: DEFAULT,
    change: (template) => {
      resource(template, 'SubmitJobHandlerFunction').Properties['Timeout'] = 900;
    },
  },
];
