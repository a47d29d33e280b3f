import type { Sentence } from '../../config/sentence';
import { runsAtEdge } from '../../model/edge-functions';
import type { Resource, StackModel } from '../../model/template';
import { UndecidableError } from '../../model/undecidable-error';
import { whenDeleted } from '../../model/when-deleted';
import type { UseName } from './uses';

/** Something that stands after its stack is gone. */
export interface Survivor {
  /** The check of `npm run check-off` that finds it. @default - it costs nothing while nobody uses it, and none looks for it */
  readonly check?: string;
  /** @default - the stack that keeps it is the reason */
  readonly because?: Sentence;
  /** What it is paid by from then on. @default - it costs nothing */
  readonly paidBy?: UseName;
}

/** Types that can stay, with the check that finds them and what they go on costing. */
const STAYING: Readonly<Record<string, Survivor>> = {
  'AWS::Cognito::UserPool': { paidBy: 'cognito-users' },
  'AWS::DynamoDB::GlobalTable': { check: 'tables', paidBy: 'table-storage' },
  'AWS::EC2::Volume': { check: 'volumes' },
  'AWS::KMS::Key': { check: 'kms-keys' },
  'AWS::Logs::LogGroup': { check: 'log-groups', paidBy: 'logs' },
  'AWS::OpenSearchService::Domain': { check: 'search-domains' },
  'AWS::OpenSearchServerless::Collection': { check: 'search-collections', paidBy: 'search-storage' },
  'AWS::RDS::DBInstance': { check: 'databases' },
  'AWS::S3::Bucket': { check: 'buckets', paidBy: 'storage' },
  'AWS::SQS::Queue': { check: 'queues' },
  'AWS::SecretsManager::Secret': { check: 'secrets' },
};

/** Kept as long as what it belongs to, and nothing without it. */
const GOES_WITH_ANOTHER: ReadonlySet<string> = new Set([
  'AWS::Lambda::Version',
  'AWS::Logs::LogStream',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
]);

const SNAPSHOT: Survivor = {
  check: 'database-snapshots',
  because: { en: 'a last snapshot of it stays', ko: '마지막 스냅샷이 남습니다' },
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
  if (type === 'AWS::RDS::DBInstance' && properties['DeleteAutomatedBackups'] === false) {
    return [
      {
        check: 'database-backups',
        because: { en: 'automated backups stay until they expire', ko: '자동 백업이 만료될 때까지 남습니다' },
        paidBy: 'database-backups',
      },
    ];
  }
  if (type === 'AWS::Lambda::Function' && runsAtEdge(stack, resource)) {
    return [
      {
        check: 'functions',
        because: {
          en: 'its copies at the edge go some hours after the last distribution let go of them',
          ko: '엣지의 복제본은 배포에서 분리되고 몇 시간이 지나야 없어집니다',
        },
      },
      {
        check: 'log-groups',
        because: {
          en: 'the service makes log groups in every region that people came from, and they never expire',
          ko: '접속한 사람이 있던 모든 리전에 로그 그룹이 생기고 만료되지 않습니다',
        },
        paidBy: 'logs',
      },
    ];
  }
  return [];
}
