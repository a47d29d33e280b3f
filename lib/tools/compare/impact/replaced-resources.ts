import type { Sentence } from '../../../config/sentence';
import { at } from '../../../model/property-path';
import { referencedIds } from '../../../model/references';
import type { Finding } from '../finding';
import type { Aligned } from '../identity/aligned';
import { publishedAs } from '../identity/written-on';
import type { Names } from '../names';
import { listed, plain } from '../readable';
import { valueChanges } from '../settings/value-changes';
import { keepsState } from './keeps-state';
import { diffWithMovedAttributes } from './moved-attributes';
import { HELD, isReplaced, isRolled, replacedBy } from './replacement';

/** A thing in whose place CloudFormation puts another. */
export interface Replaced {
  readonly logicalId: string;
  /** The properties that make it do so. */
  readonly by: readonly string[];
  /** It has another logical id, which for CloudFormation is another thing. */
  readonly moved: boolean;
  /** The machines of a group, one after the other. */
  readonly rolled: boolean;
}

/** What CloudFormation would replace by bringing a stack from the first state to the second. */
export function replacedResources({ before, after, pairs, sameStack }: Aligned): Replaced[] {
  if (!sameStack) return [];
  const { changes } = diffWithMovedAttributes(before.template, after.template);
  return [...pairs.values()].flatMap(({ before: logicalId, after: now }): Replaced[] => {
    const resource = before.model.resources.get(logicalId)!;
    if (publishedAs(resource.type) !== undefined) return [];
    const change = changes[logicalId];
    const moved = now !== logicalId;
    if (moved || isReplaced(change)) {
      return [{ logicalId, by: change ? replacedBy(change) : [], moved, rolled: false }];
    }
    return change && isRolled(change)
      ? [{ logicalId, by: Object.keys(change.propertyUpdates), moved, rolled: true }]
      : [];
  });
}

/** Whether somebody holds on to a thing: to what is in it, or to what it is called. */
export function isHeld({ before }: Aligned, logicalId: string): boolean {
  const resource = before.model.resources.get(logicalId)!;
  return resource.type in HELD || keepsState(resource);
}

export function replacementFindings(stack: Aligned, names: Names, replaced: readonly Replaced[]): Finding[] {
  const told = replaced
    // What nobody holds on to is another one and nobody sees it: it is told of among what moved.
    .filter(({ logicalId, moved, rolled }) => {
      if (rolled) return !hasOnlyAnotherProgram(stack, [logicalId, ...neighbours(stack, logicalId)]);
      return isHeld(stack, logicalId) || !(moved || hasOnlyAnotherProgram(stack, [logicalId]));
    })
    .map(({ logicalId, by, moved, rolled }): Finding => {
      const name = names.of(logicalId);
      const properties = listed(by);
      const renewed = moved && plain(logicalId) === plain(stack.pairs.get(logicalId)!.after);
      const sentence: Sentence = renewed
        ? {
            en: `${name} is made anew, because its logical id follows what is in it, and the old one goes`,
            ko: `${name}: 내용에 따라 논리적 ID가 바뀌어 새로 만들어지고 이전 것은 없어집니다`,
          }
        : moved
          ? {
              en: `${name} has another logical id, so it is made anew and the old one goes (npx cdk refactor moves it instead)`,
              ko: `${name}: 논리적 ID가 바뀌어 새로 만들어지고 이전 것은 없어집니다 (npx cdk refactor로 옮길 수 있습니다)`,
            }
          : rolled
            ? {
                en: `${name}: its machines are replaced one after the other, by ${properties}`,
                ko: `${name}: ${properties} 변경으로 인스턴스가 차례로 교체됩니다`,
              }
            : { en: `${name} is replaced, by ${properties}`, ko: `${name}: ${properties} 변경으로 교체됩니다` };
      return {
        section: 'replaced',
        verdict: 'replaced',
        sentence,
        ...(by.length > 0 && { statement: statementOf(stack, logicalId, by, names) }),
        lines: names.linesOf(logicalId),
        logicalId,
      };
    });
  if (stack.sameStack) return told;
  return [
    {
      section: 'replaced',
      verdict: 'changed',
      sentence: {
        en: 'it is another stack, beside the first, by its name or region: nothing of the first is touched, and no data comes over',
        ko: '이름이나 리전이 달라 별개의 스택입니다. 기존 스택은 그대로 있고 데이터는 옮겨지지 않습니다',
      },
      lines: [],
    },
  ];
}

/** A new program in a thing that keeps nothing is told of as that, whatever CloudFormation does to bring it there. */
function hasOnlyAnotherProgram({ before, after }: Aligned, logicalIds: readonly string[]): boolean {
  return logicalIds.flatMap((id) => valueChanges(before, after, id)).every(({ kind }) => kind === 'code');
}

/** What a group's machines are started from: a tag of a template is enough to replace them. */
function neighbours({ before, pairs }: Aligned, logicalId: string): string[] {
  return referencedIds(before.model.resources.get(logicalId)?.properties).filter((id) => pairs.has(id));
}

function statementOf({ after }: Aligned, logicalId: string, by: readonly string[], names: Names): string {
  const properties = after.model.resources.get(logicalId)?.properties;
  const text = names.in(JSON.stringify(Object.fromEntries(by.map((name) => [name, at(properties, name) ?? null]))));
  return text.length <= 240 ? text : `${text.slice(0, 239)}…`;
}

/** Things that only have another place among the constructs. */
export function movedFindings(stack: Aligned, names: Names): Finding[] {
  return [...stack.pairs.values()]
    .filter(({ before, after }) => before !== after && plain(before) !== plain(after))
    .filter(({ before }) => publishedAs(stack.before.model.resources.get(before)!.type) === undefined)
    .map(({ before, after }): Finding => {
      const [from, to] = [
        stack.before.origins.get(before)?.path ?? before,
        stack.after.origins.get(before)?.path ?? after,
      ];
      return {
        section: 'moved',
        verdict: 'changed',
        sentence: { en: `${from} is ${to} now`, ko: `${from} -> ${to}(으)로 옮겨졌습니다` },
        statement: JSON.stringify({ before, after }),
        lines: names.linesOf(before),
        logicalId: before,
      };
    });
}
