import type * as z from 'zod';
import type { Fault } from './fault';
import { readText } from './read-text';
import { dottedKeys, objectAt } from './schema-path';
import type { Sentence } from './sentence';
import { unknownKey } from './unknown-key';

export interface Overridden {
  /** The environment's values with the command line's on top. */
  readonly input: Record<string, unknown>;
  /** Texts of the command line, by their keys. */
  readonly typed: ReadonlyMap<string, string>;
  readonly unknown: readonly { readonly key: string; readonly message: Sentence }[];
  /** Texts that stand for no value at all. */
  readonly unread: readonly { readonly key: string; readonly fault: Fault }[];
}

/**
 * Lays command-line values over an environment's.
 *
 * @param values - dotted key -> value, as the app's context holds them
 * @param others - further keys of the command line, for who misspells one
 */
export function applyOverrides(
  schema: z.ZodObject,
  base: object,
  values: Readonly<Record<string, unknown>>,
  others: readonly string[],
): Overridden {
  const input = structuredClone(base) as Record<string, unknown>;
  const typed = new Map<string, string>();
  const unknown: { key: string; message: Sentence }[] = [];
  const unread: { key: string; fault: Fault }[] = [];
  for (const [key, value] of Object.entries(values)) {
    const path = key.split('.');
    const leaf = path.pop()!;
    const parent = objectAt(schema, path);
    if (!parent || !Object.hasOwn(parent.shape, leaf)) {
      unknown.push({ key, message: unknownKey(key, [...others, ...dottedKeys(schema)]) });
      continue;
    }
    const target = path.reduce<unknown>(inside, input);
    // A section that is no object is refused as a whole.
    if (typeof target !== 'object') continue;
    if (typeof value === 'string') typed.set(key, value);
    const reading = typeof value === 'string' ? readText(parent.shape[leaf] as z.ZodType, value) : { value };
    const section = target as Record<string, unknown>;
    if ('value' in reading) section[leaf] = reading.value;
    else {
      delete section[leaf];
      unread.push({ key, fault: reading.fault });
    }
  }
  return { input, typed, unknown, unread };
}

function inside(target: unknown, name: string): unknown {
  const section = target as Record<string, unknown>;
  section[name] ??= {};
  return section[name];
}
