import { at, objectsAt } from '../../../model/property-path';
import type { Resource } from '../../../model/template';
import { databaseParts, domainParts, searchCapacityPart } from '../../prices/parts-of';
import type { Charge, CostTable } from '../charge';

const SECRET: Charge = {
  what: { en: 'secrets', ko: '보안 암호' },
  part: ['secret', 1],
  whenStopped: 'goes on',
};

/** What keeps data costs: by the hour where a machine keeps it, else by what it holds. */
export const STORES: CostTable = {
  'AWS::RDS::DBInstance': (resource) => ({
    charges: database(resource),
    uses: Number(resource.properties['BackupRetentionPeriod'] ?? 1) > 0 ? ['database-backups'] : [],
  }),
  'AWS::DynamoDB::GlobalTable': ({ properties }) => ({
    charges:
      properties['BillingMode'] === 'PAY_PER_REQUEST'
        ? []
        : [
            {
              what: { en: 'provisioned capacity of a table', ko: '테이블의 프로비저닝된 용량' },
              part: ['dynamodb/provisioned', Number.NaN],
              whenStopped: 'goes on',
            },
          ],
    uses: [
      'table-reads',
      'table-writes',
      'table-storage',
      ...(objectsAt(properties, 'Replicas').some(
        (replica) => at(replica, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') === true,
      )
        ? (['table-backups'] as const)
        : []),
    ],
  }),
  'AWS::S3::Bucket': () => ({ uses: ['storage', 'storage-writes', 'storage-reads'] }),
  'AWS::SecretsManager::Secret': () => ({ charges: [SECRET] }),
  'AWS::KMS::Key': () => ({
    charges: [{ what: { en: 'keys of KMS', ko: 'KMS 키' }, part: ['kms-key', 1], whenStopped: 'goes on' }],
  }),
  'AWS::EC2::Volume': ({ properties }) => ({
    charges: [
      {
        what: { en: `disks, ${properties['VolumeType'] ?? 'gp2'}`, ko: `디스크 ${properties['VolumeType'] ?? 'gp2'}` },
        part: [`ebs/${properties['VolumeType'] ?? 'gp2'}`, Number(properties['Size'] ?? Number.NaN)],
        whenStopped: 'goes on',
      },
    ],
  }),
  'AWS::OpenSearchService::Domain': ({ properties }) => {
    const cluster = (properties['ClusterConfig'] ?? {}) as Readonly<Record<string, unknown>>;
    const instanceType = String(cluster['InstanceType'] ?? 'm4.large.search');
    const masterType = cluster['DedicatedMasterType'] as string | undefined;
    const volumeType = String(at(properties, 'EBSOptions', 'VolumeType') ?? 'gp2');
    const [instances, masters, disks] = domainParts({
      instanceType,
      instances: Number(cluster['InstanceCount'] ?? 1),
      masterType,
      masters: cluster['DedicatedMasterEnabled'] === true ? Number(cluster['DedicatedMasterCount'] ?? 3) : 0,
      volumeType,
      gigabytes: Number(at(properties, 'EBSOptions', 'VolumeSize') ?? 0),
    });
    const domain = (en: string, ko: string, part: Charge['part'] | undefined): Charge[] =>
      part && part[1] > 0 ? [{ what: { en, ko }, part, whenStopped: 'goes on' }] : [];
    return {
      charges: [
        ...domain(`search domain, ${instanceType}`, `검색 도메인 ${instanceType}`, instances),
        ...domain(`its coordinators, ${masterType}`, `도메인의 마스터 ${masterType}`, masters),
        ...domain(`its disks, ${volumeType}`, `도메인의 디스크 ${volumeType}`, disks),
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

function database({ properties }: Resource): Charge[] {
  const {
    Engine,
    DBInstanceClass,
    MultiAZ,
    StorageType = 'gp2',
    AllocatedStorage,
    ManageMasterUserPassword,
  } = properties;
  const { running, disk } = databaseParts({
    engine: String(Engine),
    instanceClass: String(DBInstanceClass),
    multiAz: MultiAZ === true,
    storageType: String(StorageType),
    gigabytes: Number(AllocatedStorage ?? Number.NaN),
  });
  const zones = MultiAZ === true ? { en: 'in two zones', ko: '2개 영역' } : { en: 'in one zone', ko: '1개 영역' };
  return [
    {
      what: {
        en: `database ${DBInstanceClass}, ${Engine}, ${zones.en}`,
        ko: `데이터베이스 ${DBInstanceClass}, ${Engine}, ${zones.ko}`,
      },
      part: running,
      whenStopped: 'ends for a while',
    },
    {
      what: { en: `its storage, ${StorageType}`, ko: `데이터베이스 스토리지 ${StorageType}` },
      part: disk,
      whenStopped: 'goes on',
    },
    // RDS keeps the master's password in a secret of its own making.
    ...(ManageMasterUserPassword === true ? [SECRET] : []),
  ];
}
