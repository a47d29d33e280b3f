import type { Sentence } from '../../../config/sentence';
import { resourceType } from '../../../model/resource-types';
import type { Resource } from '../../../model/template';
import { UndecidableError } from '../../../model/undecidable-error';
import type { Finding, Verdict } from '../finding';
import type { Aligned } from '../identity/aligned';
import type { Names } from '../readable';
import type { Replaced } from './replaced-resources';
import { RECORDS } from './replacement';

/** What becomes of what a resource keeps when CloudFormation takes it away. */
export type Fate = 'Retain' | 'Snapshot' | 'Delete';

/** Types of which CloudFormation makes a snapshot where nothing else is said. */
function defaultFate({ type, properties }: Resource): Fate {
  if (type === 'AWS::RDS::DBCluster') return 'Snapshot';
  return type === 'AWS::RDS::DBInstance' && properties['DBClusterIdentifier'] === undefined ? 'Snapshot' : 'Delete';
}

function fateOf(resource: Resource, on: 'deletion' | 'replacement'): Fate {
  if (on === 'replacement') return (resource.updateReplacePolicy as Fate | undefined) ?? 'Delete';
  const policy = resource.deletionPolicy ?? defaultFate(resource);
  return policy === 'RetainExceptOnCreate' ? 'Retain' : (policy as Fate);
}

export function keepsState({ type }: Resource): boolean {
  try {
    return resourceType(type).state !== undefined;
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return false;
  }
}

/** What of the data goes, stays behind or is kept otherwise; and whether the stack itself refuses to be deleted. */
export function dataChanges(stack: Aligned, names: Names, replaced: readonly Replaced[]): Finding[] {
  const { before, after, sameStack } = stack;
  const found: Finding[] = [];
  const tell = (logicalId: string, verdict: Verdict, sentence: Sentence, statement?: object) =>
    found.push({
      section: 'data',
      verdict,
      sentence: { en: `${names.of(logicalId)} ${sentence.en}`, ko: `${names.of(logicalId)}: ${sentence.ko}` },
      ...(statement && { statement: JSON.stringify(statement) }),
      lines: names.linesOf(logicalId),
      logicalId,
    });
  for (const resource of before.model.resources.values()) {
    if (!keepsState(resource)) continue;
    const { logicalId, type } = resource;
    const now = after.model.resources.get(logicalId);
    const replacement = replaced.find((one) => one.logicalId === logicalId);
    if (sameStack && (!now || replacement)) {
      // A thing under another logical id is taken away as one that goes, and only then is it a deletion.
      const fate = fateOf(resource, now && !replacement?.moved ? 'replacement' : 'deletion');
      const record = RECORDS.includes(type);
      tell(
        logicalId,
        fate !== 'Delete' ? 'kept' : record && !now ? 'changed' : 'lost',
        now ? ANOTHER[fate] : GONE[fate],
        {
          [now && !replacement?.moved ? 'UpdateReplacePolicy' : 'DeletionPolicy']: fate,
        },
      );
    }
    if (!now) continue;
    const [had, has] = [fateOf(resource, 'deletion'), fateOf(now, 'deletion')];
    if (had !== has) {
      const verdict = has === 'Delete' ? 'lost' : had === 'Delete' ? 'kept' : has === 'Snapshot' ? 'lost' : 'kept';
      tell(
        logicalId,
        verdict,
        {
          en: `is dealt with otherwise when it is deleted: ${had} -> ${has}`,
          ko: `삭제할 때의 처리(DeletionPolicy)가 ${had} -> ${has}(으)로 바뀝니다`,
        },
        { DeletionPolicy: has },
      );
    }
    const [replacedBefore, replacedNow] = [fateOf(resource, 'replacement'), fateOf(now, 'replacement')];
    if (replacedBefore !== replacedNow && had === has) {
      tell(
        logicalId,
        replacedNow === 'Delete' ? 'lost' : 'kept',
        {
          en: `is dealt with otherwise when it is replaced: ${replacedBefore} -> ${replacedNow}`,
          ko: `교체할 때의 처리(UpdateReplacePolicy)가 ${replacedBefore} -> ${replacedNow}(으)로 바뀝니다`,
        },
        { UpdateReplacePolicy: replacedNow },
      );
    }
  }
  if (before.terminationProtection !== after.terminationProtection) {
    const on = after.terminationProtection;
    found.push({
      section: 'data',
      verdict: on ? 'kept' : 'lost',
      sentence: on
        ? { en: 'the stack now refuses to be deleted', ko: '스택에 삭제 방지가 켜집니다' }
        : { en: 'the stack no longer refuses to be deleted', ko: '스택의 삭제 방지가 꺼집니다' },
      statement: JSON.stringify({ terminationProtection: on }),
      lines: [],
    });
  }
  return found;
}

const GONE: Readonly<Record<Fate, Sentence>> = {
  Delete: { en: 'goes, and what it keeps goes with it', ko: '없어지고, 담긴 데이터도 함께 없어집니다' },
  Snapshot: { en: 'goes; a snapshot of what it keeps stays', ko: '없어지고, 데이터는 스냅샷으로 남습니다' },
  Retain: {
    en: 'stays behind without a stack, with what it keeps, and bills until somebody deletes it',
    ko: '스택에서 빠지지만 데이터와 함께 남습니다. 직접 삭제할 때까지 요금이 나옵니다',
  },
};

const ANOTHER: Readonly<Record<Fate, Sentence>> = {
  Delete: {
    en: 'is made anew and empty; the old one goes with what it keeps',
    ko: '새로 만들어져 비어 있고, 이전 것은 데이터와 함께 없어집니다',
  },
  Snapshot: {
    en: 'is made anew and empty; a snapshot of the old one stays',
    ko: '새로 만들어져 비어 있고, 이전 데이터는 스냅샷으로 남습니다',
  },
  Retain: {
    en: 'is made anew and empty; the old one stays behind without a stack, with what it keeps',
    ko: '새로 만들어져 비어 있고, 이전 것은 데이터와 함께 스택 밖에 남습니다',
  },
};
