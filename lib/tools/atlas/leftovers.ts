import type { Sentence } from '../../config/sentence';
import type { AssembledStack } from '../../model/assembly';
import type { Resource } from '../../model/template';
import { survivorsOf } from '../cost/survivors';

/** Something of a stack that a destroy leaves, or waits for. */
export interface Leftover {
  readonly logicalId: string;
  readonly says: Sentence;
}

interface Slow {
  readonly applies: (resource: Resource) => boolean;
  readonly says: Sentence;
}

/** What goes, and takes its time. */
const SLOW: readonly Slow[] = [
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
export function leftoversOf({ model }: AssembledStack): readonly Leftover[] {
  return [...model.resources.values()].flatMap((resource) => {
    const waits = SLOW.filter(({ applies }) => applies(resource));
    return [...survivorsOf(resource, model), ...waits].map(({ says }) => ({ logicalId: resource.logicalId, says }));
  });
}
