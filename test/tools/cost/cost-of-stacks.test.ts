import { REGIONS } from '../../../lib/config/regions';
import { readTemplate } from '../../../lib/model/template';
import { UndecidableError } from '../../../lib/model/undecidable-error';
import { EVERY_CHECK } from '../../../lib/tools/check-off/checks/every-check';
import { type CostedStack, costOfStacks } from '../../../lib/tools/cost/cost-of-stacks';
import { priceOf } from '../../../lib/tools/prices/price-list';
import { PATTERNS } from '../../patterns';
import { costedVariant } from '../../support/costed-stacks';
import { variantsOf } from '../../support/variants';

type Resources = Readonly<Record<string, object>>;

function stackOf(resources: Resources, region = 'ap-northeast-2', id = 'Made'): CostedStack {
  return { id, model: readTemplate({ Resources: resources }, { name: id, region }), origins: new Map() };
}

const many = (count: number, type: string, properties: object = {}): Resources =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`Made${at}`, { Type: type, Properties: properties }]));

const SEOUL = 'ap-northeast-2';

test.each(PATTERNS.flatMap(variantsOf))('somebody has said what each resource costs: $name', (variant) => {
  const { lines, idle, stopped, survivors } = costOfStacks(costedVariant(variant), REGIONS[0]);
  expect(stopped.perHour).toBeLessThanOrEqual(idle.perHour);
  // Each amount is its own formula, and what has none is counted.
  for (const { item, quantity, amount, region } of lines) {
    const price = priceOf(item, region);
    const known = quantity === 0 || (price !== undefined && Number.isFinite(quantity));
    expect([item, amount === undefined]).toEqual([item, !known]);
  }
  const checks = EVERY_CHECK.map(({ id }) => id);
  expect(survivors.filter(({ check }) => check !== undefined && !checks.includes(check))).toEqual([]);
  expect(idle.unknown).toBe(lines.filter(({ amount }) => !amount).length);
});

test('a type of which nobody has said what it costs is an error that names it', () => {
  const stack = stackOf({ Odd: { Type: 'AWS::Braket::Laboratory' } });
  expect(() => costOfStacks([stack], SEOUL)).toThrow(UndecidableError);
  expect(() => costOfStacks([stack], SEOUL)).toThrow(/Odd.*AWS::Braket::Laboratory/);
});

test('a price that is not known in the region leaves a sum that is the least, and is never that of another region', () => {
  const endpoint = { VpcEndpointType: 'Interface', SubnetIds: ['one', 'two'] };
  const elsewhere = costOfStacks(
    [
      stackOf(
        { ...many(1, 'AWS::EC2::VPCEndpoint', endpoint), Zone: { Type: 'AWS::Route53::HostedZone' } },
        'eu-west-1',
      ),
    ],
    SEOUL,
  );
  expect(elsewhere.idle).toMatchObject({ perMonth: 0.5, unknown: 1 });
  expect(elsewhere.lines[0]).toMatchObject({
    item: 'interface-endpoint',
    quantity: 2,
    formula: { en: '2 x UNKNOWN price', ko: '2 x 가격 UNKNOWN' },
  });
  const inSeoul = costOfStacks([stackOf(many(1, 'AWS::EC2::VPCEndpoint', endpoint))], 'us-east-1');
  expect(inSeoul.idle).toMatchObject({ unknown: 0, perHour: expect.closeTo(0.026, 6) });
});

test('an account has ten alarms for nothing once, whichever of its stacks they are in', () => {
  const alarms = costOfStacks(
    [stackOf(many(8, 'AWS::CloudWatch::Alarm')), stackOf(many(8, 'AWS::CloudWatch::Alarm'), 'us-east-1', 'Edge')],
    SEOUL,
  );
  expect(alarms.lines.map(({ found, free, quantity }) => [found, free, quantity])).toEqual([
    [8, 8, 0],
    [8, 2, 6],
  ]);
  expect(alarms.idle.perMonth).toBeCloseTo(0.6, 6);
});

test('stacks in another order have the same lines, and those of the region that was asked for are free', () => {
  const stacks = [
    stackOf({ ...many(8, 'AWS::CloudWatch::Alarm'), Files: { Type: 'AWS::S3::Bucket' } }, 'ap-southeast-2', 'Site'),
    stackOf({ ...many(8, 'AWS::CloudWatch::Alarm'), Edge: { Type: 'AWS::SNS::Topic' } }, 'us-east-1', 'Edge'),
    stackOf(many(1, 'AWS::CloudWatch::Alarm'), 'us-east-1', 'Another'),
  ];
  const told = costOfStacks(stacks, 'ap-southeast-2');
  expect(costOfStacks(stacks.toReversed(), 'ap-southeast-2')).toEqual(told);
  expect(told.lines.map(({ region, free }) => [region, free])).toEqual([
    ['ap-southeast-2', 8],
    ['us-east-1', 2],
  ]);
});

