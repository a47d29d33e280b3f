import { at } from '../../../model/property-path';
import { referencedIds } from '../../../model/references';
import type { Resource } from '../../../model/template';
import type { Finding } from '../finding';
import type { Aligned } from '../identity/aligned';
import { withoutHashes } from '../identity/written-on';
import type { Names } from '../names';
import { shortJson } from '../readable';
import { GUARDS } from './guards-gone';
import type { Judged } from './judges';
import { placeOf, placesIn, plainPath, type Values, valuesOf } from './values-at-paths';
import type { Watched } from './watched';
import { WATCHED } from './watched-properties';

export interface PropertyChanges {
  readonly findings: readonly Finding[];
  /** Whether a property of a resource, or what it lies in, was told of: of a watched one that came to nothing, nobody has said so. */
  readonly isTold: (logicalId: string, path: string) => boolean;
}

/** Guards that are another in the second state, of things that both have, and those that went alone. */
export function propertyChanges(stack: Aligned, names: Names): PropertyChanges {
  const { before, after } = stack;
  const told = new Map<string, RegExp[]>();
  const changed = [...stack.pairs.keys()].flatMap((logicalId) => {
    const { type } = before.model.resources.get(logicalId)!;
    const rows = rowsOf(type);
    if (rows.length === 0) return [];
    const [one, other] = [before, after].map(({ model }) => model.resources.get(logicalId)!) as [Resource, Resource];
    if (JSON.stringify(one.properties) === JSON.stringify(other.properties)) return [];
    const [had, has] = [valuesOf(one), valuesOf(other)];
    const found = rows.flatMap((watched) =>
      ofRow(watched, had, has).flatMap((change) =>
        judged(watched, change)(names, logicalId).map((finding) => ({ finding, watched, change })),
      ),
    );
    const gone = found.flatMap(({ change: { path, has: now } }) => (now.length === 0 ? [`${path}.`] : []));
    // What lay in something that is gone is told of with it.
    const outermost = found.filter(({ change: { path } }) => !gone.some((outer) => path.startsWith(outer)));
    told.set(
      logicalId,
      outermost.map(({ watched }) => watched.within),
    );
    return outermost.map(({ finding }) => finding);
  });
  const gone = [...before.model.resources.values()].flatMap(({ logicalId, type, properties }): Finding[] => {
    const said = Object.hasOwn(GUARDS, type) ? GUARDS[type] : undefined;
    if (said === undefined || after.model.resources.has(logicalId)) return [];
    // What guarded something that is gone too is missed by nobody.
    const guarding = (said.guarded ?? []).map((path) => at(properties, ...path.split('.')));
    const guarded = [...new Set(guarding.flatMap(referencedIds))].filter((id) => before.model.resources.has(id));
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
  return {
    findings: [...changed, ...gone],
    isTold: (logicalId, path) => told.get(logicalId)?.some((within) => within.test(path)) === true,
  };
}

const ROWS = new Map<string, readonly Watched[]>();

function rowsOf(type: string): readonly Watched[] {
  const known = ROWS.get(type);
  if (known) return known;
  const rows = WATCHED.filter(({ types }) => types.test(type));
  ROWS.set(type, rows);
  return rows;
}

/** What a row comes to in each part of a resource: parts that are gone guard nothing, and new ones are to be no worse than others. */
function ofRow(watched: Watched, had: Values, has: Values): Change[] {
  const paths = [...new Set([...had.keys(), ...has.keys()])].filter((path) => watched.form.test(plainPath(path)));
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
        leaves
          .map((leaf) => `${place}.${leaf}`)
          // An origin of another kind has other guards, and a part of another list none of these.
          .filter((path) => has.has(path) || (watched.form.test(plainPath(path)) && !IS_ORIGIN.test(path)))
          .map((path) => ({ path, had: every, has: [...every, ...(has.get(path) ?? [undefined])], isNew: true })),
      ),
  ];
}

const IS_ORIGIN = /[.]Origins\[/;

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
    if (textOf(had) === textOf(has)) return [];
    const found: Judged | undefined = judge(had, has);
    if (found === undefined || (isNew && found !== 'worse')) return [];
    const { was, is } = names.change(whole(had), whole(has), 80);
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

/** Values without the hashes of programs: another program is told of as that. */
function textOf(values: readonly unknown[]): string {
  return withoutHashes(JSON.stringify(values));
}

function whole(values: readonly unknown[]): unknown {
  return values.length === 0 ? undefined : [...new Set(values)];
}
