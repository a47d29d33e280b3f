import type { StackModel } from '../../model/template';
import { QuestionError } from './question-error';

/** What stands in the code for a logical id: CDK ends each with a hash of its path, and an instance's with one of its user data. */
export function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}(?:[0-9a-f]{16})?$/, '');
}

/**
 * The one that a person means, by name or logical id, in small or capital letters.
 *
 * @throws QuestionError naming the field, with all there are
 */
export function named<Item extends { readonly name: string; readonly logicalId?: string }>(
  items: readonly Item[],
  field: string,
  value: string,
): Item {
  if (value.trim() === '') {
    throw new QuestionError(
      'noName',
      field,
      value,
      items.map(({ name }) => name),
    );
  }
  const asked = value.trim().toLowerCase();
  const found = items.find(({ name, logicalId }) => [name, logicalId].some((text) => text?.toLowerCase() === asked));
  if (found) return found;
  throw new QuestionError(
    'unknownName',
    field,
    value,
    items.map(({ name }) => name),
  );
}

/**
 * Where to look in the template: `ServerInstance (AWS::EC2::Instance, ServerInstanceE518391B)`.
 *
 * @param name - what stands there. @default - the resource itself
 */
export function placeOf(stack: StackModel, logicalId: string, name = nameOf(logicalId)): string {
  return `${name} (${stack.resources.get(logicalId)?.type}, ${logicalId})`;
}
