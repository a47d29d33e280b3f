import type * as z from 'zod';

/** One refused key. */
export interface ConfigProblem {
  /** Dotted path, as written after `-c`. */
  readonly key: string;
  /** The value, what is allowed, and what to do. */
  readonly message: string;
}

/** Zod's issues as sentences that name the value and what is allowed. */
export function describeIssues(
  schema: z.ZodType,
  input: unknown,
  issues: readonly z.core.$ZodIssue[],
): ConfigProblem[] {
  return issues.flatMap((issue): ConfigProblem[] => {
    const path = issue.path.map(String);
    const key = path.join('.') || '(config)';
    const value = shown(valueAt(input, path));
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((unknown) => ({
          key: [...path, unknown].join('.'),
          message: `is not a known key${nearest(unknown, knownKeys(schema, path))}`,
        }));
      case 'invalid_value':
        return [{ key, message: `${value} is not allowed; use one of ${issue.values.map(String).join(', ')}` }];
      case 'invalid_type':
        return [
          {
            key,
            message: `${value} is not ${KINDS[issue.expected] ?? `of type ${issue.expected}`}`,
          },
        ];
      case 'too_small':
        return [{ key, message: `${value} is too small; at least ${issue.minimum}` }];
      case 'too_big':
        return [{ key, message: `${value} is too big; at most ${issue.maximum}` }];
      default:
        return [{ key, message: `${value} ${issue.message}` }];
    }
  });
}

/** What a schema expects, in words, with an example. */
const KINDS: Readonly<Record<string, string>> = {
  boolean: 'a boolean; for example true',
  number: 'a number; for example 5',
  int: 'a whole number; for example 5',
  string: 'a text; for example minji',
  array: 'a list; for example ["minji"], or minji,alex on the command line',
  object: 'an object with keys of its own; for example {}',
};

const LONGEST_VALUE = 100;

/** A value as JSON, cut where a person would stop reading. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length <= LONGEST_VALUE ? json : `${json.slice(0, LONGEST_VALUE)}... (${json.length} characters)`;
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], input);
}

/** Keys of the object a path leads to, seen through defaults and optionals. */
export function knownKeys(schema: z.ZodType, path: readonly string[]): readonly string[] {
  return Object.keys(objectAt(schema, path)?.shape ?? {});
}

/** The object schema at a path, or undefined when the path leads elsewhere. */
export function objectAt(schema: z.ZodType, path: readonly string[]): z.ZodObject | undefined {
  const target = path.reduce<z.ZodType | undefined>((at, key) => child(at, key), schema);
  const inner = target && unwrap(target);
  return inner && isObject(inner) ? inner : undefined;
}

function child(schema: z.ZodType | undefined, key: string): z.ZodType | undefined {
  const inner = schema && unwrap(schema);
  if (!inner) return undefined;
  if (isObject(inner)) return Object.hasOwn(inner.shape, key) ? (inner.shape[key] as z.ZodType) : undefined;
  return inner.def.type === 'array' ? ((inner as z.ZodArray).element as z.ZodType) : undefined;
}

/** The schema itself, without its default or optional wrapper. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  return inner ? unwrap(inner) : schema;
}

function isObject(schema: z.ZodType): schema is z.ZodObject {
  return schema.def.type === 'object';
}

/** `; did you mean x?` for the nearest candidate, or nothing when none is near. */
export function nearest(word: string, candidates: readonly string[]): string {
  if (word.length > 100) return '';
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(2, Math.floor(best.candidate.length / 2))
    ? `; did you mean ${best.candidate}?`
    : '';
}

/** Levenshtein distance: the least number of single-letter edits between two words. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (letter === b[column - 1] ? 0 : 1);
      current.push(Math.min(previous[column]! + 1, current[column - 1]! + 1, replaced));
    }
    previous = current;
  }
  return previous[b.length]!;
}
