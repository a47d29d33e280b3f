import { resourceType } from '../../../model/resource-types';
import type { Resource } from '../../../model/template';
import { UndecidableError } from '../../../model/undecidable-error';

/** Properties of a resource that say who may do something. Of a type that nobody knows it could be any. */
export function policyProperties({ type, properties }: Pick<Resource, 'type' | 'properties'>): readonly string[] {
  try {
    return Object.keys(resourceType(type).policies ?? {});
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return Object.keys(properties);
  }
}
