import { readTemplate } from '../../../lib/model/template';
import { costOfStacks } from '../../../lib/tools/cost/cost-of-stacks';

type Resources = Readonly<Record<string, object>>;

const REGION = 'ap-northeast-2';

/** What is paid for, by item: so many of it. */
function quantities(resources: Resources): Readonly<Record<string, number>> {
  const model = readTemplate({ Resources: resources }, { name: 'Made', region: REGION });
  const { lines } = costOfStacks([{ id: 'Made', model, origins: new Map() }], REGION);
  return Object.fromEntries(lines.map(({ item, found }) => [item, found]));
}

const NETWORK: Resources = {
  Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  Subnet: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Network' }, CidrBlock: '10.0.0.0/24' } },
  Group: { Type: 'AWS::EC2::SecurityGroup', Properties: { VpcId: { Ref: 'Network' }, GroupDescription: 'made' } },
};

function database(properties: object, more: Resources = {}): Resources {
  const of = { Engine: 'postgres', EngineVersion: '17.4', DBInstanceClass: 'db.t4g.micro', AllocatedStorage: '400' };
  return { ...more, Database: { Type: 'AWS::RDS::DBInstance', Properties: { ...of, ...properties } } };
}

function machine(properties: object, more: Resources = {}): Resources {
  const Properties = {
    InstanceType: 't3.micro',
    ImageId: 'ami-1',
    SubnetId: { Ref: 'Subnet' },
    SecurityGroupIds: [{ 'Fn::GetAtt': ['Group', 'GroupId'] }],
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8, VolumeType: 'gp3' } }],
    ...properties,
  };
  return { ...NETWORK, ...more, Machine: { Type: 'AWS::EC2::Instance', Properties } };
}

const one = (type: string, properties: object): Resources => ({ Made: { Type: type, Properties: properties } });

const domain = (disk: object) =>
  one('AWS::OpenSearchService::Domain', {
    ClusterConfig: { InstanceType: 't3.small.search', InstanceCount: 2 },
    EBSOptions: { EBSEnabled: true, VolumeType: 'gp3', ...disk },
  });

const GATEWAY: Resources = {
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: { Ref: 'Network' }, InternetGatewayId: 'igw' },
  },
};

/** What is paid for although the template does not say so, or says it in another form. */
const PAID_FOR: readonly (readonly [what: string, resources: Resources, paid: Readonly<Record<string, number>>])[] = [
  [
    'a database in two zones, written as a text',
    database({ MultiAZ: 'true' }),
    { 'rds/db.t4g.micro/postgres/multi-az': 1 },
  ],
  [
    'a database with a speed and no type of disk',
    database({ Iops: 3000 }),
    { 'rds/io1/single-az': 400, 'rds/io1/iops/single-az': 3000 },
  ],
  [
    'speed of SQL Server, which is on one volume',
    database({ Engine: 'sqlserver-se', StorageType: 'gp3', Iops: 12_000 }),
    { 'rds/gp3/iops/single-az': 9_000 },
  ],
  [
    'further volumes of a database',
    database({ AdditionalStorageVolumes: [{ StorageType: 'gp3', AllocatedStorage: '1000' }] }),
    { 'rds/additional/gp3': 1_000 },
  ],
  ['the address of a database beside a gateway', database({}, GATEWAY), { 'public-ipv4': 1 }],
  [
    'a machine in a network of dedicated ones',
    machine(
      { Tenancy: 'default' },
      {
        Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16', InstanceTenancy: 'dedicated' } },
      },
    ),
    { 'ec2/t3.micro/undefined/dedicated': 1 },
  ],
  [
    'disks of a launch template beside those of the instance',
    machine(
      { LaunchTemplate: { LaunchTemplateId: { Ref: 'Form' }, Version: '1' } },
      {
        Form: {
          Type: 'AWS::EC2::LaunchTemplate',
          Properties: {
            LaunchTemplateData: {
              BlockDeviceMappings: ['/dev/xvda', '/dev/sdb'].map((DeviceName) => ({
                DeviceName,
                Ebs: { VolumeSize: 500, VolumeType: 'gp3' },
              })),
            },
          },
        },
      },
    ),
    { 'ebs/gp3': 508 },
  ],
  [
    'the bounds of an alarm on what is not usual',
    one('AWS::CloudWatch::Alarm', {
      Metrics: [
        { Id: 'm', MetricStat: { Period: 300 } },
        { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m, 2)' },
      ],
    }),
    { 'cloudwatch/alarm': 3 },
  ],
  [
    'speed of the disks of a search domain',
    domain({ VolumeSize: 100, Iops: 9_000, Throughput: 500 }),
    { 'opensearch/gp3/iops': 12_000, 'opensearch/gp3/throughput': 750 },
  ],
  ['disks of a search domain that says no size', domain({}), { 'opensearch/gp3': Number.NaN }],
  ['a NAT gateway of a region', one('AWS::EC2::NatGateway', { AvailabilityMode: 'regional' }), { 'nat-gateway': NaN }],
  [
    'addresses of a certificate',
    one('AWS::CloudFront::Distribution', { DistributionConfig: { ViewerCertificate: { SslSupportMethod: 'vip' } } }),
    { 'cloudfront/dedicated-ip': 1 },
  ],
];

test.each(PAID_FOR)('%s: it is paid for', (_, resources, paid) => {
  expect(quantities(resources)).toMatchObject(paid);
});

test('what is not there is not paid for', () => {
  expect(quantities(database({ PubliclyAccessible: 'false' }, GATEWAY))).not.toHaveProperty('public-ipv4');
  expect(quantities(database({ StorageType: 'gp3', Iops: 12_000 }))).not.toHaveProperty('rds/gp3/iops/single-az');
  expect(quantities(domain({ VolumeSize: 100, Iops: 3_000 }))).not.toHaveProperty('opensearch/gp3/iops');
});
