import { inventedReferences, type References, resolveIntrinsics } from '../model/intrinsics';
import { at } from '../model/property-path';
import { referencedId } from '../model/references';
import type { Resource, StackModel } from '../model/template';
import type { Violation } from './rule';

/** A property as a list; what is absent is an empty one. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(value, ...path);
  return found === undefined ? [] : [found].flat();
}

const invented = new WeakMap<StackModel, References>();

/** The references of a stack under invented names, the same for every rule that asks. */
export function referencesOf(stack: StackModel): References {
  let references = invented.get(stack);
  if (!references) {
    references = inventedReferences(stack);
    invented.set(stack, references);
  }
  return references;
}

export function resolved(stack: StackModel, value: unknown): unknown {
  return resolveIntrinsics(value, referencesOf(stack));
}

export function arnOf(stack: StackModel, logicalId: string): string {
  return String(referencesOf(stack).attribute(logicalId, 'Arn'));
}

/** The resource behind a reference, or undefined when it leads to none of the stack. */
export function behind(stack: StackModel, reference: unknown): Resource | undefined {
  return stack.resources.get(referencedId(reference) ?? '');
}

/** The resources that do not meet a condition, each with what is wrong. */
export function breaking(
  resources: readonly Resource[],
  problem: string,
  meets: (resource: Resource) => boolean,
): Violation[] {
  return resources.filter((resource) => !meets(resource)).map(({ logicalId }) => ({ at: logicalId, problem }));
}
