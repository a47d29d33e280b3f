import { referencedIds } from './references';
import type { StackModel } from './template';

/** Whatever CloudFormation makes before a resource, and deletes after it: what it refers to or depends on, and so on from there. */
export function madeBefore({ resources }: StackModel, logicalId: string): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [logicalId];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const resource = resources.get(id);
    if (!resource) continue;
    for (const before of [...resource.dependsOn, ...referencedIds([resource.properties, resource.attributes])]) {
      if (!found.has(before)) pending.push(before);
      found.add(before);
    }
  }
  return found;
}
