import type { Resource, StackModel } from './template';
import { UndecidableError } from './undecidable-error';

/** The logical id that a property points to by Ref or Fn::GetAtt, or undefined when it points to no resource. */
export function referencedId(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { Ref: ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string | readonly string[] };
  if (ref !== undefined) return ref;
  return typeof attribute === 'string' ? attribute.split('.')[0] : attribute?.[0];
}

/** Every logical id that a value points to, however deep inside it. */
export function referencedIds(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  const own = referencedId(value);
  const substituted = (value as { 'Fn::Sub'?: unknown })['Fn::Sub'];
  if (substituted !== undefined) {
    const [text, variables] = [substituted].flat() as [string, Record<string, unknown>?];
    return [...String(text).matchAll(/\$\{([A-Za-z0-9:]+)[^}]*\}/g)].flatMap(([, name]) =>
      variables && Object.hasOwn(variables, name!) ? referencedIds(variables[name!]) : [name!],
    );
  }
  return own === undefined ? Object.values(value).flatMap(referencedIds) : [own];
}

/**
 * The one resource of the stack that a value leads to: by Ref, Fn::GetAtt, or a text made around one of them.
 *
 * @param types - what the resource may be
 * @param place - where the value stands, for the message, for example `Server SecurityGroupIds`
 * @throws UndecidableError for a literal, for what is of another type, and for an expression that leads to several or elsewhere:
 *   what it means is then not in the template
 */
export function resourceBehind(stack: StackModel, value: unknown, types: readonly string[], place: string): Resource {
  const found = resourceOrStray(stack, value, types);
  if (found) return found;
  throw new UndecidableError(
    `${place} is ${JSON.stringify(value)}, which leads to no ${types.map((type) => type.split('::').at(-1)).join(' or ')} of the stack`,
  );
}

/** The same for a list, in which every item must lead to a resource. An absent property is an empty list. */
export function resourcesBehind(
  stack: StackModel,
  value: unknown,
  types: readonly string[],
  place: string,
): Resource[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    throw new UndecidableError(`${place} is ${JSON.stringify(value)}, which is not a list written out`);
  }
  return value.map((item) => resourceBehind(stack, item, types, place));
}

/** The same without an error: undefined for whatever does not lead to exactly one resource of the types. */
export function resourceOrStray(stack: StackModel, value: unknown, types: readonly string[]): Resource | undefined {
  const ids = [...new Set(referencedIds(value))].filter((id) => !id.startsWith('AWS::'));
  const resource = ids.length === 1 ? stack.resources.get(ids[0]!) : undefined;
  return resource && types.includes(resource.type) ? resource : undefined;
}
