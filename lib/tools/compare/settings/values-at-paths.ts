import { at } from '../../../model/property-path';
import { referencedIds } from '../../../model/references';
import type { Resource } from '../../../model/template';
import { withNamedParts } from './named-parts';

/**
 * Everything that stands at each path of a resource's properties, of each part of a list. Parts that have a pattern or an address of
 * their own are told apart by it: `CacheBehaviors[/images/*]`, `Origins[FilesBucket]`.
 */
export type Values = ReadonlyMap<string, readonly unknown[]>;

export function valuesOf({ properties }: Resource): Values {
  const values = new Map<string, unknown[]>();
  const walk = (value: unknown, path: string): void => {
    if (path !== '') values.set(path, [...(values.get(path) ?? []), value]);
    if (Array.isArray(value)) {
      for (const item of value) {
        const part = partOf(item);
        inner(item, part === undefined ? path : `${path}[${part}]`);
      }
    } else inner(value, path);
  };
  const inner = (value: unknown, path: string): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, each] of Object.entries(value)) walk(each, path === '' ? key : `${path}.${key}`);
  };
  walk(withNamedParts(properties), '');
  return values;
}

/** What tells a part of a list apart: its pattern, or where it is, for ids of origins are numbers in a row. */
function partOf(item: unknown): string | undefined {
  const pattern = at(item, 'PathPattern');
  if (pattern !== undefined) return String(pattern);
  const origin = at(item, 'DomainName');
  if (origin === undefined || at(item, 'Id') === undefined) return undefined;
  return referencedIds(origin)[0] ?? JSON.stringify(origin).replace(/[[\]]/g, '');
}

const PLACE = /^.*\[[^\]]*\](?=\.)/;

/** A path without what tells parts of a list apart. */
export function plainPath(path: string): string {
  return path.replace(/\[[^\]]*\]/g, '');
}

/** The part of a list that a path lies in, or undefined where it lies in none with a pattern. */
export function placeOf(path: string): string | undefined {
  return PLACE.exec(path)?.[0];
}

export function placesIn(values: Values): ReadonlySet<string> {
  return new Set([...values.keys()].flatMap((path) => placeOf(path) ?? []));
}
