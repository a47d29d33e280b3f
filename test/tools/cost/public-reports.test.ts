import { readTemplate } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';
import { type CostOfStacks, costOfStacks } from '../../../lib/tools/cost/cost-of-stacks';

type Resources = Readonly<Record<string, object>>;

const SEOUL = 'ap-northeast-2';
const LINUX = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64';
const WINDOWS = 'resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-Base';

/** A region of which the list has no price. */
const ELSEWHERE = 'eu-west-1';

function costOf(resources: Resources, region = SEOUL, stated = {}): CostOfStacks {
  const model = readTemplate({ Resources: resources }, { name: 'Made', region });
  return costOfStacks([{ id: 'Made', model, origins: new Map() }], region, stated);
}

const one = (Type: string, Properties: object = {}): Resources => ({ Made: { Type, Properties } });

const ROOT = { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, VolumeType: 'gp3' } };
const launched = { LaunchTemplateId: { Ref: 'Template' }, Version: '1' };

function groupOf(data: object, properties: object = { LaunchTemplate: launched }): Resources {
  return {
    Template: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: {
        LaunchTemplateData: { ImageId: LINUX, InstanceType: 't3.small', BlockDeviceMappings: [ROOT], ...data },
      },
    },
    Group: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: { MinSize: '2', MaxSize: '4', VPCZoneIdentifier: [], ...properties },
    },
  };
}

const database = (properties: object): Resources =>
  one('AWS::RDS::DBInstance', {
    Engine: 'postgres',
    EngineVersion: '17',
    DBInstanceClass: 'db.t4g.micro',
    StorageType: 'gp3',
    AllocatedStorage: '20',
    PubliclyAccessible: false,
    ...properties,
  });

const RUNNING = ['rds/db.t4g.micro/postgres/single-az', 1];

const mixed = (overrides: readonly object[], distribution: object): Resources =>
  groupOf(
    {},
    {
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: launched, Overrides: overrides },
        InstancesDistribution: distribution,
      },
    },
  );

