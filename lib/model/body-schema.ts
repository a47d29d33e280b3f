import * as z from 'zod';

/** Whether a body is JSON that fits the schema of a route's model. */
export function fitsSchema(schema: unknown, body: string): boolean {
  try {
    const value: unknown = JSON.parse(body);
    const parsed = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(value);
    return parsed.success && hasRequired(schema, value);
  } catch {
    return false;
  }
}

/** zod asks only for required names that stand among the properties too; a JSON schema need not name them there. */
function hasRequired(schema: unknown, value: unknown): boolean {
  if (schema === null || typeof schema !== 'object' || value === null || typeof value !== 'object') return true;
  const { required = [], properties = {} } = schema as {
    readonly required?: readonly string[];
    readonly properties?: Readonly<Record<string, unknown>>;
  };
  const given = value as Readonly<Record<string, unknown>>;
  return (
    required.every((name) => Object.hasOwn(given, name)) &&
    Object.entries(properties).every(([name, inner]) => hasRequired(inner, given[name]))
  );
}
