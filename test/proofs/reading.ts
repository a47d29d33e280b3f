import { inventedReferences, resolveIntrinsics } from '../../lib/model/intrinsics';
import type { Resource, StackModel } from '../../lib/model/template';

/** A property by its path, or undefined where the path ends early. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner === null || typeof inner !== 'object' ? undefined : (inner as Record<string, unknown>)[key]),
    value,
  );
}

/** The same as a list; what is absent is an empty one. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return found === undefined ? [] : [found].flat();
}

export function resolved(stack: StackModel, value: unknown): unknown {
  return resolveIntrinsics(value, inventedReferences(stack));
}

/** Names of the resources of a type that do not meet a condition, each with what is wrong. */
export function breaking(
  resources: readonly Resource[],
  complaint: string,
  meets: (resource: Resource) => boolean,
): string[] {
  return resources.filter((resource) => !meets(resource)).map(({ logicalId }) => `${logicalId} ${complaint}`);
}
