import type { Volume } from '@aws-sdk/client-ec2';
import type { CostPart } from '../../prices/cost';
import { diskPart, diskSpeedParts } from '../../prices/parts-of';
import { type Check, check, tagsOf } from '../check';
import { command } from '../shell-command';

export const disks: readonly Check[] = [
  check({
    id: 'volumes',
    title: { en: 'EBS volumes', ko: 'EBS 볼륨' },
    scope: 'region',
    looksAt: ['ec2:volume/'],
    calls: ['ec2:DescribeVolumes'],
    async *find(ask) {
      for await (const { Volumes = [] } of ask('ec2:DescribeVolumes', {})) {
        for (const {
          VolumeId: id = '',
          VolumeType: type,
          Size = 0,
          State,
          Attachments = [],
          Tags,
          ...speed
        } of Volumes) {
          const [attached] = Attachments;
          const goesWith = attached?.DeleteOnTermination ? attached.InstanceId : undefined;
          const tags = tagsOf(Tags);
          yield {
            id,
            fate: State === 'deleting' ? 'going' : 'stored',
            name: tags['Name'],
            tags,
            state: `${type} ${Size} GB, ${State}`,
            ...(State !== 'deleting' && { cost: costOfDisk(String(type), Size, speed) }),
            ...(attached?.InstanceId && {
              note: goesWith
                ? {
                    en: `goes with the instance ${goesWith}`,
                    ko: `인스턴스 ${goesWith}을(를) 종료하면 함께 삭제됩니다`,
                  }
                : {
                    en: `stays when the instance ${attached.InstanceId} is terminated`,
                    ko: `인스턴스 ${attached.InstanceId}을(를) 종료해도 남습니다`,
                  },
            }),
            remove: goesWith ? [] : command('aws ec2 delete-volume --volume-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'snapshots',
    title: { en: 'EBS snapshots', ko: 'EBS 스냅샷' },
    scope: 'region',
    looksAt: ['ec2:snapshot/'],
    calls: ['ec2:DescribeSnapshots'],
    async *find(ask) {
      for await (const { Snapshots = [] } of ask('ec2:DescribeSnapshots', { OwnerIds: ['self'] })) {
        for (const { SnapshotId: id = '', VolumeSize = 0, State, Description, Tags } of Snapshots) {
          yield {
            id,
            fate: 'stored',
            name: Description,
            tags: tagsOf(Tags),
            state: `of ${VolumeSize} GB, ${State}`,
            ceiling: [['ebs/snapshot', VolumeSize]],
            remove: command('aws ec2 delete-snapshot --snapshot-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'images',
    title: { en: 'Machine images (AMIs)', ko: 'AMI' },
    scope: 'region',
    looksAt: ['ec2:image/'],
    calls: ['ec2:DescribeImages'],
    async *find(ask) {
      const own = { Owners: ['self'], IncludeDeprecated: true, IncludeDisabled: true };
      for await (const { Images = [] } of ask('ec2:DescribeImages', own)) {
        for (const { ImageId: id = '', Name, State, Tags } of Images) {
          yield {
            id,
            fate: 'unused',
            name: Name,
            tags: tagsOf(Tags),
            state: State,
            note: {
              en: 'its snapshots are what costs; they can be deleted once it is deregistered',
              ko: '요금은 이 AMI의 스냅샷에서 나옵니다. 등록을 취소한 뒤 스냅샷을 삭제하세요',
            },
            remove: command('aws ec2 deregister-image --image-id', id),
          };
        }
      }
    },
  }),
];

function costOfDisk(volumeType: string, gigabytes: number, { Iops, Throughput }: Volume): readonly CostPart[] {
  return [diskPart(volumeType, gigabytes), ...diskSpeedParts({ volumeType, iops: Iops, throughput: Throughput })];
}
