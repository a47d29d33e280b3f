import type { Sentence } from '../../config/sentence';
import { runsAtEdge } from '../../model/edge-functions';
import type { Resource, StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import { whenDeleted } from '../../model/when-deleted';
import type { UseName } from './uses';

/** Something that stands after its stack is gone. */
export interface Survivor {
  /** What becomes of it. */
  readonly says: Sentence;
  /** The check of `npm run check-off` that finds it. @default - it costs nothing while nobody uses it, and none looks for it */
  readonly check?: string;
  /** What it is paid by from then on. @default - by the hour as before, or it costs nothing */
  readonly paidBy?: UseName;
}

const BILLS: Sentence = {
  en: 'stays, with all that is in it, and goes on billing for that',
  ko: '안에 든 것과 함께 남고, 그만큼 계속 과금됩니다',
};

const COSTS_NOTHING: Sentence = {
  en: 'stays, with all that is in it, and costs nothing while nobody uses it',
  ko: '안에 든 것과 함께 남고, 아무도 쓰지 않는 동안은 무료입니다',
};

/** Types that can stay, with the check that finds them and what they go on costing. */
const STAYING: Readonly<Record<string, Survivor>> = {
  'AWS::Cognito::UserPool': { says: COSTS_NOTHING, paidBy: 'cognito-users' },
  'AWS::DynamoDB::GlobalTable': { says: BILLS, check: 'tables', paidBy: 'table-storage' },
  'AWS::EC2::Volume': { says: BILLS, check: 'volumes' },
  'AWS::KMS::Key': { says: BILLS, check: 'kms-keys' },
  'AWS::Logs::LogGroup': { says: BILLS, check: 'log-groups', paidBy: 'logs' },
  'AWS::OpenSearchService::Domain': { says: BILLS, check: 'search-domains' },
  'AWS::OpenSearchServerless::Collection': { says: BILLS, check: 'search-collections', paidBy: 'search-storage' },
  'AWS::RDS::DBInstance': { says: BILLS, check: 'databases' },
  'AWS::S3::Bucket': { says: BILLS, check: 'buckets', paidBy: 'storage' },
  'AWS::SQS::Queue': { says: COSTS_NOTHING, check: 'queues' },
  'AWS::SecretsManager::Secret': { says: BILLS, check: 'secrets' },
};

/** Kept as long as what it belongs to, and nothing without it. */
const GOES_WITH_ANOTHER: ReadonlySet<string> = new Set([
  'AWS::Lambda::Version',
  'AWS::Logs::LogStream',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
]);

const SNAPSHOT: Survivor = {
  says: { en: 'goes, and leaves a last snapshot that bills', ko: '지워지고 마지막 스냅샷이 남아 과금됩니다' },
  check: 'database-snapshots',
  paidBy: 'database-backups',
};

/** What a stack leaves of a resource when it is deleted: by its deletion policy, or because a service keeps it longer. */
export function survivorsOf(resource: Resource, stack: StackModel): readonly Survivor[] {
  return [...byPolicy(resource), ...byService(resource, stack)];
}

function byPolicy(resource: Resource): readonly Survivor[] {
  const fate = whenDeleted(resource);
  if (fate === 'goes') return [];
  if (fate === 'snapshot' && resource.type.startsWith('AWS::RDS::')) return [SNAPSHOT];
  if (GOES_WITH_ANOTHER.has(resource.type)) return [];
  const staying = STAYING[resource.type];
  if (staying) return [staying];
  throw new UndecidableError(`${resource.logicalId}: nobody has said what ${resource.type} is when its stack is gone`);
}

function byService(resource: Resource, stack: StackModel): readonly Survivor[] {
  const { type, properties } = resource;
  const { BackupRetentionPeriod = 1, DeleteAutomatedBackups } = properties;
  if (type === 'AWS::RDS::DBInstance' && Number(BackupRetentionPeriod) > 0 && DeleteAutomatedBackups === false) {
    return [
      {
        says: {
          en: 'leaves its automated backups for as long as they were to be kept',
          ko: '자동 백업이 보관 기간만큼 남습니다',
        },
        check: 'database-backups',
        paidBy: 'database-backups',
      },
    ];
  }
  if (type === 'AWS::Lambda::Function' && runsAtEdge(stack, resource)) {
    return [
      {
        says: {
          en: 'runs at the edge: copies of it hold up the deletion for hours; then delete the stack again',
          ko: '엣지에서 실행되므로 복제본이 사라질 때까지 몇 시간 동안 지워지지 않습니다. 나중에 스택을 다시 지웁니다',
        },
        check: 'functions',
      },
      {
        says: {
          en: 'leaves log groups in every region that people came from, and they never expire',
          ko: '접속한 사람이 있던 모든 리전에 로그 그룹을 남기고, 이 로그 그룹은 만료되지 않습니다',
        },
        check: 'log-groups',
        paidBy: 'logs',
      },
    ];
  }
  return [];
}
