import * as z from 'zod';
import { faultIn } from './fault';
import { unwrap } from './schema-path';

/**
 * A value that a schema takes, to be shown to whoever gave another: its default, what its own check names, or the least that it
 * allows.
 *
 * @returns undefined when none is known
 */
export function exampleOf(schema: z.ZodType): unknown {
  const candidates = [...defaultOf(schema), ...ofKind(unwrap(schema))];
  return candidates.find((candidate) => !isEmptyList(candidate) && schema.safeParse(candidate).success);
}

function defaultOf(schema: z.ZodType): unknown[] {
  const { defaultValue, innerType } = schema.def as { defaultValue?: unknown; innerType?: z.ZodType };
  if (defaultValue !== undefined) return [defaultValue];
  return innerType ? defaultOf(innerType) : [];
}

function ofKind(schema: z.ZodType): unknown[] {
  if (schema instanceof z.ZodBoolean) return [true];
  if (schema instanceof z.ZodNumber) return [5, schema.minValue, schema.maxValue];
  if (schema instanceof z.ZodEnum) return Object.values(schema.enum);
  if (schema instanceof z.ZodArray)
    return [[exampleOf(schema.element as z.ZodType)], ofKind(unwrap(schema.element as z.ZodType))];
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape as Record<string, z.ZodType>);
    const needed = entries.filter(([, each]) => !each.safeParse(undefined).success);
    return [Object.fromEntries(needed.map(([key, each]) => [key, exampleOf(each)]))];
  }
  const refused = schema.safeParse('\0');
  return refused.success ? [] : refused.error.issues.flatMap((issue) => faultIn(issue)?.examples ?? []);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
