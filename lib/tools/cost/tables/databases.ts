import { at, objectsAt } from '../../../model/property-path';
import { type Resource, resourcesOfType, type StackModel } from '../../../model/template';
import { UndecidableError } from '../../../model/undecidable-error';
import { databaseParts, databaseSpeedParts } from '../../prices/parts-of';
import type { Charge, CostTable } from '../charge';
import { numberIn, speedWords } from '../disks';
import { publicAddresses } from './machines';
import { secrets } from './stores';

/** What databases and tables cost. */
export const DATABASES: CostTable = {
  'AWS::RDS::DBInstance': (resource, stack) => ({
    charges: [...database(resource, stack), ...moreVolumes(resource), ...measured(resource), ...outOfSupport(resource)],
    uses: Number(resource.properties['BackupRetentionPeriod'] ?? 1) > 0 ? ['database-backups'] : [],
  }),
  'AWS::DynamoDB::GlobalTable': ({ logicalId, properties }) => {
    const replicas = objectsAt(properties, 'Replicas');
    // The region of the stack is one of them; the others have prices of their own.
    if (replicas.length > 1) {
      const regions = replicas.map(({ Region }) => Region).join(', ');
      throw new UndecidableError(`${logicalId}: nobody has said what a table costs that stands in ${regions}`);
    }
    return {
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
        ...(replicas.some(
          (replica) => at(replica, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled') === true,
        )
          ? (['table-backups'] as const)
          : []),
      ],
    };
  },
};

function database({ properties }: Resource, stack: StackModel): Charge[] {
  const {
    Engine,
    DBInstanceClass,
    MultiAZ,
    StorageType = properties['Iops'] === undefined ? 'gp2' : 'io1',
    AllocatedStorage,
    ManageMasterUserPassword,
    PubliclyAccessible = hasWayToInternet(stack),
    Iops,
    StorageThroughput,
  } = properties;
  const size = {
    engine: String(Engine),
    instanceClass: String(DBInstanceClass),
    multiAz: MultiAZ === true,
    storageType: String(StorageType),
    gigabytes: Number(AllocatedStorage ?? Number.NaN),
  };
  const { running, disk } = databaseParts(size);
  const zones = size.multiAz ? { en: 'in two zones', ko: '2개 영역' } : { en: 'in one zone', ko: '1개 영역' };
  const storage = { en: `its storage, ${StorageType}`, ko: `데이터베이스 스토리지 ${StorageType}` };
  return [
    {
      what: {
        en: `database ${DBInstanceClass}, ${Engine}, ${zones.en}`,
        ko: `데이터베이스 ${DBInstanceClass}, ${Engine}, ${zones.ko}`,
      },
      part: running,
      whenStopped: 'ends for a while',
    },
    { what: storage, part: disk, whenStopped: 'goes on' },
    ...databaseSpeedParts(size, { iops: numberIn(Iops), throughput: numberIn(StorageThroughput) }).map(
      (part): Charge => ({ what: speedWords(part[0], storage), part, whenStopped: 'goes on' }),
    ),
    ...(PubliclyAccessible === true ? [publicAddresses(1, 'goes on')] : []),
    // RDS keeps the master's password in a secret of its own making.
    ...(ManageMasterUserPassword === true ? [secrets(1)] : []),
  ];
}

/** A database that says nothing of it has a public address where its network has a gateway to the internet. */
function hasWayToInternet(stack: StackModel): boolean {
  return resourcesOfType(stack, 'AWS::EC2::VPCGatewayAttachment').some(
    ({ properties }) => properties['InternetGatewayId'] !== undefined,
  );
}

function moreVolumes({ properties }: Resource): Charge[] {
  return objectsAt(properties, 'AdditionalStorageVolumes').map(({ StorageType = '?', AllocatedStorage }) => ({
    what: { en: `another volume of a database, ${StorageType}`, ko: `데이터베이스 추가 볼륨 ${StorageType}` },
    // Of those no price was collected.
    part: [`rds/additional/${StorageType}`, Number(AllocatedStorage ?? Number.NaN)],
    whenStopped: 'goes on',
  }));
}

/** So many days of it are free. */
const FREE_MEASURED_DAYS = 7;

/** What a database is measured by is kept for a week; longer, or in the advanced mode, it is paid for by the processor. */
function measured({ properties }: Resource): Charge[] {
  const { PerformanceInsightsRetentionPeriod: days = FREE_MEASURED_DAYS, DatabaseInsightsMode } = properties;
  if (DatabaseInsightsMode !== 'advanced' && Number(days) <= FREE_MEASURED_DAYS) return [];
  return [
    {
      what: {
        en: 'performance data of a database, kept longer than a week',
        ko: '7일 넘게 보관하는 데이터베이스 성능 데이터',
      },
      part: ['rds/performance-insights', Number.NaN],
      whenStopped: 'goes on',
    },
  ];
}

/** Versions out of their standard support, each until the engine has no more of them. They are paid for unless the template declines it. */
const OUT_OF_SUPPORT: Readonly<Record<string, RegExp>> = {
  mysql: /^(5\.7|8\.0)(\.|$)/,
  postgres: /^(11|12|13)(\.|$)/,
};

/** Classes of which every size up to large has two processors. */
const TWO_PROCESSORS = /^db\.t(3|4g)\.(micro|small|medium|large)$/;

function outOfSupport({ properties }: Resource): Charge[] {
  const { Engine, EngineVersion, EngineLifecycleSupport, DBInstanceClass, MultiAZ } = properties;
  const engine = String(Engine);
  if (EngineLifecycleSupport === 'open-source-rds-extended-support-disabled') return [];
  if (!OUT_OF_SUPPORT[engine]?.test(String(EngineVersion))) return [];
  const processors = TWO_PROCESSORS.test(String(DBInstanceClass)) ? 2 : Number.NaN;
  return [
    {
      what: { en: `extended support of ${engine} ${EngineVersion}`, ko: `${engine} ${EngineVersion}의 확장 지원` },
      part: [`rds/extended-support/${engine}`, processors * (MultiAZ === true ? 2 : 1)],
      // Bills of stopped databases show it.
      whenStopped: 'goes on',
    },
  ];
}
