import type { Sentence } from '../../config/sentence';
import { UndecidableError } from '../../model/undecidable-error';
import reasons from './type-reasons.json';

/**
 * Why a stack has a resource of a type.
 *
 * @throws UndecidableError for a type of which nobody has said it
 */
export function reasonOf(type: string): Sentence {
  const reason = (reasons as Readonly<Record<string, Sentence>>)[type];
  if (!reason)
    throw new UndecidableError(
      `Nobody has said why there is a ${type}: add it, in English and Korean, to lib/tools/atlas/type-reasons.json`,
    );
  return reason;
}
