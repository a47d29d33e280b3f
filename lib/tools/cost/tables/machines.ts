import { objectsAt } from '../../../model/property-path';
import { hasElasticIp, launchTemplateData, networkInterfaces } from '../../../model/reach/network-interfaces';
import type { Resource, StackModel } from '../../../model/template';
import { UndecidableError } from '../../../model/undecidable-error';
import { diskPart, instancePart } from '../../prices/parts-of';
import { agentMetricsIn } from '../agent-metrics';
import type { Charge, CostTable, WhenStopped } from '../charge';
import { platformOf } from '../platform';

type Raw = Readonly<Record<string, unknown>>;

/** What servers cost: themselves, their disks, and addresses that are not their own. */
export const MACHINES: CostTable = {
  'AWS::EC2::Instance': (resource, stack) => {
    const data = { ...launchTemplateData(stack, resource.properties), ...resource.properties };
    return {
      charges: [
        ...machine(stack, resource, data, 1, 'ends'),
        // An address that comes with a start is given back with a stop.
        ...(hasElasticIp(stack, resource.logicalId) ? [] : addresses(stack, resource, 1, 'ends')),
      ],
      uses: burstsOf(data),
    };
  },
  'AWS::AutoScaling::AutoScalingGroup': (resource, stack) => {
    const { properties, logicalId } = resource;
    const { MinSize, DesiredCapacity } = properties;
    const least = Number(DesiredCapacity ?? MinSize);
    if (!Number.isInteger(least))
      throw new UndecidableError(`${logicalId} does not say how many instances it begins with`);
    const data = launchTemplateData(stack, properties);
    return {
      charges: [
        ...machine(stack, resource, data, least, 'replaced'),
        ...addresses(stack, resource, least, 'replaced'),
        ...metrics(stack, resource, data, least),
      ],
      uses: [...burstsOf(data), 'egress'],
    };
  },
};

function machine(
  stack: StackModel,
  { logicalId, type }: Resource,
  data: Raw,
  count: number,
  whenStopped: WhenStopped,
): Charge[] {
  const instanceType = data['InstanceType'];
  if (typeof instanceType !== 'string')
    throw new UndecidableError(`${logicalId} does not say which instance type it has`);
  const disks = objectsAt(data, 'BlockDeviceMappings').flatMap(({ Ebs }) => (Ebs ? [Ebs as Raw] : []));
  const grouped = type === 'AWS::AutoScaling::AutoScalingGroup';
  const platform = platformOf(stack, data['ImageId']);
  const kind = platform === 'Linux/UNIX' ? instanceType : `${instanceType} (${platform ?? '?'})`;
  return [
    {
      what: grouped
        ? { en: `servers of a group, ${kind}`, ko: `그룹의 서버 ${kind}` }
        : data['SourceDestCheck'] === false
          ? { en: `way out: server ${kind}`, ko: `아웃바운드: 서버 ${kind}` }
          : { en: `server ${kind}`, ko: `서버 ${kind}` },
      part: instancePart(instanceType, platform, count),
      whenStopped,
    },
    ...(disks.length > 0 ? disks : [{ VolumeType: 'of its image', VolumeSize: Number.NaN }]).map(
      ({ VolumeType = 'gp2', VolumeSize }): Charge => ({
        what: grouped
          ? { en: `disks of a group, ${VolumeType}`, ko: `그룹의 디스크 ${VolumeType}` }
          : { en: `disks, ${VolumeType}`, ko: `디스크 ${VolumeType}` },
        part: diskPart(String(VolumeType), count === 0 ? 0 : Number(VolumeSize ?? Number.NaN) * count),
        whenStopped: whenStopped === 'ends' ? 'goes on' : whenStopped,
      }),
    ),
  ];
}

function addresses(stack: StackModel, { logicalId }: Resource, count: number, whenStopped: WhenStopped): Charge[] {
  const own = networkInterfaces(stack).filter(
    ({ holder, publicFamilies }) => holder === logicalId && publicFamilies.includes(4),
  );
  return own.length === 0 ? [] : [publicAddresses(count * own.length, whenStopped)];
}

/** The same words wherever an address is paid for. */
export function publicAddresses(count: number, whenStopped: WhenStopped): Charge {
  return {
    what: { en: 'public IPv4 addresses', ko: '퍼블릭 IPv4 주소' },
    part: ['public-ipv4', count],
    whenStopped,
  };
}

function metrics(stack: StackModel, { logicalId }: Resource, data: Raw, instances: number): Charge[] {
  const count = agentMetricsIn(stack, data['UserData'], logicalId, instances);
  if (count === 0) return [];
  return [
    {
      what: { en: 'metrics of the agent', ko: '에이전트 지표' },
      part: ['cloudwatch/metric', count],
      whenStopped: 'replaced',
    },
  ];
}

/** An instance that may go on above its baseline pays for what it does not earn back. */
function burstsOf(data: Raw): readonly 'burst-hours'[] {
  const credits = (data['CreditSpecification'] ?? {}) as Raw;
  return (credits['CPUCredits'] ?? credits['CpuCredits']) === 'unlimited' ? ['burst-hours'] : [];
}
