import { at } from '../../../model/property-path';
import { referencedIds } from '../../../model/references';
import type { Finding } from '../finding';
import type { Aligned, State } from '../identity/aligned';
import { EXPIRY_PATH } from '../impact/expiry-changes';
import type { Names } from '../names';
import { shortJson } from '../readable';
import { ALARM_TERMS } from './alarm-changes';
import { GUARDS } from './guards-gone';
import type { Judged } from './judges';
import type { Watched } from './watched';
import { WATCHED_DATA } from './watched-data';
import { WATCHED_RIGHTS } from './watched-rights';
import { WATCHED_WAYS } from './watched-ways';

const WATCHED: readonly Watched[] = [...WATCHED_WAYS, ...WATCHED_RIGHTS, ...WATCHED_DATA];

/** Guards that are another in the second state, of things that both have, and those that went alone. */
export function propertyChanges(stack: Aligned, names: Names): Finding[] {
  const { before, after } = stack;
  const changed = [...stack.pairs.keys()].flatMap((logicalId) => {
    const { type } = before.model.resources.get(logicalId)!;
    const rows = WATCHED.filter(({ types }) => types.test(type));
    if (rows.length === 0) return [];
    const [had, has] = [before, after].map((state) => valuesOf(state, logicalId)) as [Values, Values];
    const paths = [...new Set([...had.keys(), ...has.keys()])];
    return rows.flatMap((watched) =>
      paths
        .filter((path) => new RegExp(`^${watched.path}$`).test(path))
        .flatMap((path) => judged(watched, path, had.get(path) ?? [], has.get(path) ?? [])(names, logicalId)),
    );
  });
  const gone = [...before.model.resources.values()].flatMap(({ logicalId, type, properties }): Finding[] => {
    const said = GUARDS[type];
    if (said === undefined || after.model.resources.has(logicalId)) return [];
    // What guarded something that is gone too is missed by nobody.
    const guarded = [...new Set(referencedIds(properties))].filter((id) => before.model.resources.has(id));
    if (guarded.some((id) => !after.model.resources.has(id))) return [];
    const name = names.of(logicalId);
    return [
      {
        section: 'settings',
        verdict: 'weakened',
        sentence: { en: `${name}: ${said.en}`, ko: `${name}: ${said.ko}` },
        lines: names.linesOf(logicalId),
        logicalId,
      },
    ];
  });
  return [...changed, ...gone];
}

/** Paths of properties that are told of by themselves. */
export function isWatched(type: string, path: string): boolean {
  if (type === 'AWS::S3::Bucket' && EXPIRY_PATH.test(path)) return true;
  if (type === 'AWS::CloudWatch::Alarm' && ALARM_TERMS.some((term) => term === path)) return true;
  return WATCHED.some(({ types, path: own }) => types.test(type) && new RegExp(`^${own}(\\.|$)`).test(path));
}

type Values = ReadonlyMap<string, readonly unknown[]>;

/** Everything that stands at a path, of each part of a list. */
function valuesOf({ model }: State, logicalId: string): Values {
  const values = new Map<string, unknown[]>();
  const walk = (value: unknown, path: string): void => {
    if (path !== '') values.set(path, [...(values.get(path) ?? []), value]);
    if (Array.isArray(value)) {
      for (const item of inOrder(value)) if (item !== null && typeof item === 'object') inner(item, path);
    } else if (value !== null && typeof value === 'object') inner(value, path);
  };
  const inner = (value: object, path: string): void => {
    for (const [key, each] of Object.entries(value)) walk(each, path === '' ? key : `${path}.${key}`);
  };
  walk(model.resources.get(logicalId)!.properties, '');
  return values;
}

/** Parts of a list that have a name, by it: in which order they are tried is told of elsewhere. */
function inOrder(list: readonly unknown[]): readonly unknown[] {
  const nameOf = (item: unknown) => JSON.stringify(at(item, 'PathPattern') ?? at(item, 'Id') ?? '');
  return [...list].sort((one, other) => nameOf(one).localeCompare(nameOf(other), 'en'));
}

function judged(
  { section, judge, verdicts, label }: Watched,
  path: string,
  had: readonly unknown[],
  has: readonly unknown[],
) {
  return (names: Names, logicalId: string): Finding[] => {
    if (JSON.stringify(had) === JSON.stringify(has)) return [];
    const found: Judged | undefined = judge(had, has);
    if (found === undefined) return [];
    const was = names.value('before', had.length === 0 ? undefined : [...new Set(had)], 80);
    const is = names.value('after', has.length === 0 ? undefined : [...new Set(has)], 80);
    const name = names.of(logicalId);
    const look = found === 'unknown';
    return [
      {
        section,
        verdict: look ? 'unknown' : verdicts[found],
        sentence: {
          en: `${name}: ${label.en} ${was.en} -> ${is.en}${look ? ': look' : ''}`,
          ko: `${name}: ${label.ko} ${was.ko} -> ${is.ko}${look ? ': 직접 확인하세요' : ''}`,
        },
        statement: shortJson(JSON.stringify({ [path]: has.length > 1 ? has : (has[0] ?? null) })),
        lines: names.linesOf(logicalId),
        logicalId,
      },
    ];
  };
}