test('an alarm on a formula is as many as its metrics, and a target has two alarms of its own', () => {
  const metrics = [{ MetricStat: {} }, { MetricStat: {} }, { Expression: 'm1 / m2' }];
  const { lines } = costOfStacks(
    [
      stackOf({
        Ratio: { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics: metrics } },
        Target: {
          Type: 'AWS::AutoScaling::ScalingPolicy',
          Properties: { TargetTrackingConfiguration: { CustomizedMetricSpecification: { Metrics: metrics } } },
        },
        ...many(7, 'AWS::CloudWatch::Alarm'),
      }),
    ],
    SEOUL,
  );
  expect(lines).toMatchObject([{ found: 2 + 4 + 7, free: 10, quantity: 3 }]);
});

test('a group pays for as many servers, disks and addresses as it begins with, and a server that is stopped for its disk', () => {
  const data = {
    ImageId: 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64',
    InstanceType: 't4g.small',
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, VolumeType: 'gp3' } }],
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: [] }],
  };
  const template = { Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: data } };
  const launched = { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } };
  const group = (MinSize: string) => ({
    Template: template,
    Group: {
      Type: 'AWS::AutoScaling::AutoScalingGroup',
      Properties: { MinSize, MaxSize: '4', VPCZoneIdentifier: [], ...launched },
    },
  });
  const three = costOfStacks([stackOf(group('3'))], SEOUL);
  expect(three.lines.map(({ item, quantity }) => [item, quantity])).toEqual([
    ['ec2/t4g.small', 3],
    ['ebs/gp3', 60],
    ['public-ipv4', 3],
  ]);
  // Whoever stops one gets another.
  expect(three.stopped.perHour).toBe(three.idle.perHour);
  expect(costOfStacks([stackOf(group('0'))], SEOUL).idle).toMatchObject({ perHour: 0, unknown: 0 });

  const alone = costOfStacks(
    [stackOf({ Template: template, Server: { Type: 'AWS::EC2::Instance', Properties: launched } })],
    SEOUL,
  );
  expect(alone.stopped.perHour).toBeCloseTo((20 * 0.0912) / 730, 6);
});

test('a system that only the id of its image knows has no price', () => {
  const server = {
    InstanceType: 't3.micro',
    ImageId: 'ami-0123456789abcdef0',
    BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { VolumeSize: 8 } }],
  };
  const { lines } = costOfStacks([stackOf(many(1, 'AWS::EC2::Instance', server))], SEOUL);
  expect(lines.map(({ item, amount }) => [item, amount === undefined])).toEqual([
    ['ec2/t3.micro/undefined', true],
    ['ebs/gp2', true],
  ]);
});

test('a load balancer that people reach pays for an address in each of its zones', () => {
  const balancer = (Scheme: string) =>
    many(1, 'AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme, Subnets: ['a', 'b'] });
  expect(costOfStacks([stackOf(balancer('internet-facing'))], SEOUL).idle.perHour).toBeCloseTo(0.0225 + 2 * 0.005, 6);
  expect(costOfStacks([stackOf(balancer('internal'))], SEOUL).idle.perHour).toBeCloseTo(0.0225, 6);
});

test('use costs nothing until it is stated, and what is stated adds up', () => {
  const bucket = { Files: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' } };
  const idle = costOfStacks([stackOf(bucket)], SEOUL);
  expect(idle.idle).toEqual({ perHour: 0, perClass: 0, perMonth: 0, unknown: 0 });
  expect(idle.uses.map(({ use, formula }) => [use, formula.en])).toEqual([
    ['storage', '0.025 / GB'],
    ['storage-writes', '0.0045 / 1,000 requests'],
    ['storage-reads', '0.0035 / 10,000 requests'],
  ]);
  const used = costOfStacks([stackOf(bucket)], SEOUL, { storage: 40, 'storage-writes': 10_000 });
  expect(used.idle.perMonth).toBe(0);
  expect(used.used.perMonth).toBeCloseTo(1 + 0.045, 6);
});

test('says what stays after a destroy, and whether it is what somebody pays for', () => {
  const { survivors, uses } = costOfStacks(
    [
      stackOf({
        Files: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' },
        Scratch: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Delete' },
        Database: {
          Type: 'AWS::RDS::DBInstance',
          Properties: {
            Engine: 'postgres',
            DBInstanceClass: 'db.t4g.micro',
            AllocatedStorage: '20',
            DeleteAutomatedBackups: false,
          },
        },
      }),
    ],
    SEOUL,
  );
  expect(
    survivors.map(({ check, paidBy, resources }) => [check, paidBy, resources.map(({ logicalId }) => logicalId)]),
  ).toEqual([
    ['buckets', 'storage', ['Files']],
    ['database-snapshots', 'database-backups', ['Database']],
    ['database-backups', 'database-backups', ['Database']],
  ]);
  expect(uses.filter(({ survives }) => survives).map(({ use }) => use)).toEqual(['storage', 'database-backups']);
});

test('an hour that is used up is one hour, and not one of every hour of a month', () => {
  const store = { Group: { Type: 'AWS::OpenSearchServerless::CollectionGroup', Properties: {} } };
  const { uses, used } = costOfStacks([stackOf(store)], SEOUL, { 'search-ocu-hours': 8 });
  expect(uses.find(({ use }) => use === 'search-ocu-hours')!.formula.en).toBe('8 x 0.293');
  expect(used.perMonth).toBeCloseTo(8 * 0.293, 9);
});
