import type { Language } from '../../../config/sentence';
import { type Entry, entriesOf } from '../../../model/entries';
import { exitsOf } from '../../../model/exits';
import { resourceType } from '../../../model/resource-types';
import { entryWayWords, entryWhoWords } from '../../wording/entry-words';
import { exitSendsWords, exitToWords } from '../../wording/exit-words';
import type { Finding, Verdict } from '../finding';
import type { Aligned, State } from '../identity/aligned';
import type { Names } from '../names';
import { couldNotBeRead } from '../rights/sentences';

/** Whom each way in lets in, in one state and not in the other. */
export function entryChanges(stack: Aligned, names: Names): Finding[] {
  const { before, after } = stack;
  let had: readonly Entry[];
  let has: readonly Entry[];
  try {
    had = entriesOf(before.model);
    has = entriesOf(after.model);
  } catch (error) {
    return textOf(before, 'entry') === textOf(after, 'entry') ? [] : [couldNotBeRead('reach', error as Error)];
  }
  const same = (one: Entry) => (other: Entry) => one.logicalId === other.logicalId && one.way === other.way;
  const whoOf = (entry: Entry, language: Language) => named(names, stack, entryWhoWords(entry, language));
  const say = (entry: Entry, language: Language) =>
    `${names.of(entry.logicalId)} ${named(names, stack, entryWayWords(entry, language))}: ${whoOf(entry, language)}`;
  const finding = (entry: Entry, verdict: Verdict, en: string, ko: string): Finding => ({
    section: 'reach',
    verdict,
    sentence: { en, ko },
    statement: JSON.stringify({ way: named(names, stack, entry.way), who: named(names, stack, entry.who) }),
    lines: names.linesOf(entry.logicalId),
    logicalId: entry.logicalId,
  });
  const described = (one: Entry) => JSON.stringify([one.logicalId, one.way, one.who]);
  const [was, is] = [new Set(had.map(described)), new Set(has.map(described))];
  return [
    ...has
      .filter((entry) => !was.has(described(entry)))
      .map((entry) => {
        const earlier = had.find((one) => same(entry)(one) && !is.has(described(one)));
        if (!earlier) {
          return finding(entry, 'broadened', `new way in: ${say(entry, 'en')}`, `새 진입점: ${say(entry, 'ko')}`);
        }
        return finding(
          entry,
          opened(earlier.who, entry.who),
          `${say(entry, 'en')} (before: ${whoOf(earlier, 'en')})`,
          `${say(entry, 'ko')} (이전: ${whoOf(earlier, 'ko')})`,
        );
      }),
    ...had
      .filter((entry) => !is.has(described(entry)) && !has.some(same(entry)))
      .map((entry) =>
        finding(entry, 'narrowed', `no way in any more: ${say(entry, 'en')}`, `없어진 진입점: ${say(entry, 'ko')}`),
      ),
  ];
}

/** Who may come in, from few to all; whoever is not in the list is others, and neither more nor fewer. */
const EVERYBODY = 'everybody';
const NETWORK = 'the network';

function opened(was: string, is: string): Verdict {
  if (was === is) return 'changed';
  if (is === EVERYBODY || was === NETWORK) return 'broadened';
  if (was === EVERYBODY || is === NETWORK) return 'narrowed';
  return 'unknown';
}

/** What a thing sends on by itself, to whom it did not before. */
export function exitChanges(stack: Aligned, names: Names): Finding[] {
  const { before, after } = stack;
  try {
    const described = (state: State) =>
      new Map(exitsOf(state.model).map((exit) => [JSON.stringify([exit.logicalId, exit.sends, exit.to]), exit]));
    const [had, has] = [described(before), described(after)];
    const finding =
      (change: 'new' | 'gone') =>
      (exit: ReturnType<typeof exitsOf>[number]): Finding => {
        const line = (language: Language) =>
          `${names.of(exit.logicalId)} ${exitSendsWords(exit, language)} -> ${named(names, stack, exitToWords(exit, language))}`;
        const verdict = exit.outside ? (change === 'new' ? 'broadened' : 'narrowed') : 'changed';
        return {
          section: 'reach',
          verdict,
          sentence:
            change === 'new'
              ? { en: `sends now: ${line('en')}`, ko: `새로 보냅니다: ${line('ko')}` }
              : { en: `no longer sends: ${line('en')}`, ko: `더는 보내지 않습니다: ${line('ko')}` },
          lines: names.linesOf(exit.logicalId),
          logicalId: exit.logicalId,
        };
      };
    // What stays inside the stack and comes with a thing of it is told with the thing.
    const worthIt = (state: State) => (exit: { readonly outside: boolean; readonly logicalId: string }) =>
      exit.outside || state.model.resources.has(exit.logicalId);
    return [
      ...[...has]
        .filter(([key]) => !had.has(key))
        .map(([, exit]) => exit)
        .filter(worthIt(before))
        .map(finding('new')),
      ...[...had]
        .filter(([key]) => !has.has(key))
        .map(([, exit]) => exit)
        .filter(worthIt(after))
        .map(finding('gone')),
    ];
  } catch (error) {
    return textOf(before, 'exit') === textOf(after, 'exit') ? [] : [couldNotBeRead('reach', error as Error)];
  }
}

function named(names: Names, { before, after }: Aligned, text: string): string {
  const ids = text.match(/[A-Za-z][A-Za-z0-9]+/g) ?? [];
  return names.in(
    [...new Set(ids)]
      .filter((id) => before.model.resources.has(id) || after.model.resources.has(id))
      .reduce((written, id) => written.replaceAll(id, names.of(id)), text),
  );
}

function textOf({ model }: State, kind: 'entry' | 'exit'): string {
  return JSON.stringify(
    [...model.resources.values()]
      .filter(({ type }) => resourceType(type)[kind] || type.startsWith('AWS::ApiGateway'))
      .map(({ logicalId, type, properties }) => [logicalId, type, properties])
      .sort(),
  );
}
