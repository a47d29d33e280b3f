import { at } from '../../../model/property-path';
import type { Resource } from '../../../model/template';

/**
 * Everything that stands at each path of a resource's properties, of each part of a list. Parts that the order decides between, and
 * that have a pattern of their own, are told apart by it: `CacheBehaviors[/images/*]`.
 */
export type Values = ReadonlyMap<string, readonly unknown[]>;

export function valuesOf({ properties }: Resource): Values {
  const values = new Map<string, unknown[]>();
  const walk = (value: unknown, path: string): void => {
    if (path !== '') values.set(path, [...(values.get(path) ?? []), value]);
    if (Array.isArray(value)) {
      for (const item of value) {
        const pattern = at(item, 'PathPattern');
        inner(item, pattern === undefined ? path : `${path}[${String(pattern)}]`);
      }
    } else inner(value, path);
  };
  const inner = (value: unknown, path: string): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, each] of Object.entries(value)) walk(each, path === '' ? key : `${path}.${key}`);
  };
  walk(properties, '');
  return values;
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
