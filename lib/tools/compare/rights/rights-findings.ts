import type { Sentence } from '../../../config/sentence';
import type { Finding, Verdict } from '../finding';
import type { Aligned } from '../identity/aligned';
import { groupedBy } from '../identity/grouped';
import type { Names } from '../names';
import { listed, shortJson } from '../readable';
import type { Decided, Difference } from './decisions';
import { written } from './sentences';

/** What became of the rights of one holder. */
export interface RightsChange {
  readonly stack: Aligned;
  readonly names: Names;
  readonly logicalId: string;
  /** The holder is in the second state only. */
  readonly isNew: boolean;
  readonly decided: Decided;
  /** Who it is, where it is not the holder itself. @default - the resource's name */
  readonly who?: Sentence;
}

/** One sentence for each group of resources that the same actions were gained or lost on. */
export function rightsFindings(change: RightsChange): Finding[] {
  const { decided, names, logicalId, stack, isNew } = change;
  const who = change.who ?? { en: names.of(logicalId), ko: names.of(logicalId) };
  const isGone = !stack.after.model.resources.has(logicalId);
  const about = { lines: names.linesOf(logicalId), logicalId };
  const of = (list: readonly Difference[], verdict: 'gained' | 'lost') =>
    grouped(list).map(({ actions, resources, statement, sometimes }): Finding => {
      const what = listed(actions);
      const on = listed(resources.map((arn) => names.in(arn)));
      return {
        section: 'rights',
        verdict: verdictOf(verdict, resources, change),
        sentence:
          verdict === 'gained'
            ? {
                en: `${who.en} may now ${what} on ${on}${sometimes ? ', on conditions' : ''}`,
                ko: `${who.ko}: 이제 ${on}에 ${what}을(를) 할 수 있습니다${sometimes ? ' (조건부)' : ''}`,
              }
            : {
                en: `${who.en} may no longer ${what} on ${on}${sometimes ? ', on some conditions' : ''}`,
                ko: `${who.ko}: 이제 ${on}에 ${what}을(를) 할 수 없습니다${sometimes ? ' (일부 조건에서)' : ''}`,
              },
        ...(statement && { statement: shortJson(names.in(written(statement))) }),
        ...about,
      };
    });
  const unknown = groupedBy(decided.unknown, ({ reason }) => reason);
  return [
    ...of(decided.gained, 'gained'),
    ...of(decided.lost, 'lost').map((finding) =>
      isGone && !isNew ? { ...finding, verdict: 'narrowed' as const } : finding,
    ),
    ...[...unknown].map(([reason, list]): Finding => {
      const actions = listed([...new Set(list.flatMap((each) => each.actions))]);
      return {
        section: 'rights',
        verdict: 'unknown',
        sentence: {
          en: `${who.en}: whether ${actions} changed could not be decided: look (${names.in(reason)})`,
          ko: `${who.ko}: ${actions} 권한이 달라졌는지 판단할 수 없으니 직접 확인하세요 (${names.in(reason)})`,
        },
        ...about,
      };
    }),
  ];
}

function verdictOf(
  way: 'gained' | 'lost',
  resources: readonly string[],
  { isNew, stack, names }: RightsChange,
): Verdict {
  if (way === 'lost') return 'narrowed';
  if (!isNew) return 'broadened';
  const amongNew = resources.every((arn) => {
    const id = names.resourceIn(arn, stack.after);
    return id !== undefined && !stack.before.model.resources.has(id);
  });
  return amongNew ? 'changed' : 'broadened';
}

/** Actions with the same resources, and the same resources of several classes, said once. */
function grouped(list: readonly Difference[]) {
  const byClass = groupedBy(list, ({ actions }) => actions.join());
  const classes = [...byClass.values()].map((differences) => ({
    actions: differences[0]!.actions,
    resources: mostTelling(differences.map(({ resource }) => resource)),
    statement: differences.find(({ statement }) => statement)?.statement,
    sometimes: differences.some(({ sometimes }) => sometimes),
  }));
  const byResources = groupedBy(
    classes,
    ({ resources, sometimes, statement }) => `${resources.join()} ${sometimes} ${statement ? written(statement) : ''}`,
  );
  return [...byResources.values()].map((same) => ({ ...same[0]!, actions: same.flatMap(({ actions }) => actions) }));
}

/** Of several texts that only stand for wildcards differently, the one that is written with them. */
function mostTelling(resources: readonly string[]): string[] {
  const told = resources.filter((text) => !resources.some((other) => other !== text && sameBut(other, text)));
  return told.length > 0 ? told : [...resources];
}

/** Whether the first is the second with `any` where that has another filling. */
function sameBut(one: string, text: string): boolean {
  return one.includes('any') && (one.replaceAll('any', 'other') === text || one.replaceAll('any', '') === text);
}
