import type * as z from 'zod';
import { type ConfigProblem, knownKeys, nearest, objectAt, unwrap } from './problems';

/**
 * Lays command-line values over an environment's. `-c` gives every value as text, so `true`, `5` and
 * `["minji"]` are read as JSON wherever the key's schema is not a text itself; a list may also be written a,b.
 *
 * @param values - dotted key -> value, as the app's context holds them
 */
export function applyOverrides(
  schema: z.ZodObject,
  base: object,
  values: Readonly<Record<string, unknown>>,
): { readonly input: Record<string, unknown>; readonly problems: readonly ConfigProblem[] } {
  const input = structuredClone(base) as Record<string, unknown>;
  const problems: ConfigProblem[] = [];
  for (const [key, value] of Object.entries(values)) {
    const path = key.split('.');
    const leaf = path.pop()!;
    const parent = objectAt(schema, path);
    if (!parent || !Object.hasOwn(parent.shape, leaf)) {
      problems.push({ key, message: `is not a known key${nearest(key, dottedKeys(schema))}` });
      continue;
    }
    let target = input;
    for (const name of path) {
      target[name] ??= {};
      target = target[name] as Record<string, unknown>;
    }
    target[leaf] = fromText(parent.shape[leaf] as z.ZodType, value);
  }
  return { input, problems };
}

function dottedKeys(schema: z.ZodObject): string[] {
  return Object.keys(schema.shape).flatMap((key) => {
    const nested = knownKeys(schema, [key]);
    return nested.length > 0 ? nested.map((name) => `${key}.${name}`) : [key];
  });
}

function fromText(schema: z.ZodType, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const type = unwrap(schema).def.type;
  if (type === 'string' || type === 'enum') return value;
  try {
    return JSON.parse(value);
  } catch {
    return type === 'array' ? value.split(',').map((item) => item.trim()) : value;
  }
}
