import type { Sentence } from '../../../config/sentence';
import { unknownFunctionsIn } from '../../../model/intrinsics';
import { resourceType } from '../../../model/resource-types';
import { UndecidableError } from '../../../model/undecidable-error';
import type { Finding } from '../finding';
import type { Aligned } from '../identity/aligned';
import { groupedBy } from '../identity/grouped';
import type { Names } from '../names';
import { listed } from '../readable';
import { isAnswered } from './guards-gone';
import type { PropertyChanges } from './property-changes';
import { isJudgedAsWhole, isReadElsewhere, standingOf } from './standing';
import { type ValueChange, valueChanges } from './value-changes';

export interface SettingChanges {
  readonly findings: readonly Finding[];
  /** Resources that differ by what is written on them alone. */
  readonly texts: readonly string[];
}

/** What else is different, and decides nothing of the above: sizes, times, programs; and what is new or gone. */
export function settingChanges(stack: Aligned, names: Names, isTold: PropertyChanges['isTold']): SettingChanges {
  const findings: Finding[] = [];
  const texts: string[] = [];
  const programs = new Set<string>();
  for (const logicalId of stack.pairs.keys()) {
    const changes = valueChanges(stack.before, stack.after, logicalId);
    const { type } = stack.after.model.resources.get(logicalId)!;
    const about = { lines: names.linesOf(logicalId), logicalId };
    const name = names.of(logicalId);
    const telling = changes.filter((change) => change.kind === 'meaning' && !isRead(logicalId, type, change, isTold));
    if (changes.some(({ kind, path }) => kind === 'code' && !isOfVersion(path))) programs.add(logicalId);
    const meant = changes.filter(({ kind }) => kind === 'meaning');
    // What such a thing opens, sends or keeps is not here: no change of it is known to be harmless.
    if (!isKnown(type) && (meant.length > 0 || (type.startsWith('AWS::CloudFormation::') && changes.length > 0))) {
      findings.push({
        section: 'reach',
        verdict: 'unknown',
        sentence: {
          en: `${name} differs, and what a ${type} opens is not known here: look`,
          ko: `${name}: ${type}이(가) 무엇을 여는지 알 수 없는데 달라졌으니 직접 확인하세요`,
        },
        ...about,
      });
    }
    findings.push(...undecided(telling, names, logicalId), ...unknownProperties(type, telling, names, logicalId));
    if (telling.length > 0) {
      const texts = telling.map((change) => changeText(change, names));
      const said = (language: 'en' | 'ko') => listed([...new Set(texts.map((text) => text[language]))], 5);
      findings.push({
        section: 'settings',
        verdict: 'changed',
        sentence: { en: `${name}: ${said('en')}`, ko: `${name}: ${said('ko')}` },
        ...about,
      });
    } else if (meant.length === 0 && changes.some(({ kind }) => kind === 'code')) {
      findings.push({
        section: 'code',
        verdict: 'changed',
        sentence: { en: `${name}: another program`, ko: `${name}: 프로그램이 바뀌었습니다` },
        ...about,
      });
    } else if (meant.length === 0 && changes.length > 0) texts.push(logicalId);
  }
  // Ids and outputs of versions follow the hashes of bundles; without another program they say nothing.
  const another = programs.size > 0;
  const told = findings.filter(({ section, logicalId }) => section !== 'code' || (another && logicalId !== undefined));
  return { findings: [...told, ...unknownGone(stack, names), ...comings(stack, names)], texts };
}

/** Values that only a deployment knows: whether a thing is made at all, and what is made by a function that was not read. */
function undecided(telling: readonly ValueChange[], names: Names, logicalId: string): Finding[] {
  const open = telling.filter(
    ({ path, before, after }) =>
      path[0] === 'Condition' || unknownFunctionsIn([{ [path.at(-1)!]: [before, after] }]).length > 0,
  );
  if (open.length === 0) return [];
  const name = names.of(logicalId);
  const where = listed([...new Set(open.map(({ path }) => path.join('.')))], 5);
  return [
    {
      section: 'reach',
      verdict: 'unknown',
      sentence: {
        en: `${name}: ${where} differs, and what becomes of it only a deployment knows: look`,
        ko: `${name}: 배포해야 정해지는 값이 달라졌으니 직접 확인하세요: ${where}`,
      },
      lines: names.linesOf(logicalId),
      logicalId,
    },
  ];
}

