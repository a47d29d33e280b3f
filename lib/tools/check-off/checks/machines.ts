import { instancePart } from '../../prices/parts-of';
import { type Check, check, type Fate, tagsOf } from '../check';
import { command } from '../shell-command';

/** How an instance's state shows on the bill. Its disks and addresses are paid in every state; they stand in their own lists. */
const STATES: Readonly<Record<string, Fate>> = {
  pending: 'billed',
  running: 'billed',
  stopping: 'unused',
  stopped: 'unused',
  'shutting-down': 'going',
};

export const machines: readonly Check[] = [
  check({
    id: 'instances',
    title: { en: 'EC2 instances', ko: 'EC2 인스턴스' },
    scope: 'region',
    looksAt: ['ec2:instance/'],
    calls: ['ec2:DescribeInstances'],
    async *find(ask) {
      for await (const { Reservations = [] } of ask('ec2:DescribeInstances', {})) {
        for (const instance of Reservations.flatMap(({ Instances = [] }) => Instances)) {
          const { InstanceId: id = '', InstanceType: type = '', State, PlatformDetails } = instance;
          const state = State?.Name ?? '';
          if (state === 'terminated') continue;
          const fate = STATES[state] ?? 'billed';
          const tags = tagsOf(instance.Tags);
          // One that may be taken away has a price of its own.
          const platform = instance.InstanceLifecycle ?? PlatformDetails;
          yield {
            id,
            fate,
            name: tags['Name'],
            tags,
            state: `${type}, ${state}`,
            ...(fate === 'billed' && { cost: [instancePart(type, platform)] }),
            ...(fate === 'unused' && {
              note: {
                en: 'stopped: its disks and its Elastic IP go on costing; they are listed on their own',
                ko: '중지 상태입니다. 디스크와 탄력적 IP 요금은 계속 나오며 따로 표시됩니다',
              },
            }),
            remove: command('aws ec2 terminate-instances --instance-ids', id),
          };
        }
      }
    },
  }),
  check({
    id: 'auto-scaling-groups',
    title: { en: 'Auto Scaling groups', ko: 'Auto Scaling 그룹' },
    scope: 'region',
    looksAt: ['autoscaling:autoScalingGroup:'],
    calls: ['autoscaling:DescribeAutoScalingGroups'],
    async *find(ask) {
      for await (const { AutoScalingGroups = [] } of ask('autoscaling:DescribeAutoScalingGroups', {})) {
        for (const { AutoScalingGroupName: id = '', DesiredCapacity = 0, Status, Tags } of AutoScalingGroups) {
          yield {
            id,
            fate: Status ? 'going' : 'unused',
            tags: tagsOf(Tags),
            state: Status ?? `${DesiredCapacity} instances wanted`,
            note: {
              en: 'starts new instances in place of those that are terminated: remove it first',
              ko: '종료된 인스턴스를 새로 시작합니다. 이 그룹을 먼저 삭제하세요',
            },
            remove: command('aws autoscaling delete-auto-scaling-group --force-delete --auto-scaling-group-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'key-pairs',
    title: { en: 'Key pairs', ko: '키 페어' },
    scope: 'region',
    looksAt: ['ec2:key-pair/'],
    calls: ['ec2:DescribeKeyPairs'],
    async *find(ask) {
      for await (const { KeyPairs = [] } of ask('ec2:DescribeKeyPairs', {})) {
        for (const { KeyPairId: id = '', KeyName, KeyType, Tags } of KeyPairs) {
          yield {
            id,
            fate: 'unused',
            name: KeyName,
            tags: tagsOf(Tags),
            state: KeyType,
            remove: command('aws ec2 delete-key-pair --key-pair-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'private-keys',
    title: { en: 'Private keys in Parameter Store', ko: 'Parameter Store의 프라이빗 키' },
    scope: 'region',
    looksAt: ['ssm:parameter/ec2/keypair/'],
    calls: ['ssm:DescribeParameters'],
    async *find(ask, { region, account }) {
      const named = { Key: 'Name', Option: 'BeginsWith', Values: ['/ec2/keypair/'] };
      for await (const { Parameters = [] } of ask('ssm:DescribeParameters', { ParameterFilters: [named] })) {
        for (const { Name: id = '', Type } of Parameters) {
          yield {
            id,
            fate: 'unused',
            arn: `arn:aws:ssm:${region}:${account}:parameter${id}`,
            state: Type,
            note: {
              en: 'whoever may read it can sign in with it: the key pair of that id goes first',
              ko: '읽을 수 있는 사람은 이 키로 접속할 수 있습니다. 같은 ID의 키 페어부터 삭제하세요',
            },
            remove: command('aws ssm delete-parameter --name', id),
          };
        }
      }
    },
  }),
];
