import type { Sentence } from '../../../config/sentence';
import { at, objectsAt } from '../../../model/property-path';
import { domainParts, searchCapacityPart } from '../../prices/parts-of';
import type { Charge, CostTable } from '../charge';
import { diskCharges, numberIn, speedWords, volumeTypeOf } from '../disks';

/** The same words wherever a secret is paid for. */
export function secrets(count: number): Charge {
  return { what: { en: 'secrets', ko: '보안 암호' }, part: ['secret', count], whenStopped: 'goes on' };
}

const ROTATED: Sentence = {
  en: 'a key that is rotated has one version more after each of its first two years, and each is paid for as a key',
  ko: '교체되는 키는 처음 두 해 동안 해마다 버전이 하나씩 늘고, 버전마다 키 하나의 요금이 나옵니다',
};

/** What keeps files, keys and search indexes costs: by the hour where a machine keeps it, else by what it holds. */
export const STORES: CostTable = {
  'AWS::S3::Bucket': () => ({ uses: ['storage', 'storage-writes', 'storage-reads'] }),
  'AWS::SecretsManager::Secret': ({ properties }) => ({
    // Each copy in another region is one.
    charges: [secrets(1 + objectsAt(properties, 'ReplicaRegions').length)],
  }),
  'AWS::KMS::Key': ({ properties }) => ({
    charges: [
      {
        what: { en: 'keys of KMS', ko: 'KMS 키' },
        part: ['kms-key', 1],
        whenStopped: 'goes on',
        ...(properties['EnableKeyRotation'] === true && { note: ROTATED }),
      },
    ],
  }),
  'AWS::EC2::Volume': ({ properties }) => {
    const type = volumeTypeOf(properties);
    return {
      charges: diskCharges({ en: `disks, ${type}`, ko: `디스크 ${type}` }, properties, 1, 'goes on'),
    };
  },
  'AWS::OpenSearchService::Domain': ({ properties }) => {
    const cluster = (properties['ClusterConfig'] ?? {}) as Readonly<Record<string, unknown>>;
    const instanceType = String(cluster['InstanceType'] ?? 'm4.large.search');
    const masterType = cluster['DedicatedMasterType'] as string | undefined;
    const hasDisks = at(properties, 'EBSOptions', 'EBSEnabled') === true;
    const volumeType = String(at(properties, 'EBSOptions', 'VolumeType') ?? 'gp2');
    const [instances, masters, disks, ...speed] = domainParts({
      instanceType,
      instances: Number(cluster['InstanceCount'] ?? 1),
      masterType,
      masters: cluster['DedicatedMasterEnabled'] === true ? Number(cluster['DedicatedMasterCount'] ?? 3) : 0,
      volumeType,
      gigabytes: Number(at(properties, 'EBSOptions', 'VolumeSize') ?? (hasDisks ? Number.NaN : 0)),
      iops: numberIn(at(properties, 'EBSOptions', 'Iops')),
      throughput: numberIn(at(properties, 'EBSOptions', 'Throughput')),
    });
    const domain = (en: string, ko: string, part: Charge['part'] | undefined): Charge[] =>
      part && part[1] !== 0 ? [{ what: { en, ko }, part, whenStopped: 'goes on' }] : [];
    return {
      charges: [
        ...domain(`search domain, ${instanceType}`, `검색 도메인 ${instanceType}`, instances),
        ...domain(`its coordinators, ${masterType}`, `도메인의 마스터 ${masterType}`, masters),
        ...domain(`its disks, ${volumeType}`, `도메인의 디스크 ${volumeType}`, disks),
        ...speed.map((part): Charge => {
          const what = speedWords(part[0], {
            en: `disks of a domain, ${volumeType}`,
            ko: `도메인의 디스크 ${volumeType}`,
          });
          return { what, part, whenStopped: 'goes on' };
        }),
        ...domain(
          `its warm nodes, ${cluster['WarmType']}`,
          `도메인의 UltraWarm 노드 ${cluster['WarmType']}`,
          cluster['WarmEnabled'] === true
            ? [`opensearch/${cluster['WarmType']}`, Number(cluster['WarmCount'] ?? Number.NaN)]
            : undefined,
        ),
      ],
    };
  },
  'AWS::OpenSearchServerless::CollectionGroup': ({ properties }) => {
    const least = (of: string) => Number(at(properties, 'CapacityLimits', of) ?? 0);
    return {
      charges: [
        {
          what: { en: 'search capacity, asleep', ko: '검색 용량(잠든 동안)' },
          part: searchCapacityPart(least('MinIndexingCapacityInOcu'), least('MinSearchCapacityInOcu')),
          whenStopped: 'goes on',
          note: {
            en: 'the store falls asleep after ten minutes without use and is paid by the OCU-hour when it is awake',
            ko: '10분 동안 쓰지 않으면 잠들고, 깨어 있는 동안 OCU 시간으로 요금이 나옵니다',
          },
        },
      ],
      uses: ['search-ocu-hours', 'search-storage'],
    };
  },
  'AWS::OpenSearchServerless::Collection': ({ logicalId, properties }) =>
    properties['CollectionGroupName'] === undefined
      ? {
          charges: [
            {
              what: { en: `classic collection ${logicalId}`, ko: `클래식 컬렉션 ${logicalId}` },
              part: ['opensearch-serverless/ocu', properties['StandbyReplicas'] === 'DISABLED' ? 1 : 2],
              whenStopped: 'goes on',
            },
          ],
          uses: ['search-storage'],
        }
      : { uses: ['search-storage'] },
};
