import { resourceType } from '../../../model/resource-types';
import type { Resource } from '../../../model/template';
import { UndecidableError } from '../../../model/undecidable-error';

/** Whether a deletion would lose something. Of a type that nobody knows, nobody knows; that it is there is told of itself. */
export function keepsState({ type }: Resource): boolean {
  try {
    return resourceType(type).state !== undefined;
  } catch (error) {
    if (!(error instanceof UndecidableError)) throw error;
    return false;
  }
}
