import type { Sentence } from '../../../config/sentence';
import type { Resource } from '../../../model/template';
import { type WhenDeleted, whenDeleted } from '../../../model/when-deleted';
import type { Finding, Verdict } from '../finding';
import type { Aligned } from '../identity/aligned';
import type { Names } from '../names';
import { keepsState } from './keeps-state';
import type { Replaced } from './replaced-resources';
import { RECORDS } from './replacement';

/** What becomes of what a resource keeps, by its own policies: when it is deleted, or when another takes its place. */
function fateOf(resource: Resource, on: 'deletion' | 'replacement'): WhenDeleted {
  return on === 'deletion'
    ? whenDeleted(resource)
    : whenDeleted({ ...resource, deletionPolicy: resource.updateReplacePolicy ?? 'Delete' });
}

/** What of the data goes, stays behind or is kept otherwise; and whether the stack itself refuses to be deleted. */
export function dataChanges(stack: Aligned, names: Names, replaced: readonly Replaced[]): Finding[] {
  const { before, after, sameStack } = stack;
  const found: Finding[] = [];
  const tell = (logicalId: string, verdict: Verdict, sentence: Sentence, statement?: object) =>
    found.push({
      section: 'data',
      verdict,
      sentence: { en: `${names.of(logicalId)}: ${sentence.en}`, ko: `${names.of(logicalId)}: ${sentence.ko}` },
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
      const moved = !now || replacement?.moved === true;
      tell(
        logicalId,
        fate === 'goes' ? (record && !now ? 'changed' : 'lost') : KEPT[fate],
        now ? ANOTHER[fate] : GONE[fate],
        {
          [moved ? 'DeletionPolicy' : 'UpdateReplacePolicy']:
            (moved ? resource.deletionPolicy : resource.updateReplacePolicy) ?? null,
        },
      );
    }
    if (!now) continue;
    const [had, has] = [fateOf(resource, 'deletion'), fateOf(now, 'deletion')];
    if (had !== has) {
      tell(logicalId, STRENGTH.indexOf(has) < STRENGTH.indexOf(had) ? 'lost' : 'kept', whenItGoes(had, has), {
        DeletionPolicy: now.deletionPolicy ?? null,
      });
    }
    const [wasReplaced, isReplaced] = [fateOf(resource, 'replacement'), fateOf(now, 'replacement')];
    if (wasReplaced !== isReplaced && had === has) {
      tell(
        logicalId,
        STRENGTH.indexOf(isReplaced) < STRENGTH.indexOf(wasReplaced) ? 'lost' : 'kept',
        whenReplaced(wasReplaced, isReplaced),
        {
          UpdateReplacePolicy: now.updateReplacePolicy ?? null,
        },
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

/** From what loses most. What nobody knows is no better than that. */
const STRENGTH: readonly WhenDeleted[] = ['unknown', 'goes', 'snapshot', 'stays'];

const KEPT = { snapshot: 'kept', stays: 'kept', unknown: 'unknown' } as const;

const FATES: Readonly<Record<WhenDeleted, Sentence>> = {
  goes: { en: 'deleted too', ko: '삭제' },
  snapshot: { en: 'a snapshot stays', ko: '스냅샷 보관' },
  stays: { en: 'kept', ko: '유지' },
  unknown: { en: 'nobody knows', ko: '알 수 없음' },
};

function whenItGoes(had: WhenDeleted, has: WhenDeleted): Sentence {
  return {
    en: `when the stack is deleted: ${FATES[had].en} -> ${FATES[has].en}`,
    ko: `스택을 삭제할 때의 처리: ${FATES[had].ko} -> ${FATES[has].ko}`,
  };
}

function whenReplaced(had: WhenDeleted, has: WhenDeleted): Sentence {
  return {
    en: `when another takes its place: ${FATES[had].en} -> ${FATES[has].en}`,
    ko: `교체될 때의 처리: ${FATES[had].ko} -> ${FATES[has].ko}`,
  };
}

const GONE: Readonly<Record<WhenDeleted, Sentence>> = {
  goes: { en: 'deleted, with what it keeps', ko: '없어지고, 담긴 데이터도 함께 없어집니다' },
  snapshot: { en: 'deleted; a snapshot of what it keeps stays', ko: '없어지고, 데이터는 스냅샷으로 남습니다' },
  stays: {
    en: 'left behind without a stack, with what it keeps, and billed until somebody deletes it',
    ko: '스택에서 빠지지만 데이터와 함께 남습니다. 직접 삭제할 때까지 요금이 나옵니다',
  },
  unknown: {
    en: 'deleted, and nobody knows what becomes of what it keeps: look',
    ko: '없어지는데 데이터가 어떻게 되는지 알 수 없으니 직접 확인하세요',
  },
};

const ANOTHER: Readonly<Record<WhenDeleted, Sentence>> = {
  goes: {
    en: 'made anew and empty; the old one goes with what it keeps',
    ko: '새로 만들어져 비어 있고, 이전 것은 데이터와 함께 없어집니다',
  },
  snapshot: {
    en: 'made anew and empty; a snapshot of the old one stays',
    ko: '새로 만들어져 비어 있고, 이전 데이터는 스냅샷으로 남습니다',
  },
  stays: {
    en: 'made anew and empty; the old one stays behind without a stack, with what it keeps',
    ko: '새로 만들어져 비어 있고, 이전 것은 데이터와 함께 스택 밖에 남습니다',
  },
  unknown: {
    en: 'made anew and empty; look what becomes of the old one',
    ko: '새로 만들어져 비어 있습니다. 이전 것이 어떻게 되는지 직접 확인하세요',
  },
};
