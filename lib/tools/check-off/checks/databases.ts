import type { DBInstance } from '@aws-sdk/client-rds';
import type { CostPart } from '../../prices/cost';
import { databaseParts, databaseSpeedParts } from '../../prices/parts-of';
import { type Check, check, tagsOf } from '../check';
import { eachOf } from '../each-of';
import { command } from '../shell-command';

const PROTECTED = {
  en: 'deletion protection is on: the first command takes it away',
  ko: '삭제 방지가 켜져 있습니다. 첫 번째 명령이 해제합니다',
};

export const databases: readonly Check[] = [
  check({
    id: 'databases',
    title: { en: 'RDS databases', ko: 'RDS 데이터베이스' },
    scope: 'region',
    looksAt: ['rds:db:'],
    calls: ['rds:DescribeDBInstances'],
    async *find(ask) {
      for await (const { DBInstances = [] } of ask('rds:DescribeDBInstances', {})) {
        for (const instance of DBInstances) {
          const { DBInstanceIdentifier: id = '', DBInstanceStatus: state = '', DBClusterIdentifier } = instance;
          const options = DBClusterIdentifier ? '' : ' --delete-automated-backups';
          const stopped = state === 'stopped';
          yield {
            id,
            arn: instance.DBInstanceArn,
            tags: tagsOf(instance.TagList),
            fate: state === 'deleting' ? 'going' : stopped ? 'stored' : 'billed',
            state: `${instance.Engine} ${instance.DBInstanceClass}, ${state}`,
            ...(state !== 'deleting' && { cost: costOfDatabase(instance, stopped) }),
            note: stopped
              ? { en: 'starts again by itself after seven days', ko: '7일이 지나면 스스로 다시 시작합니다' }
              : instance.DeletionProtection
                ? PROTECTED
                : undefined,
            unlock: instance.DeletionProtection
              ? command(
                  'aws rds modify-db-instance --no-deletion-protection --apply-immediately --db-instance-identifier',
                  id,
                )
              : [],
            remove: command(`aws rds delete-db-instance --skip-final-snapshot${options} --db-instance-identifier`, id),
          };
        }
      }
    },
  }),
  check({
    id: 'database-clusters',
    title: { en: 'Aurora and Multi-AZ clusters', ko: 'Aurora 및 다중 AZ 클러스터' },
    scope: 'region',
    looksAt: ['rds:cluster:'],
    calls: ['rds:DescribeDBClusters'],
    async *find(ask) {
      for await (const { DBClusters = [] } of ask('rds:DescribeDBClusters', {})) {
        for (const {
          DBClusterIdentifier: id = '',
          DBClusterArn,
          Engine,
          Status,
          DeletionProtection,
          TagList,
        } of DBClusters) {
          yield {
            id,
            arn: DBClusterArn,
            tags: tagsOf(TagList),
            fate: Status === 'deleting' ? 'going' : 'stored',
            state: `${Engine}, ${Status}`,
            ...(Status !== 'deleting' && { cost: [[`rds/cluster-storage/${Engine}`, 1]] }),
            note: DeletionProtection ? PROTECTED : undefined,
            unlock: DeletionProtection
              ? command(
                  'aws rds modify-db-cluster --no-deletion-protection --apply-immediately --db-cluster-identifier',
                  id,
                )
              : [],
            remove: command('aws rds delete-db-cluster --skip-final-snapshot --db-cluster-identifier', id),
          };
        }
      }
    },
  }),
  check({
    id: 'database-proxies',
    title: { en: 'RDS proxies', ko: 'RDS 프록시' },
    scope: 'region',
    looksAt: ['rds:db-proxy:'],
    calls: ['rds:DescribeDBProxies'],
    async *find(ask) {
      for await (const { DBProxies = [] } of ask('rds:DescribeDBProxies', {})) {
        for (const { DBProxyName: id = '', DBProxyArn, Status } of DBProxies) {
          yield {
            id,
            arn: DBProxyArn,
            fate: Status === 'deleting' ? 'going' : 'billed',
            state: Status,
            ...(Status !== 'deleting' && { cost: [['rds/proxy', 1]] }),
            remove: command('aws rds delete-db-proxy --db-proxy-name', id),
          };
        }
      }
    },
  }),
  check({
    id: 'database-snapshots',
    title: { en: 'RDS snapshots', ko: 'RDS 스냅샷' },
    scope: 'region',
    looksAt: ['rds:snapshot:'],
    calls: ['rds:DescribeDBSnapshots'],
    async *find(ask) {
      for await (const { DBSnapshots = [] } of ask('rds:DescribeDBSnapshots', { SnapshotType: 'manual' })) {
        for (const {
          DBSnapshotIdentifier: id = '',
          DBSnapshotArn,
          AllocatedStorage = Number.NaN,
          ...rest
        } of DBSnapshots) {
          yield {
            id,
            arn: DBSnapshotArn,
            tags: tagsOf(rest.TagList),
            fate: 'stored',
            state: `of ${AllocatedStorage} GB, ${rest.Status}`,
            ceiling: [['rds/backup', AllocatedStorage]],
            remove: command('aws rds delete-db-snapshot --db-snapshot-identifier', id),
          };
        }
      }
    },
  }),
  check({
    id: 'cluster-snapshots',
    title: { en: 'Snapshots of database clusters', ko: '데이터베이스 클러스터 스냅샷' },
    scope: 'region',
    looksAt: ['rds:cluster-snapshot:'],
    calls: ['rds:DescribeDBClusterSnapshots'],
    async *find(ask) {
      for await (const { DBClusterSnapshots = [] } of ask('rds:DescribeDBClusterSnapshots', {
        SnapshotType: 'manual',
      })) {
        for (const {
          DBClusterSnapshotIdentifier: id = '',
          DBClusterSnapshotArn,
          Status,
          TagList,
        } of DBClusterSnapshots) {
          yield {
            id,
            arn: DBClusterSnapshotArn,
            tags: tagsOf(TagList),
            fate: 'stored',
            state: Status,
            cost: [['rds/cluster-backup', 1]],
            remove: command('aws rds delete-db-cluster-snapshot --db-cluster-snapshot-identifier', id),
          };
        }
      }
    },
  }),
  check({
    id: 'database-backups',
    title: { en: 'Automated backups of deleted databases', ko: '삭제된 데이터베이스의 자동 백업' },
    scope: 'region',
    looksAt: ['rds:auto-backup:'],
    calls: ['rds:DescribeDBInstanceAutomatedBackups'],
    async *find(ask) {
      const retained = { Filters: [{ Name: 'status', Values: ['retained'] }] };
      for await (const page of ask('rds:DescribeDBInstanceAutomatedBackups', retained)) {
        for (const backup of page.DBInstanceAutomatedBackups ?? []) {
          const {
            DBInstanceAutomatedBackupsArn: arn = '',
            DBInstanceIdentifier,
            AllocatedStorage = Number.NaN,
          } = backup;
          // The backups of a database that stands are part of it.
          if (backup.Status !== 'retained') continue;
          yield {
            id: backup.DbiResourceId ?? arn,
            arn,
            name: DBInstanceIdentifier,
            fate: 'stored',
            state: `of ${AllocatedStorage} GB, ${backup.Status}`,
            ceiling: [['rds/backup', AllocatedStorage]],
            remove: command('aws rds delete-db-instance-automated-backup --dbi-resource-id', backup.DbiResourceId),
          };
        }
      }
    },
  }),
  check({
    id: 'cluster-backups',
    title: { en: 'Automated backups of deleted clusters', ko: '삭제된 클러스터의 자동 백업' },
    scope: 'region',
    looksAt: ['rds:cluster-auto-backup:'],
    calls: ['rds:DescribeDBClusterAutomatedBackups'],
    async *find(ask) {
      for await (const page of ask('rds:DescribeDBClusterAutomatedBackups', {})) {
        for (const { DbClusterResourceId: id = '', DBClusterIdentifier, Status } of page.DBClusterAutomatedBackups ??
          []) {
          if (Status !== 'retained') continue;
          yield {
            id,
            name: DBClusterIdentifier,
            fate: 'stored',
            state: Status,
            cost: [['rds/cluster-backup', 1]],
            remove: command('aws rds delete-db-cluster-automated-backup --db-cluster-resource-id', id),
          };
        }
      }
    },
  }),
  check({
    id: 'tables',
    title: { en: 'DynamoDB tables', ko: 'DynamoDB 테이블' },
    scope: 'region',
    // A global table stands as a table in each of its regions.
    looksAt: ['dynamodb:table/', 'dynamodb:global-table/'],
    calls: ['dynamodb:ListTables', 'dynamodb:DescribeTable'],
    async *find(ask) {
      for await (const { TableNames = [] } of ask('dynamodb:ListTables', {})) {
        for await (const { Table } of eachOf(TableNames, (TableName) => ask('dynamodb:DescribeTable', { TableName }))) {
          const {
            TableName: id = '',
            TableArn,
            TableSizeBytes = 0,
            TableStatus,
            DeletionProtectionEnabled,
          } = Table ?? {};
          const provisioned = Table?.ProvisionedThroughput?.ReadCapacityUnits ?? 0;
          yield {
            id,
            arn: TableArn,
            fate: TableStatus === 'DELETING' ? 'going' : provisioned > 0 ? 'billed' : 'stored',
            state: `${TableSizeBytes} bytes, ${TableStatus}`,
            ...(TableStatus !== 'DELETING' && {
              cost: [
                ['dynamodb/stored', TableSizeBytes / 2 ** 30],
                ['dynamodb/provisioned', provisioned],
              ],
            }),
            note: DeletionProtectionEnabled ? PROTECTED : undefined,
            unlock: DeletionProtectionEnabled
              ? command('aws dynamodb update-table --no-deletion-protection-enabled --table-name', id)
              : [],
            remove: command('aws dynamodb delete-table --table-name', id),
          };
        }
      }
    },
  }),
];

/** A stopped database pays for its disk and its backups. */
function costOfDatabase(instance: DBInstance, stopped: boolean): readonly CostPart[] {
  const { Engine, DBInstanceClass, MultiAZ, StorageType, AllocatedStorage = 0, DBClusterIdentifier } = instance;
  const size = {
    engine: String(Engine),
    instanceClass: String(DBInstanceClass),
    multiAz: MultiAZ === true,
    storageType: String(StorageType),
    gigabytes: AllocatedStorage,
  };
  const { running, disk } = databaseParts(size);
  const speed = databaseSpeedParts(size, { iops: instance.Iops, throughput: instance.StorageThroughput });
  // The disk of a cluster is the cluster's.
  return [...(stopped ? [] : [running]), ...(DBClusterIdentifier ? [] : [disk, ...speed])];
}