/** What people reported of other tools, with templates of ours: what is paid for, and so many of it. */
const REPORTS: readonly {
  readonly report: string;
  readonly says: string;
  readonly resources: Resources;
  readonly lines: readonly (readonly unknown[])[];
}[] = [
  {
    report: 'infracost/infracost#536',
    says: 'a gp3 disk pays for what it has above 3,000 IOPS and 125 MB/s',
    resources: one('AWS::EC2::Volume', { VolumeType: 'gp3', Size: 100, Iops: 6_000, Throughput: 250 }),
    lines: [
      ['ebs/gp3', 100],
      ['ebs/gp3/iops', 3_000],
      ['ebs/gp3/throughput', 125],
    ],
  },
  {
    report: 'infracost/infracost#3519',
    says: 'the same of a launch template, for each instance',
    resources: groupOf({ BlockDeviceMappings: [{ ...ROOT, Ebs: { ...ROOT.Ebs, Iops: 3_000, Throughput: 500 } }] }),
    lines: [
      ['ec2/t3.small', 2],
      ['ebs/gp3', 40],
      ['ebs/gp3/throughput', 750],
    ],
  },
  {
    report: 'infracost/infracost#625',
    says: 'the disk of a launch template is one disk, and not a second one beside that of the image',
    resources: groupOf({ BlockDeviceMappings: [{ ...ROOT, Ebs: { VolumeSize: 300, VolumeType: 'gp3' } }] }),
    lines: [
      ['ec2/t3.small', 2],
      ['ebs/gp3', 600],
    ],
  },
  {
    report: 'infracost/infracost#625, the other way round',
    says: 'a disk for data leaves the one of the image, which is not known',
    resources: groupOf({ BlockDeviceMappings: [{ ...ROOT, DeviceName: '/dev/sdf' }] }),
    lines: [
      ['ec2/t3.small', 2],
      ['ebs/gp3', 40],
      ['ebs/of its image', Number.NaN],
    ],
  },
  {
    report: 'infracost/infracost#1760',
    says: 'a group that names a type of its own does not pay for that of its launch template',
    resources: mixed([{ InstanceType: 't4g.small' }], { OnDemandPercentageAboveBaseCapacity: 100 }),
    lines: [
      ['ec2/t4g.small', 2],
      ['ebs/gp3', 40],
    ],
  },
  {
    report: 'infracost/infracost#2189',
    says: 'a group that may start either of two types has no price that is known',
    resources: mixed([{ InstanceType: 't3.small' }, { InstanceType: 't3.micro' }], {}),
    lines: [
      ['ec2/t3.small or t3.micro', 2],
      ['ebs/gp3', 40],
    ],
  },
  {
    report: 'infracost/infracost#104',
    says: 'a spot instance is none on demand',
    resources: groupOf({ InstanceMarketOptions: { MarketType: 'spot' } }),
    lines: [
      ['ec2/t3.small/spot', 2],
      ['ebs/gp3', 40],
    ],
  },
  {
    report: 'infracost/infracost#104, of a group',
    says: 'a group that fills up with spot instances has none on demand above its base',
    resources: mixed([], { OnDemandBaseCapacity: 0, OnDemandPercentageAboveBaseCapacity: 0 }),
    lines: [
      ['ec2/t3.small/spot', 2],
      ['ebs/gp3', 40],
    ],
  },
  {
    report: 'infracost/infracost#26',
    says: 'Windows is not priced as Linux',
    resources: groupOf({ ImageId: WINDOWS, BlockDeviceMappings: [{ ...ROOT, DeviceName: '/dev/sda1' }] }),
    lines: [
      ['ec2/t3.small/Windows', 2],
      ['ebs/gp3', 40],
    ],
  },
  {
    report: 'infracost/infracost#142',
    says: 'detailed monitoring is seven metrics of each instance, of which an account has ten for nothing',
    resources: groupOf({ Monitoring: { Enabled: true } }),
    lines: [
      ['ec2/t3.small', 2],
      ['ebs/gp3', 40],
      ['cloudwatch/metric', 4],
    ],
  },
  {
    report: 'infracost/infracost#327',
    says: 'an interface endpoint is paid for in each of its zones',
    resources: one('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] }),
    lines: [['interface-endpoint', 2]],
  },
  {
    report: 'infracost/infracost#342',
    says: 'a gateway endpoint costs nothing',
    resources: one('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }),
    lines: [],
  },
  {
    report: 'infracost/infracost#2284',
    says: 'a database on gp3 with the 3,000 IOPS that it has anyway pays for its storage alone, and that of gp3',
    resources: database({ Iops: 3_000 }),
    lines: [RUNNING, ['rds/gp3/single-az', 20]],
  },
  {
    report: 'infracost/infracost#2487',
    says: 'from 400 GB on a database has 12,000 IOPS, and pays for those above',
    resources: database({ AllocatedStorage: '400', Iops: 15_000, StorageThroughput: 500 }),
    lines: [RUNNING, ['rds/gp3/single-az', 400], ['rds/gp3/iops/single-az', 3_000]],
  },
  {
    report: 'mattrobinsonsre/terrapod#930',
    says: 'IOPS of io1 are paid for from the first one',
    resources: database({ StorageType: 'io1', AllocatedStorage: '100', Iops: 1_000 }),
    lines: [RUNNING, ['rds/io1/single-az', 100], ['rds/io1/iops/single-az', 1_000]],
  },
  {
    report: 'infracost/infracost#1195',
    says: 'what a database is measured by costs once it is kept longer than a week',
    resources: database({ EnablePerformanceInsights: true, PerformanceInsightsRetentionPeriod: 731 }),
    lines: [RUNNING, ['rds/gp3/single-az', 20], ['rds/performance-insights', Number.NaN]],
  },
  {
    report: 'infracost/infracost#1195, before',
    says: 'a week of it costs nothing',
    resources: database({ EnablePerformanceInsights: true }),
    lines: [RUNNING, ['rds/gp3/single-az', 20]],
  },
  {
    report: 'infracost/infracost#2933',
    says: 'a version out of its standard support pays for each processor, in both zones',
    resources: database({ Engine: 'mysql', EngineVersion: '8.0.43', MultiAZ: true }),
    lines: [
      ['rds/db.t4g.micro/mysql/multi-az', 1],
      ['rds/gp3/multi-az', 20],
      ['rds/extended-support/mysql', 4],
    ],
  },
  {
    report: 'infracost/infracost#3600',
    says: 'MySQL 8.4 is in its standard support',
    resources: database({ Engine: 'mysql', EngineVersion: '8.4.6' }),
    lines: [
      ['rds/db.t4g.micro/mysql/single-az', 1],
      ['rds/gp3/single-az', 20],
    ],
  },
  {
    report: 'elC0mpa/aws-doctor#129',
    says: 'a database that the internet reaches pays for its address',
    resources: database({ PubliclyAccessible: true }),
    lines: [RUNNING, ['rds/gp3/single-az', 20], ['public-ipv4', 1]],
  },
  {
    report: 'infracost/infracost#2398',
    says: 'a copy of a secret in another region is a secret',
    resources: one('AWS::SecretsManager::Secret', { ReplicaRegions: [{ Region: 'us-east-1' }] }),
    lines: [['secret', 2]],
  },
  {
    report: 'infracost/infracost#235',
    says: 'an alarm on a formula costs as much as its metrics, looked at more often than once a minute thrice',
    resources: one('AWS::CloudWatch::Alarm', {
      Metrics: [
        { Id: 'a', MetricStat: { Period: 10 } },
        { Id: 'b', MetricStat: { Period: 10 } },
        { Id: 'c', Expression: 'a / b' },
      ],
    }),
    lines: [['cloudwatch/high-resolution-alarm', 2]],
  },
  {
    report: 'oscmcompany/fund#1158',
    says: 'an alarm on a query costs by what it finds, and is none of the ten',
    resources: one('AWS::CloudWatch::Alarm', {
      Metrics: [{ Id: 'a', Expression: 'SELECT MAX(CPUUtilization) FROM "AWS/EC2"', Period: 60 }],
    }),
    lines: [['cloudwatch/query-alarm', Number.NaN]],
  },
  {
    report: 'infracost/infracost#1505',
    says: 'a cache that is off costs nothing, whatever its size',
    resources: one('AWS::ApiGateway::Stage', { CacheClusterEnabled: false, CacheClusterSize: '6.1' }),
    lines: [],
  },
  {
    report: 'infracost/infracost#2281',
    says: 'functions that are kept warm are paid for by the hour',
    resources: one('AWS::Lambda::Alias', {
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 5 },
    }),
    lines: [['lambda/provisioned', Number.NaN]],
  },
  {
    report: 'infracost/infracost#1521',
    says: 'a table that says nothing of how it is paid is provisioned',
    resources: one('AWS::DynamoDB::GlobalTable', { Replicas: [{ Region: SEOUL }] }),
    lines: [['dynamodb/provisioned', Number.NaN]],
  },
  {
    report: 'infracost/infracost#2623',
    says: 'a domain pays for its disks, its coordinators and its warm nodes',
    resources: one('AWS::OpenSearchService::Domain', {
      ClusterConfig: {
        InstanceType: 't3.small.search',
        InstanceCount: 2,
        DedicatedMasterEnabled: true,
        DedicatedMasterType: 'm7g.medium.search',
        WarmEnabled: true,
        WarmType: 'ultrawarm1.medium.search',
        WarmCount: 2,
      },
      EBSOptions: { VolumeType: 'gp3', VolumeSize: 10 },
    }),
    lines: [
      ['opensearch/t3.small.search', 2],
      ['opensearch/m7g.medium.search', 3],
      ['opensearch/gp3', 20],
      ['opensearch/ultrawarm1.medium.search', 2],
    ],
  },
];

test.each(REPORTS)('$says ($report)', ({ resources, lines }) => {
  expect(costOf(resources).lines.map(({ item, quantity }) => [item, quantity])).toEqual(lines);
});

test.each([
  ['infracost/infracost#3270', groupOf({ InstanceType: 'x2gd.2xlarge' }), SEOUL],
  ['infracost/infracost#2575', database({ MultiAZ: true }), ELSEWHERE],
  [
    'infracost/infracost#401',
    one('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', SubnetIds: ['a'] }),
    ELSEWHERE,
  ],
])(
  'what has no price in its region is counted, and neither nothing nor the price of another one (%s)',
  (_, resources, region) => {
    const { lines, idle } = costOf(resources, region);
    expect(idle.unknown).toBeGreaterThan(0);
    expect(lines.filter(({ price, amount }) => !price && amount !== undefined)).toEqual([]);
  },
);

