import type { Language, Sentence } from '../../../config/sentence';
import type { Finding, Verdict } from '../finding';
import type { Aligned } from '../identity/aligned';
import { groupedBy } from '../identity/grouped';
import type { Names } from '../names';
import { shortJson } from '../readable';
import type { Decided } from './decisions';
import { type GroupedRights, groupedRights } from './grouped-rights';
import { actionsText, resourcesText, whenText } from './rights-words';
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

/** One sentence for each statement that decides otherwise now, or for each kind of resource where those are few. */
export function rightsFindings(change: RightsChange): Finding[] {
  const { decided, names, logicalId } = change;
  const who = change.who ?? { en: names.of(logicalId), ko: names.of(logicalId) };
  const about = { lines: names.linesOf(logicalId), logicalId };
  const of = (way: 'gained' | 'lost') =>
    groupedRights(decided[way]).map((right): Finding => {
      const said = (language: Language) => sentence(change, who[language], right, way, language);
      return {
        section: 'rights',
        verdict: way === 'lost' ? 'narrowed' : verdictOf(right.resources, change),
        sentence: { en: said('en'), ko: said('ko') },
        ...(right.statement && { statement: shortJson(names.in(written(right.statement))) }),
        ...about,
      };
    });
  const unknown = groupedBy(decided.unknown, ({ reason }) => reason);
  return [
    ...of('gained'),
    ...of('lost'),
    ...[...unknown].map(([reason, list]): Finding => {
      const actions = [...new Set(list.flatMap((each) => each.actions))];
      return {
        section: 'rights',
        verdict: 'unknown',
        sentence: {
          en: `${who.en}: whether ${actionsText(actions, 'en')} changed could not be decided: look`,
          ko: `${who.ko}: ${actionsText(actions, 'ko')} 권한이 달라졌는지 판단할 수 없으니 직접 확인하세요`,
        },
        statement: JSON.stringify({ undecided: names.in(reason) }),
        ...about,
      };
    }),
  ];
}

function sentence(
  { stack, names }: RightsChange,
  who: string,
  right: GroupedRights,
  way: 'gained' | 'lost',
  language: Language,
): string {
  const what = actionsText(right.actions, language);
  const on = resourcesText(right, names, language);
  const when = whenText(stack, right, way, language);
  if (language === 'en') return `${who} may ${way === 'gained' ? 'now' : 'no longer'} ${what} on ${on}${when}`;
  return `${who}: 이제 ${when}${on}에 ${what} 작업을 할 수 ${way === 'gained' ? '있습니다' : '없습니다'}`;
}

/** One rule for whoever is new, a person, a machine or a service: what it may do to new things alone comes with them. */
function verdictOf(resources: readonly string[], { isNew, stack, names }: RightsChange): Verdict {
  if (!isNew) return 'broadened';
  const amongNew = resources.every((arn) => {
    const id = names.resourceIn(arn, stack.after);
    return id !== undefined && !stack.before.model.resources.has(id);
  });
  return amongNew ? 'changed' : 'broadened';
}
