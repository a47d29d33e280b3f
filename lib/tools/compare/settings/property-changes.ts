import { referencedIds } from '../../../model/references';
import type { Finding } from '../finding';
import type { Aligned } from '../identity/aligned';
import { EXPIRY_PATH } from '../impact/expiry-changes';
import type { Names } from '../names';
import { shortJson } from '../readable';
import { ALARM_TERMS } from './alarm-changes';
import { GUARDS } from './guards-gone';
import type { Judged } from './judges';
import { placeOf, placesIn, plainPath, type Values, valuesOf } from './values-at-paths';
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
    const [had, has] = [before, after].map(({ model }) => valuesOf(model.resources.get(logicalId)!)) as [
      Values,
      Values,
    ];
    return rows.flatMap((watched) =>
      ofRow(watched, had, has).flatMap((change) => judged(watched, change)(names, logicalId)),
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

/** What a row comes to in each part of a resource: parts that are gone guard nothing, and new ones are to be no worse than others. */
function ofRow(watched: Watched, had: Values, has: Values): Change[] {
  const form = new RegExp(`^${watched.path}$`);
  const paths = [...new Set([...had.keys(), ...has.keys()])].filter((path) => form.test(plainPath(path)));
  const [places, now] = [placesIn(had), placesIn(has)];
  const stays = (path: string) => {
    const place = placeOf(path);
    return place === undefined || (places.has(place) && now.has(place));
  };
  const every = paths.flatMap((path) => had.get(path) ?? []);
  const leaves = [...new Set(paths.filter((path) => placeOf(path) !== undefined).map(leafOf))];
  return [
    ...paths.filter(stays).map((path) => ({ path, had: had.get(path) ?? [], has: has.get(path) ?? [], isNew: false })),
    ...[...now]
      .filter((place) => !places.has(place))
      .flatMap((place) =>
        leaves.map((leaf) => {
          const path = `${place}.${leaf}`;
          return { path, had: every, has: [...every, ...(has.get(path) ?? [undefined])], isNew: true };
        }),
      ),
  ];
}

interface Change {
  readonly path: string;
  readonly had: readonly unknown[];
  readonly has: readonly unknown[];
  readonly isNew: boolean;
}

function leafOf(path: string): string {
  return path.slice(placeOf(path)!.length + 1);
}

function judged({ section, judge, verdicts, label }: Watched, { path, had, has, isNew }: Change) {
  return (names: Names, logicalId: string): Finding[] => {
    if (JSON.stringify(had) === JSON.stringify(has)) return [];
    const found: Judged | undefined = judge(had, has);
    if (found === undefined || (isNew && found !== 'worse')) return [];
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