test('a price of a month is none of an hour (mlabouardy/komiser#1298)', () => {
  expect(costOf(one('AWS::CloudWatch::CompositeAlarm')).idle.perMonth).toBeCloseTo(0.5, 9);
});

test('a type that nobody has priced is an error, and not 0 (aws-cloudformation/cloudformation-coverage-roadmap#675)', () => {
  expect(() => costOf(one('AWS::EMR::Cluster'))).toThrow(UndecidableError);
});

test('a table with copies in other regions is paid for there too, which nobody has reckoned (infracost/infracost#133)', () => {
  const copies = { BillingMode: 'PAY_PER_REQUEST', Replicas: [{ Region: SEOUL }, { Region: 'us-east-1' }] };
  expect(() => costOf(one('AWS::DynamoDB::GlobalTable', copies))).toThrow(/Made.*us-east-1/);
});

test('an account has ten metrics of its own for nothing (femiwiki/femiwiki#228)', () => {
  const [metrics] = costOf(groupOf({ Monitoring: { Enabled: true } })).lines.filter(
    ({ item }) => item === 'cloudwatch/metric',
  );
  expect(metrics).toMatchObject({ found: 14, free: 10 });
});

test('each year a key that is rotated has one version more, and a person is told (aws/aws-cdk#17993)', () => {
  const noteOf = (properties: object) => costOf(one('AWS::KMS::Key', properties)).lines[0]!.note;
  expect(noteOf({ EnableKeyRotation: true })?.en).toMatch(/version/);
  expect(noteOf({})).toBeUndefined();
});

test.each([
  ['t3.small', undefined, 'burst-hours-t3'],
  ['t4g.small', undefined, 'burst-hours-t4g'],
  ['t3.small', 'standard', undefined],
  ['t2.small', undefined, undefined],
  ['t2.small', 'unlimited', 'burst-hours'],
  ['m7g.medium', undefined, undefined],
])(
  'what an instance %s with credits %s may use above its baseline is paid for as %s (infracost/infracost#617)',
  (InstanceType, CpuCredits, use) => {
    const credits = CpuCredits === undefined ? {} : { CreditSpecification: { CpuCredits } };
    const { uses } = costOf(groupOf({ InstanceType, ...credits }));
    expect(uses.map((line): string => line.use).filter((name) => name.startsWith('burst'))).toEqual(use ? [use] : []);
  },
);

test('a function with more than the free space for files pays for it (infracost/infracost#2138)', () => {
  const usesOf = (Size: number) =>
    costOf(one('AWS::Lambda::Function', { EphemeralStorage: { Size } })).uses.map((line): string => line.use);
  expect(usesOf(512)).not.toContain('function-storage');
  expect(usesOf(1_024)).toContain('function-storage');
});
