import type { Resource, StackModel } from '../../model/template';

/** The same stack with switches as such: CloudFormation takes them as texts, too. */
export function withSwitches(stack: StackModel): StackModel {
  const resources = [...stack.resources].map(([logicalId, resource]): readonly [string, Resource] => [
    logicalId,
    { ...resource, properties: switched(resource.properties) as Resource['properties'] },
  ]);
  return { ...stack, resources: new Map(resources) };
}

function switched(value: unknown): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(switched);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, switched(inner)]));
}
