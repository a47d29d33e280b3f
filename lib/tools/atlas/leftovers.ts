import type { Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import { runsAtEdge } from '../../model/edge-functions';
import type { Resource } from '../../model/template';
import { type WhenDeleted, whenDeleted } from '../../model/when-deleted';

/** Something of a stack that a destroy leaves, or waits for. */
export interface Leftover {
  readonly logicalId: string;
  readonly says: Sentence;
}

const KEPT: Readonly<Partial<Record<WhenDeleted, Sentence>>> = {
  stays: {
    en: 'stays, with all that is in it, and goes on billing for that',
    ko: '안에 든 것과 함께 남고, 그만큼 계속 과금됩니다',
  },
  snapshot: { en: 'goes, and leaves a last snapshot that bills', ko: '지워지고 마지막 스냅샷이 남아 과금됩니다' },
};

/** A policy has no life of its own: it goes with the bucket that it is of. */
const GOES_WITH_ITS_BUCKET = 'AWS::S3::BucketPolicy';

interface Known {
  readonly applies: (resource: Resource, stack: AssembledStack) => boolean;
  readonly says: Sentence;
}

/** What AWS leaves behind, or takes long to let go of, whatever the template says. */
const KNOWN: readonly Known[] = [
  {
    applies: ({ type, properties }) =>
      type === 'AWS::RDS::DBInstance' &&
      Number(properties['BackupRetentionPeriod']) > 0 &&
      properties['DeleteAutomatedBackups'] === false,
    says: {
      en: 'leaves its automated backups for as long as they were to be kept',
      ko: '자동 백업이 보관 기간만큼 남습니다',
    },
  },
  {
    applies: (resource, { model }) => resource.type === 'AWS::Lambda::Function' && runsAtEdge(model, resource),
    says: {
      en: 'runs at the edge: copies of it hold up the deletion for hours; then delete the stack again',
      ko: '엣지에서 실행되므로 복제본이 사라질 때까지 몇 시간 동안 지워지지 않습니다. 나중에 스택을 다시 지웁니다',
    },
  },
  {
    applies: ({ type }) => type === 'AWS::CloudFront::Distribution',
    says: { en: 'takes several minutes to go', ko: '지우는 데 몇 분 걸립니다' },
  },
  {
    applies: ({ type, properties }) => type === 'AWS::Lambda::Function' && properties['VpcConfig'] !== undefined,
    says: {
      en: 'holds network interfaces that may keep the subnets for up to 45 minutes',
      ko: '네트워크 인터페이스 때문에 서브넷이 길면 45분까지 지워지지 않습니다',
    },
  },
];

/** What a destroy of a stack leaves, or waits for, in the order of the template. */
export function leftoversOf(stack: AssembledStack): readonly Leftover[] {
  return [...stack.model.resources.values()].flatMap((resource) => {
    const { logicalId, type } = resource;
    const kept = type === GOES_WITH_ITS_BUCKET ? undefined : KEPT[whenDeleted(resource)];
    const known = KNOWN.filter(({ applies }) => applies(resource, stack)).map(({ says }) => says);
    return [...(kept ? [kept] : []), ...known].map((says) => ({ logicalId, says }));
  });
}