/** What such a thing guarded while it was there is not known here. */
function unknownGone({ before, after }: Aligned, names: Names): Finding[] {
  return [...before.model.resources.values()]
    .filter(({ logicalId, type }) => !after.model.resources.has(logicalId) && !(isKnown(type) && isAnswered(type)))
    .map(({ logicalId, type }) => {
      const name = names.of(logicalId);
      return {
        section: 'reach',
        verdict: 'unknown',
        sentence: {
          en: `${name} is gone, and what a ${type} guarded is not known here: look`,
          ko: `${name}: ${type}이(가) 무엇을 막았는지 알 수 없는데 없어졌으니 직접 확인하세요`,
        },
        lines: names.linesOf(logicalId),
        logicalId,
      };
    });
}

/** What refers to a version, which is called by the hash of its function. */
function isOfVersion(path: readonly string[]): boolean {
  return path.some((key) => /FunctionARN$|FunctionVersion$/.test(key));
}

function isKnown(type: string): boolean {
  try {
    return resourceType(type) !== undefined;
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return false;
  }
}

function isRead(
  logicalId: string,
  type: string,
  { path, before: was, after: is }: ValueChange,
  isTold: PropertyChanges['isTold'],
): boolean {
  if (!isKnown(type)) return true;
  return [...leafPaths(was, path), ...leafPaths(is, path)].every(
    (text) => isReadElsewhere(type, text) || isJudgedAsWhole(type, text) || isTold(logicalId, text),
  );
}

/** Properties of which nobody has said what they guard, nor that they guard nothing. */
function unknownProperties(type: string, telling: readonly ValueChange[], names: Names, logicalId: string): Finding[] {
  const open = telling
    .flatMap(({ path, before, after }) => [...leafPaths(before, path), ...leafPaths(after, path)])
    .filter((path) => standingOf(type, path) === 'unknown');
  if (open.length === 0) return [];
  const name = names.of(logicalId);
  const where = listed([...new Set(open)], 5);
  return [
    {
      section: 'reach',
      verdict: 'unknown',
      sentence: {
        en: `${name}: ${where} differs, and what it guards is not known here: look`,
        ko: `${name}: 무엇을 막는지 알 수 없는 속성이 달라졌으니 직접 확인하세요: ${where}`,
      },
      lines: names.linesOf(logicalId),
      logicalId,
    },
  ];
}

/** Every path that a value has something at. */
function leafPaths(value: unknown, path: readonly string[]): string[] {
  if (value === undefined) return [];
  if (value === null || typeof value !== 'object' || Object.keys(value).length === 0) return [path.join('.')];
  if (Array.isArray(value)) return value.flatMap((item) => leafPaths(item, path));
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner, [...path, key]));
}

function changeText({ shown, before, after }: ValueChange, names: Names): Sentence {
  const { was, is } = names.change(before, after, 60);
  return { en: `${shown} ${was.en} -> ${is.en}`, ko: `${shown} ${was.ko} -> ${is.ko}` };
}

function comings({ before, after }: Aligned, names: Names): Finding[] {
  const only = (one: Aligned['before'], other: Aligned['before']) =>
    groupedBy(
      [...one.model.resources.values()].filter(({ logicalId }) => !other.model.resources.has(logicalId)),
      ({ type }) => type,
    );
  const said =
    (en: string, ko: string) =>
    ([type, resources]: [string, { readonly logicalId: string }[]]): Finding => {
      const things = listed(
        resources.map(({ logicalId }) => names.of(logicalId)),
        8,
      );
      return {
        section: 'settings',
        verdict: 'changed',
        sentence: { en: `${en} ${type} ${things}`, ko: `${ko} ${type} ${things}` },
        lines: names.linesOf(resources[0]!.logicalId),
      };
    };
  return [
    ...[...only(after, before)].map(said('new:', '추가:')),
    ...[...only(before, after)].map(said('gone:', '삭제:')),
  ];
}
