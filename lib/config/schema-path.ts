import type * as z from 'zod';

/** The schema itself, without its default or optional wrapper. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  return inner ? unwrap(inner) : schema;
}

/** The schema that a path leads to, wrappers and all; an index of a list leads to what the list holds. */
export function schemaAt(schema: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((at, key) => {
    const inner = at && unwrap(at);
    if (!inner) return undefined;
    if (isObject(inner)) return Object.hasOwn(inner.shape, key) ? (inner.shape[key] as z.ZodType) : undefined;
    return inner.def.type === 'array' ? ((inner as z.ZodArray).element as z.ZodType) : undefined;
  }, schema);
}

/** The object schema at a path, or undefined when the path leads elsewhere. */
export function objectAt(schema: z.ZodType, path: readonly string[]): z.ZodObject | undefined {
  const target = schemaAt(schema, path);
  const inner = target && unwrap(target);
  return inner && isObject(inner) ? inner : undefined;
}

/** Keys of the object a path leads to. */
export function knownKeys(schema: z.ZodType, path: readonly string[]): readonly string[] {
  return Object.keys(objectAt(schema, path)?.shape ?? {});
}

/** Every key that can be given with `-c`: the common ones, and those of each section after its name and a dot. */
export function dottedKeys(schema: z.ZodType): string[] {
  return knownKeys(schema, []).flatMap((key) => {
    const nested = knownKeys(schema, [key]);
    return nested.length > 0 ? nested.map((name) => `${key}.${name}`) : [key];
  });
}

function isObject(schema: z.ZodType): schema is z.ZodObject {
  return schema.def.type === 'object';
}
