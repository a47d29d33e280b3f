import { objectsAt } from '../../../model/property-path';
import { hasElasticIp, launchTemplateData, networkInterfaces } from '../../../model/reach/network-interfaces';
import type { Resource, StackModel } from '../../../model/template';
import { UndecidableError } from '../../../model/undecidable-error';
import { agentMetricsIn } from '../agent-metrics';
import type { Charge, CostTable, WhenStopped } from '../charge';
import { diskCharges, volumeTypeOf } from '../disks';
import { kindWords, type MachineKind, machineKind, machinePart } from '../machine-kind';
import type { UseName } from '../uses';

type Raw = Readonly<Record<string, unknown>>;

/** What servers cost: themselves, their disks, and addresses that are not their own. */
export const MACHINES: CostTable = {
  'AWS::EC2::Instance': (resource, stack) => {
    const template = launchTemplateData(stack, resource.properties);
    const data = {
      ...template,
      ...resource.properties,
      BlockDeviceMappings: mappingsOf(template, resource.properties),
    };
    return {
      charges: [
        ...machine(stack, resource, data, 1, 'ends'),
        // An address that comes with a start is given back with a stop.
        ...(hasElasticIp(stack, resource.logicalId) ? [] : addresses(stack, resource, 1, 'ends')),
        ...monitoring(data, 1, 'ends'),
      ],
      uses: burstsOf(machineKind(stack, resource, data), data),
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
        ...monitoring(data, least, 'replaced'),
      ],
      uses: [...burstsOf(machineKind(stack, resource, data), data), 'egress'],
    };
  },
};

/** Devices of a launch template stay, but for those that an instance describes itself. */
function mappingsOf(template: Raw, own: Raw): readonly Raw[] {
  const described = objectsAt(own, 'BlockDeviceMappings');
  const names = described.map(({ DeviceName }) => DeviceName);
  return [
    ...described,
    ...objectsAt(template, 'BlockDeviceMappings').filter(({ DeviceName }) => !names.includes(DeviceName)),
  ];
}

/** Type of a disk that only its image knows. */
const OF_IMAGE = 'of its image';

/** What images of Linux and Windows call the disk that they start from. */
const ROOT_DEVICES = ['/dev/xvda', '/dev/sda1'];

function machine(stack: StackModel, resource: Resource, data: Raw, count: number, whenStopped: WhenStopped): Charge[] {
  const kind = machineKind(stack, resource, data);
  const grouped = resource.type === 'AWS::AutoScaling::AutoScalingGroup';
  const { en, ko } = kindWords(kind);
  return [
    {
      what: grouped
        ? { en: `servers of a group, ${en}`, ko: `그룹의 서버 ${ko}` }
        : data['SourceDestCheck'] === false
          ? { en: `way out: server ${en}`, ko: `아웃바운드: 서버 ${ko}` }
          : { en: `server ${en}`, ko: `서버 ${ko}` },
      part: machinePart(kind, count),
      whenStopped,
    },
    ...disksOf(data).flatMap((disk) => {
      const type = volumeTypeOf(disk);
      const told = type === OF_IMAGE ? { en: type, ko: '(이미지가 정합니다)' } : { en: type, ko: type };
      const what = grouped
        ? { en: `disks of a group, ${told.en}`, ko: `그룹의 디스크 ${told.ko}` }
        : { en: `disks, ${told.en}`, ko: `디스크 ${told.ko}` };
      return diskCharges(what, disk, count, whenStopped === 'ends' ? 'goes on' : whenStopped);
    }),
  ];
}

/** Disks that are described, and the one of the image where it is not among them. */
function disksOf(data: Raw): readonly Raw[] {
  const mapped = objectsAt(data, 'BlockDeviceMappings').filter(({ Ebs }) => Ebs);
  const root = mapped.some(({ DeviceName }) => ROOT_DEVICES.includes(String(DeviceName)));
  return [...mapped.map(({ Ebs }) => Ebs as Raw), ...(root ? [] : [{ VolumeType: OF_IMAGE, VolumeSize: Number.NaN }])];
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

/** Metrics of an instance that detailed monitoring sends once a minute. */
const DETAILED_METRICS = 7;

function monitoring(data: Raw, instances: number, whenStopped: WhenStopped): Charge[] {
  const { Monitoring } = data;
  if (Monitoring !== true && (Monitoring as Raw | undefined)?.['Enabled'] !== true) return [];
  return [
    {
      what: { en: 'metrics of detailed monitoring', ko: '세부 모니터링 지표' },
      part: ['cloudwatch/metric', DETAILED_METRICS * instances],
      whenStopped,
    },
  ];
}

/** Families that may go on above their baseline, with what that is paid by, and whether they do so unasked. */
const BURSTS: Readonly<Record<string, { readonly use: UseName; readonly unasked: boolean }>> = {
  t2: { use: 'burst-hours', unasked: false },
  t3: { use: 'burst-hours-t3', unasked: true },
  t3a: { use: 'burst-hours', unasked: true },
  t4g: { use: 'burst-hours-t4g', unasked: true },
};

/** An instance that may go on above its baseline pays for what it does not earn back. */
function burstsOf({ instanceTypes, platform }: MachineKind, data: Raw): readonly UseName[] {
  const credits = (data['CreditSpecification'] ?? {}) as Raw;
  const asked = credits['CPUCredits'] ?? credits['CpuCredits'];
  const uses = instanceTypes.flatMap((type): UseName[] => {
    const family = BURSTS[type.split('.')[0]!];
    if (!family || (asked ?? (family.unasked ? 'unlimited' : 'standard')) !== 'unlimited') return [];
    // The prices of a family are those of Linux.
    return [platform === 'Linux/UNIX' ? family.use : 'burst-hours'];
  });
  return [...new Set(uses)];
}
