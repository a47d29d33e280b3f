import { readTemplate } from '../../model/template';
import { whenDeleted as fateOf, type WhenDeleted } from '../../model/when-deleted';

export type { WhenDeleted };

/**
 * Reads in a stack's template what becomes of a resource.
 *
 * @param template - as CloudFormation answers it; one in YAML is not read
 * @param logicalId - @default - nobody knows which resource it is
 */
export function whenDeleted(template: string | undefined, logicalId: string | undefined): WhenDeleted {
  const resource = resourcesIn(template).get(logicalId ?? '');
  return resource ? fateOf(resource) : 'unknown';
}

function resourcesIn(template = ''): ReturnType<typeof readTemplate>['resources'] {
  try {
    return readTemplate(JSON.parse(template), { name: '', region: '' }).resources;
  } catch {
    return new Map();
  }
}
